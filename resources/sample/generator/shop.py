"""The whole sample shop in memory: `build_shop(seed)` throws the dice once per subject and numbers everything.

After `people` and `receipts`; before the modules that write files. Each subject has its own dice, so that a change
to one leaves the others as they were.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from random import Random

from generator.people import Person, make_people
from generator.receipts import gift_card_sales, receipts_of, walk_ins
from generator.sale import TILL, Receipt
from generator.shop_calendar import LAST_DAY

RECEIPTS = 9000
COUNTER_NUMBER = 100000
COUNTER_NAME = "Passant"
_COUNTER_RECEIPTS = 110
_GIFT_CARD_RECEIPTS = 45


@dataclass(frozen=True)
class Shop:
    """Everything the files tell. `receipts` in order of day, time and number; `people` in order of making.

    numbers: person index -> customer number, absent for guests of the web shop.
    since: person index -> the day on which the shop first heard of them.
    """

    seed: int
    people: tuple[Person, ...]
    receipts: tuple[Receipt, ...]
    numbers: dict[int, int]
    since: dict[int, date]

    def dice(self, subject: str) -> Random:
        """Fresh dice for one subject, the same for the same seed."""
        return dice(self.seed, subject)

    @cached_property
    def receipts_by_person(self) -> dict[int, list[Receipt]]:
        """Person index -> own receipts, oldest first; people without any are absent."""
        found: dict[int, list[Receipt]] = {}
        for receipt in self.receipts:
            if receipt.person is not None:
                found.setdefault(receipt.person.index, []).append(receipt)
        return found

    def of_habit(self, *keys: str) -> list[Person]:
        """The people of some habits, in order of making."""
        return [person for person in self.people if person.habit.key in keys]


def dice(seed: int, subject: str) -> Random:
    """Random numbers that depend on the seed and the subject only."""
    return Random(f"{seed}/{subject}")


def build_shop(seed: int = 1) -> Shop:
    """The shop for a seed; equal seeds give equal shops on every machine."""
    people = make_people(dice(seed, "people"))
    rng = dice(seed, "receipts")
    receipts = [receipt for person in people for receipt in receipts_of(rng, person)]
    buyers = [person for person in people if person.habit.key in ("regular", "occasional")]
    receipts += gift_card_sales(dice(seed, "gift cards"), buyers, _GIFT_CARD_RECEIPTS)
    receipts += walk_ins(dice(seed, "counter"), _COUNTER_RECEIPTS, counter=True)
    receipts += walk_ins(dice(seed, "walk-ins"), RECEIPTS - len(receipts))
    numbered = _number_receipts(dice(seed, "tills"), receipts)
    since = _known_since(dice(seed, "since"), people, numbered)
    return Shop(seed, tuple(people), numbered, _number_people(dice(seed, "numbers"), people, since), since)


def _number_receipts(rng: Random, receipts: list[Receipt]) -> tuple[Receipt, ...]:
    """Gives each till its own series and the web shop one more, in order of time."""
    next_number = {"1": 100001, "2": 200001, "W": 70001}
    found = []
    for receipt in sorted(receipts, key=lambda one: (one.day, one.at)):
        series = "W" if receipt.source != TILL else rng.choices("12", (75, 25))[0]
        prefix = "W" if series == "W" else ""
        found.append(replace(receipt, number=f"{prefix}{next_number[series]}"))
        next_number[series] += 1
    return tuple(found)


def _known_since(rng: Random, people: list[Person], receipts: tuple[Receipt, ...]) -> dict[int, date]:
    since: dict[int, date] = {}
    for receipt in receipts:
        if receipt.person is not None:
            since.setdefault(receipt.person.index, receipt.day)
    for person in people:
        since.setdefault(person.index, LAST_DAY - timedelta(days=rng.randint(10, 900)))
    return since


def _number_people(rng: Random, people: list[Person], since: dict[int, date]) -> dict[int, int]:
    numbers: dict[int, int] = {}
    number = COUNTER_NUMBER + 100
    for person in sorted(people, key=lambda one: (since[one.index], one.index)):
        if person.habit.numbered:
            number += rng.randint(1, 3)
            numbers[person.index] = number
    return numbers
