"""What is wrong with a rule before it is evaluated, each fault as a sentence for the owner."""

from collections.abc import Callable, Iterator, Mapping
from typing import cast

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.model.field import Field, Kind
from desktop_seg.rules.context import RowSource
from desktop_seg.rules.operators import OPERATORS, Operator, Takes
from desktop_seg.rules.tree import (
    All,
    AnyOf,
    AsOf,
    Day,
    Happened,
    InSegment,
    Is,
    Measure,
    Not,
    Rule,
    Span,
    Top,
    Values,
)
from desktop_seg.rules.walk import parts


def faults(rule: Rule, fields: Mapping[str, Field], sources: Mapping[str, RowSource]) -> list[str]:
    """Return what is wrong with a filled rule, as sentences; empty when it can be evaluated."""
    return list(_faults(rule, fields, sources))


def refuse_faults(rule: Rule, fields: Mapping[str, Field], sources: Mapping[str, RowSource]) -> None:
    """Raise UserError with the first fault of a rule, if there is one."""
    for fault in _faults(rule, fields, sources):
        raise UserError(fault, _("Change the condition; “desktop-seg fields” lists what may be asked."))


def refuse_cycle(key: str, rule: Rule, segment_rule: Callable[[str], Rule]) -> None:
    """Raise UserError when the segment `key` with this rule would ask about itself, directly or through others."""
    _follow(rule, (key,), segment_rule)


def _follow(rule: Rule, seen: tuple[str, ...], segment_rule: Callable[[str], Rule]) -> None:
    for part in parts(rule):
        if not isinstance(part, InSegment):
            continue
        if part.key in seen:
            raise UserError(
                _("This segment would ask about itself: {path}.").format(path=" → ".join((*seen, part.key))),
                _("Take the condition on that other segment out, or write its conditions here."),
            )
        _follow(segment_rule(part.key), (*seen, part.key), segment_rule)


def _faults(rule: Rule, fields: Mapping[str, Field], sources: Mapping[str, RowSource]) -> Iterator[str]:
    match rule:
        case All(rules) | AnyOf(rules):
            for part in rules:
                yield from _faults(part, fields, sources)
        case Not(inner) | AsOf(_, inner):
            yield from _faults(inner, fields, sources)
        case Is():
            yield from _is_faults(rule, fields)
        case Top(field, _, among):
            yield from _orderable(field, fields)
            if among is not None:
                yield from _faults(among, fields, sources)
        case Happened():
            yield from _row_faults(rule, sources)


def _is_faults(rule: Is, fields: Mapping[str, Field]) -> Iterator[str]:
    key = cast(str, rule.field)
    asked = fields.get(key)
    if asked is None:
        yield _("There is no field “{field}”.").format(field=key)
        return
    yield from _comparison(asked, rule.operator, rule.value)


def _orderable(key: str, fields: Mapping[str, Field]) -> Iterator[str]:
    asked = fields.get(key)
    if asked is None:
        yield _("There is no field “{field}”.").format(field=key)
    elif asked.kind not in (Kind.NUMBER, Kind.MONEY, Kind.DATE):
        yield _("“{field}” is no number, so people cannot be ranked by it.").format(field=_(asked.title))


def _comparison(asked: Field, operator_key: str, value: Values) -> Iterator[str]:
    operator = OPERATORS.get(operator_key)
    if operator is None:
        yield _("There is no comparison “{operator}”.").format(operator=operator_key)
    elif asked.kind not in operator.kinds:
        yield _("“{field}” cannot be compared by “{operator}”.").format(
            field=_(asked.title), operator=_(operator.title)
        )
    elif not _fits(operator, asked.kind, value):
        yield _("The value for “{field}” is missing or of another kind.").format(field=_(asked.title))


def _fits(operator: Operator, kind: Kind, value: Values) -> bool:
    match operator.takes:
        case Takes.NOTHING:
            return value is None
        case Takes.ONE:
            return _is_value(kind, value)
        case Takes.TWO:
            return isinstance(value, tuple) and len(value) == 2 and all(_is_value(kind, part) for part in value)
        case Takes.LIST:
            return isinstance(value, tuple) and all(isinstance(part, str | int | float) for part in value)
        case Takes.SPAN:
            return isinstance(value, Span)
        case Takes.TWO_SPANS:
            return isinstance(value, tuple) and len(value) == 2 and all(isinstance(part, Span) for part in value)


def _is_value(kind: Kind, value: Values) -> bool:
    if isinstance(value, bool):
        return False
    if kind in (Kind.TEXT, Kind.CHOICE):
        return isinstance(value, str)
    if kind is Kind.DATE:
        return isinstance(value, Day)
    return isinstance(value, int | float)


def _row_faults(rule: Happened, sources: Mapping[str, RowSource]) -> Iterator[str]:
    source = sources.get(rule.rows)
    if source is None:
        yield _("There are no rows called “{rows}”.").format(rows=rule.rows)
        return
    measured = source.fields.get(rule.field or "")
    if rule.measure is not Measure.COUNT and measured is None:
        yield _("There is no field “{field}”.").format(field=rule.field)
    elif not _fits_rows(rule, measured):
        yield _("The comparison with {rows} has no fitting value.").format(rows=_(source.title))
    if rule.where is not None:
        yield from _faults(rule.where, source.fields, {})


def _fits_rows(rule: Happened, measured: Field | None) -> bool:
    counts = rule.measure in (Measure.COUNT, Measure.DISTINCT) or measured is None
    kind = Kind.NUMBER if counts else cast(Field, measured).kind
    operator = OPERATORS.get(rule.operator)
    return operator is not None and kind in operator.kinds and _fits(operator, kind, rule.value)
