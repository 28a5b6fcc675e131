"""A shop file is made, lifted after a backup, or refused unharmed; a crash in between leaves it as it was."""

import hashlib
import os
import sqlite3
from contextlib import AbstractContextManager
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.store import shop_file
from desktop_seg.store.database import Database, StoreFault
from desktop_seg.store.migrations import STEPS
from desktop_seg.store.migrations.step import Step
from desktop_seg.store.shop_file import APPLICATION_ID, open_reader, open_shop

MORE = Step(why="one more column for the test", statements=("ALTER TABLE customer ADD COLUMN shoe_size INTEGER",))
BROKEN = Step(
    why="breaks half way",
    statements=("ALTER TABLE customer ADD COLUMN hat_size INTEGER", "ALTER TABLE nowhere ADD COLUMN x INTEGER"),
)


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A shop file with one customer, closed."""
    target = tmp_path / "shop.seg"
    db = open_shop(target)
    db.run("INSERT INTO customer (import_id, source_row, customer_no, match_key) VALUES (1, 1, '00187', 'no:00187')")
    db.close()
    return target


def columns(path: Path) -> tuple[str, ...]:
    db = open_reader(path)
    try:
        return db.columns("customer")
    finally:
        db.close()


def refused(path: Path) -> str:
    before = fingerprint(path)
    with pytest.raises(UserError) as caught:
        open_shop(path)
    assert fingerprint(path) == before
    return caught.value.what


def test_a_new_file_has_every_table_and_says_whose_it_is(path: Path) -> None:
    db = open_reader(path)
    try:
        assert db.number("PRAGMA application_id") == APPLICATION_ID
        assert db.number("PRAGMA user_version") == len(STEPS)
        for table in ("customer", "sale", "sale_line", "product", "event", "survey_answer", "complaint", "segment"):
            assert db.columns(table), table
    finally:
        db.close()


def test_every_imported_row_says_which_import_brought_it(path: Path) -> None:
    db = open_reader(path)
    try:
        for table in ("customer", "product", "sale", "sale_line", "event", "survey_answer", "complaint", "consent"):
            assert {"import_id", "source_row"} <= set(db.columns(table)), table
    finally:
        db.close()


def test_a_newer_file_is_refused_unharmed(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version=999")
    connection.close()
    assert "newer" in refused(path)


@pytest.mark.parametrize(
    "content", [b"Klantnummer;Datum\n1;2\n", b"SQLite format 3\x00" + b"\x00" * 200, b"\x00" * 4096]
)
def test_a_file_that_is_no_shop_file_is_refused_unharmed(content: bytes, tmp_path: Path) -> None:
    target = tmp_path / "other.seg"
    target.write_bytes(content)
    assert refused(target)


def test_another_programs_database_is_refused_unharmed(tmp_path: Path) -> None:
    target = tmp_path / "photos.db"
    connection = sqlite3.connect(target)
    connection.execute("CREATE TABLE photo (id INTEGER)")
    connection.commit()
    connection.close()
    assert "photos.db" in refused(target)


def test_an_older_file_is_backed_up_then_lifted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shop_file, "STEPS", (*STEPS, MORE))
    open_shop(path).close()
    assert "shoe_size" in columns(path)
    (backup,) = (path.parent / "backups").glob("*.seg")
    assert "shoe_size" not in columns(backup)
    db = open_reader(backup)
    try:
        assert db.value("SELECT customer_no FROM customer") == "00187"
    finally:
        db.close()


def test_two_programs_may_make_one_shop_file_at_the_same_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one is quicker: it makes the tables between our look at the file and our turn to write."""
    begin = Database.transaction

    def slower(self: Database) -> AbstractContextManager[None]:
        monkeypatch.setattr(Database, "transaction", begin)
        open_shop(tmp_path / "new.seg").close()
        return begin(self)

    monkeypatch.setattr(Database, "transaction", slower)
    db = open_shop(tmp_path / "new.seg")
    assert db.number("PRAGMA user_version") == len(STEPS)
    db.close()


def test_a_shop_file_that_was_only_just_begun_when_the_power_went_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "shop.seg"
    Database.connect(path).close()
    assert path.stat().st_size, "the header is on the disk before the tables are"
    db = open_shop(path)
    assert db.number("PRAGMA user_version") == len(STEPS)
    db.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shop_file, "STEPS", (*STEPS, BROKEN))
    with pytest.raises(Exception, match="nowhere"):
        open_shop(path)
    assert "hat_size" not in columns(path)
    monkeypatch.setattr(shop_file, "STEPS", STEPS)
    db = open_shop(path)
    try:
        assert db.number("SELECT count(*) FROM customer") == 1
    finally:
        db.close()


def test_a_transaction_rolls_back_as_a_whole_and_joins_an_outer_one() -> None:
    db = Database.connect(None)
    db.run("CREATE TABLE t (x INTEGER)")

    def fail() -> None:
        with db.transaction():
            db.run("INSERT INTO t VALUES (1)")
            with db.transaction():
                db.run("INSERT INTO t VALUES (2)")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert db.number("SELECT count(*) FROM t") == 0
    with db.transaction(), db.transaction():
        db.run("INSERT INTO t VALUES (3)")
    assert db.number("SELECT count(*) FROM t") == 1


def test_a_reader_cannot_write(path: Path) -> None:
    db = open_reader(path)
    try:
        with pytest.raises(UserError):
            db.run("DELETE FROM customer")
    finally:
        db.close()


def test_a_second_writer_is_told_in_a_sentence(path: Path) -> None:
    first, second = open_shop(path), open_shop(path)
    second.run("PRAGMA busy_timeout=1")
    try:
        with first.transaction():
            first.run("DELETE FROM customer")
            with pytest.raises(UserError, match="just writing"):
                second.run("DELETE FROM customer")
    finally:
        first.close()
        second.close()


def test_a_damaged_file_is_told_in_a_sentence(path: Path) -> None:
    pages = bytearray(path.read_bytes())
    pages[4096:] = b"\xff" * (len(pages) - 4096)
    path.write_bytes(pages)
    with pytest.raises(UserError, match="damaged"):
        _everything(path)


def _everything(path: Path) -> None:
    db = open_shop(path)
    try:
        for (name,) in db.rows("SELECT name FROM sqlite_schema WHERE type = 'table'"):
            db.rows(f"SELECT * FROM {name}")
    finally:
        db.close()


def test_text_compares_as_people_read_it() -> None:
    db = Database.connect(None)
    assert db.value("SELECT fold(' Ærø ') = fold('æRØ')") == 1
    assert db.value("SELECT fold(?) = fold(?)", ("Zoe\u0308", "ZOË")) == 1
    assert db.value("SELECT fold(NULL)") is None


@pytest.mark.parametrize(
    ("born", "first", "last", "falls"),
    [
        ("1980-06-10", "2025-06-10", "2025-06-10", 1),
        ("1980-06-10", "2025-06-11", "2025-07-11", 0),
        ("1980-01-02", "2025-12-20", "2026-01-05", 1),
        ("1980-02-29", "2025-02-28", "2025-02-28", 1),
        ("1980-02-29", "2024-02-28", "2024-02-28", 0),
        ("1980-02-29", "2024-02-29", "2024-02-29", 1),
    ],
)
def test_anniversaries(born: str, first: str, last: str, falls: int) -> None:
    db = Database.connect(None)
    day = "CAST(julianday(?) - julianday('1970-01-01') AS INTEGER)"
    celebrated = f"SELECT value FROM json_each(anniversaries({day}, {day}))"
    assert db.value(f"SELECT strftime('%m%d', ?) IN ({celebrated})", (born, first, last)) == falls


def test_a_folder_in_place_of_a_shop_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="folder"):
        open_shop(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_place_of_a_shop_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "shop.seg")
    with pytest.raises(UserError, match="no file at all"):
        open_shop(tmp_path / "shop.seg")


def test_a_transaction_that_cannot_be_committed_does_not_stay_open() -> None:
    db = open_shop(None)

    def leave_an_orphan() -> None:
        with db.transaction():
            db.run("PRAGMA defer_foreign_keys=ON")
            db.run("INSERT INTO consent VALUES (99, 'email', 1, 1, 'yes', NULL, NULL)")

    with pytest.raises(StoreFault):
        leave_an_orphan()
    assert not db.in_transaction
    assert db.number("SELECT count(*) FROM consent") == 0


def test_a_disk_without_any_room_is_told_as_such_and_not_as_our_fault() -> None:
    class Failing(sqlite3.Connection):
        def execute(self, *_arguments: object) -> sqlite3.Cursor:
            raise sqlite3.OperationalError("disk I/O error")

    with pytest.raises(UserError, match="full"):
        Database(sqlite3.connect(":memory:", factory=Failing), None).run("SELECT 1")


@pytest.mark.parametrize(
    ("path", "is_far"),
    [
        (PureWindowsPath(r"\\server\shop\flora.seg"), True),
        (PureWindowsPath(r"\\?\UNC\server\shop\flora.seg"), True),
        (PureWindowsPath(r"\\?\C:\Users\Roos\flora.seg"), False),
        (PureWindowsPath(r"C:\Users\Roos\flora.seg"), False),
        (PurePosixPath("/srv/roos/flora.seg"), False),
    ],
)
def test_a_shop_file_on_another_computer_is_known_by_its_path(path: PurePath, *, is_far: bool) -> None:
    assert shop_file.is_on_network(path) == is_far


def test_a_shop_file_on_another_computer_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shop_file, "is_on_network", lambda _path: True)
    before = fingerprint(path)
    with pytest.raises(UserError, match="lies on another computer"):
        open_shop(path)
    assert fingerprint(path) == before
