"""A campaign: a list that people were written to with, and some of its people kept apart to see whether it helped.

Fixed when the list is made: who got it, who was kept apart, from when to when sales count, what is to rise. Kept in
store/campaign.py, judged in analysis/campaign.py.
"""

from dataclasses import dataclass
from enum import StrEnum

from desktop_seg.model.customer import Channel

MOST_DAYS = 365
"""For so long sales may count; what somebody buys later has other reasons."""
USUAL_DAYS = 30
USUAL_MARGIN = 0.4


class Measure(StrEnum):
    """What is to rise, decided before the list is made: who looks at several afterwards finds one that rose by luck.

    BUYERS: the share that buys. MONEY: what a person spends, those who buy nothing included. ORDER_VALUE: what a
    purchase comes to (does inviting first pay?).
    """

    BUYERS = "buyers"
    MONEY = "money"
    ORDER_VALUE = "order_value"


@dataclass(frozen=True, slots=True)
class Costs:
    """What a campaign costs, in minor units. each_cents: of one piece, part of a cent included. fixed_cents: whatever
    the number. margin_share: of 1 of takings so much is left after the goods are paid. purchase_cents: what a purchase
    of these people comes to, as far as is known when the list is made; 0 for unknown.
    """

    each_cents: float = 0.0
    fixed_cents: int = 0
    margin_share: float = USUAL_MARGIN
    purchase_cents: float = 0.0

    def of(self, people: int) -> float:
        """Return the cost of writing to so many people, in minor units."""
        return self.each_cents * people + self.fixed_cents


@dataclass(frozen=True, slots=True)
class Campaign:
    """id: 0 before it is kept. made_at: UTC, ISO. segment_title, sentence: as they were when the list was made.

    as_of: the day the segment was evaluated for. first_day, last_day: sales on these days and between them count.
    control_share: of those who may be written to, so many were to be kept apart. seed: whom chance chose.
    """

    name: str
    segment_key: str
    segment_title: str
    sentence: str
    purpose: str
    channel: Channel
    as_of: int
    first_day: int
    last_day: int
    measure: Measure
    control_share: float
    seed: int
    costs: Costs
    made_at: str = ""
    id: int = 0

    @property
    def days(self) -> int:
        """For how many days sales count."""
        return self.last_day - self.first_day + 1
