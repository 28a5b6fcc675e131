"""How rows follow each other in time, on calendars small enough to be read by hand, and on their edges."""

import pytest

from desktop_seg.rules import tree
from desktop_seg.rules.sql import compile_rule
from desktop_seg.rules.tree import Followed, Is, Regularly, Restarted, Rows, Span, Stopped, Which, Window
from tests.rules.towns import AS_OF, TestTown, a_town_of

WEB = Rows("sales", Is("way", "is", "web"))
SHOP = Rows("sales", Is("way", "is", "shop"))
ALL = Rows("sales")


def holds(rule: tree.Rule, *sales: tuple[int, str]) -> bool:
    """Whether a rule holds for somebody with these sales: days before as_of, and way."""
    town: TestTown = a_town_of(sales)
    compiled = compile_rule(rule, town.context)
    sql = f"{compiled.with_sql}SELECT count(*) FROM {town.context.people_sql(AS_OF)} AND {compiled.sql}"
    in_sql = town.db.number(sql, compiled.values) == 1
    assert in_sql is town.town.holds(rule, 1, 0)
    return in_sql


def followed(
    then_days: int | None, which: Which = Which.ANY, is_followed: bool = True, same_day: bool = False
) -> Followed:
    return Followed(WEB, SHOP, which, is_followed, Span(then_days) if then_days else None, same_day)


def test_what_comes_on_the_last_day_of_the_time_still_follows_and_a_day_later_no_more() -> None:
    assert holds(followed(30), (100, "web"), (70, "shop"))
    assert not holds(followed(30), (100, "web"), (69, "shop"))


def test_who_may_still_come_has_not_stayed_away() -> None:
    assert holds(followed(30, is_followed=False), (30, "web"))
    assert not holds(followed(30, is_followed=False), (29, "web"))
    assert not holds(followed(30), (29, "web"))


def test_the_same_day_counts_only_where_it_is_asked_for() -> None:
    assert not holds(followed(None), (50, "web"), (50, "shop"))
    assert holds(followed(None, same_day=True), (50, "web"), (50, "shop"))
    assert holds(followed(None, is_followed=False), (50, "web"), (50, "shop"))
    assert not holds(followed(None, is_followed=False, same_day=True), (50, "web"), (50, "shop"))


def test_what_came_before_does_not_follow() -> None:
    assert not holds(followed(None), (50, "web"), (51, "shop"))


def test_every_time_leaves_out_what_is_not_decided_and_needs_one_that_is() -> None:
    every = followed(30, Which.EVERY)
    assert holds(every, (100, "web"), (90, "shop"), (10, "web"))
    assert not holds(every, (100, "web"), (90, "shop"), (80, "web"))
    assert not holds(every, (10, "web"))
    assert holds(followed(30, Which.EVERY, is_followed=False), (100, "web"), (10, "web"))
    assert not holds(followed(30, Which.EVERY, is_followed=False), (100, "web"), (90, "shop"), (50, "web"))


def test_the_first_and_the_last_time_are_asked_alone() -> None:
    sales = ((100, "web"), (90, "shop"), (20, "web"))
    assert holds(followed(None, Which.FIRST), *sales)
    assert not holds(followed(None, Which.LAST), *sales)
    assert holds(followed(None, Which.LAST, is_followed=False), *sales)


def test_months_are_those_of_the_calendar() -> None:
    # as_of is 16 February 2026: 31 December is 47 days before, and a month later it is 31 January.
    month = Followed(WEB, SHOP, within=Span(1, "months"))
    assert holds(month, (47, "web"), (16, "shop"))
    assert not holds(month, (47, "web"), (15, "shop"))


def test_stopped_wants_something_before_and_nothing_since() -> None:
    assert holds(Stopped(WEB, Span(90)), (90, "web"))
    assert not holds(Stopped(WEB, Span(90)), (89, "web"))
    assert not holds(Stopped(WEB, Span(90)), (300, "web"), (5, "web"))
    assert holds(Stopped(WEB, Span(90)), (300, "web"), (5, "shop"))
    assert not holds(Stopped(WEB, Span(90), 2), (300, "web"))
    assert not holds(Stopped(WEB, Span(90)), (300, "shop"))


def test_restarted_wants_a_pause_and_then_a_day_in_the_window() -> None:
    back = Restarted(ALL, Span(365), Window(length=Span(90)))
    assert holds(back, (500, "web"), (89, "shop"))
    assert not holds(back, (500, "web"), (90, "shop"))
    assert not holds(back, (400, "web"), (40, "shop"))
    assert not holds(back, (500, "web"), (200, "web"), (40, "web"))
    assert not holds(back, (40, "web"))


@pytest.mark.parametrize(("days", "expected"), [((0, 30, 60), True), ((0, 30, 59), False), ((0, 60, 119), True)])
def test_regularly_counts_periods_that_end_on_the_day_itself(days: tuple[int, ...], expected: bool) -> None:
    rule = Regularly(ALL, Span(30), 4, 3)
    assert holds(rule, *((day, "web") for day in days)) is expected


def test_regularly_wants_its_number_of_times_in_each_period() -> None:
    twice = Regularly(ALL, Span(30), 2, 2, 2)
    assert holds(twice, (0, "web"), (0, "web"), (30, "web"), (59, "shop"))
    assert not holds(twice, (0, "web"), (0, "web"), (0, "web"), (59, "shop"))


@pytest.mark.parametrize(("end", "expected"), [(tree.End.FIRST, True), (tree.End.LAST, False)])
def test_one_row_of_the_day_is_enough_for_a_first_or_last_occurrence(end: tree.End, expected: bool) -> None:
    rule = tree.Occurrence(end, ALL, Is("way", "is", "web"))
    assert holds(rule, (90, "shop"), (90, "web"), (10, "shop")) is expected
