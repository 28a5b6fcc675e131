"""First step of the import wizard: which files, and what one row of each is."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _, ngettext
from desktop_seg.importing.file_flow import FileFlow
from desktop_seg.importing.file_kind import KIND_TITLES, FileKind
from desktop_seg.importing.flow import ImportFlow, Obstacle, Place, Step
from desktop_seg.ui import dialogs
from desktop_seg.ui.models.choice import Choice
from desktop_seg.ui.models.import_file_row import FOUND, KIND, FileRowsModel, known_kind
from desktop_seg.ui.shared_answers import ask_and_take
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.status import local_day
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.choice_popup import ChoicePopup
from desktop_seg.ui.widgets.choice_table import ChoiceTable, fit_letters
from desktop_seg.ui.widgets.text import button, label
from desktop_seg.ui.wizards import import_answers
from desktop_seg.ui.wizards.import_page import ImportPage

_LETTERS = (34, 36, 10, 0)  # the most room of each column
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class FilesPage(ImportPage):
    """The files in a table; below it what is worth knowing of the chosen one, and what can be done with it."""

    def __init__(self, flow: ImportFlow, shell: Shell) -> None:
        super().__init__(flow, _("Which files?"))
        self.model = FileRowsModel(self)
        self.table = ChoiceTable(_("Files"), shell.theme, KIND)
        self.table.setModel(self.model)
        self.table.keep_rows(2)
        self.table.choice_asked.connect(self._ask_kind)
        self.table.selectionModel().currentRowChanged.connect(lambda *_indexes: self._show_details())
        self.popup = ChoicePopup(_("What one row is"), self)
        self.popup.chosen.connect(self._on_kind)
        self.add_button = button(_("&Choose files…"), self._choose)
        self.remove_button = button(_("&Leave out"), self._remove)
        self.sheet_button = button(_("Look at the &sheet…"), lambda: self._look_at(Step.SHEET))
        self.columns_button = button(_("Look at the c&olumns…"), lambda: self._look_at(Step.COLUMNS))
        self.table.left.connect(lambda _row: self.columns_button.setFocus())
        self.details = FileDetails()
        self.details.retry_asked.clicked.connect(self._retry)
        self.details.told_password.connect(self._unlock)
        self.details.saved.clicked.connect(self._on_saved)
        self.details.take_answers.clicked.connect(lambda: ask_and_take(shell, self, self._look_again))
        self.details.give_answers.clicked.connect(lambda: import_answers.give(shell, self, self._chosen))
        self._lay_out()

    @property
    def about(self) -> str:
        return _("Your files are only read; nothing in them is changed. More files can be dropped here.")

    def show_flow(self) -> None:
        had_rows = self.model.rowCount()
        self.model.renew(self.flow.files)
        fit_letters(self.table, _LETTERS, FOUND)
        if self.flow.files and (had_rows != len(self.flow.files) or not self.table.currentIndex().isValid()):
            self.table.go_to(min(self._row, len(self.flow.files) - 1))
        self._show_details()

    def focus_first(self) -> None:
        (self.table if self.flow.files else self.add_button).setFocus()

    def focus_obstacle(self, obstacle: Obstacle) -> None:
        if obstacle.file >= len(self.flow.files):
            self.add_button.setFocus()
            return
        self.table.go_to(obstacle.file)
        self._show_details()
        file = self.flow.files[obstacle.file]
        if obstacle.asks_password:
            self.details.password.setFocus()
        elif file.refusal is not None:
            self.details.retry_asked.setFocus()
        else:
            self.table.setFocus()

    def why(self, obstacles: tuple[Obstacle, ...]) -> str:
        first = next(iter(obstacles), None)
        if first is None or first.asks_password or first.file >= len(self.flow.files):
            return super().why(obstacles)  # a locked file is named there already
        file = self.flow.files[first.file]
        if file.refusal is not None:
            return _("“{file}” stands in the way: try it again or leave it out.").format(file=file.path.name)
        return _("{file}: {sentence} {help}").format(
            file=file.path.name, sentence=first.sentence, help=first.what_to_do
        )

    def add_files(self, paths: list[Path]) -> None:
        """Take in further files."""
        self.flow.add(paths)
        self.changed.emit()

    @property
    def _row(self) -> int:
        return max(self.table.currentIndex().row(), 0)

    @property
    def _chosen(self) -> FileFlow | None:
        return self.flow.files[self._row] if self._row < len(self.flow.files) else None

    def _lay_out(self) -> None:
        card = Card()
        card.fill_to_the_edge()
        card.body.addWidget(self.table)
        self.content.addWidget(card, 3)
        row = QHBoxLayout()
        for made in (self.add_button, self.remove_button):
            row.addWidget(made)
        row.addStretch(1)
        for made in (self.sheet_button, self.columns_button):
            row.addWidget(made)
        self.content.addLayout(row)
        self.content.addWidget(self.details, 2)

    def _show_details(self) -> None:
        file = self._chosen
        self.details.show_file(file)
        for made in (self.remove_button, self.sheet_button, self.columns_button):
            made.setEnabled(file is not None)
        for made, step in ((self.sheet_button, Step.SHEET), (self.columns_button, Step.COLUMNS)):
            made.setEnabled(self.flow.can_go_to(Place(step, self._row)))

    def _ask_kind(self, row: int) -> None:
        file = self.flow.files[row]
        if file.inspection is not None:
            kinds = [Choice(kind.value, _(title)) for kind, title in KIND_TITLES.items()]
            self.popup.show_at(self.table.cell_on_screen(row), kinds, str(known_kind(file) or ""))

    def _on_kind(self, key: str) -> None:
        file = self._chosen
        if file is not None and FileKind(key) is not known_kind(file):
            file.set_kind(FileKind(key))
            self.changed.emit()

    def _on_saved(self, is_wanted: bool) -> None:
        file = self._chosen
        if file is not None:
            file.use_saved(is_wanted)
            self.changed.emit()

    def _look_again(self) -> None:
        import_answers.look_again(self.flow)
        self.changed.emit()

    def _retry(self) -> None:
        file = self._chosen
        if file is not None:
            file.retry()
            self.table.setFocus()
            self.changed.emit()

    def _unlock(self, password: str) -> None:
        file = self._chosen
        if file is not None:
            file.unlock(password)
            self.table.setFocus()  # the field goes while the password is tried
            self.changed.emit()

    def _remove(self) -> None:
        if self._chosen is not None:
            self.flow.remove(self._row)
            self.changed.emit()
            self.focus_first()

    def _look_at(self, step: Step) -> None:
        self.ask_place(Place(step, self._row))

    def _choose(self) -> None:
        dialogs.choose_spreadsheets(self, self.add_files)


class _PasswordField(QLineEdit):
    """Enter tries the password and does nothing else: handed on, it would press a button of the wizard."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in _PLAIN:
            event.accept()


class FileDetails(QWidget):
    """What is worth knowing of one file: why it cannot be read, its password, last time's answers, remarks."""

    told_password = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.said = label("", wraps=True)
        self.retry_asked = button(_("&Try again"), lambda: None)
        self.password = _PasswordField()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(_("Password of the file"))
        self.password.returnPressed.connect(self._tell_password)
        self.unlock_asked = button(_("&Open"), self._tell_password)
        self._was_tried = False
        self.tries = label("", "muted")
        self.saved = QCheckBox()
        self.take_answers = button(_("Take answers from a &file…"), lambda: None)
        self.give_answers = button(_("Save answers as a f&ile…"), lambda: None)
        self.remarks = label("", "muted", wraps=True)
        opening = QHBoxLayout()
        for made in (self.retry_asked, self.password, self.unlock_asked, self.tries):
            opening.addWidget(made)
        opening.addStretch(1)
        answering = QHBoxLayout()
        for made in (self.take_answers, self.give_answers):
            answering.addWidget(made)
        answering.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.said)
        box.addLayout(opening)
        box.addWidget(self.saved)
        box.addLayout(answering)
        box.addWidget(self.remarks)
        box.addStretch(1)

    def show_file(self, file: FileFlow | None) -> None:
        """Show what is known of a file; None hides everything."""
        refusal, lock = (file.refusal, file.lock) if file else (None, None)
        said = refusal or lock
        self.said.setVisible(said is not None)
        if refusal is not None:
            self.said.setText(f"{refusal.what} {refusal.what_to_do}")
        if lock is not None:
            self.said.setText(f"{lock.sentence} {lock.what_to_do}")
            left = ngettext("{n} try left", "{n} tries left", lock.tries_left)
            self.tries.setText(left.format(n=lock.tries_left))
        self.retry_asked.setVisible(refusal is not None)
        for made in (self.password, self.unlock_asked, self.tries):
            made.setVisible(lock is not None)
        if lock is not None and self._was_tried:
            self.password.setFocus()
        self._was_tried = self._was_tried and said is None and file is not None and file.inspection is None
        self._show_found(file)

    def _tell_password(self) -> None:
        text = self.password.text()
        if text:
            self.password.clear()
            self._was_tried = True
            self.told_password.emit(text)

    def _show_found(self, file: FileFlow | None) -> None:
        found = file.inspection if file else None
        for made in (self.take_answers, self.give_answers):
            made.setVisible(found is not None)
        self.give_answers.setEnabled(found is not None and found.is_ready)
        was_saved = file is not None and found is not None and bool(found.saved_at or file.answers.is_new)
        self.saved.setVisible(was_saved)
        text = _("Take the answers of last time")
        if found is not None and found.saved_at:
            text = _("Take the answers of last time ({day})").format(day=local_day(found.saved_at))
        self.saved.setText(text)
        self.saved.setChecked(found is not None and bool(found.saved_at))
        self.remarks.setText("\n".join(f"• {remark}" for remark in found.remarks) if found else "")
