"""What a small shop sold: plain orders, always the same, from which the files of all layouts are made.

Some orders have a discount, something paid back, or were called off; some buyers stayed unknown.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

_FIRST = ("Anna", "Søren", "Zoë", "Dirk", "Jürgen", "Eva", "Minh", "Ida", "Chloé", "Bo")
_LAST = ("Jansen", "Nielsen", "Müller", "Dubois", "Kim", "Smith", "Holm", "Peeters", "Vos", "Lund")
_THINGS = ("Rose", "Tulip", "Vase, blue", "Candle", 'Pot 12"', "Seeds; mixed", "Wreath", "Card")
_CITIES = ("Utrecht", "Aarhus", "Köln", "Lyon", "Leeds")
CANCELLED, REFUNDED, DONE = "cancelled", "refunded", "done"


@dataclass(frozen=True)
class Buyer:
    number: int
    first: str
    last: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def email(self) -> str:
        return f"buyer{self.number}@example.com"

    @property
    def phone(self) -> str:
        return f"+3161234{5000 + self.number}"

    @property
    def street(self) -> str:
        return f"High Street {self.number}"

    @property
    def postcode(self) -> str:
        return f"{1000 + self.number} AB"

    @property
    def city(self) -> str:
        return _CITIES[self.number % len(_CITIES)]


@dataclass(frozen=True)
class Item:
    """price, off: minor units, off for the whole line."""

    number: int
    quantity: int
    price: int
    off: int = 0

    @property
    def name(self) -> str:
        return _THINGS[self.number]

    @property
    def sku(self) -> str:
        return f"A{100 + self.number}"

    @property
    def amount(self) -> int:
        return self.quantity * self.price


@dataclass(frozen=True)
class Order:
    """discount: of the order as a whole. state: DONE, CANCELLED or REFUNDED (all of it paid back)."""

    number: int
    at: datetime
    buyer: Buyer | None
    items: tuple[Item, ...]
    discount: int = 0
    shipping: int = 0
    refund: int = 0
    state: str = DONE

    @property
    def amount(self) -> int:
        """What the articles cost."""
        return sum(item.amount for item in self.items)


@cache
def buyers() -> tuple[Buyer, ...]:
    return tuple(Buyer(n, _FIRST[n % 10], _LAST[(n * 3 + n // 10) % 10]) for n in range(1, 16))


@cache
def orders(step: int = 1) -> tuple[Order, ...]:
    """Return the orders of half a year. step: prices are multiples of it (50 for won)."""
    rng = random.Random(7)
    return tuple(_order(rng, n, step) for n in range(36))


def _order(rng: random.Random, n: int, step: int) -> Order:
    items = tuple(
        Item(thing, rng.choice((1, 1, 2, 3)), rng.randrange(150, 3_000) * step, 100 * step if n % 6 == 2 else 0)
        for thing in rng.sample(range(len(_THINGS)), 1 + n % 3)
    )
    amount = sum(item.amount for item in items)
    state = CANCELLED if n % 9 == 4 else REFUNDED if n % 9 == 8 else DONE
    at = datetime(2025, 1, 3, 9, 5) + timedelta(days=5 * n, minutes=7 * n)
    discount = amount // 10 // step * step if n % 4 == 1 else 0
    return Order(
        number=1001 + n,
        at=at,
        buyer=None if n % 7 == 3 else buyers()[n % 15],
        items=items,
        discount=discount,
        shipping=495 * step if n % 2 else 0,
        refund=min(amount - discount, 120 * step) if n % 9 == 6 else 0,
        state=state,
    )


def point(cents: int, mark: str = "") -> str:
    """Write an amount as 1234.50 or -$12.00."""
    return f"{'-' if cents < 0 else ''}{mark}{abs(cents) // 100}.{abs(cents) % 100:02}"


def comma(cents: int, grouping: str = "") -> str:
    """Write an amount as 1234,50 or 1.234,50."""
    whole = f"{abs(cents) // 100:,}".replace(",", grouping)
    return f"{'-' if cents < 0 else ''}{whole},{abs(cents) % 100:02}"
