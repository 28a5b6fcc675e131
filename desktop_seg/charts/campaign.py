"""Did it help? Those who got a campaign beside those who were kept apart, on its days and on as many days before.

In: analysis/campaign.py. Out: paired bars with the range of each, and the same as a table.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_seg.analysis.bought import Bought
from desktop_seg.analysis.campaign import CampaignResult, Group
from desktop_seg.analysis.campaign_words import headline
from desktop_seg.analysis.interval import Range, share_range
from desktop_seg.analysis.welch import Sample, mean_range
from desktop_seg.base.i18n import N_, _, format_money, format_number, format_share, ngettext
from desktop_seg.charts import bars
from desktop_seg.charts.bars import Bar
from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme
from desktop_seg.model.campaign import Measure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

QUESTION = N_("Did it help?")


@dataclass(frozen=True, slots=True)
class CampaignPicture:
    """What is drawn. currency: of the amounts."""

    result: CampaignResult
    currency: str


def draw(figure: "Figure", data: CampaignPicture, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw what the campaign was made for; a sentence before its last day."""
    text = ChartText(_(QUESTION), takeaway(data), takeaway(data))
    return bars.draw(figure, theme, text, _bars(data), with_title)


def takeaway(data: CampaignPicture) -> str:
    """Return the result in words."""
    return headline(data.result, data.currency)


def table(data: CampaignPicture) -> ChartTable:
    """Return both groups, then and before, with all three measures."""
    headings = (
        *(_("Who"), _("People"), _("Bought"), _("Share"), _("Share, 95 of 100")),
        *(_("Spent per person"), _("Average purchase")),
    )
    found = data.result
    rows = [
        _row(title, times, data.currency)
        for group, then, before in (
            (found.mailed, _("Got it"), _("Got it, the days before")),
            (found.control, _("Kept apart"), _("Kept apart, the days before")),
        )
        if group is not None
        for title, times in ((then, group.during), (before, group.before))
    ]
    return ChartTable(headings, tuple(rows), (False, *(True,) * (len(headings) - 1)))


def _row(title: str, bought: Bought, currency: str) -> tuple[str, ...]:
    range_ = share_range(bought.buyers, bought.people)
    return (
        title,
        format_number(bought.people),
        format_number(bought.buyers),
        format_share(bought.share, 1),
        _("{low} to {high}").format(low=format_share(range_.low), high=format_share(range_.high)),
        format_money(bought.spent.mean, currency),
        format_money(bought.orders.mean, currency) if bought.orders.count else "–",
    )


def _bars(data: CampaignPicture) -> list[Bar]:
    found = data.result
    if found.mailed is None:
        return []
    days = found.campaign.days
    before = ngettext("The {n} day before", "The {n} days before", days).format(n=format_number(days))
    return [
        _bar(data, _("On its days"), lambda group: group.during),
        _bar(data, before, lambda group: group.before),
    ]


def _bar(data: CampaignPicture, label: str, when: Callable[[Group], Bought]) -> Bar:
    found = data.result
    assert found.mailed is not None
    mine = _length(when(found.mailed), data)
    words = _("Got it: {value}").format(value=mine.words)
    if found.control is None:
        return Bar(label, mine.value, words, range=mine.range)
    theirs = _length(when(found.control), data)
    other = _("Kept apart: {value}").format(value=theirs.words)
    return Bar(label, mine.value, words, theirs.value, other, mine.range, theirs.range)


@dataclass(frozen=True, slots=True)
class _Length:
    """One bar in what the campaign was made for."""

    value: float
    words: str
    range: Range | None


def _length(bought: Bought, data: CampaignPicture) -> _Length:
    measure = data.result.campaign.measure
    if measure is Measure.BUYERS:
        return _Length(bought.share, format_share(bought.share), share_range(bought.buyers, bought.people))
    values: Sample = bought.spent if measure is Measure.MONEY else bought.orders
    if not values.count:
        return _Length(0.0, _("nobody bought"), None)
    return _Length(max(values.mean, 0.0), format_money(values.mean, data.currency), mean_range(values))
