"""Articles that a receipt holds in one cell: lines that tell what was bought and how many, never for how much.

The money of such a receipt is its total and is counted there, once: the lines come to nothing. A line is known by its
sale, its article and whether it was bought or brought back, so that the same receipt in a later file adds none. Where
another file brings the lines of a sale with their amounts, before or after, those of the cell do not count: they would
double the number of articles (store/replaced_line.py). Used by: sale_file. Uses: product, sale_line.
"""

from dataclasses import dataclass

from desktop_seg.importing.cleaning.value import PackedItem
from desktop_seg.importing.writing.amount import LineAmount
from desktop_seg.importing.writing.entry import Entry
from desktop_seg.importing.writing.product import Product
from desktop_seg.importing.writing.sale_line import Lines, LineWriter
from desktop_seg.importing.writing.writers import Writers


@dataclass(frozen=True, slots=True)
class PackedRow:
    """The row a cell stands in. is_return: money was given back."""

    source_row: int
    sale: Entry
    is_return: bool


@dataclass(frozen=True, slots=True)
class _Line:
    row: PackedRow
    product: Product | None
    amount: LineAmount


class PackedLines:
    """Collects the articles of receipts and writes them with the chunk they belong to."""

    def __init__(self, writers: Writers, lines: LineWriter) -> None:
        self._to = writers
        self._lines = lines
        self._waiting: list[_Line] = []

    def take(self, items: tuple[PackedItem, ...], row: PackedRow) -> None:
        """Take the articles of one cell."""
        for item in items:
            told = {"product_name": item.name, "sku": item.sku or None}
            product = self._to.products.named(told, row.source_row)
            quantity = -item.quantity if row.is_return else item.quantity
            self._waiting.append(_Line(row, product, LineAmount(quantity, 0, None, None, row.is_return)))

    def write(self) -> None:
        """Write the lines taken since the last call; their sales are written, their products are not yet."""
        if not self._waiting:
            return
        self._to.write_new()
        nothing = [None] * len(self._waiting)
        self._lines.write_beside(
            Lines(
                source_rows=[line.row.source_row for line in self._waiting],
                sales=[line.row.sale for line in self._waiting],
                products=[line.product for line in self._waiting],
                amounts=[line.amount for line in self._waiting],
                costs=nothing,
                return_reasons=nothing,
            )
        )
        self._waiting.clear()
