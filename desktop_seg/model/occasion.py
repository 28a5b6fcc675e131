"""Seasons and occasions: when Mother's Day, Easter or Chuseok fall in a year, and when people buy for them.

An occasion has a rule for its day and a window around it. The bundled ones stand in resources/calendar; a shop keeps
its own beside them (store/season.py). Used by: store, the segments of seasons.
"""

from calendar import isleap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_seg.base.i18n import N_

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

TITLES = {
    "new_year": N_("New Year"),
    "valentine": N_("Valentine's Day"),
    "womens_day": N_("Women's Day"),
    "white_day": N_("White Day"),
    "easter": N_("Easter"),
    "mothers_day": N_("Mother's Day"),
    "parents_day": N_("Parents' Day"),
    "teachers_day": N_("Teachers' Day"),
    "kings_day": N_("King's Day"),
    "fathers_day": N_("Father's Day"),
    "halloween": N_("Halloween"),
    "all_saints": N_("All Saints' Day"),
    "st_martin": N_("St Martin's"),
    "singles_day": N_("Singles' Day"),
    "thanksgiving": N_("Thanksgiving"),
    "black_friday": N_("Black Friday"),
    "cyber_monday": N_("Cyber Monday"),
    "sinterklaas": N_("Sinterklaas"),
    "christmas": N_("Christmas"),
    "seollal": N_("Seollal"),
    "chuseok": N_("Chuseok"),
}
"""The bundled occasions by key, with the name the program translates."""


@dataclass(frozen=True, slots=True)
class FixedDay:
    """The same day of every year. if_sunday: days it moves when that is a Sunday. 29 February falls on the 28th."""

    month: int
    day: int
    if_sunday: int = 0

    def on(self, year: int) -> date | None:
        """Return the day in a year."""
        day = self.day if (self.month, self.day) != (2, 29) or isleap(year) else 28
        found = date(year, self.month, day)
        return found + timedelta(days=self.if_sunday) if found.weekday() == 6 else found


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The nth weekday of a month (-1: the last), `offset` days later. weekday: 0 is Monday."""

    month: int
    weekday: int
    nth: int
    offset: int = 0

    def on(self, year: int) -> date | None:
        """Return the day in a year; None where the month has no such weekday (a fifth Sunday)."""
        if self.nth > 0:
            first = date(year, self.month, 1)
            found = first + timedelta(days=(self.weekday - first.weekday()) % 7 + 7 * (self.nth - 1))
        else:
            end = date(year + self.month // 12, self.month % 12 + 1, 1) - timedelta(days=1)
            found = end - timedelta(days=(end.weekday() - self.weekday) % 7 - 7 * (self.nth + 1))
        return found + timedelta(days=self.offset) if found.month == self.month else None


@dataclass(frozen=True, slots=True)
class FromEaster:
    """So many days from Easter Sunday."""

    offset: int

    def on(self, year: int) -> date | None:
        """Return the day in a year."""
        return easter(year) + timedelta(days=self.offset)


@dataclass(frozen=True, slots=True)
class ListedDays:
    """Days without a rule, one a year: lunar feasts, a street fair."""

    days: tuple[date, ...]

    def on(self, year: int) -> date | None:
        """Return the day in a year; None where the list does not say."""
        return next((day for day in self.days if day.year == year), None)


DayRule = FixedDay | NthWeekday | FromEaster | ListedDays


@dataclass(frozen=True, slots=True)
class Occasion:
    """One occasion. first, last: days from it to the first and last day on which people buy for it."""

    key: str
    name: str
    rule: DayRule
    first: int
    last: int

    def on(self, year: int) -> date | None:
        """Return the day of the occasion in a year, None where it is not known."""
        return self.rule.on(year)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Butcher's reckoning)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = moon + sunday - 7 * ((golden + 11 * moon + 22 * sunday) // 451) + 114
    return date(year, shift // 31, shift % 31 + 1)


def rule_from(told: Mapping[str, object]) -> DayRule:
    """Read a rule in the form of resources/calendar/occasions.toml. Raises ValueError for one that makes no sense."""
    match told:
        case {"kind": "fixed", "month": int(month), "day": int(day)}:
            date(2024, month, day)  # refuses the 31st of June
            return FixedDay(month, day, _whole(told, "if_sunday"))
        case {"kind": "weekday", "month": int(month), "weekday": str(weekday), "nth": int(nth)}:
            if not (1 <= month <= 12 and nth in {-1, 1, 2, 3, 4, 5}):
                raise ValueError("no such weekday in a month")
            return NthWeekday(month, WEEKDAYS.index(weekday), nth, _whole(told, "offset"))
        case {"kind": "easter"}:
            return FromEaster(_whole(told, "offset"))
        case {"kind": "table", "days": list(days)}:
            return ListedDays(tuple(day if isinstance(day, date) else date.fromisoformat(str(day)) for day in days))
    raise ValueError("no rule for the day of an occasion")


def rule_told(rule: DayRule) -> dict[str, object]:
    """Return a rule as plain values that JSON can hold; rule_from reads it back."""
    match rule:
        case FixedDay(month, day, if_sunday):
            return {"kind": "fixed", "month": month, "day": day, "if_sunday": if_sunday}
        case NthWeekday(month, weekday, nth, offset):
            return {"kind": "weekday", "month": month, "weekday": WEEKDAYS[weekday], "nth": nth, "offset": offset}
        case FromEaster(offset):
            return {"kind": "easter", "offset": offset}
        case ListedDays(days):
            return {"kind": "table", "days": [day.isoformat() for day in days]}


def _whole(told: Mapping[str, object], key: str) -> int:
    found = told.get(key, 0)
    if not isinstance(found, int):
        raise ValueError(f"{key} is no whole number")
    return found
