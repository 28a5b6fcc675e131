"""Files of tills: Square, Loyverse, Lightspeed X, SumUp; Danish invoices, Dutch addresses, teaching files."""

from tests.importing.layouts.layout import Layout, Row, cents, filled
from tests.importing.layouts.trade import CANCELLED, REFUNDED, Order, buyers, comma, orders, point

SQUARE_ITEMS = (
    "Date|Time|Time Zone|Category|Item|Qty|Price Point Name|SKU|Modifiers Applied|Gross Sales|Discounts|Net Sales|Tax|"
    "Transaction ID|Payment ID|Device Name|Notes|Details|Event Type|Location|Dining Option|Customer ID|Customer Name|"
    "Customer Reference ID|Unit|Count|GTIN|Itemization Type|Commission|Employee|Fulfillment Note|Channel|Token|"
    "Card Brand|PAN Suffix"
)
SQUARE_TRANSACTIONS = (
    "Date|Time|Time Zone|Gross Sales|Discounts|Service Charges|Net Sales|Gift Card Sales|Tax|Tip|Partial Refunds|"
    "Total Collected|Source|Card|Card Entry Methods|Cash|Square Gift Card|Other Tender|Other Tender Type|Tender Note|"
    "Fees|Net Total|Transaction ID|Payment ID|Card Brand|PAN Suffix|Device Name|Staff Name|Staff ID|Details|"
    "Description|Event Type|Location|Dining Option|Customer ID|Customer Name|Transaction Status"
)
LOYVERSE_ITEMS = (
    "Date|Receipt number|Receipt type|Category|SKU|Item|Variant|Modifiers applied|Quantity|Gross sales|Discounts|"
    "Net sales|Cost of goods|Gross profit|Taxes|Dining option|POS|Store|Cashier name|Customer name|Customer contacts|"
    "Comment|Status"
)
LOYVERSE_RECEIPTS = (
    "Date|Receipt number|Receipt type|Gross sales|Discounts|Net sales|Taxes|Total collected|Cost of goods|"
    "Gross profit|Payment type|Description|Dining option|POS|Store|Cashier name|Customer name|Customer contacts|Status"
)
VEND = (
    "Date|Receipt Number|Line Type|Customer Code|Customer Name|Note|Quantity|Subtotal|Sales Tax|Discount|Loyalty|"
    "Total|Paid|Details|Register|User|Status|Sku|AccountCodeSale|AccountCodePurchase"
)
SUMUP = (
    "Konto|Datum|Typ|Transaktionsnummer|Zahlungsmethode|Menge|Beschreibung|Währung|Preis (brutto)|Preis (netto)|"
    "Steuer|Steuersatz"
)
DANISH = (
    "Fakturanr.|Linjenr.|Dato|Varenr.|Beskrivelse|Land|Pakkenr.|Vægt|Antal|Salgspris|Beløb|Beløb inkl. moms|Reference|"
    "Modtagernavn|Kundenr.|Kundenavn|Kundenavn2|Modtagerpostnr.|Modtagerby|Modtageradresse"
)
DUTCH = (
    "Referentie|Bedrijfsnaam|Voornaam|Achternaam|Straatnaam|Huisnummer|Huisnummer toevoeging|Postcode|Plaatsnaam|"
    "Landcode|Email|Telefoon|Mobiel nummer"
)
UCI = "InvoiceNo|StockCode|Description|Quantity|InvoiceDate|UnitPrice|CustomerID|Country"
SUPERSTORE = (
    "Row ID|Order ID|Order Date|Ship Date|Ship Mode|Customer ID|Customer Name|Segment|Country|City|State|Postal Code|"
    "Region|Product ID|Category|Sub-Category|Product Name|Sales|Quantity|Discount|Profit"
)


def _number(order: Order) -> str:
    return f"C{order.buyer.number}" if order.buyer else ""


def _name(order: Order) -> str:
    return order.buyer.name if order.buyer else ""


def square_items() -> list[Row]:
    rows = []
    for order in orders():
        for sign, kind in ((1, "Payment"), *(((-1, "Refund"),) if order.state == REFUNDED else ())):
            rows += [
                {
                    "Date": f"{order.at:%m/%d/%Y}", "Time": f"{order.at:%H:%M:%S}",
                    "Time Zone": "Eastern Time (US & Canada)", "Category": "Flowers", "Item": item.name,
                    "Qty": f"{sign * item.quantity}.0", "Price Point Name": "Regular", "SKU": item.sku,
                    "Gross Sales": point(sign * item.amount, "$"), "Discounts": point(-sign * item.off, "$"),
                    "Net Sales": point(sign * (item.amount - item.off), "$"), "Tax": "$0.00",
                    "Transaction ID": f"tx{order.number}", "Event Type": kind, "Location": "Main St",
                    "Customer ID": _number(order), "Customer Name": _name(order), "Itemization Type": "Physical Good",
                }
                for item in order.items
            ]  # fmt: skip
    return filled(SQUARE_ITEMS, rows)


def square_transactions() -> list[Row]:
    return filled(
        SQUARE_TRANSACTIONS,
        (
            {
                "Date": f"{order.at:%m/%d/%Y}", "Time": f"{order.at:%H:%M:%S}", "Time Zone": "Central Time",
                "Gross Sales": point(order.amount, "$"), "Discounts": point(-order.discount, "$"),
                "Net Sales": point(order.amount - order.discount, "$") + " ", "Tax": "$1.20", "Tip": "$2.00",
                "Partial Refunds": "$0.00", "Total Collected": point(order.amount - order.discount + 320, "$"),
                "Source": "Point of Sale", "Card": point(order.amount, "$"), "Card Entry Methods": "Keyed",
                "Cash": "$0.00", "Fees": "($0.31)", "Transaction ID": f"tx{order.number}", "Event Type": "Payment",
                "Location": "Main St", "Customer ID": _number(order), "Customer Name": _name(order),
                "Transaction Status": "Complete",
            }
            for order in orders()
        ),
    )  # fmt: skip


def _loyverse(order: Order, is_refund: bool) -> Row:
    contact = ""
    if order.buyer:
        contact = order.buyer.email if order.buyer.number % 2 else order.buyer.phone
    return {
        "Date": f"{order.at:%d/%m/%Y %H:%M}", "Receipt number": f"{1 + is_refund}-{order.number}",
        "Receipt type": "Refund" if is_refund else "Sale", "POS": "POS 1", "Store": "Shop", "Cashier name": "Owner",
        "Customer name": _name(order), "Customer contacts": contact,
        "Status": "Voided" if order.state == CANCELLED else "Closed",
    }  # fmt: skip


def loyverse_items() -> list[Row]:
    rows = []
    for order in orders():
        for is_refund in (False, True)[: 1 + (order.state == REFUNDED)]:
            rows += [
                _loyverse(order, is_refund)
                | {
                    "Category": "Flowers", "SKU": item.sku, "Item": item.name, "Quantity": f"{item.quantity}.000",
                    "Gross sales": point(item.amount), "Discounts": point(item.off), "Taxes": "0.00",
                    "Net sales": point(item.amount - item.off), "Cost of goods": "1.00",
                }
                for item in order.items
            ]  # fmt: skip
    return filled(LOYVERSE_ITEMS, rows)


def loyverse_receipts() -> list[Row]:
    return filled(
        LOYVERSE_RECEIPTS,
        (
            _loyverse(order, is_refund)
            | {
                "Gross sales": point(order.amount), "Discounts": point(order.discount), "Taxes": "0.00",
                "Net sales": point(order.amount - order.discount),
                "Total collected": point(order.amount - order.discount), "Payment type": "Cash",
                "Description": ", ".join(f"{item.quantity} x {item.name}" for item in order.items),
            }
            for order in orders()
            for is_refund in (False, True)[: 1 + (order.state == REFUNDED)]
        ),
    )  # fmt: skip


def vend() -> list[Row]:
    rows = []
    for order in orders():
        head = {
            "Date": f"{order.at:%Y-%m-%d %H:%M:%S}", "Receipt Number": str(order.number), "Register": "Main",
            "Status": "VOIDED" if order.state == CANCELLED else "CLOSED", "User": "Owner",
            "Customer Code": f"{order.buyer.last}-{order.buyer.number}" if order.buyer else "WALKIN",
            "Customer Name": _name(order),
        }  # fmt: skip
        rows.append(head | {"Line Type": "Sale", "Total": point(order.amount), "Paid": point(order.amount)})
        rows += [
            head
            | {
                "Line Type": "Sale Line", "Quantity": str(item.quantity), "Total": point(item.amount), "Discount": "0",
                "Details": item.name, "Sku": item.sku, "AccountCodeSale": "200",
            }
            for item in order.items
        ]  # fmt: skip
        rows.append(head | {"Line Type": "Payment", "Paid": point(order.amount), "Details": "Cash"})
    return filled(VEND, rows)


def sumup() -> list[Row]:
    rows = []
    for order in orders():
        for word in ("Verkauf", *(("Rückerstattung" if order.number % 2 else "Refund",)[: order.state == REFUNDED])):
            rows += [
                {
                    "Konto": "kasse@example.com", "Datum": f"{order.at:%d.%m.%y, %H:%M}", "Typ": word,
                    "Transaktionsnummer": f"TE{order.number}", "Zahlungsmethode": "Karte",
                    "Menge": str(item.quantity), "Beschreibung": item.name, "Währung": "EUR",
                    "Preis (brutto)": comma(item.amount), "Preis (netto)": "", "Steuer": "0,00", "Steuersatz": "0%",
                }
                for item in order.items
            ]  # fmt: skip
    return filled(SUMUP, rows)


def danish() -> list[Row]:
    return filled(
        DANISH,
        (
            {
                "Fakturanr.": str(order.number), "Linjenr.": str(n), "Dato": f"{order.at:%d-%m-%Y}",
                "Varenr.": item.sku, "Beskrivelse": item.name, "Land": "DK", "Antal": str(item.quantity),
                "Salgspris": comma(item.price, "."), "Beløb": comma(item.amount * 4 // 5, "."),
                "Beløb inkl. moms": comma(item.amount, "."), "Kundenr.": _number(order), "Kundenavn": _name(order),
                "Modtagerby": "Ærøskøbing", "Modtageradresse": "Nørregade 1", "Modtagerpostnr.": "5970",
            }
            for order in orders()
            for n, item in enumerate(order.items, 1)
        ),
    )  # fmt: skip


def dutch() -> list[Row]:
    return filled(
        DUTCH,
        (
            {
                "Referentie": f"K{each.number}", "Voornaam": each.first, "Achternaam": f"van der {each.last}",
                "Straatnaam": "Kerkstraat", "Huisnummer": str(each.number), "Huisnummer toevoeging": "bis",
                "Postcode": each.postcode, "Plaatsnaam": each.city, "Landcode": "NL", "Email": each.email,
                "Mobiel nummer": each.phone,
            }
            for each in buyers()
        ),
    )  # fmt: skip


def uci() -> list[Row]:
    return filled(
        UCI,
        (
            {
                "InvoiceNo": ("C" if order.state == REFUNDED else "") + f"53{order.number}", "StockCode": item.sku,
                "Description": item.name,
                "InvoiceDate": f"{order.at.month}/{order.at.day}/{order.at:%Y} {order.at:%H:%M}",
                "Quantity": str(-item.quantity if order.state == REFUNDED else item.quantity),
                "UnitPrice": point(item.price), "CustomerID": f"1{order.buyer.number:04}" if order.buyer else "",
                "Country": "United Kingdom",
            }
            for order in orders()
            for item in order.items
        ),
    )  # fmt: skip


def superstore() -> list[Row]:
    return filled(
        SUPERSTORE,
        (
            {
                "Row ID": str(10 * order.number + n), "Order ID": f"CA-2025-{order.number}",
                "Order Date": f"{order.at:%m/%d/%Y}", "Ship Date": f"{order.at:%m/%d/%Y}", "Ship Mode": "First Class",
                "Customer ID": f"{order.buyer.last[:2]}-{order.buyer.number}" if order.buyer else "",
                "Customer Name": _name(order), "Segment": "Consumer", "Country": "United States", "City": "Austin",
                "State": "Texas", "Postal Code": "78701", "Region": "Central", "Product ID": item.sku,
                "Category": "Garden", "Sub-Category": "Flowers", "Product Name": item.name,
                "Sales": point(item.amount - item.off), "Quantity": str(item.quantity), "Discount": "0.2",
                "Profit": "1.10",
            }
            for order in orders()
            for n, item in enumerate(order.items)
        ),
    )  # fmt: skip


def _signed(row: Row, kind: str, amount: str) -> int:
    return -cents(row[amount]) if row[kind] == "Refund" else cents(row[amount])


LAYOUTS = (
    Layout(
        "square_items", square_items, lambda rows: sum(cents(row["Net Sales"]) for row in rows),
        lambda rows: {row["Customer ID"] for row in rows}, "USD", "US",
    ),
    Layout(
        "square_transactions", square_transactions, lambda rows: sum(cents(row["Net Sales"]) for row in rows),
        lambda rows: {row["Customer ID"] for row in rows}, "USD", "US",
    ),
    Layout(
        "loyverse_items", loyverse_items,
        lambda rows: sum(_signed(row, "Receipt type", "Net sales") for row in rows if row["Status"] == "Closed"),
        lambda rows: {row["Customer name"] for row in rows}, encoding="utf-8-sig",
    ),
    Layout(
        "loyverse_receipts", loyverse_receipts,
        lambda rows: sum(_signed(row, "Receipt type", "Net sales") for row in rows if row["Status"] == "Closed"),
        lambda rows: {row["Customer name"] for row in rows}, encoding="utf-8-sig",
    ),
    Layout(
        "vend_sales", vend,
        lambda rows: sum(cents(r["Total"]) for r in rows if (r["Line Type"], r["Status"]) == ("Sale", "CLOSED")),
        lambda rows: {row["Customer Code"] for row in rows} - {"WALKIN"},
    ),
    Layout(
        "sumup_sales_de", sumup,
        lambda rows: sum((1 if r["Typ"] == "Verkauf" else -1) * cents(r["Preis (brutto)"], ",") for r in rows),
        lambda _rows: set(), country="DE",
    ),
    Layout(
        "dk_invoice_lines", danish, lambda rows: sum(cents(row["Beløb inkl. moms"], ",") for row in rows),
        lambda rows: {row["Kundenr."] for row in rows}, "DKK", "DK", ";", "cp1252",
    ),
    Layout("sendcloud_like_nl", dutch, lambda _rows: 0, lambda rows: {row["Referentie"] for row in rows}),
    Layout(
        "uci_online_retail", uci, lambda rows: sum(int(row["Quantity"]) * cents(row["UnitPrice"]) for row in rows),
        lambda rows: {row["CustomerID"] for row in rows}, "GBP", "GB",
    ),
    Layout(
        "superstore", superstore, lambda rows: sum(cents(row["Sales"]) for row in rows),
        lambda rows: {row["Customer ID"] for row in rows}, "USD", "US", ending=".xlsx", sheet="Orders",
        further_sheets=("People",),
    ),
)  # fmt: skip
