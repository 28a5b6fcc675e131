"""The imports page: what was imported when, what became of its rows, what did not fit; and undoing any of it."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.model.changes import Changes
from desktop_seg.store import import_file
from desktop_seg.store.import_file import ImportFile, Issue
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.models.imports import ImportsModel, IssuesModel
from desktop_seg.ui.pages.page import Page
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.undo_import import ask_and_undo
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.table import Table, fit_columns
from desktop_seg.ui.widgets.text import button, label


class ImportsPage(Page):
    """Above the imports, below the cells and rows of the chosen one that did not fit."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Imports"), shell)
        self._issues_asked = Latest()
        self._imports = ImportsModel(self)
        self._issues = IssuesModel(self)
        self.undo = button(_("&Undo this import…"), self._on_undo)
        self.undo.setEnabled(False)
        self.head.addWidget(self.undo)
        self.head.addWidget(button(_("&Import…"), shell.import_files, is_primary=True))
        self._hint = label("", "muted", wraps=True)
        self.content.addWidget(self._hint)
        self.table = Table(_("Imports"))
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setModel(self._imports)
        self.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        self._issue_title = label("", "heading")
        self.issue_table = Table(_("Cells and rows that did not fit"))
        self.issue_table.setModel(self._issues)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(_in_card(self.table))
        self._split.addWidget(_in_card(self.issue_table, self._issue_title))
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.hide()
        self.content.addWidget(self._split, 1)
        self.content.addStretch(0)

    def refresh(self) -> None:
        """List the imports again."""
        self.shop.read(import_file.imports, self._on_imports, owner=self)

    def concerns(self, changes: Changes) -> bool:
        """Only what was imported matters here."""
        return changes.imports

    def focus_first(self) -> None:
        """The list of imports."""
        self.table.setFocus()

    def _on_imports(self, found: tuple[ImportFile, ...]) -> None:
        self._imports.show_imports(found, self.shop.currency)
        self._split.setVisible(bool(found))
        fit_columns(self.table, 0)
        self._hint.setText(
            _("Every import can be undone, also later and in any order.")
            if found
            else _("Nothing was imported yet. Drop an Excel or CSV file on this window, or press Import.")
        )
        if found:
            self.table.setCurrentIndex(self._imports.index(0, 0))
        else:
            self._on_chosen(QModelIndex())

    def _on_chosen(self, current: QModelIndex) -> None:
        chosen = self._imports.at(current.row()) if current.isValid() else None
        self.undo.setEnabled(chosen is not None)
        if chosen is None:
            self._issues_asked.drop()
            self._show_issues(())
            return
        self._issues_asked.take(
            self.shop.read(lambda db: import_file.issues(db, chosen.id), self._show_issues, owner=self)
        )

    def _show_issues(self, found: tuple[Issue, ...]) -> None:
        self._issues.show(found)
        fit_columns(self.issue_table, 3)
        text = (
            ngettext("{n} cell or row did not fit", "{n} cells or rows did not fit", len(found))
            if found
            else _("Everything in this import fitted.")
        )
        has_any = self._imports.rowCount() > 0
        self._issue_title.setText(text.format(n=format_number(len(found))) if has_any else "")

    def _on_undo(self) -> None:
        chosen = self._imports.at(self.table.currentIndex().row())
        if chosen is not None:
            ask_and_undo(self.shell, self, chosen)


def _in_card(table: Table, title: QWidget | None = None) -> Card:
    card = Card()
    card.fill_to_the_edge()
    if title is not None:
        row = QVBoxLayout()
        row.setContentsMargins(12, 2, 12, 2)
        row.addWidget(title)
        card.body.addLayout(row)
    card.body.addWidget(table)
    return card
