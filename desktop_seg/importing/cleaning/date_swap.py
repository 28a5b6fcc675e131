"""The trace of Excel reading m/d texts in a d/m country (or the other way round), and its repair.

What Excel can read becomes a date with day and month swapped, what it cannot read stays text. So: in a workbook every
date cell has a day of at most 12 and every text has a part over 12; in a CSV saved from it the same two groups stand
apart by their spelling ("12/06/2010 10:08" beside "2/20/11 11:39").
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_seg.importing.cleaning.column import Sample
from desktop_seg.importing.cleaning.date_text import DateOrder, DateText, Way

# By chance a day is at most 12 in 2 of 5 cases, a text has a part over 12 in 3 of 5. As many different days as make
# chance smaller than 1 in 1,000 are sure; fewer are asked.
_SURE = 6.9
_ENOUGH = 50
_WEIGHT_TYPED = 0.92
_WEIGHT_TEXT = 0.51


class Swap(StrEnum):
    """Whether Excel swapped day and month of some cells, and what is done about it."""

    NONE = "none"
    REPAIRED = "repaired"
    LEFT = "left"  # the owner wants the days as they stand


@dataclass(slots=True)
class WayCount(Sample):
    """Cells written in one way. days: different days among them, as many as are needed to rule out chance."""

    days: set[str] = field(default_factory=set)

    def see(self, text: str, found: DateText, count: int) -> None:
        """Count one written day."""
        self.add(text, count)
        if len(self.days) < _ENOUGH:
            self.days.add(f"{found.one}/{found.two}/{found.three}")

    @property
    def is_same_either_way(self) -> bool:
        """Whether day and month are the same number in all cells, so that their order makes no difference."""
        return len(self.days) < _ENOUGH and all(len(set(day.split("/")[:2])) == 1 for day in self.days)


@dataclass(slots=True)
class TypedDays:
    """Date cells of a workbook. days: the different ones, kept only while none has a day over 12."""

    count: int = 0
    over_12: int = 0
    days: set[date] = field(default_factory=set)
    sample: Sample = field(default_factory=Sample)

    def add(self, cell: date, count: int) -> None:
        """Count a date cell."""
        self.count += count
        if cell.day > 12:
            self.over_12 += count
            self.days.clear()
        if not self.over_12:
            self.days.add(date(cell.year, cell.month, cell.day))
        if self.sample.is_full:  # nearly always, and writing a day costs as much as all the rest here
            self.sample.count += count
        else:
            self.sample.add(date(cell.year, cell.month, cell.day).isoformat(), count)


@dataclass(frozen=True, slots=True)
class FoundSwap:
    """Cells whose day and month Excel swapped. spelling: of texts, "" for date cells. sample: how many, the first."""

    spelling: str
    sample: Sample
    is_sure: bool


def find_swap(ways: dict[Way, WayCount], typed: TypedDays, order: DateOrder) -> FoundSwap | None:
    """Return the cells that Excel swapped, None when the column does not look like that. order: of its texts."""
    proving = {way: sample for way, sample in ways.items() if not way.is_open}
    still_open = {way: sample for way, sample in ways.items() if way.is_open}
    if not proving or order is DateOrder.YMD:
        return None
    if typed.count and not typed.over_12 and not still_open:
        weight = _WEIGHT_TYPED * len(typed.days) + _WEIGHT_TEXT * _different(proving)
        return FoundSwap("", typed.sample, weight >= _SURE)
    if typed.count or not still_open or not _stand_apart(still_open, proving):
        return None
    weight = _WEIGHT_TYPED * _different(still_open) + _WEIGHT_TEXT * _different(proving)
    if weight < _SURE:
        return None  # reading by the order of the column gives the same days; only the remark is left out
    spellings = {way.spelling for way in still_open}
    sample = Sample()
    for part in still_open.values():
        sample.merge(part)
    return FoundSwap(min(spellings), sample, is_sure=True) if len(spellings) == 1 else None


def swapped_day(cell: date) -> date:
    """Return the day with day and month exchanged; the day itself when there is no such day."""
    return date(cell.year, cell.day, cell.month) if cell.day <= 12 else date(cell.year, cell.month, cell.day)


def _different(ways: dict[Way, WayCount]) -> int:
    return sum(len(count.days) for count in ways.values())


def _stand_apart(still_open: dict[Way, WayCount], proving: dict[Way, WayCount]) -> bool:
    """Tell whether open and proving texts differ in spelling, or at least in the zeros before single digits."""
    if not {way.spelling for way in still_open} & {way.spelling for way in proving}:
        return True
    paddings = {way.padding for way in still_open} - {""}, {way.padding for way in proving} - {""}
    return bool(paddings[0]) and bool(paddings[1]) and not paddings[0] & paddings[1]
