"""Looks at many customers at once: spread of a field, cuts, concentration, months, key figures.

In: metrics and store. Out: frozen dataclasses that charts, wizards and the command line show. numpy is imported inside
functions, so that the window may import these modules before it is needed.
"""
