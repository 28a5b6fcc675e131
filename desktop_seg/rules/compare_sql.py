"""One comparison in SQL, and the names under which values and questions are bound.

In: a field, an operator of rules/operators.py, a value. Used by: rules/sql.py for people, rules/row_sql.py for rows.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from desktop_seg.model.field import Field, Kind
from desktop_seg.rules.days import back, span_days
from desktop_seg.rules.operators import OPERATORS, Operator, Takes
from desktop_seg.rules.tree import Day, Is, Span, Value, Values

SqlValue = int | float | str | bytes | None

Answers = Callable[[str, Mapping[str, SqlValue]], Sequence[SqlValue]]
"""Asks a question with the values it binds at once, while a rule is compiled; gives its only column."""

_COLUMN = re.compile(r"\b([a-z]\w*)\.(\w+)")


@dataclass(slots=True)
class Binder:
    """Hands out names for bound values and for questions; the same value or question gets the same name.

    prefix: of the names of values, another one where the values of two binders go into one question.
    """

    values: dict[str, SqlValue] = field(default_factory=dict)
    questions: dict[str, str] = field(default_factory=dict)
    names: dict[tuple[type, SqlValue], str] = field(default_factory=dict)
    prefix: str = "v"

    def question(self, sql: str) -> str:
        """Return the name of a question that is asked once, before everything else."""
        return self.questions.setdefault(sql, f"q{len(self.questions)}")

    def bind(self, value: SqlValue) -> str:
        """Return the name of a value as SQL mentions it."""
        known = self.names.setdefault((type(value), value), f"{self.prefix}{len(self.names)}")
        self.values[known] = value
        return f":{known}"

    def words(self, words: Sequence[object]) -> str:
        """Return the name of a list, bound as JSON for json_each."""
        return self.bind(json.dumps(list(words), ensure_ascii=False))

    def at_day(self, sql: str, as_of: int) -> str:
        """Return SQL that mentions `:as_of` with a name bound to that day: one question may look at several days."""
        if ":as_of" not in sql:
            return sql
        name = f"day_{as_of}".replace("-", "minus_")
        self.values[name] = as_of
        return sql.replace(":as_of", f":{name}")


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compares columns as of a day.

    tables: SQL aliases whose table is known: with answers, each different text in it is folded once.
    """

    binder: Binder
    as_of: int
    tables: Mapping[str, str] = field(default_factory=dict)
    answers: Answers | None = None

    def holds(self, asked: Field, rule: Is) -> str:
        """Return a condition on a field, 1 or 0 and never NULL."""
        said = f"coalesce({self.test(asked, rule)}, 0)"
        if not rule.including_unknown:
            return said
        return f"({said} OR {self.binder.at_day(asked.column, self.as_of)} IS NULL)"

    def passes(self, asked: Field, rule: Is) -> str:
        """Return a condition on a field that may be NULL where it does not hold, as CASE can bear it."""
        test = self.test(asked, rule)
        return f"({test} OR {self.binder.at_day(asked.column, self.as_of)} IS NULL)" if rule.including_unknown else test

    def test(self, asked: Field, rule: Is) -> str:
        """Return a comparison with a field that may be NULL where the field is unknown, as WHERE can bear it.

        including_unknown is not looked at.
        """
        operator = OPERATORS[rule.operator]
        column = self.binder.at_day(asked.column, self.as_of)
        names = self._names(operator, rule.value)
        is_exact = bool(asked.has_keys and operator.exact)
        compare = operator.exact if asked.has_keys and operator.exact else operator.sql
        if asked.kind is Kind.SEVERAL or (operator.takes is Takes.NOTHING and column.count("(") == 0):
            return compare(column, names)
        is_slow = asked.kind in (Kind.TEXT, Kind.CHOICE) and not is_exact
        return self._once_each(column, is_slow, lambda value: compare(value, names))

    def value_holds(self, column: str, operator_key: str, value: Values) -> str:
        """Return a condition on a value that was worked out, 1 or 0 and never NULL."""
        operator = OPERATORS[operator_key]
        return f"coalesce({operator.sql(column, self._names(operator, value))}, 0)"

    def _once_each(self, column: str, is_slow: bool, test: Callable[[str], str]) -> str:
        """Return a test of a column, done once for each different value where a call into Python hides in it.

        Folding is such a call; so may be any function of one column of a known table.
        """
        named = set(_COLUMN.findall(column))
        alias, name = next(iter(named)) if len(named) == 1 else ("", "")
        plain = f"{alias}.{name}"
        is_key = name == "id" or name.endswith("_id")  # looked up in lists, and never worked on
        if self.answers is None or alias not in self.tables or is_key or not (is_slow or "(" in column):
            return test(column)
        # LIMIT keeps SQLite from testing before it takes the different ones. NULL may be one of them.
        values = f"SELECT DISTINCT {name} AS value FROM {self.tables[alias]} LIMIT -1"
        passing = f"SELECT value FROM ({values}) WHERE {test(column.replace(plain, 'value'))}"
        found = self.answers(passing, self.binder.values)
        if any(isinstance(value, float | bytes) for value in found):  # a list cannot hold them to the last digit
            return test(column)
        known = [value for value in found if value is not None]
        # Of an empty list SQLite knows without looking at a row.
        held = f"{plain} IN ({f'SELECT value FROM json_each({self.binder.words(known)})' if known else ''})"
        return held if len(known) == len(found) else f"({plain} IS NULL OR {held})"

    def _names(self, operator: Operator, value: Values) -> list[str]:
        match operator.takes:
            case Takes.NOTHING:
                return []
            case Takes.ONE:
                return [self._name(cast(Value, value))]
            case Takes.TWO:
                low, high = cast(tuple[Value, Value], value)
                return [self._name(low), self._name(high)]
            case Takes.LIST:
                return [self.binder.words(cast(tuple[Value, ...], value))]
            case Takes.SPAN:
                first, last = span_days(operator.key, self.as_of, cast(Span, value))
            case Takes.TWO_SPANS:
                near, far = cast(tuple[Span, Span], value)
                first, last = sorted((back(self.as_of, far), back(self.as_of, near)))
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
