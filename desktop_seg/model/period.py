"""Days and periods. A day is a whole number inside the shop file: days since 1970-01-01 in the shop's own calendar.

"Last N days" means day > as_of - N and day <= as_of; "last 12 months" means day > as_of minus 12 calendar months.
Source: resources/help/definitions.md#periods.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_EPOCH = date(1970, 1, 1)

YEAR_DAYS = 365
# Years a day may lie in that a person types, or a cell holds; others are slips, and calendars end not far beyond.
FIRST_YEAR, LAST_YEAR = 1900, 2100


def to_day(value: date) -> int:
    """Return the number of a day (a datetime counts as its day)."""
    return date(value.year, value.month, value.day).toordinal() - _EPOCH.toordinal()


def to_date(day: int) -> date:
    """Return the date of a day number."""
    return _EPOCH + timedelta(days=day)


def today() -> int:
    """Return the day of this computer's clock. Only for what no sales tell: what cannot have been sold yet, a day to
    begin with where there are none. Everything else is as of a day that is handed in."""
    return to_day(datetime.now().astimezone().date())


def months_before(day: int, months: int) -> int:
    """Return the day that lies `months` calendar months before; the 31st falls back to the last day of the month."""
    at = to_date(day)
    index = at.year * 12 + at.month - 1 - months
    year, month = divmod(index, 12)
    return to_day(date(year, month + 1, min(at.day, monthrange(year, month + 1)[1])))


@dataclass(frozen=True, slots=True)
class Period:
    """Days first..last, both included (day numbers)."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """Number of days in the period."""
        return self.last - self.first + 1


def last_days(as_of: int, days: int) -> Period:
    """Return the `days` days that end on and include `as_of`."""
    return Period(as_of - days + 1, as_of)
