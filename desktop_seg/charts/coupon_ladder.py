"""Do those who began with a coupon come back, and do they pay the full price later?

In: analysis/coupon_ladder.py. Out: bars of both beginnings, and the same as a table.
"""

from typing import TYPE_CHECKING

from desktop_seg.analysis.coupon_ladder import WITHIN_DAYS, CouponLadder, Start
from desktop_seg.base import counted
from desktop_seg.base.i18n import N_, _, format_number, format_share
from desktop_seg.charts import bars
from desktop_seg.charts.bars import Bar
from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme

if TYPE_CHECKING:
    from matplotlib.figure import Figure

QUESTION = N_("Do people who began with a coupon come back?")


def draw(figure: "Figure", data: CouponLadder, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw how many came again within 30, 60 and 90 days, beside those who began at the full price."""
    text = ChartText(_(QUESTION), takeaway(data), takeaway(data))
    return bars.draw(figure, theme, text, _bars(data), with_title)


def takeaway(data: CouponLadder) -> str:
    """Return how many of both came again within 90 days."""
    with_coupon, full = data.with_coupon, data.at_full_price
    if not with_coupon.people:
        return _("Nobody began with a coupon or a discount so far, or not long enough ago.")
    return _(
        "Of {people} who began with a coupon or a discount {share} came again within {days} days; of those who "
        "began at the full price {other}."
    ).format(
        people=counted.people(with_coupon.people),
        share=format_share(_share(with_coupon.returned[-1], with_coupon)),
        other=format_share(_share(full.returned[-1], full)),
        days=WITHIN_DAYS[-1],
    )


def table(data: CouponLadder) -> ChartTable:
    """Return the steps as a table: count and share of both beginnings."""
    counts = [_counts(start) for start in (data.with_coupon, data.at_full_price)]
    titles = (
        _("Began"),
        *(_("Came again within {days} days").format(days=days) for days in WITHIN_DAYS),
        _("Came again at all"),
        _("The second visit had a coupon or a discount"),
        _("Later bought at the full price"),
    )
    rows = tuple(
        (title, *_cells(mine, data.with_coupon), *_cells(theirs, data.at_full_price))
        for title, mine, theirs in zip(titles, *counts, strict=True)
    )
    headings = (_("Step"), _("With a coupon"), _("Share"), _("At the full price"), _("Share"))
    return ChartTable(headings, rows, (False, True, True, True, True))


def _bars(data: CouponLadder) -> list[Bar]:
    if not data.with_coupon.people:
        return []
    return [_bar(at, data) for at in range(len(WITHIN_DAYS))]


def _bar(at: int, data: CouponLadder) -> Bar:
    mine, theirs = (_share(start.returned[at], start) for start in (data.with_coupon, data.at_full_price))
    return Bar(
        _("Within {days} days").format(days=WITHIN_DAYS[at]),
        mine,
        _("{share} with a coupon").format(share=format_share(mine)),
        theirs,
        _("{share} at the full price").format(share=format_share(theirs)),
    )


def _counts(start: Start) -> tuple[int, ...]:
    return (start.people, *start.returned, start.came_again, start.second_discounted, start.later_full)


def _cells(count: int, start: Start) -> tuple[str, str]:
    return format_number(count), format_share(_share(count, start))


def _share(count: int, start: Start) -> float:
    return count / start.people if start.people else 0.0
