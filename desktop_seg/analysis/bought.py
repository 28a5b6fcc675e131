"""What some people bought on some days: how many of them, for how much each, and what a purchase came to.

In: table sale. Out: Bought. Used by: comeback, campaign. The unit is the person, who may buy ten times: what a
purchase comes to is first averaged for each buyer. Source: resources/help/definitions.md#campaigns.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from math import log

from desktop_seg.analysis.welch import Sample, sample
from desktop_seg.model.period import Period
from desktop_seg.store.database import Database


@dataclass(frozen=True, slots=True)
class Bought:
    """people: all of them. buyers: with at least one purchase. purchases: receipts of a purchase.

    spent: net in minor units for each person, returns taken off, people who bought nothing included. orders: the
    average purchase of each buyer (purchases of an amount only), in minor units; order_logs: its natural logarithm.
    """

    people: int
    buyers: int
    purchases: int
    spent: Sample
    orders: Sample
    order_logs: Sample

    @property
    def share(self) -> float:
        """The share that bought; 0 of nobody."""
        return self.buyers / self.people if self.people else 0.0


def bought(db: Database, ids: Collection[int], period: Period) -> Bought:
    """Return what people with these ids bought within a period, both its days included. Later sales are not read."""
    rows = db.rows(
        """SELECT sum(is_purchase), sum(net_cents), sum(is_purchase AND net_cents > 0),
            sum(CASE WHEN is_purchase AND net_cents > 0 THEN net_cents END)
           FROM sale WHERE is_valid AND sold_day BETWEEN ? AND ?
            AND customer_id IN (SELECT value FROM json_each(?)) GROUP BY customer_id""",
        (period.first, period.last, json.dumps(sorted(ids))),
    )
    orders = [float(paid or 0) / int(count) for _purchases, _net, count, paid in rows if count]
    return Bought(
        people=len(ids),
        buyers=sum(bool(row[0]) for row in rows),
        purchases=sum(int(row[0] or 0) for row in rows),
        spent=sample((float(row[1] or 0) for row in rows), zeros=len(ids) - len(rows)),
        orders=sample(orders),
        order_logs=sample(map(log, orders)),
    )
