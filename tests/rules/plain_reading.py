"""A second, plain reading of rules over Python values, written from the definitions and not from the compiler.

People are dicts of values (None: unknown) with a list of rows each. Used only to check the SQL.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop_seg.model.period import months_before
from desktop_seg.rules import tree

Person = dict[str, Any]


@dataclass
class Town:
    """All people on several days: people[shift][name] is what is known `shift` days before as_of."""

    as_of: int
    people: dict[int, dict[int, Person]]
    rows: dict[int, list[dict[str, Any]]]
    segments: dict[str, tree.Rule]

    def who(self, rule: tree.Rule, shift: int = 0) -> set[int]:
        """The ids of the people for whom the rule holds."""
        return {id_ for id_ in self.people[shift] if self.holds(rule, id_, shift)}

    def holds(self, rule: tree.Rule, id_: int, shift: int) -> bool:  # noqa: PLR0911, PLR0912, C901 - one line per kind of node
        """Whether one rule holds for one person."""
        person = self.people[shift][id_]
        match rule:
            case tree.Everyone():
                return True
            case tree.All(rules):
                return all(self.holds(part, id_, shift) for part in rules)
            case tree.AnyOf(rules):
                return any(self.holds(part, id_, shift) for part in rules)
            case tree.Not(inner):
                return not self.holds(inner, id_, shift)
            case tree.InSegment(key):
                return self.holds(self.segments[key], id_, shift)
            case tree.Listed(keys):
                return person["key"] in keys
            case tree.AsOf(days, inner):
                return self.holds(inner, id_, shift + days)
            case tree.Is(field, operator, value, including_unknown):
                known = person[field]
                if known is None and including_unknown:
                    return True
                return self.compare(known, operator, value, shift)
            case tree.Top(field, share, among):
                if person[field] is None or (among is not None and not self.holds(among, id_, shift)):
                    return False
                values = sorted(self.values(field, among, shift), reverse=True)
                return bool(person[field] >= values[rank(share, len(values)) - 1])
            case tree.Happened():
                return self.happened(rule, id_, shift)
        raise AssertionError(rule)

    def values(self, field: str, among: tree.Rule | None, shift: int) -> list[float]:
        everyone = self.people[shift]
        return [
            p[field]
            for i, p in everyone.items()
            if p[field] is not None and (among is None or self.holds(among, i, shift))
        ]

    def number(self, value: Any, shift: int) -> Any:
        if isinstance(value, tree.Day):
            return value.number
        return value

    def compare(self, known: Any, operator: str, value: Any, shift: int) -> bool:
        as_of = self.as_of - shift
        if operator == "unknown":
            return known is None
        if known is None:
            return False
        if operator in ("known", "yes", "no"):
            return {"known": True, "yes": known == 1, "no": known == 0}[operator]
        if isinstance(value, tree.Span) or (
            isinstance(value, tuple) and value != () and isinstance(value[0], tree.Span)
        ):
            return in_span(known, operator, value, as_of)
        if isinstance(value, tuple) and operator == "between":
            return bool(self.number(value[0], shift) <= known <= self.number(value[1], shift))
        if operator in ("one_of", "none_of"):
            among = str(known).strip().casefold() in [str(v).strip().casefold() for v in value]
            return among if operator == "one_of" else not among
        other = self.number(value, shift)
        return other is not None and WORDS[operator](known, other)

    def happened(self, rule: tree.Happened, id_: int, shift: int) -> bool:
        as_of = self.as_of - shift
        first, last = window(rule.window, as_of)
        rows = [
            row
            for row in self.rows.get(id_, [])
            if first <= row["day"] <= last and (rule.where is None or self.row_holds(rule.where, row, shift))
        ]
        values = [row[rule.field] for row in rows if row[rule.field] is not None] if rule.field else []
        found = {
            "count": lambda: len(rows),
            "sum": lambda: sum(values),
            "distinct": lambda: len(set(values)),
            "mean": lambda: sum(values) / len(values) if values else None,
            "least": lambda: min(values, default=None),
            "most": lambda: max(values, default=None),
        }[rule.measure.value]()
        return self.compare(found, rule.operator, rule.value, shift)

    def row_holds(self, rule: tree.Rule, row: dict[str, Any], shift: int) -> bool:
        match rule:
            case tree.All(rules):
                return all(self.row_holds(part, row, shift) for part in rules)
            case tree.AnyOf(rules):
                return any(self.row_holds(part, row, shift) for part in rules)
            case tree.Not(inner):
                return not self.row_holds(inner, row, shift)
            case tree.Is(field, operator, value, including_unknown):
                return (row[field] is None and including_unknown) or self.compare(row[field], operator, value, shift)
        raise AssertionError(rule)


def rank(share: float, n: int) -> int:
    """ceil(share * n), at least 1, with the share read as whole millionths."""
    return max(1, math.ceil(round(share * 1_000_000) * n / 1_000_000)) if n else 1


def shifted(day: int, span: tree.Span, sign: int) -> int:
    n = span.n
    return {
        "days": lambda: day + sign * n,
        "weeks": lambda: day + sign * 7 * n,
        "months": lambda: months_before(day, -sign * n),
        "years": lambda: months_before(day, -sign * 12 * n),
    }[span.unit]()


def in_span(day: int, operator: str, value: Any, as_of: int) -> bool:
    if operator == "between_ago":
        near, far = (shifted(as_of, span, -1) for span in value)
        return min(near, far) <= day <= max(near, far)
    if operator == "in_last":
        return shifted(as_of, value, -1) < day <= as_of
    if operator == "longer_ago":
        return day < shifted(as_of, value, -1)
    assert operator == "in_next"
    return as_of <= day <= shifted(as_of, value, 1)


def window(asked: tree.Window, as_of: int) -> tuple[float, int]:
    last = as_of
    if asked.last is not None:
        last = min(last, asked.last)
    if asked.skip is not None:
        last = min(last, shifted(as_of, asked.skip, -1))
    first: float = -math.inf
    if asked.first is not None:
        first = asked.first
    if asked.length is not None:
        first = shifted(last, asked.length, -1) + 1
    return first, last


def fold(value: Any) -> str:
    return str(value).strip().casefold()


WORDS: dict[str, Callable[[Any, Any], bool]] = {
    "is": lambda a, b: fold(a) == fold(b),
    "is_not": lambda a, b: fold(a) != fold(b),
    "contains": lambda a, b: fold(b) in fold(a),
    "starts_with": lambda a, b: fold(a).startswith(fold(b)),
    "ends_with": lambda a, b: fold(a).endswith(fold(b)),
    "equals": lambda a, b: a == b,
    "differs": lambda a, b: a != b,
    "below": lambda a, b: a < b,
    "at_most": lambda a, b: a <= b,
    "over": lambda a, b: a > b,
    "at_least": lambda a, b: a >= b,
    "on": lambda a, b: a == b,
    "before": lambda a, b: a < b,
    "after": lambda a, b: a > b,
}
