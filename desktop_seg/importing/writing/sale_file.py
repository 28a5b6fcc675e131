"""Files of sales, one row for each line or one for each receipt: each chunk to customers, products, sales and lines.

Rows of receipts without receipt number become lines without product: several of one customer on one day are one
purchase, and every row keeps its own identity when the file comes again. Used by: run.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from desktop_seg.base.i18n import _
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.reading.raw_row import RawRow
from desktop_seg.importing.writing.amount import (
    LINE_FIELDS,
    RECEIPT_FIELDS,
    LineAmount,
    ReceiptAmount,
    line_amount,
    receipt_amount,
)
from desktop_seg.importing.writing.entry import Entry
from desktop_seg.importing.writing.issue_list import WrongCell
from desktop_seg.importing.writing.rows import Chunk, keep_only
from desktop_seg.importing.writing.sale import HEAD_FIELDS, ORDER_AMOUNTS, Head
from desktop_seg.importing.writing.sale_line import Line, LineWriter
from desktop_seg.importing.writing.writers import Writers
from desktop_seg.store import sale_write

MOST_REMEMBERED = 100_000
_REFUND_TYPES = frozenset({"refund", "return"})


class SaleFile:
    """Writes the rows of a file of sale lines or receipts."""

    def __init__(self, writers: Writers, kind: FileKind) -> None:
        self._to = writers
        self._is_lines = kind is FileKind.SALE_LINES
        self.lines = LineWriter(writers)
        self._amounts: dict[tuple[Any, ...], LineAmount] = {}
        self._equal_rows: Counter[str] = Counter()
        self._receipts: dict[int, ReceiptAmount] = {}
        self.customers_changed = 0

    @property
    def lines_new(self) -> int:
        """How many sale lines were not there before."""
        return self.lines.new_count

    def write(self, chunk: Chunk) -> None:
        """Write the rows of a chunk; rows without a day are set aside."""
        to = self._to
        heads = [to.sales.head(cells) for cells in chunk.tuples(HEAD_FIELDS)]
        chunk, heads = self._dated(chunk, heads)
        to.sales.load(head.day for head in heads)
        numbers = [row.number for row in chunk.rows]
        buyers = list(map(to.customers.buyer, chunk.tuples(to.customers.fields), numbers))
        if self._is_lines:
            lines = list(self._lines(chunk, heads, buyers))
        else:
            lines = list(self._receipt_rows(chunk, heads, buyers))
        to.write_new()
        self.lines.write(lines)

    def finish(self) -> None:
        """Write what is still open, settle the outcome of rows about older sales, work out the figures of sales."""
        to = self._to
        self.customers_changed = len(to.customers.finish())
        other_kind = to.products.finish()
        to.tally.settle(to.sales.finish())
        sale_write.derive(to.db, {*to.sales.ledger.entries, *sale_write.sales_with(to.db, other_kind)})

    def _dated(self, chunk: Chunk, heads: list[Head]) -> tuple[Chunk, list[Head]]:
        """Set rows aside for which neither they nor an earlier row of their receipt tell the day."""
        dated: set[str] = set()
        undated: set[int] = set()
        for place, head in enumerate(heads):
            if head.day is not None:
                dated.add(head.number)
            elif not head.number or not (head.number in dated or self._to.sales.knows(head.number)):
                undated.add(place)
                wrong = WrongCell(_("The date of the sale is missing."))
                self._to.issues.set_aside(chunk.sheet, chunk.rows[place], wrong)
        if not undated:
            return chunk, heads
        kept = keep_only(chunk, lambda place: place not in undated)
        return kept, [head for place, head in enumerate(heads) if place not in undated]

    def _lines(self, chunk: Chunk, heads: list[Head], buyers: Sequence[Entry | None]) -> Iterator[Line]:
        to = self._to
        numbers = [row.number for row in chunk.rows]
        products = list(map(to.products.product, chunk.tuples(to.products.fields), numbers))
        amounts = map(self._line_amount, chunk.tuples(LINE_FIELDS), _are_refunds(chunk))
        further = zip(chunk.column("cost"), chunk.column("return_reason"), strict=True)
        rows = zip(numbers, heads, buyers, products, amounts, further, strict=True)
        sales = []
        for number, head, buyer, product, amount, (cost, reason) in rows:
            sale = self._sale_of_line(head, buyer, self.lines.hash(product, amount), number)
            sales.append(sale)
            to.sales.give(sale, head, buyer)
            yield Line(number, sale, product, amount, cost, reason)
        self._add_order_amounts(chunk, sales)

    def _receipt_rows(self, chunk: Chunk, heads: list[Head], buyers: Sequence[Entry | None]) -> Iterator[Line]:
        """Take receipts with a number as headers; yield the others as lines."""
        amounts = map(receipt_amount, chunk.tuples(RECEIPT_FIELDS), _are_refunds(chunk))
        rows = zip(chunk.rows, heads, buyers, amounts, chunk.column("return_reason"), strict=True)
        sales = []
        for row, head, buyer, amount, reason in rows:
            if head.number:
                sale = self._to.sales.numbered(head, row.number)
                self._take_receipt(Receipt(chunk.sheet, row, sale, head, buyer, amount))
            else:
                net = amount.net_cents or 0
                line = LineAmount(-1.0 if net < 0 else 1.0, net, None, amount.discount_cents, net < 0)
                sale = self._sale_of_line(head, buyer, self.lines.hash(None, line), row.number)
                self._to.sales.give(sale, head, buyer)
                yield Line(row.number, sale, None, line, None, reason)
            sales.append(sale)
        self._add_order_amounts(chunk, sales)

    def _take_receipt(self, receipt: "Receipt") -> None:
        """Take a row that is a whole receipt. One that comes twice in a file is a refund, a repetition or a riddle."""
        sales, tally, sale, amount = self._to.sales, self._to.tally, receipt.sale, receipt.amount
        before = self._receipts.get(sale.id)
        if before is None:
            self._receipts[sale.id] = amount
            sales.give(sale, receipt.head, receipt.buyer)
            sales.ledger.give(
                sale, {"given_net_cents": amount.net_cents, "given_discount_cents": amount.discount_cents}
            )
            if sale.is_new:
                tally.new += 1
            else:
                tally.wait(sale.id)
            return
        old, new = before.net_cents, amount.net_cents
        if old is not None and new is not None and min(old, new) < 0 <= max(old, new):
            bought = max(old, new)
            sales.ledger.give(sale, {"given_net_cents": bought}, newest_wins=True)
            sales.add_amounts(sale, {"refund_cents": min(old, new)})
            self._receipts[sale.id] = ReceiptAmount(bought, before.discount_cents)
            tally.updated += 1
        elif new is None or new == old:
            if sales.give(sale, receipt.head, receipt.buyer):
                tally.updated += 1
            else:
                tally.same += 1
        else:
            reason = _("Receipt {number} stands in this file with two different amounts; the first one was kept.")
            wrong = WrongCell(reason.format(number=receipt.head.number))
            self._to.issues.set_aside(receipt.sheet, receipt.row, wrong)

    def _sale_of_line(self, head: Head, buyer: Entry | None, content_hash: int, source_row: int) -> Entry:
        """Return the sale a line belongs to: by receipt number, else by customer and day, else a sale of its own."""
        sales = self._to.sales
        if head.number:
            return sales.numbered(head, source_row)
        day = head.day or 0
        if buyer is not None:
            return sales.keyed(f"{day}||customer {buyer.id}|{head.till}", day, source_row)
        content = f"{day}||row {head.minute} {content_hash:x}|{head.till}"
        self._equal_rows[content] += 1
        return sales.keyed(f"{content}|{self._equal_rows[content]}", day, source_row)

    def _line_amount(self, cells: tuple[Any, ...], is_refund: bool) -> LineAmount:
        content = (cells, is_refund)
        found = self._amounts.get(content)
        if found is None:
            if len(self._amounts) > MOST_REMEMBERED:
                self._amounts.clear()
            found = self._amounts[content] = line_amount(cells, is_refund)
        return found

    def _add_order_amounts(self, chunk: Chunk, sales: Sequence[Entry]) -> None:
        for field, column in ORDER_AMOUNTS.items():
            if field in chunk.values:
                for sale, amount in zip(sales, chunk.values[field], strict=True):
                    self._to.sales.add_amounts(sale, {column: amount})


@dataclass(frozen=True, slots=True)
class Receipt:
    """A row that is a whole receipt, with the sale it belongs to."""

    sheet: str
    row: RawRow
    sale: Entry
    head: Head
    buyer: Entry | None
    amount: ReceiptAmount


def _are_refunds(chunk: Chunk) -> Iterator[bool]:
    return (kind in _REFUND_TYPES for kind in chunk.column("event_type"))
