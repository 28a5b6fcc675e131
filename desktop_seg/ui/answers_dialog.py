"""What is remembered of the columns of earlier files: to give away as a file, to take from one, to forget."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_seg.base.i18n import N_, _
from desktop_seg.store import mapping_profile
from desktop_seg.store.mapping_profile import MappingProfile
from desktop_seg.ui import shared_answers
from desktop_seg.ui.letters import keep_apart
from desktop_seg.ui.models.imports import kind_words
from desktop_seg.ui.models.value_table import Shown, ValueTableModel
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.status import local_day
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.table import Table
from desktop_seg.ui.widgets.text import button, label

_WIDE, _HIGH = 84, 22  # of a letter and of a line


class AnswersModel(ValueTableModel[MappingProfile]):
    """Saved answers, those used last first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Shown(N_("Made for"), lambda each: each.name),
                Shown(N_("What it is"), lambda each: kind_words(each.kind)),
                Shown(N_("Last used"), lambda each: local_day(each.used_at)),
            ),
            parent,
        )


class AnswersDialog(QDialog):
    """One line for each layout of headings that was imported before."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        keep_apart(self)
        self._shell = shell
        self.setWindowTitle(_("What is remembered of your files"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = AnswersModel(self)
        self.table = Table(_("Remembered answers"))
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setModel(self.model)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_acts())
        self.save = button(_("&Save as a file…"), self._save)
        self.take = button(_("&Take from a file…"), self._take)
        self.forget = button(_("&Forget"), self._forget)
        self.undo = button(_("Undo"), self._bring_back)
        self.undo.hide()
        self._forgotten: MappingProfile | None = None
        self._lay_out()
        self._show_acts()
        self._look()

    @property
    def chosen(self) -> MappingProfile | None:
        """The line that is chosen."""
        return self.model.at(next(iter(self.table.rows_chosen()), -1))

    def _lay_out(self) -> None:
        hint = _(
            "Whatever you answered about the columns of a file is used again for files with the same headings. Give it"
            " to somebody with the same till, or take over what they answered."
        )
        frame = Card()
        frame.fill_to_the_edge()
        frame.body.addWidget(self.table)
        acts = QHBoxLayout()
        for made in (self.save, self.take, self.forget, self.undo):
            made.setAutoDefault(False)
            acts.addWidget(made)
        acts.addStretch(1)
        buttons = QDialogButtonBox()
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        acts.addWidget(buttons)
        box = QVBoxLayout(self)
        box.addWidget(label(hint, "muted", wraps=True))
        box.addWidget(frame, 1)
        box.addLayout(acts)
        measure = self.fontMetrics()
        self.resize(measure.averageCharWidth() * _WIDE, measure.height() * _HIGH)

    def _look(self) -> None:
        self._shell.shop.read(mapping_profile.everything, self._show, owner=self)

    def _show(self, found: list[MappingProfile]) -> None:
        self.model.show(found)
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setStretchLastSection(True)
        if found:
            self.table.selectRow(0)
            self.table.setFocus()
        else:
            self.take.setFocus()
        self._show_acts()

    def _show_acts(self) -> None:
        for made in (self.save, self.forget):
            made.setEnabled(self.chosen is not None)

    def _save(self) -> None:
        if self.chosen is not None:
            shared_answers.ask_and_save(self._shell, self, self.chosen)

    def _take(self) -> None:
        shared_answers.ask_and_take(self._shell, self, self._look)

    def _forget(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self._forgotten = chosen
            self.undo.show()
            self._shell.shop.jobs.write(
                lambda db, _progress: mapping_profile.forget(db, chosen.fingerprint), lambda _: self._look()
            )

    def _bring_back(self) -> None:
        forgotten = self._forgotten
        self.undo.hide()
        if forgotten is not None:
            self._shell.shop.jobs.write(
                lambda db, _progress: mapping_profile.save(db, forgotten), lambda _: self._look()
            )
