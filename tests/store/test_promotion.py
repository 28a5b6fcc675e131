"""The calendar of promotions as it is typed in."""

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.store import promotion
from desktop_seg.store.promotion import Promotion
from tests.shops import day, shop_with

SUMMER = Promotion("Summer sale", day("2025-07-07"), day("2025-07-19"), scope="all", discount_share=0.3)


def test_a_promotion_is_kept_listed_and_removed() -> None:
    db = shop_with()
    empty = promotion.stamp(db)
    kept = promotion.add(db, SUMMER)
    assert (kept.name, kept.first_day, kept.last_day, kept.scope, kept.discount_share, kept.is_typed) == (
        ("Summer sale", day("2025-07-07"), day("2025-07-19"), "all", 0.3, True)
    )
    assert promotion.promotions(db) == (kept,)
    assert promotion.stamp(db) != empty
    promotion.remove(db, kept.id)
    assert promotion.promotions(db) == ()


def test_the_same_promotion_is_not_kept_twice_however_it_is_spelled() -> None:
    db = shop_with()
    promotion.add(db, SUMMER)
    with pytest.raises(UserError):
        promotion.add(db, Promotion("SUMMER SALE", SUMMER.first_day, SUMMER.last_day))
    promotion.add(db, Promotion("Summer sale", day("2026-07-06"), day("2026-07-18")))
    assert [each.first_day for each in promotion.promotions(db)] == [day("2025-07-07"), day("2026-07-06")]


def test_what_makes_no_sense_is_refused_in_a_sentence() -> None:
    db = shop_with()
    for wrong in (Promotion(" ", 1, 2), Promotion("Sale", 2, 1)):
        with pytest.raises(UserError):
            promotion.add(db, wrong)
    with pytest.raises(UserError):
        promotion.remove(db, 7)


def test_one_that_came_with_an_import_goes_with_the_import_only() -> None:
    db = shop_with()
    columns = "import_id, source_row, match_key, name, start_day, end_day"
    db.run(f"INSERT INTO promotion ({columns}) VALUES (1, 1, 'a', 'A', 1, 2)")
    (imported,) = promotion.promotions(db)
    assert not imported.is_typed
    with pytest.raises(UserError):
        promotion.remove(db, imported.id)
