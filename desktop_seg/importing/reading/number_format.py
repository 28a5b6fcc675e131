"""What the number formats of a workbook turn a stored number into: a day, a clock time, a text with leading zeros or
with a percent sign.

A stored 1000 is 01000 where Excel shows it so, and a day by the formats of Korean and Japanese Excel too (ids 27-36 and
50-58, which no file spells out). Used by: cell_value, the readers of older workbooks.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import lru_cache
from typing import IO

from desktop_seg.importing.reading.raw_row import Cell
from desktop_seg.importing.reading.xml_part import Attributes, XmlPart


class FormatKind(Enum):
    """What a number with this format stands for."""

    NUMBER = "number"
    DATE = "date"
    DURATION = "duration"
    PADDED = "padded"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """One number format. pattern: of PADDED, the zeros and signs between them ("000-0000-0000")."""

    kind: FormatKind
    pattern: str = ""


@dataclass(slots=True)
class Formats:
    """The formats of a workbook in the order in which cells name them (attribute s)."""

    by_style: list[NumberFormat] = field(default_factory=list)

    def of(self, style: str | None) -> NumberFormat:
        """Return the format of a cell by its attribute s; a cell without one shows a plain number."""
        position = int(style) if style else 0
        return self.by_style[position] if position < len(self.by_style) else _PLAIN


_PLAIN = NumberFormat(FormatKind.NUMBER)
_DATE_IDS = frozenset([*range(14, 23), 45, 47])
# Fixed by the standard for Korean, Japanese and Chinese Excel; the file holds only the number.
_EAST_ASIAN_DATE_IDS = frozenset([*range(27, 37), *range(50, 59)])
_DURATION_ID = 46
_PERCENT_IDS = frozenset([9, 10])
# Excel takes 255 letters; taking a code of many thousand apart would last minutes.
_LONGEST_CODE = 1_000
_LITERALS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_PADDED = re.compile(r"[0\-() /]+")


def classify(code: str) -> NumberFormat:
    """Tell what a format code such as "yyyy-mm-dd" or "00000" makes of a number."""
    if len(code) > _LONGEST_CODE:
        return _PLAIN
    section = code.partition(";")[0]
    bare = _LITERALS.sub("", section)
    if _ELAPSED.search(bare):
        return NumberFormat(FormatKind.DURATION)
    shown = re.sub(r'"([^"]*)"|\\(.)', r"\1\2", re.sub(r"\[[^\]]*\]|_.|\*.", "", section))
    if _PADDED.fullmatch(shown) and shown.count("0") >= 2:
        return NumberFormat(FormatKind.PADDED, shown)
    if "%" in bare:
        return NumberFormat(FormatKind.PERCENT)
    if re.search(r"[dmyhs]", re.sub(r"general|e[+-]", "", bare, flags=re.IGNORECASE), re.IGNORECASE):
        return NumberFormat(FormatKind.DATE)
    return _PLAIN


def read_formats(member: IO[bytes]) -> Formats:
    """Read xl/styles.xml."""
    codes: dict[int, str] = {}
    ids: list[int] = []
    inside = [False]

    def start(name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            inside[0] = True
        elif name == "xf" and inside[0]:
            ids.append(int(attributes.get("numFmtId", "0")))

    def end(name: str) -> None:
        if name == "cellXfs":
            inside[0] = False

    XmlPart(start, end).read(member)
    return formats_of(ids, codes)


def formats_of(ids: Sequence[int], codes: Mapping[int, str]) -> Formats:
    """Return the formats of a workbook: the number of the format of each cell style, and what those numbers say."""
    known = {number: _of_id(number, codes) for number in set(ids)}
    return Formats([known[number] for number in ids])


def _of_id(number: int, codes: Mapping[int, str]) -> NumberFormat:
    if number in codes:
        return classify(codes[number])
    if number == _DURATION_ID:
        return NumberFormat(FormatKind.DURATION)
    if number in _PERCENT_IDS:
        return NumberFormat(FormatKind.PERCENT)
    if number in _DATE_IDS or number in _EAST_ASIAN_DATE_IDS:
        return NumberFormat(FormatKind.DATE)
    return _PLAIN


def converter(made: NumberFormat, is_1904: bool) -> Callable[[float], Cell] | None:
    """Return what turns a stored number into the cell's value; None where the number is the value."""
    if made.kind is FormatKind.DATE:
        return (lambda number: to_date(number + 1462)) if is_1904 else to_date
    if made.kind is FormatKind.PADDED:
        return lambda number: padded(number, made.pattern)
    if made.kind is FormatKind.PERCENT:
        return percent
    # A duration [h]:mm stays a number of days: the schema has no use for it and no column means it.
    return None


_EPOCH = date(1899, 12, 30).toordinal()
_LAST_DAY = 2958466  # the day after 9999-12-31, the last one Excel shows
_FALSE_LEAP_DAY = 60  # Excel counts 1900-02-29, which never was; days before it are one short


def to_date(number: float) -> Cell:
    """Turn an Excel day number (1900 system) into a clock time, a day, or a moment (to the millisecond).

    Below 1 there is only a clock time. What is no day of the calendar stays a number.
    """
    if not 0 <= number < _LAST_DAY:
        return number
    days = int(number)
    milliseconds = round((number - days) * 86_400_000)
    if days == 0:
        return (datetime.min + timedelta(milliseconds=milliseconds)).time() if milliseconds < 86_400_000 else time()
    if days < _FALSE_LEAP_DAY:
        days += 1
    if milliseconds == 0:
        return date.fromordinal(_EPOCH + days)
    return _midnight(days) + _clock_time(milliseconds)


# Moments differ, but share a few thousand days and minutes: made of these, one takes half the time.
@lru_cache(maxsize=10_000)
def _midnight(days: int) -> datetime:
    return datetime.fromordinal(_EPOCH + days)


@lru_cache(maxsize=100_000)
def _clock_time(milliseconds: int) -> timedelta:
    return timedelta(0, 0, 0, milliseconds)


def percent(number: float) -> str:
    """Write a share as Excel shows it: a stored 0.1 is 10 %, and no ten cents."""
    return f"{round(number * 100, 6):.10g}%"


def padded(number: float, pattern: str) -> Cell:
    """Write a whole number as Excel shows it with a format of zeros: 1000 and "00000" give "01000".

    A fraction or a negative number is no code with leading zeros and stays a number.
    """
    if number < 0 or number != int(number):
        return number
    digits = str(int(number)).rjust(pattern.count("0"), "0")
    shown: list[str] = []
    left = len(digits)
    for sign in reversed(pattern):
        if sign != "0":
            shown.append(sign)
            continue
        left -= 1
        shown.append(digits[left])
    return digits[:left] + "".join(reversed(shown))
