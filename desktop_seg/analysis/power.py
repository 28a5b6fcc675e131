"""What a list is large enough to show: the smallest effect that two groups would tell from chance in 8 of 10 cases.

Two-sided, 5 of 100. Shares: normal approximation with the pooled share under "no effect" (Fleiss, Levin and Paik 2003,
without correction). Means: the usual formula with known spread. Used by: campaign_outlook, campaign.
"""

from math import sqrt
from statistics import NormalDist

_SURE = NormalDist().inv_cdf(0.975)
_FOUND = NormalDist().inv_cdf(0.8)


def visible_share(base: float, people: int, others: int) -> float | None:
    """Return the smallest rise of a share from `base` that groups of these sizes show; None when none does."""
    low, high = 0.0, 1 - base
    if min(people, others) < 1 or _noise(base, high, people, others) >= high:
        return None
    for _step in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _noise(base, middle, people, others) > middle else (low, middle)
    return high


def visible_mean(spread: float, people: float, others: float) -> float | None:
    """Return the smallest difference of means that shows, in the unit of `spread` (a standard deviation).

    people, others: numbers of values; None when there are none.
    """
    if min(people, others) <= 0:
        return None
    return (_SURE + _FOUND) * spread * sqrt(1 / people + 1 / others)


def _noise(base: float, more: float, people: int, others: int) -> float:
    """Return how far two shares must lie apart to be told so in 8 of 10 cases, if they are `base` and `more` above."""
    risen = base + more
    pooled = (people * risen + others * base) / (people + others)
    if_nothing = sqrt(pooled * (1 - pooled) * (1 / people + 1 / others))
    if_so = sqrt(risen * (1 - risen) / people + base * (1 - base) / others)
    return _SURE * if_nothing + _FOUND * if_so
