"""From the start of Python to the first paint of the window, against bare Python with a bare Qt window.

Also prints which heavy packages were loaded by then: there must be none.
"""

import tempfile
from pathlib import Path

from tests.bench.result import Result, in_turn

RUNS = 5
LIMIT = 2.0

OURS = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from desktop_seg import app as program_module

app = QApplication([])
program = program_module.Program(app)

class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            heavy = {"pandas", "numpy", "matplotlib", "openpyxl", "scipy", "python_calamine"} & set(sys.modules)
            program.window.removeEventFilter(self)
            QTimer.singleShot(0, lambda: app.exit(len(heavy)))
        return False

program.show()
painted = Painted()
program.window.installEventFilter(painted)
code = app.exec()
program.close()
sys.exit(code)
"""

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, app.quit)
sys.exit(app.exec())
"""


def run() -> list[Result]:
    """Time both in turn; a heavy package in ours makes the run fail."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "ours.py").write_text(OURS, encoding="utf-8")
        (home / "bare.py").write_text(BARE, encoding="utf-8")
        found = in_turn([["ours.py"]] * RUNS, [["bare.py"]] * RUNS, home)
    return [Result("first paint", found.cpu, LIMIT, f"{found.words}, of a bare window; nothing heavy")]
