"""What is typed about a customer is read as the window writes it: days, and numbers that could be read both ways."""

from datetime import date

import pytest

from desktop_seg.base import i18n
from desktop_seg.model.field import Kind
from desktop_seg.model.period import to_day
from desktop_seg.people.typed_value import read_field, read_typed
from tests.shops import day

TODAY = day("2026-01-01")
COUNTRIES = (("en", "US"), ("en", "GB"), ("nl", "NL"), ("da", "DK"), ("ko", "KR"))


@pytest.mark.parametrize(("language", "country"), COUNTRIES)
def test_a_day_is_read_as_it_is_shown_in_every_language(language: str, country: str) -> None:
    i18n.use(language)
    for month in range(1, 13):
        born = date(1980, month, 3)
        assert read_typed("birth_day", i18n.format_date(born), country, TODAY) == to_day(born)
        assert read_typed("birth_day", born.isoformat(), country, TODAY) == to_day(born)


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("nl", "1.250", 1250),
        ("nl", "1,250", 1.25),
        ("en", "1.250", 1.25),
        ("en", "1,250", 1250),
        ("da", "0,125", 0.125),
    ],
)
def test_a_number_that_can_be_read_both_ways_is_read_as_the_window_writes_numbers(
    language: str, text: str, number: float
) -> None:
    i18n.use(language)
    assert read_field(Kind.NUMBER, text, "NL", TODAY) == number


def test_a_number_that_can_be_read_one_way_only_is_read_so_in_every_language() -> None:
    for language in ("en", "nl"):
        i18n.use(language)
        assert read_field(Kind.NUMBER, "12,5", "NL", TODAY) == read_field(Kind.NUMBER, "12.5", "NL", TODAY) == 12.5
