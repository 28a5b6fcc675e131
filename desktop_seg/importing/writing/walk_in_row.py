"""Who is meant by a row that names a counter account ("Passant", customer 0): nobody, or somebody with an address.

A web shop books orders without an account under "Guest" or number 0, with the buyer's e-mail: that is a person. A
counter account has no address of its own; it must never become one giant customer. Used by: customer.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from desktop_seg.importing.cleaning.value import PersonName
from desktop_seg.importing.cleaning.walk_in import is_walk_in_name, is_walk_in_number, may_be_a_family_name

_NAMES = ("full_name", "salutation", "first_name", "name_infix", "last_name", "company")
_CONTACT = ("email", "phone", "mobile", "contact")
_OF_A_PERSON = (*_CONTACT, "street", "birth_date")


class Meant(NamedTuple):
    """told: the row without a name or number that is nobody's. is_walk_in: the row means no person at all."""

    told: Mapping[str, Any]
    is_walk_in: bool


def meant(told: Mapping[str, Any]) -> Meant:
    """Return who is meant by the values of a row, by import field."""
    name = _name(told)
    has_no_number = bool(told.get("customer_id")) and is_walk_in_number(told["customer_id"])
    is_no_name = bool(name) and is_walk_in_name(name)
    if not has_no_number and not is_no_name:
        return Meant(told, False)
    person = _without(told, "customer_id") if has_no_number else told
    if not is_no_name:
        return Meant(person, not (name or _has_any(told, _CONTACT)))
    if _has_any(told, _CONTACT) and not person.get("customer_id"):
        return Meant(_without(person, *_NAMES), False)
    if may_be_a_family_name(name) and _has_any(told, _OF_A_PERSON):
        return Meant(person, False)
    return Meant(told, True)


def _name(told: Mapping[str, Any]) -> str:
    """Return the whole name of a row: a first name before "Guest" makes it the name of a person."""
    name = told.get("full_name")
    if isinstance(name, PersonName) and name.full:
        return name.full
    first, last = told.get("first_name"), told.get("last_name")
    if first and last:
        return f"{first} {last}"
    return first or last or told.get("company") or ""


def _has_any(told: Mapping[str, Any], fields: tuple[str, ...]) -> bool:
    return any(told.get(field) is not None for field in fields)


def _without(told: Mapping[str, Any], *fields: str) -> dict[str, Any]:
    return {field: value for field, value in told.items() if field not in fields}
