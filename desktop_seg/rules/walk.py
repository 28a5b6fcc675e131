"""Walking over a rule: its parts, its parameters filled in, what it uses."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from desktop_seg.rules.tree import (
    All,
    AnyOf,
    AsOf,
    Figure,
    Followed,
    Happened,
    InSegment,
    Is,
    Not,
    Occurrence,
    Param,
    Regularly,
    Restarted,
    Rows,
    Rule,
    Stopped,
    Top,
    Values,
)


def children(rule: Rule) -> tuple[Rule, ...]:
    """Return the rules directly inside a rule that speak about the same people."""
    match rule:
        case All(rules) | AnyOf(rules):
            return rules
        case Not(inner) | AsOf(_, inner):
            return (inner,)
        case Top(among=inner) if inner is not None:
            return (inner,)
    return ()


def parts(rule: Rule) -> Iterator[Rule]:
    """Yield the rule and everything inside it."""
    yield rule
    for child in children(rule):
        yield from parts(child)


def depth(rule: Rule) -> int:
    """Return how many levels of groups stand inside each other; 1 for a single condition. Works for any depth."""
    levels, level = 0, [rule]
    while level:
        levels, level = levels + 1, [child for part in level for child in children(part)]
    return levels


def fill(rule: Rule, parameters: Mapping[str, Values]) -> Rule:
    """Return the rule with every Param replaced by its value. Raises KeyError for one that has none."""
    return cast(Rule, _filled(rule, parameters))


def _filled(node: Any, parameters: Mapping[str, Values]) -> Any:
    if isinstance(node, Param):
        return parameters[node.name]
    if isinstance(node, All | AnyOf):
        return type(node)(*(_filled(rule, parameters) for rule in node.rules))
    if isinstance(node, tuple):
        return tuple(_filled(part, parameters) for part in node)
    if is_dataclass(node) and not isinstance(node, type):
        return replace(node, **{f.name: _filled(getattr(node, f.name), parameters) for f in fields(node)})
    return node


def field_keys(rule: Rule) -> set[str]:
    """Return the keys of all fields of people that a filled rule asks about (not those of sales or events)."""
    found: set[str] = set()
    for part in parts(rule):
        if isinstance(part, Is | Top) and isinstance(part.field, str):
            found.add(part.field)
    return found


def rows_of(rule: Rule) -> tuple[Rows, ...]:
    """Return the rows that a condition itself looks at, those inside groups left out."""
    match rule:
        case Happened() | Top(field=Figure()):
            figure = rule.figure if isinstance(rule, Happened) else cast(Figure, rule.field)
            return (Rows(figure.rows, figure.where),)
        case Followed(first, then):
            return (first, then)
        case Occurrence(rows=rows) | Stopped(rows=rows) | Restarted(rows=rows) | Regularly(rows=rows):
            return (rows,)
    return ()


def segment_keys(rule: Rule, segment_rule: Callable[[str], Rule]) -> set[str]:
    """Return the keys of all segments a rule asks about, directly or through others; ends also where they go round."""
    found: set[str] = set()
    waiting = [rule]
    while waiting:
        new = {part.key for part in parts(waiting.pop()) if isinstance(part, InSegment)} - found
        found |= new
        waiting += [segment_rule(key) for key in new]
    return found


def day_needs(rule: Rule, segment_rule: Callable[[str], Rule]) -> dict[int, frozenset[str] | None]:
    """Return by how many days before as_of a filled rule looks (0 included), and at which fields of people then.

    None: at rows as well. Follows membership of other segments. Raises RecursionError never: cycles are found by
    rules/check.py and met here only once.
    """
    asked: dict[int, set[str]] = {}
    with_rows: set[int] = set()
    for shift, part in _shifted(rule, 0, segment_rule, ()):
        keys = asked.setdefault(shift, set())
        if isinstance(part, Is | Top) and isinstance(part.field, str):
            keys.add(part.field)
        if rows_of(part):
            with_rows.add(shift)
    return {shift: None if shift in with_rows else frozenset(keys) for shift, keys in asked.items()}


def _shifted(
    rule: Rule, shift: int, segment_rule: Callable[[str], Rule], seen: tuple[str, ...]
) -> Iterator[tuple[int, Rule]]:
    yield shift, rule
    if isinstance(rule, AsOf):
        yield from _shifted(rule.rule, shift + int(cast(int, rule.days_before)), segment_rule, seen)
    elif isinstance(rule, InSegment):
        if rule.key not in seen:
            yield from _shifted(segment_rule(rule.key), shift, segment_rule, (*seen, rule.key))
    else:
        for child in children(rule):
            yield from _shifted(child, shift, segment_rule, seen)
