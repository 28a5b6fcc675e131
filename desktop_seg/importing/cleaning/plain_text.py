"""The cleaner of text columns: whatever stands there, tidied.

In: cells of any type. Out: text, None for a blank cell. Never a fault.
"""

from collections.abc import Callable
from dataclasses import dataclass

from desktop_seg.importing.cleaning.column import (
    Convert,
    Converted,
    Decision,
    Evidence,
    Hint,
    Style,
    Undecided,
    memoised,
)
from desktop_seg.importing.cleaning.text import is_blank, tidy, written
from desktop_seg.importing.cleaning.value import Cell

_AFTER_GUARD = tuple("=+-@")


def read_text(text: str) -> str | None:
    """Return the text as it is kept; None when it is blank.

    The apostrophe of a guarded export ('=1+1) is taken off again; others stay, as in "'t Hoekje".
    """
    if is_blank(text):
        return None
    text = tidy(text)
    if text.startswith("'") and text[1:].startswith(_AFTER_GUARD):
        text = text[1:]
    return text


@dataclass(frozen=True, slots=True)
class TextStyle(Style):
    """Text is text; there is nothing to decide."""

    def converter(self, _hint: Hint) -> Convert:
        """Return the reader of text cells."""
        return memoised(read_text, written, written)


@dataclass(slots=True)
class TextEvidence(Evidence):
    """Counts of a text column: every cell is text."""

    def is_empty(self, text: str) -> bool:
        """Only blanks and dashes: a word such as "none" may be meant."""
        return is_blank(text)

    def see(self, _cell: Cell, _count: int) -> bool:
        """Every cell can be text."""
        return True

    def merge_counts(self, _other: "TextEvidence") -> None:
        """Nothing more is counted."""

    def decide(self, _hint: Hint) -> Decision | Undecided:
        """Return the only style."""
        return Decision(TextStyle())


def as_text(read: Callable[[str], Converted]) -> Convert:
    """Return a converter for kinds that are text at heart: typed cells are written out first, then read."""
    return memoised(read, lambda number: read(written(number)), lambda cell: read(written(cell)))
