"""What customers said about being written to, and about the use of special categories.

One statement for each customer, channel and import. Statements are never changed by a later import; the view
`consent_now` says which one holds (newest dated wins, a no beats a yes). So an undo only takes its own statements away.
Used by: importing/writing, exports (through the view).
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from desktop_seg.model.customer import Consent
from desktop_seg.store.database import Database

# What holds of two words of one day: the later one here.
_RISING = (Consent.UNKNOWN, Consent.RELATION, Consent.YES, Consent.NO)


@dataclass(frozen=True, slots=True)
class Statement:
    """channel: a Channel, or the topic of a special category (store/special.py). day: when it was said, None when the
    spreadsheet does not tell. source: heading of the column it stood in."""

    customer_id: int
    channel: str
    status: Consent
    day: int | None
    source_row: int
    source: str


def outweighs(new: Statement, old: Statement) -> bool:
    """Whether of two statements the new one, of the import that is going on, holds.

    The newest dated one wins, and of equal ones a no beats a yes, a yes a customer relation. A no without a date counts
    as said now: whoever said no is not written to because an older yes comes in beside it. Unknown says nothing. The
    view `consent_now` weighs the statements of several imports likewise.
    """
    return _weight(new) > _weight(old)


def _weight(statement: Statement) -> tuple[bool, float, int]:
    undated = inf if statement.status is Consent.NO else -inf
    day = undated if statement.day is None else statement.day
    return statement.status is not Consent.UNKNOWN, day, _RISING.index(statement.status)


def changed_by(db: Database, statements: Sequence[Statement]) -> frozenset[int]:
    """Return the customers for whom one of these statements will hold and says something else than what holds now."""
    ids = json.dumps([each.customer_id for each in statements])
    now = {}
    for customer_id, channel, status, day in db.each(
        """SELECT customer_id, channel, status, weight_day FROM consent_now
           WHERE customer_id IN (SELECT value FROM json_each(?))""",
        (ids,),
    ):
        place = int(customer_id or 0), str(channel)
        said_on = None if day is None else int(day)
        now[place] = Statement(*place, Consent(str(status)), said_on, source_row=0, source="")
    return frozenset(
        each.customer_id for each in statements if _changes(each, now.get((each.customer_id, each.channel)))
    )


def _changes(new: Statement, now: Statement | None) -> bool:
    if new.status is Consent.UNKNOWN:
        return False
    return now is None or (new.status is not now.status and outweighs(new, now))


def write(db: Database, import_id: int, statements: Iterable[Statement]) -> None:
    """Write the statements of one import, at most one for each customer and channel."""
    db.many(
        """INSERT INTO consent(customer_id, channel, import_id, source_row, status, day, source)
           VALUES (?, ?, ?, ?, ?, ?, ?)""",
        (
            (each.customer_id, str(each.channel), import_id, each.source_row, str(each.status), each.day, each.source)
            for each in statements
        ),
    )
