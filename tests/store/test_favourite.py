"""What a customer buys most, checked by hand."""

import pytest

from desktop_seg.store.favourite import favourites
from tests.shops import day, shop_with

AS_OF = day("2025-06-30")


def test_categories_by_money_with_returns_taken_off() -> None:
    db = shop_with(
        """
        anna 2025-01-10 30.00 product=Rose category=Flowers
        anna 2025-01-10 10.00 product=Tulip category=Flowers
        anna 2025-02-10 50.00 product=Vase category=Pots
        anna 2025-03-10 -20.00 product=Vase category=Pots
        anna 2025-03-11 9.00 product=Wrapping
        anna 2025-07-10 900.00 product=Tree category=Garden     # after the day
        bo   2025-01-10 70.00 product=Bench category=Garden
        """
    )
    found = favourites(db, 1, AS_OF)
    assert [(each.title, each.visits, each.net_cents) for each in found] == [("Flowers", 1, 4000), ("Pots", 1, 3000)]
    assert [each.share for each in found] == pytest.approx([40 / 79, 30 / 79])


def test_products_where_nothing_has_a_category_and_nothing_without_lines() -> None:
    db = shop_with(
        """
        anna 2025-01-10 30.00 product=Rose
        anna 2025-01-11 20.00 product=Tulip
        bo   2025-01-12 20.00
        """
    )
    assert [each.title for each in favourites(db, 1, AS_OF)] == ["Rose", "Tulip"]
    assert favourites(db, 2, AS_OF) == ()
