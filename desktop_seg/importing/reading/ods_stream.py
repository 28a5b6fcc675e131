"""The rows of one table of an OpenDocument spreadsheet, read from content.xml as it is unpacked.

LibreOffice writes equal neighbours once with a count: a sheet of two cells may claim 17 thousand million. Here blank
ones cost nothing, and filled ones are counted against a limit. Element names: OpenDocument 1.3, part 3. Used by
ods_reader.
"""

import re
from collections import deque
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import IO

from desktop_seg.importing.reading.number_format import percent
from desktop_seg.importing.reading.raw_row import EMPTY, Cell, RawRow
from desktop_seg.importing.reading.sheet_reader import LAST_COLUMN, LAST_ROW, MOST_PARTS, Noticed
from desktop_seg.importing.reading.xml_part import CHUNK, Attributes, HostileError, XmlPart
from desktop_seg.importing.sheet_error import NO_RESULT, NOT_AVAILABLE, is_sheet_error

# More filled cells than that out of counts alone are no list of a shop: reading them would fill the memory.
MOST_REPEATED = 5_000_000
# What stands inside a cell but is none of its text: a note on it, a picture with its own words.
_BESIDE = frozenset({"annotation", "shapes", "frame", "custom-shape", "g", "control"})
_CLOCK = re.compile(r"P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d+))?S)?")
_BLANKS = re.compile(r"[ \t\r\n]+")
_KEPT_BLANK = "\ue000"  # stands for a blank the file asks to keep while others are joined


class TableStream:
    """Reads the n-th table of a content.xml once."""

    def __init__(self, place: int, noticed: Noticed) -> None:
        self._wanted = place
        self._noticed = noticed
        self._table = -1
        self._depth: list[int] = []
        self._done: deque[RawRow] = deque()
        self._is_over = False
        self._given = 0
        self._row = 1
        self._row_times = 1
        self._is_hidden = False
        self._cells: list[Cell] = []
        self._blank = 0
        self._cell: Attributes | None = None
        self._lines: list[str] = []
        self._is_line = False
        self._beside = 0

    def rows(self, member: IO[bytes]) -> Iterator[RawRow]:
        """Yield the rows that are not blank. Stops where the table ends."""
        part = XmlPart(self._start, self._end, self._text)
        while not self._is_over:
            chunk = member.read(CHUNK)
            part.feed(chunk)
            while self._done:
                yield self._done.popleft()
            if not chunk:
                return

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == "table":
            self._table += 1
            self._depth.append(self._table)
        if not self._is_here():
            return
        if self._beside or (self._cell is not None and name in _BESIDE):
            self._beside += 1
        elif self._cell is not None:
            self._start_in_cell(name, attributes)
        elif name == "table-row":
            self._start_row(attributes)
        elif name in ("table-cell", "covered-table-cell"):
            self._cell, self._lines = attributes, []

    def _start_in_cell(self, name: str, attributes: Attributes) -> None:
        if name == "p":
            if len(self._lines) == MOST_PARTS:
                raise HostileError
            self._lines.append("")
            self._is_line = True
        elif self._is_line and name == "s":
            self._text(_KEPT_BLANK * min(_times(attributes, "text:c"), 1000))
        elif self._is_line and name in ("tab", "line-break"):
            self._text("\ue001" if name == "tab" else "\ue002")

    def _start_row(self, attributes: Attributes) -> None:
        self._row_times = _times(attributes, "table:number-rows-repeated")
        self._cells, self._blank = [], 0
        visible = attributes.get("table:visibility", "visible")
        self._is_hidden = visible != "visible"
        self._noticed.is_filtered = self._noticed.is_filtered or visible == "filter"

    def _end(self, name: str) -> None:
        if self._is_here():
            if self._beside:
                self._beside -= 1
            elif name == "p":
                self._is_line = False
            elif name in ("table-cell", "covered-table-cell") and self._cell is not None:
                self._end_cell(self._cell)
                self._cell = None
            elif name == "table-row":
                self._end_row()
        if name == "table" and self._depth:
            self._is_over = self._depth.pop() == self._wanted

    def _is_here(self) -> bool:
        return bool(self._depth) and self._depth[-1] == self._wanted

    def _text(self, characters: str) -> None:
        if self._is_line and not self._beside and self._is_here():
            self._lines[-1] += characters

    def _end_cell(self, cell: Attributes) -> None:
        times = _times(cell, "table:number-columns-repeated")
        value = self._value(cell)
        if value in ("", None):
            self._blank += times
            return
        width = len(self._cells) + self._blank + times
        if width > LAST_COLUMN:
            raise HostileError
        self._cells += [EMPTY] * self._blank
        self._cells += [value] * times
        self._blank = 0

    def _end_row(self) -> None:
        first, self._row = self._row, self._row + self._row_times
        if not self._cells:
            return
        if self._is_hidden:
            self._noticed.hidden_rows += self._row_times
        self._given += (self._row_times - 1) * len(self._cells)
        if self._row - 1 > LAST_ROW or self._given > MOST_REPEATED:
            raise HostileError
        self._done.extend(RawRow(number, self._cells) for number in range(first, self._row))

    def _value(self, cell: Attributes) -> Cell:
        shown = "\n".join(map(_joined, self._lines))
        kind = cell.get("office:value-type", "")
        if self._is_error(cell, shown):
            self._noticed.error_cells += 1
            return shown if is_sheet_error(shown) else NOT_AVAILABLE
        if kind == "percentage":
            return percent(float(cell["office:value"]))
        if kind in ("float", "currency"):
            return _number(cell["office:value"], shown)
        if kind == "date":
            return _moment(cell["office:date-value"])
        if kind == "time":
            return _clock(cell["office:time-value"])
        if kind == "boolean":
            return cell["office:boolean-value"] == "true"
        if not kind and not shown and cell.get("table:formula"):
            self._noticed.formulas_without_value += 1
            return NO_RESULT
        return shown or cell.get("office:string-value", EMPTY)

    @staticmethod
    def _is_error(cell: Attributes, shown: str) -> bool:
        if cell.get("calcext:value-type") == "error":
            return True
        return bool(cell.get("table:formula")) and is_sheet_error(shown)


def _times(attributes: Attributes, name: str) -> int:
    """Return how often a row or cell stands there; refused where that is no number a program writes."""
    digits = attributes.get(name, "1")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 7):
        raise HostileError
    return max(1, int(digits))


def _joined(line: str) -> str:
    """Join blanks as a reader of OpenDocument does, and write out those that the file asks to keep."""
    text = _BLANKS.sub(" ", line).lstrip(" ")
    return text.replace(_KEPT_BLANK, " ").replace("\ue001", "\t").replace("\ue002", "\n")


def _number(value: str, shown: str) -> Cell:
    """Return the number, or what is shown where that is the same number with zeros before it: a postcode, a phone."""
    number = float(value)
    if shown.startswith(("0", "(0")):
        digits = re.sub(r"[ ()/\-]", "", shown)
        if len(digits) > 1 and digits.isascii() and digits.isdigit() and int(digits) == number:
            return shown
    return number


def _moment(value: str) -> Cell:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    return date(moment.year, moment.month, moment.day) if "T" not in value or not _has_clock(moment) else moment


def _has_clock(moment: datetime) -> bool:
    return moment.time() != time()


def _clock(value: str) -> Cell:
    """Return a time of day; what is longer than a day is a duration and stays a number of days, as in other files."""
    found = _CLOCK.fullmatch(value)
    if not found:
        return value
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[:4])
    fraction = float(f"0.{found[5]}") if found[5] else 0.0
    total = days * 86_400 + hours * 3_600 + minutes * 60 + seconds + fraction
    if total >= 86_400:
        return total / 86_400
    whole = int(total)
    return time(whole // 3_600, whole // 60 % 60, whole % 60, int(fraction * 1_000 + 1e-6) * 1_000)
