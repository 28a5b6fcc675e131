"""The files of the sample shop, read back by openpyxl and csv, say what the generator's truth says."""

import csv
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.sample.facts import Row, read_sheet

LineKey = tuple[str, int, int, int]


@pytest.fixture(scope="module")
def till(made: Path) -> dict[str, list[list]]:
    """Sheet name -> all rows of the till's workbook."""
    workbook = load_workbook(made / "till_sales.xlsx", read_only=True)
    found = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in workbook.worksheets}
    workbook.close()
    return found


@pytest.fixture(scope="module")
def till_rows(till: dict[str, list[list]]) -> list[Row]:
    """The lines of both sheets, titles and totals left out."""
    return [dict(zip(rows[3], row, strict=True)) for rows in till.values() for row in rows[4:-1]]


@pytest.fixture(scope="module")
def web_rows(made: Path) -> list[Row]:
    with (made / "webshop_orders.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture(scope="module")
def customer_rows(made: Path) -> list[Row]:
    return read_sheet(made / "customers.xlsx")


def cents(amount: float | str | None) -> int:
    if isinstance(amount, str):
        amount = float(amount.replace(",", ".")) if amount else 0.0
    return round((amount or 0) * 100)


def lines_of(truth: dict, source: str) -> dict[str, list[LineKey]]:
    kept = {one["number"]: one for one in truth["receipts"] if one["source"] == source}
    return {
        number: [(line["sku"], line["quantity"], line["discount_cents"], line["net_cents"]) for line in one["lines"]]
        for number, one in kept.items()
    }


def test_both_sheets_have_titles_the_same_headers_and_a_total(till: dict[str, list[list]]) -> None:
    assert list(till) == ["2023-2024", "2025-2026"]
    first, second = till.values()
    assert first[3] == second[3]
    for rows in (first, second):
        assert [sum(cell is not None for cell in row) for row in rows[:3]] == [1, 1, 1]
        header, total, lines = rows[3], rows[-1], rows[4:-1]
        assert total[0] == "Totaal"
        for name in ("Stuks", "Kortingsbedrag", "Regelbedrag"):
            column = header.index(name)
            added = sum(cents(row[column]) for row in lines if isinstance(row[column], int | float))
            assert cents(total[column]) == added


def test_till_lines_equal_the_truth(till_rows: list[Row], truth: dict) -> None:
    misdated = truth["set_aside"]["misdated_receipt"]["number"]
    found: dict[str, list[LineKey]] = defaultdict(list)
    days = {}
    for row in till_rows:
        number = str(row["Bonnummer"])
        if number == misdated or row["Regelbedrag"] == "n.v.t.":
            continue
        found[number].append(
            (row["Artikelnummer"], row["Stuks"], cents(row["Kortingsbedrag"]), cents(row["Regelbedrag"]))
        )
        days[number] = row["Bondatum"].strftime("%Y-%m-%d %H:%M")
        assert cents(row["Regelbedrag"]) == row["Stuks"] * cents(row["Stukprijs"]) - cents(row["Kortingsbedrag"])
    assert found == lines_of(truth, "till")
    assert days == {
        one["number"]: f"{one['day']} {one['time']}" for one in truth["receipts"] if one["source"] == "till"
    }


def test_till_customers_equal_the_truth(till_rows: list[Row], truth: dict) -> None:
    written = {str(row["Bonnummer"]): row["Klantnummer"] for row in till_rows}
    for one in truth["receipts"]:
        if one["source"] == "till":
            expected = truth["counter_number"] if one["counter"] else one["customer"] and int(one["customer"])
            assert written[one["number"]] == expected


def test_the_till_has_one_date_in_the_future_and_one_amount_in_words(till_rows: list[Row], truth: dict) -> None:
    future = [row for row in till_rows if row["Bondatum"] > datetime(2026, 8, 31, 23, 59)]
    assert [str(row["Bonnummer"]) for row in future] == [truth["set_aside"]["misdated_receipt"]["number"]]
    assert future[0]["Bondatum"].year == 2062
    words = [row for row in till_rows if isinstance(row["Regelbedrag"], str)]
    assert [str(row["Bonnummer"]) for row in words] == [truth["set_aside"]["line_without_amount_on"]]
    assert {row["Klantnummer"] for row in future + words} == {None}


def test_web_orders_equal_the_truth(web_rows: list[Row], truth: dict) -> None:
    found: dict[str, list[LineKey]] = defaultdict(list)
    of_order: dict[str, set[tuple]] = defaultdict(set)
    for row in web_rows:
        amounts = (cents(row["Discount Amount"]), cents(row["Line Total"]))
        found[row["Order Number"]].append((row["SKU"], int(row["Quantity"]), *amounts))
        assert amounts[1] == int(row["Quantity"]) * cents(row["Unit Price"]) - amounts[0]
        whole = (row["Order Date"], row["Payment Status"], cents(row["Order Shipping"]), cents(row["Refunded Amount"]))
        of_order[row["Order Number"]].add((*whole, row["Discount Code"]))
    assert found == lines_of(truth, "web")
    for one in truth["receipts"]:
        if one["source"] == "web":
            moment = f"{one['day']} {one['time']}"
            expected = (moment, one["status"], one["shipping_cents"], one["refunded_cents"], one["coupon"])
            assert of_order[one["number"]] == {expected}


def test_web_buyers_are_known_by_number_or_by_address(web_rows: list[Row], truth: dict) -> None:
    email_of = {one["key"]: one["email"] for one in truth["customers"]}
    buyer = {one["number"]: one["customer"] for one in truth["receipts"] if one["source"] == "web"}
    assert all(row["Email"] == email_of[buyer[row["Order Number"]]] for row in web_rows)
    assert {row["Customer Number"] for row in web_rows} - {""} <= {str(one["number"]) for one in truth["customers"]}
    without_number = {row["Email"] for row in web_rows if not row["Customer Number"]}
    known = {one["email"] for one in truth["customers"] if one["number"] is not None}
    assert len(without_number & known) >= 50, "customers of the shop who did not log in"
    assert len(without_number - known) >= 30, "guests of the web shop"


def test_month_totals_of_all_files_equal_the_truth(till_rows: list[Row], web_rows: list[Row], truth: dict) -> None:
    found: dict[str, int] = defaultdict(int)
    for row in till_rows:
        if row["Bondatum"].year < 2062 and not isinstance(row["Regelbedrag"], str):
            found[f"{row['Bondatum']:%Y-%m}"] += cents(row["Regelbedrag"])
    for row in web_rows:
        found[row["Order Date"][:7]] += cents(row["Line Total"])
    expected: dict[str, int] = defaultdict(int)
    for one in truth["receipts"]:
        expected[one["day"][:7]] += one["net_cents"]
    assert found == expected
    assert len(expected) == 36


def test_customer_list_equals_the_truth(customer_rows: list[Row], truth: dict) -> None:
    by_number = {str(row["Klantnummer"]): row for row in customer_rows}
    expected = {one["key"]: one for one in truth["customers"] if one["number"] is not None}
    assert by_number.keys() == expected.keys() | {str(truth["counter_number"])} | truth["second_numbers"].keys()
    spoiled = truth["set_aside"]["email_without_at_of"]
    for key, one in expected.items():
        row = by_number[key]
        parts = (row["Voornaam"], row["Tussenvoegsel"], row["Achternaam"])
        assert " ".join(part for part in parts if part).lower() == one["name"].lower()
        assert (row["E-mailadres"] or "") == one["email"] or key == spoiled
        assert (row["Geboortedatum"] and row["Geboortedatum"].isoformat()) == one["birth_date"]
        assert (row["Toestemming e-mail"] or "") == one["consent_email"]
        assert row["Inkomen"] == one["income"]
        assert row["Klant sinds"].isoformat() == one["since"]


def test_the_customer_list_is_spoiled_where_the_truth_says(customer_rows: list[Row], truth: dict) -> None:
    spoiled = truth["set_aside"]
    emails = {str(row["Klantnummer"]): row["E-mailadres"] for row in customer_rows}
    assert [key for key, email in emails.items() if email and "@" not in email] == [spoiled["email_without_at_of"]]
    numbers = [row for row in customer_rows if isinstance(row["Telefoonnummer"], int)]
    assert [str(row["Klantnummer"]) for row in numbers] == [spoiled["phone_without_zero_of"]]
    assert str(numbers[0]["Telefoonnummer"])[0] != "0"
    twice = [row for row in customer_rows if str(row["Klantnummer"]) == spoiled["listed_twice"]]
    assert len(twice) == 2
    assert twice[0] == twice[1]
    surnames = [row["Achternaam"] for row in customer_rows]
    assert sum(name.isupper() for name in surnames) == 4
    assert sum(name.islower() for name in surnames) == 3
    assert sum(row["Klantgroep"] == "Personeel" for row in customer_rows) == 4
    assert [row["Achternaam"] for row in customer_rows if row["Klantgroep"] == "Balie"] == ["Passant"]


def test_promotions_and_products_belong_to_the_sales(made: Path, truth: dict) -> None:
    products = {row["Artikelnummer"]: row for row in read_sheet(made / "products.xlsx")}
    for one in truth["receipts"]:
        for line in one["lines"]:
            product = products[line["sku"]]
            assert (product["Artikelnaam"], product["Artikelgroep"]) == (line["name"], line["category"])
            assert cents(product["Verkoopprijs"]) == line["unit_cents"]
    promotions = read_sheet(made / "promotions.xlsx")
    assert len(promotions) == 18
    assert all(row["Eerste dag"] < row["Laatste dag"] <= date(2026, 8, 31) for row in promotions)


def test_invoices_and_complaints_point_at_receipts(made: Path, truth: dict) -> None:
    receipts = {one["number"]: one for one in truth["receipts"]}
    for row in read_sheet(made / "invoices.xlsx"):
        receipt = receipts[str(row["Bonnummer"])]
        assert (receipt["customer"], receipt["net_cents"]) == (str(row["Klantnummer"]), cents(row["Totaal incl. btw"]))
    for row in read_sheet(made / "complaints.xlsx"):
        assert receipts[str(row["Bonnummer"])]["customer"] == str(row["Klantnummer"])
        assert receipts[str(row["Bonnummer"])]["day"] <= row["Datum klacht"].isoformat()
