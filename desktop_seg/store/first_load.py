"""The first load of a shop file: the indexes of sales and lines are built once at its end, not kept up row by row.

Measured: 5 % of a whole import of 60,000 lines, and the indexes come out smaller. A later import is small beside what
is there already; it keeps them up. Used by: importing/writing/run.py.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from desktop_seg.store.database import Database

_INDEXES = """SELECT name, sql FROM sqlite_master
    WHERE type = 'index' AND tbl_name IN ('sale', 'sale_line') AND sql IS NOT NULL ORDER BY name"""


@contextmanager
def indexes_at_the_end(db: Database) -> Iterator[None]:
    """Do without the indexes of sales and lines for as long as the context lasts, when there is no sale yet.

    Call it within the transaction of the import: whatever goes wrong, its end brings the indexes back.
    """
    assert db.in_transaction
    if db.number("SELECT EXISTS (SELECT 1 FROM sale)"):
        yield
        return
    indexes = db.rows(_INDEXES)
    for name, _sql in indexes:
        db.run(f"DROP INDEX {name!s}")
    yield
    for _name, sql in indexes:
        db.run(str(sql))
