"""Money: amounts in minor units of the column's one currency, signs and words around them taken off.

In: raw cells. Out: int minor units; half a cent is rounded away from zero. A cell in another currency than its column
is a fault, amounts of two currencies are never added.
"""

import math
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from desktop_seg.base.i18n import _, format_money, format_number
from desktop_seg.importing.cleaning.column import (
    Choice,
    Convert,
    Converted,
    Decision,
    Evidence,
    Fault,
    FaultKind,
    Finding,
    Hint,
    Sample,
    Style,
    Undecided,
    memoised,
)
from desktop_seg.importing.cleaning.currency import by_code, currency_findings, currency_of
from desktop_seg.importing.cleaning.number import (
    LARGEST,
    DecimalCount,
    by_sign,
    mixed_finding,
    not_a_number,
    shortened_finding,
    sign_choices,
    sign_question,
    too_large,
    unreadable,
)
from desktop_seg.importing.cleaning.number_text import read_number_text
from desktop_seg.importing.cleaning.text import is_empty
from desktop_seg.importing.cleaning.value import Cell
from desktop_seg.model.money import minor_digits, to_minor


@dataclass(frozen=True, slots=True)
class MoneyStyle(Style):
    """How the amounts of a column are written: decimal "." or ",", currency as ISO code."""

    decimal: str = "."
    currency: str = "EUR"

    def converter(self, hint: Hint) -> Convert:
        """Return the reader of amounts; a value is an int in minor units."""

        def read(text: str) -> Converted:
            return self._text(text, hint.country)

        return memoised(read, self._number, not_a_number)

    def _number(self, number: float) -> Converted:
        if not math.isfinite(number):
            return unreadable()
        # repr is what Excel shows (12.3), the float itself is 12.300000000000000710...
        return too_large() if abs(number) >= LARGEST else to_minor(Decimal(repr(number)), self.currency)

    def _text(self, text: str, country: str) -> Converted:
        if is_empty(text):
            return None
        number = read_number_text(text)
        if number is None:
            return Fault(FaultKind.UNREADABLE, _("This is not an amount."))
        if number.is_share:
            return Fault(FaultKind.UNREADABLE, _("This is a percentage, not an amount."))
        if number.mark:
            currency = currency_of(number.mark, country)
            if not currency:
                return Fault(FaultKind.UNREADABLE, _("This is not an amount."))
            if currency != self.currency:
                return other_currency(currency, self.currency)
        value = by_sign(number, self.decimal)
        return value if isinstance(value, Fault) else to_minor(value, self.currency)


def other_currency(found: str, wanted: str) -> Fault:
    """Say that an amount is not in the currency of its column."""
    reason = _("This amount is in {found}, the column is in {wanted}; the two cannot be added.")
    return Fault(FaultKind.OTHER_CURRENCY, reason.format(found=found, wanted=wanted))


@dataclass(slots=True)
class MoneyEvidence(Evidence):
    """Counts of a column of amounts. marks: currencies as written beside them."""

    decimals: DecimalCount = field(default_factory=DecimalCount)
    typed: int = 0
    shortened: Sample = field(default_factory=Sample)
    marks: Counter[str] = field(default_factory=Counter)

    def see(self, cell: Cell, count: int) -> bool:
        """Count an amount, typed or written."""
        if isinstance(cell, str):
            return self._see_text(cell, count)
        if isinstance(cell, bool) or not isinstance(cell, int | float) or not math.isfinite(cell):
            return False
        self.typed += count
        return True

    def _see_text(self, text: str, count: int) -> bool:
        number = read_number_text(text)
        if number is None or number.is_share:
            return False
        if number.is_shortened:
            self.shortened.add(text, count)
            return True
        if number.mark:
            if not currency_of(number.mark, ""):
                return False
            self.marks[number.mark] += count
        self.decimals.see(text, number, count)
        return True

    def merge_counts(self, other: "MoneyEvidence") -> None:
        """Take over another part of the column."""
        self.decimals.merge(other.decimals)
        self.typed += other.typed
        self.shortened.merge(other.shortened)
        self.marks.update(other.marks)

    def decide(self, hint: Hint) -> Decision | Undecided:
        """Return the style; ask which currency counts, or which decimal sign holds, where the cells leave it open."""
        currencies = by_code(self.marks, hint.country)
        currency = currencies.most_common(1)[0][0] if currencies else hint.currency
        findings = (
            *self.unreadable(),
            *shortened_finding(self.shortened, self.filled),
            *currency_findings(currencies, hint),
        )
        sign = self.decimals.sign(hint, without_cents=minor_digits(currency) == 0)
        if len(currencies) > 1:
            return self._ask_currency(currencies, sign or hint.decimal or ".", findings)
        styles = (MoneyStyle(".", currency), MoneyStyle(",", currency))
        choices = sign_choices(self.decimals, styles, lambda value: format_money(to_minor(value, currency), currency))
        if sign:
            return Decision(
                MoneyStyle(sign, currency),
                findings,
                tuple(choice for choice in choices if choice.style != MoneyStyle(sign, currency)),
            )
        return Undecided(sign_question(self.decimals), choices, (*findings, *mixed_finding(self.decimals)))

    def _ask_currency(self, currencies: Counter[str], sign: str, findings: tuple[Finding, ...]) -> Undecided:
        title = _("Only the amounts in {currency} ({n} cells); the others are set aside")
        choices = tuple(
            Choice(MoneyStyle(sign, code), title.format(currency=code, n=format_number(count)), ())
            for code, count in currencies.most_common()
        )
        return Undecided(
            _("This column holds amounts in several currencies, which cannot be added. Which one counts?"),
            choices,
            findings,
        )
