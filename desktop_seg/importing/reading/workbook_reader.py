"""Reads .xlsx files: calamine where a sheet is dense and plainly written, our own stream where it is not.

calamine reads ten times faster than anything in Python, but keeps the whole sheet, aborts the process on far-apart
cells, drops leading zeros that a format shows and says nothing of formulas without result. sheet_scan tells beforehand
which sheets it gets right. Opened through source.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from desktop_seg.importing.reading import preview
from desktop_seg.importing.reading.container import Container, damaged
from desktop_seg.importing.reading.content import Content
from desktop_seg.importing.reading.encoding import Encoding
from desktop_seg.importing.reading.package import Package, SheetPart
from desktop_seg.importing.reading.raw_row import EMPTY, Cell, RawRow, Remark, SheetInfo, is_blank
from desktop_seg.importing.reading.sheet_reader import remarks
from desktop_seg.importing.reading.sheet_scan import SheetScan, scan
from desktop_seg.importing.reading.sheet_stream import SheetStream
from desktop_seg.importing.reading.xml_part import damage_told

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

# calamine keeps about 100 bytes for each cell of the grid, strings included: 12 million stay below 1.2 GB.
MOST_GRID = 12_000_000
# A grid this small does no harm however empty it is.
SMALL_GRID = 1_000_000
# Above that, at least one cell in twenty must be there: a stray mark in the last row makes a sheet sparse.
LEAST_DENSITY = 1 / 20


class WorkbookReader:
    """An opened .xlsx file."""

    container = Container.XLSX
    encoding: Encoding | None = None
    delimiter: str | None = None

    def __init__(self, content: Content) -> None:
        self.path = content.path
        self._content = content
        self._package = Package(content)
        self.sheets: tuple[SheetInfo, ...] = tuple(self._package.info(part) for part in self._package.sheets)
        self._scans: dict[str, SheetScan] = {}
        self._remarks: dict[str, tuple[Remark, ...]] = {}

    @property
    def problems(self) -> tuple[Remark, ...]:
        """What was noticed in the sheets read so far."""
        return tuple(remark for remarks in self._remarks.values() for remark in remarks)

    def first_rows(self, sheet: str = "", n: int = preview.ROWS) -> list[RawRow]:
        """Return up to n rows that are not blank without reading the whole sheet."""
        return preview.of_package(self._package, sheet, n)

    def rows(self, sheet: str = "") -> Iterator[RawRow]:
        """Yield the rows that are not blank. Raises UserError when the sheet is damaged or hostile."""
        part = self._package.part(sheet)
        with damage_told(self.path):
            found = self._scan(part)
            if self._suits_calamine(found):
                self._package.shared_strings.forget()  # calamine keeps its own
                self._remarks[part.name] = remarks(part.name, found)
                yield from self._fast_rows(part)
                return
            stream = SheetStream(self._package.shared_strings, self._package.formats, self._package.is_1904)
            try:
                with self._package.open(part.member) as member:
                    yield from stream.rows(member)
            finally:
                self._remarks[part.name] = remarks(part.name, stream)

    def readings(self) -> tuple[Encoding, ...]:
        """Return nothing: a workbook says how its letters are written."""
        return ()

    def close(self) -> None:
        """Close the file."""
        self._package.close()

    def _scan(self, part: SheetPart) -> SheetScan:
        if part.name not in self._scans:
            if not self._scans and self._package.strings_member:
                self._verify(self._package.strings_member)
            with self._package.open(part.member) as member:
                self._scans[part.name] = scan(member, self._package.formats.unusual)
        return self._scans[part.name]

    def _verify(self, member_name: str) -> None:
        """Read a member to its end: zipfile raises when its checksum is wrong."""
        with self._package.open(member_name) as member:
            while member.read(1 << 20):
                pass

    def _suits_calamine(self, found: SheetScan) -> bool:
        # Cells that name no format have format 0.
        is_usual = not found.styles and 0 not in self._package.formats.unusual
        if not found.is_plain or not is_usual or found.grid > MOST_GRID:
            return False
        return found.grid <= SMALL_GRID or found.cells >= found.grid * LEAST_DENSITY

    def _fast_rows(self, part: SheetPart) -> Iterator[RawRow]:
        import python_calamine

        try:
            with self._by_calamine() as workbook:
                sheet = workbook.get_sheet_by_name(part.name)
                # Rows begin at row 1, but empty columns on the left are cut off.
                missing: list[Cell] = [EMPTY] * (sheet.start[1] if sheet.start else 0)
                # Durations are the one type that is no Cell; sheets with them are read by the stream.
                rows = cast("Iterator[list[Cell]]", sheet.iter_rows())
                for number, cells in enumerate(rows, 1):
                    if not is_blank(cells):
                        yield RawRow(number, missing + cells if missing else cells)
        except python_calamine.CalamineError as error:
            raise damaged(self.path) from error

    def _by_calamine(self) -> "CalamineWorkbook":
        from python_calamine import CalamineWorkbook

        # By path saves a copy in memory, but it believes the name: an .xlsx named .xls would be damaged to it.
        if self._content.is_on_disk and self.path.suffix.lower() == ".xlsx":
            return CalamineWorkbook.from_path(str(self.path))
        with self._content.open() as file:
            return CalamineWorkbook.from_filelike(file)
