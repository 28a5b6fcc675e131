"""What a cell becomes: the values that cleaning hands to the writer of the import.

Plain kinds are plain values: text and identifiers `str`, money `int` minor units, numbers `float`, days `int` day
numbers (model/period.py), minutes of the day `int`, yes or no `bool`. The kinds with more than one part stand here.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

Cell = str | int | float | bool | date | datetime | time | None


class Moment(NamedTuple):
    """A day of the shop's calendar and the minute of that day (0 to 1439), None when only the day is known."""

    day: int
    minute: int | None


class BirthDate(NamedTuple):
    """A day of birth; day is None when only the year is known."""

    day: int | None
    year: int


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number in the form +31612345678. also: the second number of the cell, as written ("" when none)."""

    number: str
    is_mobile: bool
    also: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """What stands in a column for e-mail and telephone alike; "" and None for the one that is not there."""

    email: str
    phone: Phone | None


@dataclass(frozen=True, slots=True)
class PackedItem:
    """One article of a cell that holds all articles of an order. sku: article number, "" unknown."""

    name: str
    quantity: float
    sku: str = ""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts, "" where there is none. What cannot be split (Korean names, firms, one word) is in `last`."""

    last: str
    first: str = ""
    infix: str = ""
    salutation: str = ""
    is_company: bool = False

    @property
    def full(self) -> str:
        """The name as one says it: first name, infix, last name."""
        return " ".join(part for part in (self.first, self.infix, self.last) if part)


Value = str | int | float | Moment | BirthDate | Phone | Contact | PersonName | tuple[str, ...] | tuple[PackedItem, ...]
