"""The rhythm of the shop, in exact arithmetic."""

from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.metrics.shop_rhythm import GapShares, rhythm_of, shop_rhythm
from tests.metrics.plain_reading import cut, metrics_as_of, sooner
from tests.metrics.random_receipts import a_shop_with
from tests.metrics.shop_of import shop_of
from tests.shops import day, shop_with

WEIGHTS = st.dictionaries(st.integers(1, 40), st.integers(1, 9), min_size=1)
SHARES = st.sampled_from([0.1, 0.25, 0.3, 0.5, 0.7, 0.75, 0.9, 0.97, 1.0])


@given(weights=WEIGHTS, share=SHARES, days=st.integers(0, 50))
def test_cut_and_share_say_the_same(weights: dict[int, int], share: float, days: int) -> None:
    shares, exact = GapShares.of(weights), {gap: Fraction(weight) for gap, weight in weights.items()}
    found, part = shares.cut(share), shares.share_sooner(days)
    assert found == cut(exact, Fraction(str(share)))
    assert part == float(sooner(exact, days) or 0)
    assert found is not None
    assert (days > found) == (part >= share)


def test_a_share_that_no_binary_number_hits_is_cut_exactly() -> None:
    """Ten customers, nine back after a day: nine tenths have come back, although 0.9 is no binary number."""
    assert GapShares.of({1: 9, 30: 1}).cut(0.9) == 1
    assert GapShares.of({1: 3, 2: 3, 30: 4}).cut(0.6) == 2


def test_sevenths_add_up() -> None:
    seven = ",".join(str(visit * 5) for visit in range(8))
    rhythm = rhythm_of([seven, "0,5", "0,30"])
    assert rhythm.return_times.cut(2 / 3 - 1e-9) == 5
    assert rhythm.return_times.share_sooner(6) == 2 / 3
    assert rhythm.median_gap == 5


def test_shop_where_nobody_came_back_has_no_rhythm() -> None:
    rhythm = shop_rhythm(shop_with("anna 2025-01-01 1\nbo 2025-01-02 1"), day("2025-01-02"))
    assert rhythm.median_gap is None
    assert rhythm.return_times.cut(0.9) is None
    assert rhythm.return_times.share_sooner(5) is None


def test_median_of_medians_counts_who_came_three_times() -> None:
    shop = shop_with("""
        anna  2025-01-01  1
        anna  2025-01-05  1
        anna  2025-01-15  1   # 4 and 10: 7
        bo    2025-01-01  1
        bo    2025-01-02  1
        bo    2025-01-03  1   # 1 and 1: 1
        carl  2025-01-01  1
        carl  2025-03-01  1   # twice only
    """)
    rhythm = shop_rhythm(shop, day("2025-03-01"))
    assert rhythm.median_gap == 4
    assert rhythm.first_gaps.gaps == (1, 4, 59)


def test_rhythm_as_of_a_day_is_that_of_the_metrics() -> None:
    receipts = a_shop_with(60, seed=11)
    Random(2).shuffle(receipts)
    shop, as_of = shop_of(receipts), max(receipt.day for receipt in receipts)
    rhythm = shop_rhythm(shop, day(as_of.isoformat()))
    for row in metrics_as_of(receipts, [], as_of).values():
        wait, share = row["recency_days"], row["return_share_sooner"]
        assert isinstance(wait, int)
        assert isinstance(share, Fraction)
        assert rhythm.return_times.share_sooner(wait) == float(share)
