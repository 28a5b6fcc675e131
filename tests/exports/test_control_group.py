"""Who is kept apart: by chance, the same for the same seed, as many as asked for, and nobody else is lost."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.exports.control_group import control_count, kept_apart, usual_share
from desktop_seg.exports.funnel import Funnel, Loss

LOSS = Loss("objected", "Said no", (1001, 1002))


def funnel_of(ids: list[int]) -> Funnel:
    return Funnel(len(ids) + 2, (LOSS,), tuple(ids))


@given(st.lists(st.integers(1, 900), unique=True, max_size=80), st.floats(0, 1), st.integers(0, 2**31 - 1))
def test_everybody_is_either_kept_apart_or_on_the_list(ids: list[int], share: float, seed: int) -> None:
    sieve = kept_apart(funnel_of(ids), share, seed)
    apart = sieve.losses[-1].ids
    assert sorted([*sieve.may, *apart]) == sorted(ids)
    assert len(apart) == control_count(len(ids), share)
    assert sieve.losses[0] == LOSS
    assert sieve.in_segment == len(sieve.may) + sum(len(loss.ids) for loss in sieve.losses)
    order = {id_: place for place, id_ in enumerate(ids)}
    assert [order[id_] for id_ in sieve.may] == sorted(order[id_] for id_ in sieve.may), "the order of the list stays"


@given(st.integers(0, 2**31 - 1))
def test_the_order_of_the_list_decides_nothing(seed: int) -> None:
    ids = list(range(1, 40))
    forth, back = kept_apart(funnel_of(ids), 0.3, seed), kept_apart(funnel_of(ids[::-1]), 0.3, seed)
    assert set(forth.may) == set(back.may)


@given(
    st.lists(st.tuples(st.integers(1, 900), st.integers(0, 9)), unique_by=lambda each: each[0], max_size=60),
    st.floats(0, 1),
    st.integers(0, 2**31 - 1),
)
def test_who_shares_a_mailbox_is_kept_apart_together_or_not_at_all(
    people: list[tuple[int, int]], share: float, seed: int
) -> None:
    first: dict[int, int] = {}
    together = {id_: first.setdefault(mailbox, id_) for id_, mailbox in sorted(people) if mailbox}
    sieve = kept_apart(funnel_of([id_ for id_, _mailbox in people]), share, seed, together)
    apart = set(sieve.losses[-1].ids)
    for stands_for in set(together.values()):
        assert len({id_ in apart for id_, other in together.items() if other == stands_for}) == 1
    wanted, largest = control_count(len(people), share), max(Counter(together.values()).values(), default=1)
    assert wanted - largest < len(apart) <= wanted or not apart


def test_everybody_is_kept_apart_equally_often() -> None:
    times = Counter(
        id_ for seed in range(4000) for id_ in kept_apart(funnel_of(list(range(20))), 0.2, seed).losses[-1].ids
    )
    assert set(times) == set(range(20))
    # 800 each; five standard deviations of a fair draw are 127.
    assert all(abs(each - 800) < 127 for each in times.values())


@pytest.mark.parametrize(
    ("people", "share", "count"),
    [(0, 0.2, 0), (1, 0.5, 0), (2, 0.01, 1), (2, 1.0, 1), (45, 0.5, 22), (500, 0.2, 100), (10, 0.0, 0)],
)
def test_somebody_is_always_left_on_the_list(people: int, share: float, count: int) -> None:
    assert control_count(people, share) == count


def test_small_lists_keep_half_apart() -> None:
    assert (usual_share(499), usual_share(500)) == (0.5, 0.2)
