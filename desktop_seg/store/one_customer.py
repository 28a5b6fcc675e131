"""What several people who are one are shown as: columns, consents, own fields, answers and pins of the whole.

Plain rows in, plain rows out; the first of them is the one who stays. What the one who stays lacks, the others fill
in; a name, an address, a birth date is taken whole from one of them. The strictest word on being written to holds: a
no of one is a no of all. Used by: by_hand.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from desktop_seg.model.customer import Consent
from desktop_seg.store.contribution import CUSTOMER
from desktop_seg.store.person_name import is_shorter_name

Row = Mapping[str, Any]
_IsKnown = Callable[[Row], bool]

_NAME = ("salutation", "first_name", "name_infix", "last_name")
_ADDRESS = ("street", "house_number", "address_line2", "postcode", "city", "region", "country")
_BIRTH = ("birth_day", "birth_year", "age_band")
_STRICTNESS = {Consent.NO: 0, Consent.RELATION: 1, Consent.YES: 2}


def as_one(rows: Sequence[Row], by_hand: frozenset[str], is_household: bool = False) -> dict[str, Any]:
    """Return the columns of several customers shown as one.

    rows: all columns of each, the one who stays first. by_hand: columns of that one which the owner set or cleared:
    nothing is filled in there.
    """
    first = rows[0]
    one = dict(first)
    for columns, is_known in ((_NAME, _has_name), (_ADDRESS, _has_address), (_BIRTH, _has_birth)):
        if not by_hand.intersection(columns):
            _take_whole(one, rows, columns, is_known)
    if not by_hand.intersection(_NAME):
        _take_fullest_name(one, rows)
    for name in CUSTOMER.columns:
        if name in (*_NAME, *_ADDRESS, *_BIRTH) or name in by_hand:
            continue
        plain = CUSTOMER.defaults.get(name)
        known = [row[name] for row in rows if row[name] not in (None, plain)]
        one[name] = known[0] if known else first[name]
    since = [row["created_day"] for row in rows if row["created_day"] is not None]
    one["created_day"] = min(since, default=None)
    if "note" not in by_hand:
        one["note"] = "\n".join(dict.fromkeys(row["note"] for row in rows if row["note"])) or None
    if is_household and "kind" not in by_hand:
        one["kind"] = "household"
    return one


def _take_whole(one: dict[str, Any], rows: Sequence[Row], columns: tuple[str, ...], is_known: _IsKnown) -> None:
    """Take a group of columns from the first row that knows it: half of one address and half of another is none.

    What that row lacks comes from rows that know nothing that could be another one.
    """
    source = next((row for row in rows if is_known(row)), rows[0])
    further = [row for row in rows if not is_known(row)]
    for name in columns:
        one[name] = next((row[name] for row in (source, *further) if row[name] is not None), None)


def _has_name(row: Row) -> bool:
    return bool(row["last_name"] or row["first_name"])


def _has_address(row: Row) -> bool:
    return bool(row["street"] or row["postcode"])


def _has_birth(row: Row) -> bool:
    return row["birth_day"] is not None or row["birth_year"] is not None


def _take_fullest_name(one: dict[str, Any], rows: Sequence[Row]) -> None:
    for row in rows:
        if is_shorter_name(one, row):
            one.update({name: row[name] for name in _NAME if row[name] is not None})


def strictest(statements: Iterable[Row]) -> list[Row]:
    """Return for each channel the strictest of what several people who are one say; rows of table consent."""
    found: dict[str, Row] = {}
    for each in statements:
        held = found.get(each["channel"])
        if held is None or _STRICTNESS[Consent(each["status"])] < _STRICTNESS[Consent(held["status"])]:
            found[each["channel"]] = each
    return list(found.values())


def first_of(rows: Iterable[Row], key: str) -> list[Row]:
    """Return the rows of the first person who has any with that value of `key`; rows come person by person."""
    owner: dict[Any, Any] = {}
    kept = []
    for row in rows:
        if owner.setdefault(row[key], row["customer_id"]) == row["customer_id"]:
            kept.append(row)
    return kept


def answers(rows: Iterable[Row]) -> list[Row]:
    """Return the answers of several people: of two forms of one import to one question the first person's."""
    owner: dict[tuple[Any, Any], Any] = {}
    kept = []
    for row in rows:
        if owner.setdefault((row["question_id"], row["import_id"]), row["customer_id"]) == row["customer_id"]:
            kept.append(row)
    return kept
