"""What the lines of an order came to after every discount, where the file says it: the discount is then no riddle.

A web shop's column of discounts also holds what was taken off the postage, and not what was taken off single lines; the
difference between the lines and what they came to is what was taken off them. Used by: sale_file.
"""

from collections.abc import Iterable

from desktop_seg.importing.writing.entry import Entry, Ledger


class OrderNets:
    """Adds up the lines of orders and remembers what the file says they came to."""

    def __init__(self, sales: Ledger) -> None:
        self._sales = sales
        self._told: dict[int, int] = {}
        self._lines: dict[int, int] = {}

    def take(self, sales: Iterable[Entry], told: Iterable[int | None], lines: Iterable[int]) -> None:
        """Take rows: their sale, what they say the order came to (usually the first row alone), their line's amount."""
        for sale, amount, line in zip(sales, told, lines, strict=True):
            self._lines[sale.id] = self._lines.get(sale.id, 0) + line
            if amount is not None:
                self._told.setdefault(sale.id, amount)

    def finish(self) -> None:
        """Note the discounts. Where the lines come to less, some are missing: then the file's own column decides."""
        for sale_id, told in self._told.items():
            discount = self._lines[sale_id] - told
            if discount >= 0:
                self._sales.give(self._sales.entries[sale_id], {"order_discount_cents": discount})
