"""Conditions that several families of ready-made segments share."""

from desktop_seg.rules.tree import Is

BOUGHT_IN_YEAR = Is("frequency_365", "at_least", 1)
"""Somebody who bought in the last 365 days: those among whom the best, and percentiles, are looked for."""
