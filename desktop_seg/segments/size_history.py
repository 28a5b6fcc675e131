"""How large a segment was at the end of each month: the same rule evaluated as of every one of these days.

Each day takes as long as counting the segment once, so they are asked for one by one: who shows them can stop in
between, and a day that is known is never asked again. In: evaluate.py as of any day. Used by: the segment page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop_seg.model.period import to_date, to_day
from desktop_seg.segments.evaluate import count
from desktop_seg.segments.segment import Segment
from desktop_seg.segments.shop_context import Numbers
from desktop_seg.store.database import Database

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Size:
    """people: in the segment as of a day; None where they are too few to be told (special data)."""

    day: int
    people: int | None


@dataclass(frozen=True, slots=True)
class SizeHistory:
    """days: to be looked at, ascending. known: those that were, by day."""

    days: tuple[int, ...]
    known: Mapping[int, Size] = field(default_factory=dict)

    @property
    def next_day(self) -> int | None:
        """The day to look at next, the latest first; None when all are known."""
        return next((day for day in reversed(self.days) if day not in self.known), None)

    @property
    def sizes(self) -> tuple[Size, ...]:
        """What is known, ascending."""
        return tuple(self.known[day] for day in self.days if day in self.known)

    def with_size(self, size: Size) -> "SizeHistory":
        """Return the history with one more day known."""
        return SizeHistory(self.days, {**self.known, size.day: size})


def history_days(first_sale: int | None, as_of: int | None, months: int = MONTHS) -> tuple[int, ...]:
    """Return the ends of the last months before `as_of`, and `as_of` itself; none before the first sale."""
    if first_sale is None or as_of is None:
        return ()
    days = [as_of]
    end = to_date(as_of).replace(day=1) - timedelta(1)
    while len(days) <= months and to_day(end) >= first_sale:
        if to_day(end) < days[0]:
            days.insert(0, to_day(end))
        end = date(end.year, end.month, 1) - timedelta(1)
    return tuple(days)


def size_on(db: Database, segment: Segment, day: int, numbers: Numbers | None = None) -> Size:
    """Count a segment as of a day."""
    found = count(db, segment, day, numbers)
    return Size(day, None if found.is_few else found.count)
