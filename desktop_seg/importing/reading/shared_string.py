"""The texts of a workbook, which cells name by number (xl/sharedStrings.xml); read only as far as they are asked for.

Used by sheet_stream. A preview of the first rows asks for the first few of them, and a workbook of 54 MB opens at once.
"""

from collections.abc import Callable
from typing import IO

from desktop_seg.importing.reading.xml_part import CHUNK, Attributes, XmlPart


class SharedStrings:
    """A sequence of texts that grows while it is read. open_member: None when the workbook has no shared texts."""

    def __init__(self, open_member: Callable[[], IO[bytes]] | None) -> None:
        self._open = open_member
        self._member: IO[bytes] | None = None
        self._texts: list[str] = []
        self._parts: list[str] = []
        self._in_text = False
        self._in_phonetic = False
        self._part = XmlPart(self._start, self._end, self._take)

    def text(self, position: int) -> str:
        """Return a text by its number. Raises IndexError when the workbook has none with it."""
        while position >= len(self._texts) and self._read_on():
            pass
        return self._texts[position]

    def close(self) -> None:
        """Close the member; texts read so far stay."""
        self._open = None
        if self._member:
            self._member.close()
            self._member = None

    def _read_on(self) -> bool:
        if self._member is None:
            if self._open is None:
                return False
            self._member = self._open()
        chunk = self._member.read(CHUNK)
        self._part.feed(chunk)
        if not chunk:
            self.close()
        return bool(chunk)

    def _start(self, name: str, _attributes: Attributes) -> None:
        if name == "t":
            self._in_text = not self._in_phonetic
        elif name == "rPh":
            # How a Japanese or Korean word is pronounced: shown above the cell, not part of its text.
            self._in_phonetic = True

    def _end(self, name: str) -> None:
        if name == "t":
            self._in_text = False
        elif name == "rPh":
            self._in_phonetic = False
        elif name == "si":
            self._texts.append(unescaped("".join(self._parts)))
            self._parts.clear()

    def _take(self, characters: str) -> None:
        if self._in_text:
            self._parts.append(characters)


def unescaped(text: str) -> str:
    """Undo the writing of control characters as _x000D_, which XML cannot hold otherwise."""
    if "_x" not in text:
        return text
    import re

    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)
