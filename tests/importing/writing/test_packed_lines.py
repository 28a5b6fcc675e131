"""Receipts whose articles stand in one cell: lines tell what was bought, the total of the receipt is counted once."""

import pytest

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.undo import undo
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import imported

RECEIPTS = FileKind.RECEIPTS
ORDERS = """
    order_id | order_date | customer_id | order_total | items
    1        | 2024-06-01 | 7           | 25.00       | 2x Rose, 1x Vase
    2        | 2024-06-02 | 8           | 4.00        | 1x Rose
    3        | 2024-06-03 | 8           | 9.00        |
"""


@pytest.fixture
def db() -> Database:
    return open_shop(None)


def bought(db: Database) -> list[tuple[object, ...]]:
    return db.rows(
        """SELECT s.receipt_no, p.name, l.quantity, l.net_cents, l.is_return FROM sale_line l
           JOIN sale s ON s.id = l.sale_id JOIN product p ON p.id = l.product_id
           ORDER BY s.receipt_no, l.is_return, p.name"""
    )


def test_each_article_becomes_a_line_and_the_money_stays_that_of_the_receipt(db: Database) -> None:
    report = imported(db, RECEIPTS, ORDERS)
    assert bought(db) == [("1", "Rose", 2.0, 0, 0), ("1", "Vase", 1.0, 0, 0), ("2", "Rose", 1.0, 0, 0)]
    assert db.rows("SELECT net_cents, is_purchase FROM sale ORDER BY receipt_no") == [(2500, 1), (400, 1), (900, 1)]
    assert (report.rows_new, report.sales_new, report.lines_new, report.net_cents) == (3, 3, 3, 3800)
    assert report.products_new == 2


def test_the_same_file_again_adds_nothing_and_undoing_either_leaves_the_other(db: Database) -> None:
    first = imported(db, RECEIPTS, ORDERS)
    before = bought(db)
    second = imported(db, RECEIPTS, ORDERS)
    assert (second.rows_same, second.lines_new) == (3, 0)
    assert bought(db) == before
    undo(db, first.import_id)
    assert bought(db) == before
    undo(db, second.import_id)
    assert bought(db) == []


def test_an_order_that_comes_again_with_another_total_keeps_its_lines(db: Database) -> None:
    imported(db, RECEIPTS, ORDERS)
    changed = ORDERS.replace("25.00       | 2x Rose, 1x Vase", "30.00       | 3x Rose, 1x Vase, 1x Card")
    report = imported(db, RECEIPTS, changed)
    assert (report.rows_updated, report.lines_new) == (1, 1)
    assert [(name, count) for _no, name, count, *_ in bought(db)][:3] == [("Card", 1.0), ("Rose", 2.0), ("Vase", 1.0)]
    assert db.rows("SELECT net_cents FROM sale WHERE receipt_no = '1'") == [(3000,)]


def test_a_receipt_that_stands_twice_is_counted_once(db: Database) -> None:
    line = "\n    1        | 2024-06-01 | 7           | 25.00       | 2x Rose, 1x Vase"
    report = imported(db, RECEIPTS, ORDERS.rstrip() + line)
    assert (report.rows_same, report.lines_new, report.net_cents) == (1, 3, 3800)


def test_what_is_given_back_is_a_return_of_its_articles(db: Database) -> None:
    imported(
        db,
        RECEIPTS,
        """
        order_id | order_date | event_type | customer_id | order_total | items
        1        | 2024-06-01 | Sale       | 7           | 25.00       | 2x Rose, 1x Vase
        1        | 2024-06-01 | Refund     | 7           | 10.00       | 1x Vase
        2        | 2024-06-03 | Refund     | 7           | 5.00        | 1x Rose
        """,
    )
    assert bought(db) == [
        ("1", "Rose", 2.0, 0, 0),
        ("1", "Vase", 1.0, 0, 0),
        ("1", "Vase", -1.0, 0, 1),
        ("2", "Rose", -1.0, 0, 1),
    ]
    assert db.rows("SELECT net_cents, is_purchase FROM sale ORDER BY receipt_no") == [(1500, 1), (-500, 0)]


def test_rows_without_a_receipt_number_have_their_articles_too(db: Database) -> None:
    text = """
        order_date | customer_id | order_total | items
        2024-06-01 | 7           | 25.00       | 2x Rose, 1x Vase
        2024-06-01 | 7           | 5.00        | 1x Rose
        2024-06-02 |             | 3.00        | 1x Card
    """
    report = imported(db, RECEIPTS, text)
    assert [(name, count) for _no, name, count, *_ in bought(db)] == [
        ("Card", 1.0), ("Rose", 2.0), ("Rose", 1.0), ("Vase", 1.0),
    ]  # fmt: skip
    assert db.rows("SELECT net_cents FROM sale ORDER BY sold_day") == [(3000,), (300,)]
    before = bought(db)
    again = imported(db, RECEIPTS, text)
    assert (report.rows_new, again.rows_same, again.lines_new) == (3, 3, 0)
    assert bought(db) == before


def test_lines_that_another_file_brought_with_amounts_are_not_doubled(db: Database) -> None:
    imported(
        db,
        FileKind.SALE_LINES,
        """
        order_id | order_date | customer_id | product_name | quantity | line_total
        1        | 2024-06-01 | 7           | Rose         | 2        | 15.00
        1        | 2024-06-01 | 7           | Vase         | 1        | 10.00
        """,
    )
    imported(db, RECEIPTS, ORDERS)
    assert [(name, count) for no, name, count, *_ in bought(db) if no == "1"] == [("Rose", 2.0), ("Vase", 1.0)]
    assert db.rows("SELECT net_cents FROM sale WHERE receipt_no = '1'") == [(2500,)]


def test_a_gift_card_in_the_cell_is_marked_as_one(db: Database) -> None:
    imported(
        db,
        RECEIPTS,
        """
        order_id | order_date | customer_id | order_total | items
        1        | 2024-06-01 | 7           | 25.00       | 1x Gift card
        2        | 2024-06-01 | 7           | 25.00       | 1x Rose, 1x Gift card
        """,
    )
    assert db.rows("SELECT is_valid FROM sale ORDER BY receipt_no") == [(0,), (1,)]
