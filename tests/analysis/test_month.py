"""Sales by month, by hand."""

from desktop_seg.analysis.month import months
from desktop_seg.store.figures import default_as_of
from tests.shops import day, shop_with

SALES = """
    anna   2025-01-10  45.00
    anna   2025-01-10  5.00    # the same day: one visit
    bo     2025-01-31  30.00
    -      2025-01-31  9.90
    staff  2025-01-31  99.00
    till   2025-01-31  7.00    # the counter account: sales of the shop, but nobody's
    bo     2025-03-02  12.50
    bo     2025-03-05  -2.50   # a return is no visit
    carl   2025-03-05  20.00   status=cancelled
"""
CUSTOMERS = "staff is_staff=1\ntill kind=collective"


def test_every_month_counts_its_sales_visits_and_customers() -> None:
    shop = shop_with(SALES, CUSTOMERS)
    found = months(shop, default_as_of(shop))
    assert [
        (month.at.isoformat(), month.net_cents, month.named_cents, month.visits, month.customers, month.is_complete)
        for month in found.months
    ] == [
        ("2025-01-01", 9690, 8000, 2, 2, True),
        ("2025-02-01", 0, 0, 0, 0, True),
        ("2025-03-01", 1000, 1000, 1, 1, False),
    ]


def test_a_month_is_complete_on_its_last_day() -> None:
    shop = shop_with("anna 2025-02-10 5.00\nanna 2025-02-28 5.00")
    assert [month.is_complete for month in months(shop, day("2025-02-28")).months] == [True]
    assert [month.is_complete for month in months(shop, day("2025-02-27")).months] == [False]


def test_days_after_as_of_are_not_there() -> None:
    shop = shop_with(SALES, CUSTOMERS)
    assert [month.net_cents for month in months(shop, day("2025-01-30")).months] == [5000]


def test_some_people_bring_only_what_they_bought() -> None:
    shop = shop_with(SALES, CUSTOMERS)
    bo = [int(row[0] or 0) for row in shop.rows("SELECT id FROM customer WHERE customer_no = 'bo'")]
    found = months(shop, default_as_of(shop), bo)
    assert [(month.net_cents, month.visits) for month in found.months] == [(3000, 1), (0, 0), (1000, 1)]
    assert not found.is_whole_shop
    assert months(shop, default_as_of(shop), []).months == ()


def test_a_shop_without_sales_has_no_months() -> None:
    assert months(shop_with(customers="dora city=Zeist"), None).months == ()


def test_the_turn_of_a_year_leaves_no_month_out() -> None:
    shop = shop_with("anna 2024-11-30 5.00\nanna 2025-02-01 5.00")
    starts = [month.at.isoformat() for month in months(shop, default_as_of(shop)).months]
    assert starts == ["2024-11-01", "2024-12-01", "2025-01-01", "2025-02-01"]
