"""Questions about amounts, answered by keyboard: another currency at a typed rate or set aside, rows that are sums."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_seg.importing.flow import Step
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.wizards.import_wizard import NEXT
from tests.ui.import_walk import Walk, asked, walk, written

DOLLARS = "Bonnummer;Klantnummer;Datum;Totaal\n" + "".join(
    f"B{n};{100 + n};{12 + n}-03-2025;{'$' if n > 4 else '€ '}{n},50\n" for n in range(1, 9)
)
ENTER = Qt.Key.Key_Return


def begun(qtbot: QtBot, window: MainWindow, folder: Path) -> Walk:
    """Drop the file and go to the answers."""
    step = walk(qtbot, window, written(folder, DOLLARS))
    assert step.step is Step.COLUMNS
    assert not step.wizard.button(NEXT).isEnabled()
    assert len(step.wizard.columns_page.panel.answers) == 3
    return step


def choose(step: Walk, number: int) -> None:
    """Choose an answer as the space bar does, and wait for what follows."""
    answer = step.wizard.columns_page.panel.answers[number]
    answer.setFocus()
    step.press(Qt.Key.Key_Space)


def total(qtbot: QtBot, window: MainWindow) -> object:
    return asked(qtbot, window, "SELECT sum(net_cents) FROM sale")[0][0]


def test_a_rate_is_typed_and_one_that_is_none_is_told(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    step = begun(qtbot, empty, tmp_path)
    panel = step.wizard.columns_page.panel
    choose(step, 0)
    field = step.wizard.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.accessibleName() == "Import them at this rate: 1 USD in EUR is"
    step.type("half")
    step.press(ENTER)
    assert step.step is Step.COLUMNS
    assert panel.findChildren(QLineEdit)[0].text() == "half"
    assert not step.wizard.button(NEXT).isEnabled()
    field.clear()
    step.type("0,5")
    step.press(ENTER)
    assert step.wizard.button(NEXT).isEnabled()
    step.next()
    step.import_it()
    assert total(qtbot, empty) == 150 + 250 + 350 + 450 + 275 + 325 + 375 + 425


def test_rows_in_another_currency_are_set_aside(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    step = begun(qtbot, empty, tmp_path)
    choose(step, 1)
    step.next()
    assert step.step is Step.BAD_ROWS
    step.next()
    step.import_it()
    assert total(qtbot, empty) == 150 + 250 + 350 + 450


def test_the_file_may_be_left_alone(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    step = begun(qtbot, empty, tmp_path)
    choose(step, 2)
    refusal = step.wizard.flow.file.refusal
    assert refusal is not None
    assert "USD" in refusal.what
    assert not step.wizard.button(NEXT).isEnabled()


SUMS = "Bonnummer;Klantnummer;Datum;Artikel;Regelbedrag\n" + "".join(
    f"B{n};{100 + n};{12 + n}-03-2025;{name};{amount},00\n"
    for n in range(1, 6)
    for name, amount in (("Roos", n), ("Vaas", 2 * n + 1), ("", 3 * n + 1))
)


def test_rows_that_are_sums_of_others_are_left_out_when_the_owner_says_so(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    step = walk(qtbot, empty, written(tmp_path, SUMS))
    assert step.step is Step.COLUMNS
    choose(step, 0)
    step.next()
    step.import_it()
    assert total(qtbot, empty) == sum(100 * (3 * n + 1) for n in range(1, 6))
