"""Amounts on the lines of an order: each line's own, or that of the whole order repeated on them (discount, shipping,
tax, money paid back).

Counted over orders of several rows; where the rows leave open whether revenue would be taken off once or on every line,
the owner is asked. In: rows and the plan. Out: Per for each such column. Used by: inspect.
"""

import re
from collections.abc import Sequence

from desktop_seg.importing.cleaning.column import Per
from desktop_seg.importing.content_test import Cell, as_text
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.plan import ImportPlan
from desktop_seg.importing.writing.amount import AFTER_DISCOUNT

FIELDS = frozenset({"discount_amount", "shipping_amount", "refund_amount", "tax"})
# What such an amount is where no row tells: postage and refunds are agreed for an order, tax for an article.
_USUAL = {"shipping_amount": Per.ORDER, "refund_amount": Per.ORDER, "tax": Per.LINE}
_ENOUGH_ORDERS = 3
_NEARLY_ALL = 0.9
_SOME_AMOUNT = re.compile(r"[1-9]")


def whose(field: str, plan: ImportPlan, rows: Sequence[Sequence[Cell]]) -> Per:
    """Return whose amounts the column of a field holds. rows: of the file, rows of one order kept together."""
    order, column = plan.column_of("order_id"), plan.column_of(field)
    if plan.kind is not FileKind.SALE_LINES or field not in FIELDS or order is None or column is None:
        return Per.LINE
    orders: dict[str, list[str]] = {}
    for row in rows:
        number = _text(row, order.index)
        if number:
            orders.setdefault(number, []).append(_text(row, column.index))
    found = _counted([texts for texts in orders.values() if len(texts) > 1 and any(map(_SOME_AMOUNT.search, texts))])
    if found is not Per.OPEN or (field == "discount_amount" and not plan.fields & AFTER_DISCOUNT):
        return found
    return _USUAL.get(field, Per.LINE)


def _counted(orders: Sequence[Sequence[str]]) -> Per:
    """Return what orders of several rows say; their cells as text."""
    several = [texts for texts in orders if sum(1 for text in texts if _SOME_AMOUNT.search(text)) > 1]
    repeated = [texts for texts in several if len(set(texts)) == 1]
    if not several:
        on_first = [texts for texts in orders if texts[0] and not any(texts[1:])]
        is_on_first = len(on_first) >= _ENOUGH_ORDERS and len(on_first) >= _NEARLY_ALL * len(orders)
        return Per.ORDER if is_on_first else Per.LINE
    if len(repeated) < _NEARLY_ALL * len(several):
        return Per.LINE
    # One amount everywhere may as well be a fixed one for each article.
    is_told = len(repeated) >= _ENOUGH_ORDERS and len({texts[0] for texts in repeated}) > 1
    return Per.ORDER if is_told else Per.OPEN


def _text(row: Sequence[Cell], index: int) -> str:
    return as_text(row[index]) if index < len(row) else ""
