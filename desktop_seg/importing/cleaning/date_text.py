"""The anatomy of one written day, with or without a time: "03/04/2025", "2/20/11 11:39", "2025. 3. 1. 오후 3:05",
"1. marts 2025", "Sep 4, 2026 1:05:07 AM PDT", "2025-03-01T10:00:00+01:00", "20250301".

Which of three numbers is the day and which the month is decided for the whole column (date.py), never here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

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
_REMEMBERED = 8192
# The usual case, quickly: digits and signs, then hours and minutes. A shop has few days and many minutes.
_DAY_AND_CLOCK = re.compile(r"([0-9./-]{6,10})[ T]([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?")
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
class Way:
    """One way of writing days, of which a column has one or two.

    spelling: the sign between the numbers and the digits of the year ("/4", "-2"). padding: "0" when a single digit has
    a zero before it, "1" when one has not, "" when no number says. orders: those in which the numbers are a day.
    """

    spelling: str
    padding: str
    orders: tuple[DateOrder, ...]

    @property
    def is_open(self) -> bool:
        """Day first and month first are both possible."""
        return DateOrder.DMY in self.orders and DateOrder.MDY in self.orders

    def is_spelled(self, spelling: str) -> bool:
        """Tell whether a spelling that `find_swap` gave means this way; open ways only were written by Excel."""
        return self.is_open and spelling == self.spelling


@dataclass(frozen=True, slots=True)
class DateText:
    """One written day.

    one, two, three: its numbers in the order of the text. order: known where the text itself says it (a year of four
    digits in front, a name of a month), else None. year_digits: 4 or 2.
    may_lead, may_end: the first, the last number can be the year.
    """

    one: int
    two: int
    three: int
    order: DateOrder | None
    year_digits: int
    may_lead: bool = True
    may_end: bool = False

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


@dataclass(frozen=True, slots=True)
class MomentText:
    """A written day, the way it is written, and the time behind it."""

    date: DateText
    way: Way
    clock: ClockText | None = None


def real_day(year: int, month: int, day: int) -> date | None:
    """Return the day, None when the calendar has none (31 June; 29 February 1900, which only Excel knows)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_moment_text(text: str) -> MomentText | None:
    """Take a written day, with or without a time, apart; None when the text is no day in any order."""
    usual = _DAY_AND_CLOCK.fullmatch(text)
    if usual is None:
        return _read_any(text)
    found = _read_any(usual[1])
    hour, minute = int(usual[2]), int(usual[3])
    if found is None or hour > 23 or minute > 59:
        return None
    return MomentText(found.date, found.way, ClockText(hour * 60 + minute))


@lru_cache(_REMEMBERED)
def _read_any(text: str) -> MomentText | None:
    if len(text) > _LONGEST:
        return None
    text = without_apostrophe(text)
    return _read_numbers(text) or _read_named(text) or _read_compact(text)


def _moment(date_text: DateText, clock: ClockText | None, separator: str = "", padding: str = "") -> MomentText | None:
    """Return a moment when the numbers are a day in some order, whatever the century."""
    orders = (date_text.order,) if date_text.order else DateOrder
    fitting = tuple(order for order in orders if date_text.day(order, lambda year, _month, _day: 2000 + year))
    if not fitting:
        return None
    return MomentText(date_text, Way(f"{separator}{date_text.year_digits}", padding, fitting), clock)


def _read_numbers(text: str) -> MomentText | None:
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
        may_lead=len(one) == year_digits,
        may_end=len(three) == year_digits,
    )
    return _moment(found, clock, separator, _padding(*((two, three) if len(one) == 4 else (one, two))))


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


def _read_named(text: str) -> MomentText | None:
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


def _named(match: re.Match[str], month: int) -> MomentText | None:
    clock = _clock_behind(match["rest"])
    year = match["y"].lstrip("'")
    if isinstance(clock, bool) or len(year) == 3:
        return None
    return _moment(DateText(int(year), month, int(match["d"]), DateOrder.YMD, len(year)), clock)


def _read_compact(text: str) -> MomentText | None:
    match = _COMPACT.fullmatch(text)
    if match is None:
        return None
    clock = read_clock(f"{match['h']}:{match['n']}") if match["h"] else None
    if match["h"] and clock is None:
        return None
    return _moment(DateText(int(match["y"]), int(match["m"]), int(match["d"]), DateOrder.YMD, 4), clock)
