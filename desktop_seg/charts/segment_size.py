"""How has the size of this segment changed? Its people at the end of each month.

In: segments/size_history.py. Out: bars, the last one hatched while its month goes on, and the same as a table.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_seg.base import counted
from desktop_seg.base.i18n import N_, _, format_date, format_month, format_number
from desktop_seg.charts import frame
from desktop_seg.charts.frame import ChartTable, ChartText, Tick
from desktop_seg.charts.style import ChartTheme
from desktop_seg.model.period import to_date
from desktop_seg.segments.size_history import Size, SizeHistory

if TYPE_CHECKING:
    from matplotlib.figure import Figure

QUESTION = N_("How has the size of this segment changed?")


def draw(figure: "Figure", data: SizeHistory, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw the people of each day that is known."""
    text = ChartText(_(QUESTION), takeaway(data), takeaway(data))
    told = _told(data)
    if len(told) < 2:
        return frame.say(figure, theme, text, with_title, takeaway(data))
    axes = frame.begin(figure, theme, text, with_title)
    most = max(people for _day, people in told)
    for place, (day, people) in enumerate(told):
        (bar,) = axes.bar(place, people, width=0.8, color=theme.accent, linewidth=0)
        if not _is_month_end(day):
            bar.set(facecolor=theme.panel, edgecolor=theme.accent, linewidth=1.2, hatch="////")
    axes.set_xlim(-0.6, len(told) - 0.4)
    axes.set_ylim(0, max(most * 1.12, 1))
    frame.grid(axes, theme)
    rows = [_ticks([day for day, _people in told], every) for every in (1, 2, 3, 6)]
    frame.ticks(axes, theme, rows[0], frame.round_steps(max(most, 1), 4, format_number))
    frame.captions(axes, theme, y=_("people"))
    frame.settle(figure)
    frame.thin_out(axes, theme, rows)
    return text


def takeaway(data: SizeHistory) -> str:
    """Return how large it is now against the first day that is known."""
    told = _told(data)
    if len(told) < 2:
        return _("There are not enough months of sales yet.")
    (first, before), (_last, now) = told[0], told[-1]
    said = _("{now} now, {before} on {day}.")
    return said.format(now=counted.people(now), before=format_number(before), day=format_date(to_date(first)))


def table(data: SizeHistory) -> ChartTable:
    """Return every day, the latest first."""
    rows = tuple((format_date(to_date(size.day)), _people(size)) for size in reversed(data.sizes))
    return ChartTable((_("Day"), _("People")), rows, (False, True))


def _told(data: SizeHistory) -> list[tuple[int, int]]:
    return [(size.day, size.people) for size in data.sizes if size.people is not None]


def _people(size: Size) -> str:
    return _("too few to be told") if size.people is None else format_number(size.people)


def _is_month_end(day: int) -> bool:
    return to_date(day).month != to_date(day + 1).month


def _ticks(days: Sequence[int], every: int) -> list[Tick]:
    """Return a label for every so many bars, counted from the last one; the year stands below the first of each."""
    ticks: list[Tick] = []
    year = 0
    for place, day in enumerate(days):
        at = to_date(day)
        if (len(days) - 1 - place) % every:
            continue
        name = format_month(at, "name")
        ticks.append(Tick(place, name if at.year == year else f"{name}\n{at.year}"))
        year = at.year
    return ticks
