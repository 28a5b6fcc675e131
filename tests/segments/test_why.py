"""Why somebody is in a segment or not: each condition with what it is for this person and the rows behind it."""

import pytest

from desktop_seg.rules import tree
from desktop_seg.rules.tree import All, AsOf, Followed, Happened, InSegment, Is, Measure, Not, Rows, Span, Top
from desktop_seg.segments import evaluate
from desktop_seg.segments.catalogue import READY
from desktop_seg.segments.shop_context import rule_of
from desktop_seg.segments.why import MOST_TRACES, why
from desktop_seg.store.database import Database
from desktop_seg.store.figures import default_as_of
from tests.shops import day, shop_with

SALES = """
    anna   2025-01-10   40.00   no=11 channel=web
    anna   2025-03-10   60.00   no=12 channel=shop
    bo     2025-02-01   10.00   no=13 channel=shop
    carl   2024-02-01   90.00   no=14 channel=web
    staff  2025-03-11   500.00  no=15
"""
AS_OF = day("2025-03-31")


@pytest.fixture(scope="module")
def shop() -> Database:
    return shop_with(SALES, customers="staff is_staff=1")


def person(shop: Database, name: str) -> int:
    return shop.number("SELECT id FROM customer WHERE customer_no = ?", (name,))


def test_a_field_is_told_with_the_value_of_the_person(shop: Database) -> None:
    reason = why(shop, Is("frequency", "at_least", 2), person(shop, "bo"), AS_OF)
    assert not reason.holds
    assert reason.value == "1"
    assert "2" in reason.words
    assert why(shop, Is("city", "is", "Zeist"), person(shop, "bo"), AS_OF).value == "not known"
    assert why(shop, Is("first_day", "known"), person(shop, "bo"), AS_OF).value == "1 Feb 2025"


def test_a_figure_is_told_with_its_receipts_the_newest_first(shop: Database) -> None:
    rule = Happened("purchases", Measure.SUM, "at_least", 10_000, "amount")
    reason = why(shop, rule, person(shop, "anna"), AS_OF)
    assert reason.holds
    assert reason.value == "€100.00"
    assert [trace.day for trace in reason.traces] == [day("2025-03-10"), day("2025-01-10")]
    assert reason.traces[0].details == ("12", "€60.00", "shop")
    assert reason.trace_count == 2
    receipts = [shop.value("SELECT receipt_no FROM sale WHERE id = ?", (trace.sale_id,)) for trace in reason.traces]
    assert receipts == ["12", "11"]


def test_rows_after_the_day_and_rows_that_are_filtered_out_are_not_behind_it(shop: Database) -> None:
    web = Happened("purchases", Measure.COUNT, "at_least", 1, where=Is("channel", "is", "web"))
    assert [trace.day for trace in why(shop, web, person(shop, "anna"), AS_OF).traces] == [day("2025-01-10")]
    early = why(shop, Happened("purchases", Measure.COUNT, "equals", 1), person(shop, "anna"), day("2025-02-01"))
    assert early.holds
    assert early.trace_count == 1


def test_a_group_tells_its_parts_and_another_segment_its_rule(shop: Database) -> None:
    rule = All(Is("frequency", "at_least", 2), Not(InSegment("lapsed")))
    reason = why(shop, rule, person(shop, "anna"), AS_OF)
    assert [part.holds for part in reason.parts] == [True, True]
    negated = reason.parts[1].parts[0]
    assert not negated.holds
    assert isinstance(negated.rule, InSegment)
    assert negated.parts[0].rule == rule_of(next(each for each in READY if each.key == "lapsed"))


def test_an_earlier_day_is_told_as_it_was_then(shop: Database) -> None:
    reason = why(shop, AsOf(60, Is("frequency", "equals", 1)), person(shop, "anna"), AS_OF)
    assert reason.holds
    assert reason.parts[0].value == "1"


def test_the_top_is_told_with_where_it_begins(shop: Database) -> None:
    reason = why(shop, Top("monetary", 0.3), person(shop, "bo"), AS_OF)
    assert not reason.holds
    assert "€10.00" in reason.value
    assert "€100.00" in reason.value
    figure = tree.Figure("purchases", Measure.SUM, "amount")
    assert why(shop, Top(figure, 0.3), person(shop, "anna"), AS_OF).holds


def test_what_followed_is_told_with_both_kinds_of_rows(shop: Database) -> None:
    web = Rows("purchases", Is("channel", "is", "web"))
    store = Rows("purchases", Is("channel", "is", "shop"))
    reason = why(shop, Followed(web, store, within=Span(90)), person(shop, "anna"), AS_OF)
    assert reason.holds
    assert reason.trace_count == 2


def test_staff_is_in_nothing_not_even_in_what_does_not_hold_for_them(shop: Database) -> None:
    staff = person(shop, "staff")
    for rule in (Not(Is("frequency", "at_least", 100)), tree.Everyone(), tree.All(), tree.Not(tree.AnyOf())):
        assert not why(shop, rule, staff, AS_OF).holds


def test_many_rows_are_cut_off_but_counted() -> None:
    shop = shop_with("\n".join(f"anna 2025-01-10 1.00 no={n}" for n in range(MOST_TRACES + 5)))
    reason = why(shop, Happened("purchases", Measure.COUNT, "over", 3), person(shop, "anna"), AS_OF)
    assert len(reason.traces) == MOST_TRACES
    assert reason.trace_count == MOST_TRACES + 5


def test_reasons_say_of_every_ready_made_segment_what_its_members_say(shop: Database) -> None:
    as_of = default_as_of(shop) or 0
    people = [int(row[0] or 0) for row in shop.rows("SELECT id FROM customer")]
    for segment in READY:
        inside = evaluate.members(shop, segment, as_of)
        for id_ in people:
            assert why(shop, rule_of(segment), id_, as_of).holds is (id_ in inside), segment.key


def test_a_figure_of_purchases_rests_on_its_receipts() -> None:
    shop = shop_with("anna 2024-01-05 10.00\nanna 2025-05-01 20.00\nanna 2025-06-01 -5.00\nbo 2025-06-30 1.00")
    ever = why(shop, Is("monetary", "at_least", 2000), 1, day("2025-06-30"))
    assert (ever.value, ever.trace_count) == ("€25.00", 3)
    year = why(shop, Is("monetary_365", "at_least", 2000), 1, day("2025-06-30"))
    assert [trace.day for trace in year.traces] == [day("2025-06-01"), day("2025-05-01")]
    share = why(shop, Is("visit_rank_365", "at_least", 0.5), 1, day("2025-06-30"))
    assert (share.value, share.trace_count) == ("50%", 2)
    assert why(shop, Is("city", "is", "Utrecht"), 1, day("2025-06-30")).trace_count == 0
