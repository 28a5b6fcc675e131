"""Whether the stored metrics are, cell by cell, those that a table made anew would hold."""

import re
from collections.abc import Iterator
from contextlib import ContextDecorator, contextmanager
from typing import TypeGuard
from unittest.mock import patch

from desktop_seg.metrics import changed, metric_table
from desktop_seg.metrics.catalogue import SIDES
from desktop_seg.metrics.refresh import TABLE, refresh
from desktop_seg.metrics.side import companion
from desktop_seg.store.database import Database, Row, SqlValue

TABLES = (TABLE, *(companion(TABLE, each.key) for side in SIDES for each in side.companions))


class _NeverTooMany(ContextDecorator):
    """However many are touched, only those are worked out: in a small shop a third of the customers are few."""

    def start(self) -> None:
        """Begin outside of a `with`."""
        self._patches = [patch.object(module, "MOST_SHARE", 10**6) for module in (changed, metric_table)]
        for each in self._patches:
            each.start()

    def stop(self) -> None:
        """End what `start` began."""
        for each in self._patches:
            each.stop()

    def __enter__(self) -> None:
        self.start()

    def __exit__(self, *_told: object) -> None:
        self.stop()


never_too_many = _NeverTooMany()


def rows_of(db: Database) -> dict[str, list[Row]]:
    """Return the rows of the metric table and its companions, by name, in an order of their own."""
    return {name: sorted(map(_plain, db.rows(f"SELECT * FROM {name}")), key=repr) for name in TABLES}


def _plain(row: Row) -> Row:
    """Return a row with lists of days ("19100,19107") in order and without repeats, which say nothing."""
    return tuple(",".join(sorted(set(each.split(",")))) if _is_days(each) else each for each in row)


def _is_days(value: SqlValue) -> TypeGuard[str]:
    return isinstance(value, str) and re.fullmatch(r"\d+(,\d+)+", value) is not None


@contextmanager
def thrown_away(db: Database) -> Iterator[None]:
    """Undo at the end what is done to the file."""
    db.run("SAVEPOINT thrown_away")
    try:
        yield
    finally:
        db.run("ROLLBACK TO thrown_away")
        db.run("RELEASE thrown_away")


def check_as_made_anew(db: Database) -> None:
    """Compare the stored metrics with those that are worked out for everyone."""
    assert not changed.is_noted(db), "a refresh would not work out everyone"
    stored = rows_of(db)
    with thrown_away(db):
        refresh(db)
        anew = rows_of(db)
    for name, rows in anew.items():
        assert stored[name] == rows, name
