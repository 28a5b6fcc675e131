"""Who joined and who left between two days, by hand and against the members as of both."""

from desktop_seg.segments.catalogue import find
from desktop_seg.segments.evaluate import members
from desktop_seg.segments.movement import movement
from desktop_seg.store.figures import day_before_last_import
from tests.shops import day, names, shop_with

SALES = """
    anna 2025-01-05 10.00
    bo   2025-01-06 10.00
    bo   2025-03-06 10.00
    carl 2025-03-07 10.00
"""


def test_a_second_visit_ends_having_bought_once_and_a_first_one_begins_it() -> None:
    db = shop_with(SALES)
    moved = movement(db, find(db, "bought_once"), day("2025-02-01"), day("2025-03-31"))
    assert names(db, list(moved.joined)) == ["carl"]
    assert names(db, list(moved.left)) == ["bo"]
    assert moved.stayed == 1


def test_movement_is_the_difference_of_the_members_in_either_order_of_days() -> None:
    db = shop_with(SALES)
    first, last = day("2025-01-31"), day("2025-03-31")
    for key in ("top_20", "bought_once", "new"):
        segment = find(db, key)
        moved = movement(db, segment, last, first)
        before, after = set(members(db, segment, first)), set(members(db, segment, last))
        assert set(moved.joined) == after - before
        assert set(moved.left) == before - after
        assert moved.stayed == len(before & after)
        assert (moved.first_day, moved.last_day) == (first, last)


def test_the_day_before_the_last_import_is_how_far_the_sales_reached_before() -> None:
    db = shop_with(SALES)
    assert day_before_last_import(db) is None
    with db.transaction():
        db.run("UPDATE sale SET import_id = 2 WHERE sold_day > ?", (day("2025-02-01"),))
    assert day_before_last_import(db) == day("2025-01-06")
    with db.transaction():  # a later import of older sales, and of customers alone, moves nothing
        db.run("UPDATE sale SET import_id = 3 WHERE sold_day = ?", (day("2025-01-05"),))
    assert day_before_last_import(db) == day("2025-01-06")
