"""Backups: sound copies, kept thinning out towards the past, and never lost to a wrong clock."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.store import backup
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "shop.seg"


def with_import(path: Path) -> Database:
    db = open_shop(path)
    db.run(
        """INSERT INTO import_file(name, sha256, kind, plan_json, imported_at, rows_read, rows_new, rows_updated,
           rows_same, rows_aside) VALUES ('a.csv', '', 'customers', '{}', '', 0, 0, 0, 0, 0)"""
    )
    return db


def made_at(path: Path, at: datetime, why: str = "before-import") -> Path:
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    file = folder / f"{path.stem}-{at:%Y%m%dT%H%M%SZ}-{why}.seg"
    file.touch()
    return file


def test_a_backup_holds_what_the_shop_file_held(path: Path) -> None:
    db = with_import(path)
    kept = backup.back_up_first(db, "before-import")
    db.run("DELETE FROM import_file")
    db.close()
    assert kept is not None
    copy = open_shop(kept)
    assert copy.rows("SELECT name FROM import_file") == [("a.csv",)]
    copy.close()
    assert [file.name for file in kept.parent.iterdir()] == [kept.name]


def test_an_empty_shop_file_needs_no_backup(path: Path) -> None:
    db = open_shop(path)
    assert backup.back_up_first(db, "before-import") is None
    db.close()
    assert not (path.parent / "backups").exists()


def test_files_imported_in_one_go_share_a_backup(path: Path) -> None:
    db = with_import(path)
    assert backup.back_up_first(db, "before-import") is not None
    assert backup.back_up_first(db, "before-import") is None
    db.close()


def test_two_backups_of_one_second_get_two_names(path: Path) -> None:
    first = backup.backup_name(path, "before-import")
    first.touch()
    assert backup.backup_name(path, "before-import") != first


def test_everything_of_two_days_is_kept(path: Path) -> None:
    files = [made_at(path, NOW - timedelta(hours=hours)) for hours in range(48)]
    assert backup.thin_out(path, NOW) == []
    assert all(file.exists() for file in files)


def test_older_backups_thin_out_to_days_weeks_and_months(path: Path) -> None:
    files = {NOW - timedelta(hours=6 * step): made_at(path, NOW - timedelta(hours=6 * step)) for step in range(4 * 400)}
    backup.thin_out(path, NOW)
    left = sorted((at for at, file in files.items() if file.exists()), reverse=True)
    older = [at for at in left if NOW - at > timedelta(days=2)]
    # The newest of each of 12 days, of each of 10 weeks and of each of 9 months, worked out the slow way.
    wanted: set[datetime] = set()
    for form, most in (("%Y-%m-%d", 12), ("%G-%V", 10), ("%Y-%m", 9)):
        newest: dict[str, datetime] = {}
        for at in sorted(files):
            if NOW - at > timedelta(days=2):
                newest[at.strftime(form)] = at
        wanted |= set(sorted(newest.values(), reverse=True)[:most])
    assert set(older) == wanted
    assert len(left) - len(older) == 9


def test_a_clock_that_is_years_ahead_costs_none_of_the_latest_backups(path: Path) -> None:
    today = [made_at(path, NOW - timedelta(hours=hours)) for hours in range(7)]
    ahead = NOW + timedelta(days=3650)
    made_at(path, ahead)
    backup.thin_out(path, ahead)
    assert all(file.exists() for file in today)


@pytest.mark.parametrize("obstacle", ["file", "folder"])
def test_a_place_where_no_backup_can_be_written_is_told(path: Path, obstacle: str) -> None:
    db = with_import(path)
    if obstacle == "file":
        path.with_name("backups").write_text("mine")
    else:
        name = backup.backup_name(path, "before-import").name
        path.parent.joinpath("backups", f"{name}.part").mkdir()
    target = None if obstacle == "file" else path.parent / "backups" / name
    with pytest.raises(UserError, match="backup could not be written"):
        backup.back_up_first(db, "before-import") if target is None else backup.back_up(db, target)
    db.close()


def test_a_backup_from_the_future_and_files_of_others_are_left_alone(path: Path) -> None:
    ahead = made_at(path, NOW + timedelta(days=400))
    other = made_at(path.with_name("other.seg"), NOW - timedelta(days=3000))
    alike = made_at(path.with_name("shop-2.seg"), NOW - timedelta(days=3000))
    note = path.parent / "backups" / "read me.txt"
    note.touch()
    old = [made_at(path, NOW - timedelta(days=30 * months)) for months in range(1, 40)]
    gone = backup.thin_out(path, NOW)
    assert set(gone) < set(old)
    assert all(file.exists() for file in (ahead, other, alike, note))


def test_an_import_without_room_on_the_disk_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type("Usage", (), {"free": 1_000_000})
    monkeypatch.setattr("shutil.disk_usage", lambda folder: usage)
    backup.check_room(path, 300_000)
    with pytest.raises(UserError, match="not enough room"):
        backup.check_room(path, 400_000)


def test_a_backup_that_is_not_sound_is_no_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = with_import(path)
    monkeypatch.setattr(backup, "is_sound", lambda copy: False)
    with pytest.raises(UserError, match="backup could not be written"):
        backup.back_up_first(db, "before-import")
    assert list((path.parent / "backups").iterdir()) == []
    db.close()
