"""Days of the sample shop: opening days, public holidays, occasions and promotions, September 2023 to August 2026.

First in the flow, knows only dates. The shop is closed on Sundays and public holidays; its web shop never is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

FIRST_DAY = date(2023, 9, 1)
LAST_DAY = date(2026, 8, 31)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Promotion:
    """A promotion as the shop announces it. `scope`: category names, or empty for everything."""

    name: str
    first_day: date
    last_day: date
    scope: tuple[str, ...]
    percent: int

    def holds(self, day: date) -> bool:
        """Whether the promotion runs on `day`, both ends included."""
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True)
class Occasion:
    """Days before and on an occasion in which people buy for it, both ends included."""

    name: str
    first_day: date
    last_day: date


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the method of Meeus, Jones and Butcher)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    quarter, fourth = divmod(century, 4)
    moon = (19 * golden + century - quarter - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * fourth + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def kings_day(year: int) -> date:
    """27 April, or the day before when that is a Sunday."""
    day = date(year, 4, 27)
    return day - ONE_DAY if day.weekday() == 6 else day


@cache
def holidays(year: int) -> frozenset[date]:
    """Days on which shops in the Netherlands are shut."""
    sunday = easter(year)
    moving = {sunday + timedelta(days=offset) for offset in (0, 1, 39, 49, 50)}
    return frozenset(moving | {date(year, 1, 1), kings_day(year), date(year, 12, 25), date(year, 12, 26)})


def is_open(day: date) -> bool:
    """Whether the shop's door is open on `day`."""
    return day.weekday() != 6 and day not in holidays(day.year)


def next_open(day: date) -> date:
    """`day` itself when the shop is open, else the first open day after it (before it, at the end of the data)."""
    found = day
    while not is_open(found):
        found += ONE_DAY
    while found > LAST_DAY or not is_open(found):
        found -= ONE_DAY
    return found


def days(first: date, last: date) -> Iterator[date]:
    """Every day from `first` to `last`, both included."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


@cache
def open_days() -> tuple[date, ...]:
    """All days on which the till rang."""
    return tuple(day for day in days(FIRST_DAY, LAST_DAY) if is_open(day))


def nth_sunday(year: int, month: int, nth: int) -> date:
    """The nth Sunday of a month, counted from 1."""
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))


@cache
def occasions(name: str) -> tuple[Occasion, ...]:
    """The windows of "christmas", "mothers_day", "valentine" or "easter" within the data, oldest first."""
    found = []
    for year in range(FIRST_DAY.year, LAST_DAY.year + 1):
        day, before = {
            "christmas": (date(year, 12, 24), 20),
            "mothers_day": (nth_sunday(year, 5, 2), 8),
            "valentine": (date(year, 2, 14), 6),
            "easter": (easter(year), 9),
        }[name]
        if day - timedelta(days=before) >= FIRST_DAY and day <= LAST_DAY:
            found.append(Occasion(name, day - timedelta(days=before), day))
    return tuple(found)


@cache
def promotions() -> tuple[Promotion, ...]:
    """All promotions of the three years, oldest first, never two at once."""
    found = []
    for year in range(FIRST_DAY.year, LAST_DAY.year + 1):
        november_fridays = [day for day in days(date(year, 11, 23), date(year, 11, 29)) if day.weekday() == 4]
        black_friday = november_fridays[0]
        found += [
            _promotion("Kerstopruiming", date(year, 1, 2), 9, ("Kerst", "Kaarsen"), 40),
            _promotion("Voorjaarsactie", date(year, 3, 11), 9, ("Zaden", "Potgrond", "Gereedschap"), 20),
            _promotion("Tuindagen", date(year, 6, 4), 6, ("Tuinplanten", "Potten"), 25),
            _promotion("Zomeropruiming", date(year, 7, 8), 13, (), 30),
            _promotion("Herfstactie", date(year, 10, 4), 8, ("Bloembollen", "Vogelvoer", "Nestkasten"), 20),
            _promotion("Black Friday", black_friday, 4, (), 20),
        ]
    inside = sorted((one for one in found if FIRST_DAY <= one.first_day <= LAST_DAY), key=lambda one: one.first_day)
    return tuple(inside)


def promotion_on(day: date) -> Promotion | None:
    """The promotion that runs on `day`, if any."""
    return next((one for one in promotions() if one.holds(day)), None)


@cache
def day_weights() -> tuple[float, ...]:
    """How busy each of `open_days()` is; 1.0 is an ordinary day."""
    return tuple(_busyness(day) for day in open_days())


def _busyness(day: date) -> float:
    month = (0.6, 0.8, 1.1, 1.4, 1.5, 1.1, 0.8, 0.75, 0.9, 0.95, 1.1, 1.5)[day.month - 1]
    weekday = (0.45, 0.8, 0.95, 0.9, 1.3, 1.8, 0.0)[day.weekday()]
    rush = 1.9 if any(one.first_day <= day <= one.last_day for one in occasions("mothers_day")) else 1.0
    rush = 1.7 if any(one.first_day <= day <= one.last_day for one in occasions("christmas")) else rush
    return month * weekday * rush


def _promotion(name: str, first: date, last_for: int, scope: tuple[str, ...], percent: int) -> Promotion:
    return Promotion(f"{name} {first.year}", first, first + timedelta(days=last_for), scope, percent)
