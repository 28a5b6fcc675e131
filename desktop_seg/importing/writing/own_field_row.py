"""Fields of the shop's own in a list of customers: gathered row by row, the last word of a file holds.

Used by: customer_file. Uses: store/own_field.py.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.writing.entry import Entry
from desktop_seg.model.field import Kind
from desktop_seg.store import journal, own_field, special
from desktop_seg.store.database import Database, SqlValue
from desktop_seg.store.own_field import OwnValue

KINDS: Mapping[ValueKind, Kind] = {
    ValueKind.TEXT: Kind.TEXT,
    ValueKind.NUMBER: Kind.NUMBER,
    ValueKind.PLANNED_DATE: Kind.DATE,
    ValueKind.YES_NO: Kind.YES_NO,
    ValueKind.CHOICE: Kind.CHOICE,
}


class OwnColumn(NamedTuple):
    """A column that is kept as a field of the shop's own. key: of its values in a chunk.

    purpose: what a special category is kept for, "" for an ordinary field.
    """

    key: str
    header: str
    kind: Kind
    purpose: str = ""


class OwnFieldWriter:
    """Gathers and writes the values of the shop's own fields."""

    def __init__(self, db: Database, import_id: int, columns: Sequence[OwnColumn]) -> None:
        self._db = db
        self._import_id = import_id
        self.keys = tuple(column.key for column in columns)
        self._columns = columns
        self._ids: dict[str, int] = {}
        self._values: dict[tuple[int, int], OwnValue] = {}
        self._older: set[int] = set()

    def take(self, entry: Entry, values: Sequence[SqlValue], source_row: int) -> bool:
        """Note what a row says of a customer; return whether it says something new in this file."""
        changed = False
        for column, value in zip(self._columns, values, strict=True):
            if value is None:
                continue
            field_id = self._id(column)
            before = self._values.get((entry.id, field_id))
            if before is not None and before.value == value:
                continue
            # SQLite knows no yes and no, only 1 and 0.
            kept = int(value) if isinstance(value, bool) else value
            self._values[entry.id, field_id] = OwnValue(entry.id, field_id, source_row, kept)
            changed = True
        if not entry.is_new:
            self._older.add(entry.id)
        return changed

    def _id(self, column: OwnColumn) -> int:
        """Return the id of a field; made with its first value: no field without somebody it is known of."""
        found = self._ids.get(column.key)
        if found is None:
            found = self._ids[column.key] = own_field.define(self._db, self._import_id, column.header, column.kind)
            if column.purpose:
                special.mark(self._db, found, column.purpose)
                journal.enter(self._db, "special-field-kept", {"id": found, "import_id": self._import_id})
        return found

    def finish(self) -> frozenset[int]:
        """Write the values; return the older customers of whom one changed."""
        older = [each for each in self._values.values() if each.customer_id in self._older]
        changed = own_field.changed_by(self._db, older)
        own_field.write(self._db, self._import_id, self._values.values())
        return changed
