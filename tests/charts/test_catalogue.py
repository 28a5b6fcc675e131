"""The list of charts, and what each says in words and as a table."""

import pytest

from desktop_seg.analysis.concentration import concentration
from desktop_seg.analysis.month import months
from desktop_seg.analysis.rfm_grid import rfm_grid as grid_of
from desktop_seg.charts import months as months_chart
from desktop_seg.charts import pareto, rfm_grid
from desktop_seg.charts.catalogue import CHARTS, Place, charts_of, missing
from desktop_seg.charts.style import LIGHT, figure
from desktop_seg.segments.capability import shop_facts
from desktop_seg.store.figures import default_as_of
from tests.charts.pictures import busy_shop, small_shop
from tests.shops import day, shop_with


def test_keys_are_unique() -> None:
    assert len({chart.key for chart in CHARTS}) == len(CHARTS)


def test_every_place_has_charts_and_every_chart_a_place() -> None:
    assert all(charts_of(place) for place in Place)
    assert all(chart.places for chart in CHARTS)


def test_title_is_the_question_and_tables_are_whole() -> None:
    shop = busy_shop()
    as_of = default_as_of(shop)
    for chart in CHARTS:
        data = chart.load(shop, as_of, None)
        assert chart.draw(figure(LIGHT, 360, 240), data, LIGHT, False).title == chart.question()
        table = chart.table(data)
        assert table.rows
        assert len(table.numbers) == len(table.headings)
        assert all(len(row) == len(table.headings) for row in table.rows)


def test_charts_of_some_people_are_of_those_only() -> None:
    shop = busy_shop()
    as_of = default_as_of(shop)
    ids = [int(row[0] or 0) for row in shop.rows("SELECT customer_id FROM customer_metric WHERE frequency > 3")]
    for chart in charts_of(Place.SEGMENT):
        assert chart.table(chart.load(shop, as_of, ids)) != chart.table(chart.load(shop, as_of, None)), chart.key
        assert chart.draw(figure(LIGHT, 360, 240), chart.load(shop, as_of, []), LIGHT, False).takeaway


def test_what_is_missing_is_said() -> None:
    shop = small_shop(2)
    said = {chart.key: missing(chart, shop_facts(shop, default_as_of(shop))) for chart in CHARTS}
    assert said["pareto"] is None
    assert "30" in (said["rfm_grid"] or "")
    of_spending = next(chart for chart in CHARTS if chart.key == "pareto")
    assert missing(of_spending, shop_facts(shop_with(), None)) is not None


def test_before_the_first_sale_nothing_is_said_to_be_missing_but_the_sales_of_then() -> None:
    shop = shop_with("anna 2025-05-01 60.00")
    of_spending = next(chart for chart in CHARTS if chart.key == "pareto")
    said = "The first sale is of 1 May 2025: before that day there is nothing to tell."
    assert missing(of_spending, shop_facts(shop, day("2025-04-30"))) == said
    assert missing(of_spending, shop_facts(shop, day("2025-05-01"))) is None


def test_takeaways_say_the_numbers_of_the_shop() -> None:
    shop = shop_with(
        """
        anna   2025-05-01  60.00
        bo     2025-05-01  30.00
        carl   2025-05-02  10.00
        """
    )
    as_of = default_as_of(shop)
    assert pareto.takeaway(concentration(shop, as_of)) == "Your largest customer brings in 60% of sales."
    assert rfm_grid.takeaway(grid_of(shop, as_of)) == "Needs at least 30 customers who bought; there are 3."
    assert months_chart.takeaway(months(shop, as_of)) == "So far there is one month only."


def test_many_customers_are_spoken_of_in_percent() -> None:
    shop = shop_with("\n".join(f"k{n} 2025-05-01 {60 if n < 20 else 10}.00" for n in range(100)))
    said = pareto.takeaway(concentration(shop, default_as_of(shop)))
    assert said == "Your largest 20% of customers bring in 60% of sales, the largest 1% alone 3%."


def _year(amounts: list[int], year: int) -> str:
    return "\n".join(f"anna {year}-{n:02d}-28 {amount}.00" for n, amount in enumerate(amounts, start=1))


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (12, "The last 12 full months brought 20% more than the 12 before. The best was December 2025."),
        (8, "The last 12 full months brought 20% less than the 12 before. The best was December 2025."),
        (10, "The last 12 full months brought as much as the 12 before. The best was December 2025."),
    ],
)
def test_a_year_is_held_against_the_year_before(now: int, said: str) -> None:
    shop = shop_with(
        _year([10] * 11 + [10], 2024) + "\n" + _year([now] * 10 + [now - 1, now + 1], 2025) + "\nbo 2025-12-31 0"
    )
    assert months_chart.takeaway(months(shop, default_as_of(shop))) == said


def test_the_month_that_has_not_ended_is_told_from_the_others() -> None:
    shop = shop_with("anna 2025-01-10 10.00\nanna 2025-03-02 10.00")
    rows = months_chart.table(months(shop, default_as_of(shop))).rows
    assert [row[0] for row in rows] == ["March 2025, until 2 Mar 2025", "February 2025", "January 2025"]
