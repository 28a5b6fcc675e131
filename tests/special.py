"""A shop that keeps a special category, by hand: who has which value, and who said what to its use.

    shop = special_shop(people(14, "rye", "yes 2025-01-05"), people(3, "rye"), people(2, "oat", "no"))

A group is so many people with a value ("" for none) and a word on its use ("" for none, else "yes" or "no" and a day,
or neither day nor date). People are called p1, p2 ... in their order and have their number as id.
"""

from dataclasses import dataclass, replace

from desktop_seg.model.customer import Consent
from desktop_seg.model.field import Kind
from desktop_seg.store import consent, own_field, setting, special
from desktop_seg.store.consent import Statement
from desktop_seg.store.database import Database
from desktop_seg.store.own_field import OwnValue
from tests.shops import day, shop_with

AS_OF = day("2025-06-30")
KEY = "allergy:choice"
ALLERGY, AGREED = f"own_{KEY}", f"agreed_{KEY}"
PURPOSE = "to leave out what makes people ill"


@dataclass(frozen=True)
class People:
    """So many people with a value and a word on its use."""

    count: int
    value: str
    word: str


def people(count: int, value: str = "", word: str = "") -> People:
    """Return a group of the shop."""
    return People(count, value, word)


def special_shop(*groups: People, is_on: bool = True) -> Database:
    """Return a shop file in memory with one special category, “Allergy”."""
    db = shop_with("p1 2025-06-30 10.00", "\n".join(f"p{n + 1}" for n in range(sum(each.count for each in groups))))
    everyone = [group for group in groups for _n in range(group.count)]
    with db.transaction():
        field_id = own_field.define(db, 1, "Allergy", Kind.CHOICE)
        special.mark(db, field_id, PURPOSE)
        values = [OwnValue(n, field_id, n, each.value) for n, each in enumerate(everyone, 1) if each.value]
        own_field.write(db, 1, values)
        consent.write(db, 1, [_statement(n, each.word) for n, each in enumerate(everyone, 1) if each.word])
        setting.save(db, replace(setting.load(db), uses_special=is_on))
    return db


def switch(db: Database, is_on: bool) -> None:
    """Switch the use of special data on or off."""
    setting.save(db, replace(setting.load(db), uses_special=is_on))


def _statement(customer_id: int, word: str) -> Statement:
    status, *on = word.split()
    return Statement(
        customer_id, special.topic(KEY), Consent(status), day(on[0]) if on else None, customer_id, "Consent"
    )


def numbered(first: int, last: int) -> list[int]:
    """Return the ids from one to another, both included."""
    return list(range(first, last + 1))
