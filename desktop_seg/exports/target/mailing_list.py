"""The general mailing list, for people and for any program that reads a table: a workbook or CSV.

In a workbook the notes and those left out are sheets of their own. CSV is UTF-8 with a mark at the start, with
semicolons where the decimal sign is a comma, as Excel of that country expects it; the notes are a small text file
beside it.
"""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_seg.base.guard import guarded
from desktop_seg.base.i18n import N_, _, decimal_sign, format_number
from desktop_seg.exports import sheet
from desktop_seg.exports.table import Cell, Table

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

KEY = "mailing_list"
TITLE = N_("Mailing list")


def write_workbook(table: Table, path: Path) -> int:
    """Write the list as a workbook with three sheets. Returns the number of cells altered: always 0."""
    with sheet.workbook(path) as book:
        _write_list(book, table)
        sheet.write_notes(book, table)
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


def _write_list(book: "Workbook", table: Table) -> None:
    page = book.add_worksheet(_("Mailing list")[: sheet.NAME_LENGTH])
    bold = book.add_format({"bold": True})
    formats = [sheet.cell_format(book, heading) for heading in table.headings]
    for column, (heading, form) in enumerate(zip(table.headings, formats, strict=True)):
        page.set_column(column, column, sheet.width(heading), form)
        page.write_string(0, column, heading.title, bold)
    page.freeze_panes(1, 0)
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row):
            sheet.write_cell(page, (number, column), cell, formats[column])
    if table.rows:
        page.autofilter(0, 0, len(table.rows), len(table.headings) - 1)
