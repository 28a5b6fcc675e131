"""What the words of a question tell of its marks."""

import pytest

from desktop_seg.model.survey import told_scale


@pytest.mark.parametrize(
    ("question", "scale"),
    [
        ("Welk cijfer geeft u ons? (1-10)", 10),
        ("Zou u ons aanbevelen, 0 t/m 10?", 10),
        ("How happy are you, from 1 to 5?", 5),
        ("Rate us out of ten", 10),
        ("Hvor tilfreds er du, 1 til 5", 5),
        ("만족도 (1점~5점)", 5),
        ("How happy are you?", None),
        ("Filled in on 1-10-2025", None),
        ("1-100", None),
        (None, None),
    ],
)
def test_a_question_tells_between_which_marks_one_may_choose(question: str | None, scale: int | None) -> None:
    assert told_scale(question) == scale
