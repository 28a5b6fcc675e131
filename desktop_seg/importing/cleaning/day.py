"""Days as numbers: Excel's day numbers of both calendars, years of two digits, and which days a column may hold.

In: what date_text.py took apart, and bare numbers. Out: day numbers of model/period.py.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop_seg.base.i18n import _
from desktop_seg.importing.cleaning.clock import minute_of_part
from desktop_seg.importing.cleaning.column import Fault, FaultKind, Hint
from desktop_seg.importing.cleaning.date_text import Century, real_day
from desktop_seg.importing.cleaning.value import BirthDate, Moment, Value
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.model.period import FIRST_YEAR, LAST_YEAR, YEAR_DAYS, to_date, to_day

# Day numbers that Excel gives to the days a till can know (1954 to 2064); other numbers in a date column are slips.
FIRST_SERIAL, LAST_SERIAL = 20_000, 60_000
# A birth date may be older; FIRST_YEAR to LAST_YEAR are years, not days.
FIRST_BIRTH_SERIAL = 366
# Years of two digits from here on are of the last century.
PIVOT = 70
_OLDEST_SALE = to_day(date(1990, 1, 1))
_OLDEST_DAY = to_day(date(1900, 1, 1))
_EPOCH = date(1970, 1, 1).toordinal()
_AHEAD_DAYS = 20 * YEAR_DAYS


def serial_day(serial: float, is_1904: bool) -> date | None:
    """Return the day of an Excel day number; None for 60, the 29 February 1900 that Excel believes in and nobody else.

    is_1904: the workbook counts from 1904, as old Macs did.
    """
    whole = int(serial)
    if is_1904:
        return date(1904, 1, 1) + timedelta(days=whole)
    if whole == 60:
        return None
    return date(1899, 12, 30 if whole > 60 else 31) + timedelta(days=whole)


def serial_minute(serial: float) -> int | None:
    """Return the minute of the day of an Excel day number, None without a part of a day."""
    part = serial % 1
    return minute_of_part(part) if part else None


def compact_day(number: int) -> date | None:
    """Return the day of 20250301, None when the number is no such day."""
    if not 19_000_101 <= number <= 21_001_231:
        return None
    return real_day(number // 10_000, number // 100 % 100, number % 100)


@dataclass(frozen=True, slots=True)
class DayRange:
    """The days a column may hold, and how its years of two digits are completed."""

    kind: ValueKind
    latest_day: int

    @property
    def century(self) -> Century:
        """How two digits become a year: births are never in the future, other days lie around now."""
        return self._birth_century if self.kind is ValueKind.BIRTH_DATE else _near_century

    def _birth_century(self, year: int, month: int, day: int) -> int:
        born = real_day(2000 + year, month, day)
        return 2000 + year if born and to_day(born) <= self.latest_day else 1900 + year

    def value(self, day: date, minute: int | None) -> Value | Fault:
        """Return the value of the column's kind, or why the day cannot be."""
        number = day.toordinal() - _EPOCH
        if number > self.latest_day and number > self._last_day:  # the latter is worked out for few
            return Fault(FaultKind.FUTURE, _("This day lies in the future."))
        is_moment = self.kind is ValueKind.MOMENT
        if number < (_OLDEST_SALE if is_moment else _OLDEST_DAY):
            return Fault(FaultKind.TOO_OLD, _("This day is too long ago to be true."))
        if is_moment:
            return Moment(number, minute)
        return BirthDate(number, day.year) if self.kind is ValueKind.BIRTH_DATE else number

    @property
    def _last_day(self) -> int:
        return self.latest_day + (_AHEAD_DAYS if self.kind is ValueKind.PLANNED_DATE else 0)

    def year(self, number: float) -> BirthDate | None:
        """Return a bare year of birth (1964), None when the number is none or the column is not of births."""
        if self.kind is not ValueKind.BIRTH_DATE or number % 1:
            return None
        return BirthDate(None, int(number)) if FIRST_YEAR <= number <= to_date(self.latest_day).year else None

    def is_serial(self, number: float) -> bool:
        """Tell whether a number can be Excel's number of a day of this kind."""
        if self.kind is not ValueKind.BIRTH_DATE:
            return FIRST_SERIAL <= number <= LAST_SERIAL
        return FIRST_BIRTH_SERIAL <= number <= LAST_SERIAL and not FIRST_YEAR <= number <= LAST_YEAR

    def day_of_number(self, number: float, hint: Hint) -> date | None:
        """Return the day that a bare number stands for: Excel's day number, 20250301, in Korea 640924 for a birth."""
        if self.is_serial(number):
            return serial_day(number, hint.is_1904)
        if number % 1:
            return None
        whole = int(number)
        if self.kind is ValueKind.BIRTH_DATE and hint.country == "KR" and 101 <= whole <= 991_231:
            month, day = whole // 100 % 100, whole % 100
            return real_day(self.century(whole // 10_000, month, day), month, day)
        return compact_day(whole)


def _near_century(year: int, _month: int, _day: int) -> int:
    return (2000 if year < PIVOT else 1900) + year
