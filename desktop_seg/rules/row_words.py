"""Conditions on rows in words: figures, and how rows follow each other in time. Whole templates with holes.

Used by: rules/words.py, which says the conditions inside.
"""

from collections.abc import Callable, Mapping
from typing import cast

from desktop_seg.base.i18n import N_, _, format_date, format_number
from desktop_seg.model.period import to_date
from desktop_seg.rules.context import RowSource
from desktop_seg.rules.tree import (
    End,
    Figure,
    Followed,
    InTime,
    Measure,
    Occurrence,
    Regularly,
    Restarted,
    Rows,
    Rule,
    Stopped,
    Which,
    Window,
)
from desktop_seg.rules.value_words import span_words

SayFilter = Callable[[RowSource, Rule], str]
"""How a rule over the fields of a source is said; it always stands in brackets."""

Sources = Mapping[str, RowSource]

_MEASURES = {
    Measure.COUNT: N_("the number of {rows}"),
    Measure.SUM: N_("the total of “{field}” over {rows}"),
    Measure.MEAN: N_("the mean of “{field}” over {rows}"),
    Measure.LEAST: N_("the smallest “{field}” among {rows}"),
    Measure.MOST: N_("the largest “{field}” among {rows}"),
    Measure.DISTINCT: N_("the number of different “{field}” among {rows}"),
    Measure.FIRST: N_("“{field}” of the first of {rows}"),
    Measure.LAST: N_("“{field}” of the last of {rows}"),
}

# {first}: the rows it is about; {then}: those that come after.
_FOLLOWED = {
    (Which.ANY, True): N_("after one of {first} there were {then}"),
    (Which.ANY, False): N_("after one of {first} there were never any {then}"),
    (Which.EVERY, True): N_("after each of {first} there were {then}"),
    (Which.EVERY, False): N_("after none of {first} there were {then}"),
    (Which.FIRST, True): N_("after the first of {first} there were {then}"),
    (Which.FIRST, False): N_("after the first of {first} there were never any {then}"),
    (Which.LAST, True): N_("after the last of {first} there were {then}"),
    (Which.LAST, False): N_("after the last of {first} there were never any {then}"),
}
_FOLLOWED_WITHIN = {
    (Which.ANY, True): N_("within {span} after one of {first} there were {then}"),
    (Which.ANY, False): N_("within {span} after one of {first} there were no {then}"),
    (Which.EVERY, True): N_("within {span} after each of {first} there were {then}"),
    (Which.EVERY, False): N_("within {span} after none of {first} there were {then}"),
    (Which.FIRST, True): N_("within {span} after the first of {first} there were {then}"),
    (Which.FIRST, False): N_("within {span} after the first of {first} there were no {then}"),
    (Which.LAST, True): N_("within {span} after the last of {first} there were {then}"),
    (Which.LAST, False): N_("within {span} after the last of {first} there were no {then}"),
}


def figure_words(figure: Figure, sources: Sources, say: SayFilter) -> str:
    """Return what a figure is, as the subject of a clause."""
    source = sources[figure.rows]
    rows = rows_words(Rows(figure.rows, figure.where), figure.window, sources, say)
    field = _(source.fields[figure.field].title) if figure.field else ""
    if figure.measure is not Measure.SHARE:
        return _(_MEASURES[figure.measure]).format(rows=rows, field=field)
    part = say(source, cast(Rule, figure.part))
    if figure.field:
        return _("the share of “{field}” ({part}) in {rows}").format(field=field, rows=rows, part=part)
    return _("the share ({part}) of {rows}").format(rows=rows, part=part)


def in_time_words(rule: InTime, sources: Sources, say: SayFilter) -> str:
    """Return how rows follow each other, as a clause."""
    match rule:
        case Occurrence(end, rows, has, window):
            said = rows_words(rows, window, sources, say)
            template = (
                _("on the first day with {rows} ({condition})")
                if end is End.FIRST
                else _("on the last day with {rows} ({condition})")
            )
            return template.format(rows=said, condition=say(sources[rows.key], has))
        case Followed():
            return _followed_words(rule, sources, say)
        case Stopped():
            return _stopped_words(rule, sources, say)
        case Restarted(rows, gap, window):
            return _("{rows} after a pause of at least {span}").format(
                rows=rows_words(rows, window, sources, say), span=span_words(gap)
            )
        case Regularly():
            return _regularly_words(rule, sources, say)


def rows_words(rows: Rows, window: Window, sources: Sources, say: SayFilter) -> str:
    """Return which rows are meant and when: "sale lines in the last 3 months (category is “Seeds”)"."""
    source = sources[rows.key]
    said = _(source.title)
    if window != Window():
        said = _("{rows} {window}").format(rows=said, window=window_words(window))
    if rows.where is not None:
        said = _("{rows} ({condition})").format(rows=said, condition=say(source, rows.where))
    return said


def window_words(window: Window) -> str:
    """Return a stretch of days: "in the last 3 months", "since 1 Jan 2026"."""
    days = _days_words(window)
    if window.length is None and window.skip is None:
        return days
    said = _spans_words(window)
    return _("{span}, {days}").format(span=said, days=days) if days else said


def _spans_words(window: Window) -> str:
    if window.length is not None and window.skip is not None:
        return _("in the {span} that ended {skip} ago").format(
            span=span_words(window.length), skip=span_words(window.skip)
        )
    if window.length is not None:
        return _("in the last {span}").format(span=span_words(window.length))
    return _("until {skip} ago").format(skip=span_words(window.skip)) if window.skip is not None else ""


def _days_words(window: Window) -> str:
    first = None if window.first is None else format_date(to_date(window.first))
    last = None if window.last is None else format_date(to_date(window.last))
    if first is not None and last is not None:
        return _("from {first} to {last}").format(first=first, last=last)
    if first is not None:
        return _("since {day}").format(day=first)
    return "" if last is None else _("until {day}").format(day=last)


def _followed_words(rule: Followed, sources: Sources, say: SayFilter) -> str:
    first = rows_words(rule.rows, rule.window, sources, say)
    then = rows_words(rule.then, Window(), sources, say)
    templates = _FOLLOWED if rule.within is None else _FOLLOWED_WITHIN
    span = "" if rule.within is None else span_words(rule.within)
    said = _(templates[rule.which, rule.is_followed]).format(first=first, then=then, span=span)
    return _("{condition} (the same day counts)").format(condition=said) if rule.same_day else said


def _stopped_words(rule: Stopped, sources: Sources, say: SayFilter) -> str:
    return _("at least {n} of {rows} before, but none in the last {span}").format(
        n=format_number(cast(int, rule.least)),
        rows=rows_words(rule.rows, Window(), sources, say),
        span=span_words(rule.quiet),
    )


def _regularly_words(rule: Regularly, sources: Sources, say: SayFilter) -> str:
    n, m = cast(int, rule.least), cast(int, rule.of_periods)
    return _("in {k} or more of the last {m} periods of {span} each time at least {n} of {rows}").format(
        k=format_number(cast(int, rule.in_periods)),
        m=format_number(m),
        span=span_words(rule.period),
        n=format_number(n),
        rows=rows_words(rule.rows, Window(), sources, say),
    )
