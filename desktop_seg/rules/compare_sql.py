"""One comparison in SQL, and the names under which values and questions are bound.

In: a field, an operator of rules/operators.py, a value. Used by: rules/sql.py for people, rules/row_sql.py for rows.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from desktop_seg.model.field import Field, Kind
from desktop_seg.rules.days import back, span_days
from desktop_seg.rules.operators import OPERATORS, Operator, Takes
from desktop_seg.rules.tree import Day, Is, Span, Value, Values

SqlValue = int | float | str | bytes | None

_PLAIN_COLUMN = re.compile(r"(\w+)\.(\w+)")


@dataclass(slots=True)
class Binder:
    """Hands out names for bound values and for questions; the same value or question gets the same name."""

    values: dict[str, SqlValue] = field(default_factory=dict)
    questions: dict[str, str] = field(default_factory=dict)
    names: dict[tuple[type, SqlValue], str] = field(default_factory=dict)

    def question(self, sql: str) -> str:
        """Return the name of a question that is asked once, before everything else."""
        return self.questions.setdefault(sql, f"q{len(self.questions)}")

    def bind(self, value: SqlValue) -> str:
        """Return the name of a value as SQL mentions it."""
        known = self.names.setdefault((type(value), value), f"v{len(self.names)}")
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
    """Compares columns as of a day. tables: SQL aliases whose table is known, so that texts are folded once each."""

    binder: Binder
    as_of: int
    tables: Mapping[str, str] = field(default_factory=dict)

    def holds(self, asked: Field, rule: Is) -> str:
        """Return a condition on a field, 1 or 0 and never NULL."""
        said = f"coalesce({self.test(asked, rule)}, 0)"
        if not rule.including_unknown:
            return said
        return f"({said} OR {self.binder.at_day(asked.column, self.as_of)} IS NULL)"

    def test(self, asked: Field, rule: Is) -> str:
        """Return a comparison with a field that may be NULL where the field is unknown, as WHERE can bear it.

        including_unknown is not looked at.
        """
        operator = OPERATORS[rule.operator]
        column = self.binder.at_day(asked.column, self.as_of)
        if asked.kind is Kind.SEVERAL:
            return operator.sql(column, self._names(operator, rule.value))
        if asked.choices and operator.exact:
            return operator.exact(column, self._names(operator, rule.value))
        return self._compared(asked, column, operator, rule.value)

    def value_holds(self, column: str, operator_key: str, value: Values) -> str:
        """Return a condition on a value that was worked out, 1 or 0 and never NULL."""
        operator = OPERATORS[operator_key]
        return f"coalesce({operator.sql(column, self._names(operator, value))}, 0)"

    def _compared(self, asked: Field, column: str, operator: Operator, value: Values) -> str:
        names = self._names(operator, value)
        plain = _PLAIN_COLUMN.fullmatch(column)
        is_folded = asked.kind in (Kind.TEXT, Kind.CHOICE) and operator.takes is not Takes.NOTHING
        if not is_folded or plain is None or plain[1] not in self.tables:
            return operator.sql(column, names)
        # Folding calls into Python: once for each different text instead of once for each row.
        texts = f"SELECT DISTINCT {plain[2]} AS value FROM {self.tables[plain[1]]}"
        return f"{column} IN (SELECT value FROM ({texts}) WHERE {operator.sql('value', names)})"

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
