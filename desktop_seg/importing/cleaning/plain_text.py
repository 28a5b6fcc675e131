"""The cleaner of text columns: whatever stands there, tidied.

In: cells of any type. Out: text, None for a blank cell. Never a fault.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from desktop_seg.base.guard import unguarded
from desktop_seg.importing.cleaning.column import (
    LONGEST_TEXT,
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


def read_text(text: str) -> str | None:
    """Return the text as it is kept; None when it is blank.

    The apostrophe of a guarded export ('=1+1) is taken off again; others stay, as in "'t Hoekje".
    """
    if is_blank(text):
        return None
    return unguarded(tidy(text)) or None


@dataclass(frozen=True, slots=True)
class TextStyle(Style):
    """Text is text; there is nothing to decide."""

    longest = LONGEST_TEXT

    def converter(self, _hint: Hint) -> Convert:
        """Return the reader of text cells."""
        return memoised(read_text, written, written)


@dataclass(slots=True)
class TextEvidence(Evidence):
    """Counts of a text column: every cell is text."""

    longest = LONGEST_TEXT

    def is_empty(self, text: str) -> bool:
        """Only blanks and dashes: a word such as "none" may be meant."""
        return is_blank(text)

    def see(self, _cell: Cell, _count: int) -> bool:
        """Every cell can be text."""
        return True

    def decide(self, _hint: Hint) -> Decision | Undecided:
        """Return the only style."""
        return Decision(TextStyle())


def as_text(read: Callable[[str], Converted]) -> Convert:
    """Return a converter for kinds that are text at heart: typed cells are written out first, then read."""
    return memoised(read, lambda number: read(written(number)), lambda cell: read(written(cell)))


_MOST_CHOICES = 200


@dataclass(frozen=True, slots=True)
class ChoiceStyle(Style):
    """The words of a column, one spelling for each. spellings: (small letters, as it is kept), where they differ."""

    longest = LONGEST_TEXT

    spellings: tuple[tuple[str, str], ...] = ()

    def converter(self, _hint: Hint) -> Convert:
        """Return the reader of the words."""
        kept = dict(self.spellings)

        def read(text: str) -> Converted:
            word = read_text(text)
            return kept.get(word.casefold(), word) if word else None

        return as_text(read)


@dataclass(slots=True)
class ChoiceEvidence(Evidence):
    """Counts of the words of a column. has_too_many: it is free text; every cell is kept as it stands."""

    longest = LONGEST_TEXT

    words: Counter[str] = field(default_factory=Counter)
    has_too_many: bool = False

    def is_empty(self, text: str) -> bool:
        """Only blanks and dashes."""
        return is_blank(text)

    def see(self, cell: Cell, count: int) -> bool:
        """Count a word; any text can be one."""
        self.words[read_text(written(cell)) or ""] += count
        self._shed()
        return True

    def _shed(self) -> None:
        if self.has_too_many or len(self.words) > _MOST_CHOICES:
            self.has_too_many = True
            self.words.clear()

    def decide(self, _hint: Hint) -> Decision | Undecided:
        """Return the most used spelling of each word as the one that is kept."""
        kept: dict[str, str] = {}
        several: set[str] = set()
        for word, _count in self.words.most_common():
            if kept.setdefault(word.casefold(), word) != word:
                several.add(word.casefold())
        return Decision(ChoiceStyle(tuple((word, kept[word]) for word in sorted(several))))
