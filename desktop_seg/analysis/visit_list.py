"""Who came on which day, with what was special about it: what questions about the course of things start from.

In: table sale. Out: the visits of each buyer, oldest first. Used by: gap, origin, retention, turnover ...
Source: resources/help/definitions.md#visit.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_seg.store.database import Database, Row
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
    more = "max(s.is_purchase AND s.is_discounted), coalesce(min(s.channel), '')"
    for customer_id, day, cents, is_discounted, channel in visit_rows(db, as_of, more):
        visit = Visit(int(day or 0), bool(is_discounted), str(channel), int(cents or 0))
        found.setdefault(int(customer_id or 0), []).append(visit)
    return found


def visit_rows(db: Database, as_of: int | None, more: str = "1") -> Iterator[Row]:
    """Yield customer id, day and net cents of each visit up to a day, by customer and day.

    more: further columns, as SQL over all receipts of the customer on that day.
    """
    return db.each(
        f"""SELECT s.customer_id, s.sold_day, sum(s.net_cents), {more}
            FROM sale s JOIN customer c ON c.id = s.customer_id
            WHERE s.is_valid AND s.sold_day <= ? AND {EVERYONE}
            GROUP BY s.customer_id, s.sold_day HAVING max(s.is_purchase) ORDER BY s.customer_id, s.sold_day""",
        (as_of,),
    )
