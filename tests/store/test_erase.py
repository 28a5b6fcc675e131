"""What was deleted cannot be read from the bytes of the shop file either."""

import random
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.people import own_field, special_field
from desktop_seg.store import own_field as stored
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop

PEOPLE = 1500


def _shop(path: Path, seed: int) -> Database:
    """A shop whose people told two fields, in any order: rows are moved about between pages as they come in."""
    chance = random.Random(seed)
    db = open_shop(path)
    with db.transaction():
        for field_id in (1, 2):
            db.run(
                "INSERT INTO field_def (id, key, name, type, is_sensitive, purpose) VALUES (?, ?, ?, 'text', ?, '')",
                (field_id, f"field{field_id}:text", f"Field{field_id}", field_id == 1),
            )
        db.many(
            "INSERT INTO customer (id, import_id, source_row, match_key) VALUES (?, 1, 1, ?)",
            [(n, f"no:{n}") for n in range(1, PEOPLE + 1)],
        )
        places = [
            (n, field_id, import_id)
            for n in range(1, PEOPLE + 1)
            for field_id in (1, 2)
            for import_id in (1, 2)
            if chance.random() < 0.6
        ]
        chance.shuffle(places)
        told = [(*place, _told(chance, *place)) for place in places]
        db.many("INSERT INTO customer_field VALUES (?, ?, ?, 1, ?)", told)
    db.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    return db


def _told(chance: random.Random, person: int, field_id: int, import_id: int) -> str:
    return f"canary{person:05}{import_id}" if field_id == 1 else "x" * chance.randrange(1, 40)


def _traces(path: Path) -> int:
    """Count the words of the deleted field that can be read from the shop file and what lies beside it."""
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    return sum(len(set(re.findall(rb"canary\d{6}", file.read_bytes()))) for file in files)


def test_deleting_rows_alone_leaves_traces(tmp_path: Path) -> None:
    """Why the file is written anew. When this fails SQLite has learned to clean up, and `wipe` may go."""
    found = 0
    for seed in (1, 3, 4):
        path = tmp_path / f"{seed}.seg"
        db = _shop(path, seed)
        db.run("DELETE FROM customer_field WHERE field_id = 1")
        db.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        found += _traces(path)
        db.close()
        path.unlink()
    assert found > 0


@pytest.mark.parametrize("seed", [1, 3, 4])
def test_a_special_field_that_was_deleted_is_gone_from_the_bytes(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "shop.seg"
    db = _shop(path, seed)
    reader = Database.connect(path, read_only=True)  # as the window has several
    assert reader.number("SELECT count(*) FROM customer_field") > 0
    assert _traces(path) > PEOPLE / 2
    special_field.forget(db, own_field.find(db, "Field1"))
    assert _traces(path) == 0
    assert reader.number("SELECT count(*) FROM customer_field WHERE field_id = 2") > PEOPLE
    reader.close()
    db.close()
    assert _traces(path) == 0


def test_without_room_nothing_is_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Little(NamedTuple):
        free: int

    db = _shop(tmp_path / "shop.seg", 1)
    size = (tmp_path / "shop.seg").stat().st_size
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Little(2 * size - 1))
    with pytest.raises(UserError, match="nothing was changed"):
        special_field.forget(db, own_field.find(db, "Field1"))
    assert [each.key for each in stored.own_fields(db)] == ["field1:text", "field2:text"]
    db.close()
