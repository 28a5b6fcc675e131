"""Would this file count sales twice? Some tills put the total of a receipt among its lines, or how it was paid, without
a word that says so. Then one row comes to as much as all others of its receipt, on nearly every receipt.

Looked at in some rows of the file, once it is known how amounts are written. Nothing is left out by it: the owner is
told and decides. Used by: inspect.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from desktop_seg.base.i18n import _
from desktop_seg.importing.cleaning.column import Convert, Fault
from desktop_seg.importing.cleaning.value import Cell
from desktop_seg.importing.cleaning.vocabulary import LineType
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.plan import ImportPlan

_AMOUNTS = ("line_total", "net_total")
# Rows of these types are known for what they are and are counted once.
_KNOWN = frozenset({LineType.RECEIPT, LineType.PAYMENT, LineType.TAX, LineType.FEE})
# Of two equal lines each is the sum of the other: three rows are the least that say anything, on so many receipts.
_FEWEST_ROWS = 3
_FEWEST_RECEIPTS = 3
_NEARLY_ALL = 0.9


def sums_among_lines(plan: ImportPlan, rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """Say that receipts seem to hold their own sum. plan: without open questions on the columns in question."""
    if plan.kind is not FileKind.SALE_LINES:
        return
    amounts = _amounts(plan, rows)
    long = [each for each in amounts if len(each) >= _FEWEST_ROWS]
    doubled = sum(1 for each in long if any(each) and _holds_its_sum(each))
    if doubled >= _FEWEST_RECEIPTS and doubled >= _NEARLY_ALL * len(long):
        yield _(
            "On nearly every receipt one row comes to as much as all its other rows together. If those rows are totals"
            " or payments, the sales are counted wrongly: take them out in Excel and import the file then."
        )


def _holds_its_sum(amounts: Sequence[int]) -> bool:
    total = sum(amounts)
    return total == 0 or any(2 * amount == total for amount in amounts)


def _amounts(plan: ImportPlan, rows: Sequence[Sequence[Cell]]) -> list[list[int]]:
    """Return the amounts of each receipt, without rows whose type is known."""
    by_field = {column.field: column for column in plan.columns}
    amount = next((by_field[field] for field in _AMOUNTS if field in by_field), None)
    if amount is None or amount.style is None or "order_id" not in by_field:
        return []
    read = amount.style.reader(plan.hint)
    row_type = by_field.get("event_type")
    read_type = row_type.style.reader(plan.hint) if row_type is not None and row_type.style is not None else None
    place = by_field["order_id"].index
    found: defaultdict[Cell, list[int]] = defaultdict(list)
    for cells in rows:
        if read_type is not None and row_type is not None and _value(read_type, cells, row_type.index) in _KNOWN:
            continue
        value = _value(read, cells, amount.index)
        number = cells[place] if place < len(cells) else None
        if isinstance(value, int) and number not in (None, ""):
            found[number].append(value)
    return list(found.values())


def _value(read: Convert, cells: Sequence[Cell], index: int) -> object:
    value = read(cells[index]) if index < len(cells) else None
    return None if isinstance(value, Fault) else value
