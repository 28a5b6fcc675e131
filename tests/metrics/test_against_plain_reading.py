"""Every metric of random shops equals the plain reading of its definition, exactly."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_seg.metrics.catalogue import FAMILIES
from tests.metrics.plain_reading import Person, Receipt, Value, metrics_as_of
from tests.metrics.random_receipts import DAYS, RECEIPTS, a_shop_with
from tests.metrics.shop_of import expected, shop_of, told

# The monthly average divides twice; every other figure is the nearest number there is.
NEARLY = {"value_lost_cents_month"}

# Families read a second time elsewhere: from receipts alone there is nothing to tell of them.
ELSEWHERE = {
    *("discounts", "returns", "discount_shares", "return_shares", "habit", "profit", "brand", "goods", "sale_days"),
    *("absence", "online"),
}
READ_HERE = {metric.key for family in FAMILIES if family.key not in ELSEWHERE for metric in family.metrics}

PEOPLE = [
    Person("till", kind="collective"),
    Person("staff", is_staff=True, income=1),
    Person("fenna", kind="business", created=date(2024, 1, 5)),
    Person("nobody yet", created=date(2024, 6, 1), income=9_000_000),
    Person("always there", income=3_000_000),
    Person("anna", income=3_000_000, income_band="boven modaal"),
    Person("bo", income=1_200_000),
    Person("carl", income=2_999_999),
    Person("dora", income_band="laag"),
    Person("emil", income_band="whatever"),
]


def same(got: dict[str, dict[str, Value]], wanted: dict[str, dict[str, Value]]) -> None:
    assert got.keys() == wanted.keys()
    for name, row in wanted.items():
        assert set(row) == READ_HERE
        near = {key: row[key] for key in NEARLY}
        exact = {key: value for key, value in row.items() if key not in NEARLY}
        assert {key: got[name][key] for key in exact} == exact, name
        assert {key: got[name][key] for key in near} == pytest.approx(near), name


@settings(max_examples=120, deadline=None)
@given(receipts=st.lists(RECEIPTS, max_size=60), later=st.integers(0, 500))
def test_small_shops_on_their_last_day_and_later(receipts: list[Receipt], later: int) -> None:
    shop = shop_of(receipts, PEOPLE)
    last = max((receipt.day for receipt in receipts), default=date(2025, 1, 1))
    for as_of in (last, last + timedelta(days=later)):
        same(told(shop, as_of), expected(metrics_as_of(receipts, PEOPLE, as_of)))
    shop.close()


@settings(max_examples=100, deadline=None)
@given(receipts=st.lists(RECEIPTS, min_size=1, max_size=60), as_of=DAYS)
def test_small_shops_on_any_day(receipts: list[Receipt], as_of: date) -> None:
    shop = shop_of(receipts, PEOPLE)
    same(told(shop, as_of), expected(metrics_as_of(receipts, PEOPLE, as_of)))
    shop.close()


@pytest.mark.parametrize("buyers", [1, 2, 29, 30, 99, 100, 101, 160])
def test_shops_around_the_sizes_at_which_scores_change(buyers: int) -> None:
    for seed in range(2):
        receipts = a_shop_with(buyers, seed)
        last = max(receipt.day for receipt in receipts)
        shop = shop_of(receipts)
        for as_of in (last, last - timedelta(days=200)):
            same(told(shop, as_of), expected(metrics_as_of(receipts, [], as_of)))
        shop.close()


@pytest.mark.parametrize("buyers", [40, 120])
def test_shops_without_any_amount_score_frequency_alone(buyers: int) -> None:
    receipts = [Receipt(r.name, r.day, 0) for r in a_shop_with(buyers, seed=7)]
    as_of = max(receipt.day for receipt in receipts)
    receipts += [Receipt("-", as_of, 900, "cancelled"), Receipt("-", as_of + timedelta(days=1), 900)]
    shop = shop_of(receipts)
    said = told(shop, as_of)
    same(said, expected(metrics_as_of(receipts, [], as_of)))
    assert {row["monetary_score"] for row in said.values()} == {None}
    assert len({row["rfm_class"] for row in said.values()}) > 3
    shop.close()


def test_large_shop_nobody_ever_came_back_to_is_cut_by_the_days_themselves() -> None:
    receipts = [Receipt(f"c{n}", date(2025, 1, 1) - timedelta(days=n), 100 * n) for n in range(120)]
    shop = shop_of(receipts)
    said = told(shop, date(2025, 1, 1))
    same(said, expected(metrics_as_of(receipts, [], date(2025, 1, 1))))
    assert {row["recency_score"] for row in said.values()} == {1, 2, 3, 4, 5}
    shop.close()
