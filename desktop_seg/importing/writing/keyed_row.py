"""Rows of their own that a key tells apart: a complaint by its number, an event by its content.

Used by the writers of all files but sales and customers. A row without a number of its own is known by its content and
a running number among equals, so that the same file once more adds nothing and two equal rows stay two.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from desktop_seg.importing.writing.entry import Ledger
from desktop_seg.importing.writing.writers import Writers
from desktop_seg.store import contribution
from desktop_seg.store.contribution import Shared
from desktop_seg.store.database import SqlValue


class KeyedRows:
    """The rows of one table that a file brings."""

    def __init__(self, writers: Writers, shared: Shared, fixed: tuple[str, ...] = ()) -> None:
        """fixed: columns that belong to the identity of a row and are never changed by a later import."""
        self._to = writers
        self.ledger = Ledger(writers.db, shared, ("match_key", *fixed), writers.import_id)
        self._ids = contribution.known_keys(writers.db, shared) if self.ledger.had_rows else {}
        self._equal: Counter[str] = Counter()

    def content_key(self, content: Iterable[SqlValue]) -> str:
        """Return the key of a row without a number: its content, and which of the equal rows of this file it is."""
        text = "\x1f".join("" if value is None else str(value) for value in content)
        digest = blake2b(text.encode(), digest_size=12).hexdigest()
        self._equal[digest] += 1
        return f"{digest}|{self._equal[digest]}"

    def take(self, key: str, source_row: int, values: Mapping[str, SqlValue], fixed: tuple[SqlValue, ...] = ()) -> None:
        """Take a row of the file and count what becomes of it. Of two rows with one key the later one holds."""
        tally, row_id = self._to.tally, self._ids.get(key)
        if row_id is None:
            entry = self.ledger.new((key, *fixed), source_row)
            self._ids[key] = entry.id
            self.ledger.give(entry, values)
            tally.new += 1
        elif row_id in self.ledger.entries:
            if self.ledger.give(self.ledger.entries[row_id], values, newest_wins=True):
                tally.updated += 1
            else:
                tally.same += 1
        else:
            self.ledger.give(self.ledger.known(row_id, source_row), values)
            tally.wait(row_id)

    def finish(self) -> None:
        """Write what is still open and settle the outcome of rows about older ones."""
        self._to.tally.settle(self.ledger.finish())
