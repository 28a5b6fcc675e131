"""Lists of payments: Amazon by date range, eBay, Stripe, PayPal, Vipps; fees, payouts and memos among the sales."""

from tests.importing.layouts.layout import Layout, Row, cents, filled
from tests.importing.layouts.trade import CANCELLED, REFUNDED, comma, orders, point

AMAZON = (
    "date/time|settlement id|type|order id|sku|description|quantity|marketplace|account type|fulfillment|order city|"
    "order state|order postal|tax collection model|product sales|product sales tax|total"
)
EBAY = (
    "Transaction creation date|Type|Order number|Legacy order ID|Buyer username|Buyer name|Ship to city|"
    "Ship to province/region/state|Ship to zip|Ship to country|Net amount|Item title|Custom label|Quantity|"
    "Item subtotal"
)
STRIPE = (
    "id|Description|Seller Message|Created (UTC)|Amount|Amount Refunded|Currency|Converted Amount|"
    "Converted Amount Refunded|Fee|Tax|Converted Currency|Status|Statement Descriptor|Customer ID|"
    "Customer Description|Customer Email|Captured|Card ID|Invoice ID|Transfer"
)
PAYPAL = (
    "Date|Time|TimeZone|Name|Type|Status|Currency|Gross|Fee|Net|From Email Address|To Email Address|Transaction ID|"
    "Item Title|Item ID|Reference Txn ID|Invoice Number|Custom Number|Quantity|Receipt ID|Balance|Subject|Note|"
    "Balance Impact"
)
VIPPS = (
    "Salgsdato|Salgssted|Vippsnummer|Produkt|Transaksjons-ID|Ordre-ID|Brutto|Gebyr|Netto|Transaksjonstype|Oppgjørs-ID|"
    "Oppgjørsdato|Oppgjørssum|Oppgjørskonto|Fornavn|Etternavn|Melding"
)


def amazon_daterange() -> list[Row]:
    rows: list[Row] = []
    for order in orders():
        when = f"{order.at:%b} {order.at.day}, {order.at:%Y} {order.at.hour % 12 or 12}:{order.at:%M:%S %p} PDT"
        for sign, kind in ((1, "Order"), *(((-1, "Refund"),) if order.state == REFUNDED else ())):
            rows += [
                {
                    "date/time": when, "settlement id": "9001", "type": kind, "order id": f"114-{order.number}",
                    "sku": item.sku, "description": item.name, "quantity": str(item.quantity),
                    "marketplace": "amazon.com", "product sales": point(sign * item.amount),
                    "product sales tax": "0", "total": point(sign * item.amount * 85 // 100),
                }
                for item in order.items
            ]  # fmt: skip
        if order.number % 10 == 0:
            rows.append({"date/time": when, "type": "Service Fee", "description": "Subscription", "total": "-39.99"})
            rows.append({"date/time": when, "type": "Transfer", "description": "To account", "total": "-1,250.00"})
    return filled(AMAZON, rows)


def ebay() -> list[Row]:
    rows: list[Row] = []
    for order in orders():
        if order.buyer is None:
            continue
        head = {
            "Transaction creation date": f"{order.at:%b} {order.at.day}, {order.at:%Y}", "Buyer name": order.buyer.name,
            "Order number": f"12-0{order.number}-33", "Legacy order ID": "110", "Buyer username": f"b{order.number}",
            "Ship to city": order.buyer.city, "Ship to zip": order.buyer.postcode, "Ship to country": "GB",
        }  # fmt: skip
        for sign, kind in ((1, "Order"), *(((-1, "Refund"),) if order.state == REFUNDED else ())):
            rows += [
                head
                | {
                    "Type": kind, "Net amount": point(sign * item.amount * 9 // 10), "Item title": item.name,
                    "Custom label": item.sku, "Quantity": str(item.quantity),
                    "Item subtotal": point(sign * item.amount),
                }
                for item in order.items
            ]  # fmt: skip
        if order.number % 10 == 0:
            nothing = dict.fromkeys(EBAY.split("|"), "--")
            when = {"Transaction creation date": head["Transaction creation date"]}
            rows.append(nothing | when | {"Type": "Payout", "Net amount": "-100.00"})
            rows.append(nothing | when | {"Type": "Other fee", "Net amount": "-3.00"})
    return filled(EBAY, rows)


def stripe() -> list[Row]:
    return filled(
        STRIPE,
        (
            {
                "id": f"ch_{order.number}", "Created (UTC)": f"{order.at:%Y-%m-%d %H:%M:%S}", "Fee": "0,32",
                "Amount": comma(order.amount), "Currency": "eur", "Seller Message": "Payment complete.",
                "Amount Refunded": comma(order.amount if order.state == REFUNDED else order.refund),
                "Status": {CANCELLED: "Failed", REFUNDED: "Refunded"}.get(order.state, "Paid"),
                "Customer Email": order.buyer.email if order.buyer else "",
                "Customer ID": f"cus_{order.buyer.number}" if order.buyer else "", "Captured": "true",
            }
            for order in orders()
        ),
    )  # fmt: skip


def paypal() -> list[Row]:
    rows: list[Row] = []
    for order in orders():
        if order.buyer is None:
            continue
        head = {
            "Date": f"{order.at:%d/%m/%Y}", "Time": f"{order.at:%H:%M:%S}", "TimeZone": "CET", "Currency": "EUR",
            "Status": "Completed", "Fee": "-0,35", "Balance": "1.234,56",
        }  # fmt: skip
        sale = head | {
            "Name": order.buyer.name, "Type": "Express Checkout Payment", "Gross": comma(order.amount, "."),
            "From Email Address": order.buyer.email, "To Email Address": "shop@example.com",
            "Transaction ID": f"TX{order.number}", "Balance Impact": "Credit",
        }  # fmt: skip
        rows.append(sale)
        back = order.amount if order.state == REFUNDED else order.refund
        if back:
            rows.append(
                head
                | {
                    "Name": order.buyer.name, "Type": "Payment Refund", "Gross": comma(-back, "."),
                    "From Email Address": "shop@example.com", "To Email Address": order.buyer.email,
                    "Transaction ID": f"RX{order.number}", "Reference Txn ID": f"TX{order.number}",
                    "Balance Impact": "Debit",
                }
            )  # fmt: skip
        if order.number % 10 == 0:
            rows.append(sale | {"Transaction ID": f"MX{order.number}", "Balance Impact": "Memo"})
            rows.append(head | {"Type": "General Withdrawal", "Gross": "-500,00", "Transaction ID": f"WX{order.number}",
                                "From Email Address": "shop@example.com", "Balance Impact": "Debit"})  # fmt: skip
            bought = {"Name": "Wholesale Ltd", "Gross": "-80,00", "Transaction ID": f"PX{order.number}",
                      "From Email Address": "shop@example.com", "To Email Address": "sales@wholesale.example",
                      "Type": "Express Checkout Payment", "Balance Impact": "Debit"}  # fmt: skip
            rows.append(head | bought)
    return filled(PAYPAL, rows)


def _paypal_net(rows: list[Row]) -> int:
    return sum(
        cents(row["Gross"], ",")
        for row in rows
        if row["Balance Impact"] != "Memo"
        and (row["Type"] == "Payment Refund" or (row["Type"].endswith("Payment") and not row["Gross"].startswith("-")))
    )


def vipps() -> list[Row]:
    return filled(
        VIPPS,
        (
            {
                "Salgsdato": f"{order.at:%d.%m.%Y}", "Salgssted": "Butikken", "Vippsnummer": "12345",
                "Ordre-ID": f"ord{order.number}", "Transaksjons-ID": f"T{order.number}{kind}",
                "Brutto": comma(sign * order.amount), "Gebyr": "1,75", "Netto": comma(sign * order.amount - 175),
                "Transaksjonstype": kind, "Fornavn": order.buyer.first if order.buyer else "",
                "Etternavn": order.buyer.last if order.buyer else "",
            }
            for order in orders()
            for sign, kind in ((1, "Salg"), *(((-1, "Refusjon"),) if order.state == REFUNDED else ()))
        ),
    )  # fmt: skip


LAYOUTS = (
    Layout(
        "amazon_daterange", amazon_daterange,
        lambda rows: sum(cents(row["product sales"]) for row in rows if row["type"] in ("Order", "Refund")),
        lambda _rows: set(), "USD", "US",
        top=(
            '"Includes Amazon Marketplace transactions"', '"All amounts in USD, unless specified"',
            '"Definitions:"', '"Sales tax collected: Includes sales tax collected from buyers."',
        ),
    ),
    Layout(
        "ebay_transactions", ebay,
        lambda rows: sum(cents(row["Item subtotal"]) for row in rows if row["Type"] in ("Order", "Refund")),
        lambda rows: {row["Buyer name"] for row in rows} - {"--"}, "GBP", "GB",
        top=("Transaction report", "Start date,Jan 1 2025", "End date,Jul 31 2025", ""),
    ),
    Layout(
        "stripe_payments", stripe,
        lambda rows: sum(
            cents(row["Amount"], ",") - cents(row["Amount Refunded"], ",") for row in rows if row["Status"] != "Failed"
        ),
        lambda rows: {row["Customer ID"] for row in rows}, country="FR",
    ),
    Layout(
        "paypal_activity", paypal, _paypal_net,
        lambda rows: {row["From Email Address"] for row in rows} - {"shop@example.com"}, country="DE",
        encoding="utf-8-sig",
    ),
    Layout(
        "vipps_settlement", vipps, lambda rows: sum(cents(row["Brutto"], ",") for row in rows),
        lambda rows: {f"{row['Fornavn']} {row['Etternavn']}".strip() for row in rows}, "NOK", "NO", ";",
    ),
)  # fmt: skip
