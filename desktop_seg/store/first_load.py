"""The first load of a shop file: what is kept up row by row by later ones is done once at its end.

Indexes of sales and lines are built then: 7 % of a whole import of 60,000 lines, and they come out smaller. Then, too,
it is looked whether every row that is pointed to is there: 1 %. A later import is small beside what is there already.
Used by: importing/writing/run.py.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from desktop_seg.store.database import Database, StoreFault

_INDEXES = """SELECT name, sql FROM sqlite_master
    WHERE type = 'index' AND tbl_name IN ('sale', 'sale_line') AND sql IS NOT NULL ORDER BY name"""

# By which the lines of a sale are found, for its figures; and which say that no row comes twice.
_KEYS = frozenset({"sale_receipt", "sale_line_content"})


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """Hold one transaction, as `Database.transaction` does.

    Where nothing was imported before, a row may point to one that is missing as long as it lasts: at its end none may,
    or all is as it was before. Rows that go do not take others along then.
    """
    if db.in_transaction or db.number("SELECT EXISTS (SELECT 1 FROM import_file)"):
        with db.transaction():
            yield
        return
    db.run("PRAGMA foreign_keys=OFF")  # says nothing within a transaction
    try:
        with db.transaction():
            yield
            astray = db.one("PRAGMA foreign_key_check")
            if astray is not None:
                raise StoreFault(f"a row of {astray[0]!s} points to one of {astray[2]!s} that is not there")
    finally:
        db.run("PRAGMA foreign_keys=ON")


@contextmanager
def indexes_at_the_end(db: Database) -> Iterator[None]:
    """Do without the indexes of sales and lines for as long as the context lasts, when there is no sale yet.

    All but those by which rows are found: see `keys_at_the_end`. Call it within the transaction of the import: whatever
    goes wrong, its end brings the indexes back.
    """
    with _without(db, are_keys=False):
        yield


@contextmanager
def keys_at_the_end(db: Database) -> Iterator[None]:
    """Do the same with the indexes by which rows are found: until all are written, before anything is worked out.

    A row that comes twice is refused at the end of the context then.
    """
    with _without(db, are_keys=True):
        yield


@contextmanager
def _without(db: Database, *, are_keys: bool) -> Iterator[None]:
    assert db.in_transaction
    if db.number("SELECT EXISTS (SELECT 1 FROM sale)"):
        yield
        return
    indexes = [(name, sql) for name, sql in db.rows(_INDEXES) if (name in _KEYS) is are_keys]
    for name, _sql in indexes:
        db.run(f"DROP INDEX {name!s}")
    yield
    for _name, sql in indexes:
        db.run(str(sql))
