"""Files of events: each row is something a customer did that is no purchase. Used by: run.

An event is known by its content, so overlapping exports of a newsletter tool or web shop add up to each event once.
Whoever unsubscribes says no to e-mail from that day on.
"""

from collections.abc import Mapping
from typing import Any

from desktop_seg.base.i18n import _
from desktop_seg.importing.cleaning.value import Moment
from desktop_seg.importing.writing.issue_list import WrongCell
from desktop_seg.importing.writing.keyed_row import KeyedRows
from desktop_seg.importing.writing.product import FIELDS as PRODUCT_FIELDS
from desktop_seg.importing.writing.product import product_key
from desktop_seg.importing.writing.rows import Chunk, without_wrong
from desktop_seg.importing.writing.writers import Writers
from desktop_seg.model.customer import Channel, Consent
from desktop_seg.model.event import EventKind
from desktop_seg.store import contribution
from desktop_seg.store.consent import Statement
from desktop_seg.store.database import SqlValue

_COLUMNS = ("customer_id", "day", "minute", "kind", "subject", "category", "product_key", "value", "source")
_FIELDS = (
    "event_date", "order_time", "event_kind", "event_subject", "category", "event_value", "event_source",
    *(field for field in PRODUCT_FIELDS if field != "category"),
)  # fmt: skip


class EventFile:
    """Writes the rows of a file of events."""

    def __init__(self, writers: Writers, headers: Mapping[str, str]) -> None:
        """headers: heading of the column of each field."""
        self._to = writers
        self._events = KeyedRows(writers, contribution.EVENT, _COLUMNS)
        self._heading = headers.get("event_kind", "")
        self.lines_new = 0
        self.customers_changed = 0

    def write(self, chunk: Chunk) -> None:
        """Write the rows of a chunk; rows that do not say who, what or when are set aside."""
        to = self._to
        chunk = without_wrong(chunk, map(_wrong, *map(chunk.column, ("event_date", "event_kind"))), to.issues)
        people = to.customers.buyers(chunk.tuples(to.customers.fields), chunk.numbers)
        for row, who, values in zip(chunk.rows, people, chunk.tuples(_FIELDS), strict=True):
            told = dict(zip(_FIELDS, values, strict=True))
            if who is None:
                to.issues.set_aside(chunk.sheet, row, WrongCell(_("This row names nobody by whom it could be kept.")))
                continue
            content = _content(told, who.id)
            self._events.take(self._events.content_key(content), row.number, {}, content)
            to.days.see(told["event_date"].day)
            if told["event_kind"] == EventKind.UNSUBSCRIBE:
                said = Statement(who.id, Channel.EMAIL, Consent.NO, told["event_date"].day, row.number, self._heading)
                to.customers.hear(said)
        to.write_new()
        self._events.ledger.write_new()

    def finish(self) -> None:
        """Write what is still open and settle the outcome of rows that were there already."""
        self.customers_changed = len(self._to.customers.finish())
        self._events.finish()


def _wrong(moment: Moment | None, kind: str | None) -> str:
    if moment is None:
        return _("The date is missing.")
    return _("Nothing says what happened.") if kind is None else ""


def _content(told: Mapping[str, Any], customer_id: int) -> tuple[SqlValue, ...]:
    moment: Moment = told["event_date"]
    minute = told["order_time"] if moment.minute is None else moment.minute
    return (
        customer_id,
        moment.day,
        minute,
        told["event_kind"],
        told["event_subject"],
        told["category"],
        _article(told),
        told["event_value"],
        told["event_source"],
    )


def _article(told: Mapping[str, Any]) -> str | None:
    """Return the key of the article, when one is named; a category alone stands in a column of its own."""
    return product_key({**told, "category": None}) or None
