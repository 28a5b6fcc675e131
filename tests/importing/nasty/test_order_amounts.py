"""Nasty cases 4 and 45: what holds for an order and stands on each of its lines; amounts of several currencies."""

import openpyxl
import pytest

from tests.importing.nasty.road import Road
from tests.importing.nasty.sheets import RECEIPT_HEAD, day, receipt_cents, receipts, written

ETSY = (
    "Sale Date", "Item Name", "Buyer", "Quantity", "Price", "Discount Amount", "Order Shipping", "Order Sales Tax",
    "Item Total", "Currency", "Transaction ID", "Listing ID", "Ship Name", "Ship Zipcode", "Order ID",
    "InPerson Location",
)  # fmt: skip


def test_04_shipping_and_tax_of_the_order_on_every_line_count_once(road: Road) -> None:
    anna, bo = ("Anna Bos", "1012 AB", 5001, ""), ("Bo Vos", "3512 JC", 5002, "")
    rows: list[tuple[object, ...]] = [
        ("03/14/25", f"Mok {n}", "annab", 1, "10.00", "0.00", "4.95", "2.10", "10.00", "EUR", 900 + n, 77 + n, *anna)
        for n in range(3)
    ]
    rows.append(("03/15/25", "Bord", "bov", 2, "8.00", "0.00", "3.95", "1.00", "16.00", "EUR", 990, 99, *bo))
    taken = road.take(written(road.folder / "EtsySoldOrderItems2025.csv", [ETSY, *rows], sign=","))
    assert (taken.report.sales, taken.report.cents) == (2, 3_000 + 1_600)
    found = taken.rows("SELECT shipping_cents, vat_cents FROM sale ORDER BY receipt_no")
    assert found == [(495, 210), (395, 100)]


def test_45_amounts_of_several_currencies_are_never_added(road: Road) -> None:
    head = (*RECEIPT_HEAD, "Valuta")
    rows = [(*row, "USD" if n % 3 == 0 else "EUR") for n, row in enumerate(receipts(9))]
    path = written(road.folder / "a.csv", [head, *rows])
    taken = road.take(path)
    euros = sum(receipt_cents(n + 1) for n in range(9) if n % 3)
    assert taken.question.kind == "currencies"
    assert set(taken.question.options) == {"rate", "aside", "stop"}
    road.answers = {"currencies": {"USD": "stop"}}
    assert road.take(path).refusal
    road.answers = {"currencies": {"USD": "aside"}}
    taken = road.take(path)
    assert (taken.report.cents, taken.report.aside) == (euros, 3)
    assert all("USD" in fault.reason for fault in taken.report.faults)


@pytest.mark.parametrize(("heading", "sign"), [("Korting", "%"), ("Korting %", "")])
def test_a_column_of_discounts_in_per_cent_is_no_column_of_amounts(road: Road, heading: str, sign: str) -> None:
    head = ("Bon", "Datum", "Klantnr", "Artikel", "Aantal", "Prijs", heading)
    rows = [(f"B{n}", day(n), f"K{n}", "Roos", "2", "10,00", f"{5 * n}{sign}") for n in range(1, 7)]
    taken = road.take(written(road.folder / "a.csv", [head, *rows]))
    assert (taken.report.new, taken.report.cents) == (6, sum(2_000 - 100 * n for n in range(1, 7)))


def test_a_gift_card_counts_neither_when_it_is_sold_nor_when_it_is_used(road: Road) -> None:
    head = ("Bon", "Datum", "Klantnr", "Artikel", "Aantal", "Bedrag")
    rows = [
        ("B1", day(1), "K1", "Cadeaubon", "1", "50,00"),
        ("B2", day(2), "K2", "Roos", "1", "60,00"),
        ("B2", day(2), "K2", "Cadeaubon ingewisseld", "-1", "-50,00"),
    ]
    assert road.take(written(road.folder / "a.csv", [head, *rows])).report.cents == 6_000


@pytest.mark.parametrize("percent", ["0%", "0.00%"])
def test_a_discount_that_excel_shows_in_per_cent_is_no_ten_cents(road: Road, percent: str) -> None:
    book = openpyxl.Workbook()
    book.active.append(("Bon", "Datum", "Klantnr", "Artikel", "Aantal", "Prijs", "Korting"))
    for n in range(1, 7):
        book.active.append((f"B{n}", day(n), f"K{n}", "Roos", 2, 10.0, 0.1 if n < 6 else 0.125))
        book.active.cell(n + 1, 7).number_format = percent
    book.save(road.folder / "a.xlsx")
    assert road.take(road.folder / "a.xlsx").report.cents == 5 * 1_800 + 1_750
