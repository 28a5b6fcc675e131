"""The text tables of tests/shops.py say what they seem to say."""

import pytest

from tests.shops import cents, day, names, shop_with


def test_receipts_stand_as_written() -> None:
    shop = shop_with("""
        anna  2024-12-10   45.00  no=17 till=2 channel=web   # a remark
        anna  2024-12-10   -3.5   no=18
        -     2024-12-11    9.90  category=Plants brand=Sol product=Fern
        bo    2024-12-12   12     status=cancelled
    """)
    rows = shop.rows(
        """SELECT c.first_name, s.receipt_no, s.till, s.channel, s.sold_day, s.net_cents, s.is_valid, s.is_purchase
            FROM sale s LEFT JOIN customer c ON c.id = s.customer_id ORDER BY s.id"""
    )
    assert rows == [
        ("anna", "17", "2", "web", day("2024-12-10"), 4500, 1, 1),
        ("anna", "18", None, None, day("2024-12-10"), -350, 1, 0),
        (None, "3", None, None, day("2024-12-11"), 990, 1, 1),
        ("bo", "4", None, None, day("2024-12-12"), 1200, 0, 0),
    ]
    lines = shop.rows(
        """SELECT l.sale_id, p.category, p.brand, p.name, l.quantity, l.net_cents
            FROM sale_line l JOIN product p ON p.id = l.product_id"""
    )
    assert lines == [(3, "Plants", "Sol", "Fern", 1.0, 990)]


def test_customers_stand_as_written() -> None:
    shop = shop_with("anna 2025-01-01 1", customers="dora city=Ede birth=1970-01-11 birth_year=1970\nanna city=Elst")
    assert shop.rows("SELECT customer_no, city, birth_day, birth_year FROM customer") == [
        ("dora", "Ede", 10, 1970),
        ("anna", "Elst", None, None),
    ]
    assert names(shop, [2, 1]) == ["anna", "dora"]


def test_amounts_and_slips() -> None:
    assert [cents(text) for text in ("45.00", "-3.5", "-0.05", "7")] == [4500, -350, -5, 700]
    with pytest.raises(ValueError, match="statsu"):
        shop_with("anna 2025-01-01 1 statsu=cancelled")
