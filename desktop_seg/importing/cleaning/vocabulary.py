"""What known words mean: one lookup per kind of value, made of the word lists in words/.

In: folded words (`fold_word`). Out: their meaning. Used by word.py; the lists are read when a kind is first asked for.
"""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from desktop_seg.importing.cleaning.text import tidy
from desktop_seg.importing.cleaning.value import Value
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.cleaning.words import channel, complaint, country, event, gender, line_type, status, yes_no
from desktop_seg.model.customer import Consent
from desktop_seg.model.sale import SaleStatus

# What a folded word means; "" for a word that says nothing, None for one that is not known.
Lookup = Callable[[str], Value | None]
_SEPARATORS = dict.fromkeys(map(ord, "_-/"), " ")


class LineType(StrEnum):
    """What a row of a sales file is. Only SALE and REFUND (and GIFT_CARD, TIP, SHIPPING as services) carry revenue.

    RECEIPT: the head of a sale whose lines stand in other rows; PAYMENT: how it was paid. Both repeat the amount.
    """

    SALE = "sale"
    REFUND = "refund"
    CANCELLED = "cancelled"
    RECEIPT = "receipt"
    PAYMENT = "payment"
    SHIPPING = "shipping"
    DISCOUNT = "discount"
    TAX = "tax"
    TIP = "tip"
    GIFT_CARD = "gift_card"
    FEE = "fee"


_SALE_LINE = "sale_line"


def fold_word(text: str) -> str:
    """Return the form in which words are compared: small letters, no accents, no points, blanks for _ and -."""
    text = tidy(text).casefold()
    if not text.isascii():
        bare = (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
        text = unicodedata.normalize("NFC", "".join(bare))
    return " ".join(text.translate(_SEPARATORS).replace(".", "").strip(" :!,;*'\"()").split())


def vocabulary(*meanings: tuple[Value, Iterable[str]]) -> Lookup:
    """Return the lookup of words given as (meaning, words); the first meaning of a word holds."""
    known: dict[str, Value] = {}
    for meaning, words in meanings:
        for word in words:
            known.setdefault(fold_word(word), meaning)
    return known.get


@cache
def lookup_of(kind: ValueKind) -> Lookup:
    """Return the lookup of a kind whose values are words."""
    return _MAKERS[kind]()


def line_type_readings(meanings: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return what "sale" and "payment" mean in a file with these types of rows.

    Beside rows for lines, "sale" is the head of the receipt. A file without rows of sale calls the sale "payment".
    """
    if _SALE_LINE in meanings:
        return ((LineType.SALE, LineType.RECEIPT), (_SALE_LINE, LineType.SALE))
    if LineType.PAYMENT in meanings and LineType.SALE not in meanings:
        return ((LineType.PAYMENT, LineType.SALE),)
    return ()


def _yes_no() -> Lookup:
    return vocabulary((True, yes_no.YES), (False, yes_no.NO))


def _consent() -> Lookup:
    return vocabulary(
        (Consent.YES, yes_no.YES | yes_no.CONSENT_YES),
        (Consent.NO, yes_no.NO | yes_no.CONSENT_NO),
        (Consent.UNKNOWN, yes_no.CONSENT_UNKNOWN),
        (Consent.RELATION, yes_no.CONSENT_RELATION),
    )


def _gender() -> Lookup:
    return vocabulary(("female", gender.FEMALE), ("male", gender.MALE), ("other", gender.OTHER), ("", gender.UNSAID))


def _sale_status() -> Lookup:
    return vocabulary(
        (SaleStatus.DONE, status.DONE),
        (SaleStatus.REFUNDED, status.REFUNDED),
        (SaleStatus.CANCELLED, status.CANCELLED),
        (SaleStatus.DRAFT, status.DRAFT),
        (SaleStatus.UNPAID, status.UNPAID),
    )


def _line_type() -> Lookup:
    return vocabulary(
        (LineType.SALE, line_type.SALE),
        (_SALE_LINE, line_type.SALE_LINE),
        (LineType.PAYMENT, line_type.PAYMENT),
        (LineType.REFUND, line_type.REFUND),
        (LineType.CANCELLED, line_type.CANCELLED),
        (LineType.SHIPPING, line_type.SHIPPING),
        (LineType.DISCOUNT, line_type.DISCOUNT),
        (LineType.TAX, line_type.TAX),
        (LineType.TIP, line_type.TIP),
        (LineType.GIFT_CARD, line_type.GIFT_CARD),
        (LineType.FEE, line_type.FEE),
    )


def _listed(words: Mapping[Any, Iterable[str]]) -> Callable[[], Lookup]:
    return lambda: vocabulary(*((str(meaning), listed) for meaning, listed in words.items()))


def _event_kind() -> Lookup:
    near = vocabulary(*((str(kind), (kind, *words)) for kind, words in event.WORDS.items()))

    def look_up(word: str) -> Value | None:
        found = near(word)
        # "E-mail opened", "Email opened" and "Mail opened" are one thing in every language.
        return found if found is not None else near(word.replace("e mail", "mail").replace("email", "mail"))

    return look_up


def _country() -> Lookup:
    near = vocabulary(*((code, names) for code, names in country.NAMES.items()))
    codes = frozenset(country.CODES.split())

    def look_up(word: str) -> Value | None:
        if len(word) == 2 and word.upper() in codes:
            return word.upper()
        found = near(word)
        return found if found is not None else _far_countries()(word)

    return look_up


@cache
def _far_countries() -> Lookup:
    """Return the names of all countries in our six languages; loaded for the first word that is no near one."""
    from babel import Locale

    codes = frozenset(country.CODES.split())
    names: dict[str, list[str]] = {}
    for language in ("en", "nl", "da", "de", "fr", "ko"):
        for code, name in Locale(language).territories.items():
            if code in codes:
                names.setdefault(code, []).append(name)
    return vocabulary(*names.items())


_MAKERS: dict[ValueKind, Callable[[], Lookup]] = {
    ValueKind.YES_NO: _yes_no,
    ValueKind.CONSENT: _consent,
    ValueKind.GENDER: _gender,
    ValueKind.SALE_STATUS: _sale_status,
    ValueKind.LINE_TYPE: _line_type,
    ValueKind.COUNTRY: _country,
    ValueKind.EVENT_KIND: _event_kind,
    ValueKind.COMPLAINT_KIND: _listed(complaint.KINDS),
    ValueKind.COMPLAINT_STATUS: _listed(complaint.STATUSES),
    ValueKind.CHANNEL: _listed(channel.WORDS),
}

WORD_KINDS = tuple(_MAKERS)
