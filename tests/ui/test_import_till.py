"""The last step of the import wizard asks from which till a file is that does not tell it, and keeps tills apart."""

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_seg.importing.flow import Step
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.wizards.import_till import TillField, TillPanel
from tests.importing.made_file import csv
from tests.ui.conftest import WAIT_MS
from tests.ui.import_walk import CLEAR, PEOPLE, Walk, asked, walk, written
from tests.ui.screen_reader import nameless
from tests.ui.test_import_names import missed

TAB, DOWN = Qt.Key.Key_Tab, Qt.Key.Key_Down
HEADERS = "Bonnummer;Datum;Klantnummer;Artikelnummer;Artikelomschrijving;Aantal;Regelbedrag"
TILLS = "SELECT till, count(*), sum(net_cents) FROM sale GROUP BY till ORDER BY till"
COUNTER = ("Toonbank", 5, 5000)
MARKET = ("Markt 2", 5, 3500)


def counter(folder: Path) -> Path:
    """Write five receipts of 10.00."""
    return csv(
        folder / "a.csv", HEADERS, [(n, "13-03-2025", 100 + n, f"R{n}", f"Roos {n}", 1, "10,00") for n in range(1, 6)]
    )


def market(folder: Path) -> Path:
    """Write five receipts of 7.00 to the same customers, with the numbers and the day of those of the counter."""
    return csv(
        folder / "b.csv", HEADERS, [(n, "13-03-2025", 100 + n, f"T{n}", f"Tulp {n}", 1, "7,00") for n in range(1, 6)]
    )


def panel(step: Walk) -> TillPanel:
    assert step.step is Step.SUMMARY
    return step.wizard.summary_page.tills


def go_to(step: Walk, field: TillField) -> None:
    """Press Tab until the field has the focus."""
    for _n in range(40):
        if step.wizard.focusWidget() is field.edit or step.wizard.focusWidget() is field:
            return
        step.press(TAB)
    raise AssertionError("Tab does not come by the field")


def say(step: Walk, field: TillField, name: str) -> None:
    """Type the name of a till and leave the field."""
    go_to(step, field)
    field.edit.selectAll()
    step.type(name)
    step.press(TAB)


def new_sales(step: Walk) -> int:
    return sum(report.sales_new for report in step.wizard.flow.reports)


def test_two_tills_with_the_same_receipt_numbers_are_both_counted(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    step = walk(qtbot, empty, counter(tmp_path))
    (field,) = panel(step).fields
    assert panel(step).isVisible()
    assert step.wizard.focusWidget() is step.wizard.summary_page.figures, "whoever has one till goes on"
    say(step, field, " Toonbank ")
    step.import_it()
    assert asked(qtbot, empty, TILLS) == [COUNTER]

    again = walk(qtbot, empty, market(tmp_path))
    (field,) = panel(again).fields
    qtbot.waitUntil(lambda: field.count() == 1, timeout=WAIT_MS)
    assert [field.itemText(at) for at in range(field.count())] == ["Toonbank"], "what the shop knows is offered"
    assert field.currentText() == "Toonbank", "as last time"
    assert again.wizard.focusWidget() is field, "another till is likely enough to look at it"
    assert new_sales(again) == 0
    say(again, field, "Markt 2")
    assert new_sales(again) == 5, "the figures follow the name"
    again.import_it()
    assert asked(qtbot, empty, TILLS) == [MARKET, COUNTER]


def test_two_files_dropped_together_have_a_field_each(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    step = walk(qtbot, empty, counter(tmp_path), market(tmp_path), written(tmp_path, PEOPLE, "klanten.csv"))
    fields = panel(step).fields
    assert [field.accessibleName() for field in fields] == ["Till or shop of a.csv", "Till or shop of b.csv"]
    say(step, fields[0], "Toonbank")
    say(step, fields[1], "Markt 2")
    assert missed(step) == []
    assert nameless(step.wizard) == []
    step.import_it()
    assert asked(qtbot, empty, TILLS) == [MARKET, COUNTER]


def test_ctrl_enter_while_a_name_is_typed_shows_the_new_figures_before_it_imports(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    step = walk(qtbot, empty, counter(tmp_path))
    (field,) = panel(step).fields
    go_to(step, field)
    step.type("Toonbank")
    step.next()
    assert step.step is Step.SUMMARY
    assert not step.wizard.flow.is_done
    assert asked(qtbot, empty, TILLS) == []
    step.import_it()
    assert asked(qtbot, empty, TILLS) == [COUNTER]


def test_a_known_till_is_chosen_with_the_arrow_and_the_wheel_chooses_none(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    step = walk(qtbot, empty, counter(tmp_path))
    say(step, panel(step).fields[0], "Toonbank")
    step.import_it()
    step = walk(qtbot, empty, written(tmp_path, CLEAR))  # other headings: nothing is remembered
    (field,) = panel(step).fields
    qtbot.waitUntil(lambda: field.count() == 1, timeout=WAIT_MS)
    assert field.currentText() == ""
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, turn)
    assert field.currentText() == ""
    go_to(step, field)
    step.press(DOWN)
    plan = step.wizard.flow.file.plan
    assert plan is not None
    assert (field.currentText(), plan.default_till) == ("Toonbank", "Toonbank")
    assert len(step.wizard.flow.reports) == 1, "the figures were worked out anew"


def test_files_that_name_their_till_or_hold_no_sales_are_not_asked(
    qtbot: QtBot, empty: MainWindow, tmp_path: Path
) -> None:
    people = walk(qtbot, empty, written(tmp_path, PEOPLE, "klanten.csv"))
    assert not panel(people).isVisible()
    people.wizard.done(0)
    rows = [(n, "13-03-2025", 100 + n, "Kassa 2", "1,50") for n in range(1, 6)]
    step = walk(qtbot, empty, csv(tmp_path / "c.csv", "Bonnummer;Datum;Klantnummer;Kassa;Totaal", rows))
    while step.step is not Step.SUMMARY:
        step.next()
    plan = step.wizard.flow.file.plan
    assert plan is not None
    assert plan.fields & {"location", "register"}
    assert not panel(step).isVisible()


def test_many_files_share_one_field(qtbot: QtBot, empty: MainWindow, tmp_path: Path) -> None:
    files = [written(tmp_path, CLEAR.replace("2025", str(2018 + n)), f"{n}.csv") for n in range(7)]
    step = walk(qtbot, empty, *files)
    (field,) = panel(step).fields
    assert field.accessibleName() == "Till or shop of 7 files"
    say(step, field, "Markt 2")
    assert {file.plan.default_till for file in step.wizard.flow.files if file.plan} == {"Markt 2"}
    assert len(step.wizard.flow.reports) == 7
