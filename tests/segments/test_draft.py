"""A condition while it is made: bands, cut lines and boxes must come to the same people."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.metrics.catalogue import FIELDS
from desktop_seg.rules.tree import Day, Is, Span
from desktop_seg.segments.draft import Draft, band, cuts, draft_from, draft_of, moved, with_operator

ALL_FIELDS = {field.key: field for field in FIELDS}
AGE, MONEY, DAY, RANK = (ALL_FIELDS[key] for key in ("age", "monetary", "first_day", "best_score"))
AS_OF = 20_000


def holds(condition: Is, value: float) -> bool:
    """A plain reading of the comparisons that cut a field by size."""
    numbers = [part.number if isinstance(part, Day) else part for part in _parts(condition)]
    return {
        "below": lambda: value < numbers[0],
        "before": lambda: value < numbers[0],
        "at_most": lambda: value <= numbers[0],
        "at_least": lambda: value >= numbers[0],
        "over": lambda: value > numbers[0],
        "after": lambda: value > numbers[0],
        "between": lambda: numbers[0] <= value <= numbers[1],
        "in_last": lambda: AS_OF - numbers[0].n < value <= AS_OF,
        "longer_ago": lambda: value < AS_OF - numbers[0].n,
    }[condition.operator]()


def _parts(condition: Is) -> tuple:
    return condition.value if isinstance(condition.value, tuple) else (condition.value,)


def test_bands_between_cuts_become_conditions() -> None:
    assert band(AGE, None, 24, True).condition() == Is("age", "below", 24)
    assert band(AGE, 24.0, 38.0, True).condition() == Is("age", "between", (24, 37))
    assert band(AGE, 64, None, True).condition() == Is("age", "at_least", 64)
    assert band(MONEY, 1000, 5000, True).condition() == Is("monetary", "between", (1000, 4999))
    assert band(RANK, 0.25, 0.5, False).condition() == Is("best_score", "between", (0.25, 0.5))
    assert band(DAY, 100, 200, True).condition() == Is("first_day", "between", (Day(100), Day(199)))
    assert band(DAY, None, 200, True).condition() == Is("first_day", "before", Day(200))
    assert band(DAY, 200, None, True).condition() == Is("first_day", "after", Day(199))


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=4, unique=True).map(sorted), st.integers(-60, 60))
def test_every_whole_value_lies_in_exactly_one_band(edges: list[int], value: int) -> None:
    for asked in (AGE, MONEY, DAY):
        bands = [band(asked, low, high, True) for low, high in zip([None, *edges], [*edges, None], strict=True)]
        assert sum(holds(each.condition(), value) for each in bands) == 1


@given(
    st.sampled_from(["below", "at_most", "at_least", "over", "between"]),
    st.lists(st.integers(-50, 50), min_size=2, max_size=2),
    st.integers(-60, 60),
)
def test_cuts_part_whole_values_where_the_condition_does(operator: str, values: list[int], value: int) -> None:
    draft = Draft(AGE, operator, *values)
    condition, found = draft.condition(), cuts(draft, True, AS_OF)
    assert condition is not None
    inside = sum(cut <= value for cut in found) % 2 == 1  # right of the only cut, or between two
    is_left = operator in ("below", "at_most")
    assert holds(condition, value) is (inside is not is_left)


@given(
    st.sampled_from(["below", "at_most", "at_least", "over", "between"]),
    st.lists(st.integers(0, 50), min_size=2, max_size=2, unique=True).map(sorted),
)
def test_a_cut_that_is_moved_stands_where_it_was_moved_to(operator: str, wanted: list[int]) -> None:
    draft = Draft(AGE, operator, 3, 9)
    count = len(cuts(draft, True, AS_OF))
    assert cuts(moved(draft, wanted[:count], True, AS_OF), True, AS_OF) == tuple(wanted[:count])


@given(st.integers(1, 3000), st.integers(-10, 3100))
def test_days_are_cut_by_a_length_of_time_as_by_a_date(days: int, ago: int) -> None:
    for operator in ("in_last", "longer_ago"):
        draft = Draft(DAY, operator, Span(days))
        (cut,) = cuts(draft, True, AS_OF)
        value = AS_OF - max(ago, 0)
        assert holds(draft.condition(), value) is ((value >= cut) is (operator == "in_last"))
        assert moved(draft, [cut], True, AS_OF) == draft


def test_another_comparison_keeps_what_still_fits() -> None:
    assert with_operator(Draft(AGE, "at_least", 30), "below", AS_OF).first == 30
    between = with_operator(Draft(AGE, "at_least", 30), "between", AS_OF)
    assert between.condition() == Is("age", "between", (30, 30))
    by_date = with_operator(Draft(DAY, "in_last", Span(90)), "after", AS_OF)
    assert by_date.condition() == Is("first_day", "after", Day(AS_OF - 89))
    assert with_operator(by_date, "in_last", AS_OF).first == Span(90)
    ago = with_operator(Draft(DAY, "in_last", Span(3, "months")), "between_ago", AS_OF)
    assert ago.condition() == Is("first_day", "between_ago", (Span(3, "months"), Span(6, "months")))


def test_a_condition_can_be_taken_up_again() -> None:
    for condition in (
        Is("age", "between", (24, 37)),
        Is("city", "one_of", ("Utrecht", "Zeist"), True),
        Is("age", "unknown"),
        Is("first_day", "in_last", Span(3, "months")),
    ):
        assert draft_from(ALL_FIELDS[condition.field], condition).condition() == condition


def test_what_is_not_known_is_no_question_where_the_comparison_asks_it_already() -> None:
    assert Draft(AGE, "unknown", including_unknown=True).condition() == Is("age", "unknown")
    assert Draft(AGE, "at_least", 3, including_unknown=True).condition() == Is("age", "at_least", 3, True)


def test_the_usual_condition_begins_at_the_suggested_cut() -> None:
    assert draft_of(AGE, 50.0).condition() == Is("age", "at_least", 50)
    assert draft_of(AGE).condition() is None
    assert draft_of(DAY).condition() == Is("first_day", "in_last", Span(90))
