"""Receipts of two tills with one number on one day, and one receipt that two files tell differently."""

import pytest

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.undo import undo
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import imported

LINES, RECEIPTS = FileKind.SALE_LINES, FileKind.RECEIPTS
HEAD = "order_id | order_date | customer_id | order_total\n"
TILL_1 = HEAD + "17 | 2024-06-01 | 7 | 10.00\n18 | 2024-06-01 | 8 | 20.00"
TILL_2 = HEAD + "17 | 2024-06-01 | 9 | 11.00\n18 | 2024-06-01 | 5 | 21.00"


@pytest.fixture
def db() -> Database:
    return open_shop(None)


def sales(db: Database) -> list[tuple[object, ...]]:
    return db.rows(
        """SELECT s.receipt_no, c.customer_no, s.net_cents FROM sale s LEFT JOIN customer c ON c.id = s.customer_id
           ORDER BY s.receipt_no, c.customer_no"""
    )


BOTH = [("17", "7", 1000), ("17", "9", 1100), ("18", "5", 2100), ("18", "8", 2000)]


def test_receipts_of_other_people_to_other_amounts_are_of_another_till_and_both_count(db: Database) -> None:
    imported(db, RECEIPTS, TILL_1)
    report = imported(db, RECEIPTS, TILL_2)
    assert sales(db) == BOTH
    assert (report.rows_new, [each.row for each in report.problems]) == (2, [2, 3])


def test_each_till_finds_its_own_receipts_again_and_can_be_undone(db: Database) -> None:
    first = imported(db, RECEIPTS, TILL_1)
    imported(db, RECEIPTS, TILL_2)
    assert imported(db, RECEIPTS, TILL_2).rows_same == 2
    assert imported(db, RECEIPTS, TILL_1).rows_same == 2
    imported(db, RECEIPTS, TILL_2.replace("11.00", "12.00"))
    assert sales(db)[1] == ("17", "9", 1200)
    undo(db, first.import_id)
    assert imported(db, RECEIPTS, TILL_1).rows_same == 2
    assert len(sales(db)) == 4


@pytest.mark.parametrize(
    ("row", "left"),
    [
        ("2024-06-01       | 7 | 12.00", [("17", "7", 1200)]),  # the amount was corrected
        ("2024-06-01       | 9 | 10.00", [("17", "9", 1000)]),  # the customer was
        ("2024-06-01       |   | 12.00", [("17", "7", 1200)]),
        ("2024-06-01 10:03 | 9 | 12.00", [("17", "9", 1200)]),  # both were
        ("2024-06-01 10:20 | 9 | 12.00", [("17", "7", 1000), ("17", "9", 1200)]),
        ("2024-06-01 10:20 |   | 12.00", [("17", "7", 1200)]),
        ("2024-06-01 14:00 |   | 12.00", [("17", None, 1200), ("17", "7", 1000)]),
        ("2024-06-01 14:00 | 7 | 12.00", [("17", "7", 1200)]),  # paid in the evening
    ],
)
def test_buyer_amount_and_hour_tell_whether_it_is_the_same_receipt(
    db: Database, row: str, left: list[tuple[object, ...]]
) -> None:
    imported(db, RECEIPTS, HEAD + "17 | 2024-06-01 10:00 | 7 | 10.00")
    imported(db, RECEIPTS, HEAD + f"17 | {row}")
    assert sales(db) == left


def test_lines_of_two_tills_stay_two_visits(db: Database) -> None:
    head = "order_id | order_date | customer_id | product_name | line_total\n"
    imported(db, LINES, head + "17 | 2024-06-01 10:00 | 7 | Rose | 10.00\n17 | 2024-06-01 10:00 | 7 | Vase | 5.00")
    imported(db, LINES, head + "17 | 2024-06-01 10:20 | 9 | Rose | 12.00")
    assert sales(db) == [("17", "7", 1500), ("17", "9", 1200)]


def test_what_comes_back_hours_later_under_its_number_stays_with_its_sale(db: Database) -> None:
    head = "order_id | order_date | product_name | line_total\n"
    imported(db, LINES, head + "17 | 2024-06-01 10:00 | Rose | 10.00")
    report = imported(db, LINES, head + "17 | 2024-06-01 16:00 | Rose | -10.00")
    assert sales(db) == [("17", None, 0)]
    assert not report.problems
