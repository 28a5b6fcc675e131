"""A backup comes back as it was, and what it takes the place of is never lost."""

import hashlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.store import backup, journal, restore
from desktop_seg.store.backup import back_up, backup_name, backups
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop

NAMES = "SELECT match_key FROM customer ORDER BY id"


def _add(db: Database, *names: str) -> None:
    with db.transaction():
        for name in names:
            db.run("INSERT INTO customer (import_id, source_row, match_key) VALUES (1, 1, ?)", (name,))


def _held(path: Path) -> list[str]:
    """Return the people of a shop file, read without any of our own code."""
    connection = sqlite3.connect(path)
    found = [str(row[0]) for row in connection.execute(NAMES)]
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A shop file that holds more than its one backup does; closed."""
    target = tmp_path / "shop.seg"
    db = open_shop(target)
    _add(db, "anna", "bo")
    back_up(db, backup_name(target, "before-import"))
    _add(db, "carl")
    db.close()
    return target


def _only(path: Path) -> Path:
    (found,) = (each.path for each in backups(path) if each.why == "before-import")
    return found


def test_a_backup_comes_back_and_what_was_there_is_a_backup_now(path: Path) -> None:
    done = restore.restore(path, _only(path))
    assert _held(path) == ["anna", "bo"]
    assert done.kept is not None
    assert _held(done.kept) == ["anna", "bo", "carl"]
    assert {each.why for each in backups(path)} == {"before-import", "before-restore"}
    db = open_shop(path)
    (entry,) = (each for each in journal.entries(db) if each.act == "restore")
    assert entry.detail == {"backup": _only(path).name}
    db.close()
    restore.restore(path, done.kept)
    assert _held(path) == ["anna", "bo", "carl"], "and back again"


def test_what_a_killed_program_left_beside_the_shop_file_does_not_mix_with_the_backup(path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from desktop_seg.store.shop_file import open_shop\n"
        "db = open_shop(Path(sys.argv[1]))\n"
        "db.run(\"INSERT INTO customer (import_id, source_row, match_key) VALUES (1, 1, 'dora')\")\n"
        "os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=True, cwd=Path(__file__).parents[2])
    assert path.with_name("shop.seg-wal").stat().st_size
    done = restore.restore(path, _only(path))
    assert _held(path) == ["anna", "bo"]
    assert done.kept is not None
    assert _held(done.kept) == ["anna", "bo", "carl", "dora"], "what was committed last is kept too"


def test_what_was_left_of_a_restore_that_was_killed_does_not_get_into_the_next_one(path: Path) -> None:
    part = path.with_name("shop.seg.part")
    open_shop(part).close()
    script = (
        "import os, sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "db.execute('PRAGMA journal_mode=DELETE'); db.execute('PRAGMA cache_size=2'); db.execute('BEGIN')\n"
        'insert = "INSERT INTO customer (import_id, source_row, match_key) VALUES (1, 1, ?)"\n'
        "db.executemany(insert, [('x' * 500,)] * 999)\n"
        "os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script, str(part)], check=True)
    assert path.with_name("shop.seg.part-journal").stat().st_size, "it was killed in the middle"
    restore.restore(path, _only(path))
    assert _held(path) == ["anna", "bo"]
    assert not [file.name for file in path.parent.iterdir() if ".part" in file.name]


def test_a_stray_log_beside_the_place_of_a_copy_is_taken_away(path: Path) -> None:
    copy = path.with_name("copy.seg")
    stray = path.with_name("copy.seg-wal")
    stray.write_bytes(os.urandom(8192))
    db = open_shop(path)
    back_up(db, copy)
    db.close()
    assert not stray.exists()
    assert _held(copy) == ["anna", "bo", "carl"]


@pytest.mark.parametrize("damage", ["truncated", "header", "pages", "text", "empty", "gone"])
def test_a_damaged_shop_file_is_kept_as_it_is_and_replaced(path: Path, damage: str) -> None:
    raw = path.read_bytes()
    broken = {
        "truncated": raw[: len(raw) // 2],
        "header": bytes(4096) + raw[4096:],
        "pages": raw[:4096] + b"\xff" * 40960 + raw[45056:],
        "text": b"hello",
        "empty": b"",
    }
    path.unlink() if damage == "gone" else path.write_bytes(broken[damage])
    done = restore.restore(path, _only(path))
    assert _held(path) == ["anna", "bo"]
    if damage in ("empty", "gone"):
        assert done.kept is None
    else:
        assert done.kept is not None
        assert done.kept.suffix == restore.DAMAGED
        assert done.kept.read_bytes() == broken[damage]


def test_while_another_window_has_the_shop_file_open_nothing_is_changed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Database, "TIMEOUT_SECONDS", 0.1)
    other = open_shop(path)
    with pytest.raises(UserError, match=r"has “shop\.seg” open"):
        restore.restore(path, _only(path))
    _add(other, "dora")
    other.close()
    assert _held(path) == ["anna", "bo", "carl", "dora"]
    assert len(backups(path)) == 1


@pytest.mark.parametrize("damage", ["truncated", "text", "foreign", "gone", "itself", "newer"])
def test_a_backup_that_is_none_changes_nothing(path: Path, damage: str) -> None:
    chosen = _only(path)
    raw = chosen.read_bytes()
    if damage == "truncated":
        chosen.write_bytes(raw[: len(raw) // 2])
    elif damage == "text":
        chosen.write_text("hello")
    elif damage == "gone":
        chosen.unlink()
    elif damage == "itself":
        chosen = path
    else:
        connection = sqlite3.connect(chosen)
        connection.execute("PRAGMA application_id = 1" if damage == "foreign" else "PRAGMA user_version = 999")
        connection.close()
    before = hashlib.sha256(path.read_bytes()).digest()
    with pytest.raises(UserError):
        restore.restore(path, chosen)
    assert hashlib.sha256(path.read_bytes()).digest() == before
    assert not path.with_name("shop.seg.part").exists()


@pytest.mark.parametrize("step", ["back_up", "put_in_place"])
def test_whatever_goes_wrong_on_the_way_the_shop_file_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_all: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(restore, step, full)
        with pytest.raises(UserError, match="disk is full"):
            restore.restore(path, _only(path))
    assert _held(path) == ["anna", "bo", "carl"]
    restore.restore(path, _only(path))
    assert _held(path) == ["anna", "bo"]


def test_a_copy_never_takes_the_place_of_the_shop_file_it_is_made_from(path: Path) -> None:
    db = open_shop(path)
    with pytest.raises(UserError, match="is the shop file that is open"):
        backup.back_up(db, path)
    _add(db, "dora")
    db.close()
    assert _held(path) == ["anna", "bo", "carl", "dora"]


def test_a_file_of_the_owners_beside_a_copy_is_left_alone(path: Path) -> None:
    mine = path.with_name("copy.part")
    mine.write_text("mine")
    db = open_shop(path)
    back_up(db, path.with_name("copy.seg"))
    db.close()
    assert mine.read_text() == "mine"
