"""Comparisons with numbers and days as stretches of values, for those who hold a whole column in their hands.

A second form of the operators of rules/operators.py, for the ones that ask for one stretch. A test holds both together.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from desktop_seg.rules.days import back, span_days
from desktop_seg.rules.operators import OPERATORS, Takes
from desktop_seg.rules.tree import Day, Span, Value, Values


@dataclass(frozen=True, slots=True)
class Interval:
    """Values from `first` to `last`; has_first, has_last: whether the ends themselves are in."""

    first: float = -math.inf
    last: float = math.inf
    has_first: bool = True
    has_last: bool = True

    def holds(self, number: float) -> bool:
        """Return whether a number lies in it."""
        is_after = number >= self.first if self.has_first else number > self.first
        return is_after and (number <= self.last if self.has_last else number < self.last)


def top_count(share: float, people: int) -> int:
    """Return how many people the top share of so many is: ceil(share * people), at least one.

    Shares count in whole millionths: ceil(0.2 * 35) in floating-point numbers would be 8.
    """
    return max(-(-round(share * 1_000_000) * people // 1_000_000), 1)


def interval(operator_key: str, value: Values, as_of: int) -> Interval | None:
    """Return the stretch a comparison asks for; None for one that asks for something else."""
    make = _MAKERS.get(operator_key)
    return None if make is None else make(*_numbers(operator_key, value, as_of))


def _numbers(operator_key: str, value: Values, as_of: int) -> list[float]:
    match OPERATORS[operator_key].takes:
        case Takes.SPAN:
            return list(span_days(operator_key, as_of, cast(Span, value)))
        case Takes.TWO_SPANS:
            near, far = cast(tuple[Span, Span], value)
            return sorted((back(as_of, far), back(as_of, near)))
    return [_number(part) for part in (value if isinstance(value, tuple) else (cast(Value, value),))]


def _number(value: Value) -> float:
    return value.number if isinstance(value, Day) else cast(float, value)


def _within(first: float, last: float) -> Interval:
    return Interval(first, last)


def _exactly(number: float) -> Interval:
    return Interval(number, number)


def _before(last: float, _other: float = 0) -> Interval:
    return Interval(last=last, has_last=False)


def _after(first: float) -> Interval:
    return Interval(first, has_first=False)


_MAKERS: Mapping[str, Callable[..., Interval]] = {
    "equals": _exactly,
    "on": _exactly,
    "below": _before,
    "before": _before,
    "longer_ago": _before,
    "at_most": lambda last: Interval(last=last),
    "over": _after,
    "after": _after,
    "at_least": Interval,
    "between": _within,
    "in_last": _within,
    "between_ago": _within,
    "in_next": _within,
}
