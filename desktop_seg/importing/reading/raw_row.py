"""What every reader hands on: rows of raw cells with their place in the file, and what there is to say about a sheet.

Out of source.py and its readers, into recognising, checking and converting.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from desktop_seg.base.i18n import _, ngettext
from desktop_seg.importing.sheet_error import is_sheet_error

Cell = str | int | float | bool | date | datetime | time | None
"""A cell as the file holds it. Text files give text only; workbooks give numbers as float. An empty cell is ""."""

EMPTY = ""


class RawRow(NamedTuple):
    """One row that is not blank. A tuple and no dataclass: a million of them are made in one import.

    number: row number as Excel shows it, or the line of a text file where the row begins; the first one is 1.
    cells: from column A on, also when the first columns are empty; rows of one sheet may differ in length.
    fault: "" for a sound row; else why its cells cannot be trusted, in the owner's language. Such a row is set aside.
    """

    number: int
    cells: Sequence[Cell]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """One sheet of a source; a text file is one sheet named after the file.

    rows, columns: the size the file claims, headings and blank rows included; None where it does not say.
    """

    name: str
    rows: int | None = None
    columns: int | None = None
    is_hidden: bool = False


class RemarkKind(StrEnum):
    """What a reader noticed that the owner should know although the import goes on."""

    FORMULA_WITHOUT_VALUE = "formula_without_value"
    ERROR_CELL = "error_cell"
    HIDDEN_ROW = "hidden_row"
    FILTERED = "filtered"
    STRANGE_LETTER = "strange_letter"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something noticed in one sheet; `count` cells, rows or letters are concerned."""

    kind: RemarkKind
    sheet: str
    count: int

    @property
    def text(self) -> str:
        """One or two sentences for the owner, with advice where there is any."""
        return _TEXTS[self.kind](self).format(n=self.count, sheet=self.sheet)


def _formula_text(remark: Remark) -> str:
    return ngettext(
        "{n} cell in “{sheet}” holds a formula without its result and counts as unknown; a sale without its amount is"
        " set aside. Open the file in Excel, save it once and import it again.",
        "{n} cells in “{sheet}” hold a formula without its result and count as unknown; a sale without its amount is"
        " set aside. Open the file in Excel, save it once and import it again.",
        remark.count,
    )


def _error_text(remark: Remark) -> str:
    return ngettext(
        "{n} cell in “{sheet}” shows an error such as #N/A and counts as unknown; a sale without its amount is set"
        " aside.",
        "{n} cells in “{sheet}” show an error such as #N/A and count as unknown; a sale without its amount is set"
        " aside.",
        remark.count,
    )


def _hidden_text(remark: Remark) -> str:
    return ngettext(
        "{n} row in “{sheet}” is hidden in Excel. It is imported too.",
        "{n} rows in “{sheet}” are hidden in Excel. They are imported too.",
        remark.count,
    )


def _filter_text(_remark: Remark) -> str:
    return _("“{sheet}” has a filter in Excel. All rows are imported, also those the filter hides.")


def _letter_text(remark: Remark) -> str:
    return ngettext(
        "{n} letter of “{sheet}” was written in another way than the rest. Please look at the names afterwards.",
        "{n} letters of “{sheet}” were written in another way than the rest. Please look at the names afterwards.",
        remark.count,
    )


_TEXTS = {
    RemarkKind.FORMULA_WITHOUT_VALUE: _formula_text,
    RemarkKind.ERROR_CELL: _error_text,
    RemarkKind.HIDDEN_ROW: _hidden_text,
    RemarkKind.FILTERED: _filter_text,
    RemarkKind.STRANGE_LETTER: _letter_text,
}


def is_blank(cells: Sequence[Cell]) -> bool:
    """Tell whether no cell holds more than blanks; 0 and False are something.

    Errors are nothing here: formulas made ready for rows to come show them beside empty cells.
    """
    for cell in cells:  # a loop and no all(): most rows are decided by their first cell, a million times
        if cell is not None and not (
            isinstance(cell, str) and (not cell or cell.isspace() or (cell[0] == "#" and is_sheet_error(cell)))
        ):
            return False
    return True


def column_letter(index: int) -> str:
    """Return Excel's name of a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """Return the position of a column by its name: A is 0, AA is 26."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1
