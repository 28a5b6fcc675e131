"""Rhythm: how long ago a customer came, how often they usually come, and how late they are now.

In: the visit days of the customer and the rhythm of the shop. Used by: life cycle, segments T04, T07, T11-T16.
Source: resources/help/definitions.md#usual-gap, #lateness, #off-rhythm, #won-back.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.metrics.metric import Family, Metric
from desktop_seg.model.field import Field, Kind

_SOURCE = "rhythm"
_GROUP = "rhythm"

RECENCY = Family(
    "recency",
    N_("How long ago"),
    (
        Metric(
            Field(
                "recency_days",
                N_("Days since the last visit"),
                Kind.NUMBER,
                "m.recency_days",
                "recency",
                unit="days",
                help=N_("How many days ago this customer bought something. Unknown for who never bought."),
                group=_GROUP,
            ),
            ":as_of - last_day",
        ),
        Metric(
            Field(
                "tenure_days",
                N_("Days since the first visit"),
                Kind.NUMBER,
                "m.tenure_days",
                "recency",
                unit="days",
                help=N_("How many days ago this customer bought something for the first time."),
                group=_GROUP,
            ),
            ":as_of - first_day",
        ),
        Metric(
            Field(
                "usual_gap_days",
                N_("Usual days between visits"),
                Kind.NUMBER,
                "m.usual_gap_days",
                "recency",
                unit="days",
                help=N_("The middle one of this customer's gaps between visits. Known from four visits on."),
                group=_GROUP,
            ),
            "CASE WHEN frequency >= 4 THEN max(1, median_gap_days) END",
        ),
    ),
)

LATENESS = Family(
    "rhythm",
    N_("Rhythm"),
    (
        Metric(
            Field(
                "lateness",
                N_("How late, in usual gaps"),
                Kind.NUMBER,
                "m.lateness",
                _SOURCE,
                unit="times",
                help=N_(
                    "Days since the last visit divided by the usual gap: 1 is just due, 3 is very late. "
                    "With fewer than four visits the shop's usual gap is taken."
                ),
                group=_GROUP,
            ),
            "recency_days * 1.0 / coalesce(usual_gap_days, :median_gap)",
        ),
        Metric(
            Field(
                "return_share_sooner",
                N_("Share of returns that came sooner"),
                Kind.NUMBER,
                "m.return_share_sooner",
                _SOURCE,
                unit="share",
                help=N_("Of all times a customer of this shop came back, the share that took fewer days than this."),
                group=_GROUP,
            ),
            "return_share_sooner(recency_days)",
        ),
        Metric(
            Field(
                "second_visit_share_sooner",
                N_("Share of second visits that came sooner"),
                Kind.NUMBER,
                "m.second_visit_share_sooner",
                _SOURCE,
                unit="share",
                help=N_("Of all customers who came a second time, the share that took fewer days than this."),
                group=_GROUP,
            ),
            "CASE WHEN frequency = 1 THEN second_visit_share_sooner(recency_days) END",
        ),
        Metric(
            Field(
                "off_rhythm",
                N_("Off their rhythm"),
                Kind.YES_NO,
                "m.off_rhythm",
                _SOURCE,
                help=N_(
                    "Stays away more than three times the usual gap and at least 21 days; with two or three visits: "
                    "longer than nine in ten returns in this shop took."
                ),
                group=_GROUP,
            ),
            """CASE WHEN frequency >= 4 THEN recency_days > 3 * usual_gap_days AND recency_days >= 21
                WHEN frequency >= 2 THEN recency_days > :return_cut_90
                WHEN frequency = 1 THEN 0 END""",
        ),
        Metric(
            Field(
                "won_back",
                N_("Came back after a long time"),
                Kind.YES_NO,
                "m.won_back",
                _SOURCE,
                help=N_("A visit of the last 90 days followed an absence of a year or more, long for them too."),
                group=_GROUP,
            ),
            "CASE WHEN frequency > 0 THEN coalesce(won_day > :as_of - 90, 0) END",
        ),
    ),
)
