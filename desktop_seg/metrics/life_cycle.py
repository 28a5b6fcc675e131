"""Life cycle: the one stage a customer is in, from prospect to lapsed.

In: purchases and rhythm. Used by: segments T04, T16 and the life-cycle partition.
Total and disjoint: the first stage that fits, in the order of LIFE_CYCLE, is the customer's.
Source: resources/help/definitions.md#life-cycle, #regular.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.metrics.metric import Family, Metric
from desktop_seg.model.field import Choice, Field, Kind

LIFE_CYCLE = (
    Choice("prospect", N_("Prospect")),
    Choice("lapsed", N_("Lapsed")),
    Choice("won_back", N_("Won back")),
    Choice("new", N_("New")),
    Choice("one_time", N_("Bought once")),
    Choice("off_rhythm", N_("Off their rhythm")),
    Choice("becoming_loyal", N_("Becoming loyal")),
    Choice("regular", N_("Regular")),
    Choice("occasional", N_("Occasional")),
)

_SOURCE = "life_cycle"
_GROUP = "life_cycle"
_REGULAR = "frequency_365 >= 4 AND active_quarters >= 3 AND coalesce(lateness < 1.5, 0)"

LIFE = Family(
    "life_cycle",
    N_("Life cycle"),
    (
        Metric(
            Field(
                "regular",
                N_("Regular"),
                Kind.YES_NO,
                "m.regular",
                _SOURCE,
                help=N_(
                    "At least four visits in the last year, in at least three of the last four quarters, and not late."
                ),
                group=_GROUP,
            ),
            f"CASE WHEN frequency > 0 THEN {_REGULAR} END",
        ),
        Metric(
            Field(
                "life_cycle",
                N_("Stage of life as a customer"),
                Kind.CHOICE,
                "m.life_cycle",
                _SOURCE,
                help=N_("From prospect over new and regular to lapsed; every customer is in exactly one stage."),
                group=_GROUP,
                choices=LIFE_CYCLE,
            ),
            f"""CASE WHEN frequency = 0 THEN 'prospect'
                WHEN recency_days > :lapse_days THEN 'lapsed'
                WHEN won_back THEN 'won_back'
                WHEN tenure_days <= 90 THEN 'new'
                WHEN frequency = 1 THEN 'one_time'
                WHEN off_rhythm THEN 'off_rhythm'
                WHEN frequency <= 3 THEN 'becoming_loyal'
                WHEN {_REGULAR} THEN 'regular'
                ELSE 'occasional' END""",
        ),
    ),
)
