"""Amounts of a whole order that stand on its lines: totals, discounts, postage and refunds count once."""

import pytest

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import imported

LINES = FileKind.SALE_LINES


@pytest.fixture
def db() -> Database:
    return open_shop(None)


def sales(db: Database) -> list[tuple[object, ...]]:
    return db.rows("SELECT receipt_no, net_cents, is_valid, is_purchase FROM sale ORDER BY sold_day, receipt_no, id")


def test_shipping_repeated_on_every_line_counts_once_and_is_no_revenue(db: Database) -> None:
    imported(
        db,
        LINES,
        """
        order_id | order_date | sku | quantity | unit_price | shipping_amount per order
        1        | 2024-01-02 | A   | 1        | 10.00      | 4.95
        1        | 2024-01-02 | B   | 1        | 5.00       | 4.95
        2        | 2024-01-02 | A   | 1        | 10.00      | 1.00
        2        | 2024-01-02 | B   | 1        | 5.00       | 2.00
        """,
    )
    assert db.rows("SELECT net_cents, shipping_cents FROM sale ORDER BY receipt_no") == [(1500, 495), (1500, 300)]


def test_amounts_of_lines_add_up_even_where_two_of_them_are_equal(db: Database) -> None:
    imported(
        db,
        LINES,
        """
        order_id | order_date | sku | quantity | unit_price | tax
        1        | 2024-01-02 | A   | 1        | 10.00      | 0.83
        1        | 2024-01-02 | B   | 1        | 10.00      | 0.83
        """,
    )
    assert db.rows("SELECT net_cents, vat_cents FROM sale") == [(2000, 166)]


def test_a_discount_of_the_whole_order_on_each_of_its_lines_is_taken_off_once(db: Database) -> None:
    text = """
        order_id | order_date | sku | quantity | unit_price | discount_amount per order
        1        | 2024-01-02 | A   | 2        | 10.00      | 6.00
        1        | 2024-01-02 | B   | 1        | 5.00       | 6.00
        2        | 2024-01-03 | A   | 1        | 2.00       | 3.00
        2        | 2024-01-03 | B   | 1        | 5.00       |
    """
    imported(db, LINES, text)
    assert sales(db) == [("1", 1900, 1, 1), ("2", 400, 1, 1)]
    assert db.rows("SELECT discount_cents FROM sale ORDER BY receipt_no") == [(600,), (300,)]
    assert db.number("SELECT count(*) FROM sale_line WHERE is_return") == 0
    assert imported(db, LINES, text).rows_same == 4


def test_a_discount_of_the_order_that_its_lines_hold_already_is_only_noted(db: Database) -> None:
    imported(
        db,
        LINES,
        """
        order_id | order_date | sku | line_total | discount_amount per order
        1        | 2024-01-02 | A   | 9.00       | 2.00
        1        | 2024-01-02 | B   | 9.00       | 2.00
        """,
    )
    assert db.rows("SELECT net_cents, discount_cents FROM sale") == [(1800, 200)]


def test_what_comes_back_of_an_order_with_a_discount_takes_its_part_of_it_along(db: Database) -> None:
    imported(
        db,
        LINES,
        """
        order_id | order_date | sku | quantity | unit_price | discount_amount per order
        1        | 2024-01-02 | A   | 1        | 60.00      | 10.00
        1        | 2024-01-02 | B   | 1        | 40.00      | 10.00
        1        | 2024-01-05 | A   | -1       | 60.00      |
        2        | 2024-01-02 | A   | 1        | 60.00      | 10.00
        2        | 2024-01-02 | A   | -1       | 60.00      | 10.00
        """,
    )
    first = db.number("SELECT sum(net_cents) FROM sale WHERE receipt_no = '1'")
    second = db.number("SELECT sum(net_cents) FROM sale WHERE receipt_no = '2'")
    assert (first, second) == (3000, 0)


def test_the_total_of_an_order_on_each_of_its_lines_counts_once(db: Database) -> None:
    text = """
        order_id | order_date | product_name | quantity | order_total | shipping_amount per order
        1        | 2024-01-02 | Rose         | 2        | 24.95       | 4.95
        1        | 2024-01-02 | Vase         | 1        | 24.95       | 4.95
        2        | 2024-01-03 | Rose         | 1        | 8.00        |
        3        | 2024-01-04 | Rose         | 1        |             |
        3        | 2024-01-04 | Vase         | 1        | 12.00       |
    """
    report = imported(db, LINES, text)
    assert sales(db) == [("1", 2000, 1, 1), ("2", 800, 1, 1), ("3", 1200, 1, 1)]
    assert (report.net_cents, report.lines_new) == (4000, 5)
    assert imported(db, LINES, text).rows_same == 5


def test_an_order_with_all_of_it_off_is_a_visit_worth_nothing(db: Database) -> None:
    imported(
        db,
        LINES,
        """
        order_id | order_date | sku | quantity | unit_price | discount_amount per order | customer_id
        1        | 2024-01-02 | A   | 1        | 10.00      | 15.00                     | 7
        1        | 2024-01-02 | B   | 1        | 5.00       | 15.00                     | 7
        """,
    )
    assert sales(db) == [("1", 0, 1, 1)]


def test_what_is_paid_back_beyond_the_articles_is_postage_and_no_loss(db: Database) -> None:
    imported(
        db,
        LINES,
        """
        order_id | order_date | sku | quantity | unit_price | shipping_amount per order | refund_amount per order
        1        | 2024-01-02 | A   | 1        | 10.00      | 4.95                      | 14.95
        2        | 2024-01-02 | A   | 2        | 10.00      | 4.95                      | 4.00
        """,
    )
    assert [net for _number, net, *_flags in sales(db)] == [0, 1600]


def test_a_total_given_back_lowers_the_order_once(db: Database) -> None:
    imported(
        db,
        LINES,
        """
        order_id | order_date | product_name | event_type | order_total
        1        | 2024-01-02 | Rose         | Sale       | 20.00
        1        | 2024-01-02 | Vase         | Sale       | 20.00
        1        | 2024-01-02 | Rose         | Refund     | 5.00
        """,
    )
    assert sales(db) == [("1", 1500, 1, 1)]


SHOPIFY = """
    order_id | order_date | email        | sku | quantity | unit_price | discount_amount per order | order_net
    1        | 2024-01-02 | anna@shop.nl | A   | 1        | 50.00      | {discount}                | {net}
    1        |            | anna@shop.nl | B   | 2        | 10.00      |                           |
"""


@pytest.mark.parametrize(
    ("discount", "net", "counts"),
    [
        ("4.95", "70.00", 7000),  # a code for the postage, which is no revenue anyway
        ("7.00", "63.00", 6300),
        ("0.00", "60.00", 6000),  # taken off single lines
        ("7.00", "", 6300),
        ("0.00", "80.00", 7000),  # a line is missing
    ],
)
def test_what_an_order_came_to_tells_its_discount(db: Database, discount: str, net: str, counts: int) -> None:
    imported(db, LINES, SHOPIFY.format(discount=discount, net=net))
    assert sales(db) == [("1", counts, 1, 1)]
