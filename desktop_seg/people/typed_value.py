"""What the owner types about a customer, read as an import would read it. Used by: edit, the customer page."""

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, decimal_sign
from desktop_seg.importing.cleaning.column import Fault, Hint
from desktop_seg.importing.cleaning.kinds import cleaner
from desktop_seg.importing.cleaning.value import BirthDate, Phone
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.model.customer import CustomerKind
from desktop_seg.model.field import Kind
from desktop_seg.store.database import SqlValue

_KINDS = {
    "email": ValueKind.EMAIL,
    "phone": ValueKind.PHONE,
    "mobile": ValueKind.PHONE,
    "postcode": ValueKind.POSTCODE,
    "work_postcode": ValueKind.POSTCODE,
    "birth_day": ValueKind.BIRTH_DATE,
    "income_cents": ValueKind.MONEY,
}
_NUMBERS = frozenset({"birth_year", "children", "is_staff"})
# The words these columns are kept in; a form offers them to choose from, so that nothing is read here.
_CHOSEN = {"kind": frozenset(CustomerKind)}


def read_typed(column: str, text: str, country: str, today: int) -> SqlValue:
    """Return the value of a column of table customer; None for an empty text.

    country: of the shop, two letters. today: day number. Raises UserError when the column cannot hold the text.
    """
    text = text.strip()
    if not text:
        return None
    if column in _NUMBERS:
        return _number(text)
    if column in _CHOSEN and text not in _CHOSEN[column]:
        raise _refused(text)
    kind = _KINDS.get(column)
    return text if kind is None else _read(kind, text, _hint(country, today))


_FIELD_KINDS = {Kind.NUMBER: ValueKind.NUMBER, Kind.MONEY: ValueKind.MONEY, Kind.DATE: ValueKind.PLANNED_DATE}


def read_field(kind: Kind, text: str, country: str, today: int) -> SqlValue:
    """Return the value of an own field of a kind; None for an empty text. Of yes and no the text is "1" or "0".

    Raises UserError when such a field cannot hold the text.
    """
    text = text.strip()
    if not text:
        return None
    if kind is Kind.YES_NO:
        return int(text)
    return _read(_FIELD_KINDS[kind], text, _hint(country, today)) if kind in _FIELD_KINDS else text


def _read(kind: ValueKind, text: str, hint: Hint) -> SqlValue:
    found = cleaner(kind)
    decision = found.decide(found.evidence([text]), hint)
    style = decision.choices[0].style if not hasattr(decision, "style") else decision.style
    value = found.convert(text, style, hint)
    if isinstance(value, Fault):
        raise UserError(
            _("“{text}” cannot be kept here: {reason}").format(text=text, reason=value.reason),
            _("Correct it, or leave the field empty."),
        )
    if isinstance(value, Phone):
        return value.number
    if isinstance(value, BirthDate):
        return value.day
    if value is None or isinstance(value, str | int | float):
        return value
    raise _refused(text)


def _hint(country: str, today: int) -> Hint:
    """One text proves nothing: where it can be read both ways, it is written as the window writes numbers."""
    return Hint(today, country, decimal=decimal_sign())


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise _refused(text)
    return int(text)


def _refused(text: str) -> UserError:
    return UserError(_("“{text}” cannot be kept here.").format(text=text), _("Correct it, or leave the field empty."))
