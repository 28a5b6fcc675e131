"""Files that are neither sales nor a list of customers: what shows which of the further kinds a table is.

Each kind has a test over the columns that were understood under its reading; a kind is read only when the headings hold
something that belongs to it, so that a till's export costs no more than before. Used by: recognise.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from desktop_seg.importing import synonym
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.cleaning.vocabulary import fold_word, lookup_of
from desktop_seg.importing.content_test import Cell, as_text
from desktop_seg.importing.field import BY_KEY
from desktop_seg.importing.file_kind import SALE_KINDS, WHO_BOUGHT, FileKind, missing

# A column of events or consents counts as one when so many of its cells are words that are known.
_LEAST_KNOWN = 0.8
_LEAST_QUESTIONS = 2
# Where one of these has a column, something was sold.
_SOLD = frozenset({"order_id", "order_total", "line_total", "net_total", "gross_sales", "unit_price", "quantity"})
# A heading of so many words is a sentence, not the name of a column.
_SENTENCE_WORDS = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """A table under one reading. columns: field -> column, for what was understood."""

    kind: FileKind
    headers: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    columns: Mapping[str, int]

    @property
    def fields(self) -> frozenset[str]:
        """The fields that have a column."""
        return frozenset(self.columns)

    def has(self, *fields: str) -> bool:
        """Whether all these fields have a column."""
        return self.columns.keys() >= set(fields)

    def has_any(self, *fields: str) -> bool:
        """Whether one of these fields has a column."""
        return not self.columns.keys().isdisjoint(fields)

    def cells(self, field: str) -> list[str]:
        """Return the filled cells of the column of a field."""
        index = self.columns[field]
        texts = (as_text(row[index]) for row in self.rows if index < len(row))
        return [text for text in texts if text]

    def is_known(self, field: str) -> bool:
        """Whether nearly all cells of a column of words are words that are known."""
        look_up = lookup_of(BY_KEY[field].value)
        cells = self.cells(field)
        return bool(cells) and sum(look_up(fold_word(cell)) is not None for cell in cells) >= _LEAST_KNOWN * len(cells)

    def is_own(self, field: str) -> bool:
        """Whether the heading of a field's column means nothing in any other kind of file."""
        meanings = synonym.meanings(self.headers[self.columns[field]])
        return all(BY_KEY[each.field].kinds == frozenset({self.kind}) for each in meanings)


def events(table: Reading) -> bool:
    """Who did what when: in words that are known, or in the shop's own under a heading that can mean nothing else."""
    if not _is_complete(table):
        return False
    return table.is_known("event_kind") or (table.is_own("event_kind") and not _meant(table) & _SOLD)


def survey(table: Reading) -> bool:
    """Questions as headings, or a column of questions and one of answers."""
    if not table.fields & WHO_BOUGHT:
        return False
    several = sum(map(is_question, table.headers)) >= _LEAST_QUESTIONS
    return several or table.has("question", "answer") or _asks_once(table)


def _asks_once(table: Reading) -> bool:
    """Whether a day and one question stand beside who answered, and nothing that a list of customers or sales tells."""
    questions = [header for header in table.headers if _ends_as_question(header) and not synonym.meanings(header)]
    return len(questions) == 1 and table.has("event_date") and not _meant(table) & _SOLD and not _holds_more(table)


def complaints(table: Reading) -> bool:
    """Two columns that speak of a complaint, one of them of nothing else."""
    telling = [
        field
        for field in table.columns
        if field in ("complaint_no", "complaint_kind", "severity", "complaint_status", "resolved_on", "complaint_text")
    ]
    return _is_complete(table) and len(telling) >= 2 and any(map(table.is_own, telling))


def invoices(table: Reading) -> bool:
    """Invoices of sales that another file brings: they tell the number of the receipt beside their own."""
    return _is_complete(table) and table.has("invoice_no", "receipt_ref")


def promotions(table: Reading) -> bool:
    """A name with a first and a last day, and nobody it belongs to."""
    who = {"customer_id", "email", "phone", "contact", "first_name", "last_name", "order_id"}
    headers = [header for header in table.headers if not synonym.is_ambiguous(header)]
    other = {meaning.field for header in headers for meaning in synonym.meanings(header)}
    return table.has("promotion_name", "start_date", "end_date") and not other & who


def returns(table: Reading) -> bool:
    """A receipt, and that something of it came back."""
    return table.has("receipt_ref") and table.has_any("is_returned", "return_reason", "refund_amount")


def consents(table: Reading) -> bool:
    """Somebody's address and word on being written to, and little else."""
    if not table.has_any("customer_id", "email", "phone", "mobile", "contact"):
        return False
    if _holds_more(table):
        return False
    if table.has("unsubscribed_on"):
        return True
    return table.has("consent_status") and table.is_known("consent_status")


def products(table: Reading) -> bool:
    """Every row another article, with what only a list of articles tells."""
    if not table.has_any("list_price", "cost", "price_class", "product_tags", "product_season"):
        return False
    key = next((field for field in ("sku", "ean", "product_name") if table.has(field)), "")
    if not key or _meant(table) & {"order_date", "order_id", "customer_id", "email", "line_total", "discount_amount"}:
        return False
    cells = table.cells(key)
    return len(set(cells)) >= 0.9 * len(cells)


def is_question(header: str) -> bool:
    """Whether a heading is a question put to people."""
    return _ends_as_question(header) or len(header.split()) >= _SENTENCE_WORDS


def _ends_as_question(header: str) -> bool:
    return "?" in header or "？" in header


# In this order: an event may name an article and its price, and is still no sale.
BEFORE_SALES: Mapping[FileKind, Callable[[Reading], bool]] = {
    FileKind.EVENTS: events,
    FileKind.SURVEY: survey,
}
AFTER_SALE_LINES: Mapping[FileKind, Callable[[Reading], bool]] = {
    FileKind.COMPLAINTS: complaints,
    FileKind.INVOICES: invoices,
    FileKind.PROMOTIONS: promotions,
    FileKind.PRODUCTS: products,
    FileKind.CONSENTS: consents,
}
WHERE_NO_SALE: Mapping[FileKind, Callable[[Reading], bool]] = {FileKind.RETURNS: returns}
_SIGNS: Mapping[FileKind, tuple[frozenset[str], ...]] = {
    FileKind.EVENTS: (frozenset({"event_kind", "event_date"}),),
    FileKind.SURVEY: (frozenset({"question", "answer"}),),
    FileKind.COMPLAINTS: (frozenset({"event_date"}),),
    FileKind.INVOICES: (frozenset({"invoice_no", "receipt_ref"}),),
    FileKind.PROMOTIONS: (frozenset({"promotion_name", "start_date", "end_date"}),),
    FileKind.PRODUCTS: tuple(
        frozenset({each}) for each in ("list_price", "cost", "price_class", "product_tags", "product_season")
    ),
    FileKind.CONSENTS: (frozenset({"unsubscribed_on"}), frozenset({"consent_status"})),
    FileKind.RETURNS: tuple(
        frozenset({"receipt_ref", each}) for each in ("is_returned", "return_reason", "refund_amount")
    ),
}


def may_be(kind: FileKind, headers: Sequence[str]) -> bool:
    """Whether the headings alone leave it open that the table is of this kind; a quick look."""
    if kind is FileKind.SURVEY and any(map(is_question, headers)):
        return True
    named = {
        meaning.field
        for header in headers
        for meaning in synonym.meanings(header)
        if kind in BY_KEY[meaning.field].kinds
    }
    return any(sign <= named for sign in _SIGNS[kind])


def _is_complete(table: Reading) -> bool:
    return not missing(table.kind, table.fields)


def _meant(table: Reading) -> set[str]:
    """Return what the headings mean in a file of sales or a list of customers."""
    return {
        meaning.field
        for header in table.headers
        for meaning in synonym.meanings(header)
        if BY_KEY[meaning.field].kinds & SALE_KINDS and not synonym.is_ambiguous(header)
    }


def _holds_more(table: Reading) -> bool:
    """Whether a list of consents also tells where people live or what they bought."""
    is_consent = ValueKind.CONSENT
    others = {
        meaning.field
        for index, header in enumerate(table.headers)
        if index not in table.columns.values()
        for meaning in synonym.meanings(header)
    }
    return any(
        BY_KEY[field].value is not is_consent for field in others - {"note", "customer_since", "customer_source"}
    )
