"""Numbers that are names: zeros kept, Excel's damage undone or told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.importing.cleaning.column import FaultKind, FindingKind
from desktop_seg.importing.cleaning.identifier import IdentifierStyle
from desktop_seg.importing.cleaning.value import Cell
from desktop_seg.importing.cleaning.value_kind import ValueKind
from tests.importing.cleaning.column_of import SHORTENED, UNREADABLE, by_style, decided, found, read

ID = ValueKind.ID


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        (17850.0, "17850"),
        (489434, "489434"),
        (8712345678906.0, "8712345678906"),
        ("00123", "00123"),
        ("'00123", "00123"),
        ("''00123", "'00123"),
        ('="00123"', "00123"),
        (" #1001 ", "#1001"),
        ("2-1678", "2-1678"),
        ("20250301-0000123", "20250301-0000123"),
        ("12E10", "12E10"),
        ("C537240", "C537240"),
        (12.5, "12.5"),
        ("NA", None),
        ("n/a", None),
        ("-", None),
        ("geen", None),
        ("없음", None),
        ("", None),
        (None, None),
    ],
)
def test_identifiers_stay_as_they_are(cell: Cell, kept: str | None) -> None:
    assert by_style(IdentifierStyle(), [cell]) == [kept]


@pytest.mark.parametrize("cell", ["2.02E+15", "4,51235E+09", "1E+12", 2.02e15, 1234567890123456.0, float("inf")])
def test_numbers_without_their_last_digits_are_never_a_key(cell: Cell) -> None:
    assert by_style(IdentifierStyle(), [cell]) == [SHORTENED]


def test_how_many_are_shortened_is_told() -> None:
    verdict = decided(ID, ["2.02E+15"] * 3 + ["12345678901"] * 47)
    assert found(verdict) == {FindingKind.SHORTENED: 3}
    assert verdict.findings[0].share == pytest.approx(0.06)
    assert found(decided(ID, [1234567890123456.0, 12345678901.0, 17850])) == {FindingKind.SHORTENED: 1}


def test_masked_numbers_are_never_a_key() -> None:
    assert by_style(IdentifierStyle(), ["kims****", "a*b"]) == [FaultKind.MASKED, "a*b"]


def test_point_zero_goes_only_where_the_whole_column_has_it() -> None:
    assert read(ID, ["17850.0", "13047.0", "A1"]) == ["17850", "13047", "A1"]
    assert read(ID, ["1.0", "1.1", "2.0"]) == ["1.0", "1.1", "2.0"]


def test_a_day_is_no_identifier() -> None:
    assert by_style(IdentifierStyle(), [date(2025, 4, 3)]) == [UNREADABLE]


@given(st.integers(0, 10**15 - 1))
def test_whole_numbers_of_a_workbook_keep_every_digit(number: int) -> None:
    assert by_style(IdentifierStyle(), [float(number), str(number)]) == [str(number), str(number)]
