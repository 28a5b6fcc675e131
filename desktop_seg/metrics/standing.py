"""Standing: where a customer stands among everyone who came in the last year, by visits and by money.

In: figures of the last year. Used by: segments T01-T03, T06, T07, T15.
Equal values stand at the same place; shares are quotients of whole numbers, so equal places are equal numbers.
Source: resources/help/definitions.md#standing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_seg.base.i18n import N_
from desktop_seg.metrics.metric import Family, Metric
from desktop_seg.model.field import Field, Kind


@dataclass(frozen=True, slots=True)
class Order:
    """All values of a group of customers in ascending order."""

    values: tuple[float, ...]

    @classmethod
    def of(cls, values: Iterable[float]) -> "Order":
        """Make it from values in any order."""
        return cls(tuple(sorted(values)))

    def at_most(self) -> dict[float, int]:
        """Return for each value how many values are at most that one."""
        # Of equal values the last one's position stays.
        return {value: position for position, value in enumerate(self.values, start=1)}

    def twice_ranks(self) -> dict[float, int]:
        """Return for each value twice the number of values below plus the number of equal ones.

        That is the percent rank (share below and half the share equal) times 2n, as a whole number.
        """
        ranks, below = {}, 0
        for value, at_most in self.at_most().items():
            ranks[value] = below + at_most
            below = at_most
        return ranks

    def nearest_rank(self, part: int, parts: int) -> float:
        """Return the value at position ceil(n * part / parts), counted from 1; there must be a value."""
        return self.values[-(-len(self.values) * part // parts) - 1]


_SOURCE = "standing"
_GROUP = "standing"


def _among_buyers(expression: str) -> str:
    return f"CASE WHEN frequency_365 > 0 THEN {expression} END"


STANDING = Family(
    "standing",
    N_("Standing among customers"),
    (
        Metric(
            Field(
                "visit_rank_365",
                N_("Rank by visits"),
                Kind.NUMBER,
                "m.visit_rank_365",
                _SOURCE,
                unit="share",
                help=N_("Share of the last year's customers who came less often, equals counted half."),
                group=_GROUP,
            ),
            _among_buyers("visits_twice_rank(frequency_365) / (2.0 * :buyers_365)"),
        ),
        Metric(
            Field(
                "value_rank_365",
                N_("Rank by money"),
                Kind.NUMBER,
                "m.value_rank_365",
                _SOURCE,
                unit="share",
                help=N_("Share of the last year's customers who spent less, equals counted half."),
                group=_GROUP,
            ),
            _among_buyers("value_twice_rank(monetary_365) / (2.0 * :buyers_365)"),
        ),
        Metric(
            Field(
                "best_score",
                N_("Score of the best"),
                Kind.NUMBER,
                "m.best_score",
                _SOURCE,
                unit="share",
                help=N_("The mean of the rank by visits and the rank by money in the last year."),
                group=_GROUP,
            ),
            # One division of whole numbers: the mean of two rounded ranks would tear equal scores apart.
            _among_buyers("(visits_twice_rank(frequency_365) + value_twice_rank(monetary_365)) / (4.0 * :buyers_365)"),
        ),
        Metric(
            Field(
                "monetary_percentile_365",
                N_("Spent as much or more than"),
                Kind.NUMBER,
                "m.monetary_percentile_365",
                _SOURCE,
                unit="share",
                help=N_("Share of the last year's customers who spent at most as much as this one, this one included."),
                group=_GROUP,
            ),
            _among_buyers("value_at_most(monetary_365) * 1.0 / :buyers_365"),
        ),
        Metric(
            Field(
                "average_order_percentile_365",
                N_("Receipts as large or larger than"),
                Kind.NUMBER,
                "m.average_order_percentile_365",
                _SOURCE,
                unit="share",
                help=N_(
                    "Share of the last year's customers whose average receipt is at most as large as this one's, "
                    "this one included."
                ),
                group=_GROUP,
            ),
            _among_buyers("average_at_most(average_order_365) * 1.0 / :buyers_365"),
        ),
    ),
)
