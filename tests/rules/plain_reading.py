"""A second, plain reading of rules over Python values, written from the definitions and not from the compiler.

People are dicts of values (None: unknown) with a list of rows each. Used only to check the SQL.
"""

import math
from calendar import isleap
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from desktop_seg.model.period import months_before, to_date
from desktop_seg.rules import tree

Person = dict[str, Any]


@dataclass
class Town:
    """All people on several days: people[shift][id] is what is known `shift` days before as_of; rows[source][id]."""

    as_of: int
    people: dict[int, dict[int, Person]]
    rows: dict[str, dict[int, list[dict[str, Any]]]]
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
                own = self.ranked(field, id_, shift)
                if own is None or (among is not None and not self.holds(among, id_, shift)):
                    return False
                values = sorted(self.values(field, among, shift), reverse=True)
                return bool(own >= values[rank(share, len(values)) - 1])
            case tree.Happened():
                found = self.figure(rule.figure, id_, shift)
                if found is None and rule.including_unknown:
                    return True
                return self.compare(found, rule.operator, rule.value, shift)
        return self.in_time(rule, id_, shift)

    def ranked(self, field: str | tree.Figure, id_: int, shift: int) -> Any:
        """What somebody is ranked by; by a figure only those who have a row."""
        if isinstance(field, str):
            return self.people[shift][id_][field]
        has_rows = self.rows_in(tree.Rows(field.rows, field.where), field.window, id_, shift)
        return self.figure(field, id_, shift) if has_rows else None

    def values(self, field: str | tree.Figure, among: tree.Rule | None, shift: int) -> list[float]:
        known = {i: self.ranked(field, i, shift) for i in self.people[shift]}
        return [
            value for i, value in known.items() if value is not None and (among is None or self.holds(among, i, shift))
        ]

    def number(self, value: Any, shift: int) -> Any:
        if isinstance(value, tree.Day):
            return value.number
        return value

    def compare(self, known: Any, operator: str, value: Any, shift: int) -> bool:
        as_of = self.as_of - shift
        if operator == "unknown":
            return known is None
        if operator in ("has", "has_not", "has_any", "has_none"):
            own = {fold(word) for word in known}
            wanted = own & {fold(word) for word in value} if value is not None else own
            return bool(wanted) is not operator.endswith(("not", "none"))
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

    def rows_in(self, rows: tree.Rows, asked: tree.Window, id_: int, shift: int, dated: bool = False) -> list:
        """The rows of a source in a window, in their order; those without a day only where no window asks for one."""
        first, last = window(asked, self.as_of - shift)
        return [
            row
            for row in self.rows[rows.key].get(id_, [])
            if (first <= row["day"] <= last if row["day"] is not None else asked == tree.Window() and not dated)
            and (rows.where is None or self.row_holds(rows.where, row, shift))
        ]

    def figure(self, asked: tree.Figure, id_: int, shift: int) -> Any:
        rows = self.rows_in(tree.Rows(asked.rows, asked.where), asked.window, id_, shift)
        values = [row[asked.field] for row in rows if row[asked.field] is not None] if asked.field else []
        match asked.measure.value:
            case "count":
                return len(rows)
            case "sum":
                return sum(values)
            case "distinct":
                return len(set(values))
            case "mean":
                return sum(values) / len(values) if values else None
            case "least":
                return min(values, default=None)
            case "most":
                return max(values, default=None)
            case "first" | "last":
                in_order = sorted(rows, key=lambda row: (-math.inf if row["day"] is None else row["day"], row["id"]))
                place = 0 if asked.measure.value == "first" else -1
                return in_order[place][asked.field] if rows else None
        weights = [row for row in rows if asked.field is None or row[asked.field] is not None]
        whole = sum(1 if asked.field is None else row[asked.field] for row in weights)
        inside = [row for row in weights if self.row_holds(asked.part, row, shift)]
        part = sum(1 if asked.field is None else row[asked.field] for row in inside)
        return part / whole if whole > 0 else None

    def in_time(self, rule: tree.Rule, id_: int, shift: int) -> bool:
        as_of = self.as_of - shift
        match rule:
            case tree.Occurrence(end, rows, has, asked):
                found = self.rows_in(rows, asked, id_, shift, dated=True)
                pick = min if end is tree.End.FIRST else max
                day = pick((row["day"] for row in found), default=None)
                return any(row["day"] == day and self.row_holds(has, row, shift) for row in found)
            case tree.Followed():
                return self.followed(rule, id_, shift)
            case tree.Stopped(rows, quiet, least):
                before = self.days(rows, id_, shift)
                return len(before) >= least and not any(day > shifted(as_of, quiet, -1) for day in before)
            case tree.Restarted(rows, gap, asked):
                first, last = window(asked, as_of)
                days = sorted(set(self.days(rows, id_, shift)))
                return any(shifted(one, gap, 1) <= two and first <= two <= last for one, two in pairwise(days))
            case tree.Regularly(rows, period, of_periods, in_periods, least):
                edges = [shifted(as_of, tree.Span(period.n * k, period.unit), -1) for k in range(of_periods + 1)]
                days = self.days(rows, id_, shift)
                times = [sum(edges[k + 1] < day <= edges[k] for day in days) for k in range(of_periods)]
                return sum(n >= least for n in times) >= in_periods
        raise AssertionError(rule)

    def days(self, rows: tree.Rows, id_: int, shift: int, asked: tree.Window | None = None) -> list[int]:
        found = self.rows_in(rows, asked or tree.Window(), id_, shift, dated=True)
        return [row["day"] for row in found]

    def followed(self, rule: tree.Followed, id_: int, shift: int) -> bool:
        as_of = self.as_of - shift
        asked = sorted(set(self.days(rule.rows, id_, shift, rule.window)))
        then = self.days(rule.then, id_, shift)
        if rule.which in (tree.Which.FIRST, tree.Which.LAST):
            asked = asked[:1] if rule.which is tree.Which.FIRST else asked[-1:]
        decided = []
        for day in asked:
            until = as_of if rule.within is None else shifted(day, rule.within, 1)
            came = any((day <= other if rule.same_day else day < other) and other <= until for other in then)
            if came or until <= as_of:
                decided.append(came)
        if rule.which is tree.Which.EVERY:
            return bool(decided) and all(came is rule.is_followed for came in decided)
        return any(came is rule.is_followed for came in decided)

    def row_holds(self, rule: tree.Rule, row: dict[str, Any], shift: int) -> bool:
        match rule:
            case tree.All(rules):
                return all(self.row_holds(part, row, shift) for part in rules)
            case tree.AnyOf(rules):
                return any(self.row_holds(part, row, shift) for part in rules)
            case tree.Not(inner):
                return not self.row_holds(inner, row, shift)
            case tree.Everyone():
                return True
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
    if operator == "anniversary_in_next":
        return any(comes_round(day, other) for other in range(as_of, shifted(as_of, value, 1) + 1))
    assert operator == "in_next"
    return as_of <= day <= shifted(as_of, value, 1)


def comes_round(day: int, other: int) -> bool:
    """Whether `other` is an anniversary of a day; 29 February is kept on the 28th in other years."""
    born, at = to_date(day), to_date(other)
    if (born.month, born.day) == (2, 29) and not isleap(at.year):
        return (at.month, at.day) == (2, 28)
    return (at.month, at.day) == (born.month, born.day)


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
