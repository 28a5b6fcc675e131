"""Nasty cases 1, 2 and 4 to 13: orders spread over rows, refunds in every writing, the same rows again. And 22."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.importing.nasty.road import Road, Taken
from tests.importing.nasty.sheets import RECEIPT_HEAD, comma, day, receipt_cents, receipts, receipts_cents, written

SHOPIFY = (
    "Name",
    "Email",
    "Financial Status",
    "Paid at",
    "Fulfillment Status",
    "Accepts Marketing",
    "Currency",
    "Subtotal",
    "Shipping",
    "Taxes",
    "Total",
    "Discount Code",
    "Discount Amount",
    "Created at",
    "Lineitem quantity",
    "Lineitem name",
    "Lineitem price",
    "Lineitem sku",
    "Billing Name",
    "Billing Zip",
    "Billing Phone",
    "Refunded Amount",
    "Id",
)


def shopify(road: Road, *rows: Mapping[str, object]) -> Path:
    """Write orders of Shopify; a row names the columns it fills."""
    table = [SHOPIFY, *([row.get(head, "") for head in SHOPIFY] for row in rows)]
    return written(road.folder / "orders_export.csv", table, sign=",")


def first(number: str, email: str, total: str, **more: object) -> dict[str, object]:
    """Return the first row of an order: it alone tells what holds for the order."""
    return {
        "Name": number,
        "Email": email,
        "Financial Status": "paid",
        "Created at": "2025-03-14 10:15:00 +0100",
        "Currency": "EUR",
        "Total": total,
        "Id": f"55{number[1:]}",
        **more,
    }


def line(number: str, name: str, price: str, quantity: int = 1) -> dict[str, object]:
    return {"Name": number, "Lineitem name": name, "Lineitem price": price, "Lineitem quantity": quantity}


def sales(taken: Taken) -> list[tuple[object, ...]]:
    """Return number, net amount and e-mail of the buyer of each sale."""
    return taken.rows(
        "SELECT s.receipt_no, s.net_cents, c.email FROM sale s LEFT JOIN customer c ON c.id = s.customer_id ORDER BY 1"
    )


def test_01_order_of_three_lines_is_one_order_of_the_buyer_of_its_first_row(road: Road) -> None:
    path = shopify(
        road,
        {**first("#1001", "anna@example.com", "27.50"), **line("#1001", "Rozen", "10.00")},
        line("#1001", "Tulpen", "5.00", 2),
        line("#1001", "Vaas", "7.50"),
    )
    taken = road.take(path)
    assert (taken.report.sales, taken.report.cents, taken.report.customers) == (1, 2_750, 1)
    assert taken.rows("SELECT count(*) FROM sale_line") == [(3,)]
    assert sales(taken) == [("#1001", 2_750, "anna@example.com")]


def test_02_order_without_an_address_does_not_get_that_of_the_order_above(road: Road) -> None:
    path = shopify(
        road,
        {**first("#1001", "anna@example.com", "10.00"), **line("#1001", "Rozen", "10.00")},
        {**first("#1002", "", "12.00"), **line("#1002", "Tulpen", "6.00", 2)},
        {**first("#1003", "", "5.00", **{"Billing Name": "Bo Vos"}), **line("#1003", "Tulpen", "5.00")},
    )
    taken = road.take(path)
    assert sales(taken) == [("#1001", 1_000, "anna@example.com"), ("#1002", 1_200, None), ("#1003", 500, None)]
    assert taken.rows("SELECT count(*) FROM sale WHERE customer_id IS NULL") == [(1,)]
    assert taken.rows("SELECT last_name FROM customer WHERE email IS NULL") == [("Vos",)]


VEND = (
    "Date",
    "Receipt Number",
    "Line Type",
    "Customer Code",
    "Customer Name",
    "Note",
    "Quantity",
    "Subtotal",
    "Sales Tax",
    "Discount",
    "Loyalty",
    "Total",
    "Paid",
    "Details",
    "Register",
    "User",
    "Status",
    "Sku",
    "AccountCodeSale",
    "AccountCodePurchase",
)


def vend(number: int, kind: str, total: str, sku: str = "") -> tuple[object, ...]:
    quantity = 1 if kind == "Sale Line" else ""
    paid, details = (total, "Cash") if kind == "Payment" else ("", "")
    return (
        f"2025-03-14 1{number}:05:00",
        f"R{number}",
        kind,
        f"C{number}",
        "Anna Bos",
        "",
        quantity,
        total,
        "0.00",
        "0.00",
        "",
        total,
        paid,
        details,
        "Kassa 1",
        "Eva",
        "Closed",
        sku,
        "200",
        "",
    )


def test_05_of_sale_line_and_payment_rows_only_the_lines_are_counted(road: Road) -> None:
    rows = [
        vend(1, "Sale", "25.00"),
        vend(1, "Sale Line", "10.00", "A1"),
        vend(1, "Sale Line", "15.00", "A2"),
        vend(1, "Payment", "25.00"),
        vend(2, "Sale", "7.50"),
        vend(2, "Sale Line", "7.50", "A1"),
        vend(2, "Payment", "7.50"),
    ]
    taken = road.take(written(road.folder / "sales.csv", [VEND, *rows], sign=","))
    assert (taken.report.sales, taken.report.cents) == (2, 3_250)
    assert taken.rows("SELECT count(*) FROM sale_line") == [(3,)]


SQUARE = (
    "Date",
    "Time",
    "Time Zone",
    "Category",
    "Item",
    "Qty",
    "Price Point Name",
    "SKU",
    "Modifiers Applied",
    "Gross Sales",
    "Discounts",
    "Net Sales",
    "Tax",
    "Transaction ID",
    "Payment ID",
    "Event Type",
    "Location",
    "Customer ID",
    "Customer Name",
)


def square(item: str, quantity: int, net: str, transaction: str, event: str = "Payment") -> tuple[object, ...]:
    return (
        "2025-03-14",
        "10:15:00",
        "Amsterdam",
        "Flowers",
        item,
        quantity,
        "Regular",
        "",
        "",
        net,
        "$0.00",
        net,
        "$0.00",
        transaction,
        f"P{transaction}",
        event,
        "Main street",
        "CU1",
        "Anna Bos",
    )


def test_06_refund_under_the_number_of_the_purchase_is_no_second_visit(road: Road) -> None:
    road.country, road.currency = "US", "USD"
    rows = [
        square("Roses", 2, "$20.00", "T1"),
        square("Vase", 1, "$12.00", "T1"),
        square("Vase", -1, "-$12.00", "T1", "Refund"),
        square("Tulips", 1, "$8.00", "T2"),
    ]
    taken = road.take(written(road.folder / "items.csv", [SQUARE, *rows], sign=","))
    assert (taken.report.sales, taken.report.cents) == (2, 2_800)
    assert taken.rows("SELECT net_cents FROM sale ORDER BY receipt_no") == [(2_000,), (800,)]
    assert taken.rows("SELECT net_cents, is_return FROM sale_line WHERE is_return = 1") == [(-1_200, 1)]


@pytest.mark.parametrize(
    ("column", "done", "cancelled"),
    [("Status", "Closed", "Voided"), ("Status", "Afgerond", "Geannuleerd"), ("Financial Status", "paid", "voided")],
)
def test_07_cancelled_sales_are_kept_outside_the_revenue(road: Road, column: str, done: str, cancelled: str) -> None:
    head = (*RECEIPT_HEAD, column)
    rows = [(*row, cancelled if n == 2 else done) for n, row in enumerate(receipts(6))]
    taken = road.take(written(road.folder / "a.csv", [head, *rows]))
    assert (taken.report.aside, taken.report.cents) == (0, receipts_cents(6) - receipt_cents(3))
    assert taken.rows("SELECT receipt_no FROM sale WHERE status = 'cancelled' AND is_valid = 0") == [("B3",)]


def test_08_amount_refunded_lowers_the_order_although_it_is_written_without_a_minus(road: Road) -> None:
    path = shopify(
        road,
        {
            **first("#1001", "anna@example.com", "32.00", **{"Refunded Amount": "12.00"}),
            **line("#1001", "Rozen", "20.00"),
            "Financial Status": "partially_refunded",
        },
        line("#1001", "Vaas", "12.00"),
        {**first("#1002", "bo@example.com", "5.00", **{"Refunded Amount": "0.00"}), **line("#1002", "Tulpen", "5.00")},
    )
    taken = road.take(path)
    assert [(number, net) for number, net, _email in sales(taken)] == [("#1001", 2_000), ("#1002", 500)]
    assert taken.rows("SELECT refund_cents FROM sale WHERE receipt_no = '#1001'") == [(1_200,)]


def test_09_return_is_taken_off_once_however_it_is_written(road: Road) -> None:
    head = ("Bonnummer", "Datum", "Klantnummer", "Artikelomschrijving", "Aantal", "Regelbedrag")
    bought = [(f"B{n}", day(n), "K1", "Rozen", "2", "20,00") for n in range(1, 7)]
    writings = (("-1", "-12,00"), ("-1", "12,00"), ("1", "-12,00"))
    back = [(f"B{n}", day(n), "K1", "Vaas", *writing) for n, writing in enumerate(writings, 7)]
    taken = road.take(written(road.folder / "a.csv", [head, *bought, *back]))
    assert taken.report.cents == 6 * 2_000 - 3 * 1_200
    returns = taken.rows("SELECT quantity, net_cents FROM sale_line WHERE is_return = 1")
    assert returns == [(-1, -1_200)] * 3


def test_10_same_file_again_adds_nothing_and_says_so(road: Road) -> None:
    path = written(road.folder / "a.csv", [RECEIPT_HEAD, *receipts(9)])
    assert road.take(path).report.new == 9
    again = road.take(path)
    assert (again.report.rows, again.report.new, again.report.same, again.report.sales) == (9, 0, 9, 0)
    assert any("already imported on" in remark for remark in again.report.remarks)
    assert again.rows("SELECT count(*), sum(net_cents) FROM sale") == [(9, receipts_cents(9))]


def test_11_rows_of_an_overlapping_period_are_skipped_line_by_line(road: Road) -> None:
    road.take(written(road.folder / "eerste.csv", [RECEIPT_HEAD, *receipts(12)]))
    later = road.take(written(road.folder / "tweede.csv", [RECEIPT_HEAD, *receipts(8, first=10)]))
    assert (later.report.rows, later.report.new, later.report.same) == (8, 5, 3)
    assert later.rows("SELECT count(*), sum(net_cents) FROM sale") == [(17, receipts_cents(17))]


def test_12_two_lines_that_are_wholly_alike_both_count_also_the_second_time(road: Road) -> None:
    head = ("Bonnummer", "Datum", "Klantnummer", "Artikelomschrijving", "Aantal", "Regelbedrag")
    rows = [("B1", day(1), "K1", "Koffie", 1, "2,50")] * 2 + [("B2", day(2), "K2", "Koffie", 1, "2,50")]
    path = written(road.folder / "a.csv", [head, *rows])
    for new in (3, 0):
        taken = road.take(path)
        assert (taken.report.new, taken.report.same) == (new, 3 - new)
        assert taken.rows("SELECT count(*), sum(net_cents) FROM sale_line") == [(3, 750)]


def test_13_later_file_with_another_status_changes_the_order_and_does_not_double_it(road: Road) -> None:
    head = (*RECEIPT_HEAD, "Status")
    before = [(*row, "Betaald") for row in receipts(5)]
    after = [(*row, "Terugbetaald" if n == 1 else "Betaald") for n, row in enumerate(receipts(5))]
    road.take(written(road.folder / "maart.csv", [head, *before]))
    taken = road.take(written(road.folder / "april.csv", [head, *after]))
    assert (taken.report.new, taken.report.updated, taken.report.same) == (0, 1, 4)
    assert taken.rows("SELECT count(*) FROM sale") == [(5,)]
    assert taken.rows("SELECT status FROM sale WHERE receipt_no = 'B2'") == [("refunded",)]


def test_22_seven_files_of_customers_go_in_together(road: Road) -> None:
    head = ("customer_code", "first_name", "last_name", "email", "loyalty_balance")
    paths = [
        written(
            road.folder / f"customers-{part}.csv",
            [head, *((f"C{n}", "Anna", f"Bos{letters(n)}", f"c{n}@example.com", "0.00") for n in range(part, 700, 7))],
            sign=",",
        )
        for part in range(7)
    ]
    taken = road.take(*paths)
    assert not taken.questions
    assert len(taken.reports) == 7
    assert sum(report.customers for report in taken.reports) == 700
    assert taken.rows("SELECT count(*) FROM customer") == [(700,)]


def letters(number: int) -> str:
    """Return a number as letters: names have no figures."""
    return "".join(chr(ord("a") + int(figure)) for figure in str(number))


def test_the_comma_of_the_generator_is_the_dutch_one() -> None:
    assert (comma(1_095), comma(-5)) == ("10,95", "-0,05")
