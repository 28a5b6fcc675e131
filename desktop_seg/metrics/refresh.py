"""When metrics are worked out, and which tables of them there are.

`refresh` writes table `customer_metric` as of the last day of the sales, in the transaction that changed the data;
where it was noted who is touched (changed.py) it takes the own figures of all others over as they are.
Whoever opens a shop file calls `catch_up`. `at` gives a table as of any day; the last few are kept on the connection,
because a rule that looks back a year is counted again with every change in the rule editor.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from desktop_seg.base.progress import Progress, Quiet
from desktop_seg.metrics import changed, known, metric_table
from desktop_seg.metrics.known import Known
from desktop_seg.metrics.metric_table import Asked, Before
from desktop_seg.metrics.side import Moved
from desktop_seg.store import metric_version, promotion, season, setting
from desktop_seg.store.database import Database
from desktop_seg.store.figures import default_as_of
from desktop_seg.store.temporary import temporary_tables

TABLE = known.TABLE

_STAMP = "metric_stamp"
_KEPT_DAYS = 3
_QUIET = Quiet()


def refresh(db: Database, progress: Progress = _QUIET) -> None:
    """Write the metrics of everyone as of the last day of the sales into `customer_metric`.

    Call it in the transaction that changed customers, sales, events, the calendar or the lapse days of the shop, and
    not within `at`. Within `changed.noted` it works out the own figures of those alone whom the change touched.
    """
    with db.transaction():
        as_of = default_as_of(db)
        season.renew(db)
        _forget(db)
        stamp = _stamp(db, as_of)
        if changed.is_noted(db) and changed.is_untouched(db) and _stored_stamp(db) == stamp:
            return
        bases = _written(db, Asked(TABLE, as_of), progress)
        changed.forget(db)
        Known.of(db, as_of, bases).save(db)
        db.run("INSERT OR REPLACE INTO shop_setting (key, value) VALUES (?, ?)", (_STAMP, stamp))


def catch_up(db: Database, progress: Progress = _QUIET) -> None:
    """Work the stored metrics out anew when another version of the program made them: it may have counted otherwise."""
    if metric_version.is_of_another(db):
        refresh(db, progress)


def _written(db: Database, asked: Asked, progress: Progress) -> dict[str, str]:
    """Write the stored table, as little of it anew as gives the same; return the bases of its sides."""
    before = known.stored(db) if changed.is_noted(db) and not changed.is_everyone(db) else None
    if before is not None and before.as_of is not None and asked.as_of is not None:
        moved = Moved(before.as_of, asked.as_of)
        gather = partial(changed.gather, db, moved=moved)
        return metric_table.renew(db, asked, progress, Before(before.bases, moved, gather))
    metric_table.drop(db, TABLE)
    return metric_table.make(db, asked, progress)


@contextmanager
def at(db: Database, as_of: int | None, keys: frozenset[str] | None = None) -> Iterator[str]:
    """Give the name of a table with the metrics as of a day, for as long as the context lasts.

    The stored table when that is its day, else a temporary one; works on a read-only connection too. No other question
    may be half read on this connection when the context begins, none of the table itself when it ends.
    keys: the metrics that are asked for, None for all with their companions; a table of a day that is not stored may
    hold no others.
    """
    if db.columns(TABLE) == metric_table.COLUMNS and _stored_stamp(db) == _stamp(db, as_of):
        yield TABLE
        return
    with temporary_tables(db):
        name = _kept(db, as_of, keys) or _make_kept(db, as_of, keys)
        db.run("UPDATE temp.metric_kept SET users = users + 1 WHERE name = ?", (name,))
    try:
        yield f"temp.{name}"
    finally:
        with temporary_tables(db):
            db.run("UPDATE temp.metric_kept SET users = users - 1 WHERE name = ?", (name,))


def _kept(db: Database, as_of: int | None, keys: frozenset[str] | None) -> str | None:
    """Return the name of a kept table of the day that still tells the truth, with at least what is asked for."""
    db.run(
        """CREATE TABLE IF NOT EXISTS temp.metric_kept
            (id INTEGER PRIMARY KEY, name TEXT, stamp TEXT, keys TEXT, users INTEGER)"""
    )
    for name, held in db.rows("SELECT name, keys FROM temp.metric_kept WHERE stamp = ?", (_kept_stamp(db, as_of),)):
        if held is None or (keys is not None and keys <= set(json.loads(str(held)))):
            return str(name)
    return None


def _make_kept(db: Database, as_of: int | None, keys: frozenset[str] | None) -> str:
    _forget(db, keep=_KEPT_DAYS - 1)
    number = db.number("SELECT max(id) + 1 FROM temp.metric_kept")
    name = f"metric_{number}"
    # A question that was interrupted while its table was being made has left half of it behind.
    metric_table.drop(db, f"temp.{name}")
    metric_table.make(db, Asked(f"temp.{name}", as_of, keys), _QUIET)
    stamp, known = _kept_stamp(db, as_of), None if keys is None else json.dumps(sorted(keys))
    db.run("INSERT INTO temp.metric_kept VALUES (?, ?, ?, ?, 0)", (number, name, stamp, known))
    return name


def _forget(db: Database, keep: int = 0) -> None:
    """Drop the kept tables that nobody reads just now, all but the newest `keep`."""
    if not db.columns("metric_kept"):
        return
    unused = db.rows("SELECT name FROM temp.metric_kept WHERE users = 0 ORDER BY id DESC LIMIT -1 OFFSET ?", (keep,))
    for (name,) in unused:
        metric_table.drop(db, f"temp.{name!s}")
        db.run("DELETE FROM temp.metric_kept WHERE name = ?", (name,))


def _stamp(db: Database, as_of: int | None) -> str:
    """Return what a metric table depends on beside the rows of the file."""
    calendar = [promotion.stamp(db), season.stamp(db)]
    return json.dumps({"as_of": as_of, "lapse_days": setting.load(db).lapse_days, "calendar": calendar})


def _kept_stamp(db: Database, as_of: int | None) -> str:
    """Return the stamp of a kept table: it is stale as soon as another connection has written."""
    return f"{_stamp(db, as_of)} {db.number('PRAGMA data_version')}"


def _stored_stamp(db: Database) -> str:
    return str(db.value("SELECT value FROM shop_setting WHERE key = ?", (_STAMP,)))
