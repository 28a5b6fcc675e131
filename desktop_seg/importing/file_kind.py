"""What a spreadsheet is a list of: the kinds of file that can be imported, and what each cannot do without.

Lowest word of importing besides cleaning: field, plan, recognise and writing all speak of it.
"""

from dataclasses import dataclass
from enum import StrEnum

from desktop_seg.base.i18n import N_


class FileKind(StrEnum):
    """What one row is."""

    CUSTOMERS = "customers"
    SALE_LINES = "sale_lines"
    RECEIPTS = "receipts"
    PRODUCTS = "products"
    EVENTS = "events"  # something a customer did that is no purchase: a visit, a click, a workshop
    PROMOTIONS = "promotions"
    COMPLAINTS = "complaints"
    INVOICES = "invoices"  # to be paid later; the sales themselves come with another file
    SURVEY = "survey"  # a filled-in form (a column for each question), or one answer
    CONSENTS = "consents"  # somebody's word on being written to
    RETURNS = "returns"  # something brought back from a sale that another file brings


KIND_TITLES: dict[FileKind, str] = {
    FileKind.CUSTOMERS: N_("Customers"),
    FileKind.SALE_LINES: N_("Sales, one row for each article"),
    FileKind.RECEIPTS: N_("Sales, one row for each receipt"),
    FileKind.PRODUCTS: N_("Articles"),
    FileKind.EVENTS: N_("Visits, newsletters, workshops and the like"),
    FileKind.PROMOTIONS: N_("Promotions and sale days"),
    FileKind.COMPLAINTS: N_("Complaints and problems with orders"),
    FileKind.INVOICES: N_("Invoices and their payment"),
    FileKind.SURVEY: N_("Answers to a survey"),
    FileKind.CONSENTS: N_("Permissions and unsubscriptions"),
    FileKind.RETURNS: N_("Returned articles"),
}

SALE_KINDS = frozenset({FileKind.SALE_LINES, FileKind.RECEIPTS})
# Kinds whose rows speak of a customer; the others are about the shop alone.
KINDS_WITH_PEOPLE = frozenset(FileKind) - {FileKind.PRODUCTS, FileKind.PROMOTIONS}


@dataclass(frozen=True, slots=True)
class Need:
    """Something without which a kind of file cannot be imported.

    any_of: one of these sets of field keys must be there as a whole.
    sentence, what_to_do: marked with N_; what is missing and why it matters, and what helps.
    """

    key: str
    any_of: tuple[frozenset[str], ...]
    sentence: str
    what_to_do: str


def _one_of(*keys: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset({key}) for key in keys)


_DATE = Need(
    "date",
    _one_of("order_date", "paid_date"),
    N_("The date of the sale is missing. Without it nobody can say who came lately and who stays away."),
    N_("Choose the column with the date, or export the file from the till again with the date."),
)
_LINE_AMOUNT = Need(
    "amount",
    (*_one_of("line_total", "net_total", "gross_sales", "unit_price"), frozenset({"order_id", "order_total"})),
    N_("The amount is missing. Without it nobody can say what was bought for how much."),
    N_("Choose the column with the amount of the line, or the columns with price and quantity."),
)  # the total of an order is enough where its number tells which rows belong to it
_RECEIPT_AMOUNT = Need(
    "amount",
    _one_of("order_total", "net_total", "gross_sales"),
    N_("The amount of the receipt is missing. Without it nobody can say how much was spent."),
    N_("Choose the column with the total of the receipt."),
)
_WHO = Need(
    "who",
    _one_of("customer_id", "email", "phone", "contact", "full_name", "last_name", "company"),
    N_("Nothing in this file says who the customers are: no number, no e-mail, no phone and no name."),
    N_("Choose the column with the customer number, the e-mail address or the name."),
)

_WHO_OR_RECEIPT = Need(
    "who",
    (*_WHO.any_of, *_one_of("receipt_ref")),
    N_("Nothing in this file says whom a row is about: no customer number, no e-mail, no name and no receipt number."),
    N_("Choose the column with the customer number, the e-mail address or the receipt number."),
)
_ARTICLE = Need(
    "article",
    _one_of("sku", "ean", "product_name"),
    N_("Nothing in this file says which article a row is about."),
    N_("Choose the column with the article number or the name of the article."),
)
_EVENT_KIND = Need(
    "event_kind",
    _one_of("event_kind"),
    N_("Nothing in this file says what happened: a visit, a click, a registration."),
    N_("Choose the column that says what happened."),
)
_EVENT_DATE = Need(
    "date",
    _one_of("event_date"),
    N_("The date is missing. Without it nobody can say whether it was lately or long ago."),
    N_("Choose the column with the date."),
)
_PROMOTION = Need(
    "promotion",
    _one_of("promotion_name"),
    N_("The name of the promotion is missing."),
    N_("Choose the column with the name of the promotion."),
)
_FIRST_DAY = Need(
    "start",
    _one_of("start_date"),
    N_("The first day of the promotion is missing. Without it no sale can be counted as bought during it."),
    N_("Choose the column with the first day."),
)
_TERM = Need(
    "term",
    _one_of("due_date", "paid_date"),
    N_("Neither the day before which an invoice is to be paid nor the day of payment is in this file."),
    N_("Choose the column with the due date or the day of payment."),
)
_STATEMENT = Need(
    "statement",
    _one_of("unsubscribed_on", "consent_status", "consent_email", "consent_post", "consent_phone", "consent_sms"),
    N_("Nothing in this file says whether people may be written to."),
    N_("Choose the column with the permission, or the one with the day of unsubscribing."),
)
_RECEIPT = Need(
    "receipt",
    _one_of("receipt_ref"),
    N_("The receipt number is missing. Without it nobody can say which sale the returned article belongs to."),
    N_("Choose the column with the number of the receipt or order."),
)

NEEDS: dict[FileKind, tuple[Need, ...]] = {
    FileKind.CUSTOMERS: (_WHO,),
    FileKind.SALE_LINES: (_DATE, _LINE_AMOUNT),
    FileKind.RECEIPTS: (_DATE, _RECEIPT_AMOUNT),
    FileKind.PRODUCTS: (_ARTICLE,),
    FileKind.EVENTS: (_WHO, _EVENT_KIND, _EVENT_DATE),
    FileKind.PROMOTIONS: (_PROMOTION, _FIRST_DAY),
    FileKind.COMPLAINTS: (_WHO_OR_RECEIPT, _EVENT_DATE),
    FileKind.INVOICES: (_WHO_OR_RECEIPT, _TERM),
    FileKind.SURVEY: (_WHO,),
    FileKind.CONSENTS: (_WHO, _STATEMENT),
    FileKind.RETURNS: (_RECEIPT,),
}

# What joins a sale to a person. Not a Need: a till without customer numbers still gives product figures.
WHO_BOUGHT = frozenset({"customer_id", "email", "phone", "contact", "full_name", "last_name", "company"})


# Numbers by which people or sales are told apart: with digits lost, different ones would become the same.
TELLS_APART = frozenset({"order_id", "receipt_ref", "customer_id", "loyalty_no", "phone", "mobile", "contact"})


def missing(kind: FileKind, fields: frozenset[str]) -> tuple[Need, ...]:
    """Return what a file of this kind still lacks when these fields are there."""
    return tuple(need for need in NEEDS[kind] if not any(keys <= fields for keys in need.any_of))
