"""What is in the files, as plain values: for tests that check an import by another road.

After everything else. The receipt with the wrong year and the line without an amount are told apart, as an
import must set them aside.
"""

import json
from pathlib import Path
from typing import Any

from generator.people import Person
from generator.sale import REFUNDED, Line, Receipt
from generator.shop import COUNTER_NUMBER, Shop
from generator.spoiling import Spoils
from generator.write_customers import retyped_number

Json = dict[str, Any]


def write_truth(shop: Shop, spoils: Spoils, path: Path) -> None:
    """The truth as JSON, keys in a fixed order."""
    path.write_text(json.dumps(truth(shop, spoils), ensure_ascii=False, indent=1), encoding="utf-8")


def truth(shop: Shop, spoils: Spoils) -> Json:
    """customers: one per person, key = number as text, or the address of a guest of the web shop.

    receipts: those that an import keeps; `customer` is a key or None for walk-ins and the counter account
    (`counter` tells them apart). Days as ISO text, money in cents; a line's cents have the sign of its quantity.
    """
    kept = [receipt for receipt in shop.receipts if receipt.number != spoils.misdated]
    return {
        "seed": shop.seed,
        "as_of": kept[-1].day.isoformat(),
        "counter_number": COUNTER_NUMBER,
        "customers": [_customer(shop, person) for person in shop.people],
        "second_numbers": {
            str(retyped_number(shop, nth)): _key(shop, shop.people[index]) for nth, index in enumerate(spoils.retyped)
        },
        "receipts": [_receipt(shop, receipt) for receipt in kept],
        "set_aside": {
            "misdated_receipt": _receipt(shop, next(one for one in shop.receipts if one.number == spoils.misdated)),
            "line_without_amount_on": spoils.unpriced,
            "email_without_at_of": _key(shop, shop.people[spoils.no_at_sign]),
            "phone_without_zero_of": _key(shop, shop.people[spoils.lost_zero]),
            "listed_twice": _key(shop, shop.people[spoils.twice]),
        },
    }


def _key(shop: Shop, person: Person) -> str:
    return str(shop.numbers[person.index]) if person.habit.numbered else person.email


def _customer(shop: Shop, person: Person) -> Json:
    address, consents, known = person.address, person.consents, person.circumstances
    return {
        "key": _key(shop, person),
        "number": shop.numbers.get(person.index),
        "habit": person.habit.key,
        "staff": person.habit.profile == "staff",
        "name": person.name,
        "company": person.company,
        "email": person.email,
        "phone": person.phone,
        "gender": person.gender,
        "birth_date": person.birth_date.isoformat() if person.birth_date else None,
        "postcode": address.postcode,
        "city": address.city,
        "province": address.province,
        "country": address.country,
        "since": shop.since[person.index].isoformat(),
        "consent_email": consents.email,
        "consent_post": consents.post,
        "consent_phone": consents.phone,
        "education": known.education,
        "income": known.income,
        "children": known.children,
        "work_status": known.work_status,
        "housing": known.housing,
        "preferred_channel": known.preferred_channel,
        "hobbies": list(known.hobbies),
    }


def _receipt(shop: Shop, receipt: Receipt) -> Json:
    return {
        "number": receipt.number,
        "source": receipt.source,
        "day": receipt.day.isoformat(),
        "time": receipt.at.isoformat("minutes"),
        "customer": _key(shop, receipt.person) if receipt.person else None,
        "counter": receipt.counter,
        "channel": receipt.channel,
        "status": receipt.status,
        "coupon": receipt.coupon,
        "payment": receipt.payment,
        "shipping_cents": receipt.shipping_cents,
        "refunded_cents": receipt.net_cents if receipt.status == REFUNDED else 0,
        "net_cents": receipt.net_cents,
        "lines": [_line(line) for line in receipt.lines],
    }


def _line(line: Line) -> Json:
    return {
        "sku": line.article.sku,
        "name": line.article.name,
        "kind": line.article.kind,
        "category": line.article.category,
        "brand": line.article.brand,
        "price_class": line.article.price_class,
        "tags": list(line.article.tags),
        "quantity": line.quantity,
        "unit_cents": line.unit_cents,
        "discount_cents": line.discount_cents,
        "net_cents": line.net_cents,
        "cost_cents": line.article.cost_cents * line.quantity,
        "return_reason": line.return_reason,
    }
