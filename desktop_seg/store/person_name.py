"""Which of two names of a person says more: "Anna de Vries" rather than "A. de Vries" or "de Vries".

A till prints initials where the list of customers has the name; the fuller one must not get lost. Used by:
contribution (what imports say one after the other), one_customer (people put together), importing
(who may be meant).
"""

import re
from collections.abc import Mapping
from typing import Any

from desktop_seg.store.sql_function import fold

_PARTS = re.compile(r"[^\W\d_]+")


def is_shorter_name(short: Mapping[str, Any], full: Mapping[str, Any]) -> bool:
    """Whether `short` names the same person as `full` in fewer letters; both by column of table customer.

    The last name must be the same (or not be said in `short`), the first name be missing or abbreviated: an initial
    for a name, or fewer of the names. False for equal names.
    """
    if not full.get("first_name") and not full.get("name_infix"):
        return False
    last, first = _words(short.get("last_name")), _words(short.get("first_name"))
    full_last, full_first = _words(full.get("last_name")), _words(full.get("first_name"))
    if not full_last or (last and last != full_last) or not (last or first):
        return False
    if not is_abbreviated(first, full_first):
        return False
    infix, full_infix = _words(short.get("name_infix")), _words(full.get("name_infix"))
    if infix not in ([], full_infix):
        return False
    return first != full_first or (bool(last) and infix != full_infix)


def is_abbreviated(short: list[str], full: list[str]) -> bool:
    """Whether each part of a first name is the part of the full one at that place, or its initial.

    No name at all abbreviates every name.
    """
    if len(short) > len(full):
        return False
    return all(part == whole or (len(part) == 1 and whole[0] == part) for part, whole in zip(short, full, strict=False))


def fuller_columns(known: Mapping[str, Any], given: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the columns of a name in which what is known of a customer stays although something is given anew."""
    columns = ("first_name", "name_infix")
    if "first_name" not in given and "last_name" not in given:
        return ()
    if all(given.get(name) == known.get(name) for name in columns):  # as most names that come in again
        return ()
    return columns if is_shorter_name(given, known) else ()


def _words(name: object) -> list[str]:
    return _PARTS.findall(fold(str(name)) or "") if name else []
