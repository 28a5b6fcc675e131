"""Cells that a spreadsheet could not work out: never an amount, a day or a name; a sale that needs one is set aside."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt

from desktop_seg.importing.cleaning.column import Fault, FaultKind, Hint
from desktop_seg.importing.cleaning.kinds import cleaner
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.sheet_error import NO_RESULT, is_sheet_error
from tests.importing.made_file import TODAY, csv, session

HEAD = ["Bonnummer", "Datum", "Klantnummer", "Naam", "Totaal"]
SOUND = [[f"B{n}", f"{n:02}-03-2025", f"K{n}", f"Klant {n}", n * 10 + 0.5] for n in range(1, 21)]
SOUND_CENTS = sum(n * 1000 + 50 for n in range(1, 21))


def never_calculated(path: Path) -> Path:
    """As programs write that do not calculate: the amounts are formulas without result."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (HEAD, *SOUND):
        sheet.append(row)
    sheet.append(["B21", "21-03-2025", "K21", "Klant 21", "=E20*2"])
    sheet.append(["B22", "22-03-2025", "K22", "=C1", 7.25])
    book.save(path)
    return path


def with_errors(path: Path) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((HEAD, *SOUND)):
            sheet.write_row(number, 0, row)
        sheet.write_row(21, 0, ["B21", "21-03-2025", "K21", "Klant 21"])
        sheet.write_formula(21, 4, "=1/0", None, "#DIV/0!")
        sheet.write_row(22, 0, ["B22", "22-03-2025", "K22", "", 7.25])
        sheet.write_formula(22, 3, "=Gone!A1", None, "#REF!")
        for ready in range(23, 60):  # formulas made ready for rows to come are no rows
            sheet.write_formula(ready, 4, "=1/0", None, "#DIV/0!")
    return path


def old(path: Path) -> Path:
    started = [["B21", "21-03-2025", "K21", "Klant 21"], ["B22", "22-03-2025", "K22"]]
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    for number, row in enumerate((HEAD, *SOUND, *started)):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell)
    sheet.write(21, 4, xlwt.Formula("E20*2"))
    sheet.row(22).set_cell_error(3, "#N/A!")
    sheet.write(22, 4, 7.25)
    book.save(str(path))
    return path


def saved_as_text(path: Path) -> Path:
    rows = [[*row[:4], f"{row[4]:.2f}".replace(".", ",")] for row in SOUND]
    broken = [["B21", "21-03-2025", "K21", "Klant 21", "#DEEL/0!"], ["B22", "22-03-2025", "K22", "#VERW!", "7,25"]]
    return csv(path, ";".join(HEAD), [*rows, *broken])


FILES: dict[str, Callable[[Path], Path]] = {
    "formulas never calculated": never_calculated,
    "errors": with_errors,
    "old workbook": old,
    "text": saved_as_text,
}


@pytest.mark.parametrize("kind", FILES)
def test_a_sale_without_its_amount_is_set_aside_and_a_name_unknown(tmp_path: Path, kind: str) -> None:
    path = FILES[kind](tmp_path / "export.xls")
    with session(tmp_path) as own:
        found = own.inspect(path)
        assert found.is_ready, [question.sentence for question in found.questions]
        report = own.run(path, found.plan)
    assert (report.rows_read, report.rows_new, report.rows_aside, report.cells_left_out) == (22, 21, 1, 1)
    assert report.net_cents == SOUND_CENTS + 725
    aside, unknown = sorted(report.problems, key=lambda issue: issue.row)
    assert (aside.row, aside.column, aside.is_aside) == (22, "Totaal", True)
    assert (unknown.row, unknown.column, unknown.is_aside) == (23, "Naam", False)
    assert "save" in aside.reason
    assert report.customers_new == 21


@pytest.mark.parametrize("text", [NO_RESULT, "#DIV/0!", "#n/a", " #REF! ", "#NV", "#VÆRDI!", "Err:502", "########"])
@pytest.mark.parametrize("kind", ValueKind)
def test_no_kind_of_value_is_made_of_an_error(text: str, kind: ValueKind) -> None:
    assert is_sheet_error(text)
    evidence = cleaner(kind).evidence([text])
    assert (evidence.filled, evidence.empty) == (0, 1)
    value = cleaner(kind).convert(text, cleaner(kind).usual, Hint(TODAY))
    assert isinstance(value, Fault)
    assert value.kind is FaultKind.SHEET_ERROR


@pytest.mark.parametrize("text", ["#1001", "# 12", "#", "##", "#rozen", "Err", "Erwin", "E", "", 5.0, None, True])
def test_order_numbers_and_words_are_no_errors(text: object) -> None:
    assert not is_sheet_error(text)
