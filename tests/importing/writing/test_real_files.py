"""The two real till exports, from file to shop file, against our own reading with csv, openpyxl and plain Python."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl
import pytest

from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.session import ImportSession, Worker
from desktop_seg.importing.undo import undo
from desktop_seg.importing.writing.report import ImportReport
from desktop_seg.model.period import to_day
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.importing.writing.tables import tables_as_they_are

FOLDER = Path(__file__).parents[2] / "spreadsheets"
CSV = FOLDER / "online_retail_5000_semicolon_mixed_dates.csv"
XLSX = FOLDER / "online_retail_II_500rows_x2.xlsx"
TODAY = to_day(date(2026, 2, 1))


@dataclass(frozen=True)
class Line:
    """A line as we read it ourselves."""

    invoice: str
    sku: str
    name: str
    quantity: int
    day: date
    price: Decimal
    customer: str

    @property
    def cents(self) -> int:
        amount = (self.price * 100).quantize(Decimal(1), ROUND_HALF_UP) * self.quantity
        return int(amount)

    @property
    def is_gift_card(self) -> bool:
        return "gift voucher" in self.name.lower()


def lines_of_csv() -> Iterator[Line]:
    """Dates are m/d in one spelling and m/d/yy in the other: what this till wrote before Excel touched it."""
    with CSV.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            month, day, year = map(int, row["InvoiceDate"].split()[0].split("/"))
            yield Line(
                row["InvoiceNo"],
                row["StockCode"],
                row["Description"],
                int(row["Quantity"]),
                date(year % 100 + 2000, month, day),
                Decimal(row["UnitPrice"]),
                "" if row["CustomerID"] == "NA" else row["CustomerID"],
            )


def lines_of_xlsx() -> Iterator[Line]:
    book = openpyxl.load_workbook(XLSX, read_only=True)
    for sheet in book:
        for invoice, sku, name, quantity, at, price, customer, _country in sheet.iter_rows(min_row=2, values_only=True):
            assert isinstance(at, datetime)
            number = "" if customer is None else str(int(str(customer)))
            yield Line(str(invoice), str(sku), str(name), int(str(quantity)), at.date(), Decimal(str(price)), number)
    book.close()


READINGS = {CSV: lines_of_csv, XLSX: lines_of_xlsx}


def import_file(shop: Path, file: Path, *, dry: bool = False) -> ImportReport:
    """Import a file as the program does, taking the first answer of what it asks."""
    with ImportSession(shop, "GB", "GBP", TODAY, worker=Worker.HERE) as session:
        found = session.inspect(file)
        assert found.is_ready, [question.sentence for question in found.questions]
        assert found.plan.kind is FileKind.SALE_LINES
        return session.dry_run(file, found.plan) if dry else session.run(file, found.plan)


@pytest.fixture(params=[CSV, XLSX], ids=["csv", "xlsx"], scope="module")
def file(request: pytest.FixtureRequest) -> Path:
    path = request.param
    assert isinstance(path, Path)
    return path


@dataclass(frozen=True)
class Imported:
    """A shop file with one of the files in it; only looked at."""

    db: Database
    report: ImportReport


@pytest.fixture(scope="module")
def imported(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Imported]:
    shop = tmp_path_factory.mktemp("imported") / "shop.seg"
    report = import_file(shop, file)
    with closing(open_shop(shop)) as db:
        yield Imported(db, report)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return tmp_path / "shop.seg"


def months(lines: list[Line]) -> dict[tuple[int, int], int]:
    """Add up what was sold by month; gift cards are no revenue when sold."""
    found: Counter[tuple[int, int]] = Counter()
    for line in lines:
        found[line.day.year, line.day.month] += 0 if line.is_gift_card else line.cents
    return dict(found)


def test_totals_per_month_equal_our_own_reading(imported: Imported, file: Path) -> None:
    lines = list(READINGS[file]())
    report = imported.report
    assert {(each.year, each.month): each.net_cents for each in report.months} == months(lines)
    assert report.rows_read == report.rows_new == report.lines_new == len(lines)
    assert report.rows_aside == 0
    assert {(each.column, each.text) for each in report.problems} <= {("Country", "Channel Islands")}
    assert report.net_cents == sum(months(lines).values())
    assert (report.first_day, report.last_day) == (
        to_day(min(line.day for line in lines)),
        to_day(max(line.day for line in lines)),
    )


def test_customers_and_unnamed_sales_equal_our_own_reading(imported: Imported, file: Path) -> None:
    lines = list(READINGS[file]())
    report = imported.report
    named = {line.customer for line in lines if line.customer}
    buyers: defaultdict[tuple[str, date], set[str]] = defaultdict(set)
    for line in lines:
        buyers[line.invoice, line.day].add(line.customer)
    assert (report.customers_new, report.sales_new) == (len(named), len(buyers))
    assert report.sales_anonymous == sum(who == {""} for who in buyers.values())
    db = imported.db
    assert {str(row[0]) for row in db.rows("SELECT customer_no FROM customer")} == named
    unnamed = db.number("SELECT count(*) FROM sale_line JOIN sale ON sale.id = sale_id WHERE customer_id IS NULL")
    assert unnamed == sum(not line.customer for line in lines)
    if file == CSV:
        assert unnamed == 1_792


def test_spending_of_each_customer_equals_our_own_reading(imported: Imported, file: Path) -> None:
    spent: Counter[str] = Counter()
    for line in READINGS[file]():
        spent[line.customer] += 0 if line.is_gift_card else line.cents
    db = imported.db
    found = db.rows(
        """SELECT coalesce(customer_no, ''), sum(net_cents) FROM sale
           LEFT JOIN customer ON customer.id = customer_id GROUP BY 1"""
    )
    assert {str(number): net for number, net in found} == dict(spent)


def test_returns_and_services_are_told_from_goods(imported: Imported, file: Path) -> None:
    lines = list(READINGS[file]())
    db = imported.db
    services = {str(row[0]) for row in db.rows("SELECT sku FROM product WHERE kind = 'service'")}
    letters = {line.sku for line in lines if re.fullmatch(r"[A-Z]{1,4}|C2", line.sku)}
    assert services == letters
    returned = [line for line in lines if line.quantity < 0 and line.sku not in letters]
    assert db.number("SELECT count(*) FROM sale_line WHERE is_return") == len(returned)
    assert db.number("SELECT sum(net_cents) FROM sale_line WHERE is_return") == sum(line.cents for line in returned)


def test_importing_twice_adds_nothing_and_undo_leaves_the_tables_as_before(shop: Path, file: Path) -> None:
    import_file(shop, file)
    before = _tables(shop)
    again = import_file(shop, file)
    assert again.rows_same == again.rows_read
    assert again.rows_new == again.customers_new == again.products_new == again.sales_new == again.lines_new == 0
    db = open_shop(shop)
    undo(db, again.import_id)
    db.close()
    assert _tables(shop) == before


def test_both_files_together_can_be_undone_in_either_order(shop: Path) -> None:
    first = import_file(shop, CSV)
    only_first = _tables(shop)
    second = import_file(shop, XLSX)
    db = open_shop(shop)
    undo(db, second.import_id)
    db.close()
    assert _tables(shop) == only_first
    db = open_shop(shop)
    undo(db, first.import_id)
    assert db.number("SELECT count(*) FROM sale") == db.number("SELECT count(*) FROM customer") == 0
    db.close()


def test_a_dry_run_tells_what_the_import_does_and_leaves_nothing(shop: Path, file: Path) -> None:
    import_file(shop, CSV if file == XLSX else XLSX)
    before = _tables(shop)
    told = import_file(shop, file, dry=True)
    assert _tables(shop) == before
    done = import_file(shop, file)
    assert told.is_dry_run
    assert not done.is_dry_run
    assert _figures(told) == _figures(done)


def _figures(report: ImportReport) -> dict[str, object]:
    return {name: getattr(report, name) for name in ImportReport.__slots__ if name not in ("import_id", "is_dry_run")}


def _tables(shop: Path) -> dict[str, list[tuple[object, ...]]]:
    db: Database = open_shop(shop)
    found = tables_as_they_are(db)
    found.pop("mapping_profile")  # answers are remembered also when their import is undone
    db.close()
    return found
