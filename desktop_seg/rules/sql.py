"""From rule to SQL: one boolean expression over the aliases c (person) and m (metrics of that person).

Values are always bound; names come only from the fields and sources of the context. Every leaf is coalesce(..., 0),
so that Not of something unknown is true and nobody vanishes. Conditions on rows become `c.id IN (question)` with a
question that does not depend on the person: it is computed once. Such questions stand before the expression in a
WITH clause: nested in place they would overflow SQLite's parser (100 levels).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast, get_args

from desktop_seg.rules.compare_sql import Binder, Comparer, SqlValue
from desktop_seg.rules.context import Context
from desktop_seg.rules.gate import gated
from desktop_seg.rules.row_sql import RowSql
from desktop_seg.rules.time_sql import TimeSql
from desktop_seg.rules.tree import (
    All,
    AnyOf,
    AsOf,
    Day,
    Everyone,
    Figure,
    Happened,
    InSegment,
    InTime,
    Is,
    Listed,
    Measure,
    Not,
    Param,
    Rows,
    Rule,
    Span,
    Top,
    Values,
)

ZERO_WITHOUT_ROWS = frozenset({Measure.COUNT, Measure.SUM, Measure.DISTINCT})
"""Measures that are 0 for somebody without any row; the others are unknown then."""

_MOST_LEVELS = 8  # of groups in groups written in place; deeper ones become a question of their own
_SHARE_PARTS = 1_000_000  # shares are bound as whole millionths: ceil(0.2 * 35) in floats would be 8


@dataclass(frozen=True, slots=True)
class Compiled:
    """An SQL expression that is 1 or 0 for each person, and the values it binds by name.

    with_sql: goes before the SELECT that holds the expression; "" when it needs nothing.
    """

    sql: str
    with_sql: str
    values: dict[str, SqlValue]


def compile_rule(rule: Rule, context: Context) -> Compiled:
    """Compile a filled rule (no Param left). Raises KeyError for a field the context does not have."""
    return compile_rules({"": rule}, context)[""]


def compile_rules(rules: Mapping[str, Rule], context: Context) -> dict[str, Compiled]:
    """Compile several rules that are asked in one SELECT: names are shared; every result carries all of them.

    Nobody is in a rule whom the gates of its fields do not let in.
    """
    binder = Binder()
    only = {key: gated(rule, context.fields, context.segment_rule) for key, rule in rules.items()}
    compiled = {key: _Compiler(context, binder).rule(rule) for key, rule in only.items()}
    return {key: Compiled(sql, with_clause(binder.questions), binder.values) for key, sql in compiled.items()}


def compile_conditions(leaves: Mapping[str, Is | Listed], context: Context) -> dict[str, Compiled]:
    """Compile single conditions on people, to be asked in one SELECT as CASE WHEN: NULL where they do not hold."""
    binder = Binder()
    compiler = _Compiler(context, binder)
    found = {key: compiler.condition(leaf) for key, leaf in leaves.items()}
    return {key: Compiled(sql, with_clause(binder.questions), binder.values) for key, sql in found.items()}


@dataclass(frozen=True, slots=True)
class Question:
    """A whole question. is_inside: False when those who are meant are all but the people it gives."""

    sql: str
    values: dict[str, SqlValue]
    is_inside: bool = True


def people_question(rule: Happened | Top | InTime, context: Context) -> Question:
    """Compile a condition that is asked of rows or of everybody at once, as a question for ids of people."""
    binder = Binder()
    asked = _Compiler(context, binder).question(rule)
    return Question(f"{with_clause(binder.questions)}{asked.sql}", binder.values, asked.is_inside)


def compile_figures(figures: Sequence[Figure], context: Context) -> Question:
    """Compile figures over the same rows as a question for person, value, value1, value2 ...

    A row for everybody who has a row. Of FIRST and LAST only one at a time.
    """
    binder = Binder()
    sql = RowSql.of(context, binder).figure(*figures)
    return Question(f"{with_clause(binder.questions)}{sql}", binder.values)


def top_edge(rule: Top, context: Context) -> Compiled:
    """Compile the value at which the top begins, to be asked alone: SELECT ... without FROM; NULL when nobody is in."""
    binder = Binder()
    sql = _Compiler(context, binder).top_edge(rule)
    return Compiled(sql, with_clause(binder.questions), binder.values)


def with_clause(questions: Mapping[str, str]) -> str:
    """Return the WITH clause for questions by their SQL, "" for none."""
    return "WITH " + ", ".join(f"{name} AS ({sql})" for sql, name in questions.items()) + " " if questions else ""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question for people. is_inside: False when those who are meant are all but them."""

    sql: str
    is_inside: bool = True


@dataclass(frozen=True, slots=True)
class _Compiler:
    """Compiles for one as_of; AsOf makes another one."""

    context: Context
    binder: Binder
    depth: int = 0

    def rule(self, rule: Rule) -> str:
        if self.depth == _MOST_LEVELS:
            inside = _Compiler(self.context, self.binder).rule(rule)
            return f"c.id IN {self.binder.question(f'SELECT c.id FROM {self._people_sql()} AND {inside}')}"
        return replace(self, depth=self.depth + 1)._node(rule)

    def _node(self, rule: Rule) -> str:
        compilers: dict[type, Callable[..., str]] = {
            Everyone: lambda _rule: "1",
            All: lambda r: self._joined(r.rules, " AND ", "1"),
            AnyOf: lambda r: self._joined(r.rules, " OR ", "0"),
            Not: lambda r: f"NOT {self.rule(r.rule)}",
            Is: self._is,
            InSegment: lambda r: self.rule(self.context.segment_rule(r.key)),
            Listed: self._listed,
            AsOf: self._as_of,
            **dict.fromkeys((Top, Happened, *get_args(InTime)), self._questioned),
        }
        return compilers[type(rule)](rule)

    def _joined(self, rules: tuple[Rule, ...], word: str, empty: str) -> str:
        return "(" + word.join(self.rule(rule) for rule in rules) + ")" if rules else empty

    # -- people

    def _people_sql(self) -> str:
        return self._at_day(self.context.people_sql(self.context.as_of))

    def _at_day(self, sql: str) -> str:
        return self.binder.at_day(sql, self.context.as_of)

    def _column(self, key: str) -> str:
        return self._at_day(self.context.fields[key].column)

    def _is(self, rule: Is) -> str:
        return self._comparer.holds(self.context.fields[cast(str, rule.field)], rule)

    def condition(self, rule: Is | Listed) -> str:
        """Return a condition that may be NULL where it does not hold."""
        if isinstance(rule, Listed):
            return self._listed(rule)
        return self._comparer.passes(self.context.fields[cast(str, rule.field)], rule)

    @property
    def _comparer(self) -> Comparer:
        return Comparer(self.binder, self.context.as_of, self.context.tables_of_people, self.context.answers)

    @property
    def _row_sql(self) -> RowSql:
        return RowSql.of(self.context, self.binder)

    # -- the top

    def top_edge(self, rule: Top) -> str:
        return self._edge(f"SELECT value FROM {self._ranked(rule)}", cast(float, rule.share))

    def _top(self, rule: Top) -> _Asked:
        ranked, edge = self._ranked(rule), self.top_edge(rule)
        return _Asked(f"SELECT person FROM {ranked} WHERE value >= {edge}")

    def _ranked(self, rule: Top) -> str:
        """Return the name of a question: person and value of all who are ranked, whomever it is asked about."""
        everyone = replace(self, context=replace(self.context, person=None))
        people = f"SELECT c.id FROM {everyone._people_sql()}"
        if rule.among is not None:
            people += f" AND {everyone.rule(rule.among)}"
        if isinstance(rule.field, Figure):
            values = self.binder.question(everyone._row_sql.figure(rule.field))
            known = f"value IS NOT NULL AND person IN {self.binder.question(people)}"
            return self.binder.question(f"SELECT person, value FROM {values} WHERE {known}")
        column = self._column(rule.field)
        people = people.replace("SELECT c.id", f"SELECT c.id AS person, {column} AS value", 1)
        return self.binder.question(f"{people} AND {column} IS NOT NULL")

    def _edge(self, values: str, share: float) -> str:
        """Return a subquery: of a question for values the one at position ceil(share * n), NULL when there are none."""
        parts = self.binder.bind(round(share * _SHARE_PARTS))
        count = f"(SELECT count(*) FROM ({values}))"
        place = f"max(({parts} * {count} + {_SHARE_PARTS - 1}) / {_SHARE_PARTS}, 1) - 1"
        ranked = f"SELECT value FROM ({values}) ORDER BY value DESC LIMIT 1 OFFSET ({place})"
        return f"(SELECT value FROM {self.binder.question(ranked)})"

    def _listed(self, rule: Listed) -> str:
        names = self.binder.words(rule.keys)
        return f"coalesce({self.context.key_sql} IN (SELECT value FROM json_each({names})), 0)"

    def _as_of(self, rule: AsOf) -> str:
        earlier = replace(self.context, as_of=self.context.as_of - int(cast(int, rule.days_before)))
        there = _Compiler(earlier, self.binder)
        return f"c.id IN {self.binder.question(f'SELECT c.id FROM {there._people_sql()} AND {there.rule(rule.rule)}')}"

    # -- rows that belong to people

    def question(self, rule: Happened | Top | InTime) -> _Asked:
        """Return a question for people; what it needs to be asked before lies in the binder."""
        match rule:
            case Happened():
                return self._happened(rule)
            case Top():
                return self._top(rule)
        return _Asked(TimeSql(self._row_sql).question(rule))

    def _questioned(self, rule: Happened | Top | InTime) -> str:
        asked = self.question(rule)
        return f"c.id {'IN' if asked.is_inside else 'NOT IN'} {self.binder.question(asked.sql)}"

    def _happened(self, rule: Happened) -> _Asked:
        if _asks_for_any(rule):
            return _Asked(self._row_sql.people(Rows(rule.rows, rule.where), rule.window), not holds_without_rows(rule))
        values = self._row_sql.figure(rule.figure)
        held = self._comparer.value_holds("value", rule.operator, rule.value)
        if rule.including_unknown:
            held = f"({held} OR value IS NULL)"
        if holds_without_rows(rule):
            return _Asked(f"SELECT person FROM ({values}) WHERE NOT {held}", is_inside=False)
        return _Asked(f"SELECT person FROM ({values}) WHERE {held}")


def _asks_for_any(rule: Happened) -> bool:
    """Return whether the only question is whether there is a row at all, so that none needs to be counted."""
    value = rule.value
    if rule.measure is not Measure.COUNT or rule.including_unknown or not isinstance(value, int | float):
        return False
    if rule.operator in ("equals", "differs"):
        return value == 0
    return holds_number(rule.operator, 0, value) != holds_number(rule.operator, 1, value)


def holds_without_rows(rule: Happened) -> bool:
    """Return whether somebody without any row matches: zero times and none of include people without rows."""
    if rule.measure not in ZERO_WITHOUT_ROWS:
        return rule.operator == "unknown" or rule.including_unknown
    if rule.value is None or isinstance(rule.value, Param | Span | Day | str):
        return rule.operator == "known"
    return holds_number(rule.operator, 0, rule.value)


def holds_number(operator: str, number: float, value: Values) -> bool:
    """Return whether a number satisfies a comparison with known numbers; the plain reading of the number operators."""
    if isinstance(value, tuple):
        low, high = (float(cast(float, part)) for part in value)
        return operator == "between" and low <= number <= high
    other = float(cast(float, value))
    return {
        "equals": number == other,
        "differs": number != other,
        "below": number < other,
        "at_most": number <= other,
        "over": number > other,
        "at_least": number >= other,
    }.get(operator, False)
