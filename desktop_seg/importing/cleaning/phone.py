"""Telephone numbers in the one form that exports and matching need: +31612345678.

Excel's damage is undone first: 31612345678.0, a lost zero (612345678 in the Netherlands), an apostrophe. Numbers that
do not exist in their country are faults: a wrong key would join two people. In: raw cells. Out: Phone.
"""

import re
from dataclasses import dataclass

from desktop_seg.base.i18n import _
from desktop_seg.importing.cleaning.column import Convert, Converted, Fault, FaultKind, Hint, Style, memoised
from desktop_seg.importing.cleaning.identifier import (
    digits_of,
    is_masked,
    is_shortened,
    masked_fault,
    shortened_fault,
)
from desktop_seg.importing.cleaning.text import is_empty, without_apostrophe
from desktop_seg.importing.cleaning.value import Cell, Phone

_BETWEEN = re.compile(
    r"\s*(?:[;|\n]|,(?!\s?[0-9]{1,4}$)|\s/\s|/(?=\s?[+0])|\b(?:of|or|en|and|og|eller|und|oder|ou|et|또는)\b)\s*"
)
# "tel. 06...", "06... (work)": words around a number; those inside it may be an extension.
_LABELS = re.compile(r"^[^\d+(]*[^\W\d_][^\d+(]*|\s*\([^()\d]*\)|[\s-]*[^\W\d_]+\.?\s*$")
# "06... (na 18u)", "06... na 18:00 uur": what stands behind the number tells when to call.
_NUMBER_AHEAD = re.compile(r"[+(]?[\d\s().\-/]{8,}(?=\s*\(?[^\W\d_])")
_FEWEST_DIGITS = 6
_TEXT_ZERO = re.compile(r"(\+?[0-9]{6,15})\.0")
# Numbers that Korean market places hand out for one delivery; they belong to somebody else a month later.
_STAND_IN = re.compile(r"(?:\+?82)?0?50[2-8][0-9]{7,8}")
_NOT_A_DIGIT = re.compile(r"[^0-9+]")


def read_phone(text: str, country: str) -> Converted:
    """Return the number of a cell as Phone; None when it says that there is none.

    country: two letters; whose number it is when it does not say so itself.
    """
    if is_empty(text):
        return None
    text = without_apostrophe(text)
    if is_shortened(text):
        return shortened_fault()
    if is_masked(text):
        return masked_fault()
    whole = _TEXT_ZERO.fullmatch(text)
    parts = [part for part in _BETWEEN.split(whole[1] if whole else text) if part]
    numbers = [part for part in parts if sum(map(str.isdigit, part)) >= _FEWEST_DIGITS]
    if not numbers:
        return _no_phone()
    found = _one(numbers[0], country)
    if isinstance(found, Fault) or len(numbers) == 1:
        return found
    return Phone(found.number, found.is_mobile, numbers[1])


def _one(text: str, country: str) -> Phone | Fault:
    from phonenumbers import (
        NumberParseException,
        PhoneNumberFormat,
        PhoneNumberType,
        format_number,
        is_valid_number,
        number_type,
        parse,
    )

    if country == "KR" and _STAND_IN.fullmatch(_NOT_A_DIGIT.sub("", text)):
        return Fault(FaultKind.MASKED, _("This is a stand-in number of a market place; it expires."))
    text = _LABELS.sub("", text)
    ahead = _NUMBER_AHEAD.match(text)
    for way in (text, f"+{text.lstrip('+0')}", *([ahead[0].rstrip(" (")] if ahead else [])):
        try:
            number = parse(way, country or None)
        except NumberParseException:
            continue
        if is_valid_number(number):
            sort = number_type(number)
            is_mobile = sort in {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
            return Phone(format_number(number, PhoneNumberFormat.E164), is_mobile)
    return _no_phone()


def _no_phone() -> Fault:
    return Fault(FaultKind.UNREADABLE, _("There is no such telephone number."))


@dataclass(frozen=True, slots=True)
class PhoneStyle(Style):
    """Telephone numbers need no decision; numbers without a country are those of the shop's."""

    def converter(self, hint: Hint) -> Convert:
        """Return the reader of telephone cells."""

        def read(text: str) -> Converted:
            return read_phone(text, hint.country)

        def read_number(number: float) -> Converted:
            digits = digits_of(number)
            return read(digits) if digits else shortened_fault()

        return memoised(read, read_number, lambda _cell: _no_phone())


def looks_like_phone(cell: Cell) -> bool:
    """Tell whether the cell has the digits of a telephone number; whether it exists depends on the country."""
    text = without_apostrophe(cell) if isinstance(cell, str) else str(cell)
    digits = sum(map(str.isdigit, text))
    return _FEWEST_DIGITS <= digits <= 32 and sum(map(str.isalpha, text)) <= digits
