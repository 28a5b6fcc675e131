"""Amounts in another currency than the shop's: told beside the amounts, in a column of their own, in a heading or by
what is known of the till; never added to the shop's unasked.

The owner says at what rate they count, or that their rows are set aside, or that the file is not imported.
In: the settled columns of a file. Out: questions. Used by: inspect.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.importing.cleaning.column import Hint
from desktop_seg.importing.cleaning.currency import CurrencyEvidence, by_code, currency_of
from desktop_seg.importing.cleaning.money import MoneyEvidence
from desktop_seg.importing.column_check import Settled
from desktop_seg.importing.question import Option, Question, QuestionKind
from desktop_seg.importing.rate import ASIDE, RATE, STOP
from desktop_seg.importing.synonym import remark_of


def currency_of_heading(header: str, country: str) -> str:
    """Return the currency that a heading names ("Total (USD)"), "" when it names none."""
    return currency_of(remark_of(header), country)


def found_currencies(columns: Iterable[Settled], hint: Hint) -> Counter[str]:
    """Return how many amounts or rows are in which currency; amounts that say nothing do not count."""
    columns = tuple(columns)
    rows: Counter[str] = Counter()
    for each in columns:
        if isinstance(each.column.evidence, CurrencyEvidence):
            rows += by_code(each.column.evidence.marks, hint.country)
    found = rows.copy()
    for each in columns:
        evidence = each.column.evidence
        if isinstance(evidence, MoneyEvidence):
            # A column of currencies speaks for the amounts that show none.
            told = "" if rows else each.column.currency
            found |= evidence.currencies(replace(hint, column_currency=told))
    return found


def questions(found: Mapping[str, int], hint: Hint) -> tuple[Question, ...]:
    """Ask about each currency that is neither the shop's nor answered."""
    answered = {rate.currency for rate in hint.rates}
    foreign = [code for code in found if code != hint.currency and code not in answered]
    is_mixed = len(foreign) < len(found)
    return tuple(_question(code, found[code], hint.currency, is_mixed) for code in sorted(foreign))


def _question(code: str, count: int, own: str, is_mixed: bool) -> Question:
    told = {"found": code, "wanted": own, "n": format_number(count)}
    sentence = ngettext(
        "{n} amount of this file is in {found}, your shop counts in {wanted}. The two cannot be added.",
        "{n} amounts of this file are in {found}, your shop counts in {wanted}. The two cannot be added.",
        count,
    )
    aside = Option(ASIDE, _("Set the rows in {found} aside and import the others").format(**told))
    options = (
        Option(RATE, _("Import them at this rate: 1 {found} in {wanted} is").format(**told), asks_number=True),
        *((aside,) if is_mixed else ()),
        Option(STOP, _("Do not import this file")),
    )
    return Question(
        QuestionKind.CURRENCY,
        sentence.format(**told),
        _("Choose what happens to the amounts in {found}.").format(**told),
        options,
        need=code,
    )


def refuse_stopped(name: str, found: Collection[str], answers: Mapping[str, str]) -> None:
    """Raise UserError when the owner does not want amounts in one of these currencies."""
    for code in sorted(found):
        if answers.get(code) == STOP:
            raise UserError(
                _("{file} holds amounts in {currency} and is not imported, as you chose.").format(
                    file=name, currency=code
                ),
                _("Take the file out of the list, or export it again in the currency of your shop."),
            )
