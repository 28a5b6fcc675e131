"""What the segment wizard shows of one field, worked out on a reading thread: spread, suggested cuts, words."""

from collections import Counter
from dataclasses import dataclass

from desktop_seg.analysis import people
from desktop_seg.analysis.cut import Suggestion, equal_groups, suggestions
from desktop_seg.analysis.distribution import Distribution, Fitness, distribution, distribution_of
from desktop_seg.analysis.field_values import FieldValues, NumberValues, WordValues, field_values
from desktop_seg.analysis.value_words import word_title
from desktop_seg.analysis.verdict import verdict
from desktop_seg.metrics.catalogue import rule_fields
from desktop_seg.model.field import Field, Kind
from desktop_seg.segments.evaluate import LEAST_GROUP
from desktop_seg.store import setting
from desktop_seg.store.database import Database
from desktop_seg.ui.models.word_list import CountedWord


@dataclass(frozen=True, slots=True)
class FieldLook:
    """One field. first_cut: where the usual condition begins, None for words and where all values are the same.

    distribution: None of special data, which are never drawn and for which no cut is suggested.
    is_whole: every value is whole (cents for money), so that "24 to 37" and "38 or more" leave nobody out.
    """

    field: Field
    currency: str
    distribution: Distribution | None
    suggestions: tuple[Suggestion, ...] = ()
    words: tuple[CountedWord, ...] = ()
    first_cut: float | None = None
    is_whole: bool = True
    can_be_negative: bool = False


def look(db: Database, key: str, as_of: int) -> FieldLook:
    """Look at a field of everyone."""
    special = next((field for field in rule_fields(db) if field.key == key and field.gate), None)
    if special is not None:
        return FieldLook(special, setting.load(db).currency, None, words=_few_left_out(db, special, as_of))
    values = field_values(db, key, as_of)
    return _numbers(values) if isinstance(values, NumberValues) else _words(values)


def remark(db: Database, key: str, as_of: int) -> str:
    """Return in a sentence why a field is a poor choice, "" when it is a good one."""
    data = distribution_of(db, key, as_of)
    return "" if data.fitness is Fitness.GOOD else verdict(data)


def _numbers(values: NumberValues) -> FieldLook:
    found = suggestions(values)
    first_cut = None
    if found and values.field.kind is not Kind.DATE:
        first_cut = equal_groups(values, 2)[0]
    elif values.known:
        first_cut = float(values.numbers[0])
    return FieldLook(
        field=values.field,
        currency=values.currency,
        distribution=distribution(values),
        suggestions=found,
        first_cut=first_cut,
        is_whole=bool((values.numbers % 1 == 0).all()),
        can_be_negative=bool(values.known and values.numbers[0] < 0),
    )


def _few_left_out(db: Database, special: Field, as_of: int) -> tuple[CountedWord, ...]:
    """Return the words of special data that many enough people have: a word of a few is a small group."""
    if special.kind not in (Kind.TEXT, Kind.CHOICE):
        return ()
    counted = Counter(str(value) for (value,) in people.rows(db, (special.column,), as_of, None) if value is not None)
    return tuple(CountedWord(word, word, count) for word, count in sorted(counted.items()) if count >= LEAST_GROUP)


def _words(values: FieldValues) -> FieldLook:
    assert isinstance(values, WordValues)
    counted = [CountedWord(word.key, word_title(word.key, values.field), word.count) for word in values.words]
    seen = {word.key for word in values.words}
    missing = [CountedWord(each.key, word_title(each.key, values.field), 0) for each in values.field.choices]
    counted += [word for word in missing if word.key not in seen]
    return FieldLook(values.field, values.currency, distribution(values), words=tuple(counted))
