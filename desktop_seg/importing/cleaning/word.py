"""Columns of few known words: yes or no, consent, gender, state of a sale, type of a row, country.

A word is looked up in six languages (words/); what is not known is asked of the owner once per word and then belongs
to the style. In: raw cells. Out: the value the word stands for.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
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
from desktop_seg.importing.cleaning.value import Cell, Value
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.cleaning.vocabulary import Lookup, fold_word, line_type_readings, lookup_of

_MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class WordStyle(Style):
    """What the words of a column mean. answers: the owner's own words, (word, a known word with the same meaning).

    readings: (meaning, the meaning it has in this file), where it depends on the other words of the column.
    others: a known word for all words that are not known, "" makes them faults.
    """

    kind: ValueKind = ValueKind.YES_NO
    answers: tuple[tuple[str, str], ...] = ()
    readings: tuple[tuple[str, str], ...] = ()
    others: str = ""

    def converter(self, _hint: Hint) -> Convert:
        """Return the reader of words; the value is that of the kind."""
        answers = {fold_word(word): fold_word(known) for word, known in self.answers}
        reason = _unknown_event() if self.kind is ValueKind.EVENT_KIND else _("It is not known what this word means.")
        unknown = Fault(FaultKind.UNKNOWN_WORD, reason)
        return as_text(
            partial(self._read, look_up=self._look_up, answers=answers, readings=dict(self.readings), unknown=unknown)
        )

    def _look_up(self, word: str) -> Value | None:
        look_up = lookup_of(self.kind)
        found = look_up(word)
        return look_up(fold_word(self.others)) if found is None and self.others else found

    @staticmethod
    def _read(
        text: str, *, look_up: Lookup, answers: Mapping[str, str], readings: Mapping[str, str], unknown: Fault
    ) -> Converted:
        if is_empty(text):
            return None
        word = fold_word(text)
        value = look_up(answers.get(word, word))
        if value is None:
            return unknown
        if isinstance(value, str):
            return readings.get(value, value) or None
        return value


def _unknown_event() -> str:
    # Translators: the words in quotes must be ones that the program knows in your language (words/event.py).
    return _(
        "It is not known what this word means. Words that are known are “visit”, “search”, “click”,"
        " “newsletter signup”, “workshop attended” or “contest”."
    )


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

    def decide(self, hint: Hint) -> Decision | Undecided:
        """Return the style; words that are not known are told, and can be answered word by word."""
        known = hint.words
        style = WordStyle(self.kind, known.answers, self._readings(), known.others)
        return Decision(
            style, () if known.others else self._unknown({fold_word(word) for word, _meaning in known.answers})
        )

    def _readings(self) -> tuple[tuple[str, str], ...]:
        return line_type_readings(self.meanings.keys()) if self.kind is ValueKind.LINE_TYPE else ()

    def _unknown(self, known: Collection[str]) -> tuple[Finding, ...]:
        unknown = Counter({word: n for word, n in self.unknown.items() if fold_word(word) not in known})
        count = self.filled - self.readable - self.unknown.total() + unknown.total()
        if not count:
            return ()
        sentence = ngettext(
            "{n} cell holds a word whose meaning is not known: {words}.",
            "{n} cells hold words whose meaning is not known: {words}.",
            count,
        )
        common = unknown.most_common(EXAMPLES)
        told = sentence.format(n=format_number(count), words=", ".join(word for word, _count in common))
        examples = tuple(Example(word, format_number(n)) for word, n in unknown.most_common())
        return (Finding(FindingKind.UNKNOWN_WORDS, told, count, count / self.filled, examples),)
