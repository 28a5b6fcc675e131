"""What the forecast says: totals with their range, how it fared in the past, and why there is none."""

import re

import pytest

from desktop_seg.analysis.forecast import forecast
from desktop_seg.charts import forecast as chart
from desktop_seg.charts.style import LIGHT, figure
from desktop_seg.model.period import to_day
from tests.analysis.visiting_shop import LAST, Plan, leavers, shop_of
from tests.charts.pictures import faults, shown_texts

AS_OF = to_day(LAST)
YEAR = 365


def again(people: int) -> dict[str, list[int]]:
    return {f"a{n}": [YEAR, 180 + n % 9, 150 - n % 50, n % 30] for n in range(people)}


def said(plan: Plan, cents: dict[str, int] | None = None) -> str:
    return chart.takeaway(forecast(shop_of(plan, cents), AS_OF))


def test_totals_stand_between_their_limits() -> None:
    data = forecast(shop_of(leavers(400, 40, 3 * YEAR, 0.9)), AS_OF)
    words = chart.takeaway(data)
    numbers = [int(word.replace(",", "")) for word in re.findall(r"\d[\d,]*", words)]
    visits, _months, low, high, money, money_low, money_high = numbers[:7]
    assert low < visits < high
    assert money_low < money < money_high
    assert data.outlook is not None
    assert visits == round(data.outlook.total.visits)
    assert money == pytest.approx(data.outlook.total.cents / 100, rel=0.01)
    assert "Tried on the past it was" in words
    rows = chart.table(data).rows
    assert [row[0] for row in rows][:3] == [
        "Likely still customers",
        "Perhaps still customers",
        "Hardly still customers",
    ]
    assert sum(int(row[1]) for row in rows[:3]) == int(rows[3][1]) == 400
    assert len([row for row in rows if row[0].startswith("Tried until")]) == 4


def test_between_thirty_and_a_hundred_only_the_total_is_told() -> None:
    data = forecast(shop_of(again(60)), AS_OF)
    assert "about" in chart.headline(data)
    rows = chart.table(data).rows
    assert rows[0] == ("Likely still customers", "60", "", "", "", "", "")
    drawn = figure(LIGHT, 800, 400)
    chart.draw(drawn, data, LIGHT)
    assert "60 people" in [text.get_text() for text in shown_texts(drawn)]


def test_hundreds_are_told_of_a_hundred() -> None:
    drawn = figure(LIGHT, 800, 400)
    chart.draw(drawn, forecast(shop_of(leavers(400, 40, 3 * YEAR, 0.9)), AS_OF), LIGHT)
    words = [text.get_text() for text in shown_texts(drawn)]
    assert sum(1 for word in words if re.fullmatch(r"of 100 about \d+ will come", word)) == 3
    assert sum(1 for word in words if re.fullmatch(r"\d+ people", word)) == 3
    assert list(faults(drawn)) == []


def test_every_refusal_says_what_is_lacking() -> None:
    assert said({"anna": [100]}) == "Nobody has come a second time yet, so nothing can be said about who will."
    assert said({"anna": [400, 10], "bo": [3]}) == "Only 1 customer came a second time; a forecast needs 30."
    few = said(again(29))
    assert few.startswith("Only 29 customers came a second time; a forecast needs 30.")
    assert said({f"a{n}": [200, 100] for n in range(50)}).startswith("Your sales reach back 201 days;")
    lately = {"first": [YEAR]} | {f"a{n}": [60 + n % 20, n % 20] for n in range(150)}
    assert said(lately).startswith("Too few people had come a second time three months ago")


def test_who_is_later_than_usual_stands_in_the_table_instead() -> None:
    data = forecast(shop_of({"anna": [80, 70, 60, 50, 40], "bo": [0]}), AS_OF)
    assert chart.takeaway(data).endswith("The table lists who is later than usual instead.")
    assert chart.table(data).rows == (("anna", "40", "10"),)
    nobody = forecast(shop_of({"bo": [10, 0]}), AS_OF)
    assert "instead" not in chart.takeaway(nobody)
    assert chart.table(nobody).rows == (("nobody", "", ""),)


def test_the_simple_rule_is_named_where_it_stands() -> None:
    plan = {f"a{n}": [ago + n % 9 for ago in (*range(0, 460, 10), *range(480, 1095, 60))] for n in range(150)}
    assert "taking the last 3 months once more came closest" in said(plan)


def test_cautions_are_told() -> None:
    young = leavers(300, 30, 600, 0.9)
    words = said(young | {"hotel": [*range(0, 600, 7)]}, {"hotel": 900_000})
    assert "Seasons are not in this forecast; that takes two years of sales." in words
    assert "nearly everybody else: hotel." in words
    busy = said({f"a{n}": [*range(n % 30, 700, 30)] for n in range(120)})
    assert "begins in the middle of the shop's history" in busy


def test_shops_without_amounts_are_told_of_visits_only() -> None:
    words = said(again(60), dict.fromkeys(again(60), 0))
    assert "spend" not in words
