"""What can be prepared for macOS without a Mac: the icon and the recipe. Never run so far (README.md beside this)."""
