"""Files with one row for each receipt: headers of sales without lines."""

import pytest

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.store.database import Database
from desktop_seg.store.figures import shop_figures
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import day, imported

RECEIPTS = FileKind.RECEIPTS


@pytest.fixture
def db() -> Database:
    return open_shop(None)


def test_a_receipt_is_worth_its_total_without_shipping_and_tip(db: Database) -> None:
    report = imported(
        db,
        RECEIPTS,
        """
        order_id | order_date | customer_id | order_total | shipping_amount | tip_amount | discount_amount
        1        | 2024-06-01 | 7           | 25.00       | 4.00            | 1.00       | 2.50
        2        | 2024-06-02 |             | 10.00       |                 |            |
        """,
    )
    assert db.rows("SELECT net_cents, discount_cents, shipping_cents, is_purchase FROM sale ORDER BY receipt_no") == [
        (2000, 250, 400, 1),
        (1000, 0, None, 1),
    ]
    assert (report.rows_new, report.sales_anonymous, report.net_cents) == (2, 1, 3000)


def test_a_receipt_of_nothing_is_a_visit(db: Database) -> None:
    imported(
        db,
        RECEIPTS,
        """
        order_id | order_date | order_total | customer_id
        1        | 2024-06-01 | 0.00        | 7
        """,
    )
    assert db.rows("SELECT net_cents, is_valid, is_purchase FROM sale") == [(0, 1, 1)]


def test_a_receipt_of_money_given_back_is_no_purchase(db: Database) -> None:
    imported(
        db,
        RECEIPTS,
        """
        order_id | order_date | event_type | customer_id | order_total
        1        | 2024-06-01 | Sale       | 7           | 25.00
        2        | 2024-06-03 | Refund     | 7           | 5.00
        3        | 2024-06-04 | Sale       | 7           | -2.00
        """,
    )
    found = db.rows("SELECT net_cents, is_valid, is_purchase FROM sale ORDER BY receipt_no")
    assert found == [(2500, 1, 1), (-500, 1, 0), (-200, 1, 0)]


def test_a_refund_under_the_number_of_the_sale_lowers_it_and_is_no_second_visit(db: Database) -> None:
    report = imported(
        db,
        RECEIPTS,
        """
        order_id | order_date | order_total
        1        | 2024-06-01 | 25.00
        1        | 2024-06-01 | -5.00
        2        | 2024-06-01 | -5.00
        2        | 2024-06-01 | 25.00
        """,
    )
    assert db.rows("SELECT net_cents, is_purchase FROM sale ORDER BY receipt_no") == [(2000, 1), (2000, 1)]
    assert (report.rows_new, report.rows_updated) == (2, 2)


def test_a_receipt_that_stands_twice_counts_once_and_one_with_two_amounts_is_told(db: Database) -> None:
    report = imported(
        db,
        RECEIPTS,
        """
        order_id | order_date | order_total
        1        | 2024-06-01 | 25.00
        1        | 2024-06-01 | 25.00
        2        | 2024-06-01 | 10.00
        2        | 2024-06-01 | 12.00
        """,
    )
    assert (report.rows_new, report.rows_same, report.rows_aside, report.net_cents) == (2, 1, 1, 3500)
    assert "2" in report.problems[0].reason


def test_the_same_file_again_adds_nothing_and_a_changed_total_updates(db: Database) -> None:
    head = "order_id | order_date | order_total\n"
    imported(db, RECEIPTS, head + "1 | 2024-06-01 | 25.00\n2 | 2024-06-01 | 5.00")
    report = imported(db, RECEIPTS, head + "1 | 2024-06-01 | 20.00\n2 | 2024-06-01 | 5.00")
    assert (report.rows_new, report.rows_updated, report.rows_same) == (0, 1, 1)
    assert db.number("SELECT sum(net_cents) FROM sale") == 2500


def test_customer_day_and_amount_are_enough(db: Database) -> None:
    text = """
        order_date | customer_id | order_total
        2024-06-01 | 7           | 10.00
        2024-06-01 | 7           | 5.00
        2024-06-01 | 8           | 5.00
        2024-06-05 | 7           | -3.00
    """
    report = imported(db, RECEIPTS, text)
    found = db.rows(
        """SELECT customer_no, sold_day, net_cents, is_purchase FROM sale
           JOIN customer ON customer.id = customer_id ORDER BY 1, 2"""
    )
    first, fifth = day("2024-06-01"), day("2024-06-05")
    assert found == [("7", first, 1500, 1), ("7", fifth, -300, 0), ("8", first, 500, 1)]
    assert (report.rows_new, report.sales_new) == (4, 3)
    assert imported(db, RECEIPTS, text).rows_same == 4


def test_receipts_and_lines_of_the_same_sales_are_counted_once(db: Database) -> None:
    imported(
        db,
        FileKind.SALE_LINES,
        """
        order_id | order_date | sku | quantity | unit_price
        1        | 2024-06-01 | A   | 1        | 5.00
        1        | 2024-06-01 | B   | 1        | 6.00
        """,
    )
    report = imported(
        db,
        RECEIPTS,
        """
        order_id | order_date | order_total | email
        1        | 2024-06-01 | 11.00       | anna@shop.nl
        2        | 2024-06-01 | 4.00        | bo@shop.nl
        """,
    )
    assert (report.rows_new, report.rows_updated, report.sales_new) == (1, 1, 1)
    assert db.number("SELECT sum(net_cents) FROM sale") == 1500
    assert db.number("SELECT count(*) FROM sale WHERE customer_id IS NOT NULL") == 2


def test_terms_of_payment_are_kept(db: Database) -> None:
    imported(
        db,
        RECEIPTS,
        """
        order_id | order_date | due_date   | paid_date  | payment_method | discount_code | order_total
        1        | 2024-06-01 | 2024-06-15 | 2024-06-20 | invoice        | SPRING        | 11.00
        """,
    )
    found = db.one("SELECT due_day, paid_day, payment_method, coupon_code FROM sale")
    assert found == (day("2024-06-15"), day("2024-06-20"), "invoice", "SPRING")


def test_money_paid_back_for_no_article_in_particular_is_taken_off(db: Database) -> None:
    report = imported(
        db,
        RECEIPTS,
        """
        order_id | order_date | event_type | net_total | refund_amount
        1        | 2024-06-01 | Payment    | 50.00     | 0.00
        1        | 2024-06-03 | Refund     | 0.00      | -12.00
        2        | 2024-06-03 | Refund     | -8.00     | -8.00
        """,
    )
    assert report.net_cents == 5000 - 1200 - 800
    assert db.rows("SELECT is_purchase FROM sale ORDER BY sold_day, receipt_no") == [(1,), (0,), (0,)]


def test_new_sales_that_do_not_count_are_told(db: Database) -> None:
    text = """
        order_id | order_date | event_type | customer_id | order_total
        1        | 2024-06-01 | Sale       | 7           | 25.00
        2        | 2024-06-03 | Void       | 7           | 5.00
        """
    report = imported(db, RECEIPTS, text)
    assert (report.sales_new, report.sales_void) == (2, 1)
    assert report.sales_new - report.sales_void == shop_figures(db).sales == 1
    more = imported(db, RECEIPTS, text + "3        | 2024-06-04 | Sale       | 7           | 2.00\n", "more.csv")
    assert (more.sales_new, more.sales_void) == (1, 0)
