"""What is wrong with conditions on rows: figures of them, and how they follow each other in time.

Used by: rules/check.py.
"""

from collections.abc import Iterator, Mapping
from typing import cast

from desktop_seg.base.i18n import _
from desktop_seg.model.field import Field, Kind
from desktop_seg.rules.comparison_check import MOST_OF_UNIT, comparison_faults, field_of, fits, is_span
from desktop_seg.rules.context import RowSource
from desktop_seg.rules.operators import OPERATORS
from desktop_seg.rules.tree import (
    All,
    AnyOf,
    Everyone,
    Figure,
    Followed,
    Happened,
    InTime,
    Is,
    Measure,
    Not,
    Occurrence,
    Regularly,
    Restarted,
    Rule,
    Span,
    Stopped,
    Window,
)
from desktop_seg.rules.walk import depth

_MOST_PERIODS = 120
_MOST_TIMES = 1_000_000
_MOST_LEVELS = 20

_NUMBERS = frozenset({Kind.NUMBER, Kind.MONEY})
_COUNTED = frozenset({Measure.COUNT, Measure.DISTINCT})
_MEASURABLE: Mapping[Measure, frozenset[Kind]] = {
    Measure.SUM: _NUMBERS,
    Measure.MEAN: _NUMBERS,
    Measure.SHARE: _NUMBERS,
    Measure.LEAST: _NUMBERS | {Kind.DATE},
    Measure.MOST: _NUMBERS | {Kind.DATE},
    Measure.DISTINCT: frozenset(Kind) - {Kind.SEVERAL},
    Measure.FIRST: frozenset(Kind) - {Kind.SEVERAL},
    Measure.LAST: frozenset(Kind) - {Kind.SEVERAL},
}


def happened_faults(rule: Happened, sources: Mapping[str, RowSource]) -> Iterator[str]:
    """Yield what is wrong with a figure that is compared with a value."""
    faults = list(figure_faults(rule.figure, sources))
    yield from faults
    if faults:
        return
    operator = OPERATORS.get(rule.operator)
    kind = figure_field(rule.figure, sources[rule.rows]).kind
    if operator is None or kind not in operator.kinds or not fits(operator, kind, rule.value):
        yield _("The comparison with {rows} has no fitting value.").format(rows=_(sources[rule.rows].title))


def figure_field(figure: Figure, source: RowSource) -> Field:
    """Return what a sound figure is, as a field: its kind, its unit and the words for its values."""
    measured = source.fields.get(figure.field or "")
    if measured is None or figure.measure in _COUNTED or figure.measure is Measure.SHARE:
        unit = "share" if figure.measure is Measure.SHARE else ""
        return Field(key="", title="", kind=Kind.NUMBER, column="", source=figure.rows, unit=unit)
    return measured


def figure_faults(figure: Figure, sources: Mapping[str, RowSource], is_ranked: bool = False) -> Iterator[str]:
    """Yield what is wrong with a figure. is_ranked: it must have an order."""
    source = sources.get(figure.rows)
    if source is None:
        yield _("There are no rows called “{rows}”.").format(rows=figure.rows)
        return
    yield from _measure_faults(figure, source)
    yield from _window_faults(figure.window)
    for rule in (figure.where, figure.part):
        if rule is not None:
            yield from _row_rule_faults(rule, source)
    if is_ranked and figure_field(figure, source).kind not in _NUMBERS | {Kind.DATE}:
        yield _("People cannot be ranked by “{field}”: it is no number.").format(field=figure.field)


def in_time_faults(rule: InTime, sources: Mapping[str, RowSource]) -> Iterator[str]:
    """Yield what is wrong with a condition on how rows follow each other."""
    for rows in (rule.rows, rule.then) if isinstance(rule, Followed) else (rule.rows,):
        if rows.key not in sources:
            yield _("There are no rows called “{rows}”.").format(rows=rows.key)
            return
        if rows.where is not None:
            yield from _row_rule_faults(rows.where, sources[rows.key])
    if isinstance(rule, Occurrence):
        yield from _row_rule_faults(rule.has, sources[rule.rows.key])
    if isinstance(rule, Occurrence | Followed | Restarted):
        yield from _window_faults(rule.window)
    spans: tuple[Span | None, ...] = ()
    match rule:
        case Followed(within=span) | Stopped(quiet=span) | Restarted(gap=span) | Regularly(period=span):
            spans = (span,)
    if not all(span is None or is_span(span) for span in spans):
        yield _("A length of time is missing, or longer than a hundred years.")
    if isinstance(rule, Stopped | Regularly):
        yield from _times_faults(rule)


def _times_faults(rule: Stopped | Regularly) -> Iterator[str]:
    if not _is_count(rule.least, _MOST_TIMES):
        yield _("“{n}” is no number of times.").format(n=rule.least)
    if not isinstance(rule, Regularly):
        return
    of_periods, in_periods = rule.of_periods, rule.in_periods
    if not _is_count(of_periods, _MOST_PERIODS) or not _is_count(in_periods, cast(int, of_periods)):
        yield _("“{k} of {m} periods” cannot be: there may be 1 to {most}.").format(
            k=in_periods, m=of_periods, most=_MOST_PERIODS
        )
    elif not is_span(rule.period) or not 1 <= cast(int, rule.period.n) * cast(int, of_periods) <= _most(rule.period):
        yield _("The periods must be at least one day long each, and a hundred years at most together.")


def _most(span: Span) -> int:
    return MOST_OF_UNIT[span.unit]


def _is_count(value: object, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most


def _measure_faults(figure: Figure, source: RowSource) -> Iterator[str]:
    measured = source.fields.get(figure.field or "")
    is_whole_share = figure.measure is Measure.SHARE and figure.field is None
    if figure.measure is not Measure.COUNT and not is_whole_share:
        if figure.field is None:
            yield _("“{measure}” needs “of”: the field that is measured.").format(measure=figure.measure)
        elif measured is None:
            yield _("There is no field “{field}”.").format(field=figure.field)
        elif measured.kind not in _MEASURABLE[figure.measure]:
            yield _("“{field}” is of a kind that cannot be measured so.").format(field=_(measured.title))
    if (figure.part is None) == (figure.measure is Measure.SHARE):
        yield _("A share must say of which rows, and only a share may.")


def _window_faults(window: Window) -> Iterator[str]:
    if not all(span is None or is_span(span) for span in (window.length, window.skip)):
        yield _("A length of time is missing, or longer than a hundred years.")


def _row_rule_faults(rule: Rule, source: RowSource) -> Iterator[str]:
    if depth(rule) > _MOST_LEVELS:
        yield _("Its groups stand inside each other more than {n} deep.").format(n=_MOST_LEVELS)
        return
    match rule:
        case All(rules) | AnyOf(rules):
            for part in rules:
                yield from _row_rule_faults(part, source)
        case Not(inner):
            yield from _row_rule_faults(inner, source)
        case Is():
            asked = field_of(rule, source.fields)
            yield from comparison_faults(asked, rule) if isinstance(asked, Field) else (asked,)
        case Everyone():
            pass
        case _:
            yield _("A condition on {rows} may only ask about their own fields.").format(rows=_(source.title))
