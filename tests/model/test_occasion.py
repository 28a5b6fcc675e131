"""The calendar of occasions says the same as a list of days collected elsewhere, and as the feasts a person knows."""

import json
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_seg.base import paths
from desktop_seg.model.occasion import (
    TITLES,
    FixedDay,
    FromEaster,
    ListedDays,
    NthWeekday,
    easter,
    rule_from,
    rule_told,
)
from desktop_seg.store.season import bundled

KNOWN = json.loads((Path(__file__).parent / "occasion_days.json").read_text(encoding="utf-8"))

# What the list calls an occasion -> its key and the countries it speaks of.
CALLED = {
    "Valentine": ("valentine", ("NL", "DK", "KR", "DE", "GB", "US")),
    "Easter Sunday": ("easter", ("NL", "DK", "KR", "DE", "GB", "US")),
    "Mother's Day NL/DK/DE/US (2nd Sunday of May)": ("mothers_day", ("NL", "DK", "DE", "US")),
    "Mothering Sunday UK (3 weeks before Easter)": ("mothers_day", ("GB",)),
    "Parents' Day KR": ("parents_day", ("KR",)),
    "Father's Day NL/UK/US (3rd Sunday of June)": ("fathers_day", ("NL", "GB", "US")),
    "Father's Day DK": ("fathers_day", ("DK",)),
    "Father's Day DE (Ascension)": ("fathers_day", ("DE",)),
    "King's Day NL": ("kings_day", ("NL",)),
    "Halloween": ("halloween", ("NL", "DK", "KR", "DE", "GB", "US")),
    "Sint-Maarten NL/DK Mortensaften (10 Nov DK)": ("st_martin", ("NL",)),
    "Singles' Day": ("singles_day", ("NL", "KR")),
    "Thanksgiving US": ("thanksgiving", ("US",)),
    "Black Friday": ("black_friday", ("NL", "DK", "KR", "DE", "GB", "US")),
    "Cyber Monday": ("cyber_monday", ("NL", "DK", "KR", "DE", "GB", "US")),
    "Sinterklaas NL (eve)": ("sinterklaas", ("NL",)),
    "Christmas Day": ("christmas", ("NL", "DK", "KR", "DE", "GB", "US")),
    "Seollal KR": ("seollal", ("KR",)),
    "Chuseok KR": ("chuseok", ("KR",)),
}


@pytest.mark.parametrize("called", CALLED)
def test_every_day_of_2015_to_2035_is_the_one_in_the_list(called: str) -> None:
    key, countries = CALLED[called]
    for country in countries:
        occasion = {each.key: each for each in bundled(country)}[key]
        found = {year: str(occasion.on(int(year))) for year in KNOWN}
        assert found == {year: days[called] for year, days in KNOWN.items()}, country


def test_the_list_holds_no_occasion_that_is_not_checked() -> None:
    assert set(KNOWN) == {str(year) for year in range(2015, 2036)}
    assert {called for days in KNOWN.values() for called in days} == set(CALLED)


def test_the_danish_eve_of_st_martin_is_a_day_earlier() -> None:
    danish = {each.key: each for each in bundled("DK")}["st_martin"]
    assert danish.on(2025) == date(2025, 11, 10)


def test_easter_moves_between_22_march_and_25_april() -> None:
    days = [easter(year) for year in range(1900, 2100)]
    assert all(day.weekday() == 6 for day in days)
    assert min((day.month, day.day) for day in days) == (3, 23)
    assert max((day.month, day.day) for day in days) == (4, 25)
    assert (easter(1818), easter(2285)) == (date(1818, 3, 22), date(2285, 3, 22))


def test_every_bundled_occasion_has_a_title_that_is_translated_and_a_window_around_it() -> None:
    told = tomllib.loads(paths.resource("calendar", "occasions.toml").read_text(encoding="utf-8"))["occasion"]
    countries = {country for each in told for country in each.get("countries", ())}
    every = [each for country in sorted(countries) for each in bundled(country)]
    assert {each.key for each in every} == {each["key"] for each in told} == set(TITLES)
    for each in every:
        assert TITLES[each.key] == each.name
        assert -30 <= each.first <= each.last <= 7


def test_people_buy_for_an_occasion_on_as_many_days_before_it_as_retailers_count() -> None:
    # Days before the day; Black Friday with its whole week, from the Monday.
    told = {"christmas": 28, "black_friday": 4, "sinterklaas": 14, "chuseok": 14, "valentine": 10, "mothers_day": 10}
    found = {each.key: each for country in ("NL", "KR") for each in bundled(country)}
    assert {key: -found[key].first for key in told} == told
    assert {key: found[key].last for key in told} == dict.fromkeys(told, 0) | {"black_friday": 2}


def test_a_country_without_days_of_its_own_still_has_christmas() -> None:
    assert {"christmas", "valentine", "easter"} <= {each.key for each in bundled("NZ")}
    assert "kings_day" not in {each.key for each in bundled("NZ")}


def test_the_29th_of_february_is_kept_on_the_28th_in_other_years() -> None:
    assert [FixedDay(2, 29).on(year) for year in (2024, 2025)] == [date(2024, 2, 29), date(2025, 2, 28)]


@pytest.mark.parametrize("month", range(1, 13))
def test_the_last_weekday_of_a_month_has_none_after_it(month: int) -> None:
    for weekday in range(7):
        found = NthWeekday(month, weekday, -1).on(2024)
        assert found is not None
        assert found.weekday() == weekday
        assert (found.month, (found + timedelta(days=7)).month != month) == (month, True)


def test_a_fifth_sunday_is_only_there_in_months_that_have_one() -> None:
    assert NthWeekday(5, 6, 5).on(2027) == date(2027, 5, 30)
    assert NthWeekday(5, 6, 5).on(2026) == date(2026, 5, 31)
    assert NthWeekday(2, 6, 5).on(2026) is None


@pytest.mark.parametrize(
    "rule",
    [
        FixedDay(4, 27, -1),
        NthWeekday(11, 3, 4, 1),
        FromEaster(39),
        ListedDays((date(2026, 2, 17), date(2027, 2, 7))),
    ],
)
def test_a_rule_is_read_back_as_it_was_told(rule: FixedDay | NthWeekday | FromEaster | ListedDays) -> None:
    assert rule_from(json.loads(json.dumps(rule_told(rule)))) == rule


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"kind": "fixed", "month": 6, "day": 31},
        {"kind": "weekday", "month": 5, "weekday": "funday", "nth": 2},
        {"kind": "weekday", "month": 13, "weekday": "sunday", "nth": 2},
        {"kind": "easter", "offset": "three"},
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(told: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        rule_from(told)
