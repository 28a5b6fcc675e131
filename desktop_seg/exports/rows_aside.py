"""The rows that an import set aside, as a workbook: mended there, it is imported like any other file.

The cells stand as they stood in the file, the one at fault marked; behind them why the row was set aside and where it
stood. Those columns are cut off again on the way in, see importing/aside_column. Used by: the Imports page, cli.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Self

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.exports import sheet
from desktop_seg.exports.file import write_file
from desktop_seg.importing import aside_column
from desktop_seg.importing.plan import from_json
from desktop_seg.store import import_file
from desktop_seg.store.database import Database
from desktop_seg.store.import_file import AsideRow, Issue, KeptCell

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_WIDTH, _REASON_WIDTH = 18, 60
_FAULT_COLOUR = "#FFF3D6"


@dataclass(frozen=True, slots=True)
class AsideFile:
    """path: where the workbook is now; another name than asked for when that file was held open. rows: in it."""

    path: Path
    rows: int


@dataclass(frozen=True, slots=True)
class _Aside:
    """What is written. headers: of the file. issues: why each row waits, by sheet and number of the row."""

    headers: tuple[str, ...]
    rows: tuple[AsideRow, ...]
    issues: Mapping[tuple[str, int], Issue]

    @property
    def further(self) -> tuple[str, ...]:
        """The headings behind those of the file; the sheet only where there is one."""
        titles: tuple[str, ...] = (aside_column.ROW, aside_column.REASON)
        if any(row.sheet for row in self.rows):
            titles = (aside_column.SHEET, *titles)
        return tuple(map(aside_column.heading, titles))


def save(db: Database, import_id: int, target: Path) -> AsideFile:
    """Write the rows that an import set aside to a workbook.

    Raises UserError when there is no such import, when it set nothing aside, and when the file cannot be written.
    """
    found = import_file.find(db, import_id)
    if found is None:
        raise UserError(
            _("There is no import with number {number}; it may have been undone already.").format(number=import_id),
            _("Look at the list of imports for those that are there."),
        )
    rows = import_file.aside(db, import_id)
    if not rows:
        raise UserError(
            _("The import of “{file}” set no row aside.").format(file=found.name), _("There is nothing to be mended.")
        )
    headers = tuple(column.header for column in from_json(json.loads(found.plan_json)).columns)
    table = _Aside(headers, rows, {(each.sheet, each.row): each for each in _reasons(db, import_id)})
    return AsideFile(write_file(target, lambda path: _write(path, table)).path, len(rows))


def suggested_name(name: str) -> str:
    """Return a name for the workbook of a file: "till.csv" becomes "till - set aside.xlsx"."""
    return _("{file} - set aside").format(file=Path(name).stem) + ".xlsx"


def _reasons(db: Database, import_id: int) -> Iterator[Issue]:
    return (issue for issue in import_file.issues(db, import_id) if issue.is_aside)


def _write(path: Path, table: _Aside) -> None:
    with sheet.workbook(path) as workbook:
        page = workbook.add_worksheet(_("Set aside")[: sheet.NAME_LENGTH])
        heading = workbook.add_format({"bold": True})
        headings = (*table.headers, *table.further)
        page.set_column(0, len(headings) - 2, _WIDTH)
        page.set_column(len(headings) - 1, len(headings) - 1, _REASON_WIDTH)
        for column, title in enumerate(headings):
            page.write_string(0, column, title, heading)
        page.freeze_panes(1, 0)
        _write_rows(_Sheet.of(workbook, page), table)


def _write_rows(sheet: "_Sheet", table: _Aside) -> None:
    for line, row in enumerate(table.rows, 1):
        issue = table.issues.get((row.sheet, row.row))
        for column, cell in enumerate(row.cells[: len(table.headers)]):
            is_at_fault = issue is not None and table.headers[column] == issue.column
            sheet.write(line, column, cell, is_at_fault=is_at_fault)
        told = (row.sheet, row.row, issue.reason if issue is not None else "")
        for column, cell in enumerate(told[-len(table.further) :], len(table.headers)):
            sheet.write(line, column, cell)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet and how its cells look. Texts are marked as text: a postcode that is typed in keeps its zero."""

    sheet: "Worksheet"
    text: "Format"
    fault: "Format"
    day: "Format"
    moment: "Format"
    time: "Format"

    @classmethod
    def of(cls, workbook: "Workbook", sheet: "Worksheet") -> Self:
        return cls(
            sheet,
            text=workbook.add_format({"num_format": "@"}),
            fault=workbook.add_format({"num_format": "@", "bg_color": _FAULT_COLOUR}),
            day=workbook.add_format({"num_format": "yyyy-mm-dd"}),
            moment=workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
            time=workbook.add_format({"num_format": "hh:mm"}),
        )

    def write(self, line: int, column: int, cell: KeptCell, *, is_at_fault: bool = False) -> None:
        """Write a cell as what it is."""
        if isinstance(cell, bool):
            self.sheet.write_boolean(line, column, cell)
        elif isinstance(cell, int | float):
            self.sheet.write_number(line, column, cell)
        elif isinstance(cell, datetime):
            self.sheet.write_datetime(line, column, cell, self.moment)
        elif isinstance(cell, date):
            self.sheet.write_datetime(line, column, cell, self.day)
        elif isinstance(cell, time):
            self.sheet.write_datetime(line, column, cell, self.time)
        elif cell or is_at_fault:
            text = cell or ""
            form = self.fault if is_at_fault else self.text
            if text:
                self.sheet.write_string(line, column, text, form)
            else:
                self.sheet.write_blank(line, column, None, form)
