"""Numbers: which decimal sign a column uses, decided by counting; quantities with units, shares with percent signs.

"1.234" alone decides nothing; other cells of the column do (",95"), else the hint, else the owner is asked.
In: raw cells. Out: float (a share as 0 to 1). Money stands on the same counts, see money.py.
"""

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.importing.cleaning.column import (
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
from desktop_seg.importing.cleaning.number_text import NumberText, read_number_text
from desktop_seg.importing.cleaning.text import is_empty
from desktop_seg.importing.cleaning.value import Cell
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.cleaning.words.unit import MEASURES, PIECES

LARGEST = 10**11
# Below this share of contradicting cells (and among at least so many) they are slips, not another style.
_SLIP_SHARE = 0.01
_SLIP_AMONG = 100


@dataclass(slots=True)
class DecimalCount:
    """What the written numbers of a column say about its decimal sign.

    only_point, only_comma: cells that can be read one way only. open_point ("1.234"), open_comma ("1,234"): cells that
    could be read both ways, by the sign they hold. Whole numbers do not count: no sign in them matters.
    """

    only_point: Sample = field(default_factory=Sample)
    only_comma: Sample = field(default_factory=Sample)
    open_point: Sample = field(default_factory=Sample)
    open_comma: Sample = field(default_factory=Sample)

    def see(self, text: str, number: NumberText, count: int) -> None:
        """Count one written number."""
        if number.is_open:
            (self.open_point if "." in text else self.open_comma).add(text, count)
        elif number.comma is None:
            self.only_point.add(text, count)
        elif number.point is None:
            self.only_comma.add(text, count)

    @property
    def is_mixed(self) -> bool:
        """Cells contradict each other, and too many to be slips."""
        fewer, more = sorted((self.only_point.count, self.only_comma.count))
        total = fewer + more
        return fewer > 0 and (total < _SLIP_AMONG or fewer / total > _SLIP_SHARE)

    @property
    def is_proven(self) -> bool:
        """Cells that can be read one way only settle the sign."""
        return not self.is_mixed and bool(self.only_point.count or self.only_comma.count)

    def sign(self, hint: Hint, without_cents: bool = False) -> str:
        """Return the decimal sign that the cells prove, else the hint; "" when neither says anything.

        without_cents: amounts of a currency without minor unit, where three digits behind a sign are thousands.
        """
        if self.is_mixed:
            return ""
        if self.is_proven:
            return "." if self.only_point.count > self.only_comma.count else ","
        if not self.open_point.count and not self.open_comma.count:
            return hint.decimal or "."
        if without_cents and not (self.open_point.count and self.open_comma.count):
            return "." if self.open_comma.count else ","
        return hint.decimal

    @property
    def likely(self) -> str:
        """The sign to offer first: that of more cells; of open ones, the one that makes thousands of three digits."""
        point = self.only_point.count - self.only_comma.count
        return "." if (point or self.open_comma.count - self.open_point.count) > 0 else ","

    def telling(self) -> list[str]:
        """Return the first texts on which the choice of the sign matters."""
        if self.is_mixed:
            texts = (self.only_point.texts[:1], self.only_comma.texts[:1], self.open_point.texts, self.open_comma.texts)
        else:
            texts = (self.open_point.texts, self.open_comma.texts, self.only_point.texts, self.only_comma.texts)
        return [text for part in texts for text in part][:3]


@dataclass(frozen=True, slots=True)
class NumberStyle(Style):
    """How the numbers of a column are written.

    decimal: "." or ",". kind: number, quantity or share. unit: the one measure whose numbers are taken ("kg").
    is_percent: (share) bare numbers are percents: 15 means 15 %.
    """

    decimal: str = "."
    kind: ValueKind = ValueKind.NUMBER
    unit: str = ""
    is_percent: bool = False

    def converter(self, _hint: Hint) -> Convert:
        """Return the reader of number cells; a value is a float."""
        return memoised(self._text, self._number, not_a_number)

    def _number(self, number: float) -> Converted:
        if not math.isfinite(number):
            return unreadable()
        if abs(number) >= LARGEST:
            return too_large()
        return number / 100 if self.is_percent else float(number)

    def _text(self, text: str) -> Converted:
        if is_empty(text):
            return None
        number = read_number_text(text)
        if number is None:
            return unreadable()
        value = by_sign(number, self.decimal)
        if isinstance(value, Fault):
            return value
        if not self._takes(number):
            return unreadable()
        if number.is_share or self.is_percent:
            return float(value / 100)
        return float(value)

    def _takes(self, number: NumberText) -> bool:
        if not number.mark:
            return True
        if self.kind is not ValueKind.QUANTITY:
            return False
        return number.mark in PIECES or MEASURES.get(number.mark) == self.unit


def by_sign(number: NumberText, decimal: str) -> Decimal | Fault:
    """Return the value under the style of the column; a fault when the text does not fit it or has lost digits."""
    if number.is_shortened:
        return shortened()
    value = number.value(decimal)
    if value is None:
        return Fault(FaultKind.WRONG_STYLE, wrong_style_reason(decimal))
    return too_large() if abs(value) >= LARGEST else value


def wrong_style_reason(decimal: str) -> str:
    """Say that a number is written otherwise than the rest of its column."""
    if decimal == ",":
        return _("The other numbers of this column have a comma before the decimals, this one does not fit that.")
    return _("The other numbers of this column have a point before the decimals, this one does not fit that.")


def unreadable() -> Fault:
    """Say that a cell of a number column holds no number."""
    return Fault(FaultKind.UNREADABLE, _("This is not a number."))


def too_large() -> Fault:
    """Say that a number is beyond anything a shop counts."""
    return Fault(FaultKind.TOO_LARGE, _("This number is too large to be true."))


def shortened() -> Fault:
    """Say that Excel has cut a number."""
    return Fault(
        FaultKind.SHORTENED,
        _("Excel has shortened this number, its last digits are lost. Export the file again without opening it."),
    )


def not_a_number(cell: Cell) -> Converted:
    """Read a typed cell that is no number: a day in a number column is mostly a "1.5" that Excel took for 1 May."""
    if isinstance(cell, bool):
        return unreadable()
    return Fault(FaultKind.UNREADABLE, _("This is a date, not a number. Excel may have made it of a number like 1.5."))


@dataclass(slots=True)
class NumberEvidence(Evidence):
    """Counts of a column of numbers, quantities or shares. kind: which of these."""

    kind: ValueKind = ValueKind.NUMBER
    decimals: DecimalCount = field(default_factory=DecimalCount)
    over_one: int = 0
    shortened: Sample = field(default_factory=Sample)
    units: Counter[str] = field(default_factory=Counter)

    def see(self, cell: Cell, count: int) -> bool:
        """Count a number, typed or written."""
        if isinstance(cell, str):
            return self._see_text(cell, count)
        if isinstance(cell, bool) or not isinstance(cell, int | float) or not math.isfinite(cell):
            return False
        self.over_one += count * (abs(cell) > 1)
        return True

    def _see_text(self, text: str, count: int) -> bool:
        number = read_number_text(text)
        if number is None:
            return False
        if number.is_shortened:
            self.shortened.add(text, count)
            return True
        if number.mark:
            if self.kind is not ValueKind.QUANTITY or (number.mark not in PIECES and number.mark not in MEASURES):
                return False
            self.units[MEASURES.get(number.mark, "")] += count
        value = number.point if number.point is not None else number.comma
        self.over_one += count * (not number.is_share and value is not None and abs(value) > 1)
        self.decimals.see(text, number, count)
        return True

    def decide(self, hint: Hint) -> Decision | Undecided:
        """Return the style, or ask for the decimal sign."""
        unit = max((unit for unit in self.units if unit), key=lambda unit: self.units[unit], default="")
        is_percent = self.kind is ValueKind.SHARE and self.over_one > 0
        style = NumberStyle(".", self.kind, unit, is_percent)
        findings = (*self.unreadable(), *shortened_finding(self.shortened, self.filled))
        return decide_sign(self.decimals, self.decimals.sign(hint), style, findings)


def shortened_finding(sample: Sample, filled: int) -> tuple[Finding, ...]:
    """Return the finding about numbers that lost digits to Excel, if there are any."""
    if not sample.count:
        return ()
    sentence = ngettext(
        "Excel has shortened a number in this column ({n} cell), its last digits are lost.",
        "Excel has shortened numbers in this column ({n} cells), their last digits are lost.",
        sample.count,
    )
    examples = tuple(Example(text, "") for text in sample.texts)
    told = sentence.format(n=format_number(sample.count))
    return (Finding(FindingKind.SHORTENED, told, sample.count, sample.count / filled, examples),)


def decide_sign(
    decimals: DecimalCount,
    sign: str,
    style: NumberStyle,
    findings: tuple[Finding, ...],
) -> Decision | Undecided:
    """Return the decision for a proven sign, else the question with the first three values written both ways."""
    choices = sign_choices(decimals, (replace(style, decimal="."), replace(style, decimal=",")), written_number)
    if sign:
        others = tuple(choice for choice in choices if choice.style != replace(style, decimal=sign))
        return Decision(replace(style, decimal=sign), findings, others)
    return Undecided(sign_question(decimals), choices, (*findings, *mixed_finding(decimals)))


def sign_choices(
    decimals: DecimalCount, styles: tuple[Style, Style], write: Callable[[Decimal], str]
) -> tuple[Choice, ...]:
    """Return both signs as choices with examples, the likelier first; write: how a value is shown to people.

    styles: that with the point, that with the comma.
    """
    titles = (_("A point before the decimals, as in 1,234.50"), _("A comma before the decimals, as in 1.234,50"))
    choices = tuple(
        Choice(style, title, tuple(_example(text, sign, write) for text in decimals.telling()))
        for style, title, sign in zip(styles, titles, (".", ","), strict=True)
    )
    return choices if decimals.likely == "." else choices[::-1]


def _example(text: str, sign: str, write: Callable[[Decimal], str]) -> Example:
    number = read_number_text(text)
    value = number.value(sign) if number else None
    return Example(text, _("does not fit") if value is None else write(value))


def sign_question(decimals: DecimalCount) -> str:
    """Return the question to the owner."""
    if decimals.is_mixed:
        return _("This column holds numbers with a decimal point and with a decimal comma. Which are right?")
    return _("What does the sign in these numbers mean?")


def mixed_finding(decimals: DecimalCount) -> tuple[Finding, ...]:
    """Return the finding about contradicting numbers, if there are any."""
    if not decimals.is_mixed:
        return ()
    fewer = min(decimals.only_point, decimals.only_comma, key=lambda sample: sample.count)
    total = decimals.only_point.count + decimals.only_comma.count
    sentence = _("The numbers of this column are written in two ways that contradict each other.")
    examples = tuple(Example(text, "") for text in fewer.texts)
    return (Finding(FindingKind.MIXED, sentence, fewer.count, fewer.count / total, examples),)


def written_number(value: Decimal) -> str:
    """Write a number for people with all its decimals."""
    exponent = value.as_tuple().exponent
    return format_number(value, max(0, -exponent) if isinstance(exponent, int) else 0)
