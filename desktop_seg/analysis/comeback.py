"""How many of a segment come by themselves: its people as of an earlier day, and what they did afterwards.

In: the rule evaluated as of a past day (which sees nothing later), sales of the days after it. Used by: the export
wizard before a campaign, the command line. Source: resources/help/definitions.md#comeback.
"""

from dataclasses import dataclass

from desktop_seg.analysis.bought import Bought, bought
from desktop_seg.analysis.interval import Range, share_range
from desktop_seg.model.period import Period
from desktop_seg.segments import evaluate
from desktop_seg.segments.segment import Segment
from desktop_seg.segments.shop_context import Numbers
from desktop_seg.store import export_log
from desktop_seg.store.database import Database

LEAST_PEOPLE = 20  # below that a share says too little to plan by


@dataclass(frozen=True, slots=True)
class Comeback:
    """What the people of `then` did in the `days` after it. written: how many of them were on a list then."""

    then: int
    days: int
    bought: Bought
    written: int

    @property
    def range(self) -> Range:
        """Within which the share lies, 95 of 100."""
        return share_range(self.bought.buyers, self.bought.people)

    @property
    def says_something(self) -> bool:
        """Whether there were people enough to plan by."""
        return self.bought.people >= LEAST_PEOPLE


def comeback(db: Database, segment: Segment, numbers: Numbers, as_of: int, days: int) -> Comeback | None:
    """Return how many people of the segment as of `days` before bought until `as_of`; None before the first sale."""
    then = as_of - days
    first = db.value("SELECT min(sold_day) FROM sale WHERE is_valid")
    if first is None or then < int(first):
        return None
    ids = evaluate.members(db, segment, then, numbers)
    period = Period(then + 1, as_of)
    return Comeback(then, days, bought(db, ids, period), len(export_log.listed_within(db, period) & set(ids)))
