"""Scores and classes: total, disjoint, equal for equals."""

from itertools import product

import pytest

from desktop_seg.metrics.rfm import RFM_CLASSES, Buyers, class_codes, cuts_of, rfm_class
from desktop_seg.metrics.shop_rhythm import GapShares
from desktop_seg.metrics.standing import Order
from tests.metrics import plain_reading

KEYS = {choice.key for choice in RFM_CLASSES}
NOBODY_CAME_BACK = GapShares((), (), 0)


@pytest.mark.parametrize(("bins", "classes"), [(5, 11), (3, 7)])
def test_every_three_scores_have_exactly_one_class(bins: int, classes: int) -> None:
    scores = list(product(range(1, bins + 1), repeat=3))
    codes = class_codes(bins)
    assert len(codes) == bins**3
    for recency, frequency, money in scores:
        name = codes[100 * recency + 10 * frequency + money]
        assert name == rfm_class(recency, frequency, money, bins)
        assert name == plain_reading.rfm_class(recency, frequency, money, bins)
    assert len(set(codes.values())) == classes
    assert set(codes.values()) <= KEYS


@pytest.mark.parametrize(
    ("scores", "name"),
    [
        ((5, 1, 1), "new"),
        ((5, 1, 2), "potential_loyalists"),  # the mean 1.5 is rounded up
        ((5, 3, 4), "champions"),
        ((4, 1, 1), "promising"),
        ((3, 2, 3), "need_attention"),
        ((2, 4, 5), "cannot_lose"),
        ((2, 4, 4), "at_risk"),
        ((1, 2, 2), "lost"),
    ],
)
def test_classes_of_a_large_shop(scores: tuple[int, int, int], name: str) -> None:
    assert rfm_class(*scores, bins=5) == name


@pytest.mark.parametrize(("count", "bins"), [(0, 0), (29, 0), (30, 3), (99, 3), (100, 5)])
def test_number_of_buyers_decides_the_number_of_bins(count: int, bins: int) -> None:
    values = Order.of(range(count))
    cuts = cuts_of(Buyers(values, values, values, has_amounts=True), NOBODY_CAME_BACK)
    assert cuts.bins == bins
    assert len(cuts.frequency) == max(bins - 1, 0)


def test_nearest_rank_takes_the_value_of_a_real_person() -> None:
    values = Order.of([7, 3, 3, 10, 1])
    assert [values.nearest_rank(part, 5) for part in range(1, 6)] == [1, 3, 3, 7, 10]
    assert [Order.of([5, 9]).nearest_rank(part, 3) for part in (1, 2)] == [5, 9]


def test_recency_is_cut_by_return_times_once_somebody_came_back() -> None:
    values = Order.of(range(100))
    returns = GapShares.of({10: 50, 20: 25, 40: 15, 80: 6, 120: 1, 200: 3})
    assert cuts_of(Buyers(values, values, values, has_amounts=True), returns).recency == (10, 20, 40, 120)
    assert cuts_of(Buyers(values, values, values, has_amounts=True), NOBODY_CAME_BACK).recency == (19, 39, 59, 79)
