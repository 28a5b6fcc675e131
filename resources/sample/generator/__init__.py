"""Makes the spreadsheets of the sample shop: a gift and garden shop that does not exist.

Flow: catalogue + shop_calendar + people -> habits -> receipts -> events, surveys, complaints, invoices -> files.
`shop.build_shop(seed)` makes everything in memory; the modules `write_*` turn it into spreadsheets, `truth` into JSON.
Every person, street, firm and brand is put together from lists of common words; addresses end in example.*.
"""
