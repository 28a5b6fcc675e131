"""The pages of the window, one file each; made when they are first shown."""
