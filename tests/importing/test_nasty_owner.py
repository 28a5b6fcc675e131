"""Files as owners have them after a year of opening, saving, pasting and printing: every figure against our own sum.

Each file holds the receipts of `ROWS` (or says why not); what stands around and between them must change no figure,
and whatever is left out must be told.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from desktop_seg.base.errors import UserError
from desktop_seg.importing.answer import Answers
from desktop_seg.importing.inspection import Inspection
from desktop_seg.importing.question import QuestionKind
from desktop_seg.importing.writing.report import ImportReport
from desktop_seg.store.shop_file import open_reader
from tests.importing.made_file import session
from tests.importing.nasty.sheets import comma, written

Row = Sequence[Any]
HEAD = ("Bonnummer", "Datum", "Klantnummer", "Totaal")
CENTS = [n * 100 + 50 for n in range(1, 13)]
ROWS = [(f"B{n}", f"{12 + n}-03-2025", f"K{n % 4}", comma(cents)) for n, cents in enumerate(CENTS, 1)]
TYPED = [(f"B{n}", date(2025, 3, 12 + n), f"K{n % 4}", cents / 100) for n, cents in enumerate(CENTS, 1)]
LINES = ("Bonnummer", "Datum", "Klantnummer", "Artikel", "Aantal", "Prijs", "Korting", "Regelbedrag")


@dataclass(frozen=True)
class Expected:
    """told: a part of a remark or of a reason that must be there."""

    new: int = 12
    aside: int = 0
    cents: int = sum(CENTS)
    told: str = ""


def text(*rows: Row, end: str = "\r\n") -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / "export.csv"
        path.write_bytes((end.join(";".join(map(str, row)) for row in rows) + end).encode())
        return path

    return make


def book(
    *sheets: tuple[str, Sequence[Row]], then: Callable[[Any], object] = lambda _sheet: None
) -> Callable[[Path], Path]:
    """Return a maker of a workbook; `then` may change its last sheet."""

    def make(folder: Path) -> Path:
        path = folder / "export.xlsx"
        with xlsxwriter.Workbook(str(path), {"default_date_format": "dd-mm-yyyy"}) as made:
            for name, rows in sheets:
                sheet = made.add_worksheet(name)
                for number, row in enumerate(rows):
                    for column, value in enumerate(row):
                        if value != "":
                            sheet.write(number, column, value)
            then(sheet)
        return path

    return make


def merge_titles(sheet: Any) -> None:
    sheet.merge_range(0, 0, 0, 3, "Verkoopoverzicht maart")
    sheet.merge_range(1, 0, 1, 1, "Bon")
    sheet.merge_range(1, 2, 1, 3, "Klant en bedrag")


def hide_rows(sheet: Any) -> None:
    for row in (3, 5, 7):
        sheet.set_row(row, None, None, {"hidden": True})
    sheet.autofilter(0, 0, 12, 3)


def with_subtotals() -> list[Row]:
    rows: list[Row] = []
    for n, row in enumerate(ROWS, 1):
        rows.append(row)
        if n % 4 == 0:
            rows.append((f"Subtotaal {row[1]}", "", "", comma(sum(CENTS[n - 4 : n]))))
    return [*rows, ("Eindtotaal", "", "", comma(sum(CENTS)))]


def mixed_ends(folder: Path) -> Path:
    lines = [";".join(row) for row in (HEAD, *ROWS)]
    path = folder / "export.csv"
    path.write_bytes("\r\n".join(lines[:5]).encode() + b"\n" + "\n".join(lines[5:9]).encode() + b"\r")
    path.write_bytes(path.read_bytes() + ("\r".join(lines[9:]) + "\r").encode())
    return path


def spread(row: Row) -> list[Any]:
    """Put a blank column before and between the cells."""
    return ["", *(cell for each in row for cell in (each, ""))]


def lines(*cells: object, count: int = 8) -> list[Row]:
    """Return sale lines B1, B2 ... that all hold the same cells."""
    return [(f"B{n}", f"{12 + n}-03-2025", f"K{n % 4}", *cells) for n in range(1, count + 1)]


def named(name: str, place: int) -> list[Row]:
    """Return the receipts with a name before the amount: this one in one row, another in all others."""
    return [(*row[:3], name if n == place else "Jan Bos", row[3]) for n, row in enumerate(ROWS)]


NOTES = [("", "", "", ""), ("Gemaakt door kassa 3", "", "", ""), ("* inclusief btw", "", "", "")]
PAYMENTS = [("", "", "", ""), ("Betaalwijze", "Aantal", "Bedrag", ""), ("Pin", "8", "60,00", "")]
FILES: dict[str, tuple[Callable[[Path], Path], Expected]] = {
    "totals in the middle": (text(HEAD, *with_subtotals()), Expected(aside=4, told="date of the sale is missing")),
    "a total with a day under the list": (
        text(HEAD, *ROWS, ("Totaal", "31-03-2025", "", comma(sum(CENTS)))),
        Expected(aside=1, told="looks like a total"),
    ),
    "headings on every page": (text(HEAD, *ROWS[:6], ("", "", "", ""), HEAD, *ROWS[6:]), Expected()),
    "titles in merged cells": (book(("S", [(), (), HEAD, *TYPED]), then=merge_titles), Expected()),
    "blank columns": (book(("S", [spread(HEAD), *map(spread, TYPED)])), Expected()),
    "hidden rows under a filter": (book(("S", [HEAD, *TYPED]), then=hide_rows), Expected(told="hidden in Excel")),
    "notes under the table": (text(HEAD, *ROWS, *NOTES), Expected(aside=2)),
    "another table under the table": (text(HEAD, *ROWS, *PAYMENTS), Expected(aside=2)),
    "one row": (text(HEAD, ROWS[2]), Expected(new=1, cents=350)),
    "two hundred columns more": (
        text((*HEAD, *(f"Veld {n}" for n in range(200))), *((*row, *["x"] * 200) for row in ROWS)),
        Expected(told="200 columns are not imported"),
    ),
    "apostrophes before everything": (text(HEAD, *([f"'{cell}" for cell in row] for row in ROWS)), Expected()),
    "line ends of three kinds": (mixed_ends, Expected()),
    "a quote never closed": (
        text(HEAD, *ROWS[:4], (*ROWS[4][:3], f'"{ROWS[4][3]}'), *ROWS[5:]),
        Expected(new=11, aside=1, cents=sum(CENTS) - CENTS[4], told="quotation mark"),
    ),
    "a sign in a name that nobody quoted": (
        text((*HEAD[:3], "Naam", HEAD[3]), *named("Bos; Jan", 4)),
        Expected(new=11, aside=1, cents=sum(CENTS) - CENTS[4], told="more cells than there are headings"),
    ),
    "tabs and signs in cells": (
        text((*HEAD, "Notitie", "Memo"), *((*row, "a\tb", '"a;b;c"') for row in ROWS)),
        Expected(),
    ),
    "signs behind every row": (text((*HEAD, "", ""), *((*row, "", "") for row in ROWS)), Expected()),
    "blanks around every cell": (text(*([f" {cell} " for cell in row] for row in (HEAD, *ROWS))), Expected()),
    "a blank amount": (
        text(HEAD, *ROWS[:4], (*ROWS[4][:3], ""), *ROWS[5:]),
        Expected(cents=sum(CENTS) - CENTS[4], told="no amount in this row"),
    ),
    "numbers that became decimal": (
        text(HEAD, *((f"{1000 + n}.0", row[1], f"{100 + n % 4}.0", row[3]) for n, row in enumerate(ROWS))),
        Expected(),
    ),
    "two tills that count alike": (
        text(("Kassa", *HEAD), *((till, n, *row[1:]) for till in ("1", "2") for n, row in enumerate(ROWS))),
        Expected(new=24, cents=2 * sum(CENTS)),
    ),
    "a till that begins anew each day": (
        text(HEAD, *((n, f"{day}-03-2025", f"K{n}", "5,00") for day in (13, 14, 15) for n in range(1, 9))),
        Expected(new=24, cents=12_000),
    ),
    "Swiss thousands": (
        text(HEAD, *((*row[:3], f"1'{n:03}.50") for n, row in enumerate(ROWS, 1))),
        Expected(cents=sum(100_000 + n * 100 + 50 for n in range(1, 13))),
    ),
    "days that cannot be": (
        text(HEAD, *ROWS, ("B90", "27-03-2052", "K1", "1,00"), ("B91", "31-02-2025", "K1", "1,00")),
        Expected(aside=2, told="lies in the future"),
    ),
    "amounts below nothing in three writings": (
        text(HEAD, *ROWS, *((f"B{amount}", "27-03-2025", "K1", amount) for amount in ("-2,50", "2,50-", "(2,50)"))),
        Expected(new=15, cents=sum(CENTS) - 750),
    ),
    "numbers as text in a workbook": (
        book(("S", [HEAD, *((*row[:3], row[3] if n % 2 else comma(CENTS[n])) for n, row in enumerate(TYPED))])),
        Expected(),
    ),
    "a pivot table before the list": (
        book(("Draaitabel", [("Maand", "Som"), ("jan", 100), ("Eindtotaal", 300)]), ("Data", [HEAD, *TYPED])),
        Expected(),
    ),
    "a sheet for every month and one that adds them up": (
        book(("jan", [HEAD, *TYPED[:6]]), ("feb", [HEAD, *TYPED[6:]]), ("Totaal", [("Maand", "Omzet"), ("jan", 40)])),
        Expected(),
    ),
    "a second sheet with a column more": (
        book(("jan", [HEAD, *TYPED[:8]]), ("feb", [(*HEAD, "Notitie"), *((*row, "x") for row in TYPED[8:])])),
        Expected(new=8, cents=sum(CENTS[:8]), told="holds another list and is not imported"),
    ),
    "discounts in percent beside what was paid": (
        text(LINES, *lines("Roos", 2, "10,00", "10%", "18,00")),
        Expected(new=8, cents=8 * 1_800),
    ),
    "discounts in percent alone": (
        text(LINES[:-1], *lines("Roos", 2, "10,00", "10%")),
        Expected(new=8, cents=8 * 1_800),  # two of 10.00, a tenth off
    ),
    "prices with parts of a cent": (
        text(LINES[:6], *lines("Schroef", 1000, "0,0125")),
        Expected(new=8, cents=8 * 1_250),
    ),
    "quantities with a unit": (text(LINES[:6], *lines("Aarde", "2 st", "10,00")), Expected(new=8, cents=16_000)),
    "weights": (text(LINES[:6], *lines("Kaas", "0,250", "10,00")), Expected(new=8, cents=2_000)),
}  # fmt: skip


def taken(folder: Path, path: Path) -> tuple[Inspection, ImportReport]:
    with session(folder) as own:
        found = own.inspect(path)
        assert found.is_ready, [question.sentence for question in found.questions]
        return found, own.run(path, found.plan)


@pytest.mark.parametrize("name", FILES)
def test_what_stands_around_the_receipts_changes_no_figure(tmp_path: Path, name: str) -> None:
    make, expected = FILES[name]
    found, report = taken(tmp_path, make(tmp_path))
    assert (report.rows_new, report.rows_aside, report.net_cents) == (expected.new, expected.aside, expected.cents)
    said = " ".join([*found.remarks, *(problem.reason for problem in report.problems)])
    assert expected.told in said
    assert report.rows_aside <= len(report.problems)


def test_the_same_rows_under_three_names_count_once(tmp_path: Path) -> None:
    first = written(tmp_path / "maart.csv", [HEAD, *ROWS])
    reports = [taken(tmp_path, first)[1]]
    for name, end in (("maart (1).csv", "\r\n"), ("kopie.csv", "\n")):
        (tmp_path / name).write_bytes(first.read_bytes().replace(b"\r\n", end.encode()))
        found, report = taken(tmp_path, tmp_path / name)
        assert any("already imported" in remark for remark in found.remarks) == (end == "\r\n")
        reports.append(report)
    assert [(report.rows_new, report.rows_same) for report in reports] == [(12, 0), (0, 12), (0, 12)]


@pytest.mark.parametrize("is_receipts_first", [True, False])
def test_receipts_and_their_lines_in_two_files_count_once(tmp_path: Path, is_receipts_first: bool) -> None:
    heads = written(tmp_path / "bonnen.csv", [HEAD, *lines("20,00")])
    articles = [row for name in ("Roos", "Tulp") for row in lines(name, 1, "10,00")]
    details = written(tmp_path / "regels.csv", [(*LINES[:5], "Regelbedrag"), *articles])
    for path in (heads, details) if is_receipts_first else (details, heads):
        taken(tmp_path, path)
    db = open_reader(tmp_path / "shop.seg")
    try:
        found = [tuple(row) for row in db.rows("SELECT count(*), sum(net_cents) FROM sale WHERE is_valid = 1")]
        assert found == [(8, 16_000)]
    finally:
        db.close()


def test_names_with_pictures_in_them_are_kept(tmp_path: Path) -> None:
    names = ["Anna 🌷 Bos", "🌹🌹", "Zoë 👩‍👩‍👧"]
    rows = [(f"K{n}", name, f"k{n}@example.com") for n, name in enumerate(names)]
    taken(tmp_path, written(tmp_path / "klanten.csv", [("Klantnummer", "Naam", "E-mail"), *rows]))
    db = open_reader(tmp_path / "shop.seg")
    try:
        sql = "SELECT coalesce(first_name || ' ', '') || last_name FROM customer ORDER BY customer_no"
        assert [str(row[0]) for row in db.rows(sql)] == names
    finally:
        db.close()


def test_ten_years_of_receipts_fall_into_their_months(tmp_path: Path) -> None:
    days = [date(2015 + n % 11, 1 + n % 12, 1 + n % 28) for n in range(220)]
    rows = [(f"B{n}", f"{day:%d-%m-%Y}", f"K{n % 9}", "1,00") for n, day in enumerate(days)]
    report = taken(tmp_path, written(tmp_path / "a.csv", [HEAD, *rows]))[1]
    wanted: dict[tuple[int, int], int] = {}
    for day in days:
        wanted[day.year, day.month] = wanted.get((day.year, day.month), 0) + 100
    assert {(each.year, each.month): each.net_cents for each in report.months} == wanted


def test_amounts_whose_commas_part_the_cells_are_refused_and_never_lose_their_cents(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("\n".join(",".join(row) for row in (HEAD, *ROWS)))
    with session(tmp_path) as own, pytest.raises(UserError, match="more cells than there are headings"):
        own.inspect(path)


@pytest.mark.parametrize(
    "words", [("Verkoop", "Regel", "Betaling"), ("Bon", "Artikel", "Betaling"), ("Beleg", "Position", "Zahlung")]
)
def test_receipts_their_lines_and_payments_in_one_file_count_once(tmp_path: Path, words: tuple[str, str, str]) -> None:
    receipt, line, payment = words
    rows: list[Row] = []
    for n in range(1, 5):
        start = (f"B{n}", f"{12 + n}-03-2025", f"K{n}")
        rows += [(*start, receipt, "", "20,00"), (*start, line, "Roos", "12,00"), (*start, line, "Tulp", "8,00")]
        rows.append((*start, payment, "Pin", "20,00"))
    report = taken(
        tmp_path,
        written(tmp_path / "a.csv", [("Bonnummer", "Datum", "Klantnummer", "Type", "Artikel", "Bedrag"), *rows]),
    )[1]
    assert (report.sales_new, report.lines_new, report.net_cents) == (4, 8, 8_000)


SUM_ROWS: dict[str, tuple[Row, ...]] = {
    "the total first": (("", "", "20,00"), ("Roos", "1", "12,00"), ("Tulp", "1", "8,00")),
    "the total last": (("Roos", "1", "12,00"), ("Tulp", "1", "8,00"), ("Totaal", "", "20,00")),
    "how it was paid": (("Roos", "1", "12,00"), ("Tulp", "1", "8,00"), ("Pin", "1", "-20,00")),
    "nothing of the kind": (("Roos", "1", "12,00"), ("Tulp", "1", "8,00"), ("Lelie", "1", "7,00")),
}


@pytest.mark.parametrize("name", SUM_ROWS)
def test_receipts_that_seem_to_hold_their_own_sum_are_asked_about_and_counted_once(tmp_path: Path, name: str) -> None:
    head = ("Bonnummer", "Datum", "Klantnummer", "Artikel", "Aantal", "Bedrag")
    rows = [(f"B{n}", f"{12 + n}-03-2025", f"K{n}", *row) for n in range(1, 6) for row in SUM_ROWS[name]]
    path = written(tmp_path / "a.csv", [head, *rows])
    has_sums = name != "nothing of the kind"
    with session(tmp_path) as own:
        asked = [question.kind for question in own.inspect(path, Answers()).questions]
        report = own.run(path, own.inspect(path, Answers(sums="aside" if has_sums else "")).plan)
    assert asked == [QuestionKind.SUMS] * has_sums
    assert report.net_cents == 5 * (2_000 if has_sums else 2_700)
