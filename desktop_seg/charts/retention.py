"""Do new customers come back? By the month in which they first came.

In: analysis/retention.py. Out: bars of the mean by months since, and every cohort as a table.
"""

from typing import TYPE_CHECKING

from desktop_seg.analysis.retention import Retention
from desktop_seg.analysis.value_words import month_title
from desktop_seg.base import counted
from desktop_seg.base.i18n import N_, _, format_number, format_share
from desktop_seg.charts import bars
from desktop_seg.charts.bars import Bar
from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme

if TYPE_CHECKING:
    from matplotlib.figure import Figure

QUESTION = N_("Do new customers come back?")


def draw(figure: "Figure", data: Retention, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw the share that came again in each month after the first."""
    text = ChartText(_(QUESTION), takeaway(data), takeaway(data))
    return bars.draw(figure, theme, text, _bars(data), with_title)


def takeaway(data: Retention) -> str:
    """Return how many newcomers there were, and how many came again in the month after."""
    people = sum(cohort.people for cohort in data.cohorts)
    if not people:
        return _("Nobody came for the first time in the last twelve months.")
    after, third = data.mean[0], data.mean[2]
    if after is None:
        text = _("{people} first came in the last twelve months; too lately to tell whether they come again.")
    elif third is None:
        text = _("Of {people} who first came in the last twelve months, {share} came again in the month after.")
    else:
        text = _(
            "Of {people} who first came in the last twelve months, {share} came again in the month after, and "
            "{later} in the third month."
        )
    return text.format(people=counted.people(people), share=format_share(after), later=format_share(third))


def table(data: Retention) -> ChartTable:
    """Return the cohorts, one a row: people, and the share that came in each later month."""
    most = max((len(cohort.came) for cohort in data.cohorts), default=0)
    headings = (_("First came in"), _("People"), *(_("+{n}").format(n=after + 1) for after in range(most)))
    rows = tuple(
        (
            month_title(cohort.month),
            format_number(cohort.people),
            *(format_share(came / cohort.people) if cohort.people else "–" for came in cohort.came),
            *("" for _month in range(most - len(cohort.came))),
        )
        for cohort in data.cohorts
    )
    return ChartTable(headings, rows, (False, *(True for _heading in headings[1:])))


def _bars(data: Retention) -> list[Bar]:
    if not any(cohort.people for cohort in data.cohorts):
        return []
    return [
        Bar(_("{n} months later").format(n=after + 1) if after else _("the month after"), share, format_share(share))
        for after, share in enumerate(data.mean)
        if share is not None
    ]
