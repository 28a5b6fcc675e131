"""The whole way by keyboard only: first run, sample shop, segments, one segment, a mailing list on the disk."""

from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget, QWizard
from pytestqt.qtbot import QtBot

from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.pages.first_run import FirstRunPage
from desktop_seg.ui.pages.overview import OverviewPage
from desktop_seg.ui.pages.segment import SegmentPage
from desktop_seg.ui.pages.segments import SegmentsPage
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.wizards.export_wizard import ExportWizard
from tests.ui.conftest import WAIT_MS, shown

_BUILD_MS = 60_000
_MOST_TABS = 80


def press(
    qtbot: QtBot, window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key where the focus of a window is."""
    focus: QWidget | None = window.focusWidget()
    qtbot.keyClick(window if focus is None else focus, key, modifier)


def tab_to(qtbot: QtBot, window: QWidget, target: QWidget) -> None:
    """Press Tab until the focus is where it should be."""
    for _n in range(_MOST_TABS):
        if window.focusWidget() is target:
            return
        press(qtbot, window, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {target}")


def test_from_the_first_page_to_a_list_without_a_mouse(
    qtbot: QtBot, empty_shop: OpenShop, theme: Theme, tmp_path: Path
) -> None:
    window = shown(qtbot, empty_shop, theme)
    first = window.stack.page
    assert isinstance(first, FirstRunPage)
    tab_to(qtbot, window, first.sample)
    with qtbot.waitSignal(empty_shop.opened, timeout=_BUILD_MS):
        press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.stack.page, OverviewPage) and window.banner.isVisible(), timeout=WAIT_MS)
    key = _open_first_segment(qtbot, window)
    wizard = _export_wizard(qtbot, window)
    target = tmp_path / "list.xlsx"
    count = _export(qtbot, wizard, target)
    rows = list(openpyxl.load_workbook(target).worksheets[0].iter_rows(values_only=True))
    assert len(rows) - 1 == count > 0
    assert key


def _open_first_segment(qtbot: QtBot, window: MainWindow) -> str:
    press(qtbot, window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    page = window.stack.page
    assert isinstance(page, SegmentsPage)
    qtbot.waitUntil(lambda: page.gallery.model().rowCount() > 5, timeout=WAIT_MS)
    tab_to(qtbot, window, page.gallery)
    press(qtbot, window, Qt.Key.Key_Home)
    press(qtbot, window, Qt.Key.Key_Return)
    opened = window.stack.page
    assert isinstance(opened, SegmentPage)
    qtbot.waitUntil(lambda: "may be e-mailed" in opened.figures_text, timeout=WAIT_MS)
    return opened.choice.key


def _export_wizard(qtbot: QtBot, window: MainWindow) -> ExportWizard:
    press(qtbot, window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(ExportWizard)), timeout=WAIT_MS)
    wizard = window.findChildren(ExportWizard)[-1]
    qtbot.waitUntil(lambda: wizard.flow is not None, timeout=WAIT_MS)
    return wizard


def _export(qtbot: QtBot, wizard: ExportWizard, target: Path) -> int:
    forward = wizard.button(QWizard.WizardButton.NextButton)
    for _step in range(2):
        tab_to(qtbot, wizard, forward)
        press(qtbot, wizard, Qt.Key.Key_Space)
    assert wizard.flow is not None
    count = len(wizard.flow.funnel.may)
    tab_to(qtbot, wizard, wizard.columns_page.path)
    wizard.columns_page.path.selectAll()
    qtbot.keyClicks(wizard.columns_page.path, str(target))
    tab_to(qtbot, wizard, forward)
    press(qtbot, wizard, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: wizard.currentPage() is wizard.done_page, timeout=WAIT_MS)
    finish = wizard.button(QWizard.WizardButton.FinishButton)
    tab_to(qtbot, wizard, finish)
    press(qtbot, wizard, Qt.Key.Key_Space)
    QApplication.processEvents()
    return count
