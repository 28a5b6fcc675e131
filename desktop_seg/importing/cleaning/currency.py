"""Currencies: the mark beside an amount ("€", "kr.", "원") or the word in a column of its own, as ISO code.

In: marks and words. Out: three letters. "$" and "kr." belong to several countries; the shop's decides.
"""

from collections import Counter
from dataclasses import dataclass, field

from desktop_seg.base.i18n import _, format_list, format_number
from desktop_seg.importing.cleaning.column import (
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
    Style,
    Undecided,
)
from desktop_seg.importing.cleaning.plain_text import as_text
from desktop_seg.importing.cleaning.text import is_empty, tidy
from desktop_seg.importing.cleaning.value import Cell
from desktop_seg.importing.cleaning.words.currency import CURRENCY_MARKS, SHARED_MARKS


def currency_of(mark: str, country: str) -> str:
    """Return the ISO code of a currency as it stands beside an amount, "" when it is none.

    country: of the shop; decides whose "$" or "kr." it is.
    """
    mark = tidy(mark).casefold()
    shared = SHARED_MARKS.get(mark)
    if shared is not None:
        return shared.get(country, shared[""])
    return CURRENCY_MARKS.get(mark, "")


def by_code(marks: Counter[str], country: str) -> Counter[str]:
    """Return how many cells name which currency, from how many show which mark."""
    counts: Counter[str] = Counter()
    for mark, count in marks.items():
        counts[currency_of(mark, country)] += count
    return counts


def currency_findings(currencies: Counter[str], hint: Hint) -> tuple[Finding, ...]:
    """Return what to tell of the currencies of a column: several, or one that is not the shop's."""
    if not currencies or set(currencies) == {hint.currency}:
        return ()
    total = sum(currencies.values())
    if len(currencies) > 1:
        sentence = _("There are amounts in {currencies} in this column.")
        told = sentence.format(currencies=format_list(sorted(currencies)))
        kind, count = FindingKind.CURRENCIES, total - max(currencies.values())
    else:
        sentence = _("The amounts are in {found}, your shop counts in {wanted}.")
        told = sentence.format(found=next(iter(currencies)), wanted=hint.currency)
        kind, count = FindingKind.OTHER_CURRENCY, total
    examples = tuple(Example(code, format_number(n)) for code, n in currencies.most_common())
    return (Finding(kind, told, count, count / total, examples),)


@dataclass(frozen=True, slots=True)
class CurrencyStyle(Style):
    """Words for currencies need no decision."""

    def converter(self, hint: Hint) -> Convert:
        """Return the reader of a column of currencies; a value is an ISO code."""

        def read(text: str) -> Converted:
            if is_empty(text):
                return None
            return currency_of(text, hint.country) or Fault(
                FaultKind.UNKNOWN_WORD, _("It is not known which currency this is.")
            )

        return as_text(read)


@dataclass(slots=True)
class CurrencyEvidence(Evidence):
    """Counts of a column of currencies, by mark."""

    marks: Counter[str] = field(default_factory=Counter)

    def see(self, cell: Cell, count: int) -> bool:
        """Count a currency."""
        if not isinstance(cell, str) or not currency_of(cell, ""):
            return False
        self.marks[cell] += count
        return True

    def decide(self, hint: Hint) -> Decision | Undecided:
        """Return the only style; that there are several currencies is a finding."""
        findings = currency_findings(by_code(self.marks, hint.country), hint)
        return Decision(CurrencyStyle(), (*self.unreadable(), *findings))
