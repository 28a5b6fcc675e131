"""What the columns of a file make possible, and which column would make more possible: for the wizard, no rule of it.

Used by: ui/wizards (steps "Columns" and "Summary").
"""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_seg.base.i18n import N_
from desktop_seg.importing.file_kind import SALE_KINDS, WHO_BOUGHT, FileKind


@dataclass(frozen=True, slots=True)
class Possibility:
    """Something the owner can do with certain columns.

    title: marked with N_. any_of: sets of field keys, one of which must be there as a whole. lacks: what is missing
    otherwise, marked with N_. kinds: the kinds of file in which such columns stand.
    """

    title: str
    any_of: tuple[frozenset[str], ...]
    lacks: str
    kinds: frozenset[FileKind]


def _each(keys: Iterable[str]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset({key}) for key in keys)


_SALES = SALE_KINDS
_LINES = frozenset({FileKind.SALE_LINES})
_PEOPLE = frozenset({FileKind.CUSTOMERS})

POSSIBILITIES: tuple[Possibility, ...] = (
    Possibility(N_("Loyal, new and lapsed customers"), _each(sorted(WHO_BOUGHT)), N_("the customer number"), _SALES),
    Possibility(
        N_("Who brings in the money"),
        _each(("order_total", "line_total", "net_total", "gross_sales", "unit_price")),
        N_("the amount"),
        _SALES,
    ),
    Possibility(N_("What they buy"), _each(("category", "product_name", "sku")), N_("the article"), _LINES),
    Possibility(N_("Coupons and discounts"), _each(("discount_code", "discount_amount")), N_("the discount"), _SALES),
    Possibility(N_("Shop or web shop"), _each(("channel",)), N_("where it was sold"), _SALES),
    Possibility(
        N_("Mailing lists by e-mail"), (frozenset({"email", "consent_email"}),), N_("e-mail and consent"), _PEOPLE
    ),
    Possibility(
        N_("Letters and labels"),
        (frozenset({"street", "postal_code"}), frozenset({"street", "city"})),
        N_("the address"),
        _PEOPLE,
    ),
    Possibility(N_("Where they live"), _each(("postal_code", "city")), N_("the postcode"), _PEOPLE),
    Possibility(
        N_("Birthdays and age"), _each(("birth_date", "birth_year", "age_band")), N_("the birth date"), _PEOPLE
    ),
)


def possibilities(kind: FileKind) -> tuple[Possibility, ...]:
    """Return what a file of this kind could make possible at best."""
    return tuple(each for each in POSSIBILITIES if kind in each.kinds)


def is_open(possibility: Possibility, fields: frozenset[str]) -> bool:
    """Whether these fields are enough."""
    return any(keys <= fields for keys in possibility.any_of)
