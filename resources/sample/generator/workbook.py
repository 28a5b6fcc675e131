"""Opens and closes the workbooks of the sample, so that equal contents give equal bytes.

Used by every module that writes .xlsx. No clock: the date of making is a fixed day after the last sale.
"""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

Value = str | int | float | date | datetime | None
_MADE_AT = datetime(2026, 9, 1, 8, 30)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Looks:
    """The cell formats of one workbook."""

    bold: Format
    day: Format
    moment: Format
    money: Format


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook being written."""

    workbook: Workbook
    looks: Looks

    def sheet(self, name: str) -> Worksheet:
        """A new sheet at the end."""
        return self.workbook.add_worksheet(name)

    def write_header(self, sheet: Worksheet, row: int, headers: tuple[str, ...]) -> None:
        """Headers in bold, and everything above them kept in view."""
        sheet.write_row(row, 0, headers, self.looks.bold)
        sheet.freeze_panes(row + 1, 0)

    def write_row(self, sheet: Worksheet, row: int, values: tuple[Value, ...]) -> None:
        """One row of data: text as text, days and moments as Excel's own, floats as money, None and "" left empty."""
        for column, value in enumerate(values):
            if isinstance(value, str):
                if value:
                    sheet.write_string(row, column, value)
            elif isinstance(value, datetime):
                sheet.write_datetime(row, column, value, self.looks.moment)
            elif isinstance(value, date):
                sheet.write_datetime(row, column, value, self.looks.day)
            elif isinstance(value, float):
                sheet.write_number(row, column, value, self.looks.money)
            elif value is not None:
                sheet.write_number(row, column, value)


@contextmanager
def new_book(path: Path) -> Iterator[Book]:
    """A workbook that is saved to `path` when the block ends without an error."""
    memory = BytesIO()
    workbook = xlsxwriter.Workbook(memory, {"in_memory": True})
    workbook.set_properties({"created": _MADE_AT})
    looks = Looks(
        bold=workbook.add_format({"bold": True}),
        day=workbook.add_format({"num_format": "dd-mm-yyyy"}),
        moment=workbook.add_format({"num_format": "dd-mm-yyyy hh:mm"}),
        money=workbook.add_format({"num_format": "0.00"}),
    )
    yield Book(workbook, looks)
    workbook.close()
    path.write_bytes(_packed_tightly(memory.getvalue()))


def _packed_tightly(packed: bytes) -> bytes:
    """The same workbook with the best compression: the repository carries these files."""
    tight = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(packed)) as source,
        zipfile.ZipFile(tight, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return tight.getvalue()
