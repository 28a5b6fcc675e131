"""Every kind of value has its cleaner, and all behave alike."""

import pickle
from datetime import date, datetime, time

import pytest

from desktop_seg.importing.cleaning.column import Choice, Decision, Fault, FaultKind, Undecided
from desktop_seg.importing.cleaning.kinds import cleaner
from desktop_seg.importing.cleaning.value import Cell
from desktop_seg.importing.cleaning.value_kind import ValueKind
from tests.importing.cleaning.column_of import HINT

ODD: list[Cell] = [
    *("", " ", "-", "x", "5", "1.234", "1,5", "03/04/2025", "2.02E+15", "yes", "a@x.nl", "0612345678", "Passant", "\n"),
    *("'", '="', "=", "\u00a0", "€", "%", "()", "12:30", "1012AB", "\ud800", "9" * 400, "e" * 400, "\x00"),
    *(0, 1, -1, 0.0, 1.5, 45717.0, 1e300, -1e300, float("nan"), float("inf"), True, False, 10**30),
    *(date(2025, 3, 1), date(1, 1, 1), datetime(9999, 12, 31, 23, 59), time(10, 8), None),
]


@pytest.mark.parametrize("kind", ValueKind)
def test_nothing_in_a_cell_raises(kind: ValueKind) -> None:
    own = cleaner(kind)
    verdict = own.evidence(ODD).decide(HINT)
    convert = (verdict.style if isinstance(verdict, Decision) else verdict.choices[0].style).converter(HINT)
    for cell in ODD:
        value = convert(cell)
        if isinstance(value, Fault):
            assert value.reason
            assert isinstance(value.kind, FaultKind)
    assert convert(None) is None
    assert convert("") is None


@pytest.mark.parametrize("kind", ValueKind)
def test_evidence_counts_every_cell_once_in_one_go_or_in_pieces(kind: ValueKind) -> None:
    own = cleaner(kind)
    cells = ODD
    whole, first = own.evidence(cells), own.evidence(cells[:15])
    first.add(cells[15:])
    assert (whole.filled + whole.empty, whole.readable <= whole.filled) == (len(cells), True)
    assert (first.filled, first.empty, first.readable) == (whole.filled, whole.empty, whole.readable)


@pytest.mark.parametrize("kind", ValueKind)
def test_an_empty_column_needs_no_answer(kind: ValueKind) -> None:
    verdict = cleaner(kind).evidence([None, "", "-"]).decide(HINT)
    assert isinstance(verdict, Decision)
    assert verdict.findings == ()


@pytest.mark.parametrize("kind", ValueKind)
def test_styles_and_verdicts_cross_the_pipe_and_lie_in_a_plan(kind: ValueKind) -> None:
    own = cleaner(kind)
    assert own.style("") == own.usual
    verdict = own.evidence(["03/04/2025", "1.234", "Sale Line", "Sale"]).decide(HINT)
    assert pickle.loads(pickle.dumps(verdict)) == verdict
    for style in [verdict.style] if isinstance(verdict, Decision) else [choice.style for choice in verdict.choices]:
        assert own.style(style.to_text()) == style


@pytest.mark.parametrize("text", ['{"decimal": 5}', '{"nonsense": 1}', "[]", "{", '"x"'])
def test_a_style_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        cleaner(ValueKind.MONEY).style(text)
    with pytest.raises(ValueError, match=r"."):
        cleaner(ValueKind.MOMENT).style('{"order": "ydm"}')


def test_every_question_offers_examples_written_out() -> None:
    asked = [
        cleaner(ValueKind.DATE).evidence(["03/04/2025"]).decide(HINT),
        cleaner(ValueKind.MONEY).evidence(["1.234"]).decide(HINT),
        cleaner(ValueKind.NUMBER).evidence(["1.234"]).decide(HINT),
    ]
    for verdict in asked:
        assert isinstance(verdict, Undecided)
        assert verdict.question.endswith("?")
        assert len({choice.style for choice in verdict.choices}) == len(verdict.choices) >= 2
        for choice in verdict.choices:
            assert isinstance(choice, Choice)
            assert choice.title
            assert choice.examples
            assert all(example.meaning for example in choice.examples)


def test_equal_cells_of_another_sort_are_not_mixed_up() -> None:
    convert = cleaner(ValueKind.TEXT).usual.converter(HINT)
    assert [convert(cell) for cell in (1.0, True, 1, "1", False, 0)] == ["1", "true", "1", "1", "false", "0"]
