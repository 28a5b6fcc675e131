"""Reads OpenDocument spreadsheets (.ods) of LibreOffice, OpenOffice and Google. Opened through source.

All sheets stand in one member, content.xml; which there are is found by looking only at the opening tags of tables,
each sheet is then read as a stream.
"""

import html
import re
import zipfile
from collections.abc import Iterator
from typing import IO

from desktop_seg.importing.reading.container import Container, refusal
from desktop_seg.importing.reading.content import Content
from desktop_seg.importing.reading.ods_stream import TableStream
from desktop_seg.importing.reading.raw_row import RawRow, SheetInfo
from desktop_seg.importing.reading.sheet_reader import Noticed, SheetReader, unlike
from desktop_seg.importing.reading.xml_part import damage_told

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_PIECE = 1 << 20
# Longer than any opening tag of a table.
_OVERLAP = 1 << 12
_TABLE = re.compile(rb"""<(?:[\w.-]+:)?table(?=[\s/>])((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_NAME = re.compile(rb"""\s(?:[\w.-]+:)?name\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_STYLE_OF_TABLE = re.compile(rb"""\s(?:[\w.-]+:)?style-name\s*=\s*["']([^"']*)["']""")
_HIDDEN_STYLE = re.compile(
    rb'<style:style style:name="([^"]*)"[^>]*>\s*<style:table-properties[^>]*table:display="false"'
)


class OdsReader(SheetReader):
    """An opened .ods file."""

    container = Container.ODS

    def __init__(self, content: Content) -> None:
        super().__init__(content.path)
        self._archive = content.open_zip()
        with damage_told(self.path):
            if _is_encrypted(self._archive):
                raise refusal(self.path, Container.PROTECTED)
            with self._archive.open(_CONTENT) as member:
                self.sheets = _sheets(member)

    def close(self) -> None:
        """Close the file."""
        self._archive.close()

    def _read(self, place: int, noticed: Noticed, /) -> Iterator[RawRow]:
        with self._archive.open(_CONTENT) as member:
            yield from TableStream(place, noticed).rows(member)


def _is_encrypted(archive: zipfile.ZipFile) -> bool:
    return _MANIFEST in archive.namelist() and b"encryption-data" in archive.read(_MANIFEST)


def _sheets(member: IO[bytes]) -> tuple[SheetInfo, ...]:
    """Return the tables in the order of the file. Reads to the end, so a wrong checksum raises BadZipFile."""
    names: list[str] = []
    hidden: list[bool] = []
    hidden_styles: set[bytes] = set()
    rest = b""
    while chunk := member.read(_PIECE):
        piece = rest + chunk
        used = 0
        hidden_styles.update(_HIDDEN_STYLE.findall(piece))
        for found in _TABLE.finditer(piece):
            used = found.end()
            name = _NAME.search(found[1])
            style = _STYLE_OF_TABLE.search(found[1])
            names.append(html.unescape((name[1] or name[2] or b"").decode("utf-8", "replace")) if name else "")
            hidden.append(style is not None and style[1] in hidden_styles)
        rest = piece[max(used, len(piece) - _OVERLAP) :]
    sheets = zip(unlike(names), hidden, strict=True)
    return tuple(SheetInfo(name, None, None, is_hidden) for name, is_hidden in sheets)
