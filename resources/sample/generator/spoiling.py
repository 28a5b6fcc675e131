"""The few things that are wrong in the files, as in every shop: which cells, chosen by the dice.

After `shop`; read by the modules that write, and by `truth`, so that tests know what an import must set aside.
"""

from dataclasses import dataclass
from datetime import date

from generator.sale import TILL
from generator.shop import Shop

WRONG_YEAR = 2062
"""The cashier's typing error for 2026."""
NO_AMOUNT = "n.v.t."


@dataclass(frozen=True, slots=True)
class Spoils:
    """Receipt numbers and person indexes whose cells are spoiled.

    misdated: a receipt of a walk-in, dated in WRONG_YEAR. unpriced: a receipt with one more line without amount.
    no_at_sign: e-mail without @. lost_zero: phone as a number. capitals, small: names typed oddly.
    twice: stands in the customer list twice. retyped: entered a second time under another number.
    """

    misdated: str
    unpriced: str
    no_at_sign: int
    lost_zero: int
    capitals: tuple[int, ...]
    small: tuple[int, ...]
    twice: int
    retyped: tuple[int, ...]


def choose_spoils(shop: Shop) -> Spoils:
    """The spoiled cells of a shop, the same for the same seed."""
    rng = shop.dice("spoils")
    walk_ins = [one for one in shop.receipts if one.source == TILL and one.person is None and not one.counter]
    in_may = [one for one in walk_ins if one.day >= date(2026, 5, 1) and len(one.lines) == 1]
    with_gifts = [one for one in walk_ins if one.day < date(2026, 1, 1) and len(one.lines) == 2]
    quiet = [person for person in shop.of_habit("prospect", "one_time", "christmas_once") if not person.web_share]
    with_email = rng.sample([person for person in quiet if person.email], 1)
    with_phone = rng.sample([person for person in quiet if person.phone.startswith("06")], 1)
    others = rng.sample([person for person in quiet if person not in with_email + with_phone], 12)
    picked = [person.index for person in others]
    return Spoils(
        misdated=rng.choice(in_may).number,
        unpriced=rng.choice(with_gifts).number,
        no_at_sign=with_email[0].index,
        lost_zero=with_phone[0].index,
        capitals=tuple(picked[:4]),
        small=tuple(picked[4:7]),
        twice=picked[7],
        retyped=tuple(picked[8:]),
    )
