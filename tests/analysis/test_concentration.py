"""Who brings in the money."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.analysis.concentration import concentration
from desktop_seg.store.figures import default_as_of
from tests.shops import shop_with


@given(st.lists(st.integers(1, 90_000), min_size=1, max_size=30))
def test_shares_are_those_of_the_largest_spenders(cents: list[int]) -> None:
    rows = [f"k{n} 2025-05-0{n % 9 + 1} {amount // 100}.{amount % 100:02d}" for n, amount in enumerate(cents)]
    shop = shop_with("\n".join(rows))
    found = concentration(shop, default_as_of(shop))
    ordered = sorted(cents, reverse=True)
    assert found.spent_cents == sum(cents)
    for top in found.tops:
        least = next(n for n in range(1, len(cents) + 1) if n * 100 >= top.percent * len(cents))
        assert top.people == least
        assert top.spent_cents == sum(ordered[:least])
        assert top.sales_share == pytest.approx(sum(ordered[:least]) / sum(cents))
        assert top.least_cents == ordered[least - 1]
    assert [point.sales_share for point in found.curve] == [
        pytest.approx(sum(ordered[:n]) / sum(cents)) for n in range(len(cents) + 1)
    ]


def test_only_the_last_year_and_only_customers_count() -> None:
    shop = shop_with(
        """
        anna   2024-05-01  900.00
        anna   2025-05-02  10.00
        bo     2025-05-01  30.00
        -      2025-05-01  500.00
        staff  2025-05-01  700.00
        carl   2025-05-01  80.00   status=cancelled
        """,
        "staff is_staff=1",
    )
    found = concentration(shop, default_as_of(shop))
    assert (found.people, found.spent_cents) == (2, 4000)
    assert found.tops[0].sales_share == 0.75


def test_returns_bend_the_curve_down_at_its_end() -> None:
    shop = shop_with("anna 2025-05-01 50.00\nbo 2025-05-01 20.00\nbo 2025-05-02 -30.00")
    found = concentration(shop, default_as_of(shop))
    assert [point.sales_share for point in found.curve] == [0, 1.25, 1]


@pytest.mark.parametrize("sales", ["", "anna 2025-05-01 0.00", "anna 2025-05-01 5.00\nanna 2025-05-02 -9.00"])
def test_without_people_or_money_there_is_no_curve(sales: str) -> None:
    shop = shop_with(sales)
    found = concentration(shop, default_as_of(shop))
    assert (found.curve, found.tops) == ((), ())


def test_many_people_give_a_curve_of_some_two_hundred_points() -> None:
    shop = shop_with("\n".join(f"k{n} 2025-05-01 {n + 1}.00" for n in range(1000)))
    found = concentration(shop, default_as_of(shop))
    assert 200 <= len(found.curve) <= 205
    assert {round(point.people_share * 1000) for point in found.curve} >= {0, 10, 50, 200, 1000}
