"""Files of sale lines: revenue counted once, whatever the till makes of returns, spread orders and services."""

import pytest

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import day, imported

LINES = FileKind.SALE_LINES


@pytest.fixture
def db() -> Database:
    return open_shop(None)


def sales(db: Database) -> list[tuple[object, ...]]:
    return db.rows("SELECT receipt_no, net_cents, is_valid, is_purchase FROM sale ORDER BY sold_day, receipt_no, id")


def test_quantity_times_price_less_discount_is_the_amount_of_a_line(db: Database) -> None:
    report = imported(
        db,
        LINES,
        """
        order_id | order_date | sku | quantity | unit_price | discount_amount | customer_id
        1        | 2024-01-02 | A   | 3        | 1.25       | 0.75            | 7
        1        | 2024-01-02 | B   | 1        | 10.00      |                 | 7
        """,
    )
    assert sales(db) == [("1", 1300, 1, 1)]
    assert (report.net_cents, report.sales_new, report.lines_new, report.customers_new) == (1300, 1, 2, 1)
    assert db.rows("SELECT discount_cents FROM sale") == [(75,)]


def test_the_amount_of_the_line_goes_before_price_and_discount(db: Database) -> None:
    imported(
        db,
        LINES,
        """
        order_id | order_date | sku | quantity | unit_price | discount_amount | line_total
        1        | 2024-01-02 | A   | 3        | 1.25       | 0.75            | 3.00
        """,
    )
    assert sales(db) == [("1", 300, 1, 1)]


@pytest.mark.parametrize(
    ("quantity", "price", "total"),
    [("-2", "5.00", ""), ("2", "-5.00", ""), ("-2", "-5.00", ""), ("-2", "5.00", "-10.00"), ("2", "5.00", "-10.00")],
)
def test_a_return_counts_negative_once_however_it_is_signed(
    db: Database, quantity: str, price: str, total: str
) -> None:
    imported(
        db,
        LINES,
        f"""
        order_id | order_date | sku | quantity   | unit_price | line_total
        1        | 2024-01-02 | A   | 3          | 5.00       | 15.00
        2        | 2024-01-03 | A   | {quantity} | {price}    | {total}
        """,
    )
    assert sales(db) == [("1", 1500, 1, 1), ("2", -1000, 1, 0)]
    assert db.rows("SELECT quantity, net_cents, is_return FROM sale_line ORDER BY id") == [(3, 1500, 0), (-2, -1000, 1)]


def test_a_row_called_refund_is_taken_off_although_its_amounts_are_positive(db: Database) -> None:
    imported(
        db,
        LINES,
        """
        order_id | order_date | event_type | sku | quantity | unit_price
        1        | 2024-01-02 | Sale       | A   | 2        | 5.00
        1        | 2024-01-02 | Refund     | A   | 1        | 5.00
        """,
    )
    assert sales(db) == [("1", 500, 1, 1)]


def test_an_order_over_several_rows_tells_day_and_buyer_on_the_first_only(db: Database) -> None:
    imported(
        db,
        LINES,
        """
        order_id | order_date | email        | sku | quantity | unit_price | shipping_amount | order_total
        1001     | 2024-01-02 | anna@shop.nl | A   | 1        | 10.00      | 4.95            | 24.95
        1001     |            |              | B   | 2        | 5.00       |                 |
        1002     | 2024-01-03 |              | A   | 1        | 10.00      | 4.95            | 14.95
        1002     |            |              | C   | 1        | 1.00       |                 |
        """,
    )
    found = db.rows(
        """SELECT receipt_no, net_cents, shipping_cents, email FROM sale
           LEFT JOIN customer ON customer.id = customer_id ORDER BY receipt_no"""
    )
    assert found == [("1001", 2000, 495, "anna@shop.nl"), ("1002", 1100, 495, None)]


def test_a_row_without_day_and_without_order_is_set_aside_and_makes_nobody(db: Database) -> None:
    report = imported(
        db,
        LINES,
        """
        order_id | order_date | customer_id | sku | quantity | unit_price
                 |            | 8           | Z   | 1        | 3.00
        1        | 2024-01-02 | 7           | A   | 1        | 5.00
        9        |            | 9           | Y   | 1        | 3.00
        """,
    )
    assert (report.rows_new, report.rows_aside) == (1, 2)
    assert [(issue.row, issue.is_aside) for issue in report.problems] == [(2, True), (4, True)]
    assert db.rows("SELECT customer_no FROM customer") == [("7",)]
    assert db.rows("SELECT sku FROM product") == [("A",)]


def test_a_row_whose_amount_cannot_be_read_is_set_aside_and_a_wrong_e_mail_only_left_out(db: Database) -> None:
    report = imported(
        db,
        LINES,
        """
        order_id | order_date | email        | sku | quantity | unit_price
        1        | 2024-01-02 | anna@shop.nl | A   | 1        | 5.00
        2        | 2024-01-02 | anna@shop.nl | A   | 1        | about five
        3        | 2024-01-02 | at home      | A   | 1        | 5.00
        """,
    )
    assert (report.rows_new, report.rows_aside, report.cells_left_out) == (2, 1, 1)
    assert [(each.row, each.column, each.text, each.is_aside) for each in report.problems] == [
        (3, "unit_price", "about five", True),
        (4, "email", "at home", False),
    ]
    assert report.net_cents == 1000
    assert report.sales_anonymous == 1


def test_two_identical_lines_of_a_receipt_are_both_kept_and_still_two_after_the_same_file(db: Database) -> None:
    text = """
        order_id | order_date | sku | quantity | unit_price
        1        | 2024-01-02 | A   | 1        | 5.00
        1        | 2024-01-02 | A   | 1        | 5.00
    """
    first, second = imported(db, LINES, text), imported(db, LINES, text)
    assert (first.rows_new, second.rows_new, second.rows_same) == (2, 0, 2)
    assert sales(db) == [("1", 1000, 1, 1)]


def test_overlapping_periods_add_only_what_is_new(db: Database) -> None:
    imported(
        db,
        LINES,
        """
        order_id | order_date | sku | quantity | unit_price
        1        | 2024-06-01 | A   | 1        | 5.00
        2        | 2024-06-12 | A   | 1        | 5.00
        """,
    )
    report = imported(
        db,
        LINES,
        """
        order_id | order_date | sku | quantity | unit_price
        2        | 2024-06-12 | A   | 1        | 5.00
        2        | 2024-06-12 | B   | 1        | 2.00
        3        | 2024-06-17 | A   | 1        | 5.00
        """,
    )
    assert (report.rows_new, report.rows_same, report.sales_new) == (2, 1, 1)
    assert sales(db) == [("1", 500, 1, 1), ("2", 700, 1, 1), ("3", 500, 1, 1)]


def test_a_later_export_with_another_state_updates_the_sale(db: Database) -> None:
    head = "order_id | order_date | order_status | refund_amount | sku | quantity | unit_price\n"
    imported(db, LINES, head + "1 | 2024-06-01 | paid |  | A | 2 | 5.00")
    report = imported(db, LINES, head + "1 | 2024-06-01 | refunded | 4.00 | A | 2 | 5.00")
    assert (report.rows_new, report.rows_updated, report.rows_same) == (0, 1, 0)
    assert db.rows("SELECT status, net_cents, is_valid FROM sale") == [("refunded", 600, 1)]


def test_a_refunded_sale_without_an_amount_paid_back_is_worth_nothing(db: Database) -> None:
    imported(
        db,
        LINES,
        """
        order_id | order_date | order_status | sku | quantity | unit_price
        1        | 2024-06-01 | refunded     | A   | 2        | 5.00
        """,
    )
    assert sales(db) == [("1", 0, 1, 1)]


def test_a_refund_told_as_negative_lines_and_as_an_amount_counts_once(db: Database) -> None:
    imported(
        db,
        LINES,
        """
        order_id | order_date | refund_amount per order | sku | quantity | unit_price
        1        | 2024-06-01 | 5.00          | A   | 2        | 5.00
        1        | 2024-06-01 | 5.00          | A   | -1       | 5.00
        """,
    )
    assert sales(db) == [("1", 500, 1, 1)]


@pytest.mark.parametrize("status", ["cancelled", "voided", "draft", "unpaid"])
def test_a_sale_that_did_not_come_about_is_kept_but_does_not_count(db: Database, status: str) -> None:
    report = imported(
        db,
        LINES,
        f"""
        order_id | order_date | order_status | sku | quantity | unit_price
        1        | 2024-06-01 | {status}     | A   | 2        | 5.00
        2        | 2024-06-01 | paid         | A   | 1        | 5.00
        """,
    )
    assert sales(db) == [("1", 1000, 0, 0), ("2", 500, 1, 1)]
    assert report.net_cents == 500


def test_a_free_order_is_a_visit(db: Database) -> None:
    imported(
        db,
        LINES,
        """
        order_id | order_date | sku | quantity | unit_price
        1        | 2024-06-01 | A   | 1        | 0.00
        """,
    )
    assert sales(db) == [("1", 0, 1, 1)]


def test_postage_counts_as_a_service_and_a_gift_card_is_no_revenue_when_sold(db: Database) -> None:
    imported(
        db,
        LINES,
        """
        order_id | order_date | sku  | product_name   | quantity | unit_price
        1        | 2024-06-01 | A    | Rose           | 1        | 5.00
        1        | 2024-06-01 | POST | Postage        | 1        | 2.00
        2        | 2024-06-01 | G    | Cadeaubon      | 1        | 25.00
        3        | 2024-06-01 | A    | Rose           | 1        | 5.00
        3        | 2024-06-01 | G    | Cadeaubon      | 1        | 25.00
        """,
    )
    assert sales(db) == [("1", 700, 1, 1), ("2", 0, 0, 0), ("3", 500, 1, 1)]
    assert db.rows("SELECT name, kind FROM product ORDER BY name") == [
        ("Cadeaubon", "gift_card"),
        ("Postage", "service"),
        ("Rose", "product"),
    ]


def test_postage_taken_back_is_no_return_of_goods(db: Database) -> None:
    imported(
        db,
        LINES,
        """
        order_id | order_date | sku  | product_name | quantity | unit_price
        1        | 2024-06-01 | A    | Rose         | 1        | 5.00
        1        | 2024-06-01 | POST | Postage      | -1       | 2.00
        """,
    )
    assert sales(db) == [("1", 300, 1, 1)]
    assert db.number("SELECT sum(is_return) FROM sale_line") == 0


def test_sale_and_payment_rows_beside_lines_double_nothing(db: Database) -> None:
    report = imported(
        db,
        LINES,
        """
        order_id | order_date | event_type | customer_id | sku | quantity | line_total
        1        | 2024-06-01 | Sale       | 7           |     | 3        | 12.00
        1        | 2024-06-01 | Sale Line  |             | A   | 2        | 10.00
        1        | 2024-06-01 | Sale Line  |             | B   | 1        | 2.00
        1        | 2024-06-01 | Payment    |             |     |          | 12.00
        """,
    )
    assert sales(db) == [("1", 1200, 1, 1)]
    assert db.rows("SELECT customer_no FROM sale JOIN customer ON customer.id = customer_id") == [("7",)]
    assert (report.rows_new, report.rows_aside, report.lines_new) == (3, 1, 2)


def test_head_that_its_lines_contradict_is_told_and_the_lines_count(db: Database) -> None:
    report = imported(
        db,
        LINES,
        """
        order_id | order_date | event_type | sku | quantity | line_total
        1        | 2024-01-02 | Sale       |     |          | 25.00
        1        | 2024-01-02 | Sale Line  | A   | 1        | 10.00
        1        | 2024-01-02 | Sale Line  | B   | 1        | 14.00
        2        | 2024-01-02 | Sale       |     |          | 5.00
        2        | 2024-01-02 | Sale Line  | A   | 1        | 5.00
        """,
    )
    assert [(issue.row, issue.reason, issue.is_aside) for issue in report.problems] == [
        (2, "The head of receipt 1 says €25.00, its lines come to €24.00; the lines count.", False)
    ]
    assert sales(db) == [("1", 2400, 1, 1), ("2", 500, 1, 1)]


def test_without_receipt_number_a_customers_day_is_one_sale_and_an_unnamed_row_a_sale_of_its_own(
    db: Database,
) -> None:
    text = """
        order_date | customer_id | sku | quantity | unit_price
        2024-06-01 | 7           | A   | 1        | 5.00
        2024-06-01 | 7           | B   | 1        | 3.00
        2024-06-02 | 7           | A   | 1        | 5.00
        2024-06-02 |             | A   | 1        | 5.00
        2024-06-02 |             | A   | 1        | 5.00
    """
    report = imported(db, LINES, text)
    assert (report.sales_new, report.sales_anonymous) == (4, 2)
    found = db.rows("SELECT sold_day, net_cents FROM sale WHERE customer_id IS NOT NULL ORDER BY 1")
    assert found == [(day("2024-06-01"), 800), (day("2024-06-02"), 500)]
    again = imported(db, LINES, text)
    assert (again.rows_new, again.rows_same) == (0, 5)
    assert db.number("SELECT sum(net_cents) FROM sale") == 2300


def test_the_same_receipt_number_at_two_tills_is_two_sales_and_a_file_without_till_joins_them(db: Database) -> None:
    imported(
        db,
        LINES,
        """
        order_id | order_date | register | sku | quantity | unit_price
        1        | 2024-06-01 | Till 1   | A   | 1        | 5.00
        1        | 2024-06-01 | Till 2   | A   | 1        | 6.00
        2        | 2024-06-01 | Till 2   | A   | 1        | 7.00
        """,
    )
    assert db.number("SELECT count(*) FROM sale") == 3
    report = imported(
        db,
        FileKind.RECEIPTS,
        """
        order_id | order_date | order_total | payment_method
        2        | 2024-06-01 | 7.00        | card
        """,
    )
    assert (report.sales_new, report.rows_updated) == (0, 1)
    assert db.rows("SELECT till, net_cents, payment_method FROM sale WHERE receipt_no = '2'") == [
        ("Till 2", 700, "card")
    ]


def test_a_line_that_tells_only_a_category_has_that_category(db: Database) -> None:
    imported(
        db,
        LINES,
        """
        order_id | order_date | category | quantity | unit_price
        1        | 2024-06-01 | Flowers  | 1        | 5.00
        """,
    )
    assert db.rows("SELECT category FROM sale_line JOIN product ON product.id = product_id") == [("Flowers",)]


def test_words_for_the_web_shop_are_one_channel(db: Database) -> None:
    imported(
        db,
        LINES,
        """
        order_id | order_date | channel      | sku | quantity | unit_price
        1        | 2024-06-01 | Webshop      | A   | 1        | 5.00
        2        | 2024-06-01 | Online Store | A   | 1        | 5.00
        3        | 2024-06-01 | Winkel       | A   | 1        | 5.00
        4        | 2024-06-01 | Door to door | A   | 1        | 5.00
        """,
    )
    assert [row[0] for row in db.rows("SELECT channel FROM sale ORDER BY receipt_no")] == [
        "web",
        "web",
        "shop",
        "Door to door",
    ]
