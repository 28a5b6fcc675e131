"""Reads .xlsx files: rows as a stream, first rows at once, and what there is to say of each sheet.

No grid of the sheet is kept, so two cells at its far corners do no harm; checksums are verified by reading every member
to its end. Opened through source.
"""

from collections.abc import Iterator

from desktop_seg.importing.reading import preview
from desktop_seg.importing.reading.container import Container
from desktop_seg.importing.reading.content import Content
from desktop_seg.importing.reading.encoding import Encoding
from desktop_seg.importing.reading.package import Package
from desktop_seg.importing.reading.raw_row import RawRow, Remark, SheetInfo
from desktop_seg.importing.reading.sheet_reader import remarks
from desktop_seg.importing.reading.sheet_stream import SheetStream
from desktop_seg.importing.reading.xml_part import damage_told


class WorkbookReader:
    """An opened .xlsx file."""

    container = Container.XLSX
    encoding: Encoding | None = None
    delimiter: str | None = None

    def __init__(self, content: Content) -> None:
        self.path = content.path
        self._package = Package(content)
        self.sheets: tuple[SheetInfo, ...] = tuple(self._package.info(part) for part in self._package.sheets)
        self.is_1904 = self._package.is_1904
        self._are_strings_verified = False
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
            self._verify_strings()
            stream = SheetStream(self._package.values)
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

    def _verify_strings(self) -> None:
        """Read the shared texts to their end once: zipfile raises when their checksum is wrong."""
        if self._package.strings_member and not self._are_strings_verified:
            with self._package.open(self._package.strings_member) as member:
                while member.read(1 << 20):
                    pass
            self._are_strings_verified = True
