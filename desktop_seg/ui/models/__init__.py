"""Qt models: they hold ids and fetch what comes into view; sorting and filtering is done by the shop file."""
