"""What the text between the tags of a cell stands for: a number, a day, a word, one of the shared texts.

Used by sheet_stream, which knows type and style of every cell, and by plain_row, which asks once for all cells that are
written alike.
"""

from collections.abc import Callable
from datetime import date, datetime

from desktop_seg.importing.reading.number_format import Formats, converter
from desktop_seg.importing.reading.raw_row import Cell
from desktop_seg.importing.reading.shared_string import SharedStrings, unescaped
from desktop_seg.importing.reading.xml_part import HostileError
from desktop_seg.importing.sheet_error import NOT_AVAILABLE, is_sheet_error


class CellValues:
    """Turns the stored text of a cell into its value, by type (attribute t) and style (attribute s)."""

    def __init__(self, strings: SharedStrings, formats: Formats, is_1904: bool) -> None:
        self._strings = strings
        self._formats = formats
        self._is_1904 = is_1904
        self._converters: dict[str, Callable[[float], Cell] | None] = {}

    def of(self, kind: str, style: str, text: str) -> Cell:
        """Return the value of a cell that is not empty.

        An error such as #N/A stays what it is; who reads the cell counts it. Raises ValueError, IndexError and
        HostileError for what no spreadsheet program writes.
        """
        if kind == "n":
            convert = self.of_number(style)
            return convert(float(text)) if convert else float(text)
        if kind == "s":
            return self._strings.text(whole_number(text, 1 << 31, least=0))
        if kind == "b":
            return text.strip() in ("1", "true")
        if kind == "e":
            return text if is_sheet_error(text) else NOT_AVAILABLE
        if kind == "d":
            return _iso_date(text)
        return unescaped(text)

    def of_number(self, style: str) -> Callable[[float], Cell] | None:
        """Return what turns a number of a style into its value; None where the number is the value."""
        if style not in self._converters:
            self._converters[style] = converter(self._formats.of(style), self._is_1904)
        return self._converters[style]


def whole_number(digits: str, most: int, least: int = 1) -> int:
    """Read a row number or the number of a text; twenty digits are refused before they become a number."""
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 10):
        raise HostileError
    number = int(digits)
    if not least <= number <= most:
        raise HostileError
    return number


def _iso_date(value: str) -> Cell:
    try:
        moment = datetime.fromisoformat(value.replace("Z", "").strip())
    except ValueError:
        return value
    return date(moment.year, moment.month, moment.day) if "T" not in value else moment
