"""Who came on which day, with what was special about it: what questions about the course of things start from.

In: table sale. Out: the visits of each buyer, oldest first. Used by: coupon_ladder, origin, retention, period.
Source: resources/help/definitions.md#visit.
"""

from dataclasses import dataclass

from desktop_seg.store.database import Database
from desktop_seg.store.figures import EVERYONE


@dataclass(frozen=True, slots=True)
class Visit:
    """One day with a purchase. is_discounted: something of it with a coupon or a discount. channel: "" unknown."""

    day: int
    is_discounted: bool
    channel: str
    net_cents: int


def visits_of(db: Database, as_of: int | None) -> dict[int, list[Visit]]:
    """Return the visits of everyone who bought up to a day, by customer id."""
    found: dict[int, list[Visit]] = {}
    for customer_id, day, is_discounted, channel, cents in db.each(
        f"""SELECT s.customer_id, s.sold_day, max(s.is_purchase AND s.is_discounted), coalesce(min(s.channel), ''),
                sum(s.net_cents)
            FROM sale s JOIN customer c ON c.id = s.customer_id
            WHERE s.is_valid AND s.sold_day <= ? AND {EVERYONE}
            GROUP BY s.customer_id, s.sold_day HAVING max(s.is_purchase) ORDER BY s.customer_id, s.sold_day""",
        (as_of,),
    ):
        visit = Visit(int(day or 0), bool(is_discounted), str(channel), int(cents or 0))
        found.setdefault(int(customer_id or 0), []).append(visit)
    return found
