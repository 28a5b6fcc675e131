"""Numbers bit by bit find the same people, and the same sums, as walking through them one by one."""

import math

from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.rules.interval import Interval, top_count
from desktop_seg.segments.bits import People
from desktop_seg.segments.planes import Amounts, Column

NUMBERS = st.one_of(
    st.integers(-5, 5),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from((0.0, -0.0, 0.1 + 0.2, 0.3, 1 / 3, 5e-324, -5e-324)),
)
VALUES = st.lists(st.one_of(st.none(), NUMBERS), max_size=40)
EDGES = st.one_of(NUMBERS, st.sampled_from((-math.inf, math.inf)))


def chosen(bits: int, values: list[float | None]) -> list[int]:
    return People(range(len(values))).in_set(bits)


@given(VALUES, st.data())
def test_those_in_a_stretch_are_those_whose_number_lies_in_it(values: list[float | None], data: st.DataObject) -> None:
    met = [value for value in values if value is not None]
    edge = st.one_of(EDGES, st.sampled_from(met)) if met else EDGES  # often a value that somebody has
    asked = data.draw(st.builds(Interval, edge, edge, st.booleans(), st.booleans()))
    wanted = [place for place, value in enumerate(values) if value is not None and asked.holds(value)]
    assert chosen(Column(values).within(asked), values) == wanted


@given(VALUES, st.sets(st.integers(0, 39)), st.sampled_from((0.01, 0.2, 0.5, 0.9, 1.0)))
def test_the_top_is_everyone_at_or_above_the_last_value_of_it(
    values: list[float | None], some: set[int], share: float
) -> None:
    people = People(range(len(values)))
    among = [place for place in some if place < len(values)]
    ranked = sorted((value for place in among if (value := values[place]) is not None), reverse=True)
    edge = ranked[top_count(share, len(ranked)) - 1] if ranked else math.inf
    wanted = [place for place in sorted(among) if (value := values[place]) is not None and value >= edge]
    assert chosen(Column(values).top(share, people.of_ids(among)), values) == wanted


@given(
    st.lists(st.one_of(st.integers(-300, 300), st.integers(-(2**62), 2**62)), max_size=40), st.sets(st.integers(0, 39))
)
def test_the_sum_of_some_amounts_is_exact(amounts: list[int], some: set[int]) -> None:
    among = [place for place in some if place < len(amounts)]
    bits = People(range(len(amounts))).of_ids(among)
    assert Amounts(amounts).total(bits) == sum(amounts[place] for place in among)
