"""Two receipts with one number on one day: the same one told twice, or those of two tills whose files do not say so.

Taken for one, the second would replace the first and its revenue be lost; taken for two, a corrected receipt would
count twice. So the number holds unless the buyer and the amount, or the hours, say otherwise. Used by: sale.
"""

from collections.abc import Sequence
from typing import NamedTuple

# A line is rung up before its receipt is paid, and the two files tell different moments.
_SAME_MINUTES = 5
_APART_MINUTES = 60


class Told(NamedTuple):
    """What is known of a receipt beside its number. customer_id, minute: None unknown. cents: what it may have come
    to, one way or another; None where that is unknown or only its lines tell.
    """

    customer_id: int | None = None
    minute: int | None = None
    cents: tuple[int | None, ...] = (None,)


class Namesake(NamedTuple):
    """A receipt with the number and day in question. till: "" unknown."""

    till: str
    id: int
    told: Told = Told()


def same_receipt(till: str, told: Told, namesakes: Sequence[Namesake]) -> int | None:
    """Return which of some receipts this one is: of the same till, else one of the two files does not tell the till."""
    possible = [each for each in namesakes if not are_two(each.told, told)]
    for each in possible:
        if each.till == till:
            return each.id
    for each in possible:
        if not each.till or not till:
            return each.id
    return None


def are_two(one: Told, other: Told) -> bool:
    """Whether two receipts of one number cannot be the same."""
    are_known = one.customer_id is not None and other.customer_id is not None
    if are_known and one.customer_id == other.customer_id:
        return False
    if one.minute is not None and other.minute is not None:
        return abs(one.minute - other.minute) > (_SAME_MINUTES if are_known else _APART_MINUTES)
    return are_known and _differ(one.cents, other.cents)


def _differ(one: tuple[int | None, ...], other: tuple[int | None, ...]) -> bool:
    known, also = ({each for each in amounts if each is not None} for amounts in (one, other))
    return bool(known and also) and not known & also
