"""The anatomy of one written day, with or without a time: "03/04/2025", "2/20/11 11:39", "2025. 3. 1. 오후 3:05",
"1. marts 2025", "Sep 4, 2026 1:05:07 AM PDT", "2025-03-01T10:00:00+01:00", "20250301".

Which of three numbers is the day and which the month is decided for the whole column (date.py), never here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_seg.importing.cleaning.clock import ClockText, read_clock
from desktop_seg.importing.cleaning.text import without_apostrophe
from desktop_seg.importing.cleaning.words.month import MONTHS, WEEKDAYS


class DateOrder(StrEnum):
    """Order of the three numbers of a day."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


# Makes a whole year of (a year of two digits, month, day).
Century = Callable[[int, int, int], int]

_LONGEST = 64
_ANY_WORD = r"[^\W\d_]+"
_NUMBERS = re.compile(
    r"(?P<one>[0-9]{1,4})(?P<sign>\s?[./-]\s?)(?P<two>[0-9]{1,2})\s?(?P<sign2>[./-])\s?(?P<three>[0-9]{1,4})\.?"
    r"(?P<rest>(?:[^0-9.].*)?)",
    re.DOTALL,
)
_KOREAN = re.compile(r"(?P<y>[0-9]{2,4})\s?년\s?(?P<m>[0-9]{1,2})\s?월\s?(?P<d>[0-9]{1,2})\s?일(?P<rest>.*)")
_DAY_FIRST = re.compile(
    rf"(?P<d>[0-9]{{1,2}})(?:\.|er|st|nd|rd|th|e)?[\s./-]*(?:de |of |den )?(?P<m>{_ANY_WORD})\.?[\s./,-]*"
    r"(?P<y>[0-9]{4}|'?[0-9]{2})(?P<rest>(?:[^0-9].*)?)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?P<m>{_ANY_WORD})\.?[\s./-]*(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:,\s*|[\s./-]+)"
    r"(?P<y>[0-9]{4}|'?[0-9]{2})(?P<rest>(?:[^0-9:].*)?)",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    rf"(?P<y>[0-9]{{4}})[\s./-]+(?P<m>{_ANY_WORD})\.?[\s./-]+(?P<d>[0-9]{{1,2}})(?P<rest>(?:[^0-9].*)?)"
)
_COMPACT = re.compile(
    r"(?P<y>(?:19|20)[0-9]{2})(?P<m>[0-9]{2})(?P<d>[0-9]{2})(?:[T ]?(?P<h>[0-9]{2}):?(?P<n>[0-9]{2}).*)?"
)
_WEEKDAY_AHEAD = re.compile(rf"(?P<word>{_ANY_WORD})\.?,?\s+(?=\S)")
_WEEKDAY_INSIDE = re.compile(r"\s?\((?:[월화수목금토일]|[A-Za-zø]{2,4})\.?\)|\s?[월화수목금토일]요일")
_BEFORE_CLOCK = " \t,T"


@dataclass(frozen=True, slots=True)
class DateText:
    """One written day.

    one, two, three: its numbers in the order of the text. order: known where the text itself says it (a year of four
    digits in front, a name of a month), else None. year_digits: 4 or 2.
    separator: the sign between the numbers. padding: "0" when a single digit has a zero before it, "1" when one has
    not, "" when no number says.
    may_lead, may_end: the first, the last number can be the year.
    minute: of the day, None without a time.
    """

    one: int
    two: int
    three: int
    order: DateOrder | None
    year_digits: int
    separator: str = ""
    padding: str = ""
    may_lead: bool = True
    may_end: bool = False
    minute: int | None = None
    is_world_time: bool = False

    @property
    def spelling(self) -> str:
        """Short name of the way it is written, without the padding: "/4", "-2"."""
        return f"{self.separator}{self.year_digits}"

    def day(self, order: DateOrder, century: Century) -> date | None:
        """Return the day when the numbers stand in `order` (a known order goes first); None where no such day is."""
        order = self.order or order
        if order is DateOrder.YMD:
            year, month, day = self.one, self.two, self.three
        elif order is DateOrder.MDY:
            month, day, year = self.one, self.two, self.three
        else:
            day, month, year = self.one, self.two, self.three
        if not (self.may_lead if order is DateOrder.YMD else self.may_end):
            return None
        return real_day(century(year, month, day) if self.year_digits == 2 else year, month, day)

    def orders(self) -> tuple[DateOrder, ...]:
        """Return the orders in which these numbers are a day, whatever the century."""
        orders = (self.order,) if self.order else DateOrder
        return tuple(order for order in orders if self.day(order, _leap_century))


def real_day(year: int, month: int, day: int) -> date | None:
    """Return the day, None when the calendar has none (31 June; 29 February 1900, which only Excel knows)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _leap_century(year: int, _month: int, _day: int) -> int:
    return 2000 + year


def read_date_text(text: str) -> DateText | None:
    """Take a written day apart; None when the text is no day in any order."""
    if len(text) > _LONGEST:
        return None
    text = without_apostrophe(text)
    found = _read_numbers(text)
    if found is not None:
        return found
    return _read_named(text) or _read_compact(text)


def _read_numbers(text: str) -> DateText | None:
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    one, two, three = match["one"], match["two"], match["three"]
    separator = match["sign"].strip()
    if separator != match["sign2"] or len(one) == 3 or len(three) == 3 or (len(one) == 1 and len(three) == 1):
        return None
    clock = _clock_behind(match["rest"])
    year_digits = max(len(one), len(three), 2)
    if isinstance(clock, bool) or {len(one), len(three)} == {4}:
        return None
    found = DateText(
        int(one),
        int(two),
        int(three),
        DateOrder.YMD if len(one) == 4 else None,
        year_digits,
        separator,
        _padding(*((two, three) if len(one) == 4 else (one, two))),
        may_lead=len(one) == year_digits,
        may_end=len(three) == year_digits,
        minute=clock.minute if clock else None,
        is_world_time=clock.is_world_time if clock else False,
    )
    return found if found.orders() else None


def _padding(*parts: str) -> str:
    if any(len(part) == 1 for part in parts):
        return "1"
    return "0" if any(part[0] == "0" for part in parts) else ""


def _clock_behind(rest: str) -> ClockText | bool | None:
    """Read what stands behind a day: None for nothing, False for something that is no time."""
    if rest:
        rest = _WEEKDAY_INSIDE.sub("", rest).rstrip().lstrip(_BEFORE_CLOCK)
    if not rest:
        return None
    return read_clock(rest) or False


def _read_named(text: str) -> DateText | None:
    korean = _KOREAN.fullmatch(text)
    if korean:
        return _named(korean, int(korean["m"]))
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST):
        match = pattern.fullmatch(text)
        month = MONTHS.get(match["m"].casefold()) if match else None
        if match and month:
            return _named(match, month)
    ahead = _WEEKDAY_AHEAD.match(text)
    if ahead and ahead["word"].casefold() in WEEKDAYS and len(text) > ahead.end():
        rest = text[ahead.end() :]
        return _read_numbers(rest) or _read_named(rest)
    return None


def _named(match: re.Match[str], month: int) -> DateText | None:
    clock = _clock_behind(match["rest"])
    if isinstance(clock, bool):
        return None
    year = match["y"].lstrip("'")
    minute, is_world = (clock.minute, clock.is_world_time) if clock else (None, False)
    found = DateText(int(year), month, int(match["d"]), DateOrder.YMD, len(year), minute=minute, is_world_time=is_world)
    return found if len(year) != 3 and found.orders() else None


def _read_compact(text: str) -> DateText | None:
    match = _COMPACT.fullmatch(text)
    if match is None:
        return None
    minute = int(match["h"]) * 60 + int(match["n"]) if match["h"] else None
    if minute is not None and (int(match["h"]) > 23 or int(match["n"]) > 59):
        return None
    found = DateText(int(match["y"]), int(match["m"]), int(match["d"]), DateOrder.YMD, 4, minute=minute)
    return found if found.orders() else None
