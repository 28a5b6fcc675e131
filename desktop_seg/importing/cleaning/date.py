"""Dates: which order a column writes its days in, decided by counting over all its cells, never per cell.

Evidence: cells that are a day in one order only (a part over 12) decide; else the hint; else the owner is asked, with
the first values written out both ways. Excel's own damage is found and repaired: where it read m/d texts as d/m, what
it could read became dates with day and month swapped, what it could not stayed text (see date_swap.py).
In: raw cells. Out: Moment, day number or BirthDate, by the kind of the column.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from desktop_seg.base.i18n import N_, _, format_date, format_number, ngettext
from desktop_seg.importing.cleaning.clock import minute_of
from desktop_seg.importing.cleaning.column import (
    EXAMPLES,
    Choice,
    Convert,
    Converted,
    Decision,
    Evidence,
    Example,
    Fault,
    FaultKind,
    Finding,
    FindingKind,
    Hint,
    Sample,
    Style,
    Undecided,
    memoised,
)
from desktop_seg.importing.cleaning.date_swap import FoundSwap, Swap, TypedDays, WayCount, find_swap, swapped_day
from desktop_seg.importing.cleaning.date_text import DateOrder, MomentText, Way, read_moment_text
from desktop_seg.importing.cleaning.day import PIVOT, DayRange, serial_minute
from desktop_seg.importing.cleaning.text import is_empty, without_apostrophe
from desktop_seg.importing.cleaning.value import Cell
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.model.local_time import has_one_clock, local_time
from desktop_seg.model.period import to_date

_MIDNIGHT = time()
_SLIP_SHARE = 0.01
# What happened at a moment happened on the day of the shop's own clock; a birthday is the same day everywhere.
_MOMENTS = frozenset({ValueKind.MOMENT, ValueKind.DATE})
_SLIP_AMONG = 100
_YEAR_LEADS = frozenset({"KR", "JP", "CN", "TW", "SE", "HU", "LT", "CA"})
_MONTH_LEADS = frozenset({"US"})
_TITLES = {
    DateOrder.DMY: N_("Day, month, year"),
    DateOrder.MDY: N_("Month, day, year"),
    DateOrder.YMD: N_("Year, month, day"),
}


@dataclass(frozen=True, slots=True)
class DateStyle(Style):
    """How the days of a column are written.

    order: of the three numbers of a text. swap: what Excel did to day and month, and whether it is repaired.
    swapped_spelling: (texts) the spelling of the cells that Excel wrote anew, "" when they are date cells.
    has_clock: some cell holds a time; without one, midnight means that only the day is known.
    """

    kind: ValueKind = ValueKind.DATE
    order: DateOrder = DateOrder.DMY
    swap: Swap = Swap.NONE
    swapped_spelling: str = ""
    has_clock: bool = False

    def converter(self, hint: Hint) -> Convert:
        """Return the reader of date cells; the value is that of the kind."""
        reader = _Reader(self, hint, DayRange(self.kind, hint.latest_day))
        return memoised(reader.text, reader.number, reader.typed)

    def order_of(self, found: MomentText) -> DateOrder:
        """Return the order in which one text is read: that of the column, but for an unrepaired swap."""
        if self.swap is Swap.LEFT and self.swapped_spelling and found.way.is_spelled(self.swapped_spelling):
            return DateOrder.DMY if self.order is DateOrder.MDY else DateOrder.MDY
        return self.order


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the cells of one column."""

    style: DateStyle
    hint: Hint
    range: DayRange

    def text(self, text: str) -> Converted:
        if is_empty(text):
            return None
        found = read_moment_text(text)
        if found is None:
            number = _digits(text)
            return _no_day() if number is None else self.number(number)
        day = found.date.day(self.style.order_of(found), self.range.century)
        if day is None:
            return Fault(FaultKind.WRONG_STYLE, _("This day is written in another order than the rest of its column."))
        minute = self._minute(found.clock.minute if found.clock else None)
        if minute is not None and found.clock and found.clock.is_world_time and self.style.kind in _MOMENTS:
            moment = local_time(datetime.combine(day, time(minute // 60, minute % 60)), self.hint.country)
            day, minute = moment.date(), minute_of(moment)
        return self.range.value(day, minute)

    def number(self, number: float) -> Converted:
        year = self.range.year(number)
        if year:
            return year
        day = self.range.day_of_number(number, self.hint)
        if day is None:
            return _no_day()
        return self.range.value(day, self._minute(serial_minute(number)))

    def typed(self, cell: Cell) -> Converted:
        if not isinstance(cell, date):
            return _no_day()
        minute = minute_of(cell) if self.style.has_clock and isinstance(cell, datetime) else None
        day = swapped_day(cell) if self.style.swap is Swap.REPAIRED and not self.style.swapped_spelling else cell
        return self.range.value(day, minute)

    def _minute(self, minute: int | None) -> int | None:
        return minute if self.style.has_clock else None


def _no_day() -> Fault:
    return Fault(FaultKind.UNREADABLE, _("This is not a date."))


def _digits(text: str) -> float | None:
    """Return a text of digits as a number (an Excel day number that came through CSV), None for any other text."""
    bare = without_apostrophe(text).replace(",", ".", 1)
    whole, _point, part = bare.partition(".")
    if not (whole.isascii() and whole.isdigit() and len(whole) <= 8) or (part and not part.isdigit()):
        return None
    return float(bare)


@dataclass(slots=True)
class DateEvidence(Evidence):
    """Counts of a column of days.

    ways: texts whose order is open, by spelling and by the orders that fit. fixed: texts that say their order.
    typed: date cells. serials: Excel day numbers. clocks: cells with a time other than midnight.
    """

    kind: ValueKind = ValueKind.DATE
    ways: dict[Way, WayCount] = field(default_factory=dict)
    fixed: int = 0
    typed: TypedDays = field(default_factory=TypedDays)
    serials: Sample = field(default_factory=Sample)
    clocks: int = 0
    world_times: int = 0

    def see(self, cell: Cell, count: int) -> bool:
        """Count one day."""
        if isinstance(cell, str):
            return self._see_text(cell, count)
        if isinstance(cell, date):
            self.typed.add(cell, count)
            self.clocks += count * (isinstance(cell, datetime) and cell.time() != _MIDNIGHT)
            return True
        if isinstance(cell, bool) or not isinstance(cell, int | float):
            return False
        return self._see_number(cell, str(cell), count)

    def _see_text(self, text: str, count: int) -> bool:
        found = read_moment_text(text)
        if found is None:
            number = _digits(text)
            return number is not None and self._see_number(number, text, count)
        if found.clock:
            self.clocks += count * bool(found.clock.minute)
            self.world_times += count * found.clock.is_world_time
        if found.date.order:
            self.fixed += count
        else:
            self.ways.setdefault(found.way, WayCount()).see(text, found.date, count)
        return True

    def _see_number(self, number: float, text: str, count: int) -> bool:
        # Any country and any day: here we only ask whether it can be a day at all.
        days = DayRange(self.kind, 10**6)
        if days.is_serial(number):
            self.serials.add(text, count)
            self.clocks += count * bool(serial_minute(number))
            return True
        return days.year(number) is not None or days.day_of_number(number, Hint(10**6, country="KR")) is not None

    def decide(self, hint: Hint) -> Decision | Undecided:
        """Return the style; ask for the order, or for the repair of a swap, where the cells leave it open."""
        order, findings = self._order(hint), (*self.unreadable(), *self._findings(hint))
        style = DateStyle(self.kind, order or _usual_order(hint), has_clock=self.clocks > 0)
        if order is None:
            return Undecided(self._question(), self._order_choices(style, hint), findings)
        swap = find_swap(self.ways, self.typed, order)
        if swap is None:
            return Decision(style, findings, self._others(style, hint))
        repaired = replace(style, swap=Swap.REPAIRED, swapped_spelling=swap.spelling)
        examples = self._swap_examples(swap, repaired, hint)
        found = Finding(
            FindingKind.SWAPPED,
            ngettext(
                "Excel has swapped day and month in {n} cell of this column.",
                "Excel has swapped day and month in {n} cells of this column.",
                swap.sample.count,
            ).format(n=format_number(swap.sample.count)),
            swap.sample.count,
            swap.sample.count / self.filled,
            examples,
        )
        left = replace(repaired, swap=Swap.LEFT)
        leave = Choice(left, _("Leave the days as they stand"), self._swap_examples(swap, left, hint))
        if swap.is_sure:
            return Decision(repaired, (*findings, found), (leave,))
        question = _("Has Excel swapped day and month in this column?")
        return Undecided(question, (Choice(repaired, _("Yes, swap them back"), examples), leave), (*findings, found))

    def _order(self, hint: Hint) -> DateOrder | None:
        """Return the order that the cells prove, else the hint; None when the owner must say."""
        if not self.ways:
            return _usual_order(hint)
        fits = self._fits()
        total = self._open_texts
        fitting = [order for order in self._candidates(hint) if fits[order] == total]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            if hint.date_order in fitting:
                return DateOrder(hint.date_order)
            if self.is_same_either_way and DateOrder.YMD not in fitting:
                return fitting[0]
            # Nobody writes month.day.year, so points leave day.month.year, and in Korea year.month.day.
            dotted = all(way.spelling.startswith(".") for way in self.ways)
            return next((each for each in (DateOrder.YMD, DateOrder.DMY) if each in fitting), None) if dotted else None
        best = max(self._candidates(hint), key=lambda order: fits[order])
        is_slip = total >= _SLIP_AMONG and (total - fits[best]) / total <= _SLIP_SHARE
        return best if is_slip else None

    @property
    def is_same_either_way(self) -> bool:
        """Whether every day means the same day first and month first: 01-01-2020 needs no order and proves none."""
        return all(count.is_same_either_way for count in self.ways.values())

    @property
    def _open_texts(self) -> int:
        return sum(sample.count for sample in self.ways.values())

    def _fits(self) -> Counter[DateOrder]:
        fits: Counter[DateOrder] = Counter()
        for way, sample in self.ways.items():
            for order in way.orders:
                fits[order] += sample.count
        return fits

    def _candidates(self, hint: Hint) -> tuple[DateOrder, ...]:
        """Return the orders to think of: a year of two digits in front only where that is done or nothing else fits."""
        fits, total = self._fits(), self._open_texts
        if hint.country in _YEAR_LEADS or hint.date_order == DateOrder.YMD:
            return (DateOrder.YMD, DateOrder.DMY, DateOrder.MDY)
        if fits[DateOrder.YMD] == total:
            if max(fits[DateOrder.DMY], fits[DateOrder.MDY]) < total:
                return (DateOrder.YMD,)
            if self._year_cannot_end(hint):
                return (DateOrder.YMD, DateOrder.DMY, DateOrder.MDY)
        orders = (DateOrder.DMY, DateOrder.MDY)
        return orders if hint.country not in _MONTH_LEADS else orders[::-1]

    def _year_cannot_end(self, hint: Hint) -> bool:
        """Some last number of two digits would be a year that has not come yet (25/03/31)."""
        this_year = to_date(hint.latest_day).year % 100
        ends = (int(day.rpartition("/")[2]) for count in self.ways.values() for day in count.days)
        return any(this_year < end < PIVOT for end in ends)

    def _question(self) -> str:
        fits, total = self._fits(), self._open_texts
        if max(fits.values(), default=0) < total:
            return _("Some days of this column are written day first, others month first. Which are right?")
        return _("Which number is the day, and which the month?")

    def _order_choices(self, style: DateStyle, hint: Hint) -> tuple[Choice, ...]:
        fits = self._fits()
        return tuple(self._choice(replace(style, order=order), hint) for order in self._candidates(hint) if fits[order])

    def _others(self, style: DateStyle, hint: Hint) -> tuple[Choice, ...]:
        choices = self._order_choices(style, hint) if self.ways else ()
        return tuple(choice for choice in choices if choice.style != style)

    def _choice(self, style: DateStyle, hint: Hint) -> Choice:
        open_first = sorted(self.ways.items(), key=lambda item: -len(item[0].orders))
        texts = [text for _way, sample in open_first for text in sample.texts][:EXAMPLES]
        examples = tuple(Example(text, _meaning(text, style, hint)) for text in texts)
        return Choice(style, _(_TITLES[style.order]), examples)

    def _swap_examples(self, swap: FoundSwap, style: DateStyle, hint: Hint) -> tuple[Example, ...]:
        """Return the first cells that Excel swapped: as they stand, and what they mean by `style`."""
        if swap.spelling:
            return tuple(Example(text, _meaning(text, style, hint)) for text in swap.sample.texts)
        stand = [date.fromisoformat(text) for text in swap.sample.texts]
        is_repaired = style.swap is Swap.REPAIRED
        return tuple(
            Example(format_date(day, "long"), format_date(swapped_day(day) if is_repaired else day, "long"))
            for day in stand
        )

    def _findings(self, hint: Hint) -> tuple[Finding, ...]:
        findings = []
        contrary = self._open_texts - max(self._fits().values(), default=0)
        if contrary:
            sentence = _("Days of this column are written in two orders that contradict each other.")
            findings.append(Finding(FindingKind.MIXED, sentence, contrary, contrary / self.filled))
        if self.serials.count:
            sentence = _("Some days of this column are Excel's day numbers; they are read as days.")
            examples = tuple(Example(text, self._serial_meaning(text, hint)) for text in self.serials.texts)
            count = self.serials.count
            findings.append(Finding(FindingKind.SERIALS, sentence, count, count / self.filled, examples))
        if self.world_times:
            sentence = _("The times of this column are those of London (UTC); they are taken as they stand.")
            if has_one_clock(hint.country) and self.kind in _MOMENTS:
                sentence = _("The times of this column are those of London (UTC); they become those of your country.")
            count = self.world_times
            findings.append(Finding(FindingKind.WORLD_TIME, sentence, count, count / self.filled))
        return tuple(findings)

    def _serial_meaning(self, text: str, hint: Hint) -> str:
        day = DayRange(self.kind, hint.latest_day).day_of_number(_digits(text) or 0, hint)
        return format_date(day, "long") if day else ""


def _usual_order(hint: Hint) -> DateOrder:
    if hint.date_order:
        return DateOrder(hint.date_order)
    if hint.country in _YEAR_LEADS:
        return DateOrder.YMD
    return DateOrder.MDY if hint.country in _MONTH_LEADS else DateOrder.DMY


def _meaning(text: str, style: DateStyle, hint: Hint) -> str:
    found = read_moment_text(text)
    day = found.date.day(style.order_of(found), DayRange(style.kind, hint.latest_day).century) if found else None
    return format_date(day, "long") if day else _("does not fit")
