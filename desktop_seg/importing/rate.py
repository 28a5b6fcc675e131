"""What the owner says of amounts in another currency: a rate, "aside" for rows that are left out, "stop" for no import.

Used by: answer, file_flow, inspect (which makes rates of a plan of it).
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.model.money import Rate

ASIDE = "aside"
STOP = "stop"
RATE = "rate"  # stands for a rate that has not been typed yet


def rates_of(answers: Mapping[str, str]) -> tuple[Rate, ...]:
    """Return the rates that answers mean (currency -> rate or ASIDE). Raises UserError for what is no rate."""
    return tuple(Rate(code, "" if said == ASIDE else rate_from(said)) for code, said in answers.items() if said != STOP)


def rate_from(text: str) -> str:
    """Return a rate as typed ("0,92") in the form of a plan. Raises UserError for what is none."""
    try:
        worth = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        worth = Decimal(0)
    if not worth.is_finite() or worth <= 0:
        raise UserError(
            _("“{text}” is not a rate.").format(text=text[:40]),
            _("Write what one unit of the other currency is worth, such as 0.92."),
        )
    return format(worth, "f")
