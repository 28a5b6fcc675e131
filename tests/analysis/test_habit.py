"""The rhythm of one customer in words, checked by hand, and never at odds with the segment "off their rhythm"."""

import pytest

from desktop_seg.analysis.habit import Habit, habit, habit_words
from desktop_seg.segments.catalogue import find
from desktop_seg.segments.evaluate import members
from tests.shops import day, shop_with

AS_OF = day("2025-06-30")
EVERY_EIGHT = "\n".join(f"anna 2025-05-{n:02} 5.00" for n in (6, 14, 22, 30))


def test_usual_gap_and_how_long_it_is_now() -> None:
    db = shop_with(EVERY_EIGHT + "\nbo 2025-06-30 1.00")
    found = habit(db, 1, AS_OF)
    assert found == Habit(visits=4, recency_days=31, usual_gap_days=8.0, is_off=True)
    assert (
        habit_words(found)
        == "Usually comes every 8 days, now 31 days ago. Off their rhythm: 3.9 times as long as usual."
    )


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        ("", "Never bought anything so far."),
        ("anna 2025-06-20 1", "Bought once, 10 days ago: nothing can be said about a rhythm yet."),
        ("anna 2025-06-30 1", "Bought once, on the last day of the data: nothing can be said about a rhythm yet."),
        (
            "anna 2025-06-10 1\nanna 2025-06-29 1",
            "Came 2 times, the last time 1 day ago: too few visits for a rhythm of their own.",
        ),
        (EVERY_EIGHT + "\nanna 2025-06-29 1", "Usually comes every 8 days, now 1 day ago. Just as usual."),
    ],
)
def test_every_stage_has_its_words(visits: str, expected: str) -> None:
    db = shop_with(visits + "\nbo 2025-06-30 1.00", customers="anna city=Utrecht")
    assert habit_words(habit(db, 1, AS_OF)) == expected


def test_off_rhythm_is_what_the_segment_says() -> None:
    db = shop_with(EVERY_EIGHT + "\nbo 2025-06-30 1.00\nbo 2025-06-20 1.00")
    off = set(members(db, find(db, "off_rhythm"), AS_OF))
    assert {id for id in (1, 2) if habit(db, id, AS_OF).is_off} == off == {1}
