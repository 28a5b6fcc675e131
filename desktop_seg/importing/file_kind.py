"""What a spreadsheet is a list of: the kinds of file that can be imported, and what each cannot do without.

Lowest word of importing besides cleaning: field, plan, recognise and writing all speak of it.
"""

from dataclasses import dataclass
from enum import StrEnum

from desktop_seg.base.i18n import N_


class FileKind(StrEnum):
    """One row is one customer, one line of a sale, or one whole sale."""

    CUSTOMERS = "customers"
    SALE_LINES = "sale_lines"
    RECEIPTS = "receipts"


KIND_TITLES: dict[FileKind, str] = {
    FileKind.CUSTOMERS: N_("Customers"),
    FileKind.SALE_LINES: N_("Sales, one row for each article"),
    FileKind.RECEIPTS: N_("Sales, one row for each receipt"),
}


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
    _one_of("line_total", "net_total", "gross_sales", "unit_price"),
    N_("The amount is missing. Without it nobody can say what was bought for how much."),
    N_("Choose the column with the amount of the line, or the columns with price and quantity."),
)
_RECEIPT_AMOUNT = Need(
    "amount",
    _one_of("order_total", "net_total", "gross_sales"),
    N_("The amount of the receipt is missing. Without it nobody can say how much was spent."),
    N_("Choose the column with the total of the receipt."),
)
_WHO = Need(
    "who",
    _one_of("customer_id", "email", "phone", "full_name", "last_name", "company"),
    N_("Nothing in this file says who the customers are: no number, no e-mail, no phone and no name."),
    N_("Choose the column with the customer number, the e-mail address or the name."),
)

NEEDS: dict[FileKind, tuple[Need, ...]] = {
    FileKind.CUSTOMERS: (_WHO,),
    FileKind.SALE_LINES: (_DATE, _LINE_AMOUNT),
    FileKind.RECEIPTS: (_DATE, _RECEIPT_AMOUNT),
}

# What joins a sale to a person. Not a Need: a till without customer numbers still gives product figures.
WHO_BOUGHT = frozenset({"customer_id", "email", "phone", "full_name", "last_name", "company"})


def missing(kind: FileKind, fields: frozenset[str]) -> tuple[Need, ...]:
    """Return what a file of this kind still lacks when these fields are there."""
    return tuple(need for need in NEEDS[kind] if not any(keys <= fields for keys in need.any_of))
