"""From "in the segment" to "may be written to", step by step, each loss with its reason.

In: store/may_write.py, the one place that knows the reasons. Used by: every export, the export wizard.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_seg.base.i18n import N_
from desktop_seg.model.customer import Channel
from desktop_seg.store.database import Database
from desktop_seg.store.may_write import obstacles


@dataclass(frozen=True, slots=True)
class Loss:
    """People lost at one step. key, title (marked with N_): of the reason. ids: in the order of the segment."""

    key: str
    title: str
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Funnel:
    """in_segment = sum of all losses + may. A person is lost once, at the first reason that fits."""

    in_segment: int
    losses: tuple[Loss, ...]
    may: tuple[int, ...]


LISTED = "listed_lately"


def rested(sieve: Funnel, last_listed: Mapping[int, int], since: int) -> Funnel:
    """Return the funnel without those who were on a list on a day from `since` on. last_listed: day by customer id."""
    listed = {id_ for id_ in sieve.may if last_listed.get(id_, since - 1) >= since}
    loss = Loss(LISTED, N_("On a list a short while ago"), tuple(id_ for id_ in sieve.may if id_ in listed))
    return replace(sieve, losses=(*sieve.losses, loss), may=tuple(id_ for id_ in sieve.may if id_ not in listed))


def funnel(db: Database, ids: Sequence[int], channel: Channel, as_of: int) -> Funnel:
    """Return who of the people may be written to on a channel, and why the others may not; the order stays.

    Whoever is no customer any more (undone or merged since the people were looked up) is in no segment either.
    """
    reasons = obstacles(channel, as_of)
    first = " ".join(f"WHEN {reason.sql} THEN {place}" for place, reason in enumerate(reasons))
    found = {
        row[0]: row[1]
        for row in db.each(
            f"""SELECT c.id, CASE {first} END FROM customer c
                WHERE c.id IN (SELECT value FROM json_each(?))""",
            (json.dumps(list(ids)),),
        )
    }
    ids = [id_ for id_ in ids if id_ in found]
    losses = tuple(
        Loss(reason.key, reason.title, tuple(id_ for id_ in ids if found[id_] == place))
        for place, reason in enumerate(reasons)
    )
    return Funnel(len(ids), losses, tuple(id_ for id_ in ids if found[id_] is None))
