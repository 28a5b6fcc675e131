"""The bars of a field of words: one line each, as many as there is room for, with people and share behind each."""

from collections.abc import Sequence
from math import floor
from typing import TYPE_CHECKING

from desktop_seg.analysis.distribution import Bar, Distribution
from desktop_seg.analysis.value_words import word_title
from desktop_seg.base.i18n import _, format_number, format_share
from desktop_seg.charts import frame
from desktop_seg.charts.frame import Tick
from desktop_seg.charts.style import ChartTheme

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_FEWEST_LINES = 2
_LINE = 1.6  # times the size of the text
_WORD_ROOM = 0.4  # of the width of the figure, for the words at the left
_LETTER = 0.62  # width of a letter, times the size of the text


def bar_list(axes: "Axes", data: Distribution, theme: ChartTheme) -> None:
    """Draw a line for each word, the first on top."""
    figure = frame.figure_of(axes)
    frame.ticks(axes, theme, [], [])
    figure.draw_without_rendering()
    text_size = 0.9 * theme.points * figure.dpi / 72
    bars = _merged(data.bars, max(_FEWEST_LINES, floor(axes.get_window_extent().height / (_LINE * text_size))))
    places = [-float(line) for line in range(len(bars))]
    colors = [theme.muted if bar.key is None else theme.accent for bar in bars]
    axes.barh(places, [bar.count for bar in bars], color=colors, height=0.66)
    axes.set_ylim(places[-1] - 0.6, 0.6)
    letters = floor(_WORD_ROOM * figure.bbox.width / (_LETTER * text_size))
    words = [frame.shortened(bar_words(bar, data), letters) for bar in bars]
    frame.ticks(axes, theme, [], [Tick(place, word) for place, word in zip(places, words, strict=True)])
    axes.tick_params(axis="y", colors=theme.text)
    frame.settle(figure)
    _counts(axes, bars, data, theme)


def bar_words(bar: Bar, data: Distribution) -> str:
    """Return what a bar stands for."""
    return _("other") if bar.key is None else word_title(bar.key, data.field)


def _counts(axes: "Axes", bars: Sequence[Bar], data: Distribution, theme: ChartTheme) -> None:
    """Write people and share behind each bar, and leave so much of the axis for them."""
    most = max(bar.count for bar in bars)
    labels = []
    for line, bar in enumerate(bars):
        words = _("{n} · {share}").format(n=format_number(bar.count), share=format_share(bar.count / data.people))
        text = frame.label(axes, theme, (bar.count, -line), words)
        text.set(verticalalignment="center", transform=frame.shifted(axes, 5, 0))
        labels.append(text)
    wide = max(text.get_window_extent().width for text in labels) + 8 * frame.figure_of(axes).dpi / 100
    room = axes.get_window_extent().width
    axes.set_xlim(0, most * room / max(room - wide, room / 4))


def _merged(bars: Sequence[Bar], most: int) -> list[Bar]:
    """Return at most so many bars: the largest, in their order, and one for all others."""
    if len(bars) <= most:
        return list(bars)
    named = sorted((bar for bar in bars if bar.key is not None), key=lambda bar: -bar.count)[: most - 1]
    kept = [bar for bar in bars if bar in named]
    return [*kept, Bar(None, sum(bar.count for bar in bars) - sum(bar.count for bar in kept))]
