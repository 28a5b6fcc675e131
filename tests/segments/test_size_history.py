"""The size of a segment by month: against the members as of each day, and against data cut off at that day."""

from datetime import date, timedelta

import pytest

from desktop_seg.model.period import to_date
from desktop_seg.segments.catalogue import find
from desktop_seg.segments.evaluate import members
from desktop_seg.segments.size_history import SizeHistory, history_days, size_on
from tests.shops import day, shop_with

SALES = """
    anna 2024-11-05 10.00
    bo   2024-12-06 10.00
    bo   2025-03-06 10.00
    carl 2025-03-07 10.00
    anna 2025-03-10 10.00
"""


def test_days_are_the_ends_of_months_since_the_first_sale_and_today() -> None:
    found = history_days(day("2024-11-05"), day("2025-03-10"))
    assert [str(to_date(each)) for each in found] == [
        "2024-11-30", "2024-12-31", "2025-01-31", "2025-02-28", "2025-03-10",
    ]  # fmt: skip
    assert len(history_days(day("2015-01-01"), day("2025-03-10"))) == 13
    assert history_days(None, day("2025-03-10")) == history_days(day("2024-11-05"), None) == ()


def test_a_last_day_that_ends_its_month_stands_once() -> None:
    found = history_days(day("2024-01-05"), day("2025-03-31"))
    assert [str(to_date(each)) for each in found[-2:]] == ["2025-02-28", "2025-03-31"]
    assert len(set(found)) == len(found) == 13


@pytest.mark.parametrize("key", ["top_20", "bought_once", "new", "lapsed", "life_prospect"])
def test_each_size_is_the_members_as_of_that_day(key: str) -> None:
    db = shop_with(SALES)
    segment = find(db, key)
    for each in history_days(day("2024-11-05"), day("2025-03-10")):
        assert size_on(db, segment, each).people == len(members(db, segment, each))


def test_each_size_is_that_of_data_cut_off_at_the_day() -> None:
    db = shop_with(SALES)
    lines = [line.split() for line in SALES.strip().splitlines()]
    for each in history_days(day("2024-11-05"), day("2025-03-10")):
        until = [name for name, at, _amount in lines if date.fromisoformat(at) <= to_date(each)]
        once = {name for name in until if until.count(name) == 1}
        assert size_on(db, find(db, "bought_once"), each).people == len(once)


def test_days_are_asked_for_from_the_latest_on_and_none_twice() -> None:
    db = shop_with(SALES)
    history, asked = SizeHistory(history_days(day("2024-11-05"), day("2025-03-10"))), []
    while (following := history.next_day) is not None:
        asked.append(following)
        history = history.with_size(size_on(db, find(db, "new"), following))
    assert asked == sorted(asked, reverse=True)
    assert [size.day for size in history.sizes] == list(history.days)
    assert to_date(asked[0]) - to_date(asked[-1]) > timedelta(90)
