"""The people of single conditions, asked together: as little as possible, and nothing twice.

Conditions on rows are asked of the rows, those over the same rows in one question. A number or a word of people that
several conditions ask about, or that was asked about before, is read once for everybody; the people of any value of it
are then at hand. All others are looked at person by person, in one question.
Used by: member_set.py.
"""

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import repeat
from typing import cast

from desktop_seg.model.field import Field, Kind, Said
from desktop_seg.rules.compare_sql import Binder, Comparer
from desktop_seg.rules.context import Context
from desktop_seg.rules.interval import interval
from desktop_seg.rules.row_check import figure_field
from desktop_seg.rules.sql import (
    ZERO_WITHOUT_ROWS,
    compile_conditions,
    compile_figures,
    holds_without_rows,
    people_question,
)
from desktop_seg.rules.tree import Happened, InTime, Is, Listed, Measure, Rows, Rule, Top, Window
from desktop_seg.segments.bits import MOST_WORDS, People, Words
from desktop_seg.segments.combination import combinations, names_in
from desktop_seg.segments.kept import Kept, Place
from desktop_seg.segments.person_table import PersonTable
from desktop_seg.segments.planes import Column
from desktop_seg.segments.said_set import who_said, whose_words
from desktop_seg.store.database import Database, SqlValue

_PIECE = 300_000  # letters, read in a few milliseconds
_WORTH_READING = 2  # conditions on one field in one go
_WORTH_READING_CHEAP = 20  # where the field is a plain column that is compared as it is, beside all others
_WORTH_READING_FIGURE = 6  # on one figure of rows; with others over the same rows they are compared as they are found

Leaves = Mapping[str, Rule]
Sets = dict[str, int]


@dataclass(frozen=True, slots=True)
class ConditionSets:
    """Asks as of the day of a context. people_of: the set of any rule as of that day."""

    db: Database
    context: Context
    kept: Kept
    people: People
    table: PersonTable
    people_of: Callable[[Rule], int]

    def ask(self, leaves: Leaves) -> Sets:
        """Return the sets of conditions (no groups among them) by their keys."""
        left, found = dict(leaves), cast(Sets, {})
        for way in (
            self._said,
            self._fields,
            self._tops,
            self._figures,
            self._rows,
            self._questions,
            self._person_by_person,
        ):
            found |= way(left)
            left = {key: leaf for key, leaf in left.items() if key not in found}
        return {key: bits & self.people.everyone for key, bits in found.items()}

    # -- yes or no by what people said

    def _said(self, leaves: Leaves) -> Sets:
        found: Sets = {}
        for words, some in _grouped(leaves, self._words_asked):
            whose = whose_words(self.db, self.kept.said, cast(str, words), self.context.as_of)
            for key, leaf in cast(Mapping[str, Is], some).items():
                said = cast(Said, self.context.fields[cast(str, leaf.field)].said)
                found[key] = who_said(self.db, whose, said, leaf, self.people)
        return found

    def _words_asked(self, leaf: Rule) -> str | None:
        said = self.context.fields[cast(str, leaf.field)].said if isinstance(leaf, Is) else None
        return said.words if said else None

    # -- fields of people that are asked about more than once

    def _fields(self, leaves: Leaves) -> Sets:
        found: Sets = {}
        read = dict(self._worth_reading(leaves))
        self._combine([self.context.fields[key].column for key in read])
        for field_key, some in read.items():
            for key, leaf in some.items():
                bits = self._of_field(self.context.fields[field_key], cast(Is, leaf))
                if bits is not None:
                    found[key] = bits
        return found

    def _worth_reading(self, leaves: Leaves) -> Iterator[tuple[str, Leaves]]:
        for field_key, some in _grouped(leaves, lambda leaf: leaf.field if isinstance(leaf, Is) else None):
            asked = self.context.fields[cast(str, field_key)]
            least = _WORTH_READING_CHEAP if _is_cheap(asked) else _WORTH_READING
            if asked.kind is not Kind.SEVERAL and self._is_worth(f"field {field_key}", len(some), least):
                yield asked.key, some

    def _is_worth(self, name: str, count: int, least: int) -> bool:
        """Return whether what is compared is to be read for everybody, and note that it was compared."""
        place = (self.context.as_of, name)
        was_compared = place in self.kept.compared
        self.kept.compared.add(place)
        return was_compared or count >= least

    def _of_field(self, asked: Field, leaf: Is) -> int | None:
        place = (self.context.as_of, f"field {asked.key}")
        if asked.kind in (Kind.NUMBER, Kind.MONEY, Kind.DATE):
            stretch = interval(leaf.operator, leaf.value, self.context.as_of)
            if stretch is None or leaf.including_unknown:
                return None
            return self._column(place, lambda: self._values(asked.column, self.table.numbers)).within(stretch)
        words = self._words(place, asked)
        return None if words is None else self._with_words(words, asked, leaf)

    def _column(self, place: Place, read: Callable[[], Sequence[SqlValue]]) -> Column:
        column = self.kept.columns.get(place)
        if column is None:
            column = self.kept.columns[place] = Column(cast(Sequence[float | None], read()))
        return column

    def _values(self, column: str, read: Callable[[str], Sequence[SqlValue]]) -> Sequence[SqlValue]:
        """Read an expression for everybody: by the combinations of what it rests on, where these are few."""
        names = names_in(column)
        if not names:
            return read(column)
        self._combine((column,))
        found = self.kept.combinations[self.context.as_of, repr(names)]
        return read(column) if found is None else found.values(column)

    def _combine(self, columns: Iterable[str]) -> None:
        """Know the combinations of what some expressions rest on, and what these come to; both asked in one go."""
        day, known, by_names = self.context.as_of, self.kept.combinations, cast(dict[tuple[str, ...], list[str]], {})
        for column in columns:
            by_names.setdefault(names_in(column), []).append(column)
        by_names.pop((), None)
        new = [names for names in by_names if (day, repr(names)) not in known]
        every = list(dict.fromkeys(name for names in new for name in names))
        read = dict(zip(every, self.table.several([f"c.{name}" for name in every]), strict=True)) if every else {}
        for names in new:
            known[day, repr(names)] = combinations({name: read[name] for name in names})
        for names, some in by_names.items():
            found = known[day, repr(names)]
            if found is not None:
                found.ask(self.db, some, day)

    def _words(self, place: Place, asked: Field) -> Words | None:
        if place not in self.kept.words:
            values = cast(Sequence[Hashable], self._values(asked.column, self.table.words))
            self.kept.words[place] = Words(values) if len(set(values)) <= MOST_WORDS else None
        return self.kept.words[place]

    def _with_words(self, words: Words, asked: Field, leaf: Is) -> int:
        """Compare each word once, by the very SQL that would compare each person."""
        if leaf.operator == "unknown":
            return words.unknown
        binder, listed = Binder(), list(words.people)
        test = Comparer(binder, self.context.as_of).test(replace(asked, column="w.value"), leaf)
        sql = f"SELECT w.key FROM json_each(:words) w WHERE {test}"
        rows = self.db.rows(sql, binder.values | {"words": json.dumps(listed, ensure_ascii=False)})
        bits = words.unknown if leaf.including_unknown else 0
        for row in rows:
            bits |= words.people[listed[int(row[0] or 0)]]
        return bits

    def _tops(self, leaves: Leaves) -> Sets:
        """Find tops by a field of people, which is read once for all of them."""
        found: Sets = {}
        for field_key, some in _grouped(leaves, _ranked_by):
            asked = self.context.fields[cast(str, field_key)]
            place = (self.context.as_of, f"field {field_key}")
            column = self._column(place, partial(self._values, asked.column, self.table.numbers))
            for key, leaf in cast(Mapping[str, Top], some).items():
                among = self.people.everyone if leaf.among is None else self.people_of(leaf.among)
                found[key] = column.top(cast(float, leaf.share), among)
        return found

    # -- figures of rows

    def _figures(self, leaves: Leaves) -> Sets:
        """Find those of figures that are compared with a number, where they are asked about again."""
        found: Sets = {}
        for _same, some in _grouped(leaves, lambda leaf: leaf.figure if isinstance(leaf, Happened) else None):
            first = cast(Happened, next(iter(some.values())))
            if not self._is_worth(f"figure {first.figure}", len(some), _WORTH_READING_FIGURE):
                continue
            for key, leaf in some.items():
                bits = self._of_figure(cast(Happened, leaf))
                if bits is not None:
                    found[key] = bits
        return found

    def _of_figure(self, leaf: Happened) -> int | None:
        asked = figure_field(leaf.figure, self.context.sources[leaf.rows])
        stretch = interval(leaf.operator, leaf.value, self.context.as_of)
        if stretch is None or leaf.including_unknown or asked.kind not in (Kind.NUMBER, Kind.MONEY, Kind.DATE):
            return None
        place = (self.context.as_of, f"figure {leaf.figure}")
        return self._column(place, lambda: self._figure_values(leaf)).within(stretch)

    def _figure_values(self, leaf: Happened) -> list[SqlValue]:
        question = compile_figures((leaf.figure,), self.context)
        found = dict(cast(Iterable[tuple[int, SqlValue]], self.db.rows(question.sql, question.values)))
        return list(map(found.get, self.people.ids, repeat(0 if leaf.measure in ZERO_WITHOUT_ROWS else None)))

    def _rows(self, leaves: Leaves) -> Sets:
        """Ask conditions over the same rows in one question, each with a bit of its own."""
        found: Sets = {}
        for _same, some in _grouped(leaves, _rows_of):
            if len(some) > 1:
                found |= self._together(cast(Mapping[str, Happened], some))
        return found

    def _together(self, leaves: Mapping[str, Happened]) -> Sets:
        question = compile_figures([leaf.figure for leaf in leaves.values()], self.context)
        binder = Binder(values=dict(question.values), prefix="h")
        comparer = Comparer(binder, self.context.as_of)
        held = []
        for n, leaf in enumerate(leaves.values()):
            value = f"value{n or ''}"
            sql = comparer.value_holds(value, leaf.operator, leaf.value)
            held.append(f"({sql} OR {value} IS NULL)" if leaf.including_unknown else sql)
        answers = ", ".join(held)
        rows = self.db.rows(f"SELECT person, {answers} FROM ({question.sql})", binder.values)
        without = self.people.everyone & ~self.people.of_ids([cast(int, row[0]) for row in rows])
        return {
            key: self.people.of_ids([cast(int, row[0]) for row in rows if row[n]])
            | (without if holds_without_rows(leaf) else 0)
            for n, (key, leaf) in enumerate(leaves.items(), 1)
        }

    def _questions(self, leaves: Leaves) -> Sets:
        """Ask what is asked of rows, or of everybody at once, and not of each person."""
        found: Sets = {}
        for key, leaf in leaves.items():
            if not isinstance(leaf, Is | Listed):
                asked = people_question(cast(Happened | Top | InTime, leaf), self.context)
                # As one text, which takes half the time of as many rows.
                ids = self.db.value(f"SELECT group_concat(person) FROM ({asked.sql})", asked.values)
                bits = self.people.of_ids(_whole_numbers(str(ids or "")))
                found[key] = bits if asked.is_inside else self.people.everyone & ~bits
        return found

    def _person_by_person(self, leaves: Leaves) -> Sets:
        compiled = compile_conditions(cast(Mapping[str, Is | Listed], leaves), self.context)
        values = next(iter(compiled.values())).values if compiled else {}
        return self.table.sets({key: each.sql for key, each in compiled.items()}, values)


def _whole_numbers(text: str) -> list[int]:
    """Return the numbers between commas. Piece by piece: until one is read, no other thread may go on."""
    found: list[int] = []
    start = 0
    while start < len(text):
        end = text.find(",", start + _PIECE)
        end = len(text) if end < 0 else end
        found += json.loads(f"[{text[start:end]}]")
        start = end + 1
    return found


def _is_cheap(asked: Field) -> bool:
    """Whether a field is a column as it stands, of numbers or keys, which are not folded."""
    return "(" not in asked.column and (asked.kind not in (Kind.TEXT, Kind.CHOICE) or asked.has_keys)


def _ranked_by(leaf: Rule) -> str | None:
    """Return by which field of people a condition ranks them, None for any other condition."""
    return leaf.field if isinstance(leaf, Top) and isinstance(leaf.field, str) else None


def _rows_of(leaf: Rule) -> tuple[Rows, Window] | None:
    """Return over which rows a condition measures; None for what cannot be measured beside something else."""
    if isinstance(leaf, Happened) and leaf.measure not in (Measure.FIRST, Measure.LAST):
        return Rows(leaf.rows, leaf.where), leaf.window
    return None


def _grouped(leaves: Leaves, same: Callable[[Rule], Hashable | None]) -> Iterator[tuple[Hashable, dict[str, Rule]]]:
    """Yield the conditions that have something in common; those with None are left out."""
    groups: dict[Hashable, dict[str, Rule]] = {}
    for key, leaf in leaves.items():
        common = same(leaf)
        if common is not None:
            groups.setdefault(common, {})[key] = leaf
    yield from groups.items()
