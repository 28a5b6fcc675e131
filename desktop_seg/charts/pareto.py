"""Who brings in the money? The share of sales that the largest spenders bring, with marks at 20, 5 and 1 %.

In: analysis/concentration.py. Out: a curve, and the same as a table.
"""

from typing import TYPE_CHECKING

from desktop_seg.analysis.concentration import Concentration, Top
from desktop_seg.base.i18n import N_, _, format_money, format_number, format_share, ngettext
from desktop_seg.charts import frame
from desktop_seg.charts.frame import ChartTable, ChartText, Tick
from desktop_seg.charts.style import ChartTheme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

QUESTION = N_("Who brings in the money?")

_LEAST_FOR_PERCENT = 100  # with fewer people, 1 % of them is nobody's wording


def draw(figure: "Figure", data: Concentration, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw the curve; people without any sales in the year are not in it."""
    text = ChartText(_(QUESTION), takeaway(data), _description(data))
    if not data.curve:
        return frame.say(figure, theme, text, with_title, takeaway(data))
    axes = frame.begin(figure, theme, text, with_title)
    people = [point.people_share for point in data.curve]
    sales = [point.sales_share for point in data.curve]
    axes.fill_between(people, sales, color=theme.ramp[0], linewidth=0)
    axes.plot(people, sales, color=theme.accent, linewidth=2, clip_on=False)
    axes.set_xlim(0, 1)
    axes.set_ylim(min(0.0, *sales), max(1.0, *sales))
    frame.grid(axes, theme)
    rows = [[_percent(n / parts) for n in range(parts + 1)] for parts in (5, 2, 1)]
    frame.ticks(axes, theme, rows[0], [_percent(n / 4) for n in range(5)])
    below = (_("share of customers, the largest first"), _("share of customers"))
    frame.captions(axes, theme, below, _("share of sales"))
    frame.settle(figure)
    frame.thin_out(axes, theme, rows)
    _marks(axes, data, theme)
    return text


def takeaway(data: Concentration) -> str:
    """Return the answer in one sentence."""
    if not data.is_whole_shop:
        return _of_some(data)
    if not data.people:
        return _("No customer bought anything in the last 12 months.")
    if not data.curve:
        return _("The sales of the last 12 months have no amounts.")
    top = data.tops[0]
    share = format_share(top.sales_share)
    if data.people < _LEAST_FOR_PERCENT:
        return ngettext(
            "Your largest customer brings in {share} of sales.",
            "Your {n} largest customers bring in {share} of sales.",
            top.people,
        ).format(n=format_number(top.people), share=share)
    return _(
        "Your largest {percent} of customers bring in {share} of sales, the largest {few} alone {few_share}."
    ).format(
        percent=format_share(top.percent / 100),
        share=share,
        few=format_share(data.tops[-1].percent / 100),
        few_share=format_share(data.tops[-1].sales_share),
    )


def _of_some(data: Concentration) -> str:
    """Return the answer for the people of a segment: of sales means of what they spend, not of the shop's."""
    if not data.curve:
        return _("These people bought nothing in the last 12 months.")
    top = data.tops[0]
    return ngettext(
        "Of what these people spend, the largest of them spends {share}.",
        "Of what these people spend, the {n} largest of them spend {share}.",
        top.people,
    ).format(n=format_number(top.people), share=format_share(top.sales_share))


def table(data: Concentration) -> ChartTable:
    """Return the marks as a table, and everyone in the last row."""
    rows = [
        (
            format_share(top.percent / 100),
            format_number(top.people),
            format_money(top.spent_cents, data.currency),
            format_share(top.sales_share),
            format_money(top.least_cents, data.currency),
        )
        for top in data.tops
    ]
    if data.tops:
        total = format_money(data.spent_cents, data.currency)
        rows.append((format_share(1), format_number(data.people), total, format_share(1), ""))
    return ChartTable(
        headings=(_("Largest customers"), _("People"), _("Sales"), _("Share of sales"), _("From this amount on")),
        rows=tuple(rows),
        numbers=(True,) * 5,
    )


def _description(data: Concentration) -> str:
    if not data.curve:
        return takeaway(data)
    marks = [
        _("{people}: {sales} of sales.").format(people=_who(top, data), sales=format_share(top.sales_share))
        for top in _different(data)
    ]
    return " ".join([_("A curve of the share of sales over the share of customers, the largest first."), *marks])


def _marks(axes: "Axes", data: Concentration, theme: ChartTheme) -> None:
    """Mark the tops with their shares, right of each point: below the curve there is room."""
    for top in _different(data):
        at = (top.people / data.people, top.sales_share)
        axes.plot(*at, marker="o", markersize=7, color=theme.accent, markeredgecolor=theme.panel, clip_on=False)
        text = frame.label(axes, theme, at, "")
        text.set(verticalalignment="top", transform=frame.shifted(axes, 7, -1))
        sales = format_share(top.sales_share)
        wordings = (
            _("{people}: {sales} of sales").format(people=_who(top, data), sales=sales),
            _("{people}: {sales}").format(people=_who(top, data), sales=sales),
        )
        frame.first_that_fits(text, wordings)


def _different(data: Concentration) -> list[Top]:
    """Return the tops that are different people; in a small shop 5 % and 1 % may be the same one."""
    return list({top.people: top for top in reversed(data.tops)}.values())[::-1]


def _who(top: Top, data: Concentration) -> str:
    if data.people < _LEAST_FOR_PERCENT:
        return ngettext("{n} customer", "{n} customers", top.people).format(n=format_number(top.people))
    return _("{share} of customers").format(share=format_share(top.percent / 100))


def _percent(share: float) -> Tick:
    return Tick(share, format_share(share))
