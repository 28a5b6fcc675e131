"""Where the best customers came from: how they began, beside how everyone began.

In: visits, the segment of the best, the customer list. Out: Origin. Used by: charts/origin.py.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_seg.analysis.visit_list import Visit, visits_of
from desktop_seg.segments import evaluate
from desktop_seg.segments.catalogue import find
from desktop_seg.store.database import Database

BEST = "top_20"


@dataclass(frozen=True, slots=True)
class Beginning:
    """One way to begin. key: "channel", "source", "coupon" or "full_price"; word: which channel or source, "" else.

    share, share_everyone: of the best, and of all buyers, who began so.
    """

    key: str
    word: str
    people: int
    share: float
    share_everyone: float


@dataclass(frozen=True, slots=True)
class Origin:
    """best: how many there are. beginnings: what is commoner among them first."""

    best: int
    everyone: int
    beginnings: tuple[Beginning, ...]


def origin(db: Database, as_of: int | None, ids: Sequence[int] | None = None) -> Origin:
    """Return how the best 20 % (or the people with these ids) began, beside all buyers."""
    lists = visits_of(db, as_of)
    if as_of is None or not lists:
        return Origin(0, 0, ())
    chosen = evaluate.members(db, find(db, BEST), as_of) if ids is None else ids
    best = [key for key in chosen if key in lists]
    sources = {int(row[0] or 0): str(row[1]) for row in db.rows("SELECT id, source FROM customer WHERE source <> ''")}
    mine = Counter(trait for key in best for trait in _traits(lists[key], sources.get(key, "")))
    all_of = Counter(trait for key, visits in lists.items() for trait in _traits(visits, sources.get(key, "")))
    if not any(visit.is_discounted for visits in lists.values() for visit in visits):
        del all_of["full_price", ""]  # files that note no discounts do not tell who began without one
    beginnings = [
        Beginning(key, word, mine[key, word], mine[key, word] / len(best) if best else 0.0, count / len(lists))
        for (key, word), count in all_of.items()
    ]
    beginnings.sort(key=lambda each: (each.share_everyone - each.share, each.key, each.word))
    return Origin(len(best), len(lists), tuple(beginnings))


def _traits(visits: Sequence[Visit], source: str) -> list[tuple[str, str]]:
    found = [("coupon", "") if visits[0].is_discounted else ("full_price", "")]
    if visits[0].channel:
        found.append(("channel", visits[0].channel))
    if source:
        found.append(("source", source))
    return found
