"""Lists of what was brought back: each row lowers the sale it names. Used by: run.

The sale comes with another file, before or after this one; which sale is meant is worked out by store/link.py. A row is
known by its content.
"""

from collections.abc import Mapping
from typing import Any

from desktop_seg.base.i18n import _
from desktop_seg.importing.writing.entry import Entry
from desktop_seg.importing.writing.keyed_row import KeyedRows
from desktop_seg.importing.writing.product import FIELDS as PRODUCT_FIELDS
from desktop_seg.importing.writing.product import product_key
from desktop_seg.importing.writing.rows import Chunk, without_wrong
from desktop_seg.importing.writing.writers import Writers
from desktop_seg.store import contribution
from desktop_seg.store.database import SqlValue

_COLUMNS = ("receipt_no", "given_customer_id", "day", "product_key", "quantity", "amount_cents", "reason")
_FIELDS = (
    "receipt_ref", "is_returned", "event_date", "quantity", "refund_amount", "return_reason",
    *(field for field in PRODUCT_FIELDS if field in ("sku", "ean", "product_name", "variant")),
)  # fmt: skip


class ReturnFile:
    """Writes the rows of a list of returns."""

    def __init__(self, writers: Writers) -> None:
        self._to = writers
        self._returns = KeyedRows(writers, contribution.RETURN, _COLUMNS)
        self.lines_new = 0
        self.customers_changed = 0

    def write(self, chunk: Chunk) -> None:
        """Write the rows of a chunk; rows that name no receipt, or say that nothing came back, are set aside."""
        to = self._to
        chunk = without_wrong(chunk, map(_wrong, chunk.column("receipt_ref"), chunk.column("is_returned")), to.issues)
        people = to.customers.buyers(chunk.tuples(to.customers.fields), chunk.numbers)
        for row, who, values in zip(chunk.rows, people, chunk.tuples(_FIELDS), strict=True):
            told = dict(zip(_FIELDS, values, strict=True))
            content = _content(told, who)
            self._returns.take(self._returns.content_key(content), row.number, {}, content)
            to.days.see(None if told["event_date"] is None else told["event_date"].day)
        to.write_new()
        self._returns.ledger.write_new()

    def finish(self) -> None:
        """Write what is still open and settle the outcome of rows that were there already."""
        self.customers_changed = len(self._to.customers.finish())
        self._returns.finish()


def _wrong(receipt_no: str | None, is_returned: bool | None) -> str:
    if is_returned is False:
        return _("This row says that nothing was brought back.")
    return "" if receipt_no else _("The receipt number is missing.")


def _content(told: Mapping[str, Any], who: Entry | None) -> tuple[SqlValue, ...]:
    quantity, amount = told["quantity"], told["refund_amount"]
    return (
        told["receipt_ref"],
        None if who is None else who.id,
        None if told["event_date"] is None else told["event_date"].day,
        product_key(told) or None,
        # Some tills write what comes back with a minus, others do not.
        None if quantity is None else abs(quantity),
        None if amount is None else abs(amount),
        told["return_reason"],
    )
