"""Money: amounts in minor units of the column's one currency, signs and words around them taken off.

In: raw cells. Out: int minor units of the shop's currency; half a cent is rounded away from zero. An amount in another
currency is a fault unless the owner gave a rate: amounts of two currencies are never added.
"""

import math
from collections import Counter
from dataclasses import dataclass, field, replace
from decimal import Decimal

from desktop_seg.base.i18n import _, format_money
from desktop_seg.importing.cleaning.column import (
    Choice,
    Convert,
    Converted,
    Decision,
    Evidence,
    Example,
    Fault,
    FaultKind,
    Hint,
    Per,
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
from desktop_seg.model.money import minor_digits, to_exact_minor, to_minor


@dataclass(frozen=True, slots=True)
class MoneyStyle(Style):
    """How the amounts of a column are written: decimal "." or ",", currency (ISO code) of amounts without a mark.

    per: whose amounts they are; of amounts of the order that are repeated on its lines one counts.
    """

    decimal: str = "."
    currency: str = "EUR"
    per: Per = Per.LINE

    def converter(self, hint: Hint) -> Convert:
        """Return the reader of amounts; a value is an int in minor units of the shop's currency."""

        def read(text: str) -> Converted:
            return self._text(text, hint)

        def read_number(number: float) -> Converted:
            if not math.isfinite(number):
                return unreadable()
            # repr is what Excel shows (12.3), the float itself is 12.300000000000000710...
            return too_large() if abs(number) >= LARGEST else in_shop_money(Decimal(repr(number)), self.currency, hint)

        return memoised(read, read_number, not_a_number)

    def _text(self, text: str, hint: Hint) -> Converted:
        if is_empty(text):
            return None
        number = read_number_text(text)
        if number is None:
            return Fault(FaultKind.UNREADABLE, _("This is not an amount."))
        if number.is_share:
            return Fault(FaultKind.UNREADABLE, _("This is a percentage, not an amount."))
        currency = currency_of(number.mark, hint.country) if number.mark else self.currency
        if not currency:
            return Fault(FaultKind.UNREADABLE, _("This is not an amount."))
        value = by_sign(number, self.decimal)
        return value if isinstance(value, Fault) else in_shop_money(value, currency, hint)


def in_shop_money(value: Decimal, currency: str, hint: Hint) -> int | float | Fault:
    """Return an amount in minor units of the shop's currency; a Fault when the owner gave no rate for another one."""
    minor = to_exact_minor if hint.keeps_parts_of_cents else to_minor
    if currency == hint.currency:
        return minor(value, currency)
    worth = hint.worth(currency)
    if worth is None:
        reason = _("This amount is in {found}, the shop counts in {wanted}; the two cannot be added.")
        return Fault(FaultKind.OTHER_CURRENCY, reason.format(found=currency, wanted=hint.currency))
    return minor(value * worth, hint.currency)


@dataclass(slots=True)
class MoneyEvidence(Evidence):
    """Counts of a column of amounts. marks: currencies as written beside them."""

    decimals: DecimalCount = field(default_factory=DecimalCount)
    shortened: Sample = field(default_factory=Sample)
    marks: Counter[str] = field(default_factory=Counter)

    def see(self, cell: Cell, count: int) -> bool:
        """Count an amount, typed or written."""
        if isinstance(cell, str):
            return self._see_text(cell, count)
        return isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell)

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

    def currencies(self, hint: Hint) -> Counter[str]:
        """Return how many amounts are in which currency; those without a mark are in that of the column."""
        counts = by_code(self.marks, hint.country)
        unmarked = self.readable - self.shortened.count - counts.total()
        if unmarked and hint.column_currency:
            counts[hint.column_currency] += unmarked
        return counts

    def decide(self, hint: Hint) -> Decision | Undecided:
        """Return the style; ask which decimal sign holds, or whose amounts these are, where the file leaves it open."""
        currencies = self.currencies(hint)
        usual = hint.currency if hint.currency in currencies or not currencies else currencies.most_common(1)[0][0]
        currency = hint.column_currency or usual
        findings = (
            *self.unreadable(),
            *shortened_finding(self.shortened, self.filled),
            *currency_findings(currencies, hint),
        )
        sign = self.decimals.sign(hint, without_cents=minor_digits(currency) == 0)
        per = Per.LINE if hint.per is Per.OPEN else hint.per
        styles = (MoneyStyle(".", currency, per), MoneyStyle(",", currency, per))
        choices = sign_choices(self.decimals, styles, lambda value: format_money(to_minor(value, currency), currency))
        if not sign:
            return Undecided(sign_question(self.decimals), choices, (*findings, *mixed_finding(self.decimals)))
        style = MoneyStyle(sign, currency, per)
        if hint.per is Per.OPEN:
            question = _("Is this the amount of each line, or that of the whole order, repeated on its lines?")
            return Undecided(question, self._whose(style), findings)
        return Decision(style, findings, tuple(choice for choice in choices if choice.style != style))

    def _whose(self, style: MoneyStyle) -> tuple[Choice, ...]:
        """Return both answers, with what two lines that show the same amount come to."""
        text = next(iter(self.decimals.telling()), "")
        number = read_number_text(text)
        value = by_sign(number, style.decimal) if number else None
        titles = {Per.ORDER: _("The whole order: it counts once"), Per.LINE: _("Each line: they are added up")}
        choices = []
        for per, title in titles.items():
            shown: tuple[Example, ...] = ()
            if isinstance(value, Decimal):
                once = value if per is Per.ORDER else 2 * value
                shown = (Example(f"{text} + {text}", format_money(to_minor(once, style.currency), style.currency)),)
            choices.append(Choice(replace(style, per=per), title, shown))
        return tuple(choices)
