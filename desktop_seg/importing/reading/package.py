"""The parts of an .xlsx file: which sheets it has, where each lies, its formats and shared texts.

Opened by preview and workbook_reader. Raises UserError where the workbook is damaged or hostile.
"""

import posixpath
from dataclasses import dataclass
from functools import cached_property, partial
from typing import IO

from desktop_seg.importing.reading.cell_value import CellValues
from desktop_seg.importing.reading.content import Content
from desktop_seg.importing.reading.number_format import Formats, read_formats
from desktop_seg.importing.reading.raw_row import SheetInfo, column_index
from desktop_seg.importing.reading.shared_string import SharedStrings
from desktop_seg.importing.reading.xml_part import Attributes, EnoughError, XmlPart, damage_told


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One worksheet: its name for people, the member it lies in, hidden or not."""

    name: str
    member: str
    is_hidden: bool


class Package:
    """An opened .xlsx file; use as a context manager."""

    _workbook = "xl/workbook.xml"
    _relations = "xl/_rels/workbook.xml.rels"

    def __init__(self, content: Content) -> None:
        self.path = content.path
        self.is_1904 = False
        self._archive = content.open_zip()
        # Some programs write the names of members in other letters than the standard does.
        self._names = {name.lower(): name for name in self._archive.namelist()}
        self._targets: dict[str, str] = {}
        self._others: set[str] = set()
        self._strings = ""
        self._styles = ""
        with damage_told(self.path):
            self._read_relations()
            self.sheets = self._read_sheets()

    def __enter__(self) -> "Package":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.shared_strings.forget()
        self._archive.close()

    def open(self, member: str) -> IO[bytes]:
        """Open a member; its checksum is verified when it is read to its end."""
        return self._archive.open(self._names[member.lower()])

    def part(self, sheet: str) -> SheetPart:
        """Return a worksheet by its name; "" means the first one. Raises KeyError when there is none."""
        for part in self.sheets:
            if sheet in ("", part.name):
                return part
        raise KeyError(sheet)

    @cached_property
    def formats(self) -> Formats:
        """The number formats; none at all when the workbook has no styles."""
        if not self._styles:
            return Formats()
        with damage_told(self.path), self.open(self._styles) as member:
            return read_formats(member)

    @property
    def strings_member(self) -> str:
        """Name of the member with the shared texts; "" when there is none."""
        return self._strings

    @cached_property
    def shared_strings(self) -> SharedStrings:
        """The shared texts, read as they are asked for."""
        return SharedStrings(partial(self._archive.open, self._strings) if self._strings else None)

    @property
    def values(self) -> CellValues:
        """What the stored texts of its cells stand for."""
        return CellValues(self.shared_strings, self.formats, self.is_1904)

    def info(self, part: SheetPart) -> SheetInfo:
        """Return a sheet with the size that it claims in its first lines."""
        size: list[str] = []

        def start(name: str, attributes: Attributes) -> None:
            if name == "dimension":
                size.append(attributes.get("ref", ""))
            if name in ("dimension", "sheetData"):
                raise EnoughError

        with damage_told(self.path), self.open(part.member) as member:
            XmlPart(start).read(member)
        rows, columns = _size(size[0] if size else "")
        return SheetInfo(part.name, rows, columns, part.is_hidden)

    def _read_relations(self) -> None:
        def start(name: str, attributes: Attributes) -> None:
            if name != "Relationship" or attributes.get("TargetMode") == "External":
                return
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", ""))).lstrip("/")
            # A part that is named but missing is damage: without its texts or day formats a sheet reads wrongly.
            if kind == "worksheet":
                self._targets[attributes["Id"]] = self._names[target.lower()]
            elif kind == "sharedStrings":
                self._strings = self._names[target.lower()]
            elif kind == "styles":
                self._styles = self._names[target.lower()]
            else:
                self._others.add(attributes["Id"])

        with self.open(self._relations) as member:
            XmlPart(start).read(member)

    def _read_sheets(self) -> tuple[SheetPart, ...]:
        found: list[SheetPart] = []

        def start(name: str, attributes: Attributes) -> None:
            if name == "workbookPr":
                self.is_1904 = attributes.get("date1904") in ("1", "true")
            elif name == "sheet":
                relation = next((v for k, v in attributes.items() if k == "id" or k.endswith(":id")), "")
                if relation in self._others:  # sheets with a chart or a macro have no cells
                    return
                hidden = attributes.get("state", "visible") != "visible"
                found.append(SheetPart(attributes.get("name", ""), self._targets[relation], hidden))

        with self.open(self._workbook) as member:
            XmlPart(start).read(member)
        return tuple(found)


def _size(reference: str) -> tuple[int | None, int | None]:
    """Read "A1:H501" as 501 rows and 8 columns; a single cell says nothing (many writers leave "A1" there)."""
    last = reference.partition(":")[2]
    letters = last.rstrip("0123456789")
    digits = last[len(letters) :]
    if not letters.isalpha() or not letters.isascii() or not 1 <= len(digits) <= 7:
        return None, None
    return int(digits), column_index(letters) + 1
