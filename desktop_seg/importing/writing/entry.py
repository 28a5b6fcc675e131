"""Rows of one table that an import brings, each once, however many rows of the file speak of it.

A `Ledger` gives out ids, remembers what this import gives to each row, writes new rows as they come and, at the end,
puts this import's part over the rows that were there before. Used by: customer, product, sale.
"""

from collections.abc import Mapping
from itertools import repeat
from typing import Any

from desktop_seg.store import contribution
from desktop_seg.store.contribution import Claim, Shared
from desktop_seg.store.database import Database, SqlValue


class Entry:
    """One row of the shop file that this import brings. given: what the import says of it, known values only."""

    __slots__ = ("fixed", "given", "id", "is_new", "source_row")

    def __init__(self, row_id: int, source_row: int, fixed: tuple[SqlValue, ...], is_new: bool) -> None:
        self.id = row_id
        self.source_row = source_row
        self.fixed = fixed
        self.is_new = is_new
        self.given: dict[str, Any] = {}


class Ledger:
    """All rows of one table that one import brings.

    changes: after `finish`, the columns of older rows that now have another value.
    """

    def __init__(self, db: Database, shared: Shared, fixed: tuple[str, ...], import_id: int) -> None:
        self._db = db
        self._shared = shared
        self._fixed = fixed
        self._import_id = import_id
        self.first_new = self._next_id = contribution.next_id(db, shared.table)
        self.had_rows = self._next_id > 1
        self._waiting: list[Entry] = []
        self._late: set[int] = set()
        self.changes: dict[int, dict[str, SqlValue]] = {}
        self.entries: dict[int, Entry] = {}
        self._is_written_up_to = 0

    @property
    def older(self) -> list[int]:
        """Ids of the rows that were there before; all from `first_new` on are new."""
        return [row_id for row_id in self.entries if row_id < self.first_new] if self.had_rows else []

    @property
    def new_count(self) -> int:
        """How many rows were not there before this import."""
        return self._next_id - self.first_new

    @property
    def count(self) -> int:
        """How many rows this import brings so far."""
        return len(self.entries)

    def new(self, fixed: tuple[SqlValue, ...], source_row: int) -> Entry:
        """Add a row that was not there before; it is written with the next `write_new`."""
        entry = Entry(self._next_id, source_row, fixed, is_new=True)
        self._next_id += 1
        self.entries[entry.id] = entry
        self._waiting.append(entry)
        return entry

    def known(self, row_id: int, source_row: int) -> Entry:
        """Return the entry of a row that is there already, from this file or an earlier import."""
        entry = self.entries.get(row_id)
        if entry is None:
            entry = self.entries[row_id] = Entry(row_id, source_row, (), is_new=False)
        return entry

    def give(self, entry: Entry, values: Mapping[str, SqlValue], newest_wins: bool = False) -> bool:
        """Note what a row of the file says; return whether that is more than was known from this file.

        Of two different values in one file the first stays, unless newest_wins.
        """
        given, changed = entry.given, False
        if self._is_nothing_said(entry):
            return self.give_known(entry, {name: value for name, value in values.items() if value is not None})
        staying = self._shared.staying(given, values) if newest_wins else ()
        for name in self._outdated(given, values) if newest_wins else ():
            del given[name]
            changed = True
        for name, value in values.items():
            if value is None or name in staying or (name in given and (not newest_wins or given[name] == value)):
                continue
            given[name] = value
            changed = True
        if changed and entry.is_new and entry.id <= self._is_written_up_to:
            self._late.add(entry.id)
        return changed

    def give_known(self, entry: Entry, values: dict[str, SqlValue]) -> bool:
        """Do the same with values that are all known, which become the entry's own: as they are for most sales."""
        if not self._is_nothing_said(entry):
            return self.give(entry, values)
        entry.given = values
        return bool(values)

    def _is_nothing_said(self, entry: Entry) -> bool:
        return not entry.given and entry.is_new and entry.id > self._is_written_up_to

    def _outdated(self, given: Mapping[str, SqlValue], values: Mapping[str, SqlValue]) -> list[str]:
        """Return the columns given earlier that belong to a value which now becomes another one."""
        tied = self._shared.tied.items()
        return [name for name, whole in tied if name in given and values.get(whole) not in (None, given.get(whole))]

    def write_new(self) -> None:
        """Write the rows that were added since the last call."""
        waiting = self._waiting
        if not waiting:
            return
        # Most files fill a few of the columns; to name only those makes an import 6 % shorter.
        given = [entry.given for entry in waiting]
        names = set().union(*given)
        columns = tuple(name for name in self._shared.columns if name in names)
        defaults = map(self._shared.defaults.get, columns)
        values = ([told.get(name, default) for told in given] for name, default in zip(columns, defaults, strict=True))
        contribution.insert(
            self._db,
            self._shared,
            (*self._fixed, *columns),
            zip(
                [entry.id for entry in waiting],
                repeat(self._import_id),
                [entry.source_row for entry in waiting],
                *zip(*[entry.fixed for entry in waiting], strict=True),
                *values,
                strict=False,
            ),
        )
        self._is_written_up_to = waiting[-1].id
        waiting.clear()

    def finish(self) -> frozenset[int]:
        """Write what came late for new rows and this import's part of older rows; return the ids of those changed."""
        self.write_new()
        for row_id in self._late:
            contribution.overlay(self._db, self._shared, row_id, self._shared.told(self.entries[row_id].given))
        older = {entry.id: entry for entry in self.entries.values() if not entry.is_new}
        if not older:
            return frozenset()
        self.changes = self._changes(older)
        contribution.claim(
            self._db,
            self._shared,
            self._import_id,
            [Claim(entry.id, entry.source_row, entry.given) for entry in older.values()],
        )
        for row_id, values in self.changes.items():
            contribution.overlay(self._db, self._shared, row_id, values)
        return frozenset(self.changes)

    def _changes(self, older: Mapping[int, Entry]) -> dict[int, dict[str, SqlValue]]:
        changes = {}
        for row_id, now in contribution.visible(self._db, self._shared, older):
            told = self._shared.over(now, older[row_id].given)
            new = {name: value for name, value in told.items() if now[name] != value}
            if new:
                changes[row_id] = new
        return changes
