"""When did they last buy, and how often? Customers in a grid of recency by frequency and money.

In: analysis/rfm_grid.py. Out: a grid with the people in each cell, and the same as a table.
"""

from typing import TYPE_CHECKING

from desktop_seg.analysis.rfm_grid import Cell, RfmGrid
from desktop_seg.base.i18n import N_, _, format_money, format_number, format_share, ngettext
from desktop_seg.charts import frame
from desktop_seg.charts.frame import ChartTable, ChartText, Tick
from desktop_seg.charts.style import ChartTheme, contrast, readable_on
from desktop_seg.metrics.rfm import SMALL_BUYERS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

QUESTION = N_("When did they last buy, and how often?")

_LEAST_CONTRAST = 4.5
_LEAST_CELL = 14  # pixels at 100 dots per inch: below, a cell stays without a number


def draw(figure: "Figure", data: RfmGrid, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw the grid: who came lately on top, who comes often and spends much at the right."""
    text = ChartText(_(QUESTION), takeaway(data), _description(data))
    if not data.size:
        return frame.say(figure, theme, text, with_title, takeaway(data))
    axes = frame.begin(figure, theme, text, with_title)
    most = max(cell.count for cell in data.cells)
    for cell in data.cells:
        axes.bar(cell.combined, 0.94, bottom=cell.recency - 0.47, width=0.96, color=_color(cell.count, most, theme))
    axes.set_xlim(0.5, data.size + 0.5)
    axes.set_ylim(0.5, data.size + 0.5)
    rows = [Tick(wait.recency, _wait_words(data, wait.recency)) for wait in data.waits]
    frame.ticks(axes, theme, [], rows)
    across = (_("seldom and little → often and much"), _("→ often and much"), "→")
    frame.captions(axes, theme, across, _("last visit, days ago"))
    frame.settle(figure)
    _numbers(axes, data, most, theme)
    return text


def takeaway(data: RfmGrid) -> str:
    """Return how many come lately and often, and what they bring."""
    if not data.size:
        return ngettext(
            "Needs at least {least} customers who bought; there is {n}.",
            "Needs at least {least} customers who bought; there are {n}.",
            data.buyers,
        ).format(least=format_number(SMALL_BUYERS), n=format_number(data.buyers))
    best = [cell for cell in data.cells if min(cell.recency, cell.combined) >= data.size - data.size // 3]
    people, spent = sum(cell.count for cell in best), sum(cell.spent_cents for cell in best)
    if data.spent_cents <= 0:
        return ngettext(
            "{n} of {all} customers came lately and often.", "{n} of {all} customers came lately and often.", people
        ).format(n=format_number(people), all=format_number(data.buyers))
    return ngettext(
        "{n} of {all} customers came lately and often; this one brought {share} of sales.",
        "{n} of {all} customers came lately and often; they brought {share} of sales.",
        people,
    ).format(n=format_number(people), all=format_number(data.buyers), share=format_share(spent / data.spent_cents))


def table(data: RfmGrid) -> ChartTable:
    """Return the cells with somebody in them, the best first."""
    rows = [
        (
            _wait_words(data, cell.recency),
            _("{n} of {size}").format(n=format_number(cell.combined), size=format_number(data.size)),
            format_number(cell.count),
            format_share(cell.count / data.buyers, 1),
            format_money(cell.spent_cents, data.currency),
        )
        for cell in reversed(data.cells)
        if cell.count
    ]
    return ChartTable(
        headings=(
            _("Last visit, days ago"),
            _("How often and how much"),
            _("People"),
            _("Share"),
            _("Spent in all"),
        ),
        rows=tuple(rows),
        numbers=(False, True, True, True, True),
    )


def _description(data: RfmGrid) -> str:
    if not data.size:
        return takeaway(data)
    return _("A grid of customers: upwards, who came lately; to the right, who buy often and much. {takeaway}").format(
        takeaway=takeaway(data)
    )


def _numbers(axes: "Axes", data: RfmGrid, most: int, theme: ChartTheme) -> None:
    """Write people into the cells, and below their share of sales where there is room."""
    figure = frame.figure_of(axes)
    dots = figure.dpi / 100
    height = axes.get_window_extent().height / data.size
    if height < _LEAST_CELL * dots:
        return
    room = height / (theme.points * figure.dpi / 72)
    for cell in data.cells:
        if cell.count:
            color = readable_on(_color(cell.count, most, theme), theme)
            words = format_number(cell.count)
            if room > 3.5 and data.spent_cents > 0:
                words = _cell_words(cell, data)
            text = frame.label(axes, theme, (cell.combined, cell.recency), words, color)
            text.set(ha="center", va="center")
            if text.get_window_extent().width > 0.9 * axes.get_window_extent().width / data.size:
                text.set_text(format_number(cell.count))


def _cell_words(cell: Cell, data: RfmGrid) -> str:
    share = format_share(cell.spent_cents / data.spent_cents)
    return _("{n}\n{share} of sales").format(n=format_number(cell.count), share=share)


def _wait_words(data: RfmGrid, recency: int) -> str:
    """Return the days since the last visit that a recency score stands for, as found in the data."""
    wait = next(wait for wait in data.waits if wait.recency == recency)
    if wait.first_days == wait.last_days:
        return format_number(wait.first_days)
    return _("{first}–{last}").format(first=format_number(wait.first_days), last=format_number(wait.last_days))


def _color(count: int, most: int, theme: ChartTheme) -> str:
    """Return the colour of a cell, by the square root, so that few people still differ from none.

    Only colours on which a number can be read: the middle of the ramp is too dark for one text, too light for another.
    """
    ramp = [color for color in theme.ramp if contrast(readable_on(color, theme), color) >= _LEAST_CONTRAST]
    if not count:
        return ramp[0]
    step = int((count / most) ** 0.5 * (len(ramp) - 1) + 0.5)
    return ramp[max(1, step)]
