"""Lists of complaints and problems with orders: known by their number, else by their content. Used by: run.

A complaint may name the customer, the receipt, or both; who is meant by a receipt alone is worked out by store/link.py.
"""

from collections.abc import Mapping
from typing import Any

from desktop_seg.base.i18n import _
from desktop_seg.importing.writing.entry import Entry
from desktop_seg.importing.writing.issue_list import WrongCell
from desktop_seg.importing.writing.keyed_row import KeyedRows
from desktop_seg.importing.writing.rows import Chunk, without_wrong
from desktop_seg.importing.writing.writers import Writers
from desktop_seg.model.complaint import ComplaintStatus
from desktop_seg.store import contribution
from desktop_seg.store.database import SqlValue

_FIELDS = (
    "event_date", "receipt_ref", "complaint_no", "complaint_kind", "complaint_text", "severity", "complaint_status",
    "resolved_on", "rating",
)  # fmt: skip


class ComplaintFile:
    """Writes the rows of a list of complaints."""

    def __init__(self, writers: Writers) -> None:
        self._to = writers
        self._complaints = KeyedRows(writers, contribution.COMPLAINT)
        self.lines_new = 0
        self.customers_changed = 0

    def write(self, chunk: Chunk) -> None:
        """Write the rows of a chunk; rows without a date, or about nobody and no receipt, are set aside."""
        to = self._to
        reasons = ("" if moment else _("The date is missing.") for moment in chunk.column("event_date"))
        chunk = without_wrong(chunk, reasons, to.issues)
        people = to.customers.buyers(chunk.tuples(to.customers.fields), chunk.numbers)
        for row, who, values in zip(chunk.rows, people, chunk.tuples(_FIELDS), strict=True):
            told = dict(zip(_FIELDS, values, strict=True))
            if who is None and told["receipt_ref"] is None:
                to.issues.set_aside(chunk.sheet, row, WrongCell(_("This row names neither a customer nor a receipt.")))
                continue
            columns = _columns(told, who)
            self._complaints.take(self._key(columns), row.number, columns)
            to.days.see(told["event_date"].day)
        to.write_new()
        self._complaints.ledger.write_new()

    def finish(self) -> None:
        """Write what is still open and settle the outcome of rows about older complaints."""
        self.customers_changed = len(self._to.customers.finish())
        self._complaints.finish()

    def _key(self, columns: Mapping[str, SqlValue]) -> str:
        if columns["complaint_no"] is not None:
            return f"no:{columns['complaint_no']!s}"
        # Whether it was solved, and how the customer liked that, may change from one export to the next.
        lasting = ("given_customer_id", "receipt_no", "day", "kind", "subject")
        return self._complaints.content_key(columns[name] for name in lasting)


def _columns(told: Mapping[str, Any], who: Entry | None) -> dict[str, SqlValue]:
    status = told["complaint_status"]
    if status is None and told["resolved_on"] is not None:
        status = str(ComplaintStatus.SOLVED)
    return {
        "complaint_no": told["complaint_no"],
        "given_customer_id": None if who is None else who.id,
        "receipt_no": told["receipt_ref"],
        "day": told["event_date"].day,
        "kind": told["complaint_kind"],
        "severity": told["severity"],
        "status": status,
        "resolved_day": told["resolved_on"],
        "rating": told["rating"],
        "subject": told["complaint_text"],
    }
