"""The shop's own rhythm: after how many days its customers usually come back.

In: the visit days of every customer. Out: figures that metrics/rhythm.py and metrics/rfm.py compare a customer with.
Exact arithmetic throughout: a weight is a whole number over a common denominator, so a cut never depends on rounding.
Source: resources/help/definitions.md#shop-rhythm, #return-times.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import lcm

from desktop_seg.metrics import visit_days
from desktop_seg.store.database import Database
from desktop_seg.store.figures import EVERYONE


@dataclass(frozen=True, slots=True)
class GapShares:
    """Gaps in days with the weight that has come back by then.

    gaps: ascending, different. cumulative: weight of all gaps up to and with each one. total: the whole weight.
    """

    gaps: tuple[int, ...]
    cumulative: tuple[int, ...]
    total: int

    @classmethod
    def of(cls, weights: dict[int, int]) -> "GapShares":
        """Make it from gap -> weight."""
        ordered = sorted(weights)
        cumulative = tuple(accumulate(weights[gap] for gap in ordered))
        return cls(tuple(ordered), cumulative, cumulative[-1] if cumulative else 0)

    def cut(self, share: float) -> int | None:
        """Return the smallest gap by which at least `share` (0.9 means exactly nine tenths) came back.

        None when nobody ever came back.
        """
        if not self.gaps:
            return None
        wanted = Fraction(str(share)) * self.total
        return self.gaps[min(bisect_left(self.cumulative, wanted), len(self.gaps) - 1)]

    def share_sooner(self, days: float) -> float | None:
        """Return the share that came back in fewer than `days` days; None when nobody ever came back.

        `days > cut(q)` and `share_sooner(days) >= q` say the same.
        """
        if not self.total:
            return None
        place = bisect_left(self.gaps, days)
        return self.cumulative[place - 1] / self.total if place else 0.0


@dataclass(frozen=True, slots=True)
class ShopRhythm:
    """median_gap: days, the median of the customers' own median gaps; None while nobody came three times.

    return_times: every gap between visits that follow each other; each customer weighs the same in all.
    first_gaps: from the first to the second visit, each customer once.
    """

    median_gap: float | None
    return_times: GapShares
    first_gaps: GapShares


def rhythm_of(visits: Iterable[str | None]) -> ShopRhythm:
    """Return the rhythm of a shop from the visit days of its customers (text form of visit_days.py)."""
    medians: Counter[float] = Counter()
    first: Counter[int] = Counter()
    by_count: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for text in visits:
        gaps = visit_days.gaps(visit_days.days(text))
        if gaps:
            first[gaps[0]] += 1
            by_count[len(gaps)].update(gaps)
        if len(gaps) > 1:
            medians[visit_days.median(gaps)] += 1
    return rhythm_from(medians, first, by_count)


def rhythm_from(medians: Counter[float], first: Counter[int], by_count: Mapping[int, Counter[int]]) -> ShopRhythm:
    """Return the rhythm of a shop from how many customers have which gaps.

    medians: of the own gaps of those who came three times. first: from the first to the second visit. by_count: number
    of gaps of a customer -> all gaps of such customers.
    """
    return ShopRhythm(
        median_gap=visit_days.median(list(medians.elements())) if medians else None,
        return_times=GapShares.of(_weights(by_count)),
        first_gaps=GapShares.of(first),
    )


def shop_rhythm(db: Database, as_of: int) -> ShopRhythm:
    """Return the rhythm of the shop as of a day, over everyone but staff and counter accounts."""
    return rhythm_of(
        str(row[0])
        for row in db.each(
            f"""SELECT group_concat(s.sold_day) FROM customer c JOIN sale s ON s.customer_id = c.id
                WHERE s.is_valid AND s.is_purchase AND s.sold_day <= ? AND {EVERYONE} GROUP BY c.id""",
            (as_of,),
        )
    )


def _weights(by_count: Mapping[int, Counter[int]]) -> dict[int, int]:
    """Return gap -> weight, where a gap of a customer with n gaps weighs 1/n, over a common denominator."""
    whole = lcm(*by_count) if by_count else 1
    weights: Counter[int] = Counter()
    for count, gaps in by_count.items():
        each = whole // count
        for gap, times in gaps.items():
            weights[gap] += times * each
    return weights
