"""Does spending differ with a field? Two groups of people, what each spends, and whether that could be chance.

In: field_values.py. Out: Effect. Only for what a customer *is*: spending follows from a purchase metric by itself.
Groups differ clearly when the means lie more than three standard errors apart; the fixed line is high because the
groups were not chosen beforehand. Source: resources/help/definitions.md#effect-on-spending.
"""

from dataclasses import dataclass
from math import sqrt

from desktop_seg.analysis.field_values import NumberValues, WordValues

LEAST_PEOPLE = 30
_CLEAR_ERRORS = 3.0


@dataclass(frozen=True, slots=True)
class Effect:
    """Mean spending in the last 365 days of one group against all others whose value is known, in minor units.

    group: a word as stored, or the number above which the group lies. is_clear: more than chance would do.
    """

    group: str | float
    group_cents: float
    others_cents: float
    is_clear: bool


@dataclass(frozen=True, slots=True)
class _Spending:
    """People, the sum of what they spent, and the sum of its squares."""

    people: int
    total: int
    squares: int

    @property
    def mean(self) -> float:
        return self.total / self.people

    @property
    def error_squared(self) -> float:
        return (self.squares - self.total * self.mean) / (self.people - 1) / self.people


def number_effect(values: NumberValues) -> Effect | None:
    """Compare the people above the middle value with the others; None for metrics and fewer than 30 in a group."""
    if values.field.source != "customer" or values.known < 2 * LEAST_PEOPLE:
        return None
    median = (float(values.numbers[(values.known - 1) // 2]) + float(values.numbers[values.known // 2])) / 2
    start = int(values.numbers.searchsorted(median, side="right"))
    spent = values.spent_cents.tolist()
    return _compare(median, _spending(spent[start:]), _spending(spent[:start]))


def word_effect(values: WordValues) -> Effect | None:
    """Compare the word whose people spend most on average with all others; None as for numbers."""
    usable = [word for word in values.words if LEAST_PEOPLE <= word.count <= values.known - LEAST_PEOPLE]
    if values.field.source != "customer" or not usable:
        return None
    best = max(usable, key=lambda word: word.spent_cents / word.count)
    others = [word for word in values.words if word is not best]
    return _compare(
        best.key,
        _Spending(best.count, best.spent_cents, best.spent_squared),
        _Spending(
            sum(word.count for word in others),
            sum(word.spent_cents for word in others),
            sum(word.spent_squared for word in others),
        ),
    )


def _spending(spent_cents: list[int]) -> _Spending:
    return _Spending(len(spent_cents), sum(spent_cents), sum(spent * spent for spent in spent_cents))


def _compare(group: float | str, inside: _Spending, outside: _Spending) -> Effect | None:
    if min(inside.people, outside.people) < LEAST_PEOPLE:
        return None
    error = sqrt(max(0.0, inside.error_squared + outside.error_squared))
    gap = inside.mean - outside.mean
    return Effect(group, inside.mean, outside.mean, abs(gap) > _CLEAR_ERRORS * error)
