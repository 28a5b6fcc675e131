"""The texts of a workbook, which cells name by number (xl/sharedStrings.xml); read only as far as they are asked for.

A list that was sorted in Excel names its texts in any order, so the first rows may ask for the last ones. The member is
therefore unpacked in blocks whose texts are only counted; a block is taken apart when one of its texts is wanted.
Used by sheet_stream through package.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Generator
from typing import IO

from desktop_seg.importing.reading.xml_part import Attributes, XmlPart

_BLOCK = 1 << 18
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_OTHER_ALPHABET = re.compile(rb"""encoding=["'](?!utf-?8["'])""", re.IGNORECASE)


class SharedStrings:
    """The texts by their numbers. open_member: None when the workbook has no shared texts."""

    def __init__(self, open_member: Callable[[], IO[bytes]] | None) -> None:
        self._open = open_member
        self._coming: Generator[bytes, None, None] | None = None
        self._starts: list[int] = []
        self._blocks: list[bytes | list[str]] = []
        self._count = 0

    def text(self, position: int) -> str:
        """Return a text by its number. Raises IndexError when the workbook has none with it, and what zipfile and
        expat raise on damage.
        """
        while position >= self._count:
            self._read_on()
        place = bisect_right(self._starts, position) - 1
        block = self._blocks[place]
        if isinstance(block, bytes):
            count = (self._starts[place + 1] if place + 1 < len(self._starts) else self._count) - self._starts[place]
            block = _texts(block)
            if len(block) != count:
                raise ValueError("texts of a workbook are not where they were counted")
            self._blocks[place] = block
        return block[position - self._starts[place]]

    def forget(self) -> None:
        """Free the memory; a text asked for later is read anew."""
        if self._coming is not None:
            self._coming.close()
        self._coming = None
        self._starts.clear()
        self._blocks.clear()
        self._count = 0

    def _read_on(self) -> None:
        if self._coming is None and self._open is not None:
            self._coming = _pieces(self._open)
        block = next(self._coming, None) if self._coming is not None else None
        if block is None:
            raise IndexError("number of a text")
        self._starts.append(self._count)
        self._blocks.append(block)
        self._count += _count(block)


def _pieces(open_member: Callable[[], IO[bytes]]) -> Generator[bytes, None, None]:
    """Yield the member in blocks that are XML by themselves and end behind a text."""
    with open_member() as member:
        rest = member.read(_BLOCK)
        if b"<!" in rest or b"<sst" not in rest or _OTHER_ALPHABET.search(rest[:200]):
            # Comments, prefixes or another alphabet: no program writes so today. Taken apart as a whole.
            yield rest + member.read()
            return
        start = b""
        while chunk := member.read(_BLOCK):
            cut = rest.rfind(b"</si>") + len(b"</si>")
            if cut >= len(b"</si>"):
                yield start + rest[:cut] + b"</sst>"
                start = b"<sst>"
                rest = rest[cut:]
            rest += chunk
        yield start + rest


def _count(block: bytes) -> int:
    # Only the whole member can have prefixes; then its texts are counted by taking it apart.
    # No other tag of the member begins so, and the three ways to end a text would be three searches.
    return block.count(b"<si") if b"<sst" in block and b"<!" not in block else len(_texts(block))


def _texts(block: bytes) -> list[str]:
    texts: list[str] = []
    parts: list[str] = []
    inside = {"t": 0, "rPh": 0}

    def start(name: str, _attributes: Attributes) -> None:
        if name in inside:
            inside[name] += 1

    def end(name: str) -> None:
        if name in inside:
            inside[name] -= 1
        elif name == "si":
            texts.append(unescaped("".join(parts)))
            parts.clear()

    def take(characters: str) -> None:
        # rPh: how a word is pronounced. Excel shows it above the cell; it is not part of the text.
        if inside["t"] and not inside["rPh"]:
            parts.append(characters)

    xml = XmlPart(start, end, take)
    xml.feed(block)
    xml.feed(b"")
    return texts


def unescaped(text: str) -> str:
    """Undo the writing of control characters as _x000D_, which XML cannot hold otherwise."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
