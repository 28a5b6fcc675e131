"""A receipt that a later file tells anew: a corrected line replaces the earlier one, and an undo brings that back."""

import pytest

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.undo import preview, undo
from desktop_seg.importing.writing import run as writing
from desktop_seg.importing.writing.run import SourceFacts
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import imported, table, tables_as_they_are

LINES, RECEIPTS = FileKind.SALE_LINES, FileKind.RECEIPTS
FIRST = """
    order_id | order_date       | customer_id | product_name | quantity | line_total
    1        | 2024-03-01 10:00 | 7           | Rose         | 1        | 10.00
    1        | 2024-03-01 10:00 | 7           | Vase         | 1        | 25.50
    2        | 2024-03-02 11:00 | 8           | Pot          | 1        | 99.95
"""
CORRECTED = FIRST.replace("25.50", "23.50").replace("99.95", "89.95")


@pytest.fixture
def db() -> Database:
    return open_shop(None)


def net(db: Database) -> int:
    return db.number("SELECT sum(net_cents) FROM sale WHERE is_valid")


def test_a_corrected_amount_counts_instead_of_the_earlier_one_and_the_owner_is_told(db: Database) -> None:
    imported(db, LINES, FIRST)
    report = imported(db, LINES, CORRECTED)
    assert net(db) == 1000 + 2350 + 8995
    assert (report.rows_new, report.rows_updated, report.rows_same) == (0, 2, 1)
    assert [(each.row, each.is_aside) for each in report.problems] == [(3, False), (4, False)]
    assert db.number("SELECT count(*) FROM sale_line") == 3


def test_undoing_the_correction_brings_the_earlier_lines_back(db: Database) -> None:
    imported(db, LINES, FIRST)
    before = tables_as_they_are(db)
    report = imported(db, LINES, CORRECTED)
    assert preview(db, report.import_id).extent.net_cents == -(2550 - 2350) - (9995 - 8995)
    undo(db, report.import_id)
    assert tables_as_they_are(db) == before


def test_undoing_the_first_file_leaves_what_the_correction_says(db: Database) -> None:
    first = imported(db, LINES, FIRST)
    imported(db, LINES, CORRECTED)
    assert preview(db, first.import_id).extent.net_cents == 0
    undo(db, first.import_id)
    assert net(db) == 1000 + 2350 + 8995
    assert db.number("SELECT count(*) FROM replaced_line") == 0


def test_the_older_file_once_more_counts_again_and_that_is_told(db: Database) -> None:
    imported(db, LINES, FIRST)
    imported(db, LINES, CORRECTED)
    again = imported(db, LINES, FIRST)
    assert net(db) == 1000 + 2550 + 9995
    assert again.lines_new == 0
    assert again.problems
    imported(db, LINES, CORRECTED)
    assert net(db) == 1000 + 2350 + 8995


def test_what_is_left_of_an_article_after_a_part_came_back_is_counted_once(db: Database) -> None:
    head = "order_id | order_date | email | sku | quantity | quantity_kept | line_total\n"
    imported(db, LINES, head + "1 | 2024-03-01 | an@shop.nl | R | 3 | 3 | 30.00")
    assert net(db) == 3000
    imported(db, LINES, head + "1 | 2024-03-01 | an@shop.nl | R | 3 | 2 | 30.00")
    assert net(db) == 2000
    imported(db, LINES, head + "1 | 2024-03-01 | an@shop.nl | R | 3 | 0 | 30.00")
    assert net(db) == 0


def test_a_return_in_a_later_file_is_added_and_replaces_nothing(db: Database) -> None:
    imported(db, LINES, FIRST)
    back = FIRST.splitlines()[1] + "\n    1 | 2024-03-01 16:00 | 7 | Vase | -1 | -25.50"
    report = imported(db, LINES, back)
    assert net(db) == 1000 + 9995
    assert not report.problems


def test_a_line_that_a_later_file_has_more_is_added(db: Database) -> None:
    imported(db, LINES, FIRST)
    imported(db, LINES, FIRST + "    2 | 2024-03-02 11:00 | 8 | Pot | 1 | 99.95\n")
    assert net(db) == 3550 + 2 * 9995


@pytest.mark.parametrize("other", ["2024-03-02 11:05 | 8", "2024-03-02 16:00 | 8", "2024-03-02       |  "])
def test_a_receipt_told_again_later_that_day_by_the_same_customer_is_corrected(db: Database, other: str) -> None:
    imported(db, LINES, FIRST)
    report = imported(db, LINES, FIRST.splitlines()[1] + f"\n    2 | {other} | Pot | 1 | 20.00")
    assert net(db) == 3550 + 2000
    assert [each.is_aside for each in report.problems] == [False]


@pytest.mark.parametrize("other", ["2024-03-02 16:00 |  ", "2024-03-02 11:10 | 9"])
def test_a_receipt_of_another_till_with_the_same_number_replaces_nothing(db: Database, other: str) -> None:
    imported(db, LINES, FIRST)
    report = imported(db, LINES, FIRST.splitlines()[1] + f"\n    2 | {other} | Pot | 1 | 20.00")
    assert net(db) == 3550 + 9995 + 2000
    assert "two tills" in report.problems[0].reason


def test_other_articles_on_an_older_receipt_are_added_and_the_owner_is_told(db: Database) -> None:
    imported(db, LINES, FIRST)
    report = imported(db, LINES, FIRST.splitlines()[1] + "\n    2 | 2024-03-02 | | Tulip | 1 | 20.00")
    assert net(db) == 3550 + 9995 + 2000
    assert [each.row for each in report.problems] == [2]
    assert "till" in report.problems[0].reason


def test_a_receipt_told_in_other_words_to_the_same_amount_is_counted_once(db: Database) -> None:
    imported(db, LINES, FIRST)
    numbers = FIRST.replace("product_name", "sku").replace("Rose", "100").replace("Vase", "200").replace("Pot", "300")
    report = imported(db, LINES, numbers)
    assert net(db) == 3550 + 9995
    assert (report.rows_new, report.rows_updated) == (0, 3)


def test_without_receipt_number_nothing_is_replaced(db: Database) -> None:
    head = "order_date | customer_id | product_name | line_total\n"
    imported(db, LINES, head + "2024-03-01 | 7 | Rose | 10.00")
    imported(db, LINES, head + "2024-03-01 | 7 | Rose | 12.00")
    assert net(db) == 2200


def test_mended_rows_of_a_file_stand_beside_its_others(db: Database) -> None:
    """One rose was set aside for its amount; the workbook of rows set aside holds that one alone."""
    imported(db, LINES, FIRST)
    mended = table(LINES, FIRST.splitlines()[1] + "\n    1 | 2024-03-01 10:00 | 7 | Rose | 1 | 12.00")
    writing.run(db, mended.plan, mended.sheets, SourceFacts("mended", is_part=True))
    assert net(db) == 1000 + 1200 + 2550 + 9995


PACKED = """
    order_id | order_date | customer_id | order_total | items
    1        | 2024-03-01 | 7           | 35.50       | 1x Rose, 1x Vase
    2        | 2024-03-02 | 8           | 99.95       | 1x Pot
    3        | 2024-03-03 | 8           | 5.00        | 2x Card
"""


@pytest.mark.parametrize("is_packed_first", [True, False])
def test_articles_told_by_receipts_and_by_lines_are_counted_once(db: Database, is_packed_first: bool) -> None:
    files = [(RECEIPTS, PACKED), (LINES, FIRST)]
    reports = [imported(db, *each) for each in (files if is_packed_first else reversed(files))]
    assert db.rows("SELECT sum(quantity), sum(net_cents) FROM sale_line") == [(5.0, 3550 + 9995)]
    assert net(db) == 3550 + 9995 + 500
    lines = reports[1 if is_packed_first else 0]
    undo(db, lines.import_id)
    assert db.rows("SELECT sum(quantity), sum(net_cents) FROM sale_line") == [(5.0, 0)]
    assert net(db) == 3550 + 9995 + 500
