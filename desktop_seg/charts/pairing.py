"""What is bought by the same people? Pairs of categories.

In: analysis/pairing.py. Out: bars of the closest pairs, and all of them as a table.
"""

from typing import TYPE_CHECKING

from desktop_seg.analysis.pairing import Pair, Pairing
from desktop_seg.base import counted
from desktop_seg.base.i18n import N_, _, format_number
from desktop_seg.charts import bars
from desktop_seg.charts.bars import Bar
from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme

if TYPE_CHECKING:
    from matplotlib.figure import Figure

QUESTION = N_("What is bought by the same people?")


def draw(figure: "Figure", data: Pairing, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw how close the closest pairs are."""
    text = ChartText(_(QUESTION), takeaway(data), takeaway(data))
    return bars.draw(figure, theme, text, _bars(data), with_title)


def takeaway(data: Pairing) -> str:
    """Return the closest pair."""
    if not data.pairs:
        return _("No two categories have enough buyers in common yet.")
    first = data.pairs[0]
    text = _("{one} and {other} go together most: {people} bought both, {times} times as many as by chance.")
    times = format_number(first.lift, 1)
    return text.format(one=first.one, other=first.other, people=counted.people(first.common), times=times)


def table(data: Pairing) -> ChartTable:
    """Return every pair as a table, the closest first."""
    rows = tuple(
        (pair.one, pair.other, format_number(pair.common), format_number(pair.cosine, 2), format_number(pair.lift, 1))
        for pair in data.pairs
    )
    headings = (_("Category"), _("And"), _("People with both"), _("Closeness, 0 to 1"), _("Times chance"))
    return ChartTable(headings, rows, (False, False, True, True, True))


def _bars(data: Pairing) -> list[Bar]:
    return [Bar(_words(pair), pair.cosine, format_number(pair.common)) for pair in data.pairs]


def _words(pair: Pair) -> str:
    return _("{one} and {other}").format(one=pair.one, other=pair.other)
