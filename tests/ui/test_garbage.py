"""Garbage is collected on the window's thread alone, whichever thread made it; jobs let go of nothing elsewhere."""

import gc
import threading
import weakref
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from desktop_seg.base.errors import UserError
from desktop_seg.ui.garbage import Garbage
from desktop_seg.ui.jobs import Jobs
from tests.ui.conftest import WAIT_MS


class Thing:
    """Something that can be in a circle and tells when it goes."""

    def __init__(self) -> None:
        self.other: Thing | None = None


@pytest.fixture
def gone_on() -> list[threading.Thread]:
    """The threads on which things went, in turn."""
    return []


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def _thing(gone_on: list[threading.Thread]) -> Thing:
    made = Thing()
    weakref.finalize(made, lambda: gone_on.append(threading.current_thread()))
    return made


def test_circles_made_on_a_working_thread_go_on_the_windows_thread(
    qtbot: QtBot, jobs: Jobs, gone_on: list[threading.Thread]
) -> None:
    done: list[object] = []
    collected_on: list[threading.Thread] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            collected_on.append(threading.current_thread())

    def make_circles() -> None:
        for _ in range(5 * gc.get_threshold()[0]):
            one, two = _thing(gone_on), Thing()
            one.other, two.other = two, one

    gc.callbacks.append(note)
    try:
        jobs.work_out(make_circles, done.append)
        # Not for all of them: a few that are left over wait until there are more.
        qtbot.waitUntil(lambda: bool(done and gone_on), timeout=WAIT_MS)
    finally:
        gc.callbacks.remove(note)
    assert set(collected_on) == set(gone_on) == {threading.main_thread()}


def test_what_only_a_task_holds_goes_on_the_windows_thread(
    qtbot: QtBot, jobs: Jobs, gone_on: list[threading.Thread]
) -> None:
    for _ in range(200):
        jobs.work_out(partial(str, _thing(gone_on)), lambda _: None)
    qtbot.waitUntil(lambda: len(gone_on) == 200, timeout=WAIT_MS)
    assert set(gone_on) == {threading.main_thread()}


def test_what_only_an_error_holds_goes_on_the_windows_thread(
    qtbot: QtBot, jobs: Jobs, gone_on: list[threading.Thread]
) -> None:
    def fail(_progress: object) -> None:
        kept = _thing(gone_on)  # held by the error's traceback
        raise UserError("It did not work.", repr(kept))

    for _ in range(200):
        jobs.elsewhere(fail, lambda _: None, failed=lambda _: None)
    qtbot.waitUntil(lambda: len(gone_on) == 200, timeout=WAIT_MS)
    assert set(gone_on) == {threading.main_thread()}


def test_all_objects_are_looked_through_only_in_a_quiet_moment() -> None:
    is_quiet = False
    garbage = Garbage(lambda: is_quiet)
    depths: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            depths.append(info["generation"])

    gc.callbacks.append(note)
    try:
        young, middle, old = gc.get_threshold()
        kept: list[list[int]] = []
        for _ in range((middle + 2) * (old + 2)):  # enough rounds for a full one
            kept += ([] for _ in range(young + 1))
            garbage.collect_some()
        assert set(depths) == {0, 1}
        is_quiet = True
        garbage.collect_some()
        assert depths[-1] == 2
    finally:
        gc.callbacks.remove(note)
        garbage.hand_back()


def test_python_collects_by_itself_again_afterwards() -> None:
    gc.enable()
    garbage = Garbage(lambda: True)
    assert not gc.isenabled()
    garbage.hand_back()
    assert gc.isenabled()
    gc.disable()  # as the other tests of the window want it


def test_what_is_there_when_the_program_has_settled_is_looked_at_no_more(qtbot: QtBot) -> None:
    is_quiet = False
    garbage = Garbage(lambda: is_quiet)
    try:
        for _ in range(100):
            garbage.collect_some()
        assert not gc.get_freeze_count()  # somebody is waiting for an answer
        is_quiet = True
        garbage.collect_some()
        assert gc.get_freeze_count() > len(gc.get_objects())
    finally:
        garbage.hand_back()
    assert not gc.get_freeze_count()
