"""The imports page: what was imported when, its report, what did not fit in it; and undoing any of it."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QSplitter

from desktop_seg.base.i18n import _, format_number
from desktop_seg.model.changes import Changes
from desktop_seg.store import import_file
from desktop_seg.store.import_file import ImportFile
from desktop_seg.ui.answers_dialog import AnswersDialog
from desktop_seg.ui.import_view import ImportView, import_view
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.models.imports import ImportsModel
from desktop_seg.ui.pages.import_report_tab import ImportReportTab
from desktop_seg.ui.pages.import_rows_tab import ImportRowsTab
from desktop_seg.ui.pages.page import Page
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.undo_import import ask_and_undo
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.table import Table, fill_with
from desktop_seg.ui.widgets.tabs import MarkedTabs
from desktop_seg.ui.widgets.text import button, label

_KIND = 1


class ImportsPage(Page):
    """Above the imports, below two tabs on the chosen one. What came in last is chosen when it has just come in."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Imports"), shell)
        self._asked = Latest()
        self.shown: ImportView | None = None  # what the tabs show
        self._newest = 0  # id of the newest import that was listed
        self._imports = ImportsModel(self)
        self.undo = button(_("&Undo this import…"), self._on_undo)
        self.undo.setEnabled(False)
        self.answers = button(_("&Remembered answers…"), self._show_answers)
        self.head.addWidget(self.answers)
        self.head.addWidget(self.undo)
        self.head.addWidget(button(_("&Import…"), shell.import_files, is_primary=True))
        self.hint = label("", "muted", wraps=True)
        self.content.addWidget(self.hint)
        self.table = Table(_("Imports"))
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setModel(self._imports)
        self.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        self.report, self.rows = ImportReportTab(shell.shop), ImportRowsTab(shell)
        self.tabs = MarkedTabs(_("The chosen import"))
        self.tabs.addTab(self.report, _("Report"))
        self.tabs.addTab(self.rows, "")
        self._lay_out()

    def refresh(self) -> None:
        """List the imports again."""
        self.shop.read(import_file.imports, self._on_imports, owner=self)

    def concerns(self, changes: Changes) -> bool:
        """What was imported; and what undoing an import would take along hangs on everything else."""
        return bool(changes)

    def focus_first(self) -> None:
        """The list of imports."""
        self.table.setFocus()

    def _lay_out(self) -> None:
        above, below = Card(), Card()
        for card, widget in ((above, self.table), (below, self.tabs)):
            card.fill_to_the_edge()
            card.body.addWidget(widget)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(above)
        self._split.addWidget(below)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 1)
        self._split.hide()
        self.content.addWidget(self._split, 1)
        self.content.addStretch(0)

    @property
    def _chosen(self) -> ImportFile | None:
        return self._imports.at(self.table.currentIndex().row())

    def _on_imports(self, found: tuple[ImportFile, ...]) -> None:
        before, known = self._chosen, self._newest
        self._newest = max((each.id for each in found), default=0)
        self._imports.show(found)
        self._split.setVisible(bool(found))
        self.hint.setText(
            _("Every import can be undone, also later and in any order.")
            if found
            else _("Nothing was imported yet. Drop an Excel or CSV file on this window, or press Import.")
        )
        if not found:
            self._asked.drop()
            self.undo.setEnabled(False)
            return
        new = [each for each in found if each.id > known] if known else []
        row = _row_to_choose(found, new, before)
        if new:
            self.tabs.setCurrentWidget(self.rows if found[row].outcome.rows_aside else self.report)
        self.table.setCurrentIndex(self._imports.index(row, 0))
        fill_with(self.table, _KIND)

    def _on_chosen(self, current: QModelIndex) -> None:
        chosen = self._imports.at(current.row()) if current.isValid() else None
        self.undo.setEnabled(chosen is not None)
        if chosen is not None:
            self._asked.take(self.shop.read(lambda db: import_view(db, chosen), self._show, owner=self))

    def _show(self, view: ImportView) -> None:
        self.shown = view
        self.report.show_import(view)
        self.rows.show_import(view)
        title = _("Did not fit ({n})").format(n=format_number(view.issue_count))
        self.tabs.setTabText(1, title if view.issue_count else _("Did not fit"))

    def _show_answers(self) -> None:
        AnswersDialog(self.shell, self).open()

    def _on_undo(self) -> None:
        if self._chosen is not None:
            ask_and_undo(self.shell, self, self._chosen)


def _row_to_choose(found: tuple[ImportFile, ...], new: list[ImportFile], before: ImportFile | None) -> int:
    """Return the row of the import to show: of those that have just come in one with something to mend, else the one
    that was chosen before, else the newest."""
    wanted = next((each for each in new if each.outcome.rows_aside), new[0] if new else before)
    return next((row for row, each in enumerate(found) if wanted is not None and each.id == wanted.id), 0)
