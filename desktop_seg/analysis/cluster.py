"""Into which groups do customers fall by themselves? For looking around only: such groups shift with every import.

In: recency, visits and money of all who bought. Out: Clusters. Used by: charts/cluster.py. k-means on the logarithms,
each brought to the same spread. How far the groups would be others with other customers is measured and shown.
Source: resources/help/definitions.md#clusters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_seg.analysis import people
from desktop_seg.metrics.catalogue import field
from desktop_seg.store import setting
from desktop_seg.store.database import Database

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Counts = NDArray[np.int64]

# Four can be told apart in words. The usual rule that picks a number (the silhouette) always says two.
GROUPS = 4
_KEYS = ("recency_days", "frequency", "monetary")
_STARTS = 8  # k-means ends where it began to look; the best of several is kept
_HALVINGS = 5
_MOST = 5_000  # people that groups are found with; everybody else is put into the nearest one
_SEED = 1  # the same customers give the same groups


@dataclass(frozen=True, slots=True)
class Cluster:
    """One group. recency_days, visits, spent_cents: of the person in the middle. share, spent_share: of everyone's."""

    people: int
    share: float
    spent_share: float
    recency_days: float
    visits: float
    spent_cents: float


@dataclass(frozen=True, slots=True)
class Clusters:
    """groups: those who spend most first; none where there is nobody to sort.

    agreement: the share of people who land in the same group when the groups are found twice, each time with another
    half of the customers; None where there are no two halves.
    """

    groups: tuple[Cluster, ...]
    agreement: float | None
    currency: str


def clusters(db: Database, as_of: int | None, ids: Sequence[int] | None = None) -> Clusters:
    """Return the groups into which everyone who bought falls, or some of them."""
    import numpy as np

    columns = [field(key).column for key in _KEYS]
    rows = people.rows(db, [*columns, "c.id"], as_of, ids, f"{field('frequency').column} >= 1")
    found = np.array(sorted(rows, key=lambda row: row[-1] or 0), dtype=float).reshape(-1, len(_KEYS) + 1)[:, :-1]
    currency = setting.load(db).currency
    if not len(found):
        return Clusters((), None, currency)
    points = _standardised(found)
    chance = np.random.default_rng(_SEED)
    sample = chance.permutation(len(points))[:_MOST]
    places = _nearest(points, _centres(points[sample], chance))
    groups = [_cluster(found[places == place], found) for place in np.unique(places)]
    groups.sort(key=lambda group: -group.spent_cents)
    return Clusters(tuple(groups), _agreement(points[sample], chance), currency)


def _standardised(found: "Numbers") -> "Numbers":
    """Return logarithms with mean 0 and spread 1. Less than a cent counts as one: returns may leave nothing."""
    import numpy as np

    recency, visits, cents = found.T
    logs = np.column_stack([np.log1p(recency), np.log(visits), np.log(np.maximum(cents, 1))])
    spread = logs.std(axis=0)
    standardised: Numbers = (logs - logs.mean(axis=0)) / np.where(spread > 0, spread, 1)
    return standardised


def _centres(points: "Numbers", chance: "np.random.Generator") -> "Numbers":
    """Return the centres of the groups, as near to their people as the best of several starts brings them."""
    import numpy as np
    from scipy.cluster.vq import ClusterError, kmeans2

    different = np.unique(points, axis=0)
    if len(different) <= GROUPS:
        return different
    best, least = different[:GROUPS], np.inf
    for _start in range(_STARTS):
        try:
            centres, places = kmeans2(points, GROUPS, iter=50, minit="++", missing="raise", rng=chance)
        except ClusterError:  # a group lost all its people on the way
            continue
        away = float(((points - centres[places]) ** 2).sum())
        if away < least:
            best, least = centres, away
    return best


def _nearest(points: "Numbers", centres: "Numbers") -> "Counts":
    from scipy.cluster.vq import vq

    places: Counts = vq(points, centres)[0]
    return places


def _agreement(points: "Numbers", chance: "np.random.Generator") -> float | None:
    """Return the share that two halves put into the same group, each group of one paired with one of the other."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    if len(points) < 2 * GROUPS:
        return None
    shares = []
    for _halving in range(_HALVINGS):
        mixed = chance.permutation(len(points))
        one, other = (_nearest(points, _centres(points[half], chance)) for half in np.array_split(mixed, 2))
        common = np.zeros((GROUPS, GROUPS))
        np.add.at(common, (one, other), 1)
        shares.append(common[linear_sum_assignment(common, maximize=True)].sum() / len(points))
    return float(np.mean(shares))


def _cluster(mine: "Numbers", everyone: "Numbers") -> Cluster:
    import numpy as np

    recency, visits, cents = (float(each) for each in np.median(mine, axis=0))
    total = float(everyone[:, 2].sum())
    share = float(mine[:, 2].sum()) / total if total > 0 else 0.0
    return Cluster(len(mine), len(mine) / len(everyone), share, recency, visits, cents)
