"""The general mailing list, for people and for any program that reads a table: a workbook or CSV.

In a workbook every text is written as text: nothing becomes a formula, a link or a number, zeros stay. The notes and
those left out are sheets of their own. CSV is UTF-8 with a mark at the start, with semicolons where the decimal sign
is a comma, as Excel of that country expects it; the notes are a small text file beside it.
"""

import csv
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_seg.base.guard import guarded
from desktop_seg.base.i18n import N_, _, decimal_sign, format_number
from desktop_seg.exports.table import Cell, Heading, Table
from desktop_seg.model.field import Kind

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

KEY = "mailing_list"
TITLE = N_("Mailing list")

_WIDTHS = {Kind.DATE: 12, Kind.MONEY: 12, Kind.NUMBER: 10, Kind.YES_NO: 8}
_TEXT_WIDTH = 22


def write_workbook(table: Table, path: Path) -> int:
    """Write the list as a workbook with three sheets. Returns the number of cells altered: always 0."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    try:
        with xlsxwriter.Workbook(str(path), options) as workbook:
            _write_list(workbook, table)
            notes = [[note.title, note.text] for note in table.notes]
            _write_texts(workbook, _("About this list"), [_("What"), _("Value")], notes)
            left_out = [[person.customer, person.reason] for person in table.left_out]
            _write_texts(workbook, _("Left out"), [_("Customer"), _("Reason")], left_out)
    except FileCreateError as error:
        # XlsxWriter hides what the disk said in a kind of its own; who writes files knows OSError.
        raise OSError(*getattr(error.args[0], "args", error.args)) from error
    return 0


def write_csv(table: Table, path: Path) -> int:
    """Write the list as CSV. Returns how many cells got an apostrophe so that no program runs them as a formula."""
    sign = decimal_sign()
    changed = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";" if sign == "," else ",")
        writer.writerow([guarded(heading.title) for heading in table.headings])
        for row in table.rows:
            cells = [_plain(cell, sign) for cell in row]
            safe = [guarded(text) if isinstance(cell, str) else text for text, cell in zip(cells, row, strict=True)]
            changed += sum(text != cell for text, cell in zip(safe, cells, strict=True))
            writer.writerow(safe)
    return changed


def write_notes(table: Table, path: Path) -> None:
    """Write what is known about a list, and who was left out, as a small text."""
    lines = [table.title, "", *(f"{note.title}: {note.text}" for note in table.notes)]
    if table.left_out:
        lines += ["", _("Left out") + f" ({format_number(len(table.left_out))})"]
        lines += [f"{person.customer}: {person.reason}" for person in table.left_out]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")


def _plain(cell: Cell, sign: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float | Decimal):
        return format(cell, "f" if isinstance(cell, Decimal) else ".10g").replace(".", sign)
    return str(cell)


def _write_list(workbook: "Workbook", table: Table) -> None:
    sheet = workbook.add_worksheet(_("Mailing list")[:31])
    bold = workbook.add_format({"bold": True})
    formats = [_format(workbook, heading) for heading in table.headings]
    for column, (heading, form) in enumerate(zip(table.headings, formats, strict=True)):
        sheet.set_column(column, column, _WIDTHS.get(heading.kind, _TEXT_WIDTH), form)
        sheet.write_string(0, column, heading.title, bold)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row):
            _write_cell(sheet, (number, column), cell, formats[column])
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.headings) - 1)


def _format(workbook: "Workbook", heading: Heading) -> "Format":
    if heading.kind is Kind.DATE:
        return workbook.add_format({"num_format": "yyyy-mm-dd"})
    if heading.kind is Kind.MONEY:
        return workbook.add_format({"num_format": "#,##0" + ("." + "0" * heading.decimals if heading.decimals else "")})
    if heading.kind is Kind.NUMBER:
        return workbook.add_format({"num_format": "General"})
    return workbook.add_format({"num_format": "@"})


def _write_cell(sheet: "Worksheet", place: tuple[int, int], cell: Cell, form: "Format") -> None:
    row, column = place
    if cell is None:
        return
    if isinstance(cell, str):
        sheet.write_string(row, column, cell, form)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, form)
    else:
        sheet.write_number(row, column, float(cell), form)


def _write_texts(workbook: "Workbook", title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    sheet = workbook.add_worksheet(title[:31])
    bold = workbook.add_format({"bold": True})
    text = workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    for column, head in enumerate(heads):
        sheet.set_column(column, column, 24 if column == 0 else 80)
        sheet.write_string(0, column, head, bold)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell, text)
