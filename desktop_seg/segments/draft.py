"""One condition while it is made: comparison and values that may still be missing, and the cuts it makes in a field.

No screen and no shop file. Used by flow.py and the segment wizard, which shows a draft twice: as cut lines on the chart
of the field and as boxes for its values. A cut c parts "below c" from "c and more".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_seg.model.field import Field, Kind
from desktop_seg.rules.days import span_days
from desktop_seg.rules.operators import OPERATORS, Operator, Takes
from desktop_seg.rules.tree import Day, Is, Span, Value, Values

_USUAL = {
    Kind.NUMBER: "at_least",
    Kind.MONEY: "at_least",
    Kind.TEXT: "one_of",
    Kind.CHOICE: "one_of",
    Kind.DATE: "in_last",
    Kind.YES_NO: "yes",
    Kind.SEVERAL: "has",
}
_USUAL_SPAN = Span(90)


@dataclass(slots=True)
class Draft:
    """One condition while it is made. first, second: what stands in the fields for its values, None while empty."""

    field: Field
    operator: str
    first: Value | None = None
    second: Value | None = None
    listed: tuple[str, ...] = ()
    including_unknown: bool = False

    @property
    def takes(self) -> Takes:
        """What values its comparison needs."""
        return comparison(self).takes

    @property
    def asks_for_unknown(self) -> bool:
        """Whether the comparison itself is about being known, so that "not known" is no further question."""
        return self.operator in ("known", "unknown")

    def condition(self) -> Is | None:
        """Return the condition, None while a value is missing."""
        value = self._value()
        if value is None and self.takes is not Takes.NOTHING:
            return None
        return Is(self.field.key, self.operator, value, self.including_unknown and not self.asks_for_unknown)

    def _value(self) -> Values:
        match self.takes:
            case Takes.NOTHING:
                return None
            case Takes.LIST:
                return self.listed or None
            case Takes.TWO | Takes.TWO_SPANS:
                if self.first is None or self.second is None:
                    return None
                return _in_order(self.first, self.second)
            case _:
                return self.first


def comparison(draft: Draft) -> Operator:
    """Return the operator of a draft."""
    return OPERATORS[draft.operator]


def draft_of(asked: Field, cut: float | None = None) -> Draft:
    """Return the usual condition on a field. cut: where numbers are parted; None leaves the value open."""
    draft = Draft(asked, _USUAL[asked.kind])
    if asked.kind is Kind.DATE:
        draft.first = _USUAL_SPAN
    elif cut is not None:
        draft.first = _number(cut)
    return draft


def draft_from(asked: Field, condition: Is) -> Draft:
    """Return the draft that makes a condition again, to change it."""
    draft = Draft(asked, condition.operator, including_unknown=condition.including_unknown)
    if draft.takes is Takes.LIST:
        draft.listed = tuple(str(word) for word in condition.value) if isinstance(condition.value, tuple) else ()
    elif isinstance(condition.value, tuple):
        draft.first, draft.second = condition.value
    else:
        draft.first = condition.value
    return draft


def with_operator(draft: Draft, operator: str, as_of: int) -> Draft:
    """Return the draft with another comparison; values that still fit stay, cuts keep their places."""
    made = replace(draft, operator=operator)
    old, new = OPERATORS[draft.operator].takes, OPERATORS[operator].takes
    spans = (Takes.SPAN, Takes.TWO_SPANS)
    if new in spans and old not in spans:
        made.first, made.second = _USUAL_SPAN, None
    elif old in spans and new not in spans:
        first = span_days(draft.operator, as_of, draft.first)[0] if isinstance(draft.first, Span) else as_of
        made.first, made.second = Day(first), None
    if new is Takes.TWO and made.second is None:
        made.second = Day(as_of) if draft.field.kind is Kind.DATE else made.first
    if new is Takes.TWO_SPANS and made.second is None and isinstance(made.first, Span):
        made.second = Span(int(str(made.first.n)) * 2, made.first.unit)
    return made


def band(asked: Field, first: float | None, before: float | None, is_whole: bool) -> Draft:
    """Return the condition that holds for first <= value < before (None: open), as an owner would say it.

    is_whole: the field only has whole values (cents for money). Of other fields "between" takes in its upper end: the
    one value in two bands is better than values in none.
    """
    if asked.kind is Kind.DATE:
        return _date_band(asked, first, before)
    if first is None:
        return Draft(asked, "below", _number(before))
    if before is None:
        return Draft(asked, "at_least", _number(first))
    return Draft(asked, "between", _number(first), _number(before - 1 if is_whole else before))


def _date_band(asked: Field, first: float | None, before: float | None) -> Draft:
    if first is None:
        return Draft(asked, "before", None if before is None else Day(int(before)))
    if before is None:
        return Draft(asked, "after", Day(int(first) - 1))
    return Draft(asked, "between", Day(int(first)), Day(int(before) - 1))


def cuts(draft: Draft, is_whole: bool, as_of: int) -> tuple[float, ...]:
    """Return where the condition cuts the field, ascending; none where it does not part it by size."""
    step = _step(draft, is_whole)
    match draft.operator:
        case "below" | "at_least" | "before":
            found = [_place(draft.first)]
        case "over" | "at_most" | "after":
            found = [_place(draft.first, step)]
        case "between":
            first, second = _place(draft.first), _place(draft.second)
            ordered = None if first is None or second is None else sorted((first, second))
            found = [None] if ordered is None else [ordered[0], ordered[1] + step]
        case "in_last" | "longer_ago":
            span = draft.first
            found = [float(span_days(draft.operator, as_of, span)[0]) if isinstance(span, Span) else None]
        case _:
            found = []
    return tuple(cut for cut in found if cut is not None)


def moved(draft: Draft, wanted: Sequence[float], is_whole: bool, as_of: int) -> Draft:
    """Return the draft whose cuts are the wanted ones, as many as it has; a stretch of time becomes one in days."""
    step = _step(draft, is_whole)
    make = _day if draft.field.kind is Kind.DATE else _number
    match draft.operator:
        case "below" | "at_least" | "before":
            return replace(draft, first=make(wanted[0]))
        case "over" | "at_most" | "after":
            return replace(draft, first=make(wanted[0] - step))
        case "between":
            low, high = sorted(wanted)
            return replace(draft, first=make(low), second=make(max(low, high - step)))
        case "in_last":
            return replace(draft, first=Span(max(0, as_of + 1 - int(wanted[0]))))
        case "longer_ago":
            return replace(draft, first=Span(max(0, as_of - int(wanted[0]))))
    return draft


def _step(draft: Draft, is_whole: bool) -> int:
    return 1 if is_whole or draft.field.kind is Kind.DATE else 0


def _place(value: Value | None, further: int = 0) -> float | None:
    if isinstance(value, Day):
        return float(value.number + further)
    return float(value) + further if isinstance(value, int | float) else None


def _day(value: float) -> Day:
    return Day(int(value))


def _number(value: float | None) -> int | float | None:
    return None if value is None else int(value) if value == int(value) else value


def _in_order(first: Value, second: Value) -> tuple[Value, Value]:
    """Return two values with the smaller first: 37 to 24 means 24 to 37."""
    if isinstance(first, Day) and isinstance(second, Day):
        return (first, second) if first.number <= second.number else (second, first)
    if isinstance(first, int | float) and isinstance(second, int | float):
        return (first, second) if first <= second else (second, first)
    return first, second
