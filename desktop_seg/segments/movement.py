"""Who joined and who left a segment between two days: the same rule evaluated as of both.

In: evaluate.py as of any day. Out: ids by what became of them. Used by: the segment page.
"""

from dataclasses import dataclass

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.segments.evaluate import members, special_fields
from desktop_seg.segments.segment import Segment
from desktop_seg.segments.shop_context import Numbers
from desktop_seg.store.database import Database


@dataclass(frozen=True, slots=True)
class Movement:
    """first_day, last_day: as of which days. joined: in the order of the segment as of the last day; left: as of the
    first. stayed: how many were in it on both days."""

    first_day: int
    last_day: int
    joined: tuple[int, ...]
    left: tuple[int, ...]
    stayed: int


def movement(db: Database, segment: Segment, first_day: int, last_day: int, numbers: Numbers | None = None) -> Movement:
    """Compare a segment as of two days, in whichever order they are given.

    Raises UserError for one that asks about special data: who joins and who leaves are small groups.
    """
    if special_fields(db, segment):
        raise UserError(
            _("It asks about special data, so it is not shown who joined and who left."),
            _("Look at the people who are in it now."),
        )
    first_day, last_day = sorted((first_day, last_day))
    before, after = members(db, segment, first_day, numbers), members(db, segment, last_day, numbers)
    were, are = set(before), set(after)
    return Movement(
        first_day=first_day,
        last_day=last_day,
        joined=tuple(id for id in after if id not in were),
        left=tuple(id for id in before if id not in are),
        stayed=len(were & are),
    )
