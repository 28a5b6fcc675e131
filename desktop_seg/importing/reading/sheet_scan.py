"""One fast look over the bytes of a worksheet before calamine may read it.

calamine keeps a full grid from the first to the last cell: two cells at the far corners of a sheet make it ask for more
memory than any computer has, and the process dies without an error to catch. It does not check checksums either. So a
sheet is unpacked once here: unpacking verifies the checksum, counting tells how large the grid would be.
Only a sheet that is written in the plain form all usual programs write is called plain; any other one goes to
sheet_stream, which needs no grid and checks each reference. Used by workbook_reader.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import lt
from typing import IO

from desktop_seg.importing.reading.raw_row import column_index

_CHUNK = 1 << 20
# A cell holds at most 32,767 characters; between two tags there is never more than that, escaped.
_LONGEST_TEXT = 1 << 20

_ROW = re.compile(rb'<row r="(\d{1,7})"')
_STYLE = re.compile(rb'<c r="[^>]*? s="(\d{1,6})"')
_NO_VALUE = re.compile(
    rb"<c ([^>]*)>\s*<f(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>",
)
_HIDDEN = re.compile(rb'<row [^>]*\bhidden="(?:1|true)"')
_OTHER_CELL = re.compile(rb"<c[>/\t\r\n]")
_ENCODING = re.compile(rb"""encoding=["']([^"']*)["']""")


@dataclass(slots=True)
class SheetScan:
    """What the bytes of a sheet say.

    is_plain: False when nothing below is sure. widest: number of the last used column.
    last_row: no cell stands below it (rounded up to one leading digit: 312 gives 399). cells: also empty, formatted
    ones. styles: formats that cells use, of those asked for.
    """

    is_plain: bool = True
    cells: int = 0
    widest: int = 0
    last_row: int = 0
    styles: frozenset[int] = frozenset()
    formulas_without_value: int = 0
    error_cells: int = 0
    hidden_rows: int = 0
    is_filtered: bool = False

    @property
    def grid(self) -> int:
        """Cells that calamine would keep room for."""
        return self.last_row * self.widest


def scan(member: IO[bytes], wanted_styles: frozenset[int]) -> SheetScan:
    """Look at a worksheet; reads the member to its end, so a wrong checksum raises BadZipFile."""
    result = SheetScan()
    styles: set[int] = set()
    letters: set[bytes] = set()
    highest = 0
    first = True
    piece = b""
    for piece in _pieces(member):
        if first:
            result.is_plain = _is_ordinary(piece)
            first = False
        rows = _ROW.findall(piece)
        if not result.is_plain:
            continue
        numbers = [highest, *map(int, rows)]
        # Two rows of one number would fall on top of each other in a grid.
        result.is_plain = all(map(lt, numbers, numbers[1:]))
        highest = numbers[-1]
        result.is_plain = result.is_plain and _take(result, piece, len(rows), highest, letters)
        if wanted_styles:
            styles.update({int(style) for style in _STYLE.findall(piece)} & wanted_styles)
    result.is_filtered = b"<autoFilter" in piece  # it stands behind the rows
    result.last_row = _rounded(highest)
    result.widest = max((column_index(name.decode()) + 1 for name in letters), default=0)
    result.styles = frozenset(styles)
    return result


def _take(result: SheetScan, piece: bytes, rows: int, highest: int, letters: set[bytes]) -> bool:
    """Count one piece; False when it is not written in the plain form."""
    cells = piece.count(b"<c ")
    marks = piece.count(b"<row")
    if (marks != rows and marks - piece.count(b"<rowBreaks") != rows) or b"<!" in piece:
        return False
    if piece.count(b"<c") != cells and _OTHER_CELL.search(piece):
        return False
    found = _plain_cell(highest).findall(piece)
    if len(found) != cells:
        return False
    letters.update(found)
    result.cells += cells
    if b"<f" in piece:
        result.formulas_without_value += sum(b't="str"' not in found[1] for found in _NO_VALUE.finditer(piece))
    result.error_cells += piece.count(b' t="e"')
    if b"hidden=" in piece:
        result.hidden_rows += len(_HIDDEN.findall(piece))
    return True


def _plain_cell(highest: int) -> re.Pattern[bytes]:
    """Return the pattern of a cell whose row is at most `highest`, rounded up to one leading digit."""
    if not highest:
        return _NEVER
    digits = str(highest)
    more = len(digits) - 1
    number = rf"[1-{digits[0]}]?\d{{1,{more}}}" if more else rf"[1-{digits}]"
    return re.compile(rf'<c r="([A-Z]{{1,3}}){number}"'.encode())


_NEVER = re.compile(rb"(?!)")


def _rounded(number: int) -> int:
    digits = str(number)
    return (int(digits[0]) + 1) * 10 ** (len(digits) - 1) - 1 if number else 0


def _is_ordinary(head: bytes) -> bool:
    """Tell whether a sheet begins as UTF-8 without prefixes before its element names."""
    start = head[:200]
    named = _ENCODING.search(start)
    return b"\0" not in start and b"<worksheet" in head and (not named or named[1].lower() in (b"utf-8", b"utf8"))


def _pieces(member: IO[bytes]) -> Iterator[bytes]:
    """Yield the bytes in pieces that never cut a cell or a row's opening tag in two."""
    rest = b""
    while chunk := member.read(_CHUNK):
        rest += chunk
        cut = max(rest.rfind(b"<c "), rest.rfind(b"<row "))
        if cut > 0:
            yield rest[:cut]
            rest = rest[cut:]
        elif len(rest) > 4 * _LONGEST_TEXT:
            # No cell for megabytes: drawings, or a text no cell can hold. The stream reader judges it.
            yield rest
            rest = b""
    yield rest
