"""Fisher's exact test: how often chance alone would tell two groups apart as far as they are.

Two-sided: all tables with the same sums that are no likelier than the one found (Fisher 1935; R does the same). Shown
in the details of a campaign only, never as a verdict. By hand: scipy.stats, which has it, is not in the packages.
Used by: campaign.
"""

from math import exp, lgamma

_AS_LIKELY = 1 + 1e-7  # tables that are equally likely differ by a rounding


def by_luck(count: int, total: int, other_count: int, other_total: int) -> float:
    """Return the probability, 0 to 1; 1 where a group is empty."""
    if total <= 0 or other_total <= 0:
        return 1.0
    marked, whole = count + other_count, total + other_total
    least, most = max(0, marked - other_total), min(marked, total)
    logs = [
        _choices(total, k) + _choices(other_total, marked - k) - _choices(whole, marked) for k in range(least, most + 1)
    ]
    chances = [exp(each) for each in logs]
    found = chances[count - least] * _AS_LIKELY
    return min(1.0, sum(each for each in chances if each <= found))


def _choices(n: int, k: int) -> float:
    """Return the logarithm of in how many ways k of n can be chosen."""
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
