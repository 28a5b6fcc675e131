"""Every chart in every language, size, theme and text size: nothing overlaps, nothing is cut, every letter is there."""

import gettext
from collections.abc import Iterator
from functools import cache

import pytest
from matplotlib.layout_engine import PlaceHolderLayoutEngine

from desktop_seg.analysis.cut import suggestions
from desktop_seg.analysis.distribution import distribution
from desktop_seg.analysis.field_values import NumberValues, Word, WordValues, field_values
from desktop_seg.base import i18n
from desktop_seg.charts import distribution as distribution_chart
from desktop_seg.charts.catalogue import CHARTS, Chart
from desktop_seg.charts.style import DARK, LIGHT, figure
from desktop_seg.model.field import Choice, Field, Kind
from desktop_seg.store.database import Database
from desktop_seg.store.figures import default_as_of
from tests.charts.pictures import LANGUAGES, SIZES, busy_shop, faults, small_shop

FIELDS = ("age", "city", "first_day", "frequency", "lateness", "monetary_365", "rfm_class", "average_order")

pytestmark = pytest.mark.filterwarnings("error")
each_chart = pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.key)


@cache
def _shop() -> Database:
    return busy_shop()


class _Wordy(gettext.NullTranslations):
    """A language that takes half as many letters again for everything: translations are long where English is short."""

    def gettext(self, message: str) -> str:
        return message + " " + "ømløb " * (len(message) // 12)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture(params=[*LANGUAGES, "wordy"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    i18n.use("en" if request.param == "wordy" else request.param)
    if request.param == "wordy":
        monkeypatch.setattr(i18n._Current, "catalogue", _Wordy())
    yield request.param
    i18n.use("en")


@pytest.mark.parametrize("with_title", [False, True])
@pytest.mark.parametrize("size", SIZES)
@each_chart
def test_texts_of_charts_keep_apart(chart: Chart, size: tuple[int, int], with_title: bool, language: str) -> None:
    data = chart.load(_shop(), default_as_of(_shop()), None)
    drawn = figure(DARK, *size)
    text = chart.draw(drawn, data, DARK, with_title)
    assert list(faults(drawn)) == []
    assert all((text.title, text.takeaway, text.description))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", FIELDS)
def test_texts_of_distributions_keep_apart(key: str, size: tuple[int, int], language: str) -> None:
    values = field_values(_shop(), key, default_as_of(_shop()))
    data = distribution(values)
    drawn = figure(LIGHT, *size)
    distribution_chart.draw(drawn, data, LIGHT)
    assert list(faults(drawn)) == []
    if isinstance(values, NumberValues):
        for suggestion in suggestions(values):
            distribution_chart.draw(drawn, data, LIGHT)
            distribution_chart.CutLines(drawn, data, LIGHT, suggestion.cuts)
            assert list(faults(drawn)) == [], suggestion.way


@pytest.mark.parametrize("points", [9.0, 12.5, 15.0])
@each_chart
def test_larger_text_leaves_labels_out_rather_than_crowding_them(chart: Chart, points: float) -> None:
    data = chart.load(_shop(), default_as_of(_shop()), None)
    drawn = figure(LIGHT, 360, 240)
    chart.draw(drawn, data, LIGHT.resized(points), False)
    assert list(faults(drawn)) == []


@pytest.mark.parametrize("customers", [0, 1, 2, 5])
@pytest.mark.parametrize("size", SIZES)
@each_chart
def test_smallest_shops_can_be_drawn(chart: Chart, size: tuple[int, int], customers: int) -> None:
    shop = small_shop(customers)
    data = chart.load(shop, default_as_of(shop), None)
    drawn = figure(LIGHT, *size)
    assert chart.draw(drawn, data, LIGHT, True).takeaway
    assert list(faults(drawn)) == []


def test_a_short_list_keeps_the_largest_words_in_the_order_of_their_choices() -> None:
    choices = tuple(Choice(key, key) for key in "abcdefghij")
    field = Field("x", "X", Kind.CHOICE, "c.x", "customer", choices=choices)
    words = tuple(Word(key, 10 + place, 0, 0) for place, key in enumerate("abcdefghij"))
    drawn = figure(LIGHT.resized(15), 360, 240)
    distribution_chart.draw(drawn, distribution(WordValues(field, "EUR", 1, words, 0)), LIGHT.resized(15))
    shown = [label.get_text() for label in drawn.axes[0].get_yticklabels()]
    assert shown[-1] == "other"
    assert shown[:-1] == list("abcdefghij")[-len(shown) + 1 :]
    counts = [text.get_text().partition(" ")[0] for text in drawn.axes[0].texts]
    assert sum(map(int, counts)) == sum(word.count for word in words)


def test_dollars_are_no_formula() -> None:
    shop = small_shop(2)
    shop.run("""UPDATE customer SET city = 'cash$only$'""")
    drawn = figure(LIGHT, 360, 240)
    distribution_chart.draw(drawn, distribution(field_values(shop, "city", default_as_of(shop))), LIGHT)
    drawn.canvas.draw()
    assert [text for text in drawn.axes[0].get_yticklabels() if text.get_text() == "cash$only$"]
    assert not any(text.get_parse_math() for text in drawn.axes[0].get_yticklabels())


def test_drawing_twice_gives_the_same_picture() -> None:
    chart = next(each for each in CHARTS if each.key == "months")
    data = chart.load(_shop(), default_as_of(_shop()), None)
    drawn = figure(LIGHT, 360, 240)
    chart.draw(drawn, data, LIGHT, False)
    drawn.canvas.draw()
    first = bytes(drawn.canvas.buffer_rgba())  # type: ignore[attr-defined]
    chart.draw(drawn, data, LIGHT, False)
    drawn.canvas.draw()
    assert bytes(drawn.canvas.buffer_rgba()) == first  # type: ignore[attr-defined]


@each_chart
def test_layout_stands_still_after_drawing(chart: Chart) -> None:
    drawn = figure(LIGHT, 360, 240)
    chart.draw(drawn, chart.load(_shop(), default_as_of(_shop()), None), LIGHT, False)
    assert isinstance(drawn.get_layout_engine(), PlaceHolderLayoutEngine)


def test_what_is_looked_for_would_be_found() -> None:
    drawn = figure(LIGHT, 360, 240)
    drawn.text(0.1, 0.5, "one text")
    drawn.text(0.12, 0.5, "another")
    drawn.text(0.95, 0.2, "far too long for its place")
    assert len(list(faults(drawn))) == 2
