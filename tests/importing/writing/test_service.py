"""Complaints, invoices and returns: own rows that find their sale, in whatever order the files come."""

import pytest

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.undo import preview, undo
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import day, imported

COMPLAINTS, INVOICES, RETURNS, LINES = (
    FileKind.COMPLAINTS,
    FileKind.INVOICES,
    FileKind.RETURNS,
    FileKind.SALE_LINES,
)
SALES = """
    order_id | order_date | customer_id | sku | quantity | unit_price
    1        | 2024-06-01 | 7           | A   | 2        | 5.00
    1        | 2024-06-01 | 7           | B   | 1        | 3.00
    2        | 2024-06-12 | 8           | A   | 1        | 5.00
"""


@pytest.fixture
def db() -> Database:
    return open_shop(None)


def sale_of(db: Database, table: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in db.rows(
        f"""SELECT c.customer_no, s.receipt_no FROM {table} t LEFT JOIN customer c ON c.id = t.customer_id
            LEFT JOIN sale s ON s.id = t.sale_id ORDER BY t.source_row"""
    )]  # fmt: skip


def test_a_complaint_finds_sale_and_customer_by_the_receipt_whichever_file_comes_first(db: Database) -> None:
    imported(db, COMPLAINTS, "receipt_ref | event_date | complaint_kind\n1 | 2024-06-03 | kapot")
    assert sale_of(db, "complaint") == [(None, None)]
    sales = imported(db, LINES, SALES)
    assert sale_of(db, "complaint") == [("7", "1")]
    undo(db, sales.import_id)
    assert sale_of(db, "complaint") == [(None, None)]
    assert db.value("SELECT kind FROM complaint") == "defect"


def test_a_complaint_of_another_customer_is_not_about_this_receipt(db: Database) -> None:
    imported(db, LINES, SALES)
    imported(db, COMPLAINTS, "customer_id | receipt_ref | event_date\n8 | 1 | 2024-06-03")
    assert sale_of(db, "complaint") == [("8", None)]


def test_a_complaint_that_was_solved_since_is_updated_not_doubled(db: Database) -> None:
    head = "complaint_no | customer_id | event_date | complaint_kind | complaint_status | resolved_on | rating\n"
    first = imported(db, COMPLAINTS, head + "301 | 7 | 2024-06-03 | te laat | open | | ")
    second = imported(db, COMPLAINTS, head + "301 | 7 | 2024-06-03 | te laat | opgelost | 2024-06-10 | 8")
    assert (first.rows_new, second.rows_new, second.rows_updated) == (1, 0, 1)
    holds = "SELECT kind, status, resolved_day, rating FROM complaint"
    assert db.rows(holds) == [("late", "solved", day("2024-06-10"), 8.0)]
    undo(db, second.import_id)
    assert db.rows(holds) == [("late", "open", None, None)]


def test_two_equal_complaints_without_a_number_stay_two_and_come_once(db: Database) -> None:
    twice = "customer_id | event_date | complaint_kind\n7 | 2024-06-03 | defect\n7 | 2024-06-03 | defect"
    assert imported(db, COMPLAINTS, twice).rows_new == 2
    assert imported(db, COMPLAINTS, twice).rows_same == 2
    assert db.number("SELECT count(*) FROM complaint") == 2


def test_a_complaint_of_an_unknown_kind_is_kept_as_other_and_one_about_nobody_set_aside(db: Database) -> None:
    report = imported(
        db,
        COMPLAINTS,
        """
        customer_id | event_date | complaint_kind
        7           | 2024-06-03 | gremlins
                    | 2024-06-03 | defect
        7           |            | defect
        """,
    )
    assert (report.rows_new, report.rows_aside, report.cells_left_out) == (1, 2, 1)
    assert db.value("SELECT kind FROM complaint") == "other"


def test_invoices_tell_what_is_overdue_and_are_no_revenue(db: Database) -> None:
    imported(db, LINES, SALES)
    net = db.number("SELECT sum(net_cents) FROM sale")
    head = "invoice_no | customer_id | receipt_ref | event_date | due_date | paid_date | invoice_amount\n"
    imported(
        db,
        INVOICES,
        head + "F1 | 7 | 1 | 2024-06-01 | 2024-06-15 | | 13.00\nF2 | 9 | | 2024-06-02 | 2024-06-16 | 2024-07-01 | 8",
    )
    later = imported(db, INVOICES, head + "F1 | 7 | 1 | 2024-06-01 | 2024-06-15 | 2024-06-14 | 13.00")
    assert (later.rows_new, later.rows_updated) == (0, 1)
    assert db.number("SELECT sum(net_cents) FROM sale") == net
    late = "SELECT customer_no FROM payment_term t JOIN customer c ON c.id = t.customer_id WHERE paid_day > due_day"
    assert db.rows(late) == [("9",)]
    undo(db, later.import_id)
    assert db.rows("SELECT sale_id IS NOT NULL, paid_day FROM payment_term ORDER BY due_day")[0] == (1, None)
    assert preview(db, 2).extent.others_gone == 2


def test_the_term_of_a_sale_counts_where_no_invoice_speaks_of_it(db: Database) -> None:
    head = "order_id | order_date | customer_id | order_total | due_date | paid_date\n"
    imported(db, FileKind.RECEIPTS, head + "1 | 2024-06-01 | 7 | 5.00 | 2024-06-15 | 2024-06-20")
    assert db.rows("SELECT due_day, paid_day, amount_cents FROM payment_term") == [
        (day("2024-06-15"), day("2024-06-20"), 500)
    ]
    imported(db, INVOICES, "receipt_ref | due_date | invoice_amount\n1 | 2024-06-30 | 5.00")
    assert db.rows("SELECT due_day, paid_day FROM payment_term") == [(day("2024-06-30"), None)]


@pytest.mark.parametrize(
    ("row", "left"),
    [
        ("1 |   |   |      ", 0),  # the whole sale
        ("1 | A | 1 |      ", 1300 - 500),  # one of two
        ("1 | A |   |      ", 1300 - 1000),
        ("1 | A | 1 | 4.50 ", 1300 - 450),  # what was really paid back
        ("1 | Z | 1 |      ", 1300),  # an article nobody bought
        ("9 |   |   |      ", 1300),  # a sale nobody knows
    ],
)
@pytest.mark.parametrize("sales_first", [True, False])
def test_a_return_lowers_its_sale_and_gives_it_back_when_undone(
    db: Database, row: str, left: int, sales_first: bool
) -> None:
    table = f"receipt_ref | sku | quantity | refund_amount\n{row}"
    if sales_first:
        imported(db, LINES, SALES)
    report = imported(db, RETURNS, table)
    if not sales_first:
        imported(db, LINES, SALES)
    net = "SELECT net_cents FROM sale WHERE receipt_no = '1'"
    assert db.number(net) == left
    assert imported(db, RETURNS, table).rows_new == 0
    assert db.number(net) == left
    undo(db, report.import_id)
    assert db.number(net) == left
    undo(db, report.import_id + (1 if sales_first else 2))
    assert db.number(net) == 1300


def test_a_return_that_the_till_knows_already_is_counted_once(db: Database) -> None:
    imported(db, LINES, SALES + "\n    1 | 2024-06-01 | 7 | A | -1 | 5.00")
    assert db.number("SELECT net_cents FROM sale WHERE receipt_no = '1'") == 800
    imported(db, RETURNS, "receipt_ref | sku | quantity\n1 | A | 1")
    assert db.number("SELECT net_cents FROM sale WHERE receipt_no = '1'") == 800


def test_rows_that_say_nothing_came_back_are_set_aside(db: Database) -> None:
    report = imported(db, RETURNS, "receipt_ref | is_returned\n1 | no\n2 | yes\n | yes")
    assert (report.rows_new, report.rows_aside) == (1, 2)
