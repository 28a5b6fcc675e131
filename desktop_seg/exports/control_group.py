"""Who of a list is kept apart, so that it can be seen later whether writing helped: a part of it, chosen by chance.

In: those who may be written to. Used by: export, before the file is written; the export wizard, to say how many.
"""

import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from desktop_seg.base.i18n import N_
from desktop_seg.exports.funnel import Funnel, Loss

KEY, TITLE = "kept_apart", N_("Kept apart to see whether it helps")
MOST_SHARE = 0.9
"""So many may be kept apart at most: a list that goes to next to nobody shows nothing either."""
_SMALL_LIST = 500


def new_seed() -> int:
    """Return a seed that nobody chose."""
    return secrets.randbits(31)


def usual_share(people: int) -> float:
    """Return which part of a list is kept apart unless the owner says otherwise: half of a small one, which shows
    nothing with less, a fifth of a large one."""
    return 0.5 if people < _SMALL_LIST else 0.2


def control_count(people: int, share: float) -> int:
    """Return how many are kept apart; with any share at least one of two, and never all."""
    return 0 if share <= 0 or people < 2 else min(max(round(people * share), 1), people - 1)


def kept_apart(sieve: Funnel, share: float, seed: int, together: Mapping[int, int] | None = None) -> Funnel:
    """Return the funnel with one more loss: who is kept apart. The same seed chooses the same people.

    together: of people who share a mailbox or a home, the one who stands for them: what one of them gets the others see
    too, so they are kept apart together or not at all.
    """
    chosen = _chosen(sieve.may, control_count(len(sieve.may), share), seed, together or {})
    loss = Loss(KEY, TITLE, tuple(id_ for id_ in sieve.may if id_ in chosen))
    may = tuple(id_ for id_ in sieve.may if id_ not in chosen)
    return replace(sieve, losses=(*sieve.losses, loss), may=may)


def _chosen(ids: Sequence[int], count: int, seed: int, together: Mapping[int, int]) -> frozenset[int]:
    """Return those on whom the lot falls; fewer than `count` where the next ones would be too many."""
    groups = defaultdict(list)
    for id_ in sorted(ids):
        groups[together.get(id_, id_)].append(id_)
    # By random() alone: of all of Random only this is promised to stay the same in later versions of Python.
    chance = Random(seed)
    lots = {first: chance.random() for first in groups}
    chosen: list[int] = []
    for first in sorted(groups, key=lambda first: lots[first]):
        if len(chosen) + len(groups[first]) <= count:
            chosen += groups[first]
    return frozenset(chosen)
