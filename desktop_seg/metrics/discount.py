"""Discounts and returns: how much of what a customer buys is cheaper, and how much of it comes back.

In: the derived columns of sales (store/sale_write.py). A visit is discounted when something of the day was bought with
a coupon or below its price. Used by: segments T05, T22-T24, T25r.
Source: resources/help/definitions.md#discounted, #returned.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.metrics.metric import Family, Metric
from desktop_seg.model.field import Field, Kind

_IN_YEAR = "s.sold_day > :as_of - 365"
_CHEAPER = "s.is_purchase AND s.is_discounted"
_BACK = "s.gross_cents > s.net_cents"


def _field(family: str, text: tuple[str, str, str], kind: Kind, unit: str = "") -> Field:
    """Return a field; text: its key, its title and its help."""
    key, title, about = text
    return Field(key, title, kind, f"m.{key}", family, unit=unit, help=about, group="discount")


DISCOUNTS = Family(
    "discounts",
    N_("Discounts"),
    (
        Metric(
            _field(
                "discounts",
                (
                    "discounted_visits",
                    N_("Visits with a discount"),
                    N_("On how many days this customer bought something with a coupon or a discount."),
                ),
                Kind.NUMBER,
                "visits",
            ),
            f"count(DISTINCT CASE WHEN {_CHEAPER} THEN s.sold_day END)",
        ),
        Metric(
            _field(
                "discounts",
                (
                    "first_discounted_day",
                    N_("First visit with a discount"),
                    N_("The day this customer first bought something with a coupon or a discount."),
                ),
                Kind.DATE,
            ),
            f"min(CASE WHEN {_CHEAPER} THEN s.sold_day END)",
        ),
        Metric(
            _field(
                "discounts",
                (
                    "discount_365",
                    N_("Discounts in the last year"),
                    N_("What was taken off the prices of what this customer bought in the last 365 days."),
                ),
                Kind.MONEY,
            ),
            f"coalesce(sum(CASE WHEN {_IN_YEAR} THEN s.discount_cents END), 0)",
        ),
    ),
)

RETURNS = Family(
    "returns",
    N_("Returns"),
    (
        Metric(
            _field(
                "returns",
                (
                    "return_days_365",
                    N_("Returns in the last year"),
                    N_("From how many days of the last 365 something came back or was paid back."),
                ),
                Kind.NUMBER,
                "returns",
            ),
            f"count(DISTINCT CASE WHEN {_BACK} AND {_IN_YEAR} THEN s.sold_day END)",
        ),
        Metric(
            _field(
                "returns",
                (
                    "returned_365",
                    N_("Returned in the last year"),
                    N_("What the articles were worth that came back in the last 365 days, or what was paid back."),
                ),
                Kind.MONEY,
            ),
            f"coalesce(sum(CASE WHEN {_BACK} AND {_IN_YEAR} THEN s.gross_cents - s.net_cents END), 0)",
        ),
    ),
)

DISCOUNT_SHARES = Family(
    "discount_shares",
    N_("Share of discounts"),
    (
        Metric(
            _field(
                "discount_shares",
                (
                    "discounted_share",
                    N_("Share of visits with a discount"),
                    N_("Visits with a coupon or a discount, of all visits. Unknown where the shop notes no discounts."),
                ),
                Kind.NUMBER,
                "share",
            ),
            "CASE WHEN :has_discounts AND frequency > 0 THEN discounted_visits * 1.0 / frequency END",
        ),
        Metric(
            _field(
                "discount_shares",
                (
                    "full_price_visits",
                    N_("Visits at the full price"),
                    N_("On how many days this customer bought without any coupon or discount."),
                ),
                Kind.NUMBER,
                "visits",
            ),
            "CASE WHEN :has_discounts THEN frequency - discounted_visits END",
        ),
        Metric(
            _field(
                "discount_shares",
                (
                    "first_visit_discounted",
                    N_("First visit with a discount or coupon"),
                    N_("Whether something was bought with a coupon or a discount on the day of the first purchase."),
                ),
                Kind.YES_NO,
            ),
            "CASE WHEN :has_discounts AND frequency > 0 THEN coalesce(first_discounted_day = first_day, 0) END",
        ),
    ),
)

RETURN_SHARES = Family(
    "return_shares",
    N_("Share of returns"),
    (
        Metric(
            _field(
                "return_shares",
                (
                    "returned_share_365",
                    N_("Returned share in the last year"),
                    N_("What came back in the last 365 days, of the value of everything bought in them."),
                ),
                Kind.NUMBER,
                "share",
            ),
            # What was bought is what was kept and what came back.
            """CASE WHEN monetary_365 + returned_365 > 0
                THEN returned_365 * 1.0 / (monetary_365 + returned_365) END""",
        ),
    ),
)
