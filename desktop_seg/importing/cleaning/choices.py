"""Columns with several words in a cell ("organic; gaming"): by which sign they are parted, decided over all cells.

A comma may also belong to a word or a sentence. So a sign parts the words only where the parts come again elsewhere:
answers and labels recur, sentences do not. In: raw cells. Out: a tuple of words, each once, in the order of the cell.
"""

from collections import Counter
from dataclasses import dataclass

from desktop_seg.importing.cleaning.column import (
    LONGEST_TEXT,
    Convert,
    Converted,
    Decision,
    Hint,
    Style,
    Undecided,
)
from desktop_seg.importing.cleaning.distinct_text import DistinctTexts
from desktop_seg.importing.cleaning.plain_text import as_text, read_text

_SIGNS = (";", "|", "\n", ",")
# At least so many of the parts of cells with the sign must occur in another cell, too.
_LEAST_RECURRING = 0.5


@dataclass(frozen=True, slots=True)
class ChoicesStyle(Style):
    """separator: the sign between the words of a cell; "" when every cell is one word."""

    longest = LONGEST_TEXT

    separator: str = ""

    def converter(self, _hint: Hint) -> Convert:
        """Return the reader of the words."""
        return as_text(self._read)

    def _read(self, text: str) -> Converted:
        return words_of(text, self.separator) or None


@dataclass(slots=True)
class ChoicesEvidence(DistinctTexts):
    """What the texts of a column say about words in one cell."""

    def decide(self, _hint: Hint) -> Decision | Undecided:
        """Return the style with the first sign whose parts recur."""
        return Decision(ChoicesStyle(next((sign for sign in _SIGNS if self._parts_recur(sign)), "")))

    def _parts_recur(self, sign: str) -> bool:
        parted = [text for text in self.cells if sign in text]
        if not parted:
            return False
        # Every cell is counted once for each different text: a sentence that comes twice is no proof.
        known = Counter(part.casefold() for text in self.cells for part in words_of(text, sign))
        parts = [part.casefold() for text in parted for part in words_of(text, sign)]
        return bool(parts) and sum(known[part] > 1 for part in parts) / len(parts) >= _LEAST_RECURRING


def words_of(text: str, separator: str) -> tuple[str, ...]:
    """Return the words of a cell, each once."""
    parts = (read_text(part) for part in (text.split(separator) if separator else (text,)))
    found: dict[str, str] = {}
    for part in parts:
        if part:
            found.setdefault(part.casefold(), part)
    return tuple(found.values())
