"""Natural breaks against every possible way to part a few values."""

from collections.abc import Sequence
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.analysis.natural_break import natural_breaks


@given(
    st.lists(st.integers(0, 30) | st.floats(0, 30, width=32), min_size=1, max_size=10),
    st.integers(1, 5),
)
def test_no_other_way_to_part_the_values_leaves_less_within(numbers: list[float], groups: int) -> None:
    ordered = sorted(float(number) for number in numbers)
    borders = [at for at in range(1, len(ordered)) if ordered[at] != ordered[at - 1]]
    parts = min(groups, len(borders) + 1)
    best = min(_within(ordered, chosen) for chosen in combinations(borders, parts - 1))
    found = natural_breaks(np.array(ordered), groups)
    assert len(found) == parts - 1
    assert set(found) <= set(borders), "equal values are never parted"
    assert _within(ordered, found) == pytest.approx(best, abs=1e-6)


def test_three_heaps_are_found() -> None:
    heaps = [*range(10, 15), *range(100, 104), *range(500, 507)]
    assert natural_breaks(np.array(heaps, dtype=float), 3) == [5, 9]


def test_values_far_from_zero_lose_no_digits() -> None:
    """Days are numbers around 20,000, and their squares take most of the digits a float has."""
    days = [20_000_000.0 + offset for offset in (0, 1, 2, 50, 51, 90, 91, 92)]
    assert natural_breaks(np.array(days), 3) == [3, 5]


def _within(ordered: Sequence[float], begins: Sequence[int]) -> float:
    groups = [ordered[start:end] for start, end in pairwise([0, *begins, len(ordered)])]
    return sum(sum((value - sum(group) / len(group)) ** 2 for value in group) for group in groups)
