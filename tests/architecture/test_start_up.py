"""The window is painted before anything heavy is imported: the owner sees the program while the rest wakes up."""

import os
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT

HEAVY = {
    "babel",
    "cryptography",
    "dns",
    "email_validator",
    "matplotlib",
    "msoffcrypto",
    "numpy",
    "openpyxl",
    "pandas",
    "phonenumbers",
    "python_calamine",
    "rapidfuzz",
    "scipy",
    "xlsxwriter",
}


@pytest.mark.parametrize("module", ["desktop_seg.app", "desktop_seg.cli", "desktop_seg.ui.main_window"])
def test_starting_imports_nothing_heavy(module: str) -> None:
    assert not HEAVY & _modules_after(f"import {module}")


def test_the_window_is_painted_before_figures_segments_and_pages_are_loaded() -> None:
    loaded = _all_modules_after(_PAINT)
    assert "desktop_seg.ui.main_window" in loaded
    parts = (
        "analysis",
        "metrics",
        "rules",
        "segments",
        "importing",
        "exports",
        "charts.catalogue",
        "ui.pages.overview",
    )
    late = tuple(f"desktop_seg.{part}" for part in parts)
    assert [name for name in loaded if name.startswith(late)] == []


# The window as the program shows it, up to its first paint.
_PAINT = """
import sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from desktop_seg.app import Program
app = QApplication([])
program = Program(app)
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            app.exit(0)
        return False
program.show()
painted = Painted()
program.window.installEventFilter(painted)
app.exec()
program.close()
"""


def test_command_line_starts_without_qt() -> None:
    assert "PySide6" not in _modules_after("import desktop_seg.__main__, desktop_seg.cli")


def test_what_is_looked_for_would_be_found() -> None:
    assert {"pandas", "numpy"} <= _modules_after("import pandas") & HEAVY


def _modules_after(statement: str) -> set[str]:
    """Top-level names in `sys.modules` of a fresh Python after one statement."""
    return {name.partition(".")[0] for name in _all_modules_after(statement)}


def _all_modules_after(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())
