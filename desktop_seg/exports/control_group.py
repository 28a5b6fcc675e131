"""Who of a list is kept apart, so that it can be seen later whether writing helped: a part of it, chosen by chance.

In: those who may be written to. Used by: export, before the file is written; the export wizard, to say how many.
"""

import secrets
from collections.abc import Iterable
from dataclasses import replace
from random import Random

from desktop_seg.base.i18n import N_
from desktop_seg.exports.funnel import Funnel, Loss

KEY, TITLE = "kept_apart", N_("Kept apart to see whether it helps")
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


def kept_apart(sieve: Funnel, share: float, seed: int) -> Funnel:
    """Return the funnel with one more loss: who is kept apart. The same seed chooses the same people."""
    chosen = _chosen(sieve.may, control_count(len(sieve.may), share), seed)
    loss = Loss(KEY, TITLE, tuple(id_ for id_ in sieve.may if id_ in chosen))
    may = tuple(id_ for id_ in sieve.may if id_ not in chosen)
    return replace(sieve, losses=(*sieve.losses, loss), may=may)


def _chosen(ids: Iterable[int], count: int, seed: int) -> frozenset[int]:
    # By random() alone: of all of Random only this is promised to stay the same in later versions of Python.
    chance = Random(seed)
    lots = {id_: chance.random() for id_ in sorted(ids)}
    return frozenset(sorted(lots, key=lambda id_: lots[id_])[:count])
