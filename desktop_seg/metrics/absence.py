"""Long absences: for how long a customer who is back stayed away, and when they came back.

In: the visit days of customers. Used by: segment T16, whose numbers may be changed, which the stage "won back" of the
life cycle (metrics/rhythm.py) may not. Source: resources/help/definitions.md#won-back.
"""

from itertools import pairwise

from desktop_seg.base.i18n import N_
from desktop_seg.metrics import visit_days
from desktop_seg.metrics.metric import Family, Metric
from desktop_seg.metrics.side import Making, RestsOn, Side
from desktop_seg.model.field import Field, Kind

LEAST_DAYS = 180
"""From so many days on an absence is noted. The latest one is enough: two cannot both have ended within that time."""


def long_absence(text: str | None) -> tuple[int, int] | None:
    """Return the day the latest long absence ended, and its days; None without one. text: as in visit_days.py."""
    days = visit_days.days(text)
    found = [(end, end - start) for start, end in pairwise(days) if end - start >= LEAST_DAYS]
    return found[-1] if found else None


def _fill(making: Making, table: str) -> None:
    asked = f"SELECT customer_id, visit_days FROM {making.stage} WHERE frequency > 1 AND last_day - first_day >= ?"
    asked += f" AND {making.those('customer_id')}"
    found = ((customer, long_absence(str(text))) for customer, text in making.db.rows(asked, (LEAST_DAYS,)))
    making.db.many(f"INSERT INTO {table} VALUES (?, ?, ?)", ((customer, *each) for customer, each in found if each))


ABSENCE_SIDE = Side("absence", ("back_day", "away_days"), _fill, RestsOn.OWN_ROWS)

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
