"""How the tests go through the import wizard: as a person at the keyboard, waiting for what the wizard says."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_seg.importing.flow import Step
from desktop_seg.store import import_file
from desktop_seg.store.database import Database
from desktop_seg.store.import_file import ImportFile
from desktop_seg.ui.main_window import MainWindow
from desktop_seg.ui.wizards.import_wizard import ImportWizard
from tests.ui.conftest import WAIT_MS

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
LONG_MS = 4 * WAIT_MS
HEAD = "Bonnummer;Klantnummer;Datum;Totaal\n"
CLEAR = HEAD + "".join(f"B{n};{100 + n};{12 + n}-03-2025;{n},50\n" for n in range(1, 9))
UNDECIDED = HEAD + "".join(f"B{n};{100 + n};0{n}/0{n + 1}/2025;{n},50\n" for n in range(1, 9))
NAMELESS = CLEAR.replace("Klantnummer", "Wie")
BAD_ROWS = CLEAR + "B9;109;21-03-2025;gratis\nB10;110;22-03-2025;gratis\nB11;111;23-03-2025;9,00\n"
NAMES = ("Jansen", "Bakker", "Visser", "Smit", "Mulder", "Bos", "Vos", "Dekker")
PEOPLE = "Klantnummer;Achternaam;E-mailadres\n" + "".join(
    f"{100 + n};{name};{name.lower()}@example.com\n" for n, name in enumerate(NAMES, 1)
)


@dataclass(frozen=True, slots=True)
class Walk:
    """A wizard and the keys pressed in it."""

    qtbot: QtBot
    window: MainWindow
    wizard: ImportWizard

    @property
    def step(self) -> Step:
        """Where the owner is."""
        return self.wizard.flow.place.step

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is, and wait until the wizard has done what follows."""
        self.qtbot.keyClick(self._focus(), key, modifier)
        if self.wizard.isVisible() and QApplication.activePopupWidget() is None:
            self.wizard.activateWindow()  # the platform of the tests leaves a closed popup the active window
        self.settle()

    def alt(self, key: Qt.Key, pressed: QAbstractButton) -> None:
        """Press Alt and a letter; a button shows that it is pressed before it acts."""
        with self.qtbot.waitSignal(pressed.clicked, timeout=WAIT_MS):
            self.qtbot.keyClick(self._focus(), key, Qt.KeyboardModifier.AltModifier)
        self.settle()

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.qtbot.keyClicks(self._focus(), text)

    def next(self) -> None:
        """Ctrl+Enter."""
        self.press(Qt.Key.Key_Return, CONTROL)

    def settle(self) -> None:
        """Wait until nothing is under way."""
        if self.wizard.is_busy:
            with self.qtbot.waitSignal(self.wizard.settled, timeout=LONG_MS):
                pass

    def _focus(self) -> QWidget:
        top: QWidget | None = QApplication.activePopupWidget()
        top = self.wizard if top is None else top
        focus: QWidget | None = top.focusWidget()
        return top if focus is None else focus

    def import_it(self) -> None:
        """Ctrl+Enter on the summary; the window then has looked again."""
        assert self.step is Step.SUMMARY
        with self.qtbot.waitSignals([self.window.shop.shop_changed, self.window.toast.told], timeout=LONG_MS):
            self.qtbot.keyClick(self.wizard.focusWidget(), Qt.Key.Key_Return, CONTROL)

    def go_to_row(self, row: int) -> None:
        """Go down or up in the table with the focus."""
        table = self.wizard.columns_page.table
        while table.currentIndex().row() != row:
            self.press(Qt.Key.Key_Down if table.currentIndex().row() < row else Qt.Key.Key_Up)


def walk(qtbot: QtBot, window: MainWindow, *files: Path) -> Walk:
    """Drop files on a window and wait until the wizard asks something."""
    window.import_files(files)
    made = Walk(qtbot, window, window.findChildren(ImportWizard)[-1])
    made.settle()
    return made


def written(folder: Path, text: str, name: str = "verkoop.csv") -> Path:
    """Write a file."""
    target = folder / name
    target.write_text(text, encoding="utf-8")
    return target


def asked(qtbot: QtBot, window: MainWindow, question: str) -> list[tuple[object, ...]]:
    """Return the rows of a question to the shop file."""
    found: list[list[tuple[object, ...]]] = []

    def ask(db: Database) -> list[tuple[object, ...]]:
        return [tuple(row) for row in db.rows(question)]

    window.shop.read(ask, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    return found[0]


def imports(qtbot: QtBot, window: MainWindow) -> Sequence[ImportFile]:
    """Return the imports of the shop, newest first."""
    found: list[Sequence[ImportFile]] = []
    window.shop.read(import_file.imports, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    return found[0]


def box(parent: QWidget) -> QMessageBox | None:
    """Return the message that is open."""
    return next((each for each in parent.findChildren(QMessageBox) if each.isVisible()), None)
