"""From a spreadsheet to rows in the shop file.

reading (cells as they are) -> recognise (which column means what) -> inspect (evidence over all rows, open questions)
-> plan -> writing (convert, match, one transaction, report). `session` runs all of it in a child process.
"""
