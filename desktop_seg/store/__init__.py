"""The shop file: one SQLite database of one shop. The only layer that says SQL to SQLite."""
