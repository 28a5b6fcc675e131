"""What all cells of a column say about the field it was given: the style they are read by, and a sentence for people.

One pass of counting per column; the styles of the whole file are decided together, because one date that settles the
order settles it for the other date columns too. In: cleaning. Used by: inspect.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.importing.cleaning.column import (
    EXAMPLES,
    NO_WORDS,
    Choice,
    Converted,
    Decision,
    Evidence,
    Example,
    Fault,
    FaultKind,
    Finding,
    FindingKind,
    Hint,
    KnownWords,
    Per,
    Sample,
    Style,
    Undecided,
)
from desktop_seg.importing.cleaning.date import DateEvidence, DateStyle
from desktop_seg.importing.cleaning.date_text import DateOrder
from desktop_seg.importing.cleaning.money import MoneyEvidence, MoneyStyle
from desktop_seg.importing.cleaning.number import NumberEvidence, NumberStyle, shortened_finding
from desktop_seg.importing.cleaning.text import written
from desktop_seg.importing.cleaning.value import Cell
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.inspection import CheckState, ColumnCheck
from desktop_seg.importing.question import chosen_style

NOT_IMPORTED = ColumnCheck(CheckState.IDLE, "")

_DATES = frozenset({ValueKind.MOMENT, ValueKind.DATE, ValueKind.PLANNED_DATE, ValueKind.BIRTH_DATE})


# Texts and numbers that are names can always be kept; to look for faults in them would only take time.
ALWAYS_FINE = frozenset(
    {ValueKind.TEXT, ValueKind.CHOICE, ValueKind.NAME, ValueKind.FULL_NAME, ValueKind.ID, ValueKind.CHOICES}
)


@dataclass(frozen=True, slots=True)
class Unusable:
    """Cells of a column that give no value. reason: the most frequent one. examples: the first texts.

    shortened: those of them whose last digits Excel has dropped.
    """

    count: int = 0
    reason: str = ""
    examples: tuple[str, ...] = ()
    shortened: int = 0


def unusable(cells: Counter[Cell], values: Mapping[Cell, Converted]) -> Unusable:
    """Count the cells of a column (the different ones, with how often each occurs) that give no value.

    values: what each of them was read as.
    """
    reasons: Counter[str] = Counter()
    examples: list[str] = []
    shortened = 0
    for cell, times in cells.items():
        value = values[cell]
        # Of amounts in another currency the owner is asked.
        if isinstance(value, Fault) and value.kind is not FaultKind.OTHER_CURRENCY:
            reasons[value.reason] += times
            shortened += times if value.kind is FaultKind.SHORTENED else 0
            if len(examples) < EXAMPLES:
                examples.append(written(cell))
    if not reasons:
        return Unusable()
    return Unusable(reasons.total(), reasons.most_common(1)[0][0], tuple(examples), shortened)


@dataclass(frozen=True, slots=True)
class Counted:
    """A column with its counts. unusable: how many cells a style cannot read.

    per: whose amounts they are, see Hint. currency: that of its heading, "" when it names none.
    words: what is known of them beforehand.
    answer: the owner's word for its style, "" none. chosen: the style the owner took in the wizard. remembered: that of
    last time; it counts only where nothing in the file decides.
    """

    index: int
    header: str
    value: ValueKind
    evidence: Evidence
    unusable: Callable[[Style], Unusable]
    answer: str = ""
    chosen: Style | None = None
    remembered: Style | None = None
    per: Per = Per.LINE
    currency: str = ""
    words: KnownWords = NO_WORDS


@dataclass(frozen=True, slots=True)
class Settled:
    """How the column is read. open_point: what has to be asked; style is then the likelier one."""

    column: Counted
    style: Style
    check: ColumnCheck
    open_point: Undecided | None = None


def settle(columns: Sequence[Counted], hint: Hint) -> dict[int, Settled]:
    """Decide the styles of all columns of a file; hint: what the preset and the shop say. Returns them by column."""
    first = {column.index: _decide(column, replace(hint, date_order="", decimal="")) for column in columns}
    told = replace(
        hint,
        date_order=_common([_proved_order(column, first[column.index]) for column in columns]) or hint.date_order,
        decimal=_common([_proved_decimal(column, first[column.index]) for column in columns]) or hint.decimal,
    )
    settled = {}
    for column in columns:
        verdict = first[column.index]
        if isinstance(verdict, Undecided):
            verdict = _decide(column, told)
        settled[column.index] = _settled(column, verdict)
    return settled


def _decide(column: Counted, hint: Hint) -> Decision | Undecided:
    return column.evidence.decide(replace(hint, per=column.per, column_currency=column.currency, words=column.words))


def _settled(column: Counted, verdict: Decision | Undecided) -> Settled:
    choices = _choices(verdict)
    answered = chosen_style(column.answer, choices) if column.answer else _among(column.chosen, choices)
    if isinstance(verdict, Undecided):
        style = answered or _among(column.remembered, choices)
        if style is None:
            check = ColumnCheck(
                CheckState.ASK,
                verdict.question,
                column.evidence.filled,
                column.evidence.readable,
                choices[0].style,
                verdict.findings,
                choices,
            )
            return Settled(column, choices[0].style, check, verdict)
    else:
        style = answered or verdict.style
    return Settled(column, style, _check(column, style, verdict, choices))


def _among(style: Style | None, choices: tuple[Choice, ...]) -> Style | None:
    return next((each.style for each in choices if each.style == style), None)


def _choices(verdict: Decision | Undecided) -> tuple[Choice, ...]:
    if isinstance(verdict, Undecided):
        return verdict.choices
    own = Choice(verdict.style, "", ())
    return (own, *verdict.others) if verdict.others else ()


def _check(column: Counted, style: Style, verdict: Decision | Undecided, choices: tuple[Choice, ...]) -> ColumnCheck:
    evidence = column.evidence
    findings = tuple(finding for finding in verdict.findings if finding.kind is not FindingKind.UNREADABLE)
    bad = column.unusable(style)
    if bad.count:
        is_told = any(finding.kind is FindingKind.SHORTENED for finding in findings)
        findings += () if is_told else shortened_finding(Sample(bad.shortened, list(bad.examples)), evidence.filled)
        findings += (_finding(bad, evidence),)
    worth = [finding for finding in findings if finding.kind is not FindingKind.SERIALS]
    state, sentence = CheckState.GOOD, _sentence(column, style)
    if worth:
        state, sentence = CheckState.LOOK, worth[0].sentence
    others = tuple(choice for choice in choices if choice.title)
    return ColumnCheck(state, sentence, evidence.filled, evidence.filled - bad.count, style, findings, others)


def _finding(bad: Unusable, evidence: Evidence) -> Finding:
    sentence = ngettext("{n} cell cannot be used. {reason}", "{n} cells cannot be used. {reason}", bad.count)
    return Finding(
        FindingKind.UNREADABLE,
        sentence.format(n=format_number(bad.count), reason=bad.reason),
        bad.count,
        bad.count / max(1, evidence.filled),
        tuple(Example(text, "") for text in bad.examples),
    )


def _common(found: Sequence[str]) -> str:
    told = {each for each in found if each}
    return told.pop() if len(told) == 1 else ""


def _proved_order(column: Counted, verdict: Decision | Undecided) -> str:
    evidence = column.evidence
    says = isinstance(evidence, DateEvidence) and evidence.ways and not evidence.is_same_either_way
    proved = isinstance(verdict, Decision) and says
    style = verdict.style if isinstance(verdict, Decision) else None
    return style.order if proved and isinstance(style, DateStyle) else ""


def _proved_decimal(column: Counted, verdict: Decision | Undecided) -> str:
    evidence = column.evidence
    if not isinstance(verdict, Decision) or not isinstance(evidence, MoneyEvidence | NumberEvidence):
        return ""
    counts = evidence.decimals
    proved = counts.only_comma.count + counts.only_point.count
    style = verdict.style
    return style.decimal if proved and isinstance(style, MoneyStyle | NumberStyle) else ""


def _sentence(column: Counted, style: Style) -> str:
    n = column.evidence.readable
    if not n:
        return _("No cell of this column is filled.")
    kind = column.value
    if isinstance(style, DateStyle) and kind in _DATES:
        is_written = isinstance(column.evidence, DateEvidence) and column.evidence.ways
        text = _dates(n, style.order if is_written else None)
    elif isinstance(style, MoneyStyle | NumberStyle):
        text = _figures(n, _proved_decimal(column, Decision(style)), kind)
    else:
        text = _others(n, kind)
    return text.format(n=format_number(n))


def _dates(n: int, order: DateOrder | None) -> str:
    match order:
        case DateOrder.DMY:
            return ngettext("{n} date, day first", "{n} dates, day first", n)
        case DateOrder.MDY:
            return ngettext("{n} date, month first", "{n} dates, month first", n)
        case DateOrder.YMD:
            return ngettext("{n} date, year first", "{n} dates, year first", n)
        case _:
            return ngettext("{n} date", "{n} dates", n)


def _figures(n: int, decimal: str, kind: ValueKind) -> str:
    is_money = kind is ValueKind.MONEY
    if decimal == ",":
        return (
            ngettext("{n} amount, comma is the decimal sign", "{n} amounts, comma is the decimal sign", n)
            if is_money
            else ngettext("{n} number, comma is the decimal sign", "{n} numbers, comma is the decimal sign", n)
        )
    if decimal == ".":
        return (
            ngettext("{n} amount, point is the decimal sign", "{n} amounts, point is the decimal sign", n)
            if is_money
            else ngettext("{n} number, point is the decimal sign", "{n} numbers, point is the decimal sign", n)
        )
    return ngettext("{n} amount", "{n} amounts", n) if is_money else ngettext("{n} number", "{n} numbers", n)


def _others(n: int, kind: ValueKind) -> str:
    if kind is ValueKind.ID:
        return ngettext("{n} number, kept as it stands", "{n} numbers, kept as they stand", n)
    if kind is ValueKind.EMAIL:
        return ngettext("{n} e-mail address", "{n} e-mail addresses", n)
    if kind is ValueKind.PHONE:
        return ngettext("{n} phone number", "{n} phone numbers", n)
    if kind is ValueKind.CONTACT:
        return ngettext("{n} address or phone number", "{n} addresses and phone numbers", n)
    if kind is ValueKind.TIME:
        return ngettext("{n} time of day", "{n} times of day", n)
    return ngettext("{n} cell filled", "{n} cells filled", n)
