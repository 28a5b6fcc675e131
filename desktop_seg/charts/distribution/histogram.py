"""The bars of a field of numbers, amounts or days, with the labels that fit below them."""

from collections.abc import Sequence
from itertools import pairwise
from math import floor, log10
from typing import TYPE_CHECKING

from desktop_seg.analysis.distribution import Distribution
from desktop_seg.analysis.value_words import tick_words
from desktop_seg.base.i18n import _, format_number
from desktop_seg.charts import frame
from desktop_seg.charts.distribution.scale import Scale
from desktop_seg.charts.frame import Tick
from desktop_seg.charts.style import ChartTheme
from desktop_seg.model.field import Kind
from desktop_seg.model.period import to_date, to_day

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_CUT_OFF_FROM = 1.5  # times the highest other bar: a higher bar of 0 would leave the others flat

_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
_COUNTS = (10, 8, 6, 5, 4, 3, 2)
_LOG_STEPS = ((1, 2, 5), (1, 3), (1,))


def histogram(axes: "Axes", data: Distribution, theme: ChartTheme) -> None:
    """Draw the bars of a distribution with bins."""
    scale = Scale.of(data)
    edges = [scale.edge(data.bins[0].first), *(scale.edge(bin_.before) for bin_ in data.bins)]
    _bars(axes, theme, edges[:-1], [after - before for before, after in pairwise(edges)], [b.count for b in data.bins])
    left = scale.left
    most: float = max(bin_.count for bin_ in data.bins)
    if scale.zero_at is not None:
        half = (scale.left - scale.zero_at) / 2
        is_cut_off = data.at_most_zero > _CUT_OFF_FROM * most
        most = max(most * _CUT_OFF_FROM if is_cut_off else data.at_most_zero, most)
        _bars(axes, theme, [scale.zero_at - half], [2 * half], [data.at_most_zero])
        left = scale.zero_at - 2 * half
    axes.set_xlim(left, scale.right)
    axes.set_ylim(0, most * 1.04)
    frame.grid(axes, theme)
    choices = _tick_choices(data, scale)
    counts = [tick for tick in frame.round_steps(most, 4, format_number) if tick.at == int(tick.at)]
    frame.ticks(axes, theme, choices[0], counts)
    frame.captions(axes, theme, y=_("people"))
    frame.settle(frame.figure_of(axes))
    frame.thin_out(axes, theme, choices)
    if scale.zero_at is not None and data.at_most_zero > most:
        _cut_off(axes, data, scale, theme)


def _cut_off(axes: "Axes", data: Distribution, scale: Scale, theme: ChartTheme) -> None:
    """Show that the bar of 0 goes on beyond the axis, and how many people it stands for."""
    at, half = scale.zero_at or 0.0, (scale.left - (scale.zero_at or 0.0)) / 2
    top = axes.get_ylim()[1]
    for height in (0.80, 0.83):
        axes.plot([at - half, at + half], [height * top, (height + 0.04) * top], color=theme.panel, linewidth=2.5)
    text = frame.label(axes, theme, (at + half, 0.92 * top), format_number(data.at_most_zero))
    text.set(va="center", transform=frame.shifted(axes, 4, 0))


def _bars(
    axes: "Axes", theme: ChartTheme, places: Sequence[float], widths: Sequence[float], counts: Sequence[int]
) -> None:
    # An edge in the colour of the panel parts neighbours without a gap that would change with the size.
    axes.bar(places, counts, width=widths, align="edge", color=theme.accent, edgecolor=theme.panel, linewidth=0.8)


def _tick_choices(data: Distribution, scale: Scale) -> list[list[Tick]]:
    """Return rows of labels, from dense to sparse; the last has one label only."""
    low, high = data.bins[0].first, data.bins[-1].before
    rows: list[list[float]]
    if data.field.kind is Kind.DATE:
        rows = [_months(low, high, months) for months in _MONTHS]
    elif data.is_log:
        rows = [_powers(low, high, steps) for steps in _LOG_STEPS]
    else:
        rows = [[tick.at for tick in frame.round_steps(high, count, str, low)] for count in _COUNTS]
    if data.is_whole:
        rows = [[at for at in row if at == int(at) and at < high] for row in rows]

    def words(at: float) -> str:
        return tick_words(at, data.field, data.currency)

    zero = [] if scale.zero_at is None else [Tick(scale.zero_at, words(0))]
    return [[*zero, *(Tick(scale.middle(at), words(at)) for at in row)] for row in [*rows, [low]] if row]


def _powers(low: float, high: float, steps: Sequence[int]) -> list[float]:
    powers = range(floor(log10(low)), floor(log10(high)) + 1)
    return [at for power in powers for step in steps if low <= (at := float(f"{step}e{power}")) <= high]


def _months(low: float, high: float, months: int) -> list[float]:
    first, last = to_date(floor(low)), to_date(floor(high))
    index, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    starts = range(-(-index // months) * months, end + 1, months)
    days = [to_day(first.replace(year=at // 12, month=at % 12 + 1, day=1)) for at in starts]
    return [float(day) for day in days if low <= day < high]
