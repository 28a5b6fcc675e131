"""Which column or list would fill a field, or rows, that a shop has no data for. Used by: the segment wizard."""

from collections.abc import Callable, Mapping

from desktop_seg.base.i18n import _
from desktop_seg.model.field import Field

_FROM_BIRTH = frozenset({"age", "generation", "birth_date", "life_stage"})


def opens_field(field: Field) -> str:
    """Return in a sentence what has to be imported before a field says anything."""
    if field.key in _FROM_BIRTH:
        return _("Needs a column with the birth date or the age.")
    if field.source == "customer":
        return _("Needs a column “{field}” in your list of customers.").format(field=_(field.title))
    return _BY_GROUP.get(field.group, _sales)()


def opens_rows(rows: str) -> str:
    """Return in a sentence what has to be imported before there are rows of a kind (segments/row_source.py)."""
    return _BY_ROWS.get(rows, _sales)()


def _sales() -> str:
    return _("Needs sales that carry a customer number, e-mail or name.")


def _lines() -> str:
    return _("Needs sale lines with the article, its category or brand.")


def _events() -> str:
    return _("Needs a list of what people did: visits, newsletters, workshops, carts.")


def _answers() -> str:
    return _("Needs the answers to a form or survey.")


def _complaints() -> str:
    return _("Needs a list of complaints.")


def _invoices() -> str:
    return _("Needs invoices, or a due date and a day of payment with the sales.")


_BY_ROWS: Mapping[str, Callable[[], str]] = {
    "lines": _lines,
    "returns": lambda: _("Needs returns: lines with a negative quantity, or a list of returns."),
    **dict.fromkeys(("category_buys", "brand_buys", "article_buys"), _lines),
    "events": _events,
    "looks": _events,
    "answers": _answers,
    "complaints": _complaints,
    "troubles": _complaints,
    "invoices": _invoices,
    "statements": lambda: _("Needs a column that says who may be written to."),
}

_BY_GROUP: Mapping[str, Callable[[], str]] = {
    "goods": _lines,
    "values": _answers,
    "online": _events,
    "engagement": _events,
    "mail": _events,
    "goals": _events,
    "complaint": _complaints,
    "trouble": _complaints,
    "terms": _invoices,
    "credit": _invoices,
    "place": lambda: _("Needs a column with the postcode or the town."),
}
