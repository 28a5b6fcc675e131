"""Two public files of a real shop, imported on the command line, against a reading with csv and openpyxl."""

import csv
from collections import defaultdict
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl
import pytest

from desktop_seg.store.shop_file import open_shop
from tests.cli.run import SPREADSHEETS, command, json_of

WORKBOOK = SPREADSHEETS / "online_retail_II_500rows_x2.xlsx"
TEXT = SPREADSHEETS / "online_retail_5000_semicolon_mixed_dates.csv"


def cents(quantity: object, price: object) -> int:
    amount = Decimal(str(quantity)) * Decimal(str(price))
    return int((amount * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def months(rows: list[tuple[date, int]]) -> dict[str, int]:
    totals: dict[str, int] = defaultdict(int)
    for day, amount in rows:
        totals[f"{day:%Y-%m}"] += amount
    return dict(totals)


def workbook_rows() -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(WORKBOOK, read_only=True)
    return [row for sheet in book.worksheets for row in list(sheet.iter_rows(values_only=True))[1:]]


def text_rows() -> list[dict[str, str]]:
    with TEXT.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def true_day(text: str) -> date:
    """The file's dates are month first. Excel took those it could for day first and shows them as 12/06/2010: the
    parts kept their places, so the month still stands first. The receipts, which run on with the days, agree."""
    month, day, year = text.partition(" ")[0].split("/")
    return date(int(year) if len(year) == 4 else 2000 + int(year), int(month), int(day))


def table_contents(shop: Path) -> dict[str, list[tuple[object, ...]]]:
    db = open_shop(shop)
    try:
        names = [
            str(row[0])
            for row in db.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        ]
        kept = [name for name in names if name not in ("journal", "shop_setting", "mapping_profile")]
        return {name: sorted(db.rows(f"SELECT * FROM {name}"), key=repr) for name in kept}
    finally:
        db.close()


def test_the_workbook_with_two_sheets_is_read_whole_and_right(tmp_path: Path) -> None:
    shop = tmp_path / "shop.seg"
    command(shop, "shop", "--currency", "GBP", "--country", "GB")
    (report,) = json_of(shop, "import", WORKBOOK)["imports"]
    rows = workbook_rows()
    assert report["rows_read"] == len(rows) == 998
    assert report["rows_aside"] == 0
    wanted = months([(row[4].date(), cents(row[3], row[5])) for row in rows if isinstance(row[4], datetime)])
    assert {each["month"]: each["net_cents"] for each in report["months"]} == wanted
    named = {str(int(float(str(row[6])))) for row in rows if row[6] is not None}
    found = json_of(shop, "shop")
    assert found["customers"] == len(named)
    assert report["customers_new"] == len(named)


def test_the_text_file_with_swapped_dates_is_read_whole_and_right(tmp_path: Path) -> None:
    shop = tmp_path / "shop.seg"
    command(shop, "shop", "--currency", "GBP", "--country", "GB")
    answer = json_of(shop, "import", TEXT)
    assert answer["questions"] == []
    (report,) = answer["imports"]
    rows = text_rows()
    assert report["rows_read"] == len(rows) == 5000
    # A gift voucher sold is money that is spent later: it is counted when it is spent.
    sold = [row for row in rows if not row["StockCode"].startswith("gift_")]
    wanted = months([(true_day(row["InvoiceDate"]), cents(row["Quantity"], row["UnitPrice"])) for row in sold])
    assert {each["month"]: each["net_cents"] for each in report["months"]} == wanted
    anonymous = [row for row in rows if row["CustomerID"] == "NA"]
    assert len(anonymous) == 1792
    db = open_shop(shop)
    try:
        lines = db.number("SELECT count(*) FROM sale_line l JOIN sale s ON s.id = l.sale_id WHERE customer_id IS NULL")
        services = {str(row[0]) for row in db.rows("SELECT sku FROM product WHERE kind = 'service'")}
        keys = {str(row[0]) for row in db.rows("SELECT customer_no FROM customer")}
    finally:
        db.close()
    assert lines == 1792
    assert {"POST", "DOT"} <= services
    assert keys == {row["CustomerID"] for row in rows} - {"NA"}


def test_the_owner_is_told_that_days_and_months_were_swapped(tmp_path: Path) -> None:
    answer = command(tmp_path / "shop.seg", "import", TEXT, "--dry-run")
    assert answer.code == 0
    assert "2,445" in answer.out


@pytest.mark.parametrize("file", [WORKBOOK, TEXT])
def test_a_second_import_adds_nothing_and_undo_leaves_the_tables_as_before(file: Path, tmp_path: Path) -> None:
    shop = tmp_path / "shop.seg"
    command(shop, "import", WORKBOOK if file is TEXT else TEXT)
    before = table_contents(shop)
    (first,) = json_of(shop, "import", file)["imports"]
    between = table_contents(shop)
    (second,) = json_of(shop, "import", file)["imports"]
    assert second["rows_new"] == second["rows_updated"] == second["rows_aside"] == 0
    assert second["rows_same"] == first["rows_read"]
    for table in ("customer", "sale", "sale_line", "product", "customer_metric"):
        assert table_contents(shop)[table] == between[table], table
    assert command(shop, "undo", second["import"]).code == 0
    assert table_contents(shop) == between
    assert command(shop, "undo", first["import"]).code == 0
    assert table_contents(shop) == before


def test_a_dry_run_has_the_same_figures_and_changes_nothing(tmp_path: Path) -> None:
    shop = tmp_path / "shop.seg"
    (dry,) = json_of(shop, "import", TEXT, "--dry-run")["imports"]
    assert json_of(shop, "imports") == []
    (wet,) = json_of(shop, "import", TEXT)["imports"]
    assert dry | {"import": 0, "dry_run": 0} == wet | {"import": 0, "dry_run": 0}
