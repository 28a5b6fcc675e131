"""Writes `customers.xlsx`, the customer list of the till: Dutch headers, one row a customer, gaps as in life.

After `shop` and `spoiling`. Guests of the web shop are not in it; the counter account "Passant" is.
"""

from datetime import timedelta
from pathlib import Path

from generator.people import Person
from generator.sale import WEB
from generator.shop import COUNTER_NAME, COUNTER_NUMBER, Shop
from generator.shop_calendar import FIRST_DAY, LAST_DAY
from generator.spoiling import Spoils
from generator.workbook import Value, new_book

FILE_NAME = "customers.xlsx"
HEADERS = (
    "Klantnummer",
    "Voornaam",
    "Tussenvoegsel",
    "Achternaam",
    "Bedrijfsnaam",
    "E-mailadres",
    "Telefoonnummer",
    "Straatnaam",
    "Huisnummer",
    "Toevoeging",
    "Postcode",
    "Woonplaats",
    "Provincie",
    "Landcode",
    "Geboortedatum",
    "Geslacht",
    "Klant sinds",
    "Herkomst",
    "Klantgroep",
    "Toestemming e-mail",
    "Datum toestemming",
    "Toestemming post",
    "Toestemming telefoon",
    "SMS toestemming",
    "Spaarpunten",
    "Opleiding",
    "Beroep",
    "Inkomen",
    "Kinderen",
    "Werksituatie",
    "Woonsituatie",
    "Burgerlijke staat",
    "Voorkeurskanaal",
    "Interesses",
    "Postcode werk",
)
_GROUPS = {"staff": "Personeel", "firm": "Zakelijk"}


def write_customers(shop: Shop, spoils: Spoils, folder: Path) -> None:
    """All numbered people by number, the counter account first, the retyped ones last."""
    rows = [_counter_row()]
    for person in sorted(shop.people, key=lambda one: shop.numbers.get(one.index, 0)):
        if person.habit.numbered:
            rows.append(_row(shop, spoils, person))
            if person.index == spoils.twice:
                rows.append(rows[-1])
    rows += [_retyped_row(shop, index, nth) for nth, index in enumerate(spoils.retyped)]
    with new_book(folder / FILE_NAME) as book:
        sheet = book.sheet("Klanten")
        book.write_header(sheet, 0, HEADERS)
        sheet.set_column(0, len(HEADERS) - 1, 14)
        for number, row in enumerate(rows, 1):
            book.write_row(sheet, number, row)


def retyped_number(shop: Shop, nth: int) -> int:
    """The second number of a person who was entered twice: after all others."""
    return max(shop.numbers.values()) + 1 + nth


def _counter_row() -> tuple[Value, ...]:
    given: dict[str, Value] = {
        "Klantnummer": COUNTER_NUMBER,
        "Achternaam": COUNTER_NAME,
        "Klantgroep": "Balie",
        "Klant sinds": FIRST_DAY,
    }
    return tuple(given.get(header) for header in HEADERS)


def _row(shop: Shop, spoils: Spoils, person: Person) -> tuple[Value, ...]:
    address, consents, known = person.address, person.consents, person.circumstances
    first_name, infix, last_name = _typed_name(spoils, person)
    since = shop.since[person.index]
    number_street = (address.street, address.house_number, address.addition, address.postcode, address.city)
    return (
        shop.numbers[person.index],
        first_name,
        infix,
        last_name,
        person.company,
        person.email.replace("@", "") if person.index == spoils.no_at_sign else person.email,
        int(person.phone.replace("-", "")) if person.index == spoils.lost_zero else person.phone,
        *number_street,
        address.province,
        address.country,
        person.birth_date,
        person.gender,
        since,
        _origin(shop, person),
        _GROUPS.get(person.habit.profile, "Particulier"),
        consents.email,
        max(consents.email_on, since) if consents.email_on else None,
        consents.post,
        consents.phone,
        consents.sms,
        _points(shop, person),
        known.education,
        known.occupation,
        known.income,
        known.children,
        known.work_status,
        known.housing,
        known.marital_status,
        known.preferred_channel,
        ", ".join(known.hobbies),
        known.work_postcode,
    )


def _typed_name(spoils: Spoils, person: Person) -> tuple[str, str, str]:
    name = (person.first_name, person.infix, person.last_name)
    if person.index in spoils.capitals:
        return (name[0].upper(), name[1].upper(), name[2].upper())
    if person.index in spoils.small:
        return (name[0].lower(), name[1], name[2].lower())
    return name


def _retyped_row(shop: Shop, index: int, nth: int) -> tuple[Value, ...]:
    """A colleague did not find the customer and entered them again: initial only, little else."""
    person = shop.people[index]
    given: dict[str, Value] = {
        "Klantnummer": retyped_number(shop, nth),
        "Voornaam": f"{person.first_name[0]}.",
        "Tussenvoegsel": person.infix,
        "Achternaam": person.last_name,
        "Straatnaam": person.address.street,
        "Huisnummer": person.address.house_number,
        "Postcode": person.address.postcode,
        "Woonplaats": person.address.city,
        "Landcode": person.address.country,
        "Klant sinds": LAST_DAY - timedelta(days=30 * (nth + 1)),
        "Herkomst": "winactie",
        "Klantgroep": "Particulier",
    }
    return tuple(given.get(header) for header in HEADERS)


def _origin(shop: Shop, person: Person) -> str:
    receipts = shop.receipts_by_person.get(person.index)
    if receipts:
        return "webshop" if receipts[0].source == WEB else "kassa"
    return ("nieuwsbrief", "winactie", "webshop")[person.index % 3]


def _points(shop: Shop, person: Person) -> int:
    """A point for every euro of the last 365 days."""
    first = LAST_DAY - timedelta(days=364)
    receipts = shop.receipts_by_person.get(person.index, [])
    return max(0, sum(one.net_cents for one in receipts if one.day >= first) // 100)
