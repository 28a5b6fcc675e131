"""The sample shop's files and two public ones go in without a question; every month is what pandas reads in them."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pandas as pd
import pytest

from desktop_seg.base import paths
from desktop_seg.importing.inspection import CheckState, Inspection
from desktop_seg.importing.session import ImportSession
from desktop_seg.importing.writing.report import ImportReport
from tests.importing.made_file import session

SPREADSHEETS = Path(__file__).parents[1] / "spreadsheets"
MIXED = SPREADSHEETS / "online_retail_5000_semicolon_mixed_dates.csv"
TWO_YEARS = SPREADSHEETS / "online_retail_II_500rows_x2.xlsx"
SAMPLE = ("customers.xlsx", "till_sales.xlsx", "webshop_orders.csv")


def cents(amount: object) -> int:
    return int((Decimal(str(amount)) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def imported(own: ImportSession, path: Path) -> tuple[Inspection, ImportReport]:
    found = own.inspect(path)
    assert found.questions == ()
    return found, own.run(path, found.plan)


def by_month(report: ImportReport) -> dict[str, int]:
    return {f"{each.year}-{each.month:02}": each.net_cents for each in report.months}


def month_sums(days: pd.Series, amounts: list[int]) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for day, amount in zip(days, amounts, strict=True):
        sums[day.strftime("%Y-%m")] += amount
    return dict(sums)


@pytest.mark.parametrize("name", SAMPLE)
def test_files_of_the_sample_shop_need_no_answer_and_come_in_once(tmp_path: Path, name: str) -> None:
    path = paths.resource("sample", name)
    with session(tmp_path) as own:
        found, report = imported(own, path)
        assert report.rows_read == found.rows
        assert report.rows_aside <= 5
        again = own.run(path, own.inspect(path).plan)
        assert (again.rows_new, again.rows_updated) == (0, 0)
        asked = [view.guess.header for view in found.columns if view.check.state is CheckState.ASK]
        assert asked == []


def test_months_of_the_sample_till_are_what_pandas_adds_up(tmp_path: Path) -> None:
    path = paths.resource("sample", "till_sales.xlsx")
    sheets = pd.read_excel(path, sheet_name=None, header=None, dtype=object, engine="openpyxl")
    rows = []
    for sheet in sheets.values():
        place = next(i for i, row in enumerate(sheet.itertuples(index=False)) if row[0] == "Bonnummer")
        table = sheet.iloc[place + 1 :].set_axis(sheet.iloc[place], axis=1)
        rows.append(table[table["Bonnummer"] != "Totaal"])
    lines = pd.concat(rows)
    lines["Bondatum"] = pd.to_datetime(lines["Bondatum"])
    # One day lies in 2062 and one amount is "n.v.t.": both rows are set aside, to be looked at.
    lines = lines[(lines["Bondatum"] < "2026-09-01") & (lines["Regelbedrag"] != "n.v.t.")]
    # A gift card sold is money for later, no turnover yet.
    amounts = lines["Regelbedrag"].where(~lines["Artikelgroep"].str.contains("cadeaubon", case=False), 0)
    with session(tmp_path) as own:
        _found, report = imported(own, path)
    assert by_month(report) == month_sums(lines["Bondatum"], [cents(each) for each in amounts])


def test_spoiled_dates_are_repaired_and_months_are_what_pandas_adds_up(tmp_path: Path) -> None:
    table = pd.read_csv(MIXED, sep=";", dtype=str)
    # Both spellings are month first: only one of them ever has a second number over 12.
    month, day, year = (
        table["InvoiceDate"].str.split(r"[/ ]", regex=True).str[place].astype(int) for place in range(3)
    )
    days = pd.to_datetime({"year": year.where(year > 99, year + 2000), "month": month, "day": day})
    # A gift voucher sold is money for later, too.
    is_sold = ~table["StockCode"].str.startswith("gift_")
    amounts = [
        cents(Decimal(price) * int(quantity)) if sold else 0
        for price, quantity, sold in zip(table["UnitPrice"], table["Quantity"], is_sold, strict=True)
    ]
    assert list(is_sold).count(False) == 1
    with session(tmp_path) as own:
        found, report = imported(own, MIXED)
        assert any("swapped" in remark and remark.count("becomes") == 3 for remark in found.remarks)
        assert (report.rows_new, report.rows_aside) == (5_000, 0)
        assert by_month(report) == month_sums(days, amounts)
        nameless = table[table["CustomerID"].isna()]["InvoiceNo"].nunique()
        assert len(table[table["CustomerID"].isna()]) == 1_792
        assert report.sales_anonymous == nameless
        again = own.run(MIXED, own.inspect(MIXED).plan)
        assert (again.rows_new, again.rows_same) == (0, 5_000)


def test_two_sheets_of_the_same_list_are_joined_and_months_are_what_pandas_adds_up(tmp_path: Path) -> None:
    table = pd.concat(pd.read_excel(TWO_YEARS, sheet_name=None, engine="openpyxl").values())
    amounts = [
        cents(Decimal(str(price)) * int(quantity))
        for price, quantity in zip(table["Price"], table["Quantity"], strict=True)
    ]
    with session(tmp_path) as own:
        found, report = imported(own, TWO_YEARS)
        assert len(found.plan.sheets) == 2
        assert report.rows_new == len(table) == 998
        assert by_month(report) == month_sums(table["InvoiceDate"], amounts)
