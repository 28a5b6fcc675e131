"""A list as a table, ready to be written: headings, typed cells, and the notes that belong to it.

Built by exports/export.py, written by the targets; a target decides only how, never what.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop_seg.base.i18n import _
from desktop_seg.model.field import Field, Kind
from desktop_seg.model.money import minor_digits, to_amount
from desktop_seg.model.period import to_date

Cell = str | int | float | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Heading:
    """title: translated. kind: decides the width and number form. decimals: of money. key: of the field."""

    title: str
    kind: Kind
    decimals: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """One line about a list: what it is and its value, both translated."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody of the segment who is not on the list. customer: as lists name people."""

    customer: str
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    """rows: one list of cells a person, as many as headings."""

    title: str
    headings: tuple[Heading, ...]
    rows: Sequence[Sequence[Cell]]
    notes: tuple[Note, ...]
    left_out: tuple[LeftOut, ...]


def headings(fields: Iterable[Field], currency: str) -> tuple[Heading, ...]:
    """Return the headings of fields in the owner's language."""
    return tuple(
        Heading(_(field.title), field.kind, minor_digits(currency) if field.kind is Kind.MONEY else 0, field.key)
        for field in fields
    )


def cell(field: Field, value: int | float | str | bytes | None, currency: str) -> Cell:
    """Return a stored value as people and programs read it; unknown stays empty."""
    if value is None or isinstance(value, bytes):
        return None
    match field.kind:
        case Kind.DATE:
            return to_date(int(value))
        case Kind.MONEY:
            return to_amount(round(float(value)), currency)
        case Kind.YES_NO:
            return _("yes") if value else _("no")
        case Kind.CHOICE:
            return next((_(choice.title) for choice in field.choices if choice.key == value), str(value))
        case Kind.TEXT:
            return str(value)
    return value
