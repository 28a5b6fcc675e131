"""Files of sales, one row for each line or one for each receipt: each chunk to customers, products, sales and lines.

Rows of receipts without receipt number become lines without product: several of one customer on one day are one
purchase, and every row keeps its own identity when the file comes again. Used by: run.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from desktop_seg.base.i18n import N_, _
from desktop_seg.importing.cleaning.column import Per
from desktop_seg.importing.cleaning.money import MoneyStyle
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.plan import ImportPlan
from desktop_seg.importing.writing.amount import (
    AFTER_DISCOUNT,
    LINE_AMOUNTS,
    LINE_FIELDS,
    RECEIPT_FIELDS,
    LineAmount,
    line_amount,
    receipt_amount,
)
from desktop_seg.importing.writing.entry import Entry
from desktop_seg.importing.writing.head_sum import HeadSums, SaleHead
from desktop_seg.importing.writing.issue_list import Place, WrongCell
from desktop_seg.importing.writing.no_amount import tell_blank_amounts
from desktop_seg.importing.writing.order_net import OrderNets
from desktop_seg.importing.writing.packed_line import PackedLines, PackedRow
from desktop_seg.importing.writing.receipt import Receipt, ReceiptWriter
from desktop_seg.importing.writing.row_type import is_head, is_negative, kind_of, why_not_counted
from desktop_seg.importing.writing.rows import Chunk, keep_only
from desktop_seg.importing.writing.sale import ORDER_AMOUNTS, Head
from desktop_seg.importing.writing.sale_line import LineContent, Lines, LineWriter
from desktop_seg.importing.writing.writers import Writers
from desktop_seg.store import sale_write

MOST_REMEMBERED = 100_000
_NAMESAKE = N_(
    "An earlier file has another receipt with this number on this day: somebody else's, or hours apart. Both count, as"
    " those of two tills."
)
_PAID_OUT = N_("This row is money that the shop paid, not something that was sold.")


class _Amounts(dict[tuple[Any, ...], LineAmount]):
    """What lines are worth, by the values of `fields`; equal lines are worked out once.

    fields: those of LINE_FIELDS and the type of the row that the file has. A short key is found sooner.
    """

    def __init__(self, fields: Iterable[str]) -> None:
        super().__init__()
        self.fields = tuple(fields)

    def __missing__(self, values: tuple[Any, ...]) -> LineAmount:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        told = dict(zip(self.fields, values, strict=True))
        found = self[values] = line_amount(tuple(map(told.get, LINE_FIELDS)), is_negative(told.get("event_type")))
        return found


class SaleFile:
    """Writes the rows of a file of sale lines or receipts."""

    def __init__(self, writers: Writers, plan: ImportPlan) -> None:
        self._to = writers
        self._is_lines = plan.kind is FileKind.SALE_LINES
        self._grain = Grain.of(plan)
        self._is_paid_out_aside = plan.paid_out_aside
        self._head_sums = HeadSums(plan.currency)
        self._order_nets = OrderNets(writers.sales.ledger)
        self._lines = LineWriter(writers)
        self._packed = PackedLines(writers, self._lines)
        self._receipts = ReceiptWriter(writers)
        self._amounts = _Amounts(each for each in (*self._grain.line_fields, "event_type") if each in plan.fields)
        self._equal_rows: Counter[str] = Counter()
        self.customers_changed = 0

    @property
    def lines_new(self) -> int:
        """How many sale lines were not there before."""
        return self._lines.new_count

    def write(self, chunk: Chunk) -> None:
        """Write the rows of a chunk; rows that cannot count are set aside."""
        to = self._to
        chunk = self._counted(chunk)
        tell_blank_amounts(chunk, self._is_lines, to.issues)
        heads = to.sales.heads(chunk.tuples(to.sales.fields))
        to.sales.load(head.day for head in heads)
        if "refund_email" in chunk.values:
            _name_who_got_back(chunk)
        buyers = to.customers.buyers(chunk.tuples(to.customers.fields), chunk.numbers)
        rows = Rows(chunk, heads, buyers)
        lines = self._sale_lines(self._without_heads(rows)) if self._is_lines else self._receipt_rows(rows)
        for number in to.sales.new_namesakes():
            to.issues.leave_out(Place(chunk.sheet, number, ""), None, _(_NAMESAKE))
        to.write_new()
        self._lines.write(lines, chunk.sheet)
        self._packed.write()

    def finish(self) -> None:
        """Write what is still open, settle the outcome of rows about older sales, work out the figures of sales."""
        to = self._to
        self._head_sums.tell(to.issues)
        self._order_nets.finish()
        self.customers_changed = len(to.customers.finish())
        other_kind = to.products.finish()
        to.tally.settle(to.sales.finish())
        self._lines.finish()
        sales = to.sales.ledger
        sale_write.derive(to.db, {*sales.older, *sale_write.sales_with(to.db, other_kind)}, sales.first_new)

    def _counted(self, chunk: Chunk) -> Chunk:
        """Set aside rows that are no sale, and rows whose day neither they nor an earlier row of their receipt tell."""
        aside: dict[int, str] = {}
        if "event_type" in chunk.values:
            reasons = map(why_not_counted, chunk.values["event_type"])
            aside = {place: reason for place, reason in enumerate(reasons) if reason}
        if self._is_paid_out_aside:
            aside |= {place: _(_PAID_OUT) for place in _paid_out(chunk)}
        if None in chunk.column("order_date"):
            for place in self._undated(chunk):
                aside.setdefault(place, _("The date of the sale is missing."))
        for place in sorted(aside):
            self._to.issues.set_aside(chunk.sheet, chunk.rows[place], WrongCell(aside[place]))
        return keep_only(chunk, lambda place: place not in aside) if aside else chunk

    def _undated(self, chunk: Chunk) -> Iterator[int]:
        """Yield the places of rows whose day neither they nor an earlier row of their receipt tell."""
        dated: set[str] = set()
        days = zip(chunk.column("order_id"), chunk.column("order_date"), chunk.column("paid_date"), strict=True)
        for place, (number, moment, paid) in enumerate(days):
            if moment is not None or paid is not None:
                dated.add(number)
            elif not number or not (number in dated or self._to.sales.knows(number)):
                yield place

    def _without_heads(self, rows: "Rows") -> "Rows":
        """Take the rows that are heads of sales, whose amount their lines repeat; return the others."""
        chunk = rows.chunk
        are_heads = list(map(is_head, chunk.values.get("event_type", ())))
        if not any(are_heads):
            return rows
        for place in [place for place, is_one in enumerate(are_heads) if is_one]:
            head, row = rows.heads[place], chunk.rows[place]
            if not head.number:
                reason = _("This row repeats the amount of its lines and has no receipt number to join it to them.")
                self._to.issues.set_aside(chunk.sheet, row, WrongCell(reason))
                continue
            sale = self._to.sales.numbered(head, row.number, rows.buyers[place])
            self._to.sales.give(sale, head, rows.buyers[place])
            told = _first_amount(chunk, place)
            if told is not None:
                self._head_sums.take(sale, SaleHead(Place(chunk.sheet, row.number, ""), head.number, told))
            if sale.is_new:
                self._to.tally.new += 1
            else:
                self._to.tally.wait(sale.id)
        return rows.kept([place for place, is_one in enumerate(are_heads) if not is_one])

    def _sale_lines(self, rows: "Rows") -> Lines:
        to, chunk = self._to, rows.chunk
        numbers = chunk.numbers
        kinds = map(kind_of, chunk.values["event_type"]) if "event_type" in chunk.values else repeat(None, len(numbers))
        products = to.products.products(chunk.tuples(to.products.fields), kinds, numbers)
        amounts = list(map(self._amounts.__getitem__, chunk.tuples(self._amounts.fields)))
        sales: list[Entry] = []
        last: tuple[Head, Entry | None] | None = None
        for place, (number, head, buyer) in enumerate(zip(numbers, rows.heads, rows.buyers, strict=True)):
            if last is not None and head is last[0] and buyer is last[1] and head.number:
                sale = sales[-1]
            else:
                if head.number:
                    sale = to.sales.numbered(head, number, buyer, is_return=amounts[place].is_return)
                else:
                    sale = self._unnumbered(head, buyer, number, LineContent(products[place], amounts[place]))
                to.sales.give(sale, head, buyer)
                last = (head, buyer)
            sales.append(sale)
        for sale, amount in zip(sales, amounts, strict=True) if self._head_sums.has_heads else ():
            self._head_sums.add(sale, amount.net_cents)
        if "order_net" in chunk.values:
            self._order_nets.take(sales, chunk.values["order_net"], (amount.net_cents for amount in amounts))
        self._add_order_amounts(chunk, sales)
        self._add_order_totals(chunk, sales)
        return Lines(numbers, sales, products, amounts, chunk.column("cost"), chunk.column("return_reason"))

    def _receipt_rows(self, rows: "Rows") -> Lines:
        """Take receipts with a number as headers; return the others as lines."""
        chunk = rows.chunk
        amounts = map(receipt_amount, chunk.tuples(RECEIPT_FIELDS), map(is_negative, chunk.column("event_type")))
        sales: list[Entry] = []
        lines: dict[int, LineAmount] = {}
        items = chunk.column("items")
        for place, (row, head, buyer, amount) in enumerate(
            zip(chunk.rows, rows.heads, rows.buyers, amounts, strict=True)
        ):
            if head.number:
                sale = self._to.sales.numbered(head, row.number, buyer, cents=amount.net_cents)
                is_told = self._receipts.take(Receipt(chunk.sheet, row, sale, head, buyer, amount))
            else:
                net = amount.net_cents or 0
                line = LineAmount(-1.0 if net < 0 else 1.0, net, None, amount.discount_cents, net < 0)
                sale = self._unnumbered(head, buyer, row.number, LineContent(None, line))
                self._to.sales.give(sale, head, buyer)
                lines[place] = line
                is_told = True
            if items[place] and is_told:
                self._packed.take(items[place], PackedRow(row.number, sale, (amount.net_cents or 0) < 0))
            sales.append(sale)
        self._add_order_amounts(chunk, sales)
        nothing = [None] * len(lines)
        reasons = chunk.column("return_reason")
        return Lines(
            source_rows=[chunk.rows[place].number for place in lines],
            sales=[sales[place] for place in lines],
            products=nothing,
            amounts=list(lines.values()),
            costs=nothing,
            return_reasons=[reasons[place] for place in lines],
        )

    def _unnumbered(self, head: Head, buyer: Entry | None, source_row: int, content: LineContent) -> Entry:
        """Return the sale of a line without receipt number: by customer and day, else a sale of its own."""
        sales = self._to.sales
        day = head.day or 0
        if buyer is not None:
            return sales.keyed(f"{day}||customer {buyer.id}|{head.till}", day, source_row)
        key = f"{day}||row {head.minute} {self._lines.hash(content):x}|{head.till}"
        self._equal_rows[key] += 1
        return sales.keyed(f"{key}|{self._equal_rows[key]}", day, source_row)

    def _add_order_amounts(self, chunk: Chunk, sales: Sequence[Entry]) -> None:
        for field, column in self._grain.order_columns.items():
            if field in chunk.values:
                is_of_order = field in self._grain.of_order
                for sale, amount in zip(sales, chunk.values[field], strict=True):
                    self._to.sales.add_amount(sale, column, amount, is_of_order=is_of_order)

    def _add_order_totals(self, chunk: Chunk, sales: Sequence[Entry]) -> None:
        """Take what an order comes to where its lines tell no amounts: once, on however many lines it stands."""
        if "order_total" not in chunk.values:
            return
        own = zip(*(chunk.column(field) for field in LINE_AMOUNTS), strict=True)
        rows = zip(sales, own, chunk.tuples(RECEIPT_FIELDS), map(is_negative, chunk.column("event_type")), strict=True)
        for sale, amounts, cells, is_refund in rows:
            total = receipt_amount(cells, is_refund).net_cents
            if total is None or any(each is not None for each in amounts):
                continue
            if total >= 0:
                self._to.sales.ledger.give(sale, {"given_net_cents": total})
            elif "given_net_cents" in sale.given:
                self._to.sales.add_amount(sale, "refund_cents", total, is_of_order=True)
            else:
                self._to.sales.ledger.give(sale, {"given_net_cents": total})


def _name_who_got_back(chunk: Chunk) -> None:
    """In rows of refunds the shop is the one who paid: the customer is the one who got the money."""
    told = zip(chunk.column("email"), chunk.column("refund_email"), chunk.column("event_type"), strict=True)
    chunk.values["email"] = [back if is_negative(row_type) else email for email, back, row_type in told]


def _first_amount(chunk: Chunk, place: int) -> int | None:
    """Return what a row says its sale came to, None when it says nothing."""
    told = (chunk.column(field)[place] for field in ("line_total", "order_total", "net_total", "gross_sales"))
    return next((amount for amount in told if amount is not None), None)


def _paid_out(chunk: Chunk) -> Iterator[int]:
    """Yield the places of rows with a negative amount that no word calls a refund."""
    amounts = zip(*(chunk.column(field) for field in RECEIPT_FIELDS[:4]), strict=True)
    for place, (told, row_type) in enumerate(zip(amounts, chunk.column("event_type"), strict=True)):
        first = next((amount for amount in told if amount is not None), 0)
        if first < 0 and not is_negative(row_type):
            yield place


@dataclass(frozen=True, slots=True)
class Grain:
    """Which amounts of a file are those of lines, which those of whole orders.

    of_order: fields whose amounts lines repeat. line_fields: those of LINE_FIELDS that are not among them.
    order_columns: import field -> column of the sale.
    """

    of_order: frozenset[str]
    line_fields: tuple[str, ...]
    order_columns: Mapping[str, str]

    @classmethod
    def of(cls, plan: ImportPlan) -> "Grain":
        """Return the grain that a plan says."""
        of_order = frozenset(
            column.field
            for column in plan.columns
            if column.field and isinstance(column.style, MoneyStyle) and column.style.per is Per.ORDER
        )
        columns = dict(ORDER_AMOUNTS)
        if plan.kind is FileKind.RECEIPTS:  # a receipt that stands twice is one
            of_order = frozenset(ORDER_AMOUNTS)
        elif "discount_amount" in of_order:
            is_off_already = plan.fields & AFTER_DISCOUNT
            columns["discount_amount"] = "given_discount_cents" if is_off_already else "order_discount_cents"
        return cls(of_order, tuple(each for each in LINE_FIELDS if each not in of_order), columns)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a chunk with what is known of each: what it says of its sale as a whole, and who bought."""

    chunk: Chunk
    heads: list[Head]
    buyers: list[Entry | None]

    def kept(self, places: list[int]) -> "Rows":
        """Return some of the rows."""
        wanted = frozenset(places)
        chunk = keep_only(self.chunk, wanted.__contains__)
        return Rows(chunk, [self.heads[place] for place in places], [self.buyers[place] for place in places])
