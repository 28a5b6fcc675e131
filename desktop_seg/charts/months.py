"""How do the months compare? Sales of each month of the last two years.

In: analysis/month.py. Out: bars, the last twelve months in colour, and the same as a table for all months.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_seg.analysis.month import Month, Months
from desktop_seg.base.i18n import (
    N_,
    _,
    format_date,
    format_money,
    format_money_short,
    format_month,
    format_number,
    format_share,
    ngettext,
)
from desktop_seg.charts import frame
from desktop_seg.charts.frame import ChartTable, ChartText, Tick
from desktop_seg.charts.style import ChartTheme
from desktop_seg.model.period import to_date

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

QUESTION = N_("How do the months compare?")

_SHOWN = 24
_YEAR = 12
_EQUAL_UP_TO = 0.01  # a change of 1 % is none


def draw(figure: "Figure", data: Months, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw the last 24 months; one that has not ended yet is hatched."""
    text = ChartText(_(QUESTION), takeaway(data), _description(data))
    shown = data.months[-_SHOWN:]
    if not shown:
        return frame.say(figure, theme, text, with_title, takeaway(data))
    axes = frame.begin(figure, theme, text, with_title)
    _bars(axes, shown, theme)
    most, least = max(month.net_cents for month in shown), min(month.net_cents for month in shown)
    axes.set_xlim(-0.6, len(shown) - 0.4)
    axes.set_ylim(min(0, least * 1.05), max(most * 1.12, 1))
    frame.grid(axes, theme)
    rows = [_ticks(shown, every) for every in (1, 2, 3, 6, 12)]
    money = frame.round_steps(max(most, 1), 4, lambda at: format_money_short(at, data.currency), min(0.0, least))
    frame.ticks(axes, theme, rows[0], money)
    frame.captions(axes, theme, y=_("sales"))
    frame.settle(figure)
    frame.thin_out(axes, theme, [row for row in rows if row])
    _name_best(axes, data, shown, theme)
    return text


def takeaway(data: Months) -> str:
    """Return how the last twelve full months stand against the twelve before, else which month was the best."""
    if not data.months:
        return _("There are no sales yet.")
    full = [month for month in data.months if month.is_complete]
    if len(full) < 2:
        return _("So far there is one month only.")
    now, before = sum(m.net_cents for m in full[-_YEAR:]), sum(m.net_cents for m in full[-2 * _YEAR : -_YEAR])
    best = max(full[-_YEAR:], key=lambda month: month.net_cents)
    named = format_month(best.at, "long")
    if len(full) < 2 * _YEAR or before <= 0:
        return _("The best month was {month} with {amount}.").format(
            month=named, amount=format_money(best.net_cents, data.currency)
        )
    change = now / before - 1
    if abs(change) <= _EQUAL_UP_TO:
        sentence = _("The last 12 full months brought as much as the 12 before. The best was {month}.")
    elif change > 0:
        sentence = _("The last 12 full months brought {change} more than the 12 before. The best was {month}.")
    else:
        sentence = _("The last 12 full months brought {change} less than the 12 before. The best was {month}.")
    return sentence.format(change=format_share(abs(change)), month=named)


def table(data: Months) -> ChartTable:
    """Return all months, the latest first."""
    rows = [
        (
            _month_words(month, data),
            format_money(month.net_cents, data.currency),
            format_money(month.named_cents, data.currency),
            format_number(month.visits),
            format_number(month.customers),
        )
        for month in reversed(data.months)
    ]
    headings = (_("Month"), _("Sales"), _("of these with a name"), _("Visits"), _("Customers"))
    return ChartTable(headings, tuple(rows), (False, True, True, True, True))


def _description(data: Months) -> str:
    n = min(_SHOWN, len(data.months))
    text = ngettext("One bar for the sales of a month. {takeaway}", "Bars for the sales of {n} months. {takeaway}", n)
    return text.format(n=format_number(n), takeaway=takeaway(data))


def _month_words(month: Month, data: Months) -> str:
    if month.is_complete or data.as_of is None:
        return format_month(month.at, "long")
    day = format_date(to_date(data.as_of))
    return _("{month}, until {day}").format(month=format_month(month.at, "long"), day=day)


def _bars(axes: "Axes", shown: Sequence[Month], theme: ChartTheme) -> None:
    for place, month in enumerate(shown):
        is_recent = place >= len(shown) - _YEAR
        color = theme.accent if is_recent else theme.border
        (bar,) = axes.bar(place, month.net_cents, width=0.8, color=color, linewidth=0)
        if not month.is_complete:
            bar.set(facecolor=theme.panel, edgecolor=color, linewidth=1.2, hatch="////")


def _ticks(shown: Sequence[Month], every: int) -> list[Tick]:
    """Return labels for every so many months of a calendar year; the year stands below the first of each."""
    ticks: list[Tick] = []
    year = 0
    for place, month in enumerate(shown):
        if (month.at.month - 1) % every:
            continue
        name = format_month(month.at, "name")
        ticks.append(Tick(place, name if month.at.year == year else f"{name}\n{month.at.year}"))
        year = month.at.year
    return ticks


def _name_best(axes: "Axes", data: Months, shown: Sequence[Month], theme: ChartTheme) -> None:
    """Write the amount above the month that the takeaway names."""
    recent = [at for at, month in enumerate(shown) if month.is_complete][-_YEAR:]
    place = max(recent or [0], key=lambda at: shown[at].net_cents)
    if shown[place].net_cents <= 0:
        return
    text = frame.label(axes, theme, (place, shown[place].net_cents), "")
    text.set(ha="center", va="bottom", transform=frame.shifted(axes, 0, 2))
    frame.first_that_fits(text, (format_money_short(shown[place].net_cents, data.currency),))
