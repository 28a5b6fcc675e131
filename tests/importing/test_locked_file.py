"""A protected file on its way through session, wizard and command line: three tries, and nothing of it is kept."""

import getpass
import io
import logging
import sys
from pathlib import Path

import pytest

from desktop_seg.base.progress import Cancelled, Quiet
from desktop_seg.importing.flow import ImportFlow, Step
from desktop_seg.importing.reading.password import Password, PasswordNeeded
from desktop_seg.importing.session import ImportSession
from tests.cli.run import command
from tests.importing.made_file import session
from tests.importing.reading.made_containers import protected

PASSWORD = "zeer geheim 42"
ROWS = [["Bonnummer", "Datum", "Klantnummer", "Totaal"]]
ROWS += [[f"B{n}", f"{n + 10}-03-2025", f"K{n % 4}", n + 0.95] for n in range(1, 15)]


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    return protected(tmp_path / "kassa.xlsx", PASSWORD, ROWS)


def do_all(flow: ImportFlow, own: ImportSession) -> None:
    while work := flow.work():
        flow.take(work, work.do(own, Quiet()))


def test_password_is_said_once_for_all_commands_of_a_session(tmp_path: Path, locked: Path) -> None:
    with session(tmp_path, in_process=False) as own:
        with pytest.raises(PasswordNeeded) as caught:
            own.inspect(locked)
        assert not caught.value.is_wrong
        own.unlock(locked, Password("mis"))
        with pytest.raises(PasswordNeeded) as caught:
            own.inspect(locked)
        assert caught.value.is_wrong
        own.unlock(locked, Password(PASSWORD))
        found = own.inspect(locked)
        own.cancel()
        own.close()  # the process that knew it is gone
        report = own.run(locked, found.plan)
        assert (report.rows_read, report.rows_new) == (14, 14)


def test_wizard_asks_for_the_password_on_the_page_of_the_files(tmp_path: Path, locked: Path) -> None:
    flow = ImportFlow([locked])
    with session(tmp_path) as own:
        do_all(flow, own)
        assert flow.place.step is Step.FILES
        lock = flow.files[0].lock
        assert lock is not None
        assert (lock.tries_left, lock.is_wrong) == (3, False)
        assert [(each.asks_password, each.file) for each in flow.obstacles()] == [(True, 0)]
        flow.files[0].unlock("mis")
        do_all(flow, own)
        lock = flow.files[0].lock
        assert lock is not None
        assert (lock.tries_left, lock.is_wrong) == (2, True)
        flow.files[0].unlock(PASSWORD)
        do_all(flow, own)
        assert flow.files[0].lock is None
        assert not flow.obstacles()
        flow.next()
        do_all(flow, own)
        assert flow.place.step is Step.SUMMARY
    flow.start()
    with session(tmp_path) as another:  # carried out by whoever has a session
        do_all(flow, another)
    assert flow.reports[0].rows_new == 14


def test_third_wrong_password_is_the_last(tmp_path: Path, locked: Path) -> None:
    flow = ImportFlow([locked])
    with session(tmp_path) as own:
        do_all(flow, own)
        for left in (2, 1, 0):
            flow.files[0].unlock("mis")
            do_all(flow, own)
            lock = flow.files[0].lock
            assert (lock.tries_left if lock else 0) == left
    assert flow.files[0].refusal is not None
    assert "None of the passwords" in flow.files[0].refusal.what
    assert not flow.obstacles()[0].asks_password
    flow.remove(0)
    flow.add([locked])  # chosen anew, the tries begin anew
    assert flow.work() is not None


def test_another_file_waits_no_longer_than_the_locked_one(tmp_path: Path, locked: Path) -> None:
    second = protected(tmp_path / "tweede.xlsx", "anders", ROWS)
    flow = ImportFlow([locked, second])
    with session(tmp_path) as own:
        do_all(flow, own)
        assert [each.file for each in flow.obstacles()] == [0, 1]
        flow.files[1].unlock("anders")
        flow.files[0].unlock(PASSWORD)
        do_all(flow, own)
        assert not flow.obstacles()
        flow.next()
        do_all(flow, own)
    assert flow.place.step is Step.SUMMARY


def test_neither_password_nor_plain_rows_are_kept(
    tmp_path: Path, locked: Path, caplog: pytest.LogCaptureFixture
) -> None:
    flow = ImportFlow([locked])
    with caplog.at_level(logging.DEBUG), session(tmp_path) as own:
        do_all(flow, own)
        flow.files[0].unlock(PASSWORD)
        work = flow.work()
        assert PASSWORD not in repr(work)
        do_all(flow, own)
        flow.next()
        do_all(flow, own)
        flow.start()
        do_all(flow, own)
    assert flow.is_done
    assert PASSWORD not in caplog.text + repr(flow.files[0].plan)
    assert PASSWORD not in repr(vars(flow.files[0]))
    for path in tmp_path.rglob("*"):
        content = path.read_bytes()
        for way in ("utf-8", "utf-16-le"):
            assert PASSWORD.encode(way) not in content
        assert b"sharedStrings.xml" not in content


def test_cancelled_work_leaves_the_password_for_the_next_try(tmp_path: Path, locked: Path) -> None:
    class Stops:
        def step(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled

    flow = ImportFlow([locked])
    with session(tmp_path) as own:
        do_all(flow, own)
        flow.files[0].unlock(PASSWORD)
        work = flow.work()
        assert work is not None
        with pytest.raises(Cancelled):
            work.do(own, Stops())
        do_all(flow, own)
    assert flow.files[0].lock is None
    assert flow.files[0].inspection is not None


def test_command_line_takes_the_password_from_the_environment(
    tmp_path: Path, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = tmp_path / "shop.seg"
    answer = command(shop, "import", locked)
    assert answer.code == 1
    assert "DESKTOP_SEG_PASSWORD" in answer.errors
    monkeypatch.setenv("DESKTOP_SEG_PASSWORD", "mis")
    assert "None of the passwords" in command(shop, "import", locked).errors
    monkeypatch.setenv("DESKTOP_SEG_PASSWORD", PASSWORD)
    done = command(shop, "import", locked)
    assert done.code == 0, done.errors
    assert PASSWORD not in done.out + done.errors


def test_command_line_asks_three_times_at_a_terminal(
    tmp_path: Path, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    asked: list[str] = []
    typed = ["mis", "mis", PASSWORD]

    def ask(prompt: str) -> str:
        asked.append(prompt)
        return typed[len(asked) - 1]

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", ask)
    assert command(tmp_path / "shop.seg", "import", locked).code == 0
    assert len(asked) == 3
    assert all("kassa.xlsx" in prompt for prompt in asked)
    typed[2] = "mis"
    asked.clear()
    assert "None of the passwords" in command(tmp_path / "b.seg", "import", locked).errors
    assert len(asked) == 3
