"""What does each region buy more of than the shop does?

In: analysis/mix.py. Out: paired bars of what stands out, and everything as a table.
"""

from typing import TYPE_CHECKING

from desktop_seg.analysis.mix import LEAST_BUYERS, Mix, Part
from desktop_seg.base.i18n import N_, _, format_number, format_share
from desktop_seg.charts import bars
from desktop_seg.charts.bars import Bar
from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme

if TYPE_CHECKING:
    from matplotlib.figure import Figure

QUESTION = N_("What is bought where?")


def draw(figure: "Figure", data: Mix, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw the shares of what a region buys, beside those of the whole shop."""
    text = ChartText(_(QUESTION), takeaway(data), takeaway(data))
    return bars.draw(figure, theme, text, _bars(data), with_title)


def takeaway(data: Mix) -> str:
    """Return what stands out most."""
    if data.groups < 2:
        return _("There are not two regions with at least {n} customers and categories on their sale lines.").format(
            n=LEAST_BUYERS
        )
    first = data.parts[0]
    return _("{region} spends {share} on {category}, the whole shop {usual}.").format(
        region=first.group,
        category=first.kind,
        share=format_share(first.share),
        usual=format_share(_usual(first)),
    )


def table(data: Mix) -> ChartTable:
    """Return every region and category as a table."""
    rows = tuple(
        (
            part.group,
            part.kind,
            format_share(part.share),
            format_share(_usual(part)),
            format_number(part.index),
            format_number(part.buyers),
        )
        for part in data.parts
    )
    headings = (_("Region"), _("Category"), _("Share there"), _("Share in the shop"), _("Index"), _("Buyers there"))
    return ChartTable(headings, rows, (False, False, True, True, True, True))


def _bars(data: Mix) -> list[Bar]:
    if data.groups < 2:
        return []
    return [
        Bar(
            _("{region}: {category}").format(region=part.group, category=part.kind),
            max(part.share, 0.0),
            format_share(part.share),
            max(_usual(part), 0.0),
            _("the whole shop {share}").format(share=format_share(_usual(part))),
        )
        for part in data.parts
    ]


def _usual(part: Part) -> float:
    return part.share * 100 / part.index if part.index else 0.0
