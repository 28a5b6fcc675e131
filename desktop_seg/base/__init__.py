"""What every layer may use: errors, texts and formats, folders, progress, the program's own settings, the log."""
