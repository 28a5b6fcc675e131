"""A file is whole or not there, and what stood in its place comes back when what belongs to it cannot be."""

import os
import tempfile
import time
from datetime import date
from pathlib import Path

import pytest

from desktop_seg.base.errors import UserError
from desktop_seg.exports import file as file_module
from desktop_seg.exports import sheet
from desktop_seg.exports.export import export
from desktop_seg.exports.file import prepared, write_file
from desktop_seg.exports.request import ExportRequest, Format, Measuring
from desktop_seg.model.customer import Channel
from desktop_seg.model.period import to_day, today
from desktop_seg.store import campaign, export_log
from desktop_seg.store.database import Database
from tests.shops import shop_with

AS_OF = to_day(date(2025, 6, 1))


def _new(path: Path) -> None:
    path.write_text("new")


def _put_in_vain(target: Path) -> Path:
    """Put a file in its place, then fail at what belongs to it."""
    with prepared(target, _new) as file:
        placed = file.put()
        assert placed.read_text() == "new"
        raise ZeroDivisionError(placed)


def _write_in_vain(path: Path) -> None:
    with sheet.workbook(path) as book:
        book.add_worksheet("A").write_string(0, 0, "anna@example.org")
        raise ZeroDivisionError


def _written_workbook(path: Path) -> None:
    with sheet.workbook(path) as book:
        book.add_worksheet("A").write_string(0, 0, "x")


def _shop() -> Database:
    people = "\n".join(f"p{n} email=p{n}@example.org consent_email=yes" for n in range(6))
    return shop_with("\n".join(f"p{n} 2025-05-01 10.00" for n in range(6)), customers=people)


def _request(path: Path, form: Format, ids: tuple[int, ...] = (1, 2, 3, 4)) -> ExportRequest:
    measuring = Measuring("Spring", 0.5, 1, today() + 1, 30)
    return ExportRequest(
        "mine", "Mine", "All.", ids, Channel.EMAIL, ("customer",), "mailing_list", form, path, measuring=measuring
    )


def _seen(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("can_link", [True, False])
def test_the_older_file_comes_back_when_what_belongs_to_the_new_one_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can_link: bool
) -> None:
    if not can_link:

        def refuse(*_paths: Path) -> None:
            raise OSError(1, "Operation not permitted")

        monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "list.csv").write_text("old")
    (tmp_path / "far.csv").write_text("far")
    for name in ("list.csv", "none.csv"):
        with pytest.raises(ZeroDivisionError, match=name):
            _put_in_vain(tmp_path / name)
    assert _seen(tmp_path) == {"list.csv": "old", "far.csv": "far"}
    assert write_file(tmp_path / "list.csv", _new).path == tmp_path / "list.csv"
    assert _seen(tmp_path) == {"list.csv": "new", "far.csv": "far"}


def test_what_a_killed_program_left_behind_is_no_obstacle(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    target.write_text("old")
    with prepared(target, _new) as file:
        file.put()
        left = [path for path in tmp_path.iterdir() if path != target]
        kept = {path: path.read_bytes() for path in left}
    for path, content in kept.items():
        path.write_bytes(content)
    write_file(target, lambda path: path.write_text("newer") and None)
    assert _seen(tmp_path) == {"list.csv": "newer"}


def test_lists_that_a_killed_program_left_behind_do_not_lie_about_for_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    scratch = tmp_path / "desktop-seg-list-abc"
    scratch.mkdir()
    parts = [tmp_path / ".0123456789ab.part", tmp_path / ".0123456789ab.older"]
    for part in (*parts, scratch / "sheet", tmp_path / ".mine.part"):
        part.write_text("anna@example.org")
    export(_shop(), _request(tmp_path / "list.xlsx", Format.XLSX), AS_OF)
    assert scratch.is_dir(), "it may be at work at this moment"
    long_ago = time.time() - 2 * file_module.LEFTOVER_SECONDS
    for each in (*parts, scratch, tmp_path / ".mine.part"):
        os.utime(each, (long_ago, long_ago))
    write_file(tmp_path / "b.xlsx", _written_workbook)
    assert {path.name for path in tmp_path.iterdir()} == {"list.xlsx", "b.xlsx", ".mine.part"}


@pytest.mark.parametrize("form", list(Format))
def test_a_list_that_cannot_be_entered_in_the_journal_is_not_left_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: Format
) -> None:
    db, path = _shop(), tmp_path / f"list.{form}"
    path.write_text("old")
    run = Database.run

    def full(self: Database, sql: str, *values: object) -> int:
        if sql == "COMMIT":
            raise UserError("The disk is full", "Make room")
        return run(self, sql, *values)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(Database, "run", full)
        with pytest.raises(UserError, match="disk is full"):
            export(db, _request(path, form), AS_OF)
    assert _seen(tmp_path) == {path.name: "old"}
    assert (export_log.entries(db), campaign.campaigns(db)) == ([], ())
    assert export(db, _request(path, form), AS_OF).count == 2


def test_a_list_whose_notes_cannot_be_written_is_not_made(tmp_path: Path) -> None:
    db, path = _shop(), tmp_path / "list.csv"
    path.write_text("old")
    (tmp_path / "list - about this list.txt").mkdir()
    with pytest.raises(UserError, match="about this list"):
        export(db, _request(path, Format.CSV), AS_OF)
    assert _seen(tmp_path) == {"list.csv": "old"}
    assert (export_log.entries(db), campaign.campaigns(db)) == ([], ())


def test_whoever_was_undone_meanwhile_is_just_not_on_the_list(tmp_path: Path) -> None:
    result = export(_shop(), _request(tmp_path / "list.xlsx", Format.XLSX, (1, 77, 2)), AS_OF)
    assert (result.count, result.left_out) == (1, 1)


@pytest.mark.parametrize("name", ["a" * 251 + ".csv", "이" * 83 + ".csv", "a" * 245 + ".xlsx"])
def test_a_name_may_be_as_long_as_the_disk_takes(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    result = export(_shop(), _request(path, Format(path.suffix[1:])), AS_OF)
    assert result.path == path
    assert path.is_file()
    assert result.notes_path is None or result.notes_path.is_file()


def test_a_name_that_the_disk_does_not_take_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="name is too long"):
        export(_shop(), _request(tmp_path / ("a" * 300 + ".csv"), Format.CSV), AS_OF)
    assert not list(tmp_path.iterdir())


def test_where_a_link_leads_is_written_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link, real = tmp_path / "list.csv", tmp_path / "there" / "real.csv"
    real.write_text("old")
    link.symlink_to(real)
    assert write_file(link, _new).path == real
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_a_workbook_that_fails_leaves_nothing_of_the_list_in_the_folder_for_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(FileNotFoundError), sheet.workbook(tmp_path / "nowhere" / "x.xlsx") as book:
        book.add_worksheet("A").write_string(0, 0, "anna@example.org")
    with pytest.raises(ZeroDivisionError):
        _write_in_vain(tmp_path / "x.xlsx")
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_held_open_is_not_lost_when_another_name_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("old")
    plain = Path.replace

    def held(self: Path, target: Path) -> Path:
        if target == path:
            raise PermissionError(13, "used by another process")
        return plain(self, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(file_module, "_PAUSE_SECONDS", 0)
    with pytest.raises(ZeroDivisionError, match=r"list \(2\)"):
        _put_in_vain(path)
    assert _seen(tmp_path) == {"list.csv": "old"}
