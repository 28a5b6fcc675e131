"""Purchases: how often a customer came, how much they spent, when first and last.

In: table sale (store). Used by: every later family, nearly every segment.
W, the last year, is the 365 days that end on and include `as_of`.
Source: resources/help/definitions.md#visit, #purchase, #net.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.metrics.metric import Family, Metric
from desktop_seg.model.field import Field, Kind

_SOURCE = "purchases"
_GROUP = "purchases"
_BOUGHT_ON = "CASE WHEN s.is_purchase THEN s.sold_day END"
_IN_YEAR = "s.sold_day > :as_of - 365"

_PURCHASES = (
    Metric(
        Field(
            "frequency",
            N_("Visits with a purchase"),
            Kind.NUMBER,
            "m.frequency",
            _SOURCE,
            unit="visits",
            help=N_("On how many days this customer bought something. Several receipts of one day are one visit."),
            group=_GROUP,
        ),
        f"count(DISTINCT {_BOUGHT_ON})",
    ),
    Metric(
        Field(
            "frequency_365",
            N_("Visits with a purchase in the last year"),
            Kind.NUMBER,
            "m.frequency_365",
            _SOURCE,
            unit="visits",
            help=N_("On how many of the last 365 days this customer bought something."),
            group=_GROUP,
        ),
        f"count(DISTINCT CASE WHEN s.is_purchase AND {_IN_YEAR} THEN s.sold_day END)",
    ),
    Metric(
        Field(
            "purchases",
            N_("Receipts"),
            Kind.NUMBER,
            "m.purchases",
            _SOURCE,
            unit="receipts",
            help=N_("How many receipts with something bought this customer has. Returns alone do not count."),
            group=_GROUP,
        ),
        "coalesce(sum(s.is_purchase), 0)",
    ),
    Metric(
        Field(
            "purchases_365",
            N_("Receipts in the last year"),
            Kind.NUMBER,
            "m.purchases_365",
            _SOURCE,
            unit="receipts",
            help=N_("How many receipts with something bought this customer has from the last 365 days."),
            group=_GROUP,
        ),
        f"coalesce(sum(s.is_purchase AND {_IN_YEAR}), 0)",
    ),
    Metric(
        Field(
            "monetary",
            N_("Spent in all"),
            Kind.MONEY,
            "m.monetary",
            _SOURCE,
            help=N_("What this customer spent since the first receipt, after discounts, returns taken off."),
            group=_GROUP,
        ),
        "coalesce(sum(s.net_cents), 0)",
    ),
    Metric(
        Field(
            "monetary_365",
            N_("Spent in the last year"),
            Kind.MONEY,
            "m.monetary_365",
            _SOURCE,
            help=N_("What this customer spent in the last 365 days, after discounts, returns taken off."),
            group=_GROUP,
        ),
        f"coalesce(sum(CASE WHEN {_IN_YEAR} THEN s.net_cents END), 0)",
    ),
    Metric(
        Field(
            "first_day",
            N_("First visit"),
            Kind.DATE,
            "m.first_day",
            _SOURCE,
            help=N_("The day of the first purchase that is in the data."),
            group=_GROUP,
        ),
        f"min({_BOUGHT_ON})",
    ),
    Metric(
        Field(
            "last_day",
            N_("Last visit"),
            Kind.DATE,
            "m.last_day",
            _SOURCE,
            help=N_("The day of the latest purchase."),
            group=_GROUP,
        ),
        f"max({_BOUGHT_ON})",
    ),
    Metric(
        Field(
            "active_quarters",
            N_("Quarters with a visit, of the last four"),
            Kind.NUMBER,
            "m.active_quarters",
            _SOURCE,
            unit="quarters",
            help=N_("In how many of the last four periods of three months this customer bought something."),
            group=_GROUP,
        ),
        # Counting different quarter numbers takes a third of the time of asking for each quarter by itself.
        """count(DISTINCT CASE WHEN s.is_purchase AND s.sold_day > :months_ago_12 THEN
            (s.sold_day > :months_ago_9) + (s.sold_day > :months_ago_6) + (s.sold_day > :months_ago_3) END)""",
    ),
)

_DERIVED = (
    Metric(
        Field(
            "average_order",
            N_("Average receipt"),
            Kind.MONEY,
            "m.average_order",
            "averages",
            help=N_("What was spent in all, divided by the number of receipts."),
            group=_GROUP,
        ),
        "CASE WHEN purchases > 0 THEN monetary * 1.0 / purchases END",
    ),
    Metric(
        Field(
            "average_order_365",
            N_("Average receipt in the last year"),
            Kind.MONEY,
            "m.average_order_365",
            "averages",
            help=N_("What was spent in the last 365 days, divided by the number of receipts in them."),
            group=_GROUP,
        ),
        "CASE WHEN purchases_365 > 0 THEN monetary_365 * 1.0 / purchases_365 END",
    ),
    Metric(
        Field(
            "value_lost_cents_month",
            N_("Usually spent a month"),
            Kind.MONEY,
            "m.value_lost_cents_month",
            "averages",
            help=N_("What was spent in all for each month since the first visit: what is lost if they stay away."),
            group=_GROUP,
        ),
        # Less than a month of acquaintance counts as one month: a first purchase today is no spending per day.
        "CASE WHEN frequency > 0 THEN monetary / max(1.0, (:as_of - first_day) / 30.4375) END",
    ),
)

SALES = Family("purchases", N_("Purchases"), _PURCHASES)
AVERAGES = Family("averages", N_("Averages"), _DERIVED)
