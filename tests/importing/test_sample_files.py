"""Every file of the sample shop is imported without a question, and holds what another reading of it counts.

The other reading is openpyxl and csv alone; the figures of sales are held against the generator elsewhere
(tests/segments/test_ready_sample.py).
"""

import csv
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from desktop_seg.base.paths import resource
from desktop_seg.base.progress import Quiet
from desktop_seg.importing import sample_shop
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.model.period import to_day
from desktop_seg.store import import_file
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_reader
from tests.importing.made_file import session

KINDS = {
    "customers.xlsx": FileKind.CUSTOMERS,
    "till_sales.xlsx": FileKind.SALE_LINES,
    "webshop_orders.csv": FileKind.SALE_LINES,
    "products.xlsx": FileKind.PRODUCTS,
    "promotions.xlsx": FileKind.PROMOTIONS,
    "events.csv": FileKind.EVENTS,
    "survey_answers.xlsx": FileKind.SURVEY,
    "complaints.xlsx": FileKind.COMPLAINTS,
    "invoices.xlsx": FileKind.INVOICES,
}


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Database:
    path = tmp_path_factory.mktemp("shop") / "sample.seg"
    sample_shop.build(path, Quiet())
    return open_reader(path)


def rows(name: str) -> list[dict[str, object]]:
    """Read a workbook of one sheet by its headings."""
    sheet = openpyxl.load_workbook(resource("sample", name)).worksheets[0]
    header, *found = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in found]


def day(value: object) -> int | None:
    return (
        None
        if value is None
        else to_day(value.date() if isinstance(value, datetime) else date.fromisoformat(str(value)))
    )


def cents(value: object) -> int | None:
    return None if value is None else round(float(str(value)) * 100)


@pytest.mark.parametrize("name", sample_shop.FILES)
def test_no_file_needs_a_question(tmp_path: Path, name: str) -> None:
    with session(tmp_path) as own:
        found = own.inspect(resource("sample", name))
    assert found.is_ready
    assert found.plan.kind is KINDS[name]
    if found.plan.kind not in (FileKind.CUSTOMERS, FileKind.SALE_LINES):
        assert [column.header for column in found.plan.columns if column.value is None] == []


def test_every_file_of_the_sample_is_imported_and_only_the_spoiled_rows_are_set_aside(db: Database) -> None:
    found = {each.name: each for each in import_file.imports(db)}
    assert {name: FileKind(each.kind) for name, each in found.items()} == KINDS
    assert {name for name, each in found.items() if each.outcome.rows_aside} == {"till_sales.xlsx"}
    for name in ("products.xlsx", "promotions.xlsx", "survey_answers.xlsx", "complaints.xlsx", "invoices.xlsx"):
        assert found[name].outcome.rows_read == len(rows(name))


def test_the_further_files_bring_nobody_whom_customers_and_sales_do_not_know(db: Database) -> None:
    brought = db.rows("SELECT DISTINCT f.kind FROM customer c JOIN import_file f ON f.id = c.import_id")
    assert {row[0] for row in brought} == {FileKind.CUSTOMERS, FileKind.SALE_LINES}


def test_events_are_those_of_the_file(db: Database) -> None:
    with resource("sample", "events.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = list(csv.DictReader(file, delimiter=";"))
    told = Counter(
        (
            each["Customer Number"] or each["Email"],
            day(each["Event Date"]),
            each["Event"],
            each["Subject"],
            each["Category"],
        )
        for each in listed
    )
    found = Counter(
        tuple(row)
        for row in db.rows(
            """SELECT coalesce(c.customer_no, c.email), e.day, e.kind, coalesce(e.subject, ''), coalesce(e.category, '')
               FROM event e JOIN customer c ON c.id = e.customer_id"""
        )
    )
    assert found == told


def test_articles_have_the_prices_and_labels_of_the_list(db: Database) -> None:
    listed = {
        (each["Artikelnummer"], cents(each["Inkoopprijs"]), cents(each["Verkoopprijs"]), each["Prijsklasse"])
        for each in rows("products.xlsx")
    }
    assert {
        tuple(row) for row in db.rows("SELECT sku, cost_cents, list_price_cents, price_class FROM product")
    } == listed
    labels = {
        (each["Artikelnummer"], label.strip())
        for each in rows("products.xlsx")
        for label in str(each["Kenmerken"] or "").split(",")
        if label.strip()
    }
    found = db.rows("SELECT sku, tag FROM product_tag t JOIN product p ON p.id = t.product_id")
    assert {tuple(row) for row in found} == labels


def test_promotions_are_those_of_the_calendar(db: Database) -> None:
    listed = {
        (
            each["Actie"],
            day(each["Eerste dag"]),
            day(each["Laatste dag"]),
            each["Geldt voor"],
            float(str(each["Korting in procent"])) / 100,
        )
        for each in rows("promotions.xlsx")
    }
    found = db.rows("SELECT name, start_day, end_day, scope, round(discount_share, 4) FROM promotion")
    assert {tuple(row) for row in found} == listed


def test_complaints_and_invoices_stand_at_their_receipt_and_customer(db: Database) -> None:
    complaints = {
        (
            str(each["Klantnummer"] or ""),
            str(each["Bonnummer"]),
            day(each["Datum klacht"]),
            day(each["Opgelost op"]),
            each["Cijfer (1-10)"],
        )
        for each in rows("complaints.xlsx")
    }
    found = db.rows(
        """SELECT coalesce(c.customer_no, ''), s.receipt_no, t.day, t.resolved_day, t.rating FROM complaint t
           LEFT JOIN customer c ON c.id = t.customer_id LEFT JOIN sale s ON s.id = t.sale_id"""
    )
    assert {tuple(row) for row in found} == complaints
    invoices = {
        (str(each["Bonnummer"]), day(each["Vervaldatum"]), day(each["Betaaldatum"]), cents(each["Totaal incl. btw"]))
        for each in rows("invoices.xlsx")
    }
    terms = db.rows(
        "SELECT s.receipt_no, t.due_day, t.paid_day, t.amount_cents FROM payment_term t JOIN sale s ON s.id = t.sale_id"
    )
    assert {tuple(row) for row in terms} == invoices


def test_answers_are_those_of_the_forms_one_by_one(db: Database) -> None:
    told: Counter[tuple[str, str]] = Counter()
    for form in rows("survey_answers.xlsx"):
        for question, answer in form.items():
            if question not in ("Klantnummer", "Ingevuld op") and answer is not None:
                told.update((question, each.strip()) for each in str(answer).split(";"))
    found = db.rows("SELECT q.text, a.answer FROM survey_answer_now a JOIN survey_question q ON q.id = a.question_id")
    assert Counter(tuple(row) for row in found) == told
