"""What is wrong with a rule before it is evaluated, each fault as a sentence for the owner."""

from collections.abc import Callable, Iterator, Mapping

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.model.field import Field, Kind
from desktop_seg.rules.comparison_check import comparison_faults, field_of
from desktop_seg.rules.context import RowSource
from desktop_seg.rules.row_check import figure_faults, happened_faults, in_time_faults
from desktop_seg.rules.tree import (
    All,
    AnyOf,
    AsOf,
    Figure,
    Happened,
    InSegment,
    InTime,
    Is,
    Not,
    Param,
    Rule,
    Top,
)
from desktop_seg.rules.walk import children, depth, parts

MOST_LEVELS = 60
_MOST_DAYS_BEFORE = 36_525


def faults(rule: Rule, fields: Mapping[str, Field], sources: Mapping[str, RowSource]) -> list[str]:
    """Return what is wrong with a filled rule, as sentences; empty when it can be evaluated."""
    return list(_all_faults(rule, fields, sources))


def refuse_faults(rule: Rule, fields: Mapping[str, Field], sources: Mapping[str, RowSource]) -> None:
    """Raise UserError with the first fault of a rule, if there is one."""
    for fault in _all_faults(rule, fields, sources):
        raise UserError(fault, _("Change the condition; “desktop-seg fields” lists what may be asked."))


def refuse_cycle(key: str, rule: Rule, segment_rule: Callable[[str], Rule]) -> None:
    """Raise UserError when the segment `key` with this rule would ask about itself, directly or through others.

    key: "" for a rule that is no segment, or not yet one.
    """
    _follow(rule, (key,) if key else (), segment_rule)


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


def _all_faults(rule: Rule, fields: Mapping[str, Field], sources: Mapping[str, RowSource]) -> Iterator[str]:
    if depth(rule) > MOST_LEVELS:
        yield _("Its groups stand inside each other more than {n} deep.").format(n=MOST_LEVELS)
    elif _looks_back(rule) > _MOST_DAYS_BEFORE:
        yield _("It looks back more than a hundred years.")
    else:
        yield from _faults(rule, fields, sources)


def _faults(rule: Rule, fields: Mapping[str, Field], sources: Mapping[str, RowSource]) -> Iterator[str]:
    match rule:
        case All(rules) | AnyOf(rules):
            for part in rules:
                yield from _faults(part, fields, sources)
        case Not(inner):
            yield from _faults(inner, fields, sources)
        case AsOf(days, inner):
            yield from _days_before_faults(days)
            yield from _faults(inner, fields, sources)
        case Is():
            asked = field_of(rule, fields)
            yield from comparison_faults(asked, rule) if isinstance(asked, Field) else (asked,)
        case Top():
            yield from _top_faults(rule, fields, sources)
        case Happened():
            yield from happened_faults(rule, sources)
        case _ if isinstance(rule, InTime):
            yield from in_time_faults(rule, sources)


def _looks_back(rule: Rule) -> int:
    """Return how many days before the day itself a rule looks at most, other segments left out."""
    own = rule.days_before if isinstance(rule, AsOf) and isinstance(rule.days_before, int) else 0
    return max(own, 0) + max(map(_looks_back, children(rule)), default=0)


def _days_before_faults(days: int | Param) -> Iterator[str]:
    if isinstance(days, Param) or days < 0:
        yield _("“{days}” is no number of days to look back.").format(days=days)


def _top_faults(rule: Top, fields: Mapping[str, Field], sources: Mapping[str, RowSource]) -> Iterator[str]:
    if isinstance(rule.field, Figure):
        yield from figure_faults(rule.field, sources, is_ranked=True)
    elif rule.field not in fields:
        yield _("There is no field “{field}”.").format(field=rule.field)
    elif fields[rule.field].kind not in (Kind.NUMBER, Kind.MONEY, Kind.DATE):
        title = _(fields[rule.field].title)
        yield _("“{field}” is no number, so people cannot be ranked by it.").format(field=title)
    if isinstance(rule.share, Param) or not 0 <= rule.share <= 1:
        yield _("A share lies between 0 and 1; “{share}” does not.").format(share=rule.share)
    if rule.among is not None:
        yield from _faults(rule.among, fields, sources)
