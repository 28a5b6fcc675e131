"""Amounts: the decimal sign of a column, signs and words around the digits, one currency per column."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.importing.cleaning.column import Decision, FaultKind, FindingKind, Per, Undecided
from desktop_seg.importing.cleaning.kinds import cleaner
from desktop_seg.importing.cleaning.money import MoneyStyle
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.model.money import Rate
from tests.importing.cleaning.column_of import SHORTENED, UNREADABLE, WRONG, by_style, decided, found, hint, read

MONEY = ValueKind.MONEY


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("€ 1.234,95", "EUR", 123495),
        ("1.234,95 €", "EUR", 123495),
        ("EUR 5,00", "EUR", 500),
        ("kr. 99,-", "DKK", 9900),
        ("kr 1.234,-", "DKK", 123400),
        ("99,- kr.", "DKK", 9900),
        ("kr.50", "DKK", 5000),
        ("1.250,50 DKK", "DKK", 125050),
        ("5-", "EUR", -500),
        ("5,00-", "EUR", -500),
        ("−3,00", "EUR", -300),
        ("–3,00", "EUR", -300),
        ("(5,40)", "EUR", -540),
        ("€ -5,00", "EUR", -500),
        ("-€ 5,00", "EUR", -500),
        ("+5,00", "EUR", 500),
        ("1\u00a0234,50", "EUR", 123450),
        ("1\u202f234,50", "EUR", 123450),
        ("1 234,50", "EUR", 123450),
        ("1.234.567,89", "EUR", 123456789),
        (",50", "EUR", 50),
        ("0,005", "EUR", 1),
        ("１２,５０", "EUR", 1250),
        ("1'234,50", "EUR", 123450),
        ("12,50 euro", "EUR", 1250),
    ],
)
def test_amounts_with_a_comma(text: str, currency: str, minor: int) -> None:
    assert by_style(MoneyStyle(",", currency), [text], hint(currency=currency)) == [minor]


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("12,000원", "KRW", 12000),
        ("₩12,000", "KRW", 12000),
        ("($5.40)", "USD", -540),
        ("$(5.40)", "USD", -540),
        ("-$12.00", "USD", -1200),
        ("$1,149.00 ", "USD", 114900),
        ("1'234.50", "CHF", 123450),
        ("5.-", "CHF", 500),
        ("CHF 5.--", "CHF", 500),
        ("£0.99", "GBP", 99),
        (".50", "USD", 50),
        ("00012.50", "USD", 1250),
        ("1.5E-05", "USD", 0),
    ],
)
def test_amounts_with_a_point(text: str, currency: str, minor: int) -> None:
    assert by_style(MoneyStyle(".", currency), [text], hint(currency=currency)) == [minor]


@pytest.mark.parametrize("text", ["--", "-", "", "  ", "n/a", "NA", "geen", "없음", "\u00a0", "#N/A"])
def test_signs_for_nothing_are_empty(text: str) -> None:
    assert by_style(MoneyStyle(), [text, None]) == [None, None]


@pytest.mark.parametrize(
    "text", ["abc", "5²", "١٢", "1.2.3", "12 34", "3-4", "1/2", "2 x 3", "5 kg", "15 %", "--5", "()", "9" * 60]
)
def test_what_is_no_amount_is_a_fault(text: str) -> None:
    assert by_style(MoneyStyle("."), [text]) == [UNREADABLE]
    assert by_style(MoneyStyle(","), [text]) == [UNREADABLE]


def test_cells_of_another_style_are_faults_and_never_another_amount() -> None:
    assert by_style(MoneyStyle(","), ["1,234.56", "12.50"]) == [WRONG, WRONG]
    assert by_style(MoneyStyle("."), ["1.234,56", "12,00"]) == [WRONG, WRONG]


def test_numbers_of_a_workbook_are_what_excel_shows() -> None:
    cells = [12.3, 1.005, 0.1 + 0.2, -5.0, 7, 1e15, float("nan"), float("inf"), True]
    expected = [1230, 101, 30, -500, 700, FaultKind.TOO_LARGE, UNREADABLE, UNREADABLE, UNREADABLE]
    assert by_style(MoneyStyle(), cells) == expected


def test_long_numbers_that_excel_cut_are_faults() -> None:
    assert by_style(MoneyStyle(","), ["4,51235E+09"]) == [SHORTENED]
    assert found(decided(MONEY, ["4,51235E+09", "1,00"])) == {FindingKind.SHORTENED: 1}


def test_one_cell_with_cents_decides_for_the_column() -> None:
    assert read(MONEY, ["1.234", "2.500", "3,95"]) == [123400, 250000, 395]
    assert read(MONEY, ["1,234", "2,500", "3.95"]) == [123400, 250000, 395]


def test_undecided_amounts_are_asked_with_both_readings_written_out() -> None:
    verdict = decided(MONEY, ["1.234", "2.500", "1.000", "9.999"])
    assert isinstance(verdict, Undecided)
    assert [choice.style for choice in verdict.choices] == [MoneyStyle(","), MoneyStyle(".")]
    shown = [[(example.text, example.meaning) for example in choice.examples] for choice in verdict.choices]
    assert shown[0] == [("1.234", "€1,234.00"), ("2.500", "€2,500.00"), ("1.000", "€1,000.00")]
    assert shown[1] == [("1.234", "€1.23"), ("2.500", "€2.50"), ("1.000", "€1.00")]


def test_the_rest_of_the_file_settles_what_the_column_leaves_open() -> None:
    assert read(MONEY, ["1.234"], hint(decimal=",")) == [123400]
    assert read(MONEY, ["1.234"], hint(decimal=".")) == [123]
    assert read(MONEY, ["1.234", "1,50"], hint(decimal=".")) == [123400, 150]  # the column's own cells come first


def test_won_have_no_cents_so_three_digits_are_thousands() -> None:
    assert read(MONEY, ["12,000원", "5,000원"], hint(country="KR", currency="KRW")) == [12000, 5000]
    assert read(MONEY, ["12,000", "500"], hint(country="KR", currency="KRW")) == [12000, 500]


def test_contradicting_amounts_are_asked_and_misfits_are_faults() -> None:
    cells = ["1.234,50", "1,234.50", "2,345.10"]
    verdict = decided(MONEY, cells)
    assert isinstance(verdict, Undecided)
    assert found(verdict) == {FindingKind.MIXED: 1}
    assert verdict.choices[0].style == MoneyStyle(".")
    assert by_style(verdict.choices[0].style, cells) == [WRONG, 123450, 234510]


def test_a_slip_among_many_does_not_ask() -> None:
    cells = [f"{n},50" for n in range(200)] + ["7.25"]
    assert read(MONEY, cells)[-1] == WRONG


def test_currency_of_the_cells_is_that_of_the_column() -> None:
    verdict = decided(MONEY, ["$5.00", "7.50"])
    assert isinstance(verdict, Decision)
    assert verdict.style == MoneyStyle(".", "USD")
    assert found(verdict) == {FindingKind.OTHER_CURRENCY: 1}
    assert found(decided(MONEY, ["€ 5,00", "7,50"])) == {}


def test_amounts_in_another_currency_are_never_added_without_a_rate() -> None:
    cells = ["€ 5,00", "€ 6,00", "$7,00"]
    verdict = decided(MONEY, cells)
    assert isinstance(verdict, Decision)
    assert found(verdict) == {FindingKind.CURRENCIES: 1}
    assert verdict.style == MoneyStyle(",", "EUR")
    assert by_style(verdict.style, cells) == [500, 600, FaultKind.OTHER_CURRENCY]
    rate = hint(rates=(Rate("USD", "0.915"),))
    assert by_style(verdict.style, cells, rate) == [500, 600, 641]  # 7 x 0.915 = 6.405
    assert by_style(MoneyStyle(".", "KRW"), [12000.0], hint(rates=(Rate("KRW", "0.00066"),))) == [792]
    assert by_style(MoneyStyle(".", "USD"), ["8"], hint(rates=(Rate("USD", ""),))) == [FaultKind.OTHER_CURRENCY]


def test_heading_tells_the_currency_of_amounts_without_a_mark() -> None:
    dollars = hint(column_currency="USD")
    assert decided(MONEY, ["7.50"], dollars).findings[0].kind is FindingKind.OTHER_CURRENCY
    assert isinstance(decided(MONEY, ["7.50", "€ 5.00"], dollars), Decision)
    assert cleaner(MONEY).evidence(["7.50", "€ 5.00", 3.5]).currencies(dollars) == {"USD": 2, "EUR": 1}  # type: ignore[attr-defined] # evidence of money


def test_whose_amounts_they_are_is_asked_with_both_sums_written_out() -> None:
    verdict = decided(MONEY, ["5.00", "5.00"], hint(per=Per.OPEN))
    assert isinstance(verdict, Undecided)
    told = {choice.style: choice.examples[0].meaning for choice in verdict.choices}
    assert told == {MoneyStyle(per=Per.ORDER): "€5.00", MoneyStyle(per=Per.LINE): "€10.00"}
    assert read(MONEY, ["5.00"], hint(per=Per.ORDER)) == [500]


def test_crowns_and_dollars_are_those_of_the_shops_country() -> None:
    assert decided(MONEY, ["99,50 kr"], hint(country="SE", currency="SEK")).findings == ()
    assert decided(MONEY, ["99,50 kr"], hint(country="DK", currency="DKK")).findings == ()
    assert decided(MONEY, ["$9.50"], hint(country="CA", currency="CAD")).findings == ()


def test_pieces_decide_like_the_whole() -> None:
    cells = ["€ 1.234", "3,95", "x", None, "-", 5.5, "$3,00"]
    whole, half = cleaner(MONEY).evidence(cells), cleaner(MONEY).evidence(cells[:3])
    half.add(cells[3:])
    assert half == whole
    assert whole.readable == 4
    assert (whole.filled, whole.empty) == (5, 2)


AMOUNTS = st.decimals(min_value=-999_999, max_value=999_999, places=2, allow_nan=False)
GROUPINGS = {",": [".", " ", "\u00a0", "\u202f", "'", ""], ".": [",", " ", "\u00a0", "'", ""]}


def written(amount: Decimal, decimal: str, grouping: str, form: str) -> str:
    """Write an amount as a till would."""
    whole, cents = f"{abs(amount):.2f}".split(".")
    groups: list[str] = []
    while len(whole) > 3:
        whole, group = whole[:-3], whole[-3:]
        groups.insert(0, group)
    digits = grouping.join([whole, *groups]) + decimal + cents
    if amount < 0:
        return {"minus": f"-{digits}", "behind": f"{digits}-", "brackets": f"({digits})"}[form]
    return digits


@given(
    st.lists(AMOUNTS, min_size=1, max_size=20),
    st.sampled_from([".", ","]),
    st.integers(0, 4),
    st.sampled_from(["minus", "behind", "brackets"]),
    st.sampled_from(["", "€ ", "EUR"]),
)
def test_every_way_of_writing_gives_the_same_amounts_back(
    amounts: list[Decimal], decimal: str, grouping: int, form: str, mark: str
) -> None:
    cells = [mark + written(amount, decimal, GROUPINGS[decimal][grouping], form) for amount in amounts]
    assert read(MONEY, cells) == [int(amount.scaleb(2)) for amount in amounts]


@given(st.lists(st.tuples(AMOUNTS, st.sampled_from([".", ","])), min_size=2, max_size=20))
def test_a_mixed_column_never_gives_another_amount(cells: list[tuple[Decimal, str]]) -> None:
    texts = [written(amount, sign, "." if sign == "," else ",", "minus") for amount, sign in cells]
    verdict = decided(MONEY, texts)
    styles = [verdict.style] if isinstance(verdict, Decision) else [choice.style for choice in verdict.choices]
    for style in styles:
        for value, (amount, _sign) in zip(by_style(style, texts), cells, strict=True):
            assert value in (int(amount.scaleb(2)), WRONG)


@given(st.floats(min_value=-1e9, max_value=1e9, allow_nan=False))
def test_numbers_of_a_workbook_are_rounded_half_a_cent_away_from_zero(number: float) -> None:
    expected = Decimal(repr(number)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    assert by_style(MoneyStyle(), [number]) == [int(expected.scaleb(2))]


@given(st.text(max_size=30))
def test_no_text_whatever_breaks_it(text: str) -> None:
    verdict = decided(MONEY, [text])
    for style in (MoneyStyle("."), MoneyStyle(",")):
        by_style(style, [text])
    assert verdict is not None
