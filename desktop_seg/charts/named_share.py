"""How much of the sales has a name?

In: analysis/named_share.py. Out: bars by month, and the same as a table.
"""

from typing import TYPE_CHECKING

from desktop_seg.analysis.named_share import NamedMonth, NamedShare
from desktop_seg.analysis.value_words import month_title
from desktop_seg.base.i18n import N_, _, format_share
from desktop_seg.charts import bars
from desktop_seg.charts.bars import Bar
from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme

if TYPE_CHECKING:
    from matplotlib.figure import Figure

QUESTION = N_("How much of the sales has a name?")


def draw(figure: "Figure", data: NamedShare, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw the share of the sales of each month that carries a customer."""
    text = ChartText(_(QUESTION), takeaway(data), takeaway(data))
    return bars.draw(figure, theme, text, _bars(data), with_title)


def takeaway(data: NamedShare) -> str:
    """Return the share of the last year, and what would raise it."""
    if data.share is None and data.sales:
        return _("At least as much was given back in the last year as was sold, so there is no share to tell.")
    if data.share is None:
        return _("There are no sales in the last year.")
    said = _("{share} of the sales of the last twelve months carry a customer.").format(share=format_share(data.share))
    if data.share < 0.8:
        return _("{said} Ask for a number or a name at the till, and every figure here gets better.").format(said=said)
    return said


def table(data: NamedShare) -> ChartTable:
    """Return the months as a table."""
    rows = tuple((month_title(month.month), format_share(_share(month))) for month in data.months)
    return ChartTable((_("Month"), _("With a customer")), rows, (False, True))


def _bars(data: NamedShare) -> list[Bar]:
    if data.share is None:
        return []
    return [
        Bar(month_title(month.month), max(0.0, _share(month) or 0.0), format_share(_share(month)))
        for month in data.months
    ]


def _share(month: NamedMonth) -> float | None:
    return month.named_cents / month.all_cents if month.all_cents > 0 else None
