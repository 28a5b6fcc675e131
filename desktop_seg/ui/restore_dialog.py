"""Bringing back a backup: the backups beside the shop file, the latest first, and what becomes of what is there now.

It works without an open shop file too: who needs it most has one that cannot be opened.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_seg.base.i18n import N_, _
from desktop_seg.store import backup
from desktop_seg.store.backup import Backup
from desktop_seg.store.backup_words import told
from desktop_seg.ui.letters import keep_apart
from desktop_seg.ui.models.value_table import Shown, ValueTableModel
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.table import Table
from desktop_seg.ui.widgets.text import button, label

_WIDE, _HIGH = 76, 20  # of a letter and of a line


class BackupsModel(ValueTableModel[Backup]):
    """Backups, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((Shown(N_("Backup"), told), Shown(N_("File"), lambda each: each.path.name)), parent)


class RestoreDialog(QDialog):
    """One line for each backup; the shop file of `path` becomes what it was then."""

    def __init__(self, shell: Shell, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        keep_apart(self)
        self._shell = shell
        self.setWindowTitle(_("Bring back a backup of “{file}”").format(file=path.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = BackupsModel(self)
        self.table = Table(_("Backups"))
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setModel(self.model)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_acts())
        self.hint = label(_("Looking for backups …"), "muted", wraps=True)
        self.restore = button(_("&Bring it back"), self._restore, is_primary=True)
        self._lay_out()
        self._show_acts()
        shell.shop.jobs.work_out(lambda: backup.backups(path), self._show, owner=self)

    @property
    def chosen(self) -> Backup | None:
        """The line that is chosen."""
        return self.model.at(next(iter(self.table.rows_chosen()), -1))

    def _lay_out(self) -> None:
        frame = Card()
        frame.fill_to_the_edge()
        frame.body.addWidget(self.table)
        acts = QHBoxLayout()
        self.restore.setAutoDefault(False)
        acts.addWidget(self.restore)
        acts.addStretch(1)
        buttons = QDialogButtonBox()
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        acts.addWidget(buttons)
        box = QVBoxLayout(self)
        box.addWidget(self.hint)
        box.addWidget(frame, 1)
        box.addLayout(acts)
        measure = self.fontMetrics()
        self.resize(measure.averageCharWidth() * _WIDE, measure.height() * _HIGH)

    def _show(self, found: tuple[Backup, ...]) -> None:
        self.model.show(found)
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setStretchLastSection(True)
        if found:
            self.hint.setText(
                _("Your shop becomes what it was then. What it holds now is kept as a backup: you can go back again.")
            )
            self.table.selectRow(0)
            self.table.setFocus()
        else:
            self.hint.setText(
                _("There is no backup yet. One is made before each import, and before an import is undone.")
            )
        self._show_acts()

    def _show_acts(self) -> None:
        self.restore.setEnabled(self.chosen is not None)

    def _restore(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        shell, words = self._shell, told(chosen)
        shell.shop.restore(chosen.path, lambda: shell.tell(_("Back again: {backup}.").format(backup=words)))
        self.accept()
