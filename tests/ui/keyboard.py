"""Moves about as somebody without a mouse does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def focus() -> QWidget:
    """Return the widget that has the focus; there must be one."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press_until(qtbot: QtBot, key: Qt.Key, wanted: QWidget) -> None:
    """Press a key until the focus comes to a widget."""
    for _n in range(40):
        if focus() is wanted:
            return
        qtbot.keyClick(focus(), key)
    pytest.fail(f"{key} never comes to {type(wanted).__name__}")
