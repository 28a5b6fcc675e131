"""A rule as a sentence in the owner's language, from whole templates: operators bring theirs, groups stand below.

Lists are joined by the language's own rules ("a, b and c"); a group inside a group stands in brackets.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import cast

from desktop_seg.base.i18n import _, format_list, format_number, ngettext
from desktop_seg.model.field import Field
from desktop_seg.rules.context import RowSource
from desktop_seg.rules.row_check import figure_field
from desktop_seg.rules.row_words import figure_words, in_time_words, rows_words
from desktop_seg.rules.tree import (
    All,
    AnyOf,
    AsOf,
    Everyone,
    Figure,
    Happened,
    InSegment,
    InTime,
    Is,
    Listed,
    Measure,
    Not,
    Rows,
    Rule,
    Span,
    Top,
)
from desktop_seg.rules.value_words import compared, share_words, span_words

__all__ = ["Speaker", "clause", "sentence", "span_words"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """What a sentence needs to know of the shop.

    fields, sources: by key. currency: of money. segment_title(key): how another segment is called. own_words: says a
    rule in better words than it has by itself, None where there are none.
    """

    fields: Mapping[str, Field]
    sources: Mapping[str, RowSource]
    currency: str
    segment_title: Callable[[str], str]
    own_words: "Callable[[Rule, Speaker], str | None] | None" = None


def sentence(rule: Rule, speaker: Speaker) -> str:
    """Return a filled rule as one sentence about people. Raises KeyError for fields that do not exist."""
    if isinstance(rule, Everyone):
        return _("Everyone.")
    return _("Everyone who matches: {condition}.").format(condition=_said(rule, speaker, False))


def clause(rule: Rule, speaker: Speaker) -> str:
    """Return one condition as a clause, for lists of conditions."""
    return _said(rule, speaker, False)


def _said(rule: Rule, speaker: Speaker, inside: bool) -> str:
    own = speaker.own_words(rule, speaker) if speaker.own_words is not None else None
    if own is not None:
        return _("({conditions})").format(conditions=own) if inside else own
    return _by_itself(rule, speaker, inside)


def _by_itself(rule: Rule, speaker: Speaker, inside: bool) -> str:
    match rule:
        case All(rules) | AnyOf(rules):
            return _group(rule, rules, speaker, inside)
        case Not(AnyOf(rules)) if len(rules) > 1:
            parts = format_list([_said(part, speaker, True) for part in rules], "or")
            said = _("none of these: {conditions}").format(conditions=parts)
            return _("({conditions})").format(conditions=said) if inside else said
        case Not(inner):
            return _("not: {condition}").format(condition=_said(inner, speaker, True))
        case AsOf(days, inner):
            ago = span_words(Span(cast(int, days)))
            return _("{span} ago: {condition}").format(span=ago, condition=_said(inner, speaker, True))
        case Is() | Happened():
            said = _compared(rule, speaker)
            return _("{condition} (or not known)").format(condition=said) if rule.including_unknown else said
        case Top():
            return _top(rule, speaker)
        case _ if isinstance(rule, InTime):
            return in_time_words(rule, speaker.sources, _filter(speaker))
    return _single(rule, speaker)


def _single(rule: Rule, speaker: Speaker) -> str:
    match rule:
        case InSegment(key):
            return _("in the segment “{segment}”").format(segment=speaker.segment_title(key))
        case Listed(keys):
            n = len(keys)
            return ngettext("{n} person named one by one", "{n} people named one by one", n).format(n=format_number(n))
    return _("everyone")


def _group(rule: Rule, rules: tuple[Rule, ...], speaker: Speaker, inside: bool) -> str:
    if not rules:
        return _("everyone") if isinstance(rule, All) else _("nobody")
    if len(rules) == 1:
        return _said(rules[0], speaker, inside)
    joined = format_list([_said(part, speaker, True) for part in rules], "standard" if isinstance(rule, All) else "or")
    return _("({conditions})").format(conditions=joined) if inside else joined


def _compared(rule: Is | Happened, speaker: Speaker) -> str:
    if isinstance(rule, Is):
        asked = speaker.fields[cast(str, rule.field)]
        return compared(_(asked.title), asked, rule.operator, rule.value, speaker.currency)
    if rule.measure is Measure.COUNT:
        return _counted(rule, speaker)
    subject = figure_words(rule.figure, speaker.sources, _filter(speaker))
    asked = figure_field(rule.figure, speaker.sources[rule.rows])
    return compared(subject, asked, rule.operator, rule.value, speaker.currency)


def _counted(rule: Happened, speaker: Speaker) -> str:
    """Say how many rows there were: "there were no returns" rather than "the number of returns is exactly 0"."""
    rows = rows_words(Rows(rule.rows, rule.where), rule.window, speaker.sources, _filter(speaker))
    match rule.operator, rule.value:
        case ("at_least", 1) | ("over", 0):
            return _("there were {rows}").format(rows=rows)
        case ("equals", 0) | ("at_most", 0) | ("below", 1):
            return _("there were no {rows}").format(rows=rows)
    asked = figure_field(rule.figure, speaker.sources[rule.rows])
    return compared(rows, asked, rule.operator, rule.value, speaker.currency)


def _top(rule: Top, speaker: Speaker) -> str:
    share = share_words(cast(float, rule.share))
    if isinstance(rule.field, Figure):
        measure = figure_words(rule.field, speaker.sources, _filter(speaker))
    else:
        measure = _(speaker.fields[rule.field].title)
    if rule.among is None:
        return _("in the top {share} by {field}").format(share=share, field=measure)
    return _("in the top {share} by {field}, of those who match: {condition}").format(
        share=share, field=measure, condition=_said(rule.among, speaker, True)
    )


def _filter(speaker: Speaker) -> Callable[[RowSource, Rule], str]:
    return lambda source, rule: _said(rule, replace(speaker, fields=source.fields, sources={}, own_words=None), False)
