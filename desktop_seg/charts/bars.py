"""Bars lying one below the other, each with its words; beside each one a second, grey, to compare with.

Used by: charts that compare a few named things. Out: the picture; question, takeaway and table are the chart's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING

from desktop_seg.analysis.interval import Range
from desktop_seg.charts import frame
from desktop_seg.charts.frame import ChartText, Tick
from desktop_seg.charts.style import ChartTheme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_LINE = 1.9  # height of a line with one bar, times the size of the text
_PAIR = 3.1  # with two
_TWO_LINES = 2.8  # with one bar, and words that take two lines of text
_MARGIN = 0.2  # above and below all of them, in lines
_WIDE, _NARROW = 0.62, 0.42
_WORD_ROOM = 0.42  # of the width of the figure, for the words at the left
_LETTER = 0.62  # width of a letter, times the size of the text


@dataclass(frozen=True, slots=True)
class Bar:
    """One line. value, other: lengths, at least 0; other None draws one bar. words, other_words: written behind.

    range, other_range: within which the length lies; drawn as a line over the bar.
    """

    label: str
    value: float
    words: str
    other: float | None = None
    other_words: str = ""
    range: Range | None = None
    other_range: Range | None = None


def draw(figure: "Figure", theme: ChartTheme, text: ChartText, bars: Sequence[Bar], with_title: bool) -> ChartText:
    """Draw as many lines as there is room for, from the top; a sentence where there is none."""
    if not bars:
        return frame.say(figure, theme, text, with_title, text.takeaway)
    axes = frame.begin(figure, theme, text, with_title)
    frame.ticks(axes, theme, [], [])
    figure.draw_without_rendering()
    size = 0.9 * theme.points * figure.dpi / 72
    has_pairs = any(bar.other is not None for bar in bars)
    letters = floor(_WORD_ROOM * figure.bbox.width / (_LETTER * size))
    needed = _PAIR if has_pairs else _TWO_LINES if any(len(bar.label) > letters for bar in bars) else _LINE
    shown = bars[: max(1, floor(axes.get_window_extent().height / (needed * size) - _MARGIN))]
    places = [-float(line) for line in range(len(shown))]
    up, height = (_NARROW / 2, _NARROW) if has_pairs else (0.0, _WIDE)
    axes.barh([at + up for at in places], [bar.value for bar in shown], color=theme.accent, height=height)
    if has_pairs:
        axes.barh([at - up for at in places], [bar.other or 0 for bar in shown], color=theme.border, height=height)
    _draw_ranges(axes, shown, up, theme)
    axes.set_ylim(places[-1] - (1 + _MARGIN) / 2, (1 + _MARGIN) / 2)
    lines = 1 if needed == _LINE else 2
    words = [Tick(place, frame.shortened(bar.label, letters, lines)) for place, bar in zip(places, shown, strict=True)]
    frame.ticks(axes, theme, [], words)
    axes.tick_params(axis="y", colors=theme.text)
    frame.settle(figure)
    _write(axes, shown, up, theme)
    return text


def _draw_ranges(axes: "Axes", bars: Sequence[Bar], up: float, theme: ChartTheme) -> None:
    """Draw a line with ends over each bar that has a range."""
    for line, bar in enumerate(bars):
        for range_, shift in ((bar.range, up), (bar.other_range, -up)):
            if range_ is not None:
                ends = [max(range_.low, 0.0), range_.high]
                for color, wide in ((theme.panel, 3.0), (theme.text, 1.2)):  # seen on the bar as well as beside it
                    axes.plot(ends, [-line + shift] * 2, color=color, linewidth=wide, marker="|", markersize=7)


def _write(axes: "Axes", bars: Sequence[Bar], up: float, theme: ChartTheme) -> None:
    """Write the words behind the bars, and leave so much of the axis for them."""
    labels = []
    for line, bar in enumerate(bars):
        for value, range_, shift, words in (
            (bar.value, bar.range, up, bar.words),
            (bar.other, bar.other_range, -up, bar.other_words),
        ):
            if value is not None and words:
                end = value if range_ is None else max(value, range_.high)
                text = frame.label(axes, theme, (end, -line + shift), words)
                text.set(verticalalignment="center", transform=frame.shifted(axes, 5, 0))
                labels.append((end, text))
    if not labels:
        return
    wide = max(text.get_window_extent().width for _value, text in labels) + 8 * frame.figure_of(axes).dpi / 100
    room = axes.get_window_extent().width
    most = max((value for value, _text in labels), default=1.0) or 1.0
    axes.set_xlim(0, most * room / max(room - wide, room / 4))
    for _value, text in labels:
        if not frame.fits(text):
            text.remove()  # in a small picture with large letters; the table has every figure
