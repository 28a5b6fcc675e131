"""Rows that are lines of sales, kept apart by their content.

A line is known by its sale, its content (article, quantity, amount) and a running number among equals: two cups rung up
singly stay two lines, and the same file once more adds nothing. The hash of the content is the same in every run of the
program. Used by: sale_file. Uses: product, sale, amount.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from hashlib import blake2b
from typing import NamedTuple

from desktop_seg.importing.writing.amount import LineAmount
from desktop_seg.importing.writing.correction import Corrections
from desktop_seg.importing.writing.entry import Entry
from desktop_seg.importing.writing.issue_list import Place
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


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a chunk column by column: each list has one value for each line."""

    source_rows: Sequence[int]
    sales: Sequence[Entry]
    products: Sequence[Product | None]
    amounts: Sequence[LineAmount]
    costs: Sequence[int | None]
    return_reasons: Sequence[str | None]

    def at(self, places: Sequence[int]) -> "Lines":
        """Return the lines at some places."""
        return Lines(*([getattr(self, each.name)[place] for place in places] for each in fields(self)))


class _Fate(NamedTuple):
    """What became of some lines. new: how many were written. older_sales: the sale of each line that was there."""

    new: int
    older_sales: list[int]


class _Hashes(dict[tuple[str, float, int], int]):
    """The hash of a line's content: key of its product, quantity, amount."""

    def __missing__(self, told: tuple[str, float, int]) -> int:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        text = f"{told[0]}\x1f{told[1]!r}\x1f{told[2]}"
        found = int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little", signed=True)
        self[told] = found
        return found


class LineWriter:
    """Writes lines that are new and puts a claim on those that an earlier import brought."""

    def __init__(self, writers: Writers) -> None:
        self._to = writers
        self._next_id = max(contribution.next_id(writers.db, each) for each in ("sale_line", "replaced_line"))
        self._is_any_replaced = bool(writers.db.number("SELECT EXISTS (SELECT 1 FROM replaced_line)"))
        self._corrections = Corrections(writers.db, writers.import_id)
        self._first_id = self._next_id
        self._running: dict[tuple[int, int], int] = {}
        self._older: dict[tuple[int, int, int], int] = {}
        self._older_sales: set[int] = set()
        self._hashes = _Hashes()
        self.new_count = 0

    def hash(self, content: LineContent) -> int:
        """Return the hash of a line's content."""
        product, amount = content
        return self._hashes["" if product is None else product.key, amount.quantity, amount.net_cents]

    def write(self, lines: Lines, sheet: str) -> None:
        """Write the lines of a chunk, whose customers, products and sales are written. sheet: where they stand."""
        told = (
            ("" if product is None else product.key, amount.quantity, amount.net_cents)
            for product, amount in zip(lines.products, lines.amounts, strict=True)
        )
        fate = self._write(lines, list(map(self._hashes.__getitem__, told)), sheet)
        self._to.tally.new += fate.new
        for sale_id in fate.older_sales:
            self._to.tally.wait(sale_id)

    def write_beside(self, lines: Lines) -> None:
        """Write lines without amounts, of rows whose outcome is counted elsewhere.

        Their quantity is no part of what tells them apart: an order that changes keeps its lines.
        """
        keys = ["" if product is None else product.key for product in lines.products]
        hashes = [
            self._hashes[key, -1.0 if told.is_return else 1.0, 0] for key, told in zip(keys, lines.amounts, strict=True)
        ]
        self._write(lines, hashes, None)

    def _write(self, lines: Lines, hashes: list[int], sheet: str | None) -> _Fate:
        """sheet: None for lines that only tell what a receipt held, whatever was told of it before."""
        self._load_older(lines.sales)
        running = self._running_numbers(zip([sale.id for sale in lines.sales], hashes, strict=True))
        older_sales: list[int] = []
        if self._older:
            new = self._claim(lines, hashes, running, sheet or "")
            if len(new) < len(hashes):
                kept = frozenset(new)
                older_sales = [sale.id for place, sale in enumerate(lines.sales) if place not in kept]
                lines = lines.at(new)
                hashes, running = [hashes[place] for place in new], [running[place] for place in new]
        if hashes:
            sale_write.insert_lines(self._to.db, self._columns(lines) | {"content_hash": hashes, "running_no": running})
            self._note_added(lines, sheet)
        self._next_id += len(hashes)
        self.new_count += len(hashes)
        return _Fate(len(hashes), older_sales)

    def finish(self) -> None:
        """Let the lines of this file replace those of older sales that it tells anew; all sales must be written."""
        replaced = self._corrections.finish(self._to.issues, self._to.tally)
        self.new_count -= sum(1 for each in replaced if each.id >= self._first_id)

    def _note_added(self, lines: Lines, sheet: str | None) -> None:
        for place, sale in enumerate(lines.sales if self._older_sales else ()):
            if not sale.is_new:
                where = Place(sheet or "", lines.source_rows[place], "")
                is_negative = lines.amounts[place].quantity < 0
                self._corrections.adds(sale, lines.products[place], is_negative, where if sheet is not None else None)

    def _running_numbers(self, places: Iterable[tuple[int, int]]) -> list[int]:
        """Return the how manieth line of its sale with its content each one is in this file."""
        seen, numbers = self._running, []
        for place in places:
            number = seen[place] = seen.get(place, 0) + 1
            numbers.append(number)
        return numbers

    def _claim(self, lines: Lines, hashes: Sequence[int], running: Sequence[int], sheet: str) -> list[int]:
        """Claim the lines that an earlier import brought; return the places of the others."""
        new: list[int] = []
        claims: list[Claim] = []
        for place, sale in enumerate(lines.sales):
            older = None if sale.is_new else self._older.get((sale.id, hashes[place], running[place]))
            if older is None:
                new.append(place)
            else:
                claims.append(Claim(older, lines.source_rows[place], {}))
                self._corrections.brings(older, sale, Place(sheet, lines.source_rows[place], ""))
        if claims:
            contribution.claim(self._to.db, contribution.SALE_LINE, self._to.import_id, claims)
        return new

    def _columns(self, lines: Lines) -> dict[str, Sequence[SqlValue]]:
        quantities, net, prices, discounts, are_returns = zip(*lines.amounts, strict=True)
        count = len(net)
        if any(are_returns):
            # Taking back postage or giving a discount as a line of its own is no return of goods.
            are_returns = tuple(
                is_one and (product is None or product.kind is ProductKind.PRODUCT)
                for is_one, product in zip(are_returns, lines.products, strict=True)
            )
        return {
            "id": range(self._next_id, self._next_id + count),
            "import_id": (self._to.import_id,) * count,
            "source_row": lines.source_rows,
            "sale_id": [sale.id for sale in lines.sales],
            "product_id": [None if product is None else product.entry.id for product in lines.products],
            "quantity": quantities,
            "unit_price_cents": prices,
            "discount_cents": discounts,
            "net_cents": net,
            "cost_cents": lines.costs,
            # As numbers: sqlite3 takes ten times as long to bind True as to bind 1.
            "is_return": list(map(int, are_returns)) if any(are_returns) else (0,) * count,
            "return_reason": lines.return_reasons,
        }

    def _load_older(self, sales: Iterable[Entry]) -> None:
        unknown = {sale.id for sale in sales if not sale.is_new} - self._older_sales
        self._older_sales |= unknown
        if self._is_any_replaced and unknown:
            self._corrections.put_back(sorted(unknown))
        for line in sale_write.lines_of(self._to.db, sorted(unknown)) if unknown else ():
            self._older[line.sale_id, line.content_hash, line.running_no] = line.id
