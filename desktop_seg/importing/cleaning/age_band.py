"""Age groups as spreadsheets write them, in one form: "25-34", "65+", "0-17"."""

import re
from dataclasses import dataclass

from desktop_seg.base.i18n import _
from desktop_seg.importing.cleaning.column import Convert, Converted, Fault, FaultKind, Hint, Style
from desktop_seg.importing.cleaning.plain_text import as_text
from desktop_seg.importing.cleaning.text import is_empty, tidy, written
from desktop_seg.importing.cleaning.value import Cell

_OLDEST = 120
_YEARS = r"\s*(?:years?(?: old)?|yrs?|jaar|jr|år|jahre|ans|세|살)?\.?"
_BETWEEN = re.compile(
    rf"([0-9]{{1,3}}){_YEARS}\s*(?:-|–|~|/|to|t/m|tot en met|tot|til|bis|à|au)\s*([0-9]{{1,3}}){_YEARS}"
)
_AND_OVER = re.compile(
    rf"(?:(?:over|from|vanaf|boven|ab|über|fra|plus de|dès|>=?|≥)\s*)?([0-9]{{1,3}}){_YEARS}\s*"
    r"(?:\+|plus|and over|and older|or older|en ouder|of ouder|og derover|og ældre|und älter|und mehr|et plus|이상)?"
)
_BELOW = re.compile(
    rf"(?:under|below|onder|jonger dan|tot|unter|bis|moins de|<=?)\s*([0-9]{{1,3}}){_YEARS}"
    rf"|([0-9]{{1,3}}){_YEARS}\s*(?:미만|이하)"
)
_DECADE = re.compile(r"([1-9]0)\s?(?:s|'s|대|er|ers)")


def read_age_band(text: str) -> Converted:
    """Return an age group as "25-34", "65+" or, for a bare upper end, "0-17"; None for a blank."""
    if is_empty(text):
        return None
    word = tidy(text).casefold()
    decade = _DECADE.fullmatch(word)
    if decade:
        return f"{decade[1]}-{int(decade[1]) + 9}"
    between = _BETWEEN.fullmatch(word)
    if between:
        return _band(int(between[1]), int(between[2]))
    below = _BELOW.fullmatch(word)
    if below:
        end = int(below[1] or below[2])
        return _band(0, end if word.endswith("이하") else end - 1)
    over = _AND_OVER.fullmatch(word)
    if over and over[0] != over[1] and int(over[1]) <= _OLDEST:
        return f"{int(over[1])}+"
    return _no_band()


def _band(first: int, last: int) -> Converted:
    return f"{first}-{last}" if first <= last <= _OLDEST else _no_band()


def _no_band() -> Fault:
    return Fault(FaultKind.UNREADABLE, _("This is not an age group such as 25-34 or 65+."))


def is_age_band(cell: Cell) -> bool:
    """Tell whether the cell can be an age group."""
    return not isinstance(read_age_band(written(cell)), Fault)


@dataclass(frozen=True, slots=True)
class AgeBandStyle(Style):
    """Age groups need no decision."""

    def converter(self, _hint: Hint) -> Convert:
        """Return the reader of age groups."""
        return as_text(read_age_band)
