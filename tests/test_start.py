"""How the program starts: which words open the window and which the command line, and a window that really opens."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_seg import __main__, app, cli
from desktop_seg.app import Start


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ([], Start()),
        (["--sample"], Start(is_sample=True)),
        (["--shop", "a.seg"], Start(shop_file=Path("a.seg"))),
    ],
)
def test_without_a_command_the_window_opens(words: list[str], start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Start] = []
    monkeypatch.setattr(app, "run", lambda wanted: started.append(wanted) or 0)
    assert __main__.main(words) == 0
    assert started == [start]


@pytest.mark.parametrize("words", [["segments"], ["--shop", "a.seg", "segments", "--json"], ["--help"], ["--sampel"]])
def test_any_other_word_goes_to_the_command_line_whole(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[list[str]] = []
    monkeypatch.setattr(cli, "main", lambda arguments: given.append(list(arguments)) or 7)
    assert __main__.main(words) == 7
    assert given == [words]


def test_without_a_screen_a_sentence_is_said_and_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert app.run(Start()) == app.NO_SCREEN
    assert "no screen" in capsys.readouterr().err


_LIFE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop_seg import app
from desktop_seg.base import settings

application = QApplication([])
program = app.Program(application)
program.show()
painted_with = {"pandas", "numpy", "matplotlib", "openpyxl", "babel", "desktop_seg.importing"} & set(sys.modules)
first = program.window
titles = []

def opened():
    titles.append([entry.title for entry in program.window.nav.model().entries])
    program.window.language_wanted.emit("nl")
    QTimer.singleShot(50, changed)

def changed():
    titles.append(program.window is first)
    application.quit()

program.shop.opened.connect(opened)
QTimer.singleShot(0, lambda: program.open(app.Start(shop_file=Path(sys.argv[1]))))
QTimer.singleShot(20000, application.quit)
application.exec()
program.window.setGeometry(40, 30, 701, 507)
program.close()
again = app.Program(application)
again.show()
assert again.window.geometry().getRect() == (40, 30, 701, 507), again.window.geometry()
again.close()
print(sorted(painted_with), titles, settings.load().language, Path(settings.load().shop_file).name)
"""


def test_the_window_opens_light_remembers_the_shop_and_is_made_anew_in_another_language(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LIFE, str(tmp_path / "mine.seg")],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "DESKTOP_SEG_HOME": str(tmp_path)},
        cwd=Path(__file__).resolve().parents[1],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (
        done.stdout.split("\n")[0]
        == "[] [['Overview', 'Segments', 'Customers', 'Imports', 'Questions', 'Campaigns'], False] nl mine.seg"
    )
