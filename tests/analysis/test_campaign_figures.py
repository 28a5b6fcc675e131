"""The figures behind a campaign: sample sizes and intervals against published ones and against other ways to them."""

from fractions import Fraction
from math import comb, exp, lgamma, pi, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.analysis import fisher, power, welch
from desktop_seg.analysis.break_even import break_even
from desktop_seg.analysis.interval import difference_range, share_range
from desktop_seg.analysis.welch import Sample, difference_of_means, mean_range, ratio_of_logs, sample
from desktop_seg.model.campaign import Costs

# Two sleeping draughts, hours gained by ten patients each (Student 1908); Welch's interval as every textbook prints it.
FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

counts = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("base", "more", "people"),
    [(0.05, 0.02, 2213), (0.05, 0.05, 435), (0.05, 0.10, 141), (0.1, 0.02, 3841), (0.1, 0.05, 686), (0.1, 0.1, 199)],
)
def test_people_needed_to_show_more_buyers_are_those_of_the_table(base: float, more: float, people: int) -> None:
    shown, missed = power.visible_share(base, people, people), power.visible_share(base, people - 1, people - 1)
    assert shown is not None
    assert missed is not None
    assert shown <= more < missed


@pytest.mark.parametrize(("more", "people"), [(0.05, 4019), (0.1, 1005), (0.2, 252)])
def test_buyers_needed_to_show_larger_purchases_are_those_of_the_table(more: float, people: int) -> None:
    shown, missed = power.visible_mean(0.8, people, people), power.visible_mean(0.8, people - 1, people - 1)
    assert shown is not None
    assert missed is not None
    assert shown <= more < missed


def test_nobody_shows_nothing() -> None:
    assert power.visible_share(0.1, 0, 50) is None
    assert power.visible_share(0.1, 50, 0) is None
    assert power.visible_mean(1.0, 0, 3) is None
    assert power.visible_share(0.9, 3, 3) is None
    assert power.visible_share(1.0, 300, 300) is None


def test_a_small_control_group_shows_less_than_an_even_split() -> None:
    even, uneven = power.visible_share(0.1, 125, 125), power.visible_share(0.1, 200, 50)
    assert even is not None
    assert uneven is not None
    assert even < uneven


@pytest.mark.parametrize(("base", "seed"), [(0.05, 1), (0.3, 2)])
def test_a_visible_rise_is_seen_in_eight_of_ten_campaigns(base: float, seed: int) -> None:
    more = power.visible_share(base, 600, 300)
    assert more is not None
    chance = np.random.default_rng(seed)
    bought, others = chance.binomial(600, base + more, 4000), chance.binomial(300, base, 4000)
    pooled = (bought + others) / 900
    apart = (bought / 600 - others / 300) / np.sqrt(pooled * (1 - pooled) * (1 / 600 + 1 / 300))
    assert np.mean(np.abs(apart) > 1.96) == pytest.approx(0.8, abs=0.025)


@pytest.mark.parametrize(
    ("freedom", "printed"),
    [(1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (5, 2.571), (10, 2.228), (30, 2.042), (120, 1.980), (1e7, 1.960)],
)
def test_the_reach_of_a_mean_is_that_of_the_printed_table(freedom: float, printed: float) -> None:
    assert welch.reach(freedom) == pytest.approx(printed, abs=0.0005)


@given(st.floats(0.8, 500))
def test_the_reach_holds_95_of_100_by_adding_up_the_curve(freedom: float) -> None:
    reach = welch.reach(freedom)
    scale = exp(lgamma((freedom + 1) / 2) - lgamma(freedom / 2)) / sqrt(freedom * pi)
    at = np.linspace(-reach, reach, 40_001)
    curve = scale * (1 + at**2 / freedom) ** (-(freedom + 1) / 2)
    assert np.trapezoid(curve, at) == pytest.approx(0.95, abs=1e-5)


def test_welch_is_that_of_the_textbook() -> None:
    found = difference_of_means(sample(FIRST), sample(SECOND))
    assert found is not None
    assert (found.low, found.high) == (pytest.approx(-3.3654832, abs=1e-6), pytest.approx(0.2054832, abs=1e-6))


amounts = st.lists(st.integers(-10_000, 10_000).map(lambda cents: cents / 100), min_size=2, max_size=40)


@given(amounts, amounts)
def test_welch_is_what_numpy_gives(one: list[float], other: list[float]) -> None:
    found = difference_of_means(sample(one), sample(other))
    if len(set(one)) == len(set(other)) == 1:
        assert found is None
        return
    assert found is not None
    a, b = np.var(one, ddof=1) / len(one), np.var(other, ddof=1) / len(other)
    freedom = (a + b) ** 2 / (a**2 / (len(one) - 1) + b**2 / (len(other) - 1))
    half = welch.reach(freedom) * np.sqrt(a + b)
    assert found.low == pytest.approx(np.mean(one) - np.mean(other) - half, abs=1e-6)
    assert found.high == pytest.approx(np.mean(one) - np.mean(other) + half, abs=1e-6)


def test_people_who_bought_nothing_count_as_zero() -> None:
    told, zeros = sample([3.0, 5.0, 10.0], zeros=3), sample([3.0, 5.0, 10.0, 0.0, 0.0, 0.0])
    assert (told.count, told.mean) == (zeros.count, zeros.mean) == (6, 3.0)
    assert told.variance == pytest.approx(zeros.variance) == pytest.approx(np.var([3, 5, 10, 0, 0, 0], ddof=1))
    assert sample([]) == sample([], zeros=0) == Sample()


def test_too_few_or_equal_values_say_nothing() -> None:
    assert difference_of_means(sample([1.0]), sample([1.0, 2.0])) is None
    assert difference_of_means(sample([1.0, 1.0]), sample([2.0, 2.0])) is None
    assert mean_range(sample([1.0])) is None
    assert ratio_of_logs(sample([]), sample([1.0, 2.0])) is None


def test_the_range_of_a_ratio_is_that_of_the_logarithms() -> None:
    found = ratio_of_logs(sample(FIRST), sample(SECOND))
    assert found is not None
    assert (found.low, found.high) == (pytest.approx(exp(-3.3654832)), pytest.approx(exp(0.2054832)))


# Newcombe 1998, table II, method 10; the last two have no buyers in one group.
@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
    ],
)
def test_newcombe_is_that_of_his_table(one: tuple[int, int], other: tuple[int, int], low: float, high: float) -> None:
    found = difference_range(*one, *other)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def _turned_round(count: int, total: int, is_low: bool) -> float:
    """Wilson's bound by its meaning: the share from which the count lies 1.96 standard errors of that share away."""
    share = count / total
    near, far = share, 0.0 if is_low else 1.0
    for _step in range(100):
        middle = (near + far) / 2
        is_near = abs(share - middle) <= 1.959963984540054 * sqrt(middle * (1 - middle) / total)
        near, far = (middle, far) if is_near else (near, middle)
    return near


@given(counts, counts)
def test_newcombe_is_made_of_wilson_bounds_found_by_trying(one: tuple[int, int], other: tuple[int, int]) -> None:
    lows, highs = ([_turned_round(*each, is_low) for each in (one, other)] for is_low in (True, False))
    a, b = one[0] / one[1], other[0] / other[1]
    found = difference_range(*one, *other)
    assert found.low == pytest.approx(a - b - sqrt((a - lows[0]) ** 2 + (highs[1] - b) ** 2), abs=1e-6)
    assert found.high == pytest.approx(a - b + sqrt((highs[0] - a) ** 2 + (b - lows[1]) ** 2), abs=1e-6)
    assert found.low - 1e-12 <= a - b <= found.high + 1e-12
    assert share_range(*one).low == pytest.approx(lows[0], abs=1e-6)


@pytest.mark.parametrize(
    ("one", "other", "printed"),
    [((3, 4), (1, 4), 0.4857), ((2, 12), (15, 18), 0.0005367), ((1, 12), (9, 12), 0.002759)],
)
def test_fisher_is_that_of_the_textbook(one: tuple[int, int], other: tuple[int, int], printed: float) -> None:
    assert fisher.by_luck(*one, *other) == pytest.approx(printed, rel=5e-4)


@given(counts, counts)
def test_fisher_counts_all_tables_that_are_no_likelier(one: tuple[int, int], other: tuple[int, int]) -> None:
    marked, whole = one[0] + other[0], comb(one[1] + other[1], one[0] + other[0])
    tables = {
        k: Fraction(comb(one[1], k) * comb(other[1], marked - k), whole)
        for k in range(max(0, marked - other[1]), min(marked, one[1]) + 1)
    }
    exact = sum((each for each in tables.values() if each <= tables[one[0]]), Fraction(0))
    assert fisher.by_luck(*one, *other) == pytest.approx(float(exact), rel=1e-6)


def test_it_pays_from_as_many_purchases_as_bring_the_cost_back() -> None:
    # 300 letters of 0.85 are 255; 40 of 100 of a purchase of 47 are 18.80, and 14 of them are 263.20.
    found = break_even(Costs(85, 0, 0.4, 4700), 300)
    assert found is not None
    assert (found.cost_cents, round(found.gain_cents), found.purchases, found.one_in) == (25_500, 1880, 14, 21)
    fixed = break_even(Costs(0, 1000, 0.5, 200), 10)
    assert fixed is not None
    assert (fixed.purchases, fixed.one_in) == (10, 1)
    hopeless = break_even(Costs(0, 1001, 0.5, 200), 10)
    assert hopeless is not None
    assert (hopeless.purchases, hopeless.one_in) == (11, 0)
    assert break_even(Costs(purchase_cents=200), 10) is None
    assert break_even(Costs(85), 10) is None
