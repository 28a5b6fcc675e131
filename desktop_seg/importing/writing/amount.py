"""What a row of a sales file is worth: quantity and net amount, a return negative exactly once.

Which columns decide, best first. Of a line: amount, net amount, amount before discount less discount, quantity times
price less discount. Of a receipt: its total, net amount, amount before discount less discount. Tills write a return as
negative quantity, as negative amount, as both, or only say so in a column of its own; all four come to the same here.
An amount of the whole order is never one of its lines': sale_file counts it once. Used by: sale_file.
"""

from typing import NamedTuple

LINE_FIELDS = (
    "quantity", "unit_price", "net_total", "line_total", "gross_sales", "discount_amount",
    "quantity_kept", "discount_rate",
)  # fmt: skip
# Those that say by themselves what a line costs, and those of them from which a discount has been taken off.
LINE_AMOUNTS = ("unit_price", "net_total", "line_total", "gross_sales")
AFTER_DISCOUNT = frozenset({"net_total", "line_total"})
RECEIPT_FIELDS = (
    "net_total", "order_total", "gross_sales", "line_total", "discount_amount", "shipping_amount", "tip_amount",
    "refund_amount", "discount_rate",
)  # fmt: skip


class LineAmount(NamedTuple):
    """quantity and net_cents are negative together for a return. unit_price_cents, discount_cents: never negative.

    A tuple because it is made for every line.
    """

    quantity: float
    net_cents: int
    unit_price_cents: int | None
    discount_cents: int | None
    is_return: bool


class ReceiptAmount(NamedTuple):
    """net_cents: after discount, without shipping and tip; None when the row tells no amount."""

    net_cents: int | None
    discount_cents: int | None


def line_amount(cells: tuple[float | None, ...], is_refund: bool) -> LineAmount:
    """Return what a line is worth. cells: the values of LINE_FIELDS in order (quantities are numbers, the rate of a
    discount is a share from 0 to 1, the others are cents).

    A price may have parts of a cent: "0.0125" a piece.

    is_refund: a column of its own says that the row is a return. What is left after returns is worth its part.
    """
    quantity, price, after, line, before, discount, kept, rate = cells
    count = 1.0 if quantity is None else float(quantity)
    off = None if discount is None else abs(int(discount))
    if off is None and rate is not None:
        full = before if before is not None else count * price if price is not None else None
        off = None if full is None else _rounded(abs(full) * rate)
    if line is not None:
        net = int(line)
    elif after is not None:
        net = int(after)
    elif before is not None:
        net = _less(int(before), off)
    elif price is not None:
        net = _less(_rounded(count * price), off)
    else:
        net = 0
    if kept is not None and 0 <= kept < count:  # what came back of this very line is no longer part of it
        net, count = _rounded(net * kept / count), float(kept)
    is_return = is_refund or count < 0 or net < 0 or (price is not None and price < 0 < abs(net))
    size = abs(count) or 1.0 if is_return else count
    return LineAmount(
        quantity=-size if is_return else count,
        net_cents=-abs(net) if is_return else net,
        unit_price_cents=None if price is None else _rounded(abs(price)),
        discount_cents=off,
        is_return=is_return,
    )


def receipt_amount(cells: tuple[int | None, ...], is_refund: bool) -> ReceiptAmount:
    """Return what a whole receipt is worth. cells: the values of RECEIPT_FIELDS in order, in cents; the
    discount_rate is a share from 0 to 1.
    """
    after, total, before, line, discount, shipping, tip, refund, rate = cells
    off = None if discount is None else abs(discount)
    if off is None and rate is not None and before is not None:
        off = _rounded(abs(before) * rate)
    net: int | None
    if total is not None:
        extra = abs(shipping or 0) + abs(tip or 0)
        net = total - (extra if total > 0 else -extra)
    elif after is not None:
        net = after
    elif before is not None:
        net = _less(before, off)
    else:
        net = line
    if is_refund and (net or refund) is not None:
        net = -abs(net or refund or 0)
    return ReceiptAmount(net, off)


def _less(amount: int, discount: int | None) -> int:
    """Take a discount off an amount of either sign: a return gets back what was paid."""
    if not discount:
        return amount
    return amount - discount if amount >= 0 else amount + discount


def _rounded(amount: float) -> int:
    """Round to whole cents, half a cent away from zero as tills do."""
    return int(amount + 0.5) if amount >= 0 else -int(0.5 - amount)
