"""What must hold of Qt and of how the window uses it."""

import ast
import os
import subprocess
import sys

from tests.architecture.source import called_name, package_modules

# PySide6 6.12.0 gives None back once too often on Python older than 3.12: after some 5,000 calls the process ends.
VOID_CALLS = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
for number in range(20_000):
    label.setText(str(number))
print(label.text())
"""

# Dialogs that wait in a loop of their own, as `exec()` does.
WAITING = {
    "exec",
    "exec_",
    "getExistingDirectory",
    "getItem",
    "getOpenFileName",
    "getOpenFileNames",
    "getSaveFileName",
}
WAITING_BOXES = {"about", "critical", "information", "question", "warning"}


def test_20000_calls_that_return_nothing_are_survived() -> None:
    done = subprocess.run(
        [sys.executable, "-c", VOID_CALLS],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "19999"), done.stderr


def test_only_dialogs_wait_for_an_answer() -> None:
    """A loop within the loop lets anything happen in between; it stands in one module, which knows how to cope."""
    waiting = [
        module.place(node)
        for module in package_modules()
        if module.layer in ("ui", "app") and module.name not in ("desktop_seg/ui/dialogs.py", "desktop_seg/app.py")
        for node in module.nodes()
        if isinstance(node, ast.Call) and (called_name(node) in WAITING or _is_waiting_box(node))
    ]
    assert not waiting


def test_application_runs_one_event_loop() -> None:
    loops = [
        ast.unparse(node.func)
        for module in package_modules()
        if module.name == "desktop_seg/app.py"
        for node in module.nodes()
        if isinstance(node, ast.Call) and called_name(node) == "exec"
    ]
    assert len(loops) == 1


def _is_waiting_box(call: ast.Call) -> bool:
    return (
        isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "QMessageBox"
        and call.func.attr in WAITING_BOXES
    )
