"""Fourth step of the import wizard: the rows and cells that do not fit, written anew in place or left aside."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QStyleOptionViewItem, QWidget

from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.importing.flow import ImportFlow
from desktop_seg.importing.mending import CellKey, Mended, as_found, with_repair, with_replacement
from desktop_seg.importing.plan import ImportPlan, Repair, Replacement
from desktop_seg.importing.writing.report import ImportReport
from desktop_seg.store.import_file import Issue
from desktop_seg.ui.models.import_problem import REASON, TEXT, ProblemRow, ProblemRowsModel
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.choice_table import CellDelegate, fit_letters
from desktop_seg.ui.widgets.table import Table
from desktop_seg.ui.widgets.text import button, label
from desktop_seg.ui.wizards.import_page import ImportPage, about_file

_LETTERS = (20, 20, 24, 0, 26)  # the most room of each column


class RowsPage(ImportPage):
    """Nothing has to be done here: a row that is not mended is set aside and kept, never guessed."""

    def __init__(self, flow: ImportFlow, theme: Theme) -> None:
        super().__init__(flow, _("Rows to look at"))
        self._first_issues: dict[tuple[Path, CellKey], Issue] = {}  # of the mended cells, as they were found
        self._problems: list[ProblemRow] = []
        self.said = label("", wraps=True)
        self.reason = QComboBox()
        self.reason.currentIndexChanged.connect(lambda _at: self._fill())
        self.model = ProblemRowsModel(self)
        self.model.rewritten.connect(self._on_rewritten)
        self.table = ProblemTable(theme)
        self.table.setModel(self.model)
        self.table.keep_rows(2)
        self.table.selectionModel().currentRowChanged.connect(lambda *_indexes: self._show_buttons())
        self.edit_button = button(_("&Write anew"), self.table.edit_current)
        self.all_button = button(_("&Fix all like this"), self._fix_all)
        self.aside_button = button(_("&Leave aside"), self._leave_aside)
        self._reason = label("", "muted", wraps=True)
        self.rest = label("", "muted", wraps=True)
        self._lay_out()

    @property
    def about(self) -> str:
        return about_file(self.flow, is_whole=True)

    def show_flow(self) -> None:
        if self.file.trial is not None:
            self._problems = self._found_problems(self.file.trial)
            self.said.setText(_summary(*self._counts(self.file.trial)))
            self._show_reasons(self.file.trial)
            self._fill()
        self._show_buttons()

    def focus_first(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, TEXT))

    def _lay_out(self) -> None:
        self.content.addWidget(self.said)
        form = QFormLayout()
        form.addRow(_("&Show"), self.reason)
        self.content.addLayout(form)
        card = Card()
        card.fill_to_the_edge()
        card.body.addWidget(self.table)
        self.content.addWidget(card, 1)
        self.content.addWidget(self.rest)
        self.content.addWidget(self._reason)
        row = QHBoxLayout()
        for made in (self.edit_button, self.all_button, self.aside_button):
            row.addWidget(made)
        row.addStretch(1)
        self.content.addLayout(row)

    # --- showing ---

    def _found_problems(self, trial: ImportReport) -> list[ProblemRow]:
        """Return what does not fit, and what did not before it was mended, in the order of the file."""
        plan = self.file.plan
        assert plan is not None
        mended = Mended(plan)
        indexes = {column.header: column.index for column in plan.columns if column.header}
        totals = self._totals
        rows = {}
        for issue in trial.problems:
            if (issue.sheet, issue.row) not in totals:
                key = CellKey(issue.sheet, issue.row, indexes.get(issue.column, -1))
                first = self._first_issues.get((self.file.path, key), issue)
                rows[key] = ProblemRow(key, issue, mended.text(key, first.text))
        for (path, key), issue in self._first_issues.items():
            text = mended.text(key, issue.text)
            if path == self.file.path and key not in rows and text is not None:
                rows[key] = ProblemRow(key, issue, text, is_open=False)
        sheets = {name: place for place, name in enumerate(plan.sheets)}
        return sorted(rows.values(), key=lambda each: (sheets.get(each.key.sheet, 0), each.key.row, each.key.index))

    @property
    def _totals(self) -> set[tuple[str, int]]:
        """Sheet and number of the rows that are left out because they are totals."""
        chosen = self.file.inspection.chosen if self.file.inspection else ()
        return {(sheet.name, row) for sheet in chosen for row in sheet.totals}

    def _counts(self, trial: ImportReport) -> tuple[int, int]:
        """Return how many rows are set aside, and how many cells are left out of rows that come in."""
        return trial.rows_aside - len(self._totals), trial.cells_left_out

    def _show_reasons(self, trial: ImportReport) -> None:
        shown = {each.issue.reason for each in self._problems if each.is_open}
        counts = Counter(each.issue.reason for each in self._problems if not each.is_open)
        for each in trial.problem_counts:
            if each.reason in shown:  # totals are not
                counts[each.reason] += each.count
        chosen = self.reason.currentData()
        with QSignalBlocker(self.reason):
            self.reason.clear()
            self.reason.addItem(_("All {n}").format(n=format_number(counts.total())), "")
            for reason, n in counts.most_common():
                self.reason.addItem(_("{n} × {reason}").format(n=format_number(n), reason=reason), reason)
            self.reason.setCurrentIndex(max(self.reason.findData(chosen), 0))
        self.reason.setEnabled(len(counts) > 1)
        is_whole = sum(self._counts(trial)) <= sum(1 for each in self._problems if each.is_open)
        self.rest.setVisible(not is_whole)
        self.rest.setText(
            ""
            if is_whole
            else _(
                "{n} of them are listed. Mend one and press “Fix all like this”: all cells with that text are mended."
            ).format(n=format_number(len(self._problems)))
        )

    def _fill(self) -> None:
        wanted = self.reason.currentData()
        was_empty = not self.model.rowCount()
        self.model.renew([each for each in self._problems if not wanted or each.issue.reason == wanted])
        if was_empty or not self.table.currentIndex().isValid():
            fit_letters(self.table, _LETTERS, REASON)
            self.table.setCurrentIndex(self.model.index(0, TEXT))
        self._show_buttons()

    def _show_buttons(self) -> None:
        problem = self._current
        self._reason.setText(problem.issue.reason if problem is not None and problem.is_open else "")
        self.edit_button.setEnabled(problem is not None and problem.can_change)
        self.all_button.setEnabled(problem is not None and problem.repaired is not None and bool(self._alike(problem)))
        self.aside_button.setEnabled(problem is not None and problem.repaired is not None)

    @property
    def _current(self) -> ProblemRow | None:
        return self.model.at(self.table.currentIndex().row())

    def _alike(self, problem: ProblemRow) -> list[ProblemRow]:
        """Return the other cells of the same column with the same text that nobody has mended."""
        return [
            each
            for each in self._problems
            if each.repaired is None
            and (each.key.index, each.issue.text) == (problem.key.index, problem.issue.text)
            and each.can_change
        ]

    # --- what the owner says ---

    def _on_rewritten(self, problem: ProblemRow, text: str) -> None:
        plan = self.file.plan
        if plan is not None:
            self._remember([problem])
            self._mend(with_repair(plan, Repair(problem.key.sheet, problem.key.row, problem.key.index, text)))

    def _fix_all(self) -> None:
        """Write every cell of the column with the same text anew, also those that are not on show."""
        problem, plan = self._current, self.file.plan
        if problem is not None and problem.repaired is not None and plan is not None:
            self._remember(self._alike(problem))
            was = self._first_issues[self.file.path, problem.key].text
            self._mend(with_replacement(plan, Replacement(problem.key.index, was, problem.repaired)))

    def _leave_aside(self) -> None:
        problem, plan = self._current, self.file.plan
        if problem is not None and problem.repaired is not None and plan is not None:
            self.table.setFocus()
            self._mend(as_found(plan, problem.key, self._first_issues[self.file.path, problem.key].text))

    def _remember(self, problems: Iterable[ProblemRow]) -> None:
        """Note how cells were found: once they are mended, the import tells of them no more."""
        for problem in problems:
            self._first_issues.setdefault((self.file.path, problem.key), problem.issue)

    def _mend(self, plan: ImportPlan) -> None:
        self.file.mend(plan)
        self.changed.emit()


class ProblemTable(Table):
    """The arrows go from cell to cell; F2, Enter or typing writes one anew."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Rows and cells that do not fit"))
        self.setAccessibleDescription(_("F2 writes a cell anew."))
        self.setItemDelegate(_NamedEditor(theme, self))
        self.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.setEditTriggers(Table.EditTrigger.DoubleClicked | Table.EditTrigger.EditKeyPressed)
        self.activated.connect(lambda _index: self.edit_current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in the field of a cell comes by here too, and must not open the next one.
        if self.state() != Table.State.EditingState or self.hasFocus():
            super().keyPressEvent(event)

    def edit_current(self) -> None:
        """Write the cell of the current row anew."""
        index = self.currentIndex()
        if index.isValid():
            self.setFocus()
            place = index.siblingAtColumn(TEXT)
            self.setCurrentIndex(place)
            self.edit(place)


class _NamedEditor(CellDelegate):
    """The field a cell is written in says what it is to a screen reader."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            editor.setAccessibleName(_("What should stand in this cell"))
            editor.setAutoFillBackground(True)
        return editor


def _summary(aside: int, cells: int) -> str:
    if not aside and not cells:
        return _("Everything fits now.")
    parts = []
    if aside:
        text = ngettext(
            "{n} row cannot come in as it is. Mend the cell, or go on: the row is set aside and kept.",
            "{n} rows cannot come in as they are. Mend the cells, or go on: the rows are set aside and kept.",
            aside,
        )
        parts.append(text.format(n=format_number(aside)))
    if cells:
        text = ngettext(
            "{n} cell cannot be used; the rest of its row comes in.",
            "{n} cells cannot be used; the rest of their rows comes in.",
            cells,
        )
        parts.append(text.format(n=format_number(cells)))
    return " ".join(parts)
