"""One connection to a shop file, and the few ways to talk to it.

Writing goes through one connection at a time (the parent's worker or the import process); everything that only reads
has a read-only connection of its own. Values are always bound; SQL text never holds a value of the owner's.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _

SqlValue = int | float | str | bytes | None
Row = tuple[SqlValue, ...]
Values = Sequence[SqlValue] | dict[str, SqlValue]

SQLITE_VERSION = sqlite3.sqlite_version  # shown in About; some versions have a fault with several writers


class Database:
    """An open shop file. Made by store/shop_file.py; closed by whoever opened it."""

    TIMEOUT_SECONDS = 10.0
    """For so long another program that is just writing is waited for."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self.path = path
        # What others worked out from the file and may throw away at any time, by their own keys. See `version`.
        self.memory: dict[str, object] = {}
        self._connection = connection
        self._passing = 0
        self._is_passing = False

    @classmethod
    def connect(cls, path: Path | None, read_only: bool = False) -> "Database":
        """Open the file as it is, without looking at its schema (None: a database in memory).

        Raises UserError when the file cannot be opened.
        """
        from desktop_seg.store.sql_function import FUNCTIONS  # places and word lists: not before the window is painted

        try:
            if path is None:
                connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
            else:
                mode = "ro" if read_only else "rwc"
                connection = sqlite3.connect(
                    f"{path.resolve().as_uri()}?mode={mode}",
                    uri=True,
                    isolation_level=None,
                    timeout=cls.TIMEOUT_SECONDS,
                    check_same_thread=False,
                )
            db = cls(connection, path)
            for pragma in _PRAGMAS_READ if read_only else _PRAGMAS:
                connection.execute(pragma)
            for each in FUNCTIONS:
                db.function(each.name, each.arguments, each.call)
        except sqlite3.Error as error:
            raise _plain(error) from error
        return db

    def close(self) -> None:
        """Close the connection; open transactions roll back."""
        self._connection.close()

    def each(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """Yield the rows of a question one by one."""
        try:
            yield from self._connection.execute(sql, values)
        except sqlite3.DatabaseError as error:
            raise _plain(error) from error

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """Return all rows of a question."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise _plain(error) from error

    def one(self, sql: str, values: Values = ()) -> Row | None:
        """Return the first row, None when there is none."""
        rows = self.rows(sql, values)
        return rows[0] if rows else None

    def value(self, sql: str, values: Values = ()) -> SqlValue:
        """Return the first value of the first row, None when there is no row."""
        row = self.one(sql, values)
        return row[0] if row else None

    def number(self, sql: str, values: Values = ()) -> int:
        """Return one whole number; 0 where the answer is empty."""
        found = self.value(sql, values)
        return int(found) if found is not None else 0

    def run(self, sql: str, values: Values = ()) -> int:
        """Run one statement and return how many rows it changed."""
        try:
            return self._connection.execute(sql, values).rowcount
        except sqlite3.DatabaseError as error:
            raise _plain(error) from error

    def insert(self, sql: str, values: Values = ()) -> int:
        """Run one INSERT and return the id of the new row."""
        try:
            return int(self._connection.execute(sql, values).lastrowid or 0)
        except sqlite3.DatabaseError as error:
            raise _plain(error) from error

    def many(self, sql: str, rows: Iterable[Values]) -> None:
        """Run one statement for each row."""
        try:
            self._connection.executemany(sql, rows)
        except sqlite3.DatabaseError as error:
            raise _plain(error) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold one transaction: committed at the end, rolled back on any exception. Within another it joins in."""
        if self._connection.in_transaction:
            yield
            return
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")  # in here: one that fails leaves the transaction open, and the next would join it
        except BaseException:
            self._connection.rollback()
            raise

    @contextmanager
    def one_view(self) -> Iterator[None]:
        """Let several questions see the same data, whatever others write. Within a transaction it joins in."""
        if self._connection.in_transaction:
            yield
            return
        self.run("BEGIN")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            self._connection.rollback()
            raise

    @property
    def version(self) -> tuple[int, int]:
        """What is another whenever rows of the file have changed, through this connection or any other."""
        return self.number("PRAGMA data_version"), self._connection.total_changes - self._passing

    @contextmanager
    def passing_changes(self) -> Iterator[None]:
        """Make changes to tables that are not in the file: they are no change of `version`."""
        if self._is_passing:
            yield
            return
        before, self._is_passing = self._connection.total_changes, True
        try:
            yield
        finally:
            self._passing += self._connection.total_changes - before
            self._is_passing = False

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._connection.in_transaction

    def function(self, name: str, arguments: int, function: Callable[..., SqlValue]) -> None:
        """Offer a Python function to SQL under `name`; the same input must give the same answer."""
        self._connection.create_function(name, arguments, function, deterministic=True)

    def interrupt(self) -> None:
        """Stop the question that another thread is asking on this connection."""
        self._connection.interrupt()

    def columns(self, table: str) -> tuple[str, ...]:
        """Return the column names of a table, empty when there is no such table."""
        return tuple(str(row[0]) for row in self.rows("SELECT name FROM pragma_table_info(?)", (table,)))


# synchronous FULL: an import that was reported as done survives a power cut. secure_delete: erased means erased.
_PRAGMAS_READ = ("PRAGMA query_only=ON", "PRAGMA temp_store=MEMORY", "PRAGMA cache_size=-65536")
# page_size: of a file that is made now. Pages twice as large as usual save 3 % of what SQLite does in an import.
_PRAGMAS = (
    "PRAGMA page_size=8192",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-65536",
)


class StoreFault(Exception):
    """SQLite refused what we said: a fault of the program, to be logged."""


def _plain(error: sqlite3.Error) -> Exception:
    """Return a sentence for what the world does to a file, and a StoreFault for what is our own bug."""
    if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
        return StoreFault(str(error))
    text = str(error).lower()
    if "full" in text:
        return UserError(
            _("The disk is full, so nothing was saved."), _("Make room on the disk and do it again; nothing is lost.")
        )
    if "disk i/o" in text:
        return UserError(
            _("The disk with the shop file could not be read or written: it is full, or was taken away."),
            _("Make room on the disk or connect it again, then do it again; nothing is lost."),
        )
    if "locked" in text or "busy" in text:
        return UserError(
            _("Another window or program is just writing to this shop file."),
            _("Wait a moment and try again, or close the other window."),
        )
    if "readonly" in text or "unable to open" in text:
        return UserError(
            _("The shop file cannot be opened for writing here."),
            _("Check that the folder exists and that you may write in it, or choose another folder."),
        )
    if "malformed" in text or "not a database" in text:
        return UserError(
            _("This file is damaged or is no shop file."),
            _("Bring a backup back, in the menu File; the damaged file is kept."),
        )
    return StoreFault(str(error))
