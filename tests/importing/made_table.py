"""Tables as tills would export them, made at random: headings of one language, content that fits the field."""

import json
import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop_seg.base import paths
from desktop_seg.importing.file_kind import FileKind

HEADERS: dict[str, dict[str, list[str]]] = json.loads(
    paths.resource("import", "header_synonyms.json").read_text(encoding="utf-8")
)["fields"]

FIRST = ("Anna", "Bo", "Carla", "Dirk", "Eva", "Søren", "Jürgen", "Zoë", "Minh", "Ada")
LAST = ("Jansen", "de Vries", "Nielsen", "Müller", "Dubois", "Kim", "van den Berg", "Smith", "Holm", "Peeters")
THINGS = (
    "Vogelhuisje",
    "Tea light holder",
    "Potgrond 20 l",
    "Kaars rood",
    "Mug with bird",
    "Blumentopf 12 cm",
    "Savon",
)
PLACES = ("Utrecht", "Aarhus", "Köln", "Lyon", "Seoul", "Leeds")
STREETS = ("Kerkstraat", "Nørregade", "Hauptstraße", "Rue de la Paix", "High Street")
FEW = {
    "order_status": ("completed", "cancelled", "open"),
    "payment_status": ("paid", "pending", "refunded"),
    "event_type": ("Sale", "Refund"),
    "payment_method": ("Visa", "Cash", "iDEAL", "PayPal"),
    "channel": ("web", "shop"),
    "location": ("Centrum", "Noord"),
    "register": ("Kassa 1", "Kassa 2"),
    "employee": ("Anna", "Bo"),
    "currency": ("EUR",),
    "time_zone": ("Europe/Amsterdam",),
    "category": ("Tuin", "Keuken", "Kaarten"),
    "subcategory": ("Zaden", "Potten"),
    "brand": ("Merel", "Kleihuys"),
    "variant": ("rood", "blauw", "groot"),
    "salutation": ("Mevr.", "Dhr."),
    "customer_kind": ("Particulier", "Zakelijk"),
    "customer_source": ("Advertentie", "Via vrienden"),
    "customer_group": ("Gold", "Silver"),
    "tags": ("garden, tea", "birds"),
    "is_staff": ("ja", "nee"),
    "gender": ("m", "v"),
    "language": ("nl", "da"),
    "education": ("HBO", "MBO"),
    "occupation": ("Leraar", "Kok"),
    "job_title": ("Manager", "Chef"),
    "work_status": ("Loondienst", "Student"),
    "income_band": ("20-40k", "40-60k"),
    "marital_status": ("Gehuwd", "Alleen"),
    "housing": ("Koop", "Huur"),
    "credit_flag": ("goed", "matig"),
    "preferred_channel": ("E-mail", "Post"),
    "device": ("mobile", "desktop"),
    "age_band": ("25-34", "65+"),
    "return_reason": ("te klein", "kapot"),
    "region": ("Utrecht", "Gelderland"),
    "country": ("NL", "DK"),
    "name_infix": ("van", "de"),
    "house_number_suffix": ("A", "bis", "2 hoog"),
    "address_line2": ("Achterhuis", "c/o Jansen"),
    "company": ("Bakkerij Vos", "Studio Noord"),
    "discount_rate": ("0%", "10%", "25%"),
    "note": ("belt graag terug", "komt op vrijdag"),
}  # fmt: skip
CONSENTS = ("consent_email", "consent_sms", "consent_post", "consent_phone", "consent_any", "no_contact", "no_email",
            "no_post", "no_phone")  # fmt: skip
AMOUNTS = ("order_net", "discount_amount", "shipping_amount", "tip_amount", "refund_amount", "tax", "cost",
           "platform_fee_ignore", "net_total", "gross_sales", "customer_total_spent", "income")  # fmt: skip
LATE_DAYS = ("customer_since", "consent_date", "customer_last_purchase", "paid_date", "cancelled_at", "due_date",
             "unsubscribed_on")  # fmt: skip


@dataclass
class MadeTable:
    """truth: column -> the field it really is."""

    kind: FileKind
    language: str
    headers: list[str]
    truth: dict[int, str]
    rows: list[list[str]] = field(default_factory=list)


def make(rng: random.Random, language: str, kind: FileKind, fields: list[str]) -> MadeTable:
    """Draw a heading for each field that has one in the language, in any order, and fill 60 rows."""
    drawn: dict[str, str] = {}
    for each in rng.sample(fields, len(fields)):
        headers = [header for header in HEADERS[each].get(language, []) if header not in drawn]
        if headers:
            drawn[rng.choice(headers)] = each
    headers = list(drawn)
    table = MadeTable(kind, language, headers, dict(enumerate(drawn.values())))
    people = [_person(rng, number) for number in range(14)]
    while len(table.rows) < 60:
        sale = _sale(rng, len(table.rows)) | rng.choice(people) if kind is not FileKind.CUSTOMERS else {}
        if kind is FileKind.CUSTOMERS:
            sale = _person(rng, len(table.rows))
        for line in _lines(rng, kind, len(table.rows)):
            values = _common(rng) | sale | line
            table.rows.append([values[each] for each in drawn.values()])
    return table


def _person(rng: random.Random, number: int) -> dict[str, str]:
    first, last = rng.choice(FIRST), rng.choice(LAST)
    born = date(1940, 1, 1) + timedelta(rng.randrange(25_000))
    return {
        "customer_id": f"{100 + number:05}",
        "loyalty_no": str(990_000_000 + number),
        "first_name": first,
        "last_name": last,
        "full_name": f"{first} {last}",
        "email": f"{first.lower()}{number}@example.com",
        "refund_email": f"{first.lower()}{number}@example.com",
        "phone": f"030-{2_000_000 + number * 37}",
        "mobile": f"06-{12_345_000 + number * 41}",
        "contact": f"030-{2_000_000 + number * 37}" if number % 3 else f"{first.lower()}{number}@example.com",
        "street": rng.choice(STREETS),
        "house_number": str(rng.randrange(1, 250)),
        "postal_code": f"{rng.randrange(1000, 9999)} AB",
        "work_postal_code": f"{rng.randrange(1000, 9999)} CD",
        "city": rng.choice(PLACES),
        "birth_date": born.strftime("%d-%m-%Y"),
        "birth_year": str(born.year),
        "loyalty_points": str(rng.randrange(900)),
        "children": str(rng.randrange(4)),
        "customer_order_count": str(rng.randrange(1, 30)),
        **{consent: rng.choice(("ja", "nee")) for consent in CONSENTS},
    }


def _sale(rng: random.Random, number: int) -> dict[str, str]:
    day = date(2025, 1, 1) + timedelta(number * 3)
    return {
        "order_id": f"W{70_000 + number}",
        "items": ", ".join(f"{rng.randrange(1, 4)}x {each}" for each in rng.sample(THINGS, rng.randrange(1, 4))),
        "order_date": day.strftime("%d-%m-%Y"),
        "order_time": f"{rng.randrange(9, 18):02}:{rng.randrange(60):02}",
        "order_total": f"{rng.randrange(500, 20_000) / 100:.2f}".replace(".", ","),
        "discount_code": rng.choice(("ZOMER10", "WELKOM")),
    }


def _lines(rng: random.Random, kind: FileKind, start: int) -> list[dict[str, str]]:
    if kind is not FileKind.SALE_LINES:
        return [{}]
    lines = []
    for place in range(rng.choice((1, 2, 2, 3, 4))):
        quantity, cents = rng.choice((1, 1, 2, 3, 5)), rng.randrange(150, 9_900)
        thing = rng.randrange(len(THINGS))
        lines.append(
            {
                "line_id": str(500_000 + start * 7 + place),
                "sku": f"SP{100 + thing}",
                "ean": f"87{10_000_000_000 + thing}",
                "product_name": THINGS[thing],
                "quantity": str(quantity),
                "quantity_kept": str(quantity),
                "unit_price": f"{cents / 100:.2f}".replace(".", ","),
                "line_total": f"{quantity * cents / 100:.2f}".replace(".", ","),
            }
        )
    return lines


def _common(rng: random.Random) -> dict[str, str]:
    values = {key: rng.choice(words) for key, words in FEW.items()}
    values |= {key: f"{rng.randrange(0, 2_000) / 100:.2f}".replace(".", ",") for key in AMOUNTS}
    late = {key: (date(2023, 1, 1) + timedelta(rng.randrange(900))).strftime("%d-%m-%Y") for key in LATE_DAYS}
    return values | late
