"""From converted cells to rows of the shop file: who is who, which line belongs to which receipt, one transaction.

rows (cells to values, chunk by chunk) -> customer, product, sale (one writer each) -> run (transaction) -> report.
"""
