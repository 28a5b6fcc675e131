"""Which segments are much the same people?

In: analysis/overlap.py. Out: bars of the closest pairs, and all of them as a table.
"""

from typing import TYPE_CHECKING

from desktop_seg.analysis.overlap import Overlap
from desktop_seg.base import counted
from desktop_seg.base.i18n import N_, _, format_number, format_share
from desktop_seg.charts import bars
from desktop_seg.charts.bars import Bar
from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme

if TYPE_CHECKING:
    from matplotlib.figure import Figure

QUESTION = N_("Which segments are much the same people?")


def draw(figure: "Figure", data: Overlap, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw the people in common as a share of both together."""
    text = ChartText(_(QUESTION), takeaway(data), takeaway(data))
    return bars.draw(figure, theme, text, _bars(data), with_title)


def takeaway(data: Overlap) -> str:
    """Return the pair that shares most, with a warning not to write to the same people twice."""
    if not data.pairs:
        return _("No two segments have people in common.")
    first = data.pairs[0]
    text = _("“{one}” and “{other}” have {people} in common, {share} of the smaller one. Write to them once.")
    share = format_share(first.share)
    return text.format(one=first.one, other=first.other, people=counted.people(first.common), share=share)


def table(data: Overlap) -> ChartTable:
    """Return every pair with people in common as a table."""
    rows = tuple((pair.one, pair.other, format_number(pair.common), format_share(pair.share)) for pair in data.pairs)
    headings = (_("Segment"), _("And"), _("People in both"), _("Share of both together"))
    return ChartTable(headings, rows, (False, False, True, True))


def _bars(data: Overlap) -> list[Bar]:
    return [
        Bar(_("{one} and {other}").format(one=pair.one, other=pair.other), pair.share, format_share(pair.share))
        for pair in data.pairs
    ]
