"""Money as whole minor units of one currency: 12.50 EUR is 1250, 12,000 KRW is 12000. Never a float on the way in."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_WITHOUT_MINOR = frozenset({"KRW", "JPY", "ISK", "VND", "CLP"})


@dataclass(frozen=True, slots=True)
class Rate:
    """At what rate amounts in another currency become the shop's.

    currency: ISO code. worth: what one unit of it is worth in the shop's currency, as a decimal number with a point
    ("0.92"); "" for amounts that are not taken over.
    """

    currency: str
    worth: str = ""


def minor_digits(currency: str) -> int:
    """Return how many decimals the currency has: 2, or 0 for won, yen and the like."""
    return 0 if currency.upper() in _WITHOUT_MINOR else 2


def to_minor(amount: Decimal, currency: str = "EUR") -> int:
    """Return an amount in minor units, half a cent rounded away from zero as tills do."""
    return int(amount.scaleb(minor_digits(currency)).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def to_exact_minor(amount: Decimal, currency: str = "EUR") -> int | float:
    """Return an amount in minor units with its part of a cent: a screw costs 0.0125, and a thousand of them 12.50."""
    minor = amount.scaleb(minor_digits(currency))
    return int(minor) if minor == minor.to_integral_value() else float(minor)


def to_amount(amount_cents: int, currency: str = "EUR") -> Decimal:
    """Return minor units as an amount for people and spreadsheets."""
    return Decimal(amount_cents).scaleb(-minor_digits(currency))
