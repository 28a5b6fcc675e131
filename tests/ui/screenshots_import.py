"""Takes a picture of every step of the import wizard: python -m tests.ui.screenshots_import FOLDER

Not collected by pytest. Needs a screen (xvfb-run will do). A second word takes only looks whose name contains it.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import shiboken6
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desktop_seg.base import i18n, paths
from desktop_seg.importing.flow import Place, Step
from desktop_seg.ui.faults import Faults
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.open_shop import OpenShop
from desktop_seg.ui.pages.imports import ImportsPage
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.wizards.import_wizard import ImportWizard
from tests.ui.screenshots import FURTHER_LOOKS, SIZES, Look

_SETTLE_MS = 500
_LONGEST_MS = 20_000
_HEAD = "Bonnummer;Wie;Datum;Totaal;Kassa\n"


@dataclass(frozen=True, slots=True)
class Taking:
    """Where pictures go and of what."""

    window: MainWindow
    folder: Path
    name: str


def main(folder: Path, wanted: str) -> None:
    """Take all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    with TemporaryDirectory() as home:
        os.environ["DESKTOP_SEG_HOME"] = home
        for look in _looks():
            if wanted in look.name:
                i18n.use(look.language)
                theme = Theme(application, look.theme, look.percent)
                _take(folder, look, theme, Path(home))
                theme.deleteLater()


def _looks() -> list[Look]:
    looks = [Look("en", theme, width, height) for theme in ("light", "dark") for width, height in SIZES]
    return [*looks, *FURTHER_LOOKS, Look("nl", "light", 1024, 640)]


def _take(folder: Path, look: Look, theme: Theme, home: Path) -> None:
    shop = OpenShop()
    window = MainWindow(shop, theme, Faults())
    window.resize(look.width, look.height)
    window.show()
    shop.open(home / f"{look.name}.seg")
    _settle()
    taking = Taking(window, folder, look.name)
    sample = paths.resource("sample")
    _with(taking, [sample / "till_sales.xlsx", sample / "customers.xlsx"], _all_steps)
    _with(taking, [_undecided(home)], _open_questions)
    _with(taking, [sample / "practice" / "verkopen_datums.xlsx"], lambda each, wizard: _save(each, wizard, "swapped"))
    _with(taking, [home / "gone.xlsx", sample / "practice" / "kassa_oud.csv"], _refused)
    _with(taking, [_own_columns(home)], _kept)
    _with(taking, [_letters(home)], lambda each, wizard: _save(each, wizard, "letters"))
    shop.close()
    window.close()
    window.deleteLater()


def _with(taking: Taking, files: list[Path], act: Callable[[Taking, ImportWizard], None]) -> None:
    wizard = ImportWizard(taking.window, files, taking.window)
    wizard.open()
    _wait(wizard)
    act(taking, wizard)
    if shiboken6.isValid(wizard) and wizard.isVisible():
        wizard.done(0)
    _settle()


def _all_steps(taking: Taking, wizard: ImportWizard) -> None:
    _save(taking, wizard, "bad-rows")
    for step in (Step.FILES, Step.SHEET, Step.COLUMNS):
        wizard.go_to(Place(step))
        _save(taking, wizard, step.value)
    page = wizard.columns_page
    page.table.go_to(2)
    page.table.choice_asked.emit(2)
    _settle()
    page.popup.grab().save(str(taking.folder / f"{taking.name}-import-popup.png"))
    page.popup.hide()
    page.table.go_to(11)
    _save(taking, wizard, "columns-number")
    wizard.go_next()
    _wait(wizard)
    while wizard.flow.place.step is not Step.BAD_ROWS:
        wizard.go_next()
        _wait(wizard)
    problem = wizard.rows_page.model.values[0]
    wizard.rows_page.model.rewritten.emit(problem, "12,50")
    _wait(wizard)
    _save(taking, wizard, "bad-rows-mended")
    while wizard.flow.place.step is not Step.SUMMARY:
        wizard.go_next()
        _wait(wizard)
    _save(taking, wizard, "summary")
    wizard.go_next()
    _wait(wizard)
    _settle()
    _save(taking, taking.window, "toast")
    taking.window.toast.further_button.click()
    _settle()
    page = taking.window.stack.page
    assert isinstance(page, ImportsPage)
    _save(taking, taking.window, "page-report")
    page.table.setCurrentIndex(page.table.model().index(page.table.model().rowCount() - 1, 0))
    page.tabs.setCurrentWidget(page.rows)
    _save(taking, taking.window, "page-rows")
    page.undo.click()
    _settle()
    question = next((each for each in page.findChildren(QMessageBox) if each.isVisible()), None)
    if question is not None:
        _save(taking, question, "page-undo")
        question.reject()


def _open_questions(taking: Taking, wizard: ImportWizard) -> None:
    _save(taking, wizard, "question-1")
    page = wizard.columns_page
    page.panel.answers[0].click()
    _wait(wizard)
    _save(taking, wizard, "question-2")
    page.panel.answers[0].click()
    _wait(wizard)
    _save(taking, wizard, "question-done")


def _kept(taking: Taking, wizard: ImportWizard) -> None:
    wizard.go_to(Place(Step.COLUMNS))
    _wait(wizard)
    page = wizard.columns_page
    page.table.go_to(2)
    page.popup.chosen.emit("keep:number")
    _wait(wizard)
    page.table.go_to(3)
    _save(taking, wizard, "own-column-held-back")


def _refused(taking: Taking, wizard: ImportWizard) -> None:
    _save(taking, wizard, "refused")
    wizard.files_page.table.go_to(1)
    _save(taking, wizard, "refused-other")


def _undecided(home: Path) -> Path:
    rows = "".join(f"B{n};{100 + n};0{n}/0{n + 1}/2025;{n},50;1\n" for n in range(1, 9))
    target = home / "verkoop_2025.csv"
    target.write_text(_HEAD + rows, encoding="utf-8")
    return target


def _own_columns(home: Path) -> Path:
    rows = "".join(f"{n};{name};{10 * n};nvt\n" for n, name in enumerate(("Jansen", "Bakker", "Visser", "Smit"), 1))
    target = home / "klanten_tuin.csv"
    target.write_text("Klantnummer;Achternaam;Gazon m2;Geloof\n" + rows, encoding="utf-8")
    return target


def _letters(home: Path) -> Path:
    target = home / "gamle_kunder.csv"
    text = "Kundenr;Navn;By\n1;S\u00f8ren;K\u00f8ge\n2;\u00c6\u00f8\u00e5;R\u00f8nne\n"
    target.write_bytes(text.encode("cp850"))
    return target


def _wait(wizard: ImportWizard) -> None:
    """Let the wizard come to rest."""
    loop = QEventLoop()
    wizard.settled.connect(loop.quit)
    wizard.finished.connect(loop.quit)
    QTimer.singleShot(_LONGEST_MS, loop.quit)
    if wizard.is_busy:
        loop.exec()


def _save(taking: Taking, window: QWidget, step: str) -> None:
    _settle()
    window.grab().save(str(taking.folder / f"{taking.name}-import-{step}.png"))


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
