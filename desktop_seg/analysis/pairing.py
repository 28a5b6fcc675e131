"""Which categories are bought by the same people? Item-item cosine over customers; the lift is told, never ranked by.

In: sale lines. Out: Pairing. Used by: charts/pairing.py. Pairs need 15 common buyers, 5 in a shop of fewer than 200.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from desktop_seg.store.database import Database
from desktop_seg.store.figures import EVERYONE

LARGE_SHOP = 200
LEAST_COMMON, LEAST_COMMON_SMALL = 15, 5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two categories. common: people who bought both. cosine: 0 to 1. lift: times as many as chance would bring."""

    one: str
    other: str
    common: int
    cosine: float
    lift: float


@dataclass(frozen=True, slots=True)
class Pairing:
    """pairs: the closest first. buyers: people with a category on a line."""

    pairs: tuple[Pair, ...]
    buyers: int


def pairing(db: Database, as_of: int | None, ids: Sequence[int] | None = None) -> Pairing:
    """Return which categories go together."""
    chosen = None if ids is None else set(ids)
    baskets: dict[int, set[str]] = defaultdict(set)
    for customer_id, category in db.each(
        f"""SELECT DISTINCT s.customer_id, p.category FROM sale_line l JOIN sale s ON s.id = l.sale_id
            JOIN product p ON p.id = l.product_id JOIN customer c ON c.id = s.customer_id
            WHERE s.is_valid AND s.sold_day <= ? AND l.quantity > 0 AND p.kind = 'product'
                AND p.category IS NOT NULL AND {EVERYONE}""",
        (as_of,),
    ):
        if chosen is None or customer_id in chosen:
            baskets[int(customer_id or 0)].add(str(category))
    buyers = Counter(category for basket in baskets.values() for category in basket)
    common = Counter(pair for basket in baskets.values() for pair in combinations(sorted(basket), 2))
    least = LEAST_COMMON if len(baskets) >= LARGE_SHOP else LEAST_COMMON_SMALL
    pairs = [
        Pair(
            one,
            other,
            count,
            count / sqrt(buyers[one] * buyers[other]),
            count * len(baskets) / (buyers[one] * buyers[other]),
        )
        for (one, other), count in common.items()
        if count >= least
    ]
    return Pairing(tuple(sorted(pairs, key=lambda pair: (-pair.cosine, pair.one, pair.other))), len(baskets))
