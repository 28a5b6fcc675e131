"""A receipt of the till or an order of the web shop, and its lines. Money in cents with VAT.

Made by `receipts` and `baskets`; read by everything after them.
"""

from dataclasses import dataclass
from datetime import date, time

from generator.catalogue import Article
from generator.people import Person

TILL, WEB = "till", "web"
PAID, REFUNDED, CANCELLED = "paid", "refunded", "cancelled"


@dataclass(frozen=True, slots=True)
class Line:
    """One article of a receipt; `discount_cents` has the sign of the quantity, like `net_cents`."""

    article: Article
    quantity: int
    unit_cents: int
    discount_cents: int
    return_reason: str = ""

    @property
    def net_cents(self) -> int:
        """What was paid for the line, discount taken off; negative when it came back."""
        return self.quantity * self.unit_cents - self.discount_cents


@dataclass(frozen=True, slots=True)
class Receipt:
    """One receipt of the till or one order of the web shop.

    person: None for a walk-in; counter: that walk-in was booked on the account "Passant".
    number: "" until all are numbered. shipping_cents: of the whole order. channel: Winkel, Markt, Telefoon or Web.
    logged_in: whether a web order carries the customer number and not only the address.
    """

    source: str
    day: date
    at: time
    person: Person | None
    lines: tuple[Line, ...]
    payment: str
    channel: str = "Winkel"
    coupon: str = ""
    status: str = PAID
    shipping_cents: int = 0
    counter: bool = False
    number: str = ""
    logged_in: bool = True

    @property
    def net_cents(self) -> int:
        """Sum of all lines, gift cards and services included, shipping not."""
        return sum(line.net_cents for line in self.lines)
