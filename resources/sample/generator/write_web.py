"""Writes `webshop_orders.csv` as the web shop exports it: one row a line, what belongs to the order on every row.

After `shop`. English headers, Dutch amounts. Orders placed without logging in have an address but no number.
"""

from pathlib import Path

from generator.sale import REFUNDED, WEB, Line, Receipt
from generator.shop import Shop
from generator.text_file import comma_amount, write_rows

FILE_NAME = "webshop_orders.csv"
HEADERS = (
    "Order Number",
    "Order Date",
    "Sales Channel",
    "Customer Number",
    "Email",
    "SKU",
    "Product Name",
    "Category",
    "Brand",
    "Quantity",
    "Unit Price",
    "Discount Amount",
    "Line Total",
    "Discount Code",
    "Order Shipping",
    "Refunded Amount",
    "Payment Status",
    "Payment Method",
)


def write_web_orders(shop: Shop, folder: Path) -> None:
    """All orders of the web shop in order of time."""
    orders = [receipt for receipt in shop.receipts if receipt.source == WEB]
    write_rows(folder / FILE_NAME, HEADERS, (_row(shop, order, line) for order in orders for line in order.lines))


def _row(shop: Shop, order: Receipt, line: Line) -> tuple[str, ...]:
    person = order.person
    assert person is not None, "a web order has a buyer"
    refunded = order.net_cents if order.status == REFUNDED else 0
    return (
        order.number,
        f"{order.day:%Y-%m-%d} {order.at:%H:%M}",
        order.channel,
        str(shop.numbers[person.index]) if order.logged_in else "",
        person.email,
        line.article.sku,
        line.article.name,
        line.article.category,
        line.article.brand,
        str(line.quantity),
        comma_amount(line.unit_cents),
        comma_amount(line.discount_cents) if line.discount_cents else "",
        comma_amount(line.net_cents),
        order.coupon,
        comma_amount(order.shipping_cents),
        comma_amount(refunded) if refunded else "",
        order.status,
        order.payment,
    )
