"""Numbers that are names: of customers, receipts, articles. Never counted with, so their zeros and letters stay.

17850.0 of a workbook is "17850", '00123 is "00123". "2.02E+15" has lost its digits to Excel: a fault, never a key.
In: raw cells. Out: text.
"""

import re
from dataclasses import dataclass, field
from datetime import date, time

from desktop_seg.base.i18n import _
from desktop_seg.importing.cleaning.column import (
    Convert,
    Converted,
    Decision,
    Evidence,
    Fault,
    FaultKind,
    Hint,
    Sample,
    Style,
    Undecided,
    by_sort,
)
from desktop_seg.importing.cleaning.number import shortened_finding
from desktop_seg.importing.cleaning.text import is_empty, without_apostrophe, written
from desktop_seg.importing.cleaning.value import Cell

_SHORTENED = re.compile(r"[0-9](?:[.,][0-9]+)?E\+[0-9]{1,3}", re.IGNORECASE)
_MASKED = re.compile(r"[*＊•●]{2}")
_POINT_ZERO = re.compile(r"[0-9]+\.0+")
_DIGITS_POINT = re.compile(r"[0-9]+\.[0-9]+")
_NUMBERS = (float, int)  # made once: there are as many identifiers as sales, and `float | int` is made at each
# Excel keeps 15 digits of a number; longer ones end in zeros that were never there.
_EXACT_BELOW = 1e15


def is_shortened(text: str) -> bool:
    """Tell whether Excel has written a long number in its short form, without its last digits ("4,51235E+09")."""
    return _SHORTENED.fullmatch(text) is not None


def is_masked(text: str) -> bool:
    """Tell whether the platform hides part of it ("kims****"): many people share such a value."""
    return _MASKED.search(text) is not None


def shortened_fault() -> Fault:
    """Say that digits are lost."""
    reason = _(
        "Shortened by Excel: its last digits are lost. Export the file again and do not open it before importing."
    )
    return Fault(FaultKind.SHORTENED, reason)


def masked_fault() -> Fault:
    """Say that part of the value is hidden."""
    return Fault(FaultKind.MASKED, _("Part of this is hidden by asterisks, so it does not tell people apart."))


def digits_of(number: float) -> str | None:
    """Return a number of a workbook as the text it stands for, None when Excel has dropped its last digits."""
    if not has_all_digits(number):
        return None
    whole = int(number)
    return str(whole) if whole == number else str(float(number))


def has_all_digits(number: float) -> bool:
    """Tell whether a number of a workbook is as it was typed in: Excel drops what goes beyond 15 digits."""
    return abs(number) < _EXACT_BELOW  # not true of infinity, nor of what is no number


@dataclass(frozen=True, slots=True)
class IdentifierStyle(Style):
    """How the numbers of a column are written. drops_point_zero: each is written as a decimal number, "17850.0"."""

    drops_point_zero: bool = False

    def converter(self, _hint: Hint) -> Convert:
        """Return the reader of identifiers; a value is text."""
        return by_sort(self._text, _read_number, _read_other)

    def _text(self, text: str) -> Converted:
        if text.isdecimal() and text.isascii():  # most are plain digits
            return text
        if is_empty(text):
            return None
        text = without_apostrophe(text)
        if is_shortened(text):
            return shortened_fault()
        if is_masked(text):
            return masked_fault()
        if self.drops_point_zero and _POINT_ZERO.fullmatch(text):
            return text.partition(".")[0]
        return text or None


def _read_number(number: float) -> Converted:
    return digits_of(number) or shortened_fault()


def _read_other(cell: Cell) -> Converted:
    if isinstance(cell, date | time):
        return Fault(FaultKind.UNREADABLE, _("This is a date. Excel has made it of a number such as 3-4."))
    return written(cell)


@dataclass(slots=True)
class IdentifierEvidence(Evidence):
    """Counts of a column of identifiers. point_zero: texts such as "17850.0"; point_other: "12.5", "7.10"."""

    point_zero: int = 0
    point_other: int = 0
    shortened: Sample = field(default_factory=Sample)

    def see(self, cell: Cell, count: int) -> bool:
        """Count an identifier; all but dates can be one."""
        if isinstance(cell, str):
            text = without_apostrophe(cell)
            if is_shortened(text):
                self.shortened.add(text, count)
            elif _POINT_ZERO.fullmatch(text):
                self.point_zero += count
            elif _DIGITS_POINT.fullmatch(text):
                self.point_other += count
        elif isinstance(cell, _NUMBERS):
            if not has_all_digits(cell):
                self.shortened.add(str(cell), count)
        elif isinstance(cell, date | time):
            return False
        return True

    def decide(self, _hint: Hint) -> Decision | Undecided:
        """Return the style: ".0" goes only where no number of the column has other decimals."""
        style = IdentifierStyle(self.point_zero > 0 and not self.point_other)
        return Decision(style, (*self.unreadable(), *shortened_finding(self.shortened, self.filled)))
