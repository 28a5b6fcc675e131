"""In which segments one customer is, and why: the segments of a shop seen from one person.

In: all segments of the shop that say something with its data. Used by: the customer page.
"""

from dataclasses import dataclass

from desktop_seg.segments import catalogue, words
from desktop_seg.segments.capability import missing, shop_facts
from desktop_seg.segments.evaluate import held
from desktop_seg.segments.segment import Goal
from desktop_seg.segments.shop_context import rule_of
from desktop_seg.store.database import Database


@dataclass(frozen=True, slots=True)
class Membership:
    """One segment somebody is in, or not.

    title, reason: in the owner's language. color: of an own segment, "" for none.
    """

    key: str
    title: str
    reason: str
    goal: Goal
    color: str


def memberships(db: Database, customer_id: int, as_of: int | None, is_in: bool = True) -> tuple[Membership, ...]:
    """Return the segments a customer is in (or not in) as of a day: the owner's own first, then the ready-made ones."""
    if as_of is None:
        return ()
    facts = shop_facts(db, as_of)
    asked = {each.key: each for each in catalogue.all_segments(db) if missing(each, facts) is None}
    inside = held(db, {key: rule_of(each) for key, each in asked.items()}, customer_id, as_of)
    return tuple(
        Membership(key, words.title(each), words.sentence(db, each), each.goal, each.color)
        for key, each in asked.items()
        if (key in inside) is is_in
    )
