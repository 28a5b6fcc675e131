"""What an import needs to know of the customers that are already in the shop file, and the key that names each.

Used by: importing/writing/customer.py, store/withdrawal.py.
"""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from desktop_seg.store.database import Database
from desktop_seg.store.sql_function import fold


class Identity(NamedTuple):
    """What a customer can be recognised by; "" where it is unknown. A tuple because it is also looked up by.

    first, last: folded for comparing (`folded`); last holds names that cannot be split and firms, too.
    """

    number: str = ""
    email: str = ""
    phone: str = ""
    mobile: str = ""
    first: str = ""
    last: str = ""
    postcode: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nobody can be recognised by this: nothing, or a postcode or first name alone."""
        return not (self.number or self.email or self.phone or self.mobile or self.last)

    @property
    def key(self) -> str:
        """The strongest thing known, as it stands in customer.match_key."""
        if self.number:
            return f"number:{self.number}"
        if self.email:
            return f"email:{self.email}"
        if self.phone or self.mobile:
            return f"phone:{self.phone or self.mobile}"
        return f"name:{self.first} {self.last}|{self.postcode}"


class KnownCustomer(NamedTuple):
    """A customer who is in the shop file. A tuple for speed."""

    id: int
    identity: Identity


_COLUMNS = """id, customer_no, email, phone, mobile, first_name, coalesce(name_infix || ' ', '') || last_name, company,
    postcode"""


def identity(
    number: str | None, email: str | None, phones: tuple[str | None, str | None], names: "Names", postcode: str | None
) -> Identity:
    """Return what a customer with these columns is recognised by."""
    return Identity(
        number=number or "",
        email=email or "",
        phone=phones[0] or "",
        mobile=phones[1] or "",
        first=folded(names.first),
        last=folded(names.last or names.company),
        postcode=(postcode or "").replace(" ", "").casefold(),
    )


class Names(NamedTuple):
    """The names of a customer as they stand in the shop file; last with its infix."""

    first: str | None
    last: str | None
    company: str | None


def folded(name: str | None) -> str:
    """Return a name for comparing: case, double blanks and points do not count; "" for an unknown one."""
    return " ".join((fold(name) or "").replace(".", " ").split()) if name else ""


def known_customers(db: Database, ids: Iterable[int] | None = None) -> Iterator[KnownCustomer]:
    """Yield the customers of the shop file (or those with these ids) with what they are recognised by."""
    where, values = (
        ("", ()) if ids is None else (" WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))
    )
    for row in db.each(f"SELECT {_COLUMNS} FROM customer{where} ORDER BY id", values):
        row_id, number, email, phone, mobile, first, last, company, postcode = row
        names = Names(_text(first), _text(last), _text(company))
        phones = (_text(phone), _text(mobile))
        yield KnownCustomer(int(row_id or 0), identity(_text(number), _text(email), phones, names, _text(postcode)))


def known_by_number(db: Database) -> Iterator[KnownCustomer]:
    """Yield the customers of the shop file who have a number, with nothing else of what they are recognised by."""
    for row_id, number in db.each("SELECT id, customer_no FROM customer WHERE customer_no IS NOT NULL ORDER BY id"):
        yield KnownCustomer(int(row_id or 0), Identity(number=str(number)))


def renew_keys(db: Database, ids: Iterable[int]) -> None:
    """Work out match_key of these customers anew from their columns."""
    db.many(
        "UPDATE customer SET match_key = ?1 WHERE id = ?2 AND match_key <> ?1",
        [(known.identity.key, known.id) for known in known_customers(db, ids)],
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
