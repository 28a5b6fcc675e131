"""The clock of a shop's country beside world time (UTC): platforms tell sales in that one, a shop closes by its own.

Only countries with one clock; where several are kept (the United States), nobody can say which is the shop's.
Used by: importing/cleaning/date.py.
"""

from datetime import date, datetime, time, timedelta

# Minutes ahead of UTC in winter.
_EUROPE = {
    0: ("GB", "IE", "PT"),
    60: ("NL", "BE", "LU", "DE", "FR", "AT", "CH", "LI", "DK", "SE", "NO", "ES", "IT", "PL", "CZ", "SK", "HU", "SI",
         "HR"),
    120: ("FI", "EE", "LV", "LT", "GR", "RO", "BG", "CY"),
}  # fmt: skip
_WINTER = {country: minutes for minutes, countries in _EUROPE.items() for country in countries}
_NO_SUMMER_TIME = {"KR": 540, "JP": 540, "SG": 480, "HK": 480}
_SUMMER_MINUTES = 60
_CHANGE = time(1)  # in UTC, all over Europe


def has_one_clock(country: str) -> bool:
    """Whether it is known what the clocks of a country show."""
    return country in _WINTER or country in _NO_SUMMER_TIME


def local_time(moment: datetime, country: str) -> datetime:
    """Return what the clocks of a country show at a moment of UTC; the moment itself where that is not known."""
    ahead = _NO_SUMMER_TIME.get(country)
    if ahead is None:
        ahead = _WINTER.get(country)
        if ahead is None:
            return moment
        ahead += _SUMMER_MINUTES if _is_summer(moment) else 0
    return moment + timedelta(minutes=ahead)


def _is_summer(moment: datetime) -> bool:
    return _last_sunday(moment.year, 3) <= moment < _last_sunday(moment.year, 10)


def _last_sunday(year: int, month: int) -> datetime:
    last = date(year, month, 31)
    return datetime.combine(last - timedelta(days=(last.weekday() + 1) % 7), _CHANGE)
