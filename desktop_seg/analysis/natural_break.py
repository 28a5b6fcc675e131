"""Natural breaks: the groups whose values differ least within them (Fisher 1958, Jenks 1967), exactly.

In: sorted values. Out: where the groups begin. Used by: cut.py. numpy only inside functions.
The best split of the first j values into k groups is found from the splits into k - 1. As the best begin of the last
group never moves back when j grows, a coarse grid of j is done first and narrows the search for those between.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def natural_breaks(numbers: "NDArray[np.float64]", groups: int) -> list[int]:
    """Return the positions where the second, third ... group begins; equal values are never parted.

    numbers: ascending. Fewer different values than groups: each value is a group.
    """
    import numpy as np

    values, first, weights = np.unique(numbers, return_index=True, return_counts=True)
    groups = min(groups, len(values))
    cost = _Cost(values - np.average(values, weights=weights), weights.astype(np.float64))
    least = cost.of(np.zeros(len(values), dtype=np.int64), np.arange(len(values)))
    begins: list[NDArray[np.int64]] = []
    for group in range(1, groups):
        begin, least = _one_more_group(cost, least, group)
        begins.append(begin)
    found: list[int] = []
    last = len(values) - 1
    for begin in reversed(begins):
        start = int(begin[last])
        found.append(int(first[start]))
        last = start - 1
    return found[::-1]


class _Cost:
    """The sum of squares within a run of values, from running sums; values are centred, or digits would be lost."""

    def __init__(self, values: "NDArray[np.float64]", weights: "NDArray[np.float64]") -> None:
        import numpy as np

        self.weight, self.total, self.squares = (
            np.concatenate(([0.0], np.cumsum(column))) for column in (weights, weights * values, weights * values**2)
        )

    def of(self, start: "NDArray[np.int64]", end: "NDArray[np.int64]") -> "NDArray[np.float64]":
        """Return the cost of each run from `start` to and including `end`."""
        weight, total, squares = (sums[end + 1] - sums[start] for sums in (self.weight, self.total, self.squares))
        within: NDArray[np.float64] = squares - total**2 / weight
        return within


def _one_more_group(
    cost: _Cost, least: "NDArray[np.float64]", group: int
) -> tuple["NDArray[np.int64]", "NDArray[np.float64]"]:
    """Return for each end the best begin of a further group and the cost with it.

    least: the cost without it. group: how many groups lie before the new one; each holds a value at least.
    """
    import numpy as np

    size = len(least)
    begin = np.full(size + 1, size - 1)  # the extra place stands for "beyond the end": nothing narrows there
    found = least.copy()
    step = 1 << (size.bit_length() - 1)
    while step:
        ends = np.arange(step - 1, size, 2 * step)
        before = np.where(ends >= step, begin[np.maximum(ends - step, 0)], group)
        high = np.minimum(begin[np.minimum(ends + step, size)], ends)
        low = np.minimum(np.maximum(before, group), high)
        begin[ends], found[ends] = _best_begin(cost, least, ends, low, high)
        step //= 2
    return begin[:size], found


def _best_begin(
    cost: _Cost,
    least: "NDArray[np.float64]",
    ends: "NDArray[np.int64]",
    low: "NDArray[np.int64]",
    high: "NDArray[np.int64]",
) -> tuple["NDArray[np.int64]", "NDArray[np.float64]"]:
    """Return for each end the begin from `low` to `high` with the least cost, all ends in one go."""
    import numpy as np

    lengths = high - low + 1
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    tried = np.arange(int(lengths.sum())) - np.repeat(starts - low, lengths)
    ended = np.repeat(ends, lengths)
    without = np.where(tried > 0, least[np.maximum(tried - 1, 0)], 0.0)
    total = without + cost.of(tried, ended)
    best = np.minimum.reduceat(total, starts)
    # Of equal costs the first begin wins, so that begins never move back.
    is_best = np.flatnonzero(total == np.repeat(best, lengths))
    owner = np.repeat(np.arange(len(ends)), lengths)[is_best]
    _, first = np.unique(owner, return_index=True)
    return tried[is_best[first]], best
