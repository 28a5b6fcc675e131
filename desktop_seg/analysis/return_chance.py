"""Will this customer come again? In words, because a bare probability is read as a promise.

In: the forecast of the shop. Out: sentences. Used by: the customer page, charts/forecast.py. Below the floors of the
forecast nothing is said; between them only whether somebody is likely to be a customer still.
"""

from dataclasses import dataclass

from desktop_seg.analysis.back_test import PERIOD_DAYS
from desktop_seg.analysis.forecast import Standing, forecast, standing
from desktop_seg.base.i18n import N_, _, format_number
from desktop_seg.store.database import Database

_WORDS = {
    Standing.LIKELY: N_("Likely still a customer."),
    Standing.UNCERTAIN: N_("It is uncertain whether this is still a customer."),
    Standing.UNLIKELY: N_("Unlikely to be a customer still."),
}


@dataclass(frozen=True, slots=True)
class ReturnChance:
    """standing: of the customer. share: of people like this one who will come in the next three months, None where
    the shop has too few customers for numbers."""

    standing: Standing
    share: float | None


def return_chance(db: Database, customer_id: int, as_of: int | None) -> ReturnChance | None:
    """Return what may be expected of a customer; None where nothing may be said.

    That is so for those who never bought, and for huge customers, who are left out of the forecast. The first question
    after a change of the data works out the forecast of the whole shop.
    """
    import numpy as np

    known = forecast(db, as_of)
    if known.outlook is None:
        return None
    of = known.outlook.made_from
    place = int(np.searchsorted(of.table.customers, customer_id))
    if place >= len(of.table.customers) or of.table.customers[place] != customer_id:
        return None
    stays = float(of.model.stays(of.histories)[place])
    share = float(of.model.returns(of.histories, PERIOD_DAYS * known.outlook.factor)[place])
    return ReturnChance(standing(stays), share if known.has_numbers else None)


def return_words(of: ReturnChance | None) -> str:
    """Return the chance as one or two sentences; "" where nothing may be said."""
    if of is None:
        return ""
    still = _(_WORDS[of.standing])
    if of.share is None:
        return still
    chance = _("Of 100 customers like this one about {n} will buy in the next 3 months.").format(n=of_hundred(of.share))
    return f"{still} {chance}"


def of_hundred(share: float) -> str:
    """Return how many of a hundred a share is, never all or none of them: nobody knows that of people."""
    return format_number(min(99, max(1, round(100 * share))))
