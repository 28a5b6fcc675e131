"""dev.py: what it makes, what it leaves alone, and what it says when something cannot be made."""

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import dev
from tests.architecture.source import ROOT


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that dev.py takes for the repository, with a .venv that looks made."""
    venv = tmp_path / ".venv"
    for name, text in {"run": "babel==2.18.0\n", "dev": "-r run.txt\nruff==0.17.6\n"}.items():
        (tmp_path / "installer" / "pins").mkdir(parents=True, exist_ok=True)
        (tmp_path / "installer" / "pins" / f"{name}.txt").write_text(text)
    python = venv / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    (venv / "pyvenv.cfg").write_text(f"home = somewhere\nversion = {sys.version.split()[0]}\n")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", venv)
    monkeypatch.setattr(dev, "VENV_PYTHON", python)
    return tmp_path


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What dev.py would have started; everything succeeds."""
    started: list[list[str]] = []

    def start(command: list[str], **options: object) -> SimpleNamespace:
        started.append([str(part) for part in command])
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(subprocess, "run", start)
    return started


def test_second_start_installs_nothing(checkout: Path, commands: list[list[str]]) -> None:
    dev.set_up_packages("run")
    assert [command[1:4] for command in commands] == [["-m", "pip", "install"]]
    dev.set_up_packages("run")
    assert len(commands) == 1


def test_packages_for_tests_are_enough_to_run(checkout: Path, commands: list[list[str]]) -> None:
    dev.set_up_packages("dev")
    dev.set_up_packages("run")
    assert len(commands) == 1


def test_packages_to_run_are_not_enough_for_tests(checkout: Path, commands: list[list[str]]) -> None:
    dev.set_up_packages("run")
    dev.set_up_packages("dev")
    assert len(commands) == 2


@pytest.mark.parametrize("changed", ["run", "dev"])
def test_changed_pin_is_installed(checkout: Path, commands: list[list[str]], changed: str) -> None:
    dev.set_up_packages("dev")
    pins = checkout / "installer" / "pins" / f"{changed}.txt"
    pins.write_text(pins.read_text() + "numpy==2.4.6\n")
    dev.set_up_packages("dev")
    assert len(commands) == 2


def test_environment_of_another_python_is_made_anew(checkout: Path, commands: list[list[str]]) -> None:
    (checkout / ".venv" / "pyvenv.cfg").write_text("version = 3.4.1\n")
    dev.set_up_packages("run")
    assert commands[0][1:4] == ["-m", "venv", "--clear"]


def test_environment_without_a_stamp_is_completed_and_not_thrown_away(
    checkout: Path, commands: list[list[str]]
) -> None:
    dev.set_up_packages("run")
    assert not [command for command in commands if "venv" in command]


def test_failed_install_leaves_no_stamp_and_says_what_to_do(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda command, **options: SimpleNamespace(returncode=1))
    with pytest.raises(dev.SetupFailed, match="connection"):
        dev.set_up_packages("run")
    assert not list((checkout / ".venv").glob("installed-*"))


def test_library_that_cannot_be_loaded_is_missing() -> None:
    assert dev.missing_libraries({"libnobodyhasthis.so.7": "libnobody7"}) == ["libnobodyhasthis.so.7"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux leaves Qt's libraries to the system")
def test_library_that_can_be_loaded_is_not_missing() -> None:
    assert dev.missing_libraries({"libc.so.6": "libc6"}) == []


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Names of the programs this computer has, as far as dev.py can see; nobody is root."""
    there: set[str] = set()
    monkeypatch.setattr(shutil, "which", lambda name: name if name in there else None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    return there


def test_without_apt_the_missing_packages_are_named(programs: set[str]) -> None:
    with pytest.raises(dev.SetupFailed, match="libegl1, libgl1"):
        dev.install_system_packages(["libgl1", "libegl1"], "Qt")


def test_without_sudo_the_one_command_is_named(programs: set[str], commands: list[list[str]]) -> None:
    programs.add("apt-get")
    with pytest.raises(dev.SetupFailed, match=r"as root:\n  apt-get install .* libegl1"):
        dev.install_system_packages(["libegl1"], "Qt")
    assert not commands


def test_with_sudo_it_is_said_what_is_installed(
    programs: set[str], commands: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    programs |= {"apt-get", "sudo"}
    dev.install_system_packages(["libegl1"], "Qt")
    assert commands[0][0] == "sudo"
    assert capsys.readouterr().out == "Installing libegl1 with apt-get and sudo: Qt needs them.\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Windows and macOS always have a display")
def test_without_a_display_the_journey_is_made_on_the_command_line(
    checkout: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(sys, "argv", ["dev.py", "run"])
    assert dev.main() == 0
    assert commands[-1][1:] == ["-m", "desktop_seg", "tour", "--out", "out"]


def test_with_a_display_the_window_opens_on_the_sample_shop(
    checkout: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setattr(dev, "missing_libraries", lambda names: [])
    monkeypatch.setattr(sys, "argv", ["dev.py", "run"])
    assert dev.main() == 0
    assert commands[-1][1:] == ["-m", "desktop_seg", "--sample"]


def test_further_words_are_for_the_program(
    checkout: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["dev.py", "run", "--shop", "mine.seg", "segments", "--json"])
    assert dev.main() == 0
    assert commands[-1][1:] == ["-m", "desktop_seg", "--shop", "mine.seg", "segments", "--json"]


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[dev.Step]:
    """The checks dev.py would have made; everything is set up, and the second check fails."""
    made: list[dev.Step] = []

    def make(step: dev.Step) -> dev.Outcome:
        made.append(step)
        return dev.Outcome(step, passed=len(made) != 2, seconds=0.5, last_line=f"end of {step.title}")

    monkeypatch.setattr(dev, "set_up_packages", lambda kind: None)
    monkeypatch.setattr(dev, "set_up_qt_libraries", lambda *, window: None)
    monkeypatch.setattr(dev, "compile_texts", lambda: None)
    monkeypatch.setattr(dev, "_run_step", make)
    return made


def test_every_check_is_made_even_when_an_early_one_fails(
    steps: list[dev.Step], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["dev.py", "test"])
    assert dev.main() == 1
    frozen = ["frozen program"] if sys.platform == "linux" else []
    assert [step.title for step in steps] == ["ruff format", "ruff check", "mypy", "import-linter", *frozen, "pytest"]
    said = capsys.readouterr().out.splitlines()
    assert [line for line in said if line.startswith("FAILED  ruff check")]
    assert said[-1] == "end of pytest"


def test_packages_are_built_and_tried_only_when_asked_for(
    steps: list[dev.Step], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["dev.py", "test", "--packages"])
    dev.main()
    tried = [step.arguments[1:] for step in steps if "installer" in step.arguments]
    assert tried == [("installer", "linux", "--test"), ("installer", "windows", "--test")]


def test_further_words_of_test_run_pytest_alone(steps: list[dev.Step], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["dev.py", "test", "--long", "tests/importing", "-k", "dates"])
    assert dev.main() == 0
    assert [step.arguments[1:] for step in steps] == [("pytest", "--long", "tests/importing", "-k", "dates")]


def test_lint_refuses_words_it_does_not_know(steps: list[dev.Step], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["dev.py", "lint", "desktop_seg"])
    with pytest.raises(SystemExit, match="2"):
        dev.main()
    assert not steps


def test_old_python_is_told_so_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 10, "final", 0))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or later; this is Python 3\.8"):
        runpy.run_path(str(ROOT / "dev.py"))


def test_changed_catalogue_is_compiled(
    tmp_path: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "LOCALE", tmp_path)
    folder = tmp_path / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "desktop_seg.po").touch()
    dev.compile_texts()
    assert "compile" in commands[-1]
    (folder / "desktop_seg.mo").touch()
    dev.compile_texts()
    assert len(commands) == 1


def test_catalogue_that_cannot_be_compiled_stops_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "LOCALE", tmp_path)
    monkeypatch.setattr(dev, "VENV_PYTHON", Path(sys.executable))
    folder = tmp_path / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    broken = '#, python-format\nmsgid "%d rows"\nmsgstr "%s rijen"\n'
    (folder / "desktop_seg.po").write_text(header + broken)
    with pytest.raises(dev.SetupFailed, match="translations"):
        dev.compile_texts()
