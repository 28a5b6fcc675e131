"""How every workbook of a list is written: cells as what they are, and the sheets about the list.

Every text is written as text: nothing becomes a formula, a link or a number, zeros stay. Rows are written from above,
each once; what is written is not held in memory. Used by: the targets that write workbooks.
"""

import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING

from desktop_seg.base.i18n import _
from desktop_seg.exports.file import LEFTOVER_SECONDS
from desktop_seg.exports.table import Cell, Heading, Table
from desktop_seg.model.field import Kind

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

NAME_LENGTH = 31
"""So many letters the name of a sheet may have."""

_SCRATCH = "desktop-seg-list-"
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDTHS = {Kind.DATE: 12, Kind.MONEY: 12, Kind.NUMBER: 10, Kind.YES_NO: 8}
_TEXT_WIDTH = 22


@contextmanager
def workbook(path: Path) -> Iterator["Workbook"]:
    """Open a workbook to be written; it is on the disk when the block ends. Raises OSError when the disk says no.

    What XlsxWriter keeps of it on the disk meanwhile is gone afterwards, however the block ends: it holds the list.
    """
    _forget_leftovers()
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    with TemporaryDirectory(prefix=_SCRATCH, ignore_cleanup_errors=True) as folder:
        book = xlsxwriter.Workbook(str(path), {**_OPTIONS, "tmpdir": folder})
        try:
            yield book
            book.close()
        except FileCreateError as error:
            # XlsxWriter hides what the disk said in a kind of its own; who writes files knows OSError.
            raise OSError(*getattr(error.args[0], "args", error.args)) from error
        finally:
            for page in book.worksheets():
                page.row_data_fh.close()  # Windows does not delete what is open


def _forget_leftovers() -> None:
    """Remove what a program that was killed in the middle of a workbook left behind."""
    for folder in Path(gettempdir()).glob(f"{_SCRATCH}*"):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > LEFTOVER_SECONDS:
                shutil.rmtree(folder)


def width(heading: Heading) -> int:
    """Return how wide a column is, in letters."""
    return _WIDTHS.get(heading.kind, _TEXT_WIDTH)


def cell_format(book: "Workbook", heading: Heading) -> "Format":
    """Return how the cells of a column look."""
    if heading.kind is Kind.DATE:
        return book.add_format({"num_format": "yyyy-mm-dd"})
    if heading.kind is Kind.MONEY:
        return book.add_format({"num_format": "#,##0" + ("." + "0" * heading.decimals if heading.decimals else "")})
    if heading.kind is Kind.NUMBER:
        return book.add_format({"num_format": "General"})
    return book.add_format({"num_format": "@"})


def write_cell(page: "Worksheet", place: tuple[int, int], cell: Cell, form: "Format") -> None:
    """Write a cell as what it is. place: line and column, from 0."""
    row, column = place
    if cell is None:
        return
    if isinstance(cell, str):
        page.write_string(row, column, cell, form)
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell, form)
    else:
        page.write_number(row, column, float(cell), form)


def write_notes(book: "Workbook", table: Table) -> None:
    """Write the sheets about a list: what it is, and who was left out."""
    notes = [[note.title, note.text] for note in table.notes]
    _write_texts(book, _("About this list"), [_("What"), _("Value")], notes)
    left_out = [[person.customer, person.reason] for person in table.left_out]
    _write_texts(book, _("Left out"), [_("Customer"), _("Reason")], left_out)


def _write_texts(book: "Workbook", title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    page = book.add_worksheet(title[:NAME_LENGTH])
    bold = book.add_format({"bold": True})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    for column, head in enumerate(heads):
        page.set_column(column, column, 24 if column == 0 else 80)
        page.write_string(0, column, head, bold)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            page.write_string(number, column, cell, text)
