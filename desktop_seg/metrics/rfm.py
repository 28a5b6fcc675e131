"""Recency, frequency and money: scores from 1 to 5, and the class a customer falls into.

In: days since the last visit, visits ever, money ever. Used by: segments T08 and the RFM partition.
From 100 buyers on five bins and eleven classes; from 30 on three bins and seven classes; below 30 no scores.
Equal values always get equal scores: a score counts the cuts strictly below the value.
Source: resources/help/definitions.md#scores, #rfm-classes.
"""

from dataclasses import dataclass

from desktop_seg.base.i18n import N_
from desktop_seg.metrics.metric import Family, Metric
from desktop_seg.metrics.shop_rhythm import GapShares
from desktop_seg.metrics.standing import Order
from desktop_seg.model.field import Choice, Field, Kind

FULL_BUYERS = 100
SMALL_BUYERS = 30

RFM_CLASSES = (
    Choice("champions", N_("Champions")),
    Choice("loyal", N_("Loyal")),
    Choice("potential_loyalists", N_("Potential loyalists")),
    Choice("new", N_("New")),
    Choice("promising", N_("Promising")),
    Choice("need_attention", N_("Need attention")),
    Choice("about_to_sleep", N_("About to sleep")),
    Choice("at_risk", N_("At risk")),
    Choice("cannot_lose", N_("Can't lose them")),
    Choice("hibernating", N_("Hibernating")),
    Choice("lost", N_("Lost")),
    Choice("regular", N_("Regular")),
    Choice("drifting", N_("Drifting")),
    Choice("prospect", N_("Prospects")),
)

_RETURN_SHARES = (0.5, 0.75, 0.9, 0.97)

# (recency score, combined score of frequency and money) -> class
_FULL = {
    5: ("new", "potential_loyalists", "potential_loyalists", "champions", "champions"),
    4: ("promising", "potential_loyalists", "potential_loyalists", "loyal", "loyal"),
    3: ("about_to_sleep", "about_to_sleep", "need_attention", "loyal", "loyal"),
    2: ("hibernating", "hibernating", "at_risk", "at_risk", "cannot_lose"),
    1: ("lost", "lost", "at_risk", "at_risk", "cannot_lose"),
}
_SMALL = {
    3: ("new", "regular", "champions"),
    2: ("drifting", "regular", "loyal"),
    1: ("lost", "at_risk", "at_risk"),
}


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where the scores change. bins: 5, 3, or 0 when there are too few buyers (then no cuts).

    A score of frequency or money is 1 + the cuts strictly below the value, one of recency is bins - the cuts
    strictly below the days since the last visit. money is None in a shop without any amounts.
    """

    bins: int
    recency: tuple[float, ...] = ()
    frequency: tuple[float, ...] = ()
    money: tuple[float, ...] | None = ()


@dataclass(frozen=True, slots=True)
class Buyers:
    """What the buyers of a shop bring to the scores, each in ascending order. has_amounts: any sale has one."""

    recency: Order
    frequency: Order
    money: Order
    has_amounts: bool


def cuts_of(buyers: Buyers, return_times: GapShares) -> Cuts:
    """Return the cuts of a shop as of now.

    Recency in five bins is cut where 50, 75, 90 and 97 % of the shop's returns have come; in a shop that nobody
    ever came back to, at the equal parts of the days themselves.
    """
    count = len(buyers.frequency.values)
    if count < SMALL_BUYERS:
        return Cuts(0)
    bins = 5 if count >= FULL_BUYERS else 3
    recency = _equal_parts(buyers.recency, bins)
    if bins == 5:
        cuts = tuple(cut for share in _RETURN_SHARES if (cut := return_times.cut(share)) is not None)
        recency = cuts or recency
    return Cuts(
        bins,
        recency,
        _equal_parts(buyers.frequency, bins),
        _equal_parts(buyers.money, bins) if buyers.has_amounts else None,
    )


def rfm_class(recency_score: int, frequency_score: int, monetary_score: int, bins: int) -> str:
    """Return the key of the class of three scores; without amounts the frequency score stands in for money.

    Total and disjoint: each combination of scores from 1 to `bins` (5 or 3) has exactly one class.
    """
    combined = (frequency_score + monetary_score + 1) // 2  # floor(mean + 0.5)
    return (_FULL if bins == 5 else _SMALL)[recency_score][combined - 1]


def class_codes(bins: int) -> dict[int, str]:
    """Return the class of every three scores, written as one number: 543 is recency 5, frequency 4, money 3."""
    scores = range(1, bins + 1)
    return {
        100 * recency + 10 * frequency + money: rfm_class(recency, frequency, money, bins)
        for recency in scores
        for frequency in scores
        for money in scores
    }


def _equal_parts(order: Order, bins: int) -> tuple[float, ...]:
    return tuple(order.nearest_rank(part, bins) for part in range(1, bins))


def _cuts_below(value: str, cut: str) -> str:
    # A cut that is not there (three bins have two) is NULL and lies below nothing.
    return " + ".join(f"coalesce({value} > :{cut}_cut_{number}, 0)" for number in range(1, 5))


_SOURCE = "rfm"
_GROUP = "rfm"
_SCORED = "frequency > 0 AND :bins > 0"

SCORES = Family(
    "scores",
    N_("Scores"),
    (
        Metric(
            Field(
                "recency_score",
                N_("Recency score"),
                Kind.NUMBER,
                "m.recency_score",
                "scores",
                unit="points",
                help=N_("5 for who came lately, 1 for who stayed away longer than nearly every return takes here."),
                group=_GROUP,
            ),
            f"CASE WHEN {_SCORED} THEN :bins - ({_cuts_below('recency_days', 'recency')}) END",
        ),
        Metric(
            Field(
                "frequency_score",
                N_("Frequency score"),
                Kind.NUMBER,
                "m.frequency_score",
                "scores",
                unit="points",
                help=N_("5 for the fifth of the customers with most visits, 1 for the fifth with fewest."),
                group=_GROUP,
            ),
            f"CASE WHEN {_SCORED} THEN 1 + {_cuts_below('frequency', 'frequency')} END",
        ),
        Metric(
            Field(
                "monetary_score",
                N_("Money score"),
                Kind.NUMBER,
                "m.monetary_score",
                "scores",
                unit="points",
                help=N_("5 for the fifth of the customers who spent most, 1 for the fifth who spent least."),
                group=_GROUP,
            ),
            f"CASE WHEN {_SCORED} AND :has_amounts THEN 1 + {_cuts_below('monetary', 'monetary')} END",
        ),
    ),
)

CLASSES = Family(
    "rfm",
    N_("Class of recency, frequency and money"),
    (
        Metric(
            Field(
                "rfm_class",
                N_("Class by recency, frequency and money"),
                Kind.CHOICE,
                "m.rfm_class",
                _SOURCE,
                help=N_("One name for the three scores together. Needs at least 30 customers who bought."),
                group=_GROUP,
                choices=RFM_CLASSES,
            ),
            """CASE WHEN frequency = 0 THEN 'prospect'
                ELSE rfm_class(100 * recency_score + 10 * frequency_score + coalesce(monetary_score, frequency_score))
                END""",
        ),
    ),
)
