"""Which segments are much the same people? Every two of the ready-made and own segments that have people.

In: segments. Out: Overlap. Used by: charts/overlap.py. Partitions (classes, stages) are left out: they never overlap
among themselves, and every segment lies across them. So are segments that ask about special data: of their people no
few are ever counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from desktop_seg.segments import catalogue, evaluate, words
from desktop_seg.segments.capability import missing, shop_facts
from desktop_seg.segments.segment import Segment
from desktop_seg.store.database import Database

_PARTITIONS = ("rfm", "stage", "life_cycle")
_MOST_SEGMENTS = 40


@dataclass(frozen=True, slots=True)
class Common:
    """Two segments by title. common: people in both. share: of the people of both together (Jaccard)."""

    one: str
    other: str
    common: int
    share: float


@dataclass(frozen=True, slots=True)
class Overlap:
    """pairs: the closest first; pairs without anybody in common are not listed."""

    pairs: tuple[Common, ...]


def overlap(db: Database, as_of: int | None, ids: Sequence[int] | None = None) -> Overlap:
    """Return which segments share people."""
    if as_of is None:
        return Overlap(())
    facts = shop_facts(db, as_of)
    chosen = None if ids is None else set(ids)
    found: dict[str, set[int]] = {}
    for each in catalogue.all_segments(db):
        if len(found) < _MOST_SEGMENTS and _is_compared(db, each) and missing(each, facts) is None:
            members = set(evaluate.members(db, each, as_of))
            members = members if chosen is None else members & chosen
            if members:
                found[words.title(each)] = members
    pairs = [
        Common(one, other, len(both), len(both) / len(found[one] | found[other]))
        for one, other in combinations(found, 2)
        if (both := found[one] & found[other])
    ]
    return Overlap(tuple(sorted(pairs, key=lambda pair: (-pair.share, -pair.common, pair.one, pair.other))))


def _is_compared(db: Database, segment: Segment) -> bool:
    return segment.family not in _PARTITIONS and not evaluate.gates_of(db, segment)
