"""The paired bars of a portrait: texts keep apart in every size, and the words say what the bars show."""

import pytest

from desktop_seg.analysis.portrait import Portrait, Side, Trait
from desktop_seg.charts import portrait as chart
from desktop_seg.charts.style import DARK, LIGHT, figure
from desktop_seg.metrics.catalogue import field
from tests.charts.pictures import SIZES, faults

pytestmark = pytest.mark.filterwarnings("error")

TRAITS = (
    Trait(field("city"), Side.WORD, "Utrecht aan de Kromme Rijn", 0.0, 0.62, 0.31, 62),
    Trait(field("age"), Side.HIGH, "", 57.0, 0.5, 0.25, 50),
    Trait(field("monetary"), Side.LOW, "", 1250.0, 0.01, 0.25, 1),
    Trait(field("first_day"), Side.HIGH, "", 20000.0, 1.0, 0.3, 100),
    Trait(field("gender"), Side.WORD, "female", 0.0, 0.0, 0.5, 0),
)
DATA = Portrait(100, 400, "EUR", TRAITS)


@pytest.mark.parametrize("with_title", [False, True])
@pytest.mark.parametrize("points", [9.0, 10.0, 15.0])
@pytest.mark.parametrize("size", SIZES)
def test_texts_keep_apart_in_every_size(size: tuple[int, int], points: float, with_title: bool) -> None:
    drawn = figure(DARK, *size)
    text = chart.draw(drawn, DATA, DARK.resized(points), with_title)
    assert list(faults(drawn)) == []
    assert all((text.title, text.takeaway, text.description))


def test_nothing_unusual_is_said_in_words() -> None:
    drawn = figure(LIGHT, 360, 240)
    assert chart.draw(drawn, Portrait(100, 400, "EUR", ()), LIGHT).takeaway.startswith("Nothing sets these people")
    assert chart.takeaway(Portrait(0, 400, "EUR", ())) == "There is nobody here yet."


def test_sentences_say_how_many_times_as_often() -> None:
    said = [chart.sentence(trait, "EUR") for trait in TRAITS]
    assert said[0] == "Town: Utrecht aan de Kromme Rijn: 62% of these people, 31% of everyone (twice as often)."
    assert said[1] == "Age: 57 years or more: 50% of these people, 25% of everyone (twice as often)."
    assert said[2] == "Spent in all: €12.50 or less: 1% of these people, 25% of everyone (4% as often)."
    assert said[3] == "First visit: from 4 Oct 2024 on: 100% of these people, 30% of everyone (3.3 times as often)."
    assert said[4] == "Gender: Woman: 0% of these people, 50% of everyone (never among them)."


def test_the_table_holds_every_trait() -> None:
    table = chart.table(DATA)
    assert len(table.rows) == len(TRAITS)
    assert all(len(row) == len(table.headings) == len(table.numbers) for row in table.rows)
