"""What is wrong with one comparison: the field, the operator, the value. Used by: check.py, row_check.py."""

import math
from collections.abc import Iterator, Mapping

from desktop_seg.base.i18n import _
from desktop_seg.model.field import Field, Kind
from desktop_seg.rules.operators import OPERATORS, Operator, Takes
from desktop_seg.rules.tree import Day, Is, Span, Values

# A hundred years of each unit: what lies further back or ahead is no day of a calendar.
MOST_OF_UNIT = {"days": 36_525, "weeks": 5_218, "months": 1_200, "years": 100}

_LARGEST = 2**53  # whole numbers up to here are exact in every place they pass through


def field_of(rule: Is, fields: Mapping[str, Field]) -> Field | str:
    """Return the field a condition asks about, or the fault that there is none."""
    found = fields.get(rule.field) if isinstance(rule.field, str) else None
    return found or _("There is no field “{field}”.").format(field=rule.field)


def comparison_faults(asked: Field, rule: Is) -> Iterator[str]:
    """Yield what is wrong with the comparison of a field with a value."""
    operator = OPERATORS.get(rule.operator)
    if operator is None:
        yield _("There is no comparison “{operator}”.").format(operator=rule.operator)
    elif asked.kind not in operator.kinds:
        yield _("“{field}” cannot be compared by “{operator}”.").format(
            field=_(asked.title), operator=_(operator.title)
        )
    elif not fits(operator, asked.kind, rule.value):
        yield _("The value for “{field}” is missing or of another kind.").format(field=_(asked.title))


def fits(operator: Operator, kind: Kind, value: Values) -> bool:
    """Return whether a value is what an operator needs for a kind of field."""
    match operator.takes:
        case Takes.NOTHING:
            return value is None
        case Takes.ONE:
            return _is_value(kind, value)
        case Takes.TWO:
            return isinstance(value, tuple) and len(value) == 2 and all(_is_value(kind, part) for part in value)
        case Takes.LIST:
            return isinstance(value, tuple) and all(_is_text(part) or _is_number(part) for part in value)
        case Takes.SPAN:
            return is_span(value)
        case Takes.TWO_SPANS:
            return isinstance(value, tuple) and len(value) == 2 and all(is_span(part) for part in value)


def is_span(value: object) -> bool:
    """Return whether a value is a length of time that can be counted from a day: up to a hundred years."""
    return isinstance(value, Span) and isinstance(value.n, int) and 0 <= value.n <= MOST_OF_UNIT.get(value.unit, -1)


def _is_value(kind: Kind, value: Values) -> bool:
    if kind in (Kind.TEXT, Kind.CHOICE):
        return _is_text(value)
    if kind is Kind.DATE:
        return isinstance(value, Day)
    return _is_number(value)


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and abs(value) <= _LARGEST


def _is_text(value: object) -> bool:
    # A file may write half a letter ("\\ud800"), which no text in the shop file can be compared with.
    return isinstance(value, str) and not any(0xD800 <= ord(letter) <= 0xDFFF for letter in value)
