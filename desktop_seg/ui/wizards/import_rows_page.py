"""Step "Bad rows": the rows that do not fit, each with its reason; written anew in place, or set aside as "
"they are."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem

from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.importing.flow import ImportFlow
from desktop_seg.importing.plan import Repair
from desktop_seg.store.import_file import Issue
from desktop_seg.ui.widgets.text import button, label
from desktop_seg.ui.wizards.import_page import ImportPage

_ROW, _COLUMN, _TEXT, _REASON = range(4)
_MOST_ROWS = 500


class RowsPage(ImportPage):
    """Nothing has to be done here: what is not mended is set aside and kept, never lost and never guessed."""

    def __init__(self, flow: ImportFlow) -> None:
        super().__init__(flow, _("Rows to look at"))
        self._said = label("", wraps=True)
        self.content.addWidget(self._said)
        self.table = QTableWidget(0, 4)
        self.table.setAccessibleName(_("Rows that do not fit"))
        self.table.setHorizontalHeaderLabels([_("Row"), _("Column"), _("In the cell (F2 changes it)"), _("Why")])
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(_REASON, QHeaderView.ResizeMode.Stretch)
        self.table.itemChanged.connect(self._on_item)
        self.content.addWidget(self.table, 1)
        self.again = button(_("&Check again"), self.changed.emit)
        row = QHBoxLayout()
        row.addWidget(self.again)
        row.addStretch(1)
        self.content.addLayout(row)
        self._issues: tuple[Issue, ...] = ()

    def show_flow(self) -> None:
        super().show_flow()
        if self.file.trial is not None:
            self._issues = self.file.bad_rows[:_MOST_ROWS]
            self._fill()
        self.again.setEnabled(self.file.trial is None)

    def focus_first(self) -> None:
        self.table.setFocus()

    def _fill(self) -> None:
        n = len(self.file.bad_rows)
        text = ngettext(
            "{n} row cannot be imported as it is. Change the cell, or go on: the row is then set aside and kept.",
            "{n} rows cannot be imported as they are. Change the cells, or go on: the rows are then set aside "
            "and kept.",
            n,
        )
        self._said.setText(text.format(n=format_number(n)))
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._issues))
        for at, issue in enumerate(self._issues):
            where = f"{issue.sheet} {format_number(issue.row)}".strip()
            for column, said in enumerate((where, issue.column, issue.text, issue.reason)):
                item = QTableWidgetItem(said)
                item.setToolTip(said)
                can_change = column == _TEXT and bool(issue.column)
                if not can_change:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(at, column, item)
        for column in (_ROW, _COLUMN, _TEXT):
            self.table.resizeColumnToContents(column)
        if self._issues:
            self.table.setCurrentCell(0, _TEXT)
        self.table.blockSignals(False)

    def _on_item(self, item: QTableWidgetItem) -> None:
        issue = self._issues[item.row()]
        plan = self.file.plan
        if plan is None or item.text() == issue.text:
            return
        column = next((each for each in plan.columns if each.header == issue.column), None)
        if column is not None:
            self.file.repair(Repair(issue.sheet, issue.row, column.index, item.text()))
            self.again.setEnabled(True)
            self.say(_("Check again to see whether the row fits now."))
