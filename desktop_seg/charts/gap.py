"""How long do people stay away between two visits?

In: analysis/gap.py. Out: bars of how many returns took at most so long, and the same as a table.
"""

from typing import TYPE_CHECKING

from desktop_seg.analysis.gap import EDGES, Gaps
from desktop_seg.base.i18n import N_, _, format_number, format_share
from desktop_seg.charts import bars
from desktop_seg.charts.bars import Bar
from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme

if TYPE_CHECKING:
    from matplotlib.figure import Figure


QUESTION = N_("How long do people stay away?")


def draw(figure: "Figure", data: Gaps, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw the share of returns within a week, two weeks and so on."""
    text = ChartText(_(QUESTION), takeaway(data), takeaway(data))
    return bars.draw(figure, theme, text, _bars(data), with_title)


def takeaway(data: Gaps) -> str:
    """Return the usual gap of the shop and how many returns take longer than 90 days."""
    if data.median_days is None:
        return _("Nobody has come three times yet.")
    return _(
        "Who comes regularly usually comes every {days} days; {share} of all returns take longer than {long}."
    ).format(
        days=format_number(data.median_days),
        share=format_share(1 - data.shares[EDGES.index(90)]),
        long=_("{n} days").format(n=90),
    )


def table(data: Gaps) -> ChartTable:
    """Return the shares as a table."""
    rows = tuple((_days(edge), format_share(share)) for edge, share in zip(EDGES, data.shares, strict=True))
    return ChartTable((_("Came again within"), _("Share of returns")), rows, (False, True))


def _bars(data: Gaps) -> list[Bar]:
    if not data.people:
        return []
    return [Bar(_days(edge), share, format_share(share)) for edge, share in zip(EDGES, data.shares, strict=True)]


def _days(edge: int) -> str:
    return _("{n} days").format(n=edge)
