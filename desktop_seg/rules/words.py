"""A rule as a sentence in the owner's language, from whole templates: operators bring theirs, groups and rows below.

Lists are joined by the language's own rules ("a, b and c"); a group inside a group stands in brackets.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import cast

from desktop_seg.base.i18n import _, format_date, format_list, format_money, format_number, format_share, ngettext
from desktop_seg.model.field import Field, Kind
from desktop_seg.model.period import to_date
from desktop_seg.rules.context import RowSource
from desktop_seg.rules.operators import OPERATORS
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
    Rule,
    Span,
    Top,
    Value,
    Values,
    Window,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """What a sentence needs to know of the shop.

    fields, sources: by key. currency: of money. segment_title(key): how another segment is called.
    """

    fields: Mapping[str, Field]
    sources: Mapping[str, RowSource]
    currency: str
    segment_title: Callable[[str], str]


def sentence(rule: Rule, speaker: Speaker) -> str:
    """Return a filled rule as one sentence about people. Raises KeyError for fields that do not exist."""
    if isinstance(rule, Everyone):
        return _("Everyone.")
    return _("People for whom this holds: {condition}.").format(condition=_said(rule, speaker, False))


def clause(rule: Rule, speaker: Speaker) -> str:
    """Return one condition as a clause, for lists of conditions."""
    return _said(rule, speaker, False)


def span_words(span: Span) -> str:
    """Return a length of time in words: "1 day", "3 months"."""
    n = int(cast(int, span.n))
    form = {
        "days": ngettext("{n} day", "{n} days", n),
        "weeks": ngettext("{n} week", "{n} weeks", n),
        "months": ngettext("{n} month", "{n} months", n),
        "years": ngettext("{n} year", "{n} years", n),
    }[span.unit]
    return form.format(n=format_number(n))


def _said(rule: Rule, speaker: Speaker, inside: bool) -> str:
    match rule:
        case All(rules) | AnyOf(rules):
            return _group(rule, rules, speaker, inside)
        case Not(inner):
            return _("not: {condition}").format(condition=_said(inner, speaker, True))
        case AsOf(days, inner):
            ago = span_words(Span(cast(int, days)))
            return _("{span} before, this held: {condition}").format(span=ago, condition=_said(inner, speaker, True))
        case Happened():
            return _rows(rule, speaker)
        case Is():
            return _is(rule, speaker)
        case _:
            return _single(rule, speaker)


def _single(rule: Rule, speaker: Speaker) -> str:
    match rule:
        case InSegment(key):
            return _("in the segment “{segment}”").format(segment=speaker.segment_title(key))
        case Listed(keys):
            n = len(keys)
            return ngettext("{n} person named one by one", "{n} people named one by one", n).format(n=format_number(n))
        case Top(key, share, among):
            title, part = _(speaker.fields[key].title), format_share(cast(float, share), 0 if _whole(share) else 1)
            if among is None:
                return _("in the top {share} by {field}").format(share=part, field=title)
            return _("in the top {share} by {field} among those for whom: {condition}").format(
                share=part, field=title, condition=_said(among, speaker, True)
            )
    return _("everyone")


def _whole(share: object) -> bool:
    return isinstance(share, int | float) and abs(share * 100 - round(share * 100)) < 1e-9


def _group(rule: Rule, rules: tuple[Rule, ...], speaker: Speaker, inside: bool) -> str:
    if not rules:
        return _("everyone") if isinstance(rule, All) else _("nobody")
    if len(rules) == 1:
        return _said(rules[0], speaker, inside)
    joined = format_list([_said(part, speaker, True) for part in rules], "standard" if isinstance(rule, All) else "or")
    return _("({conditions})").format(conditions=joined) if inside else joined


def _is(rule: Is, speaker: Speaker) -> str:
    asked = speaker.fields[cast(str, rule.field)]
    said = _compared(_(asked.title), asked, rule.operator, rule.value, speaker)
    if rule.including_unknown:
        return _("{condition} (or not known)").format(condition=said)
    return said


def _compared(subject: str, asked: Field, operator_key: str, value: Values, speaker: Speaker) -> str:
    operator = OPERATORS[operator_key]
    template = _(operator.sentence)
    if isinstance(value, tuple) and operator_key in ("one_of", "none_of"):
        return template.format(field=subject, value=format_list([_value(v, asked, speaker) for v in value], "or"))
    first, other = value if isinstance(value, tuple) else (value, None)
    return template.format(
        field=subject,
        value="" if first is None else _value(first, asked, speaker),
        other="" if other is None else _value(other, asked, speaker),
    )


def _value(value: Value, asked: Field, speaker: Speaker) -> str:
    match value:
        case Span():
            return span_words(value)
        case Day(number):
            return format_date(to_date(number))
        case str():
            return _("“{text}”").format(text=_choice(value, asked))
    return _number(cast(float, value), asked, speaker)


def _choice(value: str, asked: Field) -> str:
    return next((_(choice.title) for choice in asked.choices if choice.key == value), value)


def _number(value: float, asked: Field, speaker: Speaker) -> str:
    if asked.kind is Kind.MONEY:
        return format_money(value, speaker.currency)
    if asked.unit == "share":
        return format_share(value)
    if asked.unit == "days" and value == int(value):
        return span_words(Span(int(value)))
    return format_number(value, 0 if value == int(value) else 1)


def _rows(rule: Happened, speaker: Speaker) -> str:
    source = speaker.sources[rule.rows]
    measured = source.fields.get(rule.field or "")
    subject = _measured(rule.measure).format(rows=_(source.title), field=_(measured.title) if measured else "")
    if rule.where is not None:
        inner = replace(speaker, fields=source.fields, sources={})
        subject = _("{measured} where {condition}").format(measured=subject, condition=_said(rule.where, inner, True))
    if rule.window != Window():
        subject = _("{measured}, {window}").format(measured=subject, window=_window(rule.window))
    counted = Field(key="", title="", kind=Kind.NUMBER, column="", source="")
    asked = measured if measured and rule.measure not in (Measure.COUNT, Measure.DISTINCT) else counted
    return _compared(subject, asked, rule.operator, rule.value, speaker)


def _measured(measure: Measure) -> str:
    return {
        Measure.COUNT: _("the number of {rows}"),
        Measure.SUM: _("the total of “{field}” over {rows}"),
        Measure.MEAN: _("the mean of “{field}” over {rows}"),
        Measure.LEAST: _("the smallest “{field}” among {rows}"),
        Measure.MOST: _("the largest “{field}” among {rows}"),
        Measure.DISTINCT: _("the number of different “{field}” among {rows}"),
    }[measure]


def _window(window: Window) -> str:
    if window.length is not None and window.skip is not None:
        return _("in the {span} that ended {skip} ago").format(
            span=span_words(window.length), skip=span_words(window.skip)
        )
    if window.length is not None:
        return _("in the last {span}").format(span=span_words(window.length))
    if window.skip is not None:
        return _("until {skip} ago").format(skip=span_words(window.skip))
    if window.first is None or window.last is None:
        day = window.last if window.first is None else window.first
        said = format_date(to_date(cast(int, day)))
        return _("until {day}").format(day=said) if window.first is None else _("since {day}").format(day=said)
    first, last = format_date(to_date(window.first)), format_date(to_date(window.last))
    return _("from {first} to {last}").format(first=first, last=last)
