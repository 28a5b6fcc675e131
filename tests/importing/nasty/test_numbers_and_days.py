"""Nasty cases 23 to 31: decimal signs, money in words, days in any order, shortened numbers."""

from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from desktop_seg.model.period import to_day
from tests.importing.nasty.road import Road, Taken
from tests.importing.nasty.sheets import RECEIPT_HEAD, day, receipts, receipts_cents, written
from tests.importing.reading.made_files import workbook

DAYS = "SELECT receipt_no, sold_day, sold_minute FROM sale ORDER BY receipt_no"


def amounts(texts: list[str]) -> list[tuple[str, str, str, str]]:
    """Return receipts with these totals as written, in rows 2 and on."""
    return [(f"B{n:03}", day(n + 1), f"K{n}", text) for n, text in enumerate(texts)]


def net(taken: Taken) -> dict[str, int]:
    """Return the net amount of each receipt that came in."""
    return dict(taken.rows("SELECT receipt_no, net_cents FROM sale"))  # type: ignore[arg-type]


def test_23_point_of_thousands_is_told_by_the_cells_that_show_cents(road: Road) -> None:
    texts = ["1.234", "12,95", "2.000", "7,95"]
    taken = road.take(written(road.folder / "a.csv", [RECEIPT_HEAD, *amounts(texts)]))
    assert taken.report.cents == 123_400 + 1_295 + 200_000 + 795


def test_23_where_no_cell_tells_the_point_is_asked_with_the_values_both_ways(road: Road) -> None:
    path = written(road.folder / "a.csv", [RECEIPT_HEAD, *amounts(["1.234", "2.500", "9.125"])])
    taken = road.take(path)
    assert (taken.question.kind, taken.question.column) == ("styles", "Totaal")
    assert not taken.rows("SELECT * FROM sale") if taken.shop.exists() else True
    assert set(taken.question.options) == {".", ","}
    road.answers = {"styles": {"Totaal": ","}}
    assert road.take(path).report.cents == (1234 + 2500 + 9125) * 100


@pytest.mark.parametrize(
    ("country", "texts", "cents"),
    [
        ("NL", ["1,234.56", "2,000.10"], [123_456, 200_010]),
        ("GB", ["12,00", "13,50"], [1_200, 1_350]),
    ],
)
def test_24_figures_of_another_country_are_never_a_thousand_times_wrong(
    road: Road, country: str, texts: list[str], cents: list[int]
) -> None:
    road.country = country
    taken = road.take(written(road.folder / "a.csv", [RECEIPT_HEAD, *amounts(texts)]))
    assert taken.report.cents == sum(cents)


MONEY = {
    "€ 1.234,95": 123_495,
    "12,50 EUR": 1_250,
    "(5,40)": -540,
    "5,25-": -525,
    "−3,00": -300,
    "1\u00a0234,50": 123_450,
    "1\u202f234,50": 123_450,
    "€ -7,00": -700,
}


def test_25_money_with_signs_words_and_unusual_blanks_is_read(road: Road) -> None:
    texts = list(MONEY)
    taken = road.take(written(road.folder / "a.csv", [RECEIPT_HEAD, *amounts(texts)]))
    assert taken.report.aside == 0
    assert net(taken) == {f"B{n:03}": MONEY[text] for n, text in enumerate(texts)}


@pytest.mark.parametrize(
    ("country", "currency", "texts", "values"),
    [
        ("DK", "DKK", ["kr. 99,-", "1.250,50 kr.", "kr 12,00"], [9_900, 125_050, 1_200]),
        ("KR", "KRW", ["12,000원", "₩3,500", "1,234,000"], [12_000, 3_500, 1_234_000]),
        ("US", "USD", ["($5.40)", "$8.00", "-$12.00", "$1,149.00 "], [-540, 800, -1_200, 114_900]),
    ],
)
def test_25_money_of_other_countries_is_read(
    road: Road, country: str, currency: str, texts: list[str], values: list[int]
) -> None:
    road.country, road.currency = country, currency
    taken = road.take(written(road.folder / "a.csv", [RECEIPT_HEAD, *amounts(texts)]))
    assert net(taken) == {f"B{n:03}": value for n, value in enumerate(values)}


def test_25_two_dashes_are_an_empty_amount(road: Road) -> None:
    taken = road.take(written(road.folder / "a.csv", [RECEIPT_HEAD, *amounts(["10,50", "--", "3,25"])]))
    assert taken.report.cents == 1_375
    assert taken.rows("SELECT given_net_cents FROM sale WHERE receipt_no = 'B001'") == [(None,)]


def dated(road: Road, texts: list[object], name: str = "a.csv") -> Path:
    rows = [(f"B{n:03}", text, f"K{n}", "1,50") for n, text in enumerate(texts)]
    return written(road.folder / name, [RECEIPT_HEAD, *rows])


def days(taken: Taken) -> list[date]:
    return [date.fromordinal(number + date(1970, 1, 1).toordinal()) for _no, number, _minute in taken.rows(DAYS)]


def test_26_one_day_above_twelve_settles_the_order_of_the_whole_file(road: Road) -> None:
    taken = road.take(dated(road, ["03/04/2025", "05/06/2025", "25/06/2025"]))
    assert days(taken) == [date(2025, 4, 3), date(2025, 6, 5), date(2025, 6, 25)]


def test_26_a_day_above_twelve_in_another_column_of_the_file_settles_it_too(road: Road) -> None:
    rows = [("B1", "03/04/2025", "K1", "1,50", "04/28/2025"), ("B2", "05/06/2025", "K2", "1,50", "06/30/2025")]
    path = written(road.folder / "a.csv", [(*RECEIPT_HEAD, "Betaaldatum"), *rows])
    assert days(road.take(path)) == [date(2025, 3, 4), date(2025, 5, 6)]


def test_26_only_ambiguous_days_are_asked_once_and_remembered(road: Road) -> None:
    path = dated(road, ["03/04/2025", "05/06/2025"])
    taken = road.take(path)
    assert (taken.question.kind, taken.question.column) == ("styles", "Datum")
    road.answers = {"styles": {"Datum": "mdy"}}
    assert days(road.take(path)) == [date(2025, 3, 4), date(2025, 5, 6)]
    road.answers = {}
    later = written(
        road.folder / "b.csv",
        [RECEIPT_HEAD, ("B900", "07/08/2025", "K1", "1,50"), ("B901", "09/08/2025", "K1", "2,50")],
    )
    assert days(road.take(later))[-2:] == [date(2025, 7, 8), date(2025, 9, 8)]


def test_27_days_that_excel_swapped_are_told_and_put_right(road: Road) -> None:
    """Month first, opened where the day comes first: what can be a day became one, swapped; the rest stayed text."""
    meant = [date(2025, 1 + n % 12, 1 + (n * 7) % 28) for n in range(60)]
    with xlsxwriter.Workbook(str(road.folder / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        as_day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, RECEIPT_HEAD)
        for n, each in enumerate(meant):
            sheet.write_row(n + 1, 0, [f"B{n:03}", "", f"K{n}", 1.5])
            if each.day <= 12:
                sheet.write_datetime(n + 1, 1, datetime(each.year, each.day, each.month), as_day)
            else:
                sheet.write_string(n + 1, 1, f"{each.month}/{each.day}/{each.year}")
    taken = road.take(road.folder / "a.xlsx")
    assert days(taken) == meant
    swapped = sum(each.day <= 12 for each in meant)
    assert any(str(swapped) in remark and "swapped" in remark for remark in taken.report.remarks)


@pytest.mark.parametrize("is_1904", [False, True], ids=["1900", "1904"])
def test_28_day_numbers_of_both_systems_are_the_right_days(road: Road, is_1904: bool) -> None:
    meant = date(2025, 3, 1)
    number = 45717 - (1462 if is_1904 else 0)
    path = road.folder / "a.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": is_1904}) as book:
        sheet = book.add_worksheet()
        as_day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, RECEIPT_HEAD)
        for n in range(4):
            sheet.write_row(n + 1, 0, [f"B{n}", "", f"K{n}", 1.5])
            # Day numbers are written without the format of a day by many programs; of 1904 only typed days are known.
            sheet.write_number(n + 1, 1, number + n, as_day if is_1904 else None)
    assert days(road.take(path)) == [date.fromordinal(meant.toordinal() + n) for n in range(4)]


def test_29_two_figures_of_a_year_are_of_this_century_for_sales_and_of_the_last_for_births(road: Road) -> None:
    taken = road.take(dated(road, ["09/24/24", "10/25/24", "01/31/25"]))
    assert days(taken) == [date(2024, 9, 24), date(2024, 10, 25), date(2025, 1, 31)]
    people = [("Klantnummer", "Naam", "Geboortedatum"), ("K1", "Anna Bos", "24/09/64"), ("K2", "Bo Vos", "13/05/01")]
    taken = road.take(written(road.folder / "klanten.csv", people))
    born = taken.rows("SELECT birth_year, birth_day FROM customer WHERE last_name IS NOT NULL ORDER BY customer_no")
    assert born == [(1964, to_day(date(1964, 9, 24))), (2001, to_day(date(2001, 5, 13)))]


@pytest.mark.parametrize(
    ("country", "text", "meant", "minute"),
    [
        ("KR", "2025. 3. 1. 오후 3:05", date(2025, 3, 1), 15 * 60 + 5),
        ("DK", "1. marts 2025", date(2025, 3, 1), None),
        ("DE", "3. Mär 2025", date(2025, 3, 3), None),
        ("US", "Sep 4, 2025 1:05:07 AM PDT", date(2025, 9, 4), 65),
        ("NL", "2025-03-01 10:00:00 +0100", date(2025, 3, 1), 600),
    ],
)
def test_30_days_in_words_of_every_language_are_the_local_day(
    road: Road, country: str, text: str, meant: date, minute: int | None
) -> None:
    road.country = country
    taken = road.take(dated(road, [text]))
    assert taken.report.aside == 0
    assert taken.rows(DAYS) == [("B000", to_day(meant), minute)]


def test_30_days_in_the_future_and_before_1990_are_set_aside_with_the_reason(road: Road) -> None:
    taken = road.take(dated(road, ["13-03-2025", "14-03-2199", "15-03-1985", "16-03-2025"]))
    assert (taken.report.asides, taken.report.new) == ([3, 4], 2)
    assert all(fault.reason and fault.column == "Datum" for fault in taken.report.faults)


def test_31_number_shortened_by_excel_is_no_key_and_its_row_is_kept(road: Road) -> None:
    rows = [(f"2025031000{n:06}", day(1 + n % 16), f"K{n % 7}", "2,50") for n in range(100)]
    rows[50] = ("2,02503E+15", day(3), "K1", "2,50")
    rows[51] = ("2,02503E+15", day(3), "K2", "2,50")
    taken = road.take(written(road.folder / "a.csv", [RECEIPT_HEAD, *rows]))
    assert (taken.report.rows, taken.report.aside, taken.report.cents) == (100, 0, 25_000)
    # Two different receipts stay two, although the shortened number is the same.
    assert taken.report.sales == 100
    assert [fault.row for fault in taken.report.faults] == [52, 53]
    assert not taken.rows("SELECT 1 FROM sale WHERE receipt_no LIKE '%E+%'")


def test_31_many_shortened_numbers_stop_the_import_with_advice(road: Road) -> None:
    rows = [("2,02503E+15", day(1 + n % 16), f"K{n % 7}", "2,50") for n in range(40)]
    taken = road.take(written(road.folder / "a.csv", [RECEIPT_HEAD, *rows]))
    assert not taken.reports
    told = taken.refusal + " ".join(question.sentence for question in taken.questions)
    assert "Excel" in told
    assert not taken.shop.exists() or taken.rows("SELECT count(*) FROM sale") == [(0,)]


def test_numbers_of_the_two_first_receipts_are_what_the_other_cases_count_on(road: Road) -> None:
    """The generator itself: 10.95 and 12.20."""
    path = workbook(road.folder / "a.xlsx", [RECEIPT_HEAD, *receipts(2)])
    assert road.take(path).report.cents == receipts_cents(2) == 1_095 + 1_220
