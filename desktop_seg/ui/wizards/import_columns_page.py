"""Step "Columns": what each column means, whether its cells say so too, and the questions only the owner can "
"answer."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_seg.base.i18n import _
from desktop_seg.importing.flow import ImportFlow, Obstacle
from desktop_seg.importing.inspection import CheckState, ColumnView, Inspection
from desktop_seg.importing.question import Question, QuestionKind
from desktop_seg.ui.widgets.text import label
from desktop_seg.ui.wizards.import_fields import FieldChoices, NextColumnCombo
from desktop_seg.ui.wizards.import_page import ImportPage

_HEADER, _VALUES, _MEANS, _CHECK = range(4)
_MARKS = {CheckState.GOOD: "✓", CheckState.LOOK: "⚠", CheckState.ASK: "?", CheckState.IDLE: ""}


class ColumnsPage(ImportPage):
    """A table of the columns with a choice in each row, and above it the open questions with their readings."""

    def __init__(self, flow: ImportFlow) -> None:
        super().__init__(flow, _("What is in each column?"))
        self.questions = QVBoxLayout()
        self.answers: list[QRadioButton | QCheckBox] = []
        self.content.addLayout(self.questions)
        self.table = QTableWidget(0, 4)
        self.table.setAccessibleName(_("Columns of the file"))
        self.table.setHorizontalHeaderLabels([_("Column"), _("First values"), _("Means"), _("Check")])
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.cellActivated.connect(lambda row, _column: self.combo(row).setFocus())
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(_CHECK, QHeaderView.ResizeMode.Stretch)
        self.content.addWidget(self.table, 1)
        self.combos: list[QComboBox] = []
        self._shown: Inspection | None = None

    def show_flow(self) -> None:
        super().show_flow()
        found = self.file.inspection
        if found is None or found is self._shown:
            return
        self._shown = found
        self._show_questions(found)
        self._show_columns(found)

    def focus_first(self) -> None:
        if self.answers:
            self.answers[0].setFocus()
        elif self.combos:
            self._focus_row(0)

    def focus_obstacle(self, obstacle: Obstacle) -> None:
        if self.answers and obstacle.kind is not QuestionKind.COLUMN:
            self.answers[0].setFocus()
            return
        found = self.file.inspection
        headers = [view.guess.header for view in found.columns] if found else []
        self._focus_row(headers.index(obstacle.header) if obstacle.header in headers else 0)

    def combo(self, row: int) -> QComboBox:
        """Return the choice "Means" of a row."""
        return self.combos[row]

    # -- questions

    def _show_questions(self, found: Inspection) -> None:
        self.answers = []
        _empty(self.questions)
        for question in found.questions:
            if question.kind is QuestionKind.STYLE:
                self._add_style(found, question)
            elif question.kind is QuestionKind.WITHOUT_CUSTOMERS:
                self._add_without_customers(question)

    def _add_style(self, found: Inspection, question: Question) -> None:
        view = next(each for each in found.columns if each.guess.header == question.header)
        box = QWidget()
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 0, 0, 0)
        said = _("{column}: {question}").format(column=question.header, question=question.sentence)
        lines.addWidget(label(said, "heading", wraps=True))
        group = QButtonGroup(box)
        for number, option in enumerate(question.options):
            examples = ",  ".join(f"{example.text} = {example.meaning}" for example in option.examples)
            choice = QRadioButton(f"{option.title}:  {examples}" if examples else option.title)
            group.addButton(choice)
            choice.clicked.connect(partial(self._on_style, view, number))
            lines.addWidget(choice)
            self.answers.append(choice)
        self.questions.addWidget(box)

    def _add_without_customers(self, question: Question) -> None:
        self.questions.addWidget(label(question.sentence, "heading", wraps=True))
        for option in question.options:
            choice = QCheckBox(option.title)
            choice.clicked.connect(self._on_without_customers)
            self.questions.addWidget(choice)
            self.answers.append(choice)

    def _on_style(self, view: ColumnView, number: int, _is_on: bool = True) -> None:
        self.file.set_style(view.guess.index, view.check.choices[number].style)
        self.changed.emit()

    def _on_without_customers(self, is_on: bool) -> None:
        self.file.set_without_customers(is_on)
        self.changed.emit()

    # -- columns

    def _show_columns(self, found: Inspection) -> None:
        current = max(self.table.currentRow(), 0)
        self.table.setRowCount(len(found.columns))
        self.combos = []
        choices = FieldChoices(found.plan.kind, self.table)
        for row, view in enumerate(found.columns):
            self._show_column(row, view, choices)
        self.table.resizeColumnToContents(_HEADER)
        self.table.setColumnWidth(_VALUES, self.fontMetrics().horizontalAdvance("0") * 22)
        self.table.setColumnWidth(_MEANS, self.fontMetrics().horizontalAdvance("0") * 26)
        self.table.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 2.1))
        self.table.setCurrentCell(min(current, len(found.columns) - 1), _HEADER)

    def _show_column(self, row: int, view: ColumnView, choices: FieldChoices) -> None:
        guess, check = view.guess, view.check
        values = "   ".join(value for value in view.first_values if value)
        said = check.sentence
        if guess.field is None and guess.suggested:
            said = _("Perhaps: {field}").format(field=choices.title(guess.suggested))
        texts = {_HEADER: guess.header, _VALUES: values, _CHECK: f"{_MARKS[check.state]} {said}".strip()}
        for column, text in texts.items():
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self.table.setItem(row, column, item)
        combo = NextColumnCombo(choices, self.table)
        combo.setAccessibleName(_("What “{column}” means").format(column=guess.header))
        combo.setAccessibleDescription(texts[_CHECK])
        combo.show_field(guess.field)
        combo.chosen.connect(partial(self._on_field, guess.index))
        combo.moved.connect(partial(self._move, row))
        self.table.setCellWidget(row, _MEANS, combo)
        self.combos.append(combo)

    def _on_field(self, index: int, field: str) -> None:
        self.file.set_field(index, field or None)
        self.changed.emit()

    def _move(self, row: int, by: int) -> None:
        self._focus_row(min(max(row + by, 0), len(self.combos) - 1))

    def _focus_row(self, row: int) -> None:
        self.table.setCurrentCell(row, _HEADER)
        self.table.scrollTo(self.table.model().index(row, _HEADER))
        self.combos[row].setFocus(Qt.FocusReason.OtherFocusReason)


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
