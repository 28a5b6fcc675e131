"""Desktop Seg: customer segments for small shops, from the till's own spreadsheets.

Flow: spreadsheet -> importing -> store -> metrics -> rules/segments -> analysis -> charts | exports -> ui.
"""

__version__ = "0.1.0"
