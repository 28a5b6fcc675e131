"""Who is treated as one: every decision, the newest first, each to be undone."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_seg.base.i18n import N_, _
from desktop_seg.people.merge import HOW_TITLES, Merge, unmerge
from desktop_seg.ui.models.value_table import Shown, ValueTableModel
from desktop_seg.ui.pages.decision import Decide, in_card
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.status import local_day
from desktop_seg.ui.widgets.table import Table, fill_with
from desktop_seg.ui.widgets.text import button, label


class MergedTab(QWidget):
    """A merge rests while an import that brought one of the two is undone."""

    def __init__(self, _shell: Shell, decide: Decide) -> None:
        super().__init__()
        self._decide = decide
        self._model = ValueTableModel[Merge](
            (
                Shown(N_("Stays"), lambda each: each.kept),
                Shown(N_("Joins"), lambda each: each.merged),
                Shown(N_("Decided by"), lambda each: _(HOW_TITLES[each.how])),
                Shown(N_("Since"), lambda each: local_day(each.at)),
                Shown(
                    N_("Now"), lambda each: _("waits for an undone import") if each.is_resting else _("one customer")
                ),
            ),
            self,
        )
        self.table = Table(_("Treated as one"))
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setModel(self._model)
        self.undo_button = button(_("&Show as two customers again"), self._on_undo)
        self.undo_button.setEnabled(False)
        self._hint = label("", "muted", wraps=True)
        row = QHBoxLayout()
        row.addWidget(self.undo_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self._hint)
        column.addWidget(in_card(self.table), 1)
        column.addLayout(row)

    @property
    def count(self) -> int:
        """How many merges there are."""
        return self._model.rowCount()

    def show_merges(self, found: tuple[Merge, ...]) -> None:
        """List these merges."""
        row = max(0, self.table.currentIndex().row())
        self._model.show(found)
        fill_with(self.table, 0)
        self.undo_button.setEnabled(bool(found))
        self._hint.setText(
            _("Sales, contact and all else go back to whom they belong, also what was imported since.")
            if found
            else _("Nobody is treated as one with somebody else.")
        )
        if found:
            self.table.setCurrentIndex(self._model.index(min(row, len(found) - 1), 0))

    def _on_undo(self) -> None:
        chosen = self._model.at(self.table.currentIndex().row())
        if chosen is not None:
            self._decide(
                lambda db, progress: unmerge(db, chosen.id, progress),
                None,
                _("They are two customers again."),
            )
