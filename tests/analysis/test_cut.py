"""Suggested cuts and the bands they make."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.analysis.cut import Way, bands, equal_groups, natural_cuts, sales_cut, suggestions
from desktop_seg.model.field import Kind
from desktop_seg.model.period import to_date, to_day
from tests.analysis.values import field_of, numbers_of

PEOPLE = st.lists(st.tuples(st.integers(-20, 60), st.integers(-500, 5000)), min_size=1, max_size=40)


@given(PEOPLE, st.lists(st.integers(-25, 65), max_size=5, unique=True), st.integers(0, 3))
def test_bands_count_what_lies_between_their_edges(
    people: list[tuple[int, int]], cuts: list[int], unknown: int
) -> None:
    cuts.sort()
    values = numbers_of([value for value, _ in people], [cents for _, cents in people], unknown)
    total = sum(cents for _, cents in people) + 100 * unknown
    for band in bands(values, cuts):
        inside = [
            cents
            for value, cents in people
            if (band.first is None or value >= band.first) and (band.before is None or value < band.before)
        ]
        assert band.count == len(inside)
        assert band.share == pytest.approx(len(inside) / len(people))
        assert band.sales_share == (pytest.approx(sum(inside) / total) if total > 0 else None)


@given(PEOPLE)
def test_suggested_cuts_leave_somebody_in_every_band(people: list[tuple[int, int]]) -> None:
    values = numbers_of([value for value, _ in people], [cents for _, cents in people])
    for suggestion in suggestions(values):
        assert list(suggestion.cuts) == sorted(set(suggestion.cuts))
        assert all(band.count for band in suggestion.bands)
        assert all(cut == int(cut) for cut in suggestion.cuts), "a count is cut at a whole number"


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 900)), min_size=2, max_size=25))
def test_sales_cut_takes_the_fewest_people_from_one_end(people: list[tuple[int, int]]) -> None:
    """Tried by hand: for each end, take on value after value until 80 % of the money is there."""
    values = numbers_of([value for value, _ in people], [cents for _, cents in people])
    needed = 0.8 * sum(cents for _, cents in people)
    sizes = {}
    for is_from_above in (True, False):
        taken: list[tuple[int, int]] = []
        for value in sorted({value for value, _ in people}, reverse=is_from_above):
            taken += [pair for pair in people if pair[0] == value]
            if sum(cents for _, cents in taken) >= needed:
                break
        sizes[is_from_above] = len(taken)
    cut = sales_cut(values)
    if min(sizes.values()) == len(people):
        assert cut is None
    else:
        assert cut is not None
        inside = [value >= cut.at if cut.is_from_above else value < cut.at for value, _ in people]
        assert sum(inside) == min(sizes.values())


def test_equal_groups_stand_at_numbers_a_person_would_choose() -> None:
    ages = [18 + (n * 67) % 73 for n in range(1460)]  # 18 to 90, each as often
    assert equal_groups(numbers_of(ages), 4) == (35, 55, 70)
    # Quartiles of these amounts are near 15.19, 29.81 and 58.50 euro.
    drawn = random.Random(7)
    amounts = [round(drawn.lognormvariate(8, 1)) for _ in range(20_000)]
    assert equal_groups(numbers_of(amounts, field=field_of(Kind.MONEY)), 4) == (1500, 3000, 6000)


def test_rounding_never_makes_groups_very_unequal() -> None:
    """Everyone is about 60: cut at 60 only, one group would be empty."""
    ages = [58, 59, 60, 61, 62, 63, 64, 65] * 50
    sizes = [band.count for band in bands(numbers_of(ages), equal_groups(numbers_of(ages), 4))]
    assert sizes == [100, 100, 100, 100]


def test_most_people_at_the_smallest_value_gives_one_cut_above_it() -> None:
    visits = [1] * 80 + [2, 3, 4, 5]
    assert equal_groups(numbers_of(visits), 4) == (2,)


def test_natural_breaks_are_offered_from_300_people_on() -> None:
    ages = [20 + n % 40 for n in range(300)]
    ways = {suggestion.way for suggestion in suggestions(numbers_of(ages))}
    assert Way.NATURAL_BREAKS in ways
    assert Way.NATURAL_BREAKS not in {suggestion.way for suggestion in suggestions(numbers_of(ages[:299]))}


def test_natural_breaks_lie_in_the_gaps_between_heaps() -> None:
    amounts = [1000, 1100, 1200] * 50 + [9000, 9100, 9500] * 50 + [80000, 81000] * 40
    assert natural_cuts(numbers_of(amounts, field=field_of(Kind.MONEY)), 3) == (5000, 50000)


def test_amounts_of_nothing_and_below_can_be_broken_too() -> None:
    amounts = [-500, 0, 0, 1, 1000, 1001, 90000]
    assert len(natural_cuts(numbers_of(amounts, field=field_of(Kind.MONEY)), 3)) == 2


def test_days_are_cut_at_the_first_of_a_month() -> None:
    start = to_day(date(2025, 1, 10))
    days = [start + n for n in range(600)]
    cuts = equal_groups(numbers_of(days, field=field_of(Kind.DATE)), 4)
    assert [to_date(int(cut)).isoformat() for cut in cuts] == ["2025-06-01", "2025-11-01", "2026-04-01"]


def test_nothing_to_part_suggests_nothing() -> None:
    assert suggestions(numbers_of([])) == ()
    assert suggestions(numbers_of([7])) == ()
    assert suggestions(numbers_of([7, 7, 7])) == ()
    assert suggestions(numbers_of([], unknown=5)) == ()


def test_two_people_are_parted_between_them() -> None:
    for suggestion in suggestions(numbers_of([3, 9], [1000, 100])):
        assert [band.count for band in suggestion.bands] == [1, 1]


def test_without_sales_no_cut_by_sales() -> None:
    values = numbers_of([1, 2, 3], [0, 0, 0])
    assert sales_cut(values) is None
    assert bands(values, (2,))[0].sales_share is None
