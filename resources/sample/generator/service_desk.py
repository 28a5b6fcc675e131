"""Complaints and invoices: what went wrong with an order, and who pays late.

After `shop`; written by `write_lists`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from generator.people import Person
from generator.sale import Receipt
from generator.shop import Shop
from generator.shop_calendar import LAST_DAY

ON_ACCOUNT = "Op rekening"
_KINDS = {
    "Defect": "Pot was gebarsten",
    "Te laat": "Bestelling kwam na het feest",
    "Verkeerd geleverd": "Andere kleur dan besteld",
    "Service": "Niemand nam de telefoon op",
    "Overig": "Geurkaars rook nergens naar",
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """severity 1 (light) to 3; mark: 1 to 10 how it was dealt with, None = not asked; resolved_on None = open."""

    number: int
    person: Person
    receipt: Receipt
    day: date
    kind: str
    text: str
    severity: int
    resolved_on: date | None
    mark: int | None


@dataclass(frozen=True, slots=True)
class Invoice:
    """An invoice for one receipt, to be paid within 14 days; paid_on None = not yet."""

    number: int
    person: Person
    receipt: Receipt
    due_on: date
    paid_on: date | None


def complaints(shop: Shop) -> list[Complaint]:
    """In order of day: those let down, a few who complain often, and some others."""
    rng = shop.dice("complaints")
    about: list[tuple[Receipt, bool]] = []
    for person in shop.of_habit("let_down"):
        about.append((_purchases(shop, person)[-1], True))
    frequent = [person for person in shop.of_habit("explorer", "regular", "returner") if _recent(shop, person)][::7]
    for person in frequent[:8]:
        about += [(receipt, False) for receipt in rng.sample(_recent(shop, person), 2)]
    others = shop.of_habit("occasional", "lapsed", "web_shopper")
    about += [(rng.choice(_purchases(shop, person)), False) for person in rng.sample(others, 30)]
    written = sorted(
        ((receipt.day + timedelta(days=rng.randint(0, 4)), receipt, bad) for receipt, bad in about),
        key=lambda one: (one[0], one[1].number),
    )
    return [_complaint(rng, number, *one) for number, one in enumerate(written, 301) if one[0] <= LAST_DAY]


def invoices(shop: Shop) -> list[Invoice]:
    """One for each receipt of a firm on account; one firm in four pays late."""
    rng = shop.dice("invoices")
    found: list[Invoice] = []
    for receipt in shop.receipts:
        if receipt.person is None or receipt.payment != ON_ACCOUNT or receipt.net_cents <= 0:
            continue
        due_on = receipt.day + timedelta(days=14)
        late = receipt.person.index % 4 == 0 and rng.random() < 0.8
        paid_on = due_on + timedelta(days=rng.randint(8, 45) if late else -rng.randint(0, 13))
        found.append(
            Invoice(20230001 + len(found), receipt.person, receipt, due_on, paid_on if paid_on <= LAST_DAY else None)
        )
    return found


def _purchases(shop: Shop, person: Person) -> list[Receipt]:
    receipts = shop.receipts_by_person[person.index]
    return [receipt for receipt in receipts if any(line.quantity > 0 for line in receipt.lines)]


def _recent(shop: Shop, person: Person) -> list[Receipt]:
    border = LAST_DAY - timedelta(days=330)
    recent = [receipt for receipt in _purchases(shop, person) if receipt.day > border]
    return recent if len(recent) >= 2 else []


def _complaint(rng: Random, number: int, day: date, receipt: Receipt, bad: bool) -> Complaint:
    person = receipt.person
    assert person is not None, "only known customers complain by name"
    kind = "Defect" if bad else rng.choice(tuple(_KINDS))
    solved = not bad and rng.random() < 0.8
    resolved_on = day + timedelta(days=rng.randint(1, 12))
    return Complaint(
        number=number,
        person=person,
        receipt=receipt,
        day=day,
        kind=kind,
        text=_KINDS[kind],
        severity=3 if bad else rng.randint(1, 3),
        resolved_on=resolved_on if solved and resolved_on <= LAST_DAY else None,
        mark=rng.randint(1, 2) if bad else (rng.randint(3, 9) if rng.random() < 0.6 else None),
    )
