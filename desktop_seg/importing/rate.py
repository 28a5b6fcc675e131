"""What the owner says of amounts in another currency: a rate, "aside" for rows that are left out, "stop" for no import.

Used by: answer, file_flow, inspect (which makes rates of a plan of it).
"""

from collections.abc import Mapping

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.importing.cleaning.number_text import read_number_text
from desktop_seg.model.money import Rate, minor_digits

ASIDE = "aside"
STOP = "stop"
RATE = "rate"  # stands for a rate that has not been typed yet


def rates_of(answers: Mapping[str, str], currency: str = "") -> tuple[Rate, ...]:
    """Return the rates that answers mean (currency -> rate or ASIDE). Raises UserError for what is no rate.

    currency: of the shop.
    """
    said = ((code, answer) for code, answer in answers.items() if answer != STOP)
    return tuple(Rate(code, "" if answer == ASIDE else rate_from(answer, currency)) for code, answer in said)


def rate_from(text: str, currency: str = "") -> str:
    """Return a rate as typed ("0,92") in the form of a plan. Raises UserError for what is none.

    currency: of the shop. What could be thousands is a fraction ("1,085" euro for a pound), but for a currency without
    minor unit, of which everything costs hundreds ("1,350" won for a dollar).
    """
    found = read_number_text(text)
    worth = None
    if found is not None and not found.mark:
        readings = [each for each in (found.point, found.comma) if each is not None]
        worth = max(readings) if currency and not minor_digits(currency) else min(readings)
    if worth is None or worth <= 0:
        raise UserError(
            _("“{text}” is not a rate.").format(text=text[:40]),
            _("Write what one unit of the other currency is worth, such as 0.92."),
        )
    return format(worth, "f")
