"""Rows that are lines of sales, kept apart by their content.

A line is known by its sale, its content (article, quantity, amount) and a running number among equals: two cups rung up
singly stay two lines, and the same file once more adds nothing. The hash of the content is the same in every run of the
program. Used by: sale_file. Uses: product, sale, amount.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple

from desktop_seg.importing.writing.amount import LineAmount
from desktop_seg.importing.writing.entry import Entry
from desktop_seg.importing.writing.product import Product
from desktop_seg.importing.writing.writers import Writers
from desktop_seg.model.product import ProductKind
from desktop_seg.store import contribution, sale_write
from desktop_seg.store.contribution import Claim
from desktop_seg.store.database import SqlValue

MOST_REMEMBERED = 100_000


class LineContent(NamedTuple):
    """What tells one line of a sale from another."""

    product: Product | None
    amount: LineAmount


class Line(NamedTuple):
    """One line on its way into the shop file. A tuple because it is made for every line."""

    source_row: int
    sale: Entry
    product: Product | None
    amount: LineAmount
    cost_cents: int | None
    return_reason: str | None


class LineWriter:
    """Writes lines that are new and puts a claim on those that an earlier import brought."""

    def __init__(self, writers: Writers) -> None:
        self._to = writers
        self._next_id = contribution.next_id(writers.db, "sale_line")
        self._running: dict[tuple[int, int], int] = {}
        self._older: dict[tuple[int, int, int], int] = {}
        self._older_sales: set[int] = set()
        self._hashes: dict[tuple[str, float, int], int] = {}
        self.new_count = 0

    def hash(self, content: LineContent) -> int:
        """Return the hash of a line's content."""
        product, amount = content
        told = ("" if product is None else product.key, amount.quantity, amount.net_cents)
        found = self._hashes.get(told)
        if found is None:
            if len(self._hashes) > MOST_REMEMBERED:
                self._hashes.clear()
            text = f"{told[0]}\x1f{told[1]!r}\x1f{told[2]}"
            found = int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little", signed=True)
            self._hashes[told] = found
        return found

    def write(self, lines: Sequence[Line]) -> None:
        """Write the lines of a chunk, whose customers, products and sales are written."""
        self._load_older(line.sale for line in lines)
        new: list[tuple[SqlValue, ...]] = []
        claims: list[Claim] = []
        running_of = self._running
        for line in lines:
            content_hash = self.hash(LineContent(line.product, line.amount))
            place = (line.sale.id, content_hash)
            running = running_of[place] = running_of.get(place, 0) + 1
            older = None if line.sale.is_new else self._older.get((*place, running))
            if older is None:
                new.append(self._row(line, content_hash, running))
            else:
                claims.append(Claim(older, line.source_row, {}))
                self._to.tally.wait(line.sale.id)
        sale_write.insert_lines(self._to.db, new)
        self._to.tally.new += len(new)
        self.new_count += len(new)
        if claims:
            contribution.claim(self._to.db, contribution.SALE_LINE, self._to.import_id, claims)

    def _row(self, line: Line, content_hash: int, running: int) -> tuple[SqlValue, ...]:
        amount, product = line.amount, line.product
        line_id = self._next_id
        self._next_id += 1
        return (
            line_id,
            self._to.import_id,
            line.source_row,
            line.sale.id,
            content_hash,
            running,
            None if product is None else product.entry.id,
            amount.quantity,
            amount.unit_price_cents,
            amount.discount_cents,
            amount.net_cents,
            None,
            line.cost_cents,
            # Taking back postage or giving a discount as a line of its own is no return of goods.
            int(amount.is_return and (product is None or product.kind is ProductKind.PRODUCT)),
            line.return_reason,
        )

    def _load_older(self, sales: Iterable[Entry]) -> None:
        unknown = {sale.id for sale in sales if not sale.is_new} - self._older_sales
        self._older_sales |= unknown
        for line in sale_write.lines_of(self._to.db, sorted(unknown)) if unknown else ():
            self._older[line.sale_id, line.content_hash, line.running_no] = line.id
