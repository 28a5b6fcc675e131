"""How sure a share is: Wilson's interval of one share, Newcombe's of the difference of two; 95 of 100 hold the truth.

Source: Wilson 1927; Newcombe 1998, method 10. Used by: campaign, comeback, goal_conversion.
"""

from dataclasses import dataclass
from math import sqrt

_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, both included."""

    low: float
    high: float


def share_range(count: int, total: int) -> Range:
    """Return Wilson's interval of count / total; everything is possible without anybody."""
    if total <= 0:
        return Range(0.0, 1.0)
    share, square = count / total, _Z * _Z
    middle = share + square / (2 * total)
    spread = _Z * sqrt(share * (1 - share) / total + square / (4 * total * total))
    scale = 1 + square / total
    return Range(max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale))


def difference_range(count: int, total: int, other_count: int, other_total: int) -> Range:
    """Return Newcombe's interval of the first share less the other."""
    if total <= 0 or other_total <= 0:
        return Range(-1.0, 1.0)
    one, other = count / total, other_count / other_total
    mine, theirs = share_range(count, total), share_range(other_count, other_total)
    down = sqrt((one - mine.low) ** 2 + (theirs.high - other) ** 2)
    up = sqrt((mine.high - one) ** 2 + (other - theirs.low) ** 2)
    return Range(one - other - down, one - other + up)
