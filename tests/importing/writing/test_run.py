"""An import is there completely or not at all; its report says the same before and after."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.base.progress import Cancelled
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.reading.raw_row import RawRow
from desktop_seg.importing.writing import run as writing
from desktop_seg.importing.writing.issue_list import MOST_CELL_ISSUES, MOST_TOLD
from desktop_seg.importing.writing.rows import CHUNK_ROWS, SheetRows
from desktop_seg.importing.writing.run import SourceFacts
from desktop_seg.store import import_file
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import Table, day, import_table, table, tables_as_they_are

HEAD = "order_id | order_date | email | sku | quantity | unit_price\n"
SMALL = (
    HEAD + "1 | 2024-01-31 | anna@shop.nl | A | 1 | 5.00\n2 | 2024-02-01 | | A | 2 | 5.00\n3 | 2024-02-29 | | A | 1 | x"
)
FACTS = SourceFacts("")


def large(rows: int) -> Table:
    """Return a file of several chunks: receipts of three lines, each with a buyer of its own."""
    base = table(FileKind.SALE_LINES, SMALL)
    cells: list[RawRow] = [
        RawRow(n, [str(n // 3), f"2024-01-{n // 3 % 28 + 1:02d}", f"c{n // 3}@shop.nl", f"A{n % 50}", "1", "2.50"])
        for n in range(3, rows + 3)
    ]
    return replace(base, rows=cells)


class CancelsAfter:
    """A Progress whose owner cancels at the n-th step."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def step(self, done: int, total: int, what: str = "") -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_a_file_of_several_chunks_is_written_whole() -> None:
    db = open_shop(None)
    rows = 2 * CHUNK_ROWS + 7
    report = import_table(db, large(rows))
    assert report.lines_new == rows == db.number("SELECT count(*) FROM sale_line")
    assert report.net_cents == rows * 250
    assert report.sales_new == report.customers_new == len({n // 3 for n in range(3, rows + 3)})
    assert import_table(db, large(rows)).rows_same == rows


@pytest.mark.parametrize("steps", [0, 1, 2, 3, 4, 7])
def test_cancelling_at_any_step_leaves_the_shop_file_as_it_was(steps: int) -> None:
    db = open_shop(None)
    import_table(db, table(FileKind.SALE_LINES, SMALL))
    before = tables_as_they_are(db)
    source = large(2 * CHUNK_ROWS)
    with pytest.raises(Cancelled):
        writing.run(db, source.plan, source.sheets, FACTS, CancelsAfter(steps))
    assert tables_as_they_are(db) == before
    assert not db.in_transaction


def test_a_file_that_breaks_off_leaves_the_shop_file_as_it_was() -> None:
    db = open_shop(None)
    source = large(CHUNK_ROWS + 10)

    def broken() -> Iterator[RawRow]:
        yield from source.rows
        raise UserError("The file ends in the middle.", "Export it again.")

    before = tables_as_they_are(db)
    with pytest.raises(UserError, match="ends in the middle"):
        writing.run(db, source.plan, [SheetRows("", broken())], FACTS)
    assert tables_as_they_are(db) == before


def test_the_figures_of_a_dry_run_are_those_of_the_import() -> None:
    db = open_shop(None)
    source = table(FileKind.SALE_LINES, SMALL)
    before = tables_as_they_are(db)
    told = writing.dry_run(db, source.plan, source.sheets, FACTS)
    assert tables_as_they_are(db) == before
    done = import_table(db, source)
    assert replace(told, is_dry_run=False, import_id=done.import_id) == done


def test_the_report_tells_months_days_and_what_did_not_fit() -> None:
    db = open_shop(None)
    report = import_table(db, table(FileKind.SALE_LINES, SMALL, "till.csv"))
    assert [(each.year, each.month, each.sales, each.net_cents) for each in report.months] == [
        (2024, 1, 1, 500),
        (2024, 2, 1, 1000),
    ]
    assert (report.first_day, report.last_day) == (day("2024-01-31"), day("2024-02-01"))
    assert (report.rows_read, report.rows_new, report.rows_aside) == (3, 2, 1)
    assert "3 rows read: 2 new" in report.sentence
    found = import_file.find(db, report.import_id)
    assert found is not None
    assert (found.name, found.kind, found.outcome) == ("till.csv", "sale_lines", report.outcome)
    assert import_file.issues(db, report.import_id) == report.problems
    assert import_file.aside(db, report.import_id)[0].cells == ("3", "2024-02-29", "", "A", "1", "x")


def test_rows_the_reader_could_not_trust_are_set_aside_with_its_reason() -> None:
    db = open_shop(None)
    source = table(FileKind.SALE_LINES, SMALL)
    source.rows[0] = source.rows[0]._replace(fault="This row looks like a total of the rows above it.")
    report = import_table(db, source)
    assert (report.rows_new, report.rows_aside) == (1, 2)
    assert (report.problems[0].row, report.problems[0].reason) == (2, source.rows[0].fault)


def test_sheets_are_joined_and_issues_name_their_sheet() -> None:
    db = open_shop(None)
    source = table(FileKind.SALE_LINES, SMALL)
    sheets = [SheetRows("2023", source.rows), SheetRows("2024", source.rows)]
    report = writing.run(db, source.plan, sheets, FACTS)
    assert [(each.sheet, each.row) for each in report.problems] == [("2023", 4), ("2024", 4)]
    assert report.rows_read == 6


def test_rows_that_end_early_have_unknown_cells() -> None:
    db = open_shop(None)
    source = table(FileKind.SALE_LINES, "order_id | order_date | unit_price | email\n1 | 2024-01-01 | 5.00 | a@shop.nl")
    source.rows.append(RawRow(3, ["2", "2024-01-01", "6.00"]))
    assert import_table(db, source).sales_anonymous == 1


def test_of_very_many_wrong_cells_all_are_counted_and_the_first_are_kept() -> None:
    db = open_shop(None)
    source = large(MOST_CELL_ISSUES + 10)
    for row in source.rows:
        row.cells[2] = "nowhere"
    report = import_table(db, source)
    assert report.cells_left_out == MOST_CELL_ISSUES + 10
    assert len(import_file.issues(db, report.import_id)) == MOST_CELL_ISSUES
    assert report.problems == import_file.issues(db, report.import_id)[:MOST_TOLD]
    assert report.rows_aside == 0


def test_a_shop_file_with_data_is_backed_up_before_an_import(tmp_path: Path) -> None:
    db = open_shop(tmp_path / "shop.seg")
    import_table(db, table(FileKind.SALE_LINES, SMALL))
    assert not (tmp_path / "backups").exists()
    import_table(db, table(FileKind.SALE_LINES, SMALL.replace("5.00", "6.00")))
    [kept] = (tmp_path / "backups").iterdir()
    db.close()
    copy = open_shop(kept)
    assert copy.number("SELECT count(*) FROM import_file") == 1
    copy.close()
