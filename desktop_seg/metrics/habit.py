"""Where and when a customer buys: in the shop or in the web shop, at weekends, in the evening.

In: channel and time of the receipts with something bought. Used by: rules, segments of place and technology.
Receipts that do not say where or when count neither way; without any that says, the share is unknown.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.metrics.metric import Family, Metric
from desktop_seg.model.field import Field, Kind
from desktop_seg.model.sale import SaleChannel

_SOURCE = "habit"
_EVENING = 17 * 60
_NOON = 12 * 60


def _share(key: str, title: str, about: str, condition: str) -> Metric:
    """Return the share of receipts for which a condition holds, of those for which it is known."""
    field = Field(key, title, Kind.NUMBER, f"m.{key}", _SOURCE, unit="share", help=about, group="purchases")
    return Metric(field, f"avg(CASE WHEN s.is_purchase THEN {condition} END)")


HABIT = Family(
    _SOURCE,
    N_("Where and when"),
    (
        _share(
            "web_share",
            N_("Share bought online"),
            N_(
                "Receipts from the web shop, of all receipts with something bought. Unknown where the files do not say."
            ),
            f"s.channel = '{SaleChannel.WEB}'",
        ),
        _share(
            "weekend_share",
            N_("Share bought at weekends"),
            N_("Receipts of Saturdays and Sundays, of all receipts with something bought."),
            # Day 0 was a Thursday.
            "(s.sold_day + 3) % 7 >= 5",
        ),
        _share(
            "morning_share",
            N_("Share bought in the morning"),
            N_("Receipts from before noon, of all receipts with a time of day."),
            f"s.sold_minute < {_NOON}",
        ),
        _share(
            "evening_share",
            N_("Share bought in the evening"),
            N_("Receipts from five o'clock on, of all receipts with a time of day."),
            f"s.sold_minute >= {_EVENING}",
        ),
    ),
)
