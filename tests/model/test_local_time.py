"""The clocks of a country against the tables of the operating system."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from desktop_seg.model.local_time import has_one_clock, local_time

ZONES = {
    "NL": "Europe/Amsterdam",
    "BE": "Europe/Brussels",
    "DE": "Europe/Berlin",
    "DK": "Europe/Copenhagen",
    "FR": "Europe/Paris",
    "GB": "Europe/London",
    "NO": "Europe/Oslo",
    "FI": "Europe/Helsinki",
    "KR": "Asia/Seoul",
}


@pytest.mark.parametrize("country", ZONES)
def test_every_hour_of_two_years_is_that_of_the_country(country: str) -> None:
    zone, first = ZoneInfo(ZONES[country]), datetime(2024, 1, 1)
    wrong = [
        moment
        for hour in range(2 * 366 * 24)
        if local_time(moment := first + timedelta(hours=hour), country)
        != moment.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
    ]
    assert wrong == []


def test_where_several_clocks_are_kept_the_moment_stays() -> None:
    moment = datetime(2025, 7, 1, 23, 30)
    assert local_time(moment, "US") == moment
    assert (has_one_clock("US"), has_one_clock("NL")) == (False, True)
