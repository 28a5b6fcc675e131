"""Long absences: for how long a customer who is back stayed away, and when they came back.

In: the gaps between visits (metrics/gap.py). Used by: segment T16, whose numbers may be changed, which the stage "won
back" of the life cycle (metrics/rhythm.py) may not. Source: resources/help/definitions.md#won-back.
"""

from collections.abc import Sequence

from desktop_seg.base.i18n import N_
from desktop_seg.metrics.metric import Family, Metric
from desktop_seg.model.field import Field, Kind

LEAST_DAYS = 180
"""From so many days on an absence is noted. The latest one is enough: two cannot both have ended within that time."""


def latest_absence(days: Sequence[int], gaps: Sequence[int], least: float) -> tuple[int, int]:
    """Return the day the latest absence of so many days or more ended, and its days; there must be one.

    days: of visits, ascending and different. gaps: the days between them.
    """
    return next((end, gap) for end, gap in zip(reversed(days), reversed(gaps), strict=False) if gap >= least)


_SOURCE = "absence"

ABSENCE = Family(
    _SOURCE,
    N_("Long absences"),
    (
        Metric(
            Field(
                "long_absence_days",
                N_("Days of the last long absence"),
                Kind.NUMBER,
                "m.long_absence_days",
                _SOURCE,
                unit="days",
                help=N_("How long the latest absence of at least 180 days lasted that ended with a visit."),
                group="rhythm",
            ),
            "away_days",
        ),
        Metric(
            Field(
                "days_since_return",
                N_("Days since the end of a long absence"),
                Kind.NUMBER,
                "m.days_since_return",
                _SOURCE,
                unit="days",
                help=N_("How many days ago this customer came back after at least 180 days."),
                group="rhythm",
            ),
            ":as_of - back_day",
        ),
        Metric(
            Field(
                "long_absence_times",
                N_("Last long absence, in usual gaps"),
                Kind.NUMBER,
                "m.long_absence_times",
                _SOURCE,
                unit="times",
                help=N_("How many usual gaps the latest long absence lasted. Known from four visits on."),
                group="rhythm",
            ),
            "away_days / usual_gap_days",
        ),
    ),
)
