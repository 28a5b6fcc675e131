"""Who is new, who stayed, who left? The last twelve months beside the twelve before.

In: analysis/turnover.py. Out: bars of the four groups, and the same as a table.
"""

from typing import TYPE_CHECKING

from desktop_seg.analysis.turnover import Group, Turnover
from desktop_seg.base import counted
from desktop_seg.base.i18n import N_, _, format_number, format_share
from desktop_seg.charts import bars
from desktop_seg.charts.bars import Bar
from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme

if TYPE_CHECKING:
    from matplotlib.figure import Figure

QUESTION = N_("Who is new, who stayed, who left?")


def draw(figure: "Figure", data: Turnover, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw how many people are in each of the four groups."""
    text = ChartText(_(QUESTION), takeaway(data), takeaway(data))
    return bars.draw(figure, theme, text, _bars(data), with_title)


def takeaway(data: Turnover) -> str:
    """Return how many of the buyers of the year before came again."""
    if data.kept_share is None:
        return _("There are no sales of the year before yet.")
    return _(
        "{share} of the customers of the year before came again; {left} did not, and {people} came for the first time."
    ).format(
        share=format_share(data.kept_share),
        left=format_number(data.left.people),
        people=counted.people(data.new.people),
    )


def table(data: Turnover) -> ChartTable:
    """Return the groups as a table."""
    total = sum(group.people for _title, group in _groups(data))
    rows = tuple(
        (title, format_number(group.people), format_share(group.people / total if total else None))
        for title, group in _groups(data)
    )
    return ChartTable((_("Group"), _("People"), _("Share")), rows, (False, True, True))


def _groups(data: Turnover) -> list[tuple[str, Group]]:
    return [
        (_("Stayed"), data.stayed),
        (_("New"), data.new),
        (_("Back after a year"), data.returned),
        (_("Left"), data.left),
    ]


def _bars(data: Turnover) -> list[Bar]:
    found = _groups(data)
    if not any(group.people for _title, group in found):
        return []
    return [Bar(title, group.people, format_number(group.people)) for title, group in found]
