"""Into which groups do customers fall by themselves?

In: analysis/cluster.py. Out: bars of each group's share of people beside its share of the money, the same as a table,
and how firm the groups are.
"""

from typing import TYPE_CHECKING

from desktop_seg.analysis.cluster import Cluster, Clusters
from desktop_seg.base.i18n import N_, _, format_money_about, format_number, format_share, ngettext
from desktop_seg.charts import bars
from desktop_seg.charts.bars import Bar
from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme

if TYPE_CHECKING:
    from matplotlib.figure import Figure

QUESTION = N_("Into which groups do customers fall by themselves?")

_FIRM = 0.95  # from this agreement on the same groups would be found again; one even cloud of people reaches 0.9


def draw(figure: "Figure", data: Clusters, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw how many people are in each group, and what they spend."""
    text = ChartText(_(QUESTION), _headline(data), takeaway(data))
    return bars.draw(figure, theme, text, _bars(data), with_title)


def takeaway(data: Clusters) -> str:
    """Return how far the best group carries the shop, and how firm the groups are."""
    if not data.groups:
        return _headline(data)
    return f"{_headline(data)} {_firmness(data.agreement)}"


def _headline(data: Clusters) -> str:
    if not data.groups:
        return _("Nobody has bought anything yet.")
    best = data.groups[0]
    return _(
        "By when, how often and for how much they buy: {share} of the customers bring {money} of the money."
    ).format(share=format_share(best.share), money=format_share(best.spent_share))


def table(data: Clusters) -> ChartTable:
    """Return the groups, and in the last row how many people would land in the same one."""
    headings = (
        _("Group"),
        _("People"),
        _("Share of people"),
        _("Share of the money"),
        _("Days since the last visit"),
        _("Visits"),
        _("Spent"),
    )
    rows = [_row(number, group, data.currency) for number, group in enumerate(data.groups, 1)]
    if data.agreement is not None:
        rows.append((_("In the same group by both halves"), "", format_share(data.agreement), "", "", "", ""))
    return ChartTable(headings, tuple(rows), (False, *(True for _heading in headings[1:])))


def _firmness(agreement: float | None) -> str:
    if agreement is None:
        return _("They are too few to say how firm these groups are.")
    words = (
        _(
            "Found with one half of the customers and again with the other, {share} of people land in the same group: "
            "the groups are firm today, and shift with your data all the same. To write to people, take segments."
        )
        if agreement >= _FIRM
        else _(
            "Found with one half of the customers and again with the other, only {share} of people land in the same "
            "group: look around with them, but to write to people, take segments."
        )
    )
    return words.format(share=format_share(agreement))


def _bars(data: Clusters) -> list[Bar]:
    return [
        Bar(
            _label(group),
            group.share,
            _("{share} of people").format(share=format_share(group.share)),
            group.spent_share,
            _("{share} of the money").format(share=format_share(group.spent_share)),
        )
        for group in data.groups
    ]


def _label(group: Cluster) -> str:
    visits = max(1, round(group.visits))
    return ngettext("{n} visit, {days} days ago", "{n} visits, {days} days ago", visits).format(
        n=format_number(visits), days=format_number(round(group.recency_days))
    )


def _row(number: int, group: Cluster, currency: str) -> tuple[str, ...]:
    return (
        format_number(number),
        format_number(group.people),
        format_share(group.share),
        format_share(group.spent_share),
        format_number(round(group.recency_days)),
        format_number(round(group.visits)),
        format_money_about(group.spent_cents, currency),
    )
