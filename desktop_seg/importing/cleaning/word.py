"""Columns of few known words: yes or no, consent, gender, state of a sale, type of a row, country.

A word is looked up in six languages (words/); what is not known is asked of the owner once per word and then belongs
to the style. In: raw cells. Out: the value the word stands for.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.importing.cleaning.column import (
    EXAMPLES,
    Convert,
    Converted,
    Decision,
    Evidence,
    Example,
    Fault,
    FaultKind,
    Finding,
    FindingKind,
    Hint,
    Style,
    Undecided,
)
from desktop_seg.importing.cleaning.plain_text import as_text
from desktop_seg.importing.cleaning.text import is_empty, written
from desktop_seg.importing.cleaning.value import Cell
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.cleaning.vocabulary import Lookup, fold_word, line_type_readings, lookup_of

_MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class WordStyle(Style):
    """What the words of a column mean. answers: the owner's own words, (word, a known word with the same meaning).

    readings: (meaning, the meaning it has in this file), where it depends on the other words of the column.
    """

    kind: ValueKind = ValueKind.YES_NO
    answers: tuple[tuple[str, str], ...] = ()
    readings: tuple[tuple[str, str], ...] = ()

    def converter(self, _hint: Hint) -> Convert:
        """Return the reader of words; the value is that of the kind."""
        answers = {fold_word(word): fold_word(known) for word, known in self.answers}
        return as_text(partial(self._read, lookup=lookup_of(self.kind), answers=answers, readings=dict(self.readings)))

    def with_answer(self, word: str, known: str) -> "WordStyle":
        """Return the style with one word of the owner's explained by a known one."""
        return replace(self, answers=(*self.answers, (word, known)))

    @staticmethod
    def _read(text: str, *, lookup: Lookup, answers: Mapping[str, str], readings: Mapping[str, str]) -> Converted:
        if is_empty(text):
            return None
        word = fold_word(text)
        value = lookup(answers.get(word, word))
        if value is None:
            return Fault(FaultKind.UNKNOWN_WORD, _("It is not known what this word means."))
        if isinstance(value, str):
            return readings.get(value, value) or None
        return value


@dataclass(slots=True)
class WordEvidence(Evidence):
    """Counts of a column of words. meanings: known ones; unknown: words as they stand, the first few hundred."""

    kind: ValueKind = ValueKind.YES_NO
    meanings: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)

    def see(self, cell: Cell, count: int) -> bool:
        """Count a word."""
        text = written(cell)
        value = lookup_of(self.kind)(fold_word(text))
        if value is not None:
            self.meanings[str(value)] += count
            return True
        if text in self.unknown or len(self.unknown) < _MOST_WORDS:
            self.unknown[text] += count
        return False

    def merge_counts(self, other: "WordEvidence") -> None:
        """Take over another part of the column."""
        self.meanings.update(other.meanings)
        self.unknown.update(other.unknown)

    def decide(self, _hint: Hint) -> Decision | Undecided:
        """Return the style; words that are not known are told, and can be answered word by word."""
        return Decision(WordStyle(self.kind, readings=self._readings()), self._unknown())

    def _readings(self) -> tuple[tuple[str, str], ...]:
        return line_type_readings(self.meanings.keys()) if self.kind is ValueKind.LINE_TYPE else ()

    def _unknown(self) -> tuple[Finding, ...]:
        count = self.filled - self.readable
        if not count:
            return ()
        sentence = ngettext(
            "{n} cell holds a word whose meaning is not known: {words}.",
            "{n} cells hold words whose meaning is not known: {words}.",
            count,
        )
        common = self.unknown.most_common(EXAMPLES)
        told = sentence.format(n=format_number(count), words=", ".join(word for word, _count in common))
        examples = tuple(Example(word, format_number(n)) for word, n in self.unknown.most_common())
        return (Finding(FindingKind.UNKNOWN_WORDS, told, count, count / self.filled, examples),)
