"""Numbers, quantities with units and shares."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.importing.cleaning.column import FaultKind, FindingKind, Undecided
from desktop_seg.importing.cleaning.number import NumberStyle
from desktop_seg.importing.cleaning.value_kind import ValueKind
from tests.importing.cleaning.column_of import SHORTENED, UNREADABLE, WRONG, by_style, decided, found, hint, read

NUMBER, QUANTITY, SHARE = ValueKind.NUMBER, ValueKind.QUANTITY, ValueKind.SHARE


def test_numbers_of_a_workbook_stay() -> None:
    assert read(NUMBER, [3.0, 2, -1.5, None, "7"]) == [3.0, 2.0, -1.5, None, 7.0]


def test_number_with_three_decimals_is_asked() -> None:
    verdict = decided(NUMBER, ["1.234", "5"])
    assert isinstance(verdict, Undecided)
    assert [(e.text, e.meaning) for e in verdict.choices[0].examples] == [("1.234", "1,234")]
    assert [(e.text, e.meaning) for e in verdict.choices[1].examples] == [("1.234", "1.234")]


def test_zero_in_front_proves_a_decimal_sign() -> None:
    assert read(NUMBER, ["0.234", "1.234"]) == [0.234, 1.234]
    assert read(NUMBER, ["0,234", "1,234"]) == [0.234, 1.234]


def test_percent_sign_makes_a_share() -> None:
    assert read(SHARE, ["15%", "7,5 %", "0 %"]) == [0.15, 0.075, 0.0]
    assert read(SHARE, [15.0, 7.5, 0.0]) == [0.15, 0.075, 0.0]
    assert read(SHARE, ["15", "7,5", "0"]) == [0.15, 0.075, 0.0]
    assert read(SHARE, ["15 %", "0,5"]) == [0.15, 0.5], "a percent that says so does not make one of the others"
    assert read(SHARE, [0.15, 1.0]) == [0.15, 1.0]
    assert read(NUMBER, ["15%"]) == [0.15]


def test_pieces_are_counted_and_one_measure_is_kept() -> None:
    assert read(QUANTITY, ["2 stuks", "1x", "3", "4 stk.", "5개"]) == [2.0, 1.0, 3.0, 4.0, 5.0]
    assert read(QUANTITY, ["1,5 kg", "2 kg", "200 g"]) == [1.5, 2.0, UNREADABLE]
    assert read(NUMBER, ["2 stuks"]) == [UNREADABLE]


def test_days_and_yes_or_no_are_no_numbers() -> None:
    from datetime import date

    assert by_style(NumberStyle(), [date(2025, 5, 1), True, "true"]) == [UNREADABLE, UNREADABLE, UNREADABLE]


def test_power_form_of_a_program_is_read_and_that_of_excel_is_not() -> None:
    assert read(NUMBER, ["1.5E-05", "0.5"]) == [1.5e-05, 0.5]
    assert read(NUMBER, ["2.02E+15", "0.5"]) == [SHORTENED, 0.5]


def test_too_large_is_a_fault() -> None:
    assert by_style(NumberStyle(), [1e12, "999999999999999"]) == [FaultKind.TOO_LARGE, FaultKind.TOO_LARGE]


def test_unreadable_cells_are_told() -> None:
    verdict = decided(NUMBER, ["1", "two", "three", "two"])
    assert found(verdict) == {FindingKind.UNREADABLE: 3}
    assert [example.text for example in verdict.findings[0].examples] == ["two", "three"]


def test_hint_settles_an_open_column() -> None:
    assert read(NUMBER, ["1,234"], hint(decimal=",")) == [1.234]
    assert read(NUMBER, ["1,234"], hint(decimal=".")) == [1234.0]


@pytest.mark.parametrize("sign", [".", ","])
def test_misfits_are_faults(sign: str) -> None:
    other = "," if sign == "." else "."
    assert by_style(NumberStyle(sign), [f"1{other}5", f"1{sign}5"]) == [WRONG, 1.5]


@given(st.lists(st.decimals(-(10**6), 10**6, places=3), min_size=1, max_size=10), st.sampled_from([".", ","]))
def test_numbers_with_three_decimals_come_back_or_are_asked(numbers: list, sign: str) -> None:
    texts = [f"{number:.3f}".replace(".", sign) for number in numbers]
    verdict = decided(NUMBER, texts)
    if isinstance(verdict, Undecided):
        assert all(1 <= abs(number) < 1000 for number in numbers)
        return
    assert read(NUMBER, texts) == [float(number) for number in numbers]
