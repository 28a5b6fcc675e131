"""Numbers a person would choose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.analysis.nice_number import nearest_half, nearest_nice, nicest_between, rounded


@pytest.mark.parametrize(
    ("value", "nice"),
    [(38, 40), (24, 25), (4720, 5000), (0.13, 0.15), (7.2, 7.5), (1, 1), (960, 1000), (-38, -40), (0, 0)],
)
def test_nearest_nice_number(value: float, nice: float) -> None:
    assert nearest_nice(value, is_whole=False) == pytest.approx(nice)


def test_whole_values_get_whole_numbers() -> None:
    assert nearest_nice(1.4, is_whole=True) in (1, 2)
    assert nearest_half(2.6, is_whole=True) == 3
    assert rounded(12.34, 4, is_whole=True) == 12
    assert nearest_half(36, is_whole=True) == 35


@given(st.integers(0, 10_000), st.integers(1, 300))
def test_no_number_between_two_others_ends_in_clearly_more_zeros(over: int, gap: int) -> None:
    found = nicest_between(over, over + gap, is_whole=True)
    assert over < found <= over + gap
    assert _zeros(int(found)) >= max(_zeros(number) for number in range(over + 1, over + gap + 1)) - 1


def test_a_number_between_a_loss_and_a_gain_is_nothing() -> None:
    assert nicest_between(-500, 20, is_whole=True) == 0


@given(st.floats(0.001, 1000), st.floats(0.0005, 1000))
def test_a_fraction_between_is_found_too(over: float, gap: float) -> None:
    assert over < nicest_between(over, over + gap, is_whole=False) <= over + gap


def _zeros(number: int) -> int:
    return len(str(number)) - len(str(number).rstrip("0"))
