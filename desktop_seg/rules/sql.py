"""From rule to SQL: one boolean expression over the aliases c (person) and m (metrics of that person).

Values are always bound; names come only from the fields and sources of the context. Every leaf is coalesce(..., 0),
so that Not of something unknown is true and nobody vanishes. Conditions on rows become `c.id IN (question)` with a
question that does not depend on the person: it is computed once. Such questions stand before the expression in a
WITH clause: nested in place they would overflow SQLite's parser (100 levels).
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from desktop_seg.rules.context import Context, RowSource
from desktop_seg.rules.days import back, span_days, window_days
from desktop_seg.rules.operators import OPERATORS, Operator, Takes
from desktop_seg.rules.tree import (
    All,
    AnyOf,
    AsOf,
    Day,
    Everyone,
    Happened,
    InSegment,
    Is,
    Listed,
    Measure,
    Not,
    Param,
    Rule,
    Span,
    Top,
    Value,
    Values,
)

SqlValue = int | float | str | bytes | None

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
    binder = _Binder()
    sql = _Compiler(context, binder).rule(rule)
    return Compiled(sql, with_clause(binder.questions), binder.values)


def compile_rules(rules: Mapping[str, Rule], context: Context) -> dict[str, Compiled]:
    """Compile several rules that are asked in one SELECT: names are shared; every result carries all of them."""
    binder = _Binder()
    compiled = {key: _Compiler(context, binder).rule(rule) for key, rule in rules.items()}
    return {key: Compiled(sql, with_clause(binder.questions), binder.values) for key, sql in compiled.items()}


def with_clause(questions: Mapping[str, str]) -> str:
    """Return the WITH clause for questions by their SQL, "" for none."""
    return "WITH " + ", ".join(f"{name} AS ({sql})" for sql, name in questions.items()) + " " if questions else ""


@dataclass(slots=True)
class _Binder:
    """Hands out names for bound values and for questions; the same value or question gets the same name."""

    values: dict[str, SqlValue] = field(default_factory=dict)
    questions: dict[str, str] = field(default_factory=dict)
    names: dict[tuple[type, SqlValue], str] = field(default_factory=dict)

    def question(self, sql: str) -> str:
        """Return the name of a question that is asked once, before everything else."""
        return self.questions.setdefault(sql, f"q{len(self.questions)}")

    def bind(self, value: SqlValue) -> str:
        known = self.names.setdefault((type(value), value), f"v{len(self.names)}")
        self.values[known] = value
        return f":{known}"

    def day(self, as_of: int) -> str:
        name = f"day_{as_of}".replace("-", "minus_")
        self.values[name] = as_of
        return f":{name}"


@dataclass(frozen=True, slots=True)
class _Compiler:
    """Compiles for one as_of; AsOf makes another one."""

    context: Context
    binder: _Binder
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
            Top: self._top,
            Happened: self._happened,
            InSegment: lambda r: self.rule(self.context.segment_rule(r.key)),
            Listed: self._listed,
            AsOf: self._as_of,
        }
        return compilers[type(rule)](rule)

    def _joined(self, rules: tuple[Rule, ...], word: str, empty: str) -> str:
        return "(" + word.join(self.rule(rule) for rule in rules) + ")" if rules else empty

    # -- people

    def _people(self, among: Rule | None, known: str) -> str:
        if among is None:
            return f"{self._people_sql()} AND {known} IS NOT NULL"
        inside = self.binder.question(f"SELECT c.id FROM {self._people_sql()} AND {self.rule(among)}")
        return f"{self._people_sql()} AND {known} IS NOT NULL AND c.id IN {inside}"

    def _people_sql(self) -> str:
        return self._at_day(self.context.people_sql(self.context.as_of))

    def _at_day(self, sql: str) -> str:
        return sql.replace(":as_of", self.binder.day(self.context.as_of)) if ":as_of" in sql else sql

    def _column(self, key: str) -> str:
        return self._at_day(self.context.fields[key].column)

    def _is(self, rule: Is) -> str:
        key = cast(str, rule.field)
        return self._compared(self._column(key), rule, bool(self.context.fields[key].choices))

    def _top(self, rule: Top) -> str:
        column = self._column(rule.field)
        people = self._people(rule.among, column)
        edge = self._ranked(column, people, cast(float, rule.share), "DESC")
        inner = f" AND {self.rule(rule.among)}" if rule.among is not None else ""
        return f"coalesce({column} >= {edge}{inner}, 0)"

    def _ranked(self, column: str, people: str, share: float, order: str) -> str:
        """Return a subquery: the value at position ceil(share * n) in the given order, NULL when there is nobody."""
        parts = self.binder.bind(round(share * _SHARE_PARTS))
        count = f"(SELECT count(*) FROM {people})"
        place = f"max(({parts} * {count} + {_SHARE_PARTS - 1}) / {_SHARE_PARTS}, 1) - 1"
        ranked = f"SELECT {column} AS edge FROM {people} ORDER BY {column} {order} LIMIT 1 OFFSET ({place})"
        return f"(SELECT edge FROM {self.binder.question(ranked)})"

    def _listed(self, rule: Listed) -> str:
        names = self.binder.bind(json.dumps(list(rule.keys), ensure_ascii=False))
        return f"coalesce({self.context.key_sql} IN (SELECT value FROM json_each({names})), 0)"

    def _as_of(self, rule: AsOf) -> str:
        earlier = replace(self.context, as_of=self.context.as_of - int(cast(int, rule.days_before)))
        there = _Compiler(earlier, self.binder)
        return f"c.id IN {self.binder.question(f'SELECT c.id FROM {there._people_sql()} AND {there.rule(rule.rule)}')}"

    # -- one comparison

    def _compared(self, column: str, rule: Is, has_keys: bool) -> str:
        operator = OPERATORS[rule.operator]
        names = self._names(operator, rule.value)
        compare = operator.exact if has_keys and operator.exact else operator.sql
        sql = f"coalesce({compare(column, names)}, 0)"
        return f"({sql} OR {column} IS NULL)" if rule.including_unknown else sql

    def _names(self, operator: Operator, value: Values) -> list[str]:
        as_of = self.context.as_of
        match operator.takes:
            case Takes.NOTHING:
                return []
            case Takes.ONE:
                return [self._name(cast(Value, value))]
            case Takes.TWO:
                low, high = cast(tuple[Value, Value], value)
                return [self._name(low), self._name(high)]
            case Takes.LIST:
                return [self.binder.bind(json.dumps(list(cast(tuple[Value, ...], value)), ensure_ascii=False))]
            case Takes.SPAN:
                first, last = span_days(operator.key, as_of, cast(Span, value))
            case Takes.TWO_SPANS:
                near, far = cast(tuple[Span, Span], value)
                first, last = sorted((back(as_of, far), back(as_of, near)))
        return [self.binder.bind(first), self.binder.bind(last)]

    def _name(self, value: Value) -> str:
        match value:
            case Day(number):
                return self.binder.bind(number)
            case bool():
                return self.binder.bind(int(value))
            case int() | float() | str():
                return self.binder.bind(value)
        raise TypeError(f"{type(value).__name__} is no value to compare with")

    # -- rows that belong to people

    def _happened(self, rule: Happened) -> str:
        source = self.context.sources[rule.rows]
        operator = OPERATORS[rule.operator]
        measure = self._measure(source, rule)
        compared = operator.sql(measure, self._names(operator, rule.value))
        rows = f"SELECT {source.customer_column} FROM {self._rows(source, rule)} GROUP BY {source.customer_column}"
        if self._holds_without_rows(rule, operator):
            return f"c.id NOT IN {self.binder.question(f'{rows} HAVING NOT coalesce({compared}, 0)')}"
        return f"c.id IN {self.binder.question(f'{rows} HAVING coalesce({compared}, 0)')}"

    def _measure(self, source: RowSource, rule: Happened) -> str:
        if rule.measure is Measure.COUNT:
            return "count(*)"
        column = self._at_day(source.fields[cast(str, rule.field)].column)
        words = {
            Measure.SUM: f"coalesce(sum({column}), 0)",
            Measure.MEAN: f"avg({column})",
            Measure.LEAST: f"min({column})",
            Measure.MOST: f"max({column})",
            Measure.DISTINCT: f"count(DISTINCT {column})",
        }
        return words[rule.measure]

    def _rows(self, source: RowSource, rule: Happened) -> str:
        first, last = window_days(rule.window, self.context.as_of)
        day = source.day_column
        sql = f"{source.from_sql} WHERE {source.where_sql} AND {source.customer_column} IS NOT NULL"
        sql += f" AND {day} <= {self.binder.bind(last)}"
        if first is not None:
            sql += f" AND {day} >= {self.binder.bind(first)}"
        if rule.where is not None:
            inside = replace(self.context, fields=source.fields)
            sql += f" AND {_Compiler(inside, self.binder).rule(rule.where)}"
        return sql

    def _holds_without_rows(self, rule: Happened, operator: Operator) -> bool:
        """Whether somebody without any row matches: zero times and none of include people without rows."""
        if rule.measure not in (Measure.COUNT, Measure.SUM, Measure.DISTINCT):
            return operator.key == "unknown"
        if isinstance(rule.value, Param | Span | Day | str) or rule.value is None:
            return operator.key == "known"
        return holds_number(operator.key, 0, rule.value)


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
