"""The figures of the overview, by hand."""

from desktop_seg.analysis.overview import KeyFigure, Late, Unit, change_words, figure_words, late_words, overview
from desktop_seg.store.figures import default_as_of
from tests.shops import day, shop_with

# The last 365 days are 2024-06-01 to 2025-05-31, those before 2023-06-02 to 2024-05-31.
SALES = """
    anna   2023-07-01  20.00
    bo     2023-08-01  10.00
    carl   2024-05-31  30.00
    anna   2024-06-01  40.00
    -      2025-01-01  20.00
    bo     2025-05-31  60.00
    bo     2025-05-31  -10.00
    staff  2025-05-31  500.00
"""
CUSTOMERS = """
    dora   created=2025-02-01 email=d@example.org consent_email=yes
    eric   created=2020-01-01 email=e@example.org consent_email=no
    staff  is_staff=1
"""


def test_figures_and_those_of_the_year_before() -> None:
    shop = shop_with(SALES, CUSTOMERS)
    found = overview(shop, default_as_of(shop))
    assert (found.customers.value, found.customers.previous) == (5, 4)  # dora came later
    assert found.average_order.value == (4000 + 2000 + 6000 - 1000) / 3
    assert found.average_order.previous == (2000 + 1000 + 3000) / 3
    assert found.bought_again.of == 3  # anna, bo and carl came in the year before
    assert found.bought_again.value == 2 / 3
    assert found.bought_again.previous is None  # nobody came in the year before that
    assert (found.may_email.value, found.may_email.of, found.may_email.previous) == (1, 5, None)


def test_an_earlier_day_sees_only_what_was_known_then() -> None:
    shop = shop_with(SALES, CUSTOMERS)
    found = overview(shop, day("2024-06-01"))
    assert found.customers.value == 4
    assert found.customers.previous is None  # the sales do not reach back a year
    assert found.bought_again.value is None or found.bought_again.of == 0


def test_a_shop_without_sales_says_so_by_dashes() -> None:
    found = overview(shop_with(customers="dora city=Zeist"), None)
    assert found.customers.value == 1
    assert [figure_words(figure) for figure in (found.average_order, found.bought_again)] == ["–", "–"]
    assert found.late is None


def test_late_customers_are_those_of_the_segment_that_lists_them() -> None:
    """anna came every 10 days and then stayed away; bo still comes."""
    visits = [f"anna 2025-01-{d:02d} 10.00" for d in (1, 11, 21, 31)]
    visits += [f"bo 2025-{month:02d}-01 10.00" for month in range(1, 7)]
    shop = shop_with("\n".join(visits))
    assert overview(shop, default_as_of(shop)).late == Late("off_rhythm", 1)
    assert late_words(Late("off_rhythm", 1)).startswith("1 customer is later")
    assert late_words(Late("must_not_lose", 23)).startswith("23 of your best customers are later")


def test_changes_are_said_with_their_direction() -> None:
    assert change_words(KeyFigure(Unit.PEOPLE, 110, 100)) == "▲ 10 more than a year before"
    assert change_words(KeyFigure(Unit.MONEY, 4500.4, 5000.2, currency="EUR")) == "▼ €5.00 less than a year before"
    assert change_words(KeyFigure(Unit.SHARE, 0.39, 0.38)) == "▲ 1 point more than a year before"
    assert change_words(KeyFigure(Unit.SHARE, 0.382, 0.38)) == "as a year before"
    assert change_words(KeyFigure(Unit.PEOPLE, 110, None)) == ""
    assert figure_words(KeyFigure(Unit.MONEY, 4720.4, currency="EUR")) == "€47.20"
    assert figure_words(KeyFigure(Unit.SHARE, 0.384)) == "38%"
