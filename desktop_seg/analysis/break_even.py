"""When a mailing pays: how many further purchases bring back what it costs.

In: costs, what a purchase usually comes to. Used by: campaign, campaign_detail, exports/measure_flow.py. Source:
resources/help/definitions.md#break-even.
"""

from dataclasses import dataclass
from math import ceil

from desktop_seg.model.campaign import Costs


@dataclass(frozen=True, slots=True)
class BreakEven:
    """cost_cents: of all pieces and what is fixed. gain_cents: what is left of one purchase after the goods are paid.

    purchases: further purchases that bring the cost back. one_in: one purchase in so many people written to, rounded
    down; 0 where even a purchase of everyone would not do.
    """

    cost_cents: float
    gain_cents: float
    purchases: int
    one_in: int


def break_even(costs: Costs, people: int) -> BreakEven | None:
    """Return when writing to so many people pays; None when it costs nothing or a purchase leaves nothing."""
    cost, gain = costs.of(people), costs.purchase_cents * costs.margin_share
    if cost <= 0 or gain <= 0:
        return None
    purchases = ceil(cost / gain - 1e-9)  # 300 x 0.7 is a hair more than 210
    return BreakEven(cost, gain, purchases, people // purchases)
