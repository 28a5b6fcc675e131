"""Counts in words: "1 sale", "12,340 sales". For sentences that hold more than one count; used by all layers."""

from desktop_seg.base.i18n import format_number, ngettext


def people(n: int) -> str:
    """Return "512 people"."""
    return ngettext("{n} person", "{n} people", n).format(n=format_number(n))


def customers(n: int) -> str:
    """Return "512 customers"."""
    return ngettext("{n} customer", "{n} customers", n).format(n=format_number(n))


def sales(n: int) -> str:
    """Return "512 sales"."""
    return ngettext("{n} sale", "{n} sales", n).format(n=format_number(n))


def segments(n: int) -> str:
    """Return "512 segments"."""
    return ngettext("{n} segment", "{n} segments", n).format(n=format_number(n))
