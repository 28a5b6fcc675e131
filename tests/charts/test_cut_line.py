"""Cut lines over a histogram: where they stand, how they are found and moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.analysis.distribution import distribution
from desktop_seg.charts import distribution as distribution_chart
from desktop_seg.charts.distribution.scale import Scale
from desktop_seg.charts.style import LIGHT, figure
from desktop_seg.model.field import Kind
from tests.analysis.values import field_of, numbers_of

AGES = distribution(numbers_of([18 + (n * 13) % 70 for n in range(700)]))
AMOUNTS = distribution(numbers_of([0, 0, *(round(1000 * 1.04**n) for n in range(300))], field=field_of(Kind.MONEY)))


def _lines(data=AGES, cuts=(30.0, 60.0)):
    drawn = figure(LIGHT, 500, 300)
    distribution_chart.draw(drawn, data, LIGHT)
    return distribution_chart.CutLines(drawn, data, LIGHT, cuts), drawn


def _pixel(lines, drawn, number: int) -> float:
    line = lines.artists[number]
    return float(drawn.axes[0].transData.transform((line.get_xdata()[0], 0))[0])


@given(st.floats(0, 1e6), st.sampled_from([AGES, AMOUNTS]))
def test_a_place_on_the_axis_leads_back_to_its_value(value: float, data) -> None:
    scale = Scale.of(data)
    if not data.is_log or value >= data.bins[0].first:
        assert scale.value(scale.edge(value)) == pytest.approx(value, rel=1e-6, abs=1e-6)
    else:
        assert scale.value(scale.edge(value)) <= data.bins[0].first


def test_people_with_nothing_stand_left_of_a_cut_above_zero_and_right_of_one_at_zero() -> None:
    assert AMOUNTS.is_log
    scale = Scale.of(AMOUNTS)
    assert scale.zero_at is not None
    assert scale.edge(0) < scale.zero_at < scale.edge(1) <= scale.edge(900)


def test_a_line_is_found_near_its_place_only() -> None:
    lines, drawn = _lines()
    assert lines.nearest(_pixel(lines, drawn, 0) + 10) == 0
    assert lines.nearest(_pixel(lines, drawn, 1) - 10) == 1
    assert lines.pixel(1) == pytest.approx(_pixel(lines, drawn, 1))
    assert lines.nearest((_pixel(lines, drawn, 0) + _pixel(lines, drawn, 1)) / 2) is None


def test_pulling_a_line_gives_whole_values_under_the_pointer() -> None:
    lines, drawn = _lines()
    for cut in (25, 44, 61):
        lines.move(0, 18)
        lines.move(1, cut)
        assert lines.value_at(_pixel(lines, drawn, 1)) == cut


def test_lines_never_pass_each_other() -> None:
    lines, _ = _lines()
    lines.move(0, 75)
    assert lines.cuts == (60, 60)
    lines.move(1, 20)
    assert lines.cuts == (60, 60)
    lines.move(0, 20)
    assert lines.cuts == (20, 60)


def test_a_pointer_outside_of_the_picture_stays_on_the_axis() -> None:
    lines, _ = _lines(AMOUNTS, (1000.0,))
    assert lines.value_at(-5000) == 0
    assert lines.value_at(99_999) == pytest.approx(AMOUNTS.bins[-1].before, rel=0.01)


def test_a_moved_line_says_its_value() -> None:
    lines, drawn = _lines(AMOUNTS, (5000.0,))
    lines.move(0, 20_000)
    assert [text.get_text() for text in drawn.axes[0].texts if text.get_visible()] == ["€200"]


def test_lines_that_are_dragged_are_left_out_of_ordinary_drawing() -> None:
    lines, drawn = _lines()
    drawn.canvas.draw()
    with_lines = bytes(drawn.canvas.buffer_rgba())
    lines.set_animated(True)
    drawn.canvas.draw()
    without = bytes(drawn.canvas.buffer_rgba())
    assert without != with_lines
    for artist in lines.artists:
        drawn.axes[0].draw_artist(artist)
    assert bytes(drawn.canvas.buffer_rgba()) == with_lines


def test_of_several_lines_the_one_whose_turn_it_is_is_thicker() -> None:
    several, alone = _lines()[0], _lines(cuts=(40.0,))[0]
    for lines in (several, alone):
        lines.mark(0)
    several.mark(1)
    assert [line.get_linewidth() for line in several.artists[:2]] == [2, 3]
    assert alone.artists[0].get_linewidth() == 2
