"""Step "Files": which files, what each is a list of, and what was found in it."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPushButton, QWidget

from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.importing.answer import Answers
from desktop_seg.importing.file_flow import FileFlow
from desktop_seg.importing.file_kind import KIND_TITLES, FileKind
from desktop_seg.importing.flow import ImportFlow, Obstacle
from desktop_seg.ui import dialogs
from desktop_seg.ui.widgets.card import Scroller
from desktop_seg.ui.widgets.text import button, label
from desktop_seg.ui.wizards.import_page import ImportPage


class FilesPage(ImportPage):
    """One line a file: name, what it is a list of (to correct), what was found, a button to leave it out."""

    def __init__(self, flow: ImportFlow) -> None:
        super().__init__(flow, _("Which files?"), _("Your files are only read; nothing in them is changed."))
        self.kinds: list[QComboBox] = []
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(2, 1)
        self.content.addWidget(Scroller(self._rows), 1)
        self.add_button = button(_("&Choose files…"), self._choose)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        self.content.addLayout(row)

    def show_flow(self) -> None:
        super().show_flow()
        self._file.hide()
        self._clear()
        self.kinds = []
        for index, file in enumerate(self.flow.files):
            name = label(file.path.name, "heading")
            kind = self._kind(index, file)
            name.setBuddy(kind)
            self._grid.addWidget(name, 2 * index, 0)
            self._grid.addWidget(kind, 2 * index, 1)
            self._grid.addLayout(self._buttons(index, file), 2 * index, 3)
            self._grid.addWidget(label(found_words(file), "muted", wraps=True), 2 * index + 1, 0, 1, 4)
        self._grid.setRowStretch(2 * len(self.flow.files), 1)

    def focus_first(self) -> None:
        (self.kinds[0] if self.kinds else self.add_button).setFocus()

    def focus_obstacle(self, obstacle: Obstacle) -> None:
        if obstacle.file < len(self.kinds):
            self.kinds[obstacle.file].setFocus()
        else:
            self.add_button.setFocus()

    def add_files(self, paths: list[Path]) -> None:
        """Take in further files."""
        self.flow.add(paths)
        self.changed.emit()

    def _kind(self, index: int, file: FileFlow) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(_("What {file} is a list of").format(file=file.path.name))
        current = file.plan.kind if file.plan and not _asks_kind(file) else file.answers.kind
        if current is None:
            combo.addItem(_("Please choose"), None)
        for kind in FileKind:
            combo.addItem(_(KIND_TITLES[kind]), kind.value)
        combo.setCurrentIndex(combo.findData(current.value if current else None))
        combo.setEnabled(file.inspection is not None)
        combo.activated.connect(partial(self._on_kind, index, combo))
        self.kinds.append(combo)
        return combo

    def _buttons(self, index: int, file: FileFlow) -> QHBoxLayout:
        row = QHBoxLayout()
        if file.refusal is not None:
            row.addWidget(self._button(_("Try again"), _("Try {file} again"), file, partial(self._again, index)))
        row.addWidget(self._button(_("Leave out"), _("Leave out {file}"), file, partial(self._remove, index)))
        return row

    def _button(self, text: str, name: str, file: FileFlow, act: partial[None]) -> QPushButton:
        made = button(text, act)
        made.setAccessibleName(name.format(file=file.path.name))
        return made

    def _on_kind(self, index: int, combo: QComboBox, _row: int) -> None:
        if combo.currentData() is not None:
            self.flow.files[index].set_kind(FileKind(combo.currentData()))
            self.changed.emit()

    def _again(self, index: int) -> None:
        file = self.flow.files[index]
        file.answer(file.answers)
        self.changed.emit()

    def _remove(self, index: int) -> None:
        self.flow.remove(index)
        self.changed.emit()

    def _choose(self) -> None:
        dialogs.choose_spreadsheets(self, self.add_files)

    def _clear(self) -> None:
        for at in range(self._grid.rowCount()):
            self._grid.setRowStretch(at, 0)
        _empty(self._grid)


def found_words(file: FileFlow) -> str:
    """Return what is known of a file by now."""
    if file.refusal is not None:
        return f"{file.refusal.what} {file.refusal.what_to_do}"
    if file.inspection is None:
        return _("not read yet")
    n = file.inspection.rows
    parts = [ngettext("{n} row.", "{n} rows.", n).format(n=format_number(n))]
    if file.inspection.saved_at:
        parts.append(_("The answers of last time are used."))
    return " ".join([*parts, *file.inspection.remarks])


def _asks_kind(file: FileFlow) -> bool:
    return any(question.kind.value == "kind" for question in file.questions) and file.answers == Answers()


def _empty(layout: QGridLayout | QHBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        inner = item.layout()
        if isinstance(inner, QHBoxLayout):
            _empty(inner)
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
