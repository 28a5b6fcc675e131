"""Headings that mean several things: what the cells of all columns together say about them.

"Name" may be a person, an article or an order number; "Bedrag" the line's amount or the whole receipt's. Each rule
looks at the rows and answers with a field, or with None: then the owner decides, never we.
In: a Sheet with what is already known. Used by: recognise.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.cleaning.vocabulary import fold_word, lookup_of
from desktop_seg.importing.content_test import Cell, ColumnFacts, Fit, as_text, fit
from desktop_seg.importing.file_kind import SALE_KINDS, FileKind


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table under one reading of its kind.

    rows: some data rows, neighbours kept together. facts: per column. known: field -> column, for the headings that
    mean one thing only. language: of the headings, "" unknown.
    """

    kind: FileKind
    rows: Sequence[Sequence[Cell]]
    facts: Sequence[ColumnFacts]
    known: dict[str, int]
    language: str

    def cells(self, index: int) -> list[str]:
        """Return one column as text, one for each row."""
        return [as_text(row[index]) if index < len(row) else "" for row in self.rows]


# Receipts of several rows that must agree before an amount of lines is doubted.
_NO_CHANCE = 6
_WHERE_A_BARE_NUMBER_IS_THE_CUSTOMERS = frozenset({FileKind.CUSTOMERS, *SALE_KINDS})


def decide(candidates: Sequence[str], index: int, sheet: Sheet) -> str | None:
    """Return which of the candidates column `index` is, None when nothing shows it."""
    possible = [field for field in candidates if fit(field, sheet.facts[index]) is not Fit.NO]
    if sheet.kind not in _WHERE_A_BARE_NUMBER_IS_THE_CUSTOMERS and _is_unique(index, sheet):
        # Each row of a list of events or complaints has a number of its own as likely as it names a customer by one.
        possible = [field for field in possible if field != "customer_id"]
    if len(possible) == 1 and possible[0] not in sheet.known:
        return possible[0]
    for fields, rule in _RULES:
        if len(fields & set(possible)) > 1:
            found = rule(index, sheet)
            if found in possible and found not in sheet.known:
                return found
    return None


def _constant_within_receipts(index: int, sheet: Sheet) -> bool | None:
    """Whether the column says the same on all rows of a receipt; None without receipts of several rows."""
    receipt = sheet.known.get("order_id")
    if receipt is None:
        return None
    numbers, cells = sheet.cells(receipt), sheet.cells(index)
    pairs = [
        one == two
        for (number, one), (following, two) in pairwise(zip(numbers, cells, strict=True))
        if number and number == following
    ]
    if len(pairs) < 3:
        return None
    share = sum(pairs) / len(pairs)
    return True if share > 0.95 else False if share < 0.8 else None


def stands_once_a_receipt(index: int, sheet: Sheet) -> bool:
    """Whether only the first row of receipts with several rows is filled."""
    receipt = sheet.known.get("order_id")
    if receipt is None:
        return False
    told: dict[str, list[str]] = {}
    for number, text in zip(sheet.cells(receipt), sheet.cells(index), strict=True):
        told.setdefault(number, []).append(text)
    several = [texts for number, texts in told.items() if number and len(texts) > 1]
    return bool(several) and sum(1 for texts in several if texts[0] and not any(texts[1:])) > 0.8 * len(several)


def repeats_on_every_line(index: int, sheet: Sheet) -> bool:
    """Whether the rows of each receipt say the same while receipts differ, in so many receipts that it is no chance."""
    receipt = sheet.known.get("order_id")
    if receipt is None:
        return False
    told: dict[str, list[str]] = {}
    for number, text in zip(sheet.cells(receipt), sheet.cells(index), strict=True):
        if number and text:
            told.setdefault(number, []).append(text)
    several = [texts for texts in told.values() if len(texts) > 1]
    is_constant = all(len(set(texts)) == 1 for texts in several)
    return len(several) >= _NO_CHANCE and is_constant and len({texts[0] for texts in several}) > 2


def _differs_within_receipt(index: int, sheet: Sheet) -> bool:
    """Whether rows of one receipt say different things: too few rows may hide a repetition, but never feign this."""
    receipt = sheet.known.get("order_id")
    if receipt is None:
        return False
    told: dict[str, set[str]] = {}
    for number, text in zip(sheet.cells(receipt), sheet.cells(index), strict=True):
        if number and text:
            told.setdefault(number, set()).add(text)
    return any(len(texts) > 1 for texts in told.values())


def _numbers(index: int, sheet: Sheet) -> list[float | None]:
    found: list[float | None] = []
    for text in sheet.cells(index):
        bare = text.replace("€", "").strip()
        if "," in bare and "." not in bare:
            bare = bare.replace(",", ".")
        try:
            found.append(float(bare))
        except ValueError:
            found.append(None)
    return found


def _is_price_times_quantity(index: int, sheet: Sheet) -> bool | None:
    """Whether the column is price times quantity; None where a quantity other than 1 never occurs."""
    price, quantity = sheet.known.get("unit_price"), sheet.known.get("quantity")
    if price is None or quantity is None:
        return None
    triples = zip(_numbers(price, sheet), _numbers(quantity, sheet), _numbers(index, sheet), strict=True)
    told = [
        abs(each * many - amount) < 0.02
        for each, many, amount in triples
        if each is not None and many is not None and amount is not None and each and many not in (0, 1)
    ]
    return sum(told) / len(told) > 0.5 if len(told) >= 3 else None


def _amount(index: int, sheet: Sheet) -> str | None:
    if sheet.kind is FileKind.RECEIPTS:
        return "order_total"
    if sheet.facts[index].decimals < 0.05 and "unit_price" in sheet.known and "quantity" not in sheet.known:
        return None
    if "unit_price" in sheet.known and stands_once_a_receipt(index, sheet):
        return "order_total"
    if _is_price_times_quantity(index, sheet):
        return "line_total"
    constant = _constant_within_receipts(index, sheet)
    if constant is not None:
        return "order_total" if constant else "line_total"
    if _differs_within_receipt(index, sheet):
        return "line_total"
    # One article on every receipt, or rows that each stand for themselves: both are the same amount, unless price and
    # quantity contradicted.
    receipt = sheet.known.get("order_id")
    alone = receipt is None or _is_unique(receipt, sheet)
    return "line_total" if alone and _is_price_times_quantity(index, sheet) is None else None


def _is_unique(index: int, sheet: Sheet) -> bool:
    filled = [text for text in sheet.cells(index) if text]
    return len(set(filled)) == len(filled)


def _person_or_article(index: int, sheet: Sheet) -> str | None:
    if sheet.kind is not FileKind.SALE_LINES:
        return _whole_or_last_name(index, sheet)
    constant = _constant_within_receipts(index, sheet)
    if constant is None:
        constant = _constant_for("customer_id", index, sheet)
    if constant is None:
        if "product_name" in sheet.known:
            return _whole_or_last_name(index, sheet)
        if sheet.facts[index].digits > 0.1:
            return "product_name"
        return None
    return _whole_or_last_name(index, sheet) if constant else "product_name"


def _constant_for(field: str, index: int, sheet: Sheet) -> bool | None:
    """Whether the column says the same wherever another one does; None where nothing occurs twice."""
    other = sheet.known.get(field)
    if other is None:
        return None
    seen: dict[str, list[str]] = {}
    for key, text in zip(sheet.cells(other), sheet.cells(index), strict=True):
        if key and text:
            seen.setdefault(key, []).append(text)
    several = [texts for texts in seen.values() if len(texts) > 1]
    if len(several) < 3:
        return None
    return sum(1 for texts in several if len(set(texts)) == 1) / len(several) > 0.9


def _whole_or_last_name(index: int, sheet: Sheet) -> str | None:
    if "first_name" in sheet.known or "full_name" in sheet.known:
        return "last_name"
    wordy = sheet.facts[index].wordy
    if sheet.language != "fr" or wordy > 0.9:
        return "full_name"
    # "Nom" is either; last names of several words and first names of one keep the shares from being all or nothing.
    return "last_name" if wordy < 0.1 else None


def _city_or_employee(_index: int, sheet: Sheet) -> str | None:
    if sheet.language == "da" or {"postal_code", "street"} & sheet.known.keys():
        return "city"
    return "employee" if sheet.language == "en" and sheet.kind is not FileKind.CUSTOMERS else None


def _city_or_branch(_index: int, sheet: Sheet) -> str | None:
    return "city" if {"postal_code", "street"} & sheet.known.keys() else None


def _number_of_what(index: int, sheet: Sheet) -> str | None:
    """A bare "Nr", "ID" or "Number"."""
    street = sheet.known.get("street")
    if street is not None and index == street + 1 and sheet.facts[index].length <= 4:
        return "house_number"
    unique = _is_unique(index, sheet) and len(sheet.rows) >= 3
    if sheet.kind is FileKind.CUSTOMERS:
        return "customer_id" if unique else None
    if sheet.kind is FileKind.RECEIPTS:
        return "order_id" if unique and "customer_id" in sheet.known else None
    if "order_id" in sheet.known:
        return "line_id" if unique else None
    return None


def _by_words(index: int, sheet: Sheet) -> str | None:
    texts = {text.casefold() for text in sheet.cells(index) if text}
    if _are_row_types(texts):
        return "event_type"
    for field, words in _WORDS.items():
        if texts and sum(1 for text in texts if any(word in text for word in words)) * 2 >= len(texts):
            return field
    return None


def _are_row_types(texts: Collection[str]) -> bool:
    """Tell whether different words say what the rows of a sales file are: sales, their lines, how they were paid."""
    row_type = lookup_of(ValueKind.LINE_TYPE)
    known = [found for found in (row_type(fold_word(text)) for text in texts) if found is not None]
    return len(known) > 1 and len(known) * 4 > len(texts) * 3 and bool(_SOLD.intersection(known))


_SOLD = frozenset({"sale", "sale_line"})
_WORDS = {
    "payment_method": (
        *("cash", "card", "visa", "master", "maestro", "ideal", "bancontact", "paypal", "pin", "contant", "kontant"),
        *("kort", "karte", "carte", "espèces", "mobilepay", "klarna", "카드", "현금", "계좌", "giro", "ec-", "bar"),
    ),
    "event_type": (
        *("sale", "refund", "return", "verkoop", "retour", "salg", "retur", "verkauf", "rück", "storno", "vente"),
        *("remboursement", "판매", "환불", "반품", "void"),
    ),
    "channel": (
        *("web", "online", "shop", "winkel", "butik", "laden", "magasin", "boutique", "pos", "매장", "store", "markt"),
    ),
    "payment_status": ("paid", "betaald", "betalt", "bezahlt", "payé", "pending", "voided", "결제"),
    "order_status": (
        *("complet", "cancel", "voltooid", "geannuleerd", "afsluttet", "annull", "abgeschlossen", "storniert"),
        *("terminé", "annulé", "완료", "취소", "closed", "shipped", "processing", "verzonden", "done", "open"),
    ),
}


def _state(index: int, sheet: Sheet) -> str | None:
    """A bare "Status" of known words: that of the order and that of its payment count alike."""
    texts = {fold_word(text) for text in sheet.cells(index) if text}
    known = sum(1 for text in texts if lookup_of(ValueKind.SALE_STATUS)(text) is not None)
    if not texts or known * 2 < len(texts):
        return None
    return "payment_status" if "order_status" in sheet.known else "order_status"


def _day_of_what(_index: int, sheet: Sheet) -> str | None:
    # In a list of customers a bare "Date" may be a birthday as well.
    return None if sheet.kind is FileKind.CUSTOMERS else "order_date"


def _salutation_or_article(index: int, sheet: Sheet) -> str | None:
    facts = sheet.facts[index]
    if facts.length <= 6 and facts.distinct <= 8:
        return "salutation"
    return "product_name" if sheet.kind is FileKind.SALE_LINES and facts.length > 6 else None


def _price_or_amount(index: int, sheet: Sheet) -> str | None:
    return "line_total" if _is_price_times_quantity(index, sheet) else "unit_price"


def _day_or_word(index: int, sheet: Sheet) -> str | None:
    """Whether "Unsubscribed" tells since when, or only yes."""
    return "unsubscribed_on" if fit("unsubscribed_on", sheet.facts[index]) is Fit.YES else "no_contact"


def _only(field: str) -> Callable[[int, Sheet], str | None]:
    """The customary meaning, taken while no other column has it."""

    def rule(_index: int, _sheet: Sheet) -> str | None:
        return field

    return rule


def _article_or_note(_index: int, sheet: Sheet) -> str | None:
    return "note" if "product_name" in sheet.known else "product_name"


def _category_or_group(_index: int, sheet: Sheet) -> str | None:
    return "customer_group" if sheet.kind is FileKind.CUSTOMERS else None


def _card_of_whom(_index: int, sheet: Sheet) -> str | None:
    """The number of a card is that of the customer where nothing else says who it is."""
    return None if {"email", "phone", "mobile", "contact"} & sheet.known.keys() else "customer_id"


# The first rule whose fields hold two of the candidates and that has an answer decides.
_RULES: tuple[tuple[frozenset[str], Callable[[int, Sheet], str | None]], ...] = (
    (frozenset({"full_name", "product_name", "last_name"}), _person_or_article),
    (frozenset({"unit_price", "line_total"}), _price_or_amount),
    (frozenset({"order_total", "line_total", "customer_total_spent", "quantity", "refund_amount"}), _amount),
    (frozenset({"city", "employee"}), _city_or_employee),
    (frozenset({"city", "location"}), _city_or_branch),
    (frozenset({"order_id", "customer_id", "house_number", "sku", "line_id", "phone"}), _number_of_what),
    (frozenset({"order_date", "customer_since", "birth_date", "consent_date"}), _day_of_what),
    (frozenset({"event_type", "payment_method", "channel", "order_status", "payment_status"}), _by_words),
    (frozenset({"order_status", "payment_status"}), _state),
    (frozenset({"salutation", "product_name"}), _salutation_or_article),
    (frozenset({"product_name", "line_id"}), _only("product_name")),
    (frozenset({"product_name", "note"}), _article_or_note),
    (frozenset({"quantity", "customer_order_count"}), _only("quantity")),
    (frozenset({"category", "customer_group"}), _category_or_group),
    (frozenset({"customer_source", "channel"}), _by_words),
    (frozenset({"customer_id", "loyalty_no"}), _card_of_whom),
    (frozenset({"phone", "mobile"}), _only("phone")),
    (frozenset({"unsubscribed_on", "no_contact"}), _day_or_word),
)
