"""Before a list is made: how many come by themselves, what the list is large enough to show, and when it pays.

In: the segment, those of it who may be written to. Out: CampaignOutlook. Used by: the export wizard, the command line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, sqrt

from desktop_seg.analysis import power
from desktop_seg.analysis.bought import Bought, bought
from desktop_seg.analysis.campaign import LEAST_FOR_MONEY
from desktop_seg.analysis.comeback import Comeback, comeback
from desktop_seg.model.campaign import Measure
from desktop_seg.model.period import YEAR_DAYS, Period, last_days
from desktop_seg.segments.segment import Segment
from desktop_seg.segments.shop_context import Numbers
from desktop_seg.store.database import Database
from desktop_seg.store.figures import EVERYONE


@dataclass(frozen=True, slots=True)
class CampaignOutlook:
    """What the past tells of a list.

    comeback: what the segment did by itself; None where the history is too short. everyone: what all customers did on
    the same days. purchase_cents: what a purchase of these people came to in the last year (of everyone where they
    bought nothing). margin_share: what was left of takings after the goods, where the files say what goods cost.
    """

    comeback: Comeback | None
    everyone: Bought
    purchase_cents: float
    margin_share: float | None

    @property
    def likely(self) -> Bought:
        """What people on the list will do by themselves, as well as the past can tell."""
        return self.comeback.bought if self.comeback is not None and self.comeback.says_something else self.everyone


def outlook(db: Database, segment: Segment, numbers: Numbers, ids: Sequence[int], lately: Period) -> CampaignOutlook:
    """Return what is to be expected of people (ids) of a segment. lately: the last days that are known, as many as the
    campaign is to last."""
    as_of, days = lately.last, lately.days
    everyone = [int(row[0] or 0) for row in db.rows(f"SELECT c.id FROM customer c WHERE {EVERYONE}")]
    year = last_days(as_of, YEAR_DAYS)
    mine = bought(db, ids, year).orders
    return CampaignOutlook(
        comeback=comeback(db, segment, numbers, as_of, days),
        everyone=bought(db, everyone, lately),
        purchase_cents=mine.mean if mine.count else bought(db, everyone, year).orders.mean,
        margin_share=_margin_share(db, as_of),
    )


def smallest_effect(likely: Bought, measure: Measure, people: int, control: int) -> float | None:
    """Return the smallest effect that groups of these sizes would show in 8 of 10 cases, in the unit of Effect.more.

    None where no effect would show, or amounts are not compared.
    """
    if measure is Measure.BUYERS:
        return power.visible_share(likely.share, people, control)
    if measure is Measure.MONEY:
        if min(people, control) < LEAST_FOR_MONEY or not likely.spent.variance:
            return None
        return power.visible_mean(sqrt(likely.spent.variance), people, control)
    if not likely.order_logs.variance:
        return None
    logs = power.visible_mean(sqrt(likely.order_logs.variance), people * likely.share, control * likely.share)
    return None if logs is None else exp(logs) - 1


def _margin_share(db: Database, as_of: int) -> float | None:
    """Return the part of a year's takings that is left after the goods; None unless most lines say what they cost.

    Services cost nothing, as in resources/help/definitions.md#profit.
    """
    row = db.one(
        """SELECT sum(net), sum(CASE WHEN cost IS NOT NULL THEN net END), sum(cost) FROM (
            SELECT l.net_cents AS net, CASE p.kind WHEN 'service' THEN 0
                ELSE coalesce(l.cost_cents, p.cost_cents) * l.quantity END AS cost
            FROM sale_line l JOIN sale s ON s.id = l.sale_id LEFT JOIN product p ON p.id = l.product_id
            WHERE s.is_valid AND s.sold_day > ? AND s.sold_day <= ? AND p.kind IS NOT 'gift_card')""",
        (as_of - YEAR_DAYS, as_of),
    )
    takings, told, cost = (float(each or 0) for each in row or (0, 0, 0))
    return 1 - cost / told if told > takings / 2 > 0 and 0 < cost < told else None
