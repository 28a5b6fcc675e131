"""Evidence for columns of which only the texts tell what they hold: lists of words, articles packed into one cell.

In: cells. Out: how often each different text was seen. Used by: choices.py, packed.py.
"""

from collections import Counter
from dataclasses import dataclass, field

from desktop_seg.importing.cleaning.column import LONGEST_TEXT, Evidence
from desktop_seg.importing.cleaning.text import is_blank, written
from desktop_seg.importing.cleaning.value import Cell

_MOST_DISTINCT = 20_000


@dataclass(slots=True)
class DistinctTexts(Evidence):
    """Counts of the cells of a column; the first twenty thousand different ones decide."""

    longest = LONGEST_TEXT

    cells: Counter[str] = field(default_factory=Counter)

    def is_empty(self, text: str) -> bool:
        """Only blanks and dashes."""
        return is_blank(text)

    def see(self, cell: Cell, count: int) -> bool:
        """Count a cell and tell whether it can be of this kind."""
        text = written(cell)
        if text in self.cells or len(self.cells) < _MOST_DISTINCT:
            self.cells[text] += count
        return self.can_be(text)

    def can_be(self, _text: str) -> bool:
        """Whether a text can be of this kind; any can, unless the kind says otherwise."""
        return True
