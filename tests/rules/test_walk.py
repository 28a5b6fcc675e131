"""What a rule uses is found wherever it stands in it."""

from desktop_seg.rules.tree import All, AsOf, Everyone, Happened, InSegment, Is, Measure, Not, Rule, Top
from desktop_seg.rules.walk import day_needs


def needs(rule: Rule, **others: Rule) -> dict[int, frozenset[str] | None]:
    return day_needs(rule, others.__getitem__)


def test_fields_are_named_for_the_day_as_of_which_they_are_asked() -> None:
    rule = All(Is("frequency", "at_least", 1), AsOf(90, Not(Is("lateness", "over", 3))))
    assert needs(rule) == {0: frozenset({"frequency"}), 90: frozenset({"lateness"})}
    assert needs(AsOf(30, AsOf(60, Top("monetary", 0.1, Is("frequency", "at_least", 2))))) == {
        0: frozenset(),
        30: frozenset(),
        90: frozenset({"monetary", "frequency"}),
    }


def test_what_another_segment_asks_counts_and_one_that_goes_round_ends() -> None:
    others: dict[str, Rule] = {"a": AsOf(7, InSegment("b")), "b": All(Is("city", "is", "Gouda"), InSegment("a"))}
    found = needs(AsOf(1, InSegment("a")), **others)
    assert found == {0: frozenset(), 1: frozenset(), 8: frozenset({"city"})}


def test_rows_leave_open_what_is_needed_of_their_day_only() -> None:
    rows = Happened("sales", Measure.COUNT, "at_least", 1)
    assert needs(All(Is("city", "is", "Gouda"), AsOf(365, All(rows, Is("frequency", "at_least", 2))))) == {
        0: frozenset({"city"}),
        365: None,
    }
    assert needs(Everyone()) == {0: frozenset()}
