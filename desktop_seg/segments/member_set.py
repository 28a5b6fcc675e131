"""The people for whom a rule holds, put together from the sets of its conditions, which are kept until the data change.

While a rule is edited, only the condition that was changed is asked again. A number that is compared a second time,
with another value, is read once for everybody; from then on moving the value costs nothing to speak of.
In: compiled conditions, metric tables. Used by: evaluate.py.
"""

import json
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import and_, or_
from typing import cast

from desktop_seg.model.customer import Channel
from desktop_seg.rules.context import Context
from desktop_seg.rules.interval import interval
from desktop_seg.rules.json_form import canonical
from desktop_seg.rules.row_check import figure_field
from desktop_seg.rules.sql import ZERO_WITHOUT_ROWS, compile_figure, compile_rules, people_question
from desktop_seg.rules.tree import All, AnyOf, AsOf, Everyone, Happened, InSegment, InTime, Is, Listed, Not, Rule, Top
from desktop_seg.segments.bits import Column, People, of_text
from desktop_seg.store.database import Database, SqlValue
from desktop_seg.store.figures import EVERYONE
from desktop_seg.store.may_write import may_write_sql

_MOST_SETS = 2_000
_MOST_COLUMNS = 24
_MOST_AT_ONCE = 60  # conditions in one question
_OF_CUSTOMER = re.compile(r"\bc\.")


@dataclass(slots=True)
class Kept:
    """What was worked out as long as `version` is that of the database. compared: fields and figures asked before."""

    version: tuple[int, int]
    people: dict[int, People] = field(default_factory=dict)
    net_cents: dict[int, list[int]] = field(default_factory=dict)
    sets: OrderedDict[tuple[int, str], int] = field(default_factory=OrderedDict)
    columns: OrderedDict[tuple[int, str], Column] = field(default_factory=OrderedDict)
    compared: set[tuple[int, str]] = field(default_factory=set)


def kept(db: Database) -> Kept:
    """Return what is still true of what was worked out on this connection."""
    found = db.memory.get("member_sets")
    if not isinstance(found, Kept) or found.version != db.version:
        found = Kept(db.version)
        db.memory["member_sets"] = found
    return found


@dataclass(frozen=True, slots=True)
class MemberSets:
    """Works out sets as of the day of a context; holds for as long as the context does."""

    db: Database
    context: Context
    kept: Kept

    @property
    def people(self) -> People:
        """Everybody known as of the day."""
        found = self.kept.people.get(self.context.as_of)
        if found is None:
            found = self.kept.people[self.context.as_of] = self._read_people()
        return found

    @property
    def net_cents(self) -> list[int]:
        """What each of the people spent in the last 365 days."""
        found = self.kept.net_cents.get(self.context.as_of)
        if found is None:
            found = self.kept.net_cents[self.context.as_of] = self._listed("coalesce(m.monetary_365, 0)")
        return found

    def of(self, rules: Iterable[Rule]) -> list[int]:
        """Return the sets of several filled rules, whose conditions are asked together."""
        asked = list(rules)
        leaves = {canonical(leaf): leaf for rule in asked for leaf in self._leaves(rule)}
        self._ask({key: leaf for key, leaf in leaves.items() if (self.context.as_of, key) not in self.kept.sets})
        found = [self._put_together(rule) for rule in asked]
        while len(self.kept.sets) > _MOST_SETS:
            self.kept.sets.popitem(last=False)
        return found

    def may_email(self) -> int:
        """Return those who may be written to by e-mail."""
        key = (self.context.as_of, "may_email")
        if key not in self.kept.sets:
            self.kept.sets[key] = self._flagged({"may_email": may_write_sql(Channel.EMAIL, self.context.as_of)}, {})[0]
        return self.kept.sets[key]

    # -- putting together

    def _leaves(self, rule: Rule) -> Iterator[Rule]:
        match rule:
            case All(rules) | AnyOf(rules):
                for part in rules:
                    yield from self._leaves(part)
            case Not(inner):
                yield from self._leaves(inner)
            case InSegment(key):
                yield from self._leaves(self.context.segment_rule(key))
            case Everyone() | AsOf():
                pass
            case _:
                yield rule

    def _put_together(self, rule: Rule) -> int:
        match rule:
            case All(rules):
                return reduce(and_, map(self._put_together, rules), self.people.everyone)
            case AnyOf(rules):
                return reduce(or_, map(self._put_together, rules), 0)
            case Not(inner):
                return self.people.everyone ^ self._put_together(inner)
            case InSegment(key):
                return self._put_together(self.context.segment_rule(key))
            case Everyone():
                return self.people.everyone
            case AsOf():
                return self._earlier(rule)
        found = self.kept.sets[self.context.as_of, canonical(rule)]
        self.kept.sets.move_to_end((self.context.as_of, canonical(rule)))
        return found

    def _earlier(self, rule: AsOf) -> int:
        day = self.context.as_of - int(cast(int, rule.days_before))
        there = MemberSets(self.db, replace(self.context, as_of=day), self.kept)
        bits = there.of((rule.rule,))[0]
        return self.people.of_ids(there.people.in_set(bits)) & self.people.everyone

    # -- asking

    def _ask(self, leaves: Mapping[str, Rule]) -> None:
        as_of, flagged = self.context.as_of, {}
        for key, leaf in leaves.items():
            bits = self._from_column(leaf)
            if bits is None and not isinstance(leaf, Is | Listed):
                bits = self._questioned(leaf)
            if bits is None:
                flagged[key] = leaf
            else:
                self.kept.sets[as_of, key] = bits & self.people.everyone
        compiled = compile_rules(flagged, self.context)
        keys = sorted(compiled, key=lambda key: _OF_CUSTOMER.search(compiled[key].sql) is None)
        for start in range(0, len(keys), _MOST_AT_ONCE):
            some = {key: compiled[key].sql for key in keys[start : start + _MOST_AT_ONCE]}
            values = next(iter(compiled.values())).values
            for key, bits in zip(some, self._flagged(some, values), strict=True):
                self.kept.sets[as_of, key] = bits & self.people.everyone

    def _flagged(self, conditions: Mapping[str, str], values: Mapping[str, SqlValue]) -> list[int]:
        """Return the sets of conditions that are looked at person by person."""
        inside = ", ".join(f"{sql} AS r{n}" for n, sql in enumerate(conditions.values()))
        texts = ", ".join(f"group_concat(r{n}, '')" for n in range(len(conditions)))
        people = self._table(any(_OF_CUSTOMER.search(sql) for sql in conditions.values()))
        # LIMIT keeps SQLite from folding the inner question into the outer one, and so the order of the people.
        sql = f"SELECT {texts} FROM (SELECT {inside} FROM {people} ORDER BY m.customer_id LIMIT -1)"
        row = self.db.one(sql, {**values, "as_of": self.context.as_of}) or ()
        return [of_text(str(text or "")) for text in row]

    def _questioned(self, leaf: Rule) -> int:
        """Return the set of a condition on rows, which is asked of the rows and not of each person."""
        asked = people_question(cast(Happened | Top | InTime, leaf), self.context)
        bits = self.people.of_ids(int(row[0] or 0) for row in self.db.rows(asked.sql, asked.values))
        return bits if asked.is_inside else self.people.everyone & ~bits

    def _table(self, with_customer: bool) -> str:
        table = f"{self.context.figures(self.context.as_of)} m"
        return f"{table} CROSS JOIN customer c ON c.id = m.customer_id" if with_customer else table

    def _read_people(self) -> People:
        return People(self._listed("m.customer_id"), self._flagged({"everyone": EVERYONE}, {})[0])

    def _listed(self, whole: str) -> list[int]:
        """Return a whole number of each of the people; as one text, which takes half the time of as many rows."""
        inside = f"SELECT {whole} AS n FROM {self._table(False)} ORDER BY m.customer_id LIMIT -1"
        return cast(list[int], json.loads(str(self.db.value(f"SELECT json_group_array(n) FROM ({inside})"))))

    # -- numbers that are compared again and again

    def _from_column(self, leaf: Rule) -> int | None:
        """Return the set of a comparison with a number that was compared before, None for anything else."""
        if isinstance(leaf, Is):
            asked, place = self.context.fields[cast(str, leaf.field)], f"field {leaf.field}"
            stretch = interval(leaf.operator, leaf.value, self.context.as_of)
        elif isinstance(leaf, Happened):
            asked = figure_field(leaf.figure, self.context.sources[leaf.rows])
            place = f"figure {canonical(Top(leaf.figure, 1.0))}"
            stretch = interval(leaf.operator, leaf.value, self.context.as_of)
        else:
            return None
        if stretch is None or leaf.including_unknown:
            return None
        key = (self.context.as_of, place)
        if key not in self.kept.compared:
            self.kept.compared.add(key)
            return None
        column = self.kept.columns.get(key)
        if column is None:
            values = self._values(asked.column) if isinstance(leaf, Is) else self._figures(leaf)
            column = self.kept.columns[key] = Column(self.people, values)
            if len(self.kept.columns) > _MOST_COLUMNS:
                self.kept.columns.popitem(last=False)
        return column.within(stretch)

    def _values(self, column: str) -> list[float | None]:
        people = self._table(_OF_CUSTOMER.search(column) is not None)
        sql = f"SELECT {column} FROM {people} ORDER BY m.customer_id"
        return [cast(float | None, row[0]) for row in self.db.rows(sql, {"as_of": self.context.as_of})]

    def _figures(self, leaf: Happened) -> list[float | None]:
        nothing = 0 if leaf.measure in ZERO_WITHOUT_ROWS else None
        values: list[float | None] = [nothing] * len(self.people.ids)
        asked = compile_figure(leaf.figure, self.context)
        places = self.people.places
        for id_, value in self.db.each(asked.sql, asked.values):
            place = places.get(cast(int, id_))
            if place is not None:
                values[place] = cast(float | None, value)
        return values
