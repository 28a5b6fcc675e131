"""A value of a field in the owner's words: in a sentence with its unit, on an axis as short as can be."""

from datetime import date
from math import floor, log10

from desktop_seg.base.i18n import (
    _,
    format_date,
    format_money,
    format_money_short,
    format_month,
    format_number,
    format_share,
    ngettext,
)
from desktop_seg.model.field import Field, Kind
from desktop_seg.model.period import to_date


def value_words(value: float, field: Field, currency: str) -> str:
    """Return a number, amount or day as it stands in a sentence: "12 days", "€47.20", "3 Nov 2026"."""
    if field.kind is Kind.DATE:
        return format_date(to_date(round(value)))
    if field.kind is Kind.MONEY:
        return format_money(value, currency)
    if field.unit == "share":
        return format_share(value)
    number = plain_number(value)
    n = int(value) if value == int(value) else 2  # a fraction takes the plural
    if field.unit == "days":
        return ngettext("{n} day", "{n} days", n).format(n=number)
    if field.unit == "years":
        return ngettext("{n} year", "{n} years", n).format(n=number)
    if field.unit == "visits":
        return ngettext("{n} visit", "{n} visits", n).format(n=number)
    if field.unit == "receipts":
        return ngettext("{n} receipt", "{n} receipts", n).format(n=number)
    return number


def tick_words(value: float, field: Field, currency: str) -> str:
    """Return a number, amount or day as it stands on an axis: "12", "€1.2K", "Nov 2026"."""
    if field.kind is Kind.DATE:
        return format_month(to_date(round(value)), "short")
    if field.kind is Kind.MONEY:
        return format_money_short(value, currency)
    if field.unit == "share":
        return format_share(value)
    return plain_number(value)


def plain_number(value: float) -> str:
    """Return a number with the decimals it needs, at most one more than its first figure that is not 0."""
    most = 0 if value == int(value) else max(1, 1 - floor(log10(abs(value))))
    decimals = next(n for n in range(most + 1) if n == most or round(value, n) == round(value, most))
    return format_number(value, decimals)


def month_title(month: int) -> str:
    """Return a month by its number (year * 12 + month - 1): "Nov 2026"."""
    return format_month(date(month // 12, month % 12 + 1, 1), "short")


def word_title(key: str, field: Field) -> str:
    """Return a choice, yes or no, or a word of the shop's own as people read it."""
    if field.kind is Kind.YES_NO:
        return _("yes") if key == "1" else _("no")
    return next((_(choice.title) for choice in field.choices if choice.key == key), key)
