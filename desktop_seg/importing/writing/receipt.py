"""Rows that are whole receipts with a number: the header of a sale, without lines.

Used by: sale_file. Receipts without a number are lines there.
"""

from dataclasses import dataclass

from desktop_seg.base.i18n import _
from desktop_seg.importing.reading.raw_row import RawRow
from desktop_seg.importing.writing.amount import ReceiptAmount
from desktop_seg.importing.writing.entry import Entry
from desktop_seg.importing.writing.issue_list import WrongCell
from desktop_seg.importing.writing.sale import Head
from desktop_seg.importing.writing.writers import Writers


@dataclass(frozen=True, slots=True)
class Receipt:
    """A row that is a whole receipt, with the sale it belongs to."""

    sheet: str
    row: RawRow
    sale: Entry
    head: Head
    buyer: Entry | None
    amount: ReceiptAmount


class ReceiptWriter:
    """Takes receipts and notes what each says of its sale."""

    def __init__(self, writers: Writers) -> None:
        self._to = writers
        self._receipts: dict[int, ReceiptAmount] = {}

    def take(self, receipt: Receipt) -> bool:
        """Take a row that is a whole receipt. One that comes twice in a file is a refund, a repetition or a riddle.

        Return whether its articles are others than those of an earlier row: those of a repetition are the same ones.
        """
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
            return True
        old, new = before.net_cents, amount.net_cents
        if old is not None and new is not None and min(old, new) < 0 <= max(old, new):
            bought = max(old, new)
            sales.ledger.give(sale, {"given_net_cents": bought}, newest_wins=True)
            sales.add_amount(sale, "refund_cents", min(old, new))
            self._receipts[sale.id] = ReceiptAmount(bought, before.discount_cents)
            tally.updated += 1
            return True
        if new is None or new == old:
            if sales.give(sale, receipt.head, receipt.buyer):
                tally.updated += 1
            else:
                tally.same += 1
        else:
            reason = _("Receipt {number} stands in this file with two different amounts; the first one was kept.")
            wrong = WrongCell(reason.format(number=receipt.head.number))
            self._to.issues.set_aside(receipt.sheet, receipt.row, wrong)
        return False
