"""Clock times: "10:08", "1:05:07 AM PDT", "오후 3:05", "kl. 10.08", "15h30", Excel's part of a day.

In: raw cells, or the part of a written day behind the date (date_text.py). Out: minute of the day, 0 to 1439; seconds
are dropped, a time zone is taken as printed: it is the shop's own clock.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from desktop_seg.base.i18n import _
from desktop_seg.importing.cleaning.column import (
    Convert,
    Converted,
    Fault,
    FaultKind,
    Hint,
    Style,
    memoised,
)
from desktop_seg.importing.cleaning.text import is_empty, tidy
from desktop_seg.importing.cleaning.value import Cell

_AFTERNOON = frozenset({"pm", "오후", "nachm", "em"})
_MORNING = frozenset({"am", "오전", "vorm", "fm"})

_CLOCK = re.compile(
    r"""(?:kl\.?|um|om|at|à)?\s*
    (?P<half>오전|오후)?\s*
    (?P<hour>[0-9]{1,2})
    (?:\s?[:.hu]\s?(?P<minute>[0-9]{2})|\s?시(?:\s?(?P<minute_ko>[0-9]{1,2})\s?분)?|(?=\s?[ap]\.?m))
    (?:[:.][0-9]{2}(?:[.,][0-9]+)?|\s?[0-9]{1,2}초)?
    \s*(?P<half_after>[ap]\.?m\.?)?
    \s*(?P<zone>(?:\(?[a-z]{1,5}\)?)?\s*(?:[+-][0-9]{1,2}:?(?:[0-9]{2})?)?)""",
    re.VERBOSE | re.IGNORECASE,
)
_WORLD = frozenset({"z", "utc", "gmt", "+00:00", "+0000", "utc+00:00", "+00"})


@dataclass(frozen=True, slots=True)
class ClockText:
    """One written time. is_world_time: UTC stands behind it, so it need not be the shop's own clock."""

    minute: int
    is_world_time: bool = False


def read_clock(text: str) -> ClockText | None:
    """Read one written time; None when it is none. Midnight is 0, 24:00 is none."""
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or match["minute_ko"] or 0)
    half = (match["half"] or match["half_after"] or "").replace(".", "").lower()
    if half in _AFTERNOON or half in _MORNING:
        if not 0 <= hour <= 12 and not (half in _AFTERNOON and hour < 24):
            return None
        if hour <= 12:
            hour = hour % 12 + (12 if half in _AFTERNOON else 0)
    if hour > 23 or minute > 59:
        return None
    zone = match["zone"].strip("() ").replace(" ", "").lower()
    return ClockText(hour * 60 + minute, zone in _WORLD)


def minute_of(moment: datetime | time) -> int:
    """Return the minute of the day."""
    return moment.hour * 60 + moment.minute


def minute_of_part(part: float) -> int:
    """Return the minute for a part of a day (0 to below 1), as Excel counts: 0.5 is noon.

    Rounded to the second first: 15:05 is 0.628472222, a hair below.
    """
    return min(round(part * 86_400), 86_399) // 60


@dataclass(frozen=True, slots=True)
class TimeStyle(Style):
    """Clock times need no decision."""

    def converter(self, _hint: Hint) -> Convert:
        """Return the reader of time cells; a value is the minute of the day."""
        return memoised(_read_text, _read_number, _read_other)


def _read_text(text: str) -> Converted:
    if is_empty(text):
        return None
    clock = read_clock(tidy(text))
    return clock.minute if clock else _no_time()


def _read_number(number: float) -> Converted:
    return minute_of_part(number) if 0 <= number < 1 else _no_time()


def _read_other(cell: Cell) -> Converted:
    if isinstance(cell, datetime | time):
        return minute_of(cell)
    return _no_time() if isinstance(cell, bool | date) else None


def _no_time() -> Fault:
    return Fault(FaultKind.UNREADABLE, _("This is not a time of day."))


def is_time(cell: Cell) -> bool:
    """Tell whether the cell can be a time of day."""
    if isinstance(cell, str):
        return read_clock(tidy(cell)) is not None
    if isinstance(cell, datetime | time):
        return True
    return isinstance(cell, float) and 0 <= cell < 1
