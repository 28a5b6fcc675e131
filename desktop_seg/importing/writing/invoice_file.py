"""Lists of invoices and their payment: when each was due and when it was paid. Used by: run.

The sales themselves come with the till's file; an invoice is no revenue. It is known by its number, else by its
content.
"""

from collections.abc import Mapping
from typing import Any

from desktop_seg.base.i18n import _
from desktop_seg.importing.writing.entry import Entry
from desktop_seg.importing.writing.issue_list import WrongCell
from desktop_seg.importing.writing.keyed_row import KeyedRows
from desktop_seg.importing.writing.rows import Chunk, without_wrong
from desktop_seg.importing.writing.writers import Writers
from desktop_seg.store import contribution
from desktop_seg.store.database import SqlValue

_FIELDS = ("event_date", "receipt_ref", "invoice_no", "due_date", "paid_date", "invoice_amount")


class InvoiceFile:
    """Writes the rows of a list of invoices."""

    def __init__(self, writers: Writers) -> None:
        self._to = writers
        self._invoices = KeyedRows(writers, contribution.INVOICE)
        self.lines_new = 0
        self.customers_changed = 0

    def write(self, chunk: Chunk) -> None:
        """Write the rows of a chunk; rows about nobody and no receipt, or without due and paid day, are set aside."""
        to = self._to
        chunk = without_wrong(chunk, map(_wrong, chunk.tuples(("event_date", "due_date", "paid_date"))), to.issues)
        people = to.customers.buyers(chunk.tuples(to.customers.fields), chunk.numbers)
        for row, who, values in zip(chunk.rows, people, chunk.tuples(_FIELDS), strict=True):
            columns = _columns(dict(zip(_FIELDS, values, strict=True)), who)
            if columns["given_customer_id"] is None and columns["receipt_no"] is None:
                to.issues.set_aside(chunk.sheet, row, WrongCell(_("This row names neither a customer nor a receipt.")))
                continue
            self._invoices.take(self._key(columns), row.number, columns)
            to.days.see(columns["day"])
        to.write_new()
        self._invoices.ledger.write_new()

    def finish(self) -> None:
        """Write what is still open and settle the outcome of rows about older invoices."""
        self.customers_changed = len(self._to.customers.finish())
        self._invoices.finish()

    def _key(self, columns: Mapping[str, SqlValue]) -> str:
        if columns["invoice_no"] is not None:
            return f"no:{columns['invoice_no']!s}"
        # Not the day of payment: it comes with a later export.
        lasting = ("given_customer_id", "receipt_no", "day", "due_day", "amount_cents")
        return self._invoices.content_key(columns[name] for name in lasting)


def _columns(told: Mapping[str, Any], who: Entry | None) -> dict[str, Any]:
    moment = told["event_date"]
    return {
        "invoice_no": told["invoice_no"],
        "given_customer_id": None if who is None else who.id,
        "receipt_no": told["receipt_ref"],
        "day": None if moment is None else moment.day,
        "due_day": told["due_date"],
        "paid_day": told["paid_date"],
        "amount_cents": told["invoice_amount"],
    }


def _wrong(days: tuple[Any, ...]) -> str:
    known = any(day is not None for day in days)
    return "" if known else _("Neither the due day nor the day of payment is known.")
