"""Temporary tables on any connection, also one that only reads."""

from collections.abc import Iterator
from contextlib import contextmanager

from desktop_seg.store.database import Database


@contextmanager
def temporary_tables(db: Database) -> Iterator[None]:
    """Allow making, filling and dropping tables named `temp....`, which live in memory.

    A reading connection refuses every change by default, those too. The shop file itself stays shut: it was opened
    for reading (store/shop_file.open_reader), and that cannot be lifted.
    """
    shut = db.number("PRAGMA query_only")
    db.run("PRAGMA query_only=OFF")
    try:
        with db.passing_changes():
            yield
    finally:
        db.run(f"PRAGMA query_only={shut}")
