"""Who is later than usual: who to look at where nothing can be forecast.

In: the segment of those off their rhythm. Out: Overdue. Used by: forecast.
"""

from dataclasses import dataclass

from desktop_seg.analysis import people
from desktop_seg.metrics.catalogue import field
from desktop_seg.segments import evaluate
from desktop_seg.segments.catalogue import find
from desktop_seg.store.contact import contact
from desktop_seg.store.database import Database

_KEY = "off_rhythm"
_MOST = 50


@dataclass(frozen=True, slots=True)
class Overdue:
    """name: as customers are called, "" unknown. usual_gap_days: None for those with too few visits for one."""

    name: str
    recency_days: int
    usual_gap_days: float | None


def overdue(db: Database, as_of: int | None) -> tuple[Overdue, ...]:
    """Return at most fifty people off their rhythm, in the order of their segment."""
    if as_of is None:
        return ()
    members = evaluate.members(db, find(db, _KEY), as_of)[:_MOST]
    columns = ["c.id", field("recency_days").column, field("usual_gap_days").column]
    rhythms = {row[0]: row[1:] for row in people.rows(db, columns, as_of, members)}
    return tuple(
        Overdue(customer_name(db, member), int(recency or 0), None if gap is None else float(gap))
        for member in members
        for recency, gap in (rhythms[member],)
    )


def customer_name(db: Database, customer_id: int) -> str:
    """Return what a customer is called; "" when nothing is known but sales."""
    found = contact(db, customer_id)
    return found.title if found else ""
