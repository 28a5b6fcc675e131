"""One thing somebody did that is no purchase: a visit to the web site, a click, a workshop.

Made by `web_events` and `mail_events`, written by `write_events`. The kinds are those of the shop file.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from generator.people import Person
from generator.sale import PAID
from generator.shop import Shop
from generator.shop_calendar import LAST_DAY


@dataclass(frozen=True, slots=True)
class Event:
    """kind: "visit", "mail_click" and so on. subject: page, newsletter or workshop. source: where it was seen."""

    person: Person
    day: date
    kind: str
    subject: str = ""
    category: str = ""
    source: str = "web"


def last_purchase(shop: Shop, person: Person) -> date | None:
    """The day of the last paid purchase; None for prospects."""
    days = [
        receipt.day
        for receipt in shop.receipts_by_person.get(person.index, [])
        if receipt.status == PAID and any(line.quantity > 0 for line in receipt.lines)
    ]
    return max(days, default=None)


def quiet_since(shop: Shop, people: list[Person], days: int) -> list[Person]:
    """Those with an e-mail address who bought nothing within the last `days` days."""
    border = LAST_DAY - timedelta(days=days)
    return [person for person in people if person.email and (last_purchase(shop, person) or date.min) < border]


def day_ago(rng: Random, least: int, most: int) -> date:
    """A day between `least` and `most` days before the last day of the data."""
    return LAST_DAY - timedelta(days=rng.randint(least, most))
