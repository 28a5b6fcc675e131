"""Third step of the import wizard: what each column means, and what only the owner can say about it."""

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_list
from desktop_seg.importing.cleaning.column import Finding
from desktop_seg.importing.file_flow import keep_column, keep_special, say_currency, say_sums
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.flow import ImportFlow, Obstacle
from desktop_seg.importing.inspection import Inspection
from desktop_seg.importing.possibility import is_open, possibilities
from desktop_seg.importing.question import Question, QuestionKind
from desktop_seg.importing.rate import RATE
from desktop_seg.importing.special_use import SpecialUse, taken_up
from desktop_seg.ui.models.import_column import (
    CHECK,
    KEEP,
    LEAVE_OUT,
    SPECIAL,
    ColumnRow,
    ColumnRowsModel,
    choices,
    chosen_key,
    column_rows,
    meaning,
)
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.choice_popup import ChoicePopup
from desktop_seg.ui.widgets.choice_table import ChoiceTable
from desktop_seg.ui.widgets.text import label
from desktop_seg.ui.wizards.import_page import ImportPage
from desktop_seg.ui.wizards.import_question import AnswerChoice, Asked, QuestionPanel
from desktop_seg.ui.wizards.import_special_dialog import SpecialDialog

_MEANS = 2
_AS_FOUND = "found"
_LETTERS = (18, 24, 28)  # widths of heading, values and meaning


class ColumnsPage(ImportPage):
    """A table of the columns; below it the first open question, or how the chosen column is read."""

    def __init__(self, flow: ImportFlow, theme: Theme) -> None:
        super().__init__(flow, _("What is in each column?"))
        self.model = ColumnRowsModel(self)
        self.table = ChoiceTable(_("Columns of the file"), theme, _MEANS)
        self.table.setModel(self.model)
        self.table.keep_rows(2)
        self.table.setAccessibleDescription(_("F2 or the space bar opens what a column can mean."))
        self.table.choice_asked.connect(self._ask_field)
        self.table.left.connect(self._on_left)
        self.table.selectionModel().currentRowChanged.connect(lambda *_indexes: self._show_panel())
        self.popup = ChoicePopup(_("What the column means"), self)
        self.popup.chosen.connect(self._on_field)
        self.panel = QuestionPanel(self.table)
        self.panel.answered.connect(self._on_answer)
        self.panel.typed.connect(self._on_typed)
        self._needs = label("", "muted", wraps=True)
        self._shown: tuple[object, ...] = ()
        card = Card()
        card.fill_to_the_edge()
        card.body.addWidget(self.table)
        self.content.addWidget(card, 1)
        self.content.addWidget(self.panel)
        self.content.addWidget(self._needs)

    def show_flow(self) -> None:
        found, plan = self.file.inspection, self.file.plan
        if found is None or plan is None:
            return
        place = (self.file.path, self.model.rowCount())
        self.model.renew(column_rows(found, plan))
        if (self.file.path, self.model.rowCount()) != place or not self._shown:
            self._fit()
            self.table.go_to(self._first_row(found))
        self._shown = (self.file.path,)
        self._show_panel()
        self._needs.setText(_needs_words(plan.kind, plan.fields))

    def why(self, obstacles: tuple[Obstacle, ...]) -> str:
        asked = self.panel.asked
        if obstacles and asked is not None and asked.is_open:
            return _("The question above comes first.")
        return super().why(obstacles)

    def focus_first(self) -> None:
        self.table.setFocus()

    def focus_obstacle(self, obstacle: Obstacle) -> None:
        row = self._row_of(obstacle.header)
        if row >= 0:
            self.table.go_to(row)
            self._show_panel()
        is_column = obstacle.kind in (QuestionKind.WITHOUT_CUSTOMERS, QuestionKind.COLUMN)
        if is_column and row < 0:
            self.table.go_to(self._free_row())
        if obstacle.kind is QuestionKind.WITHOUT_CUSTOMERS or not self.panel.focus_answer():
            self.table.setFocus()

    # --- showing ---

    def _fit(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("0")
        for column, letters in enumerate(_LETTERS):
            self.table.setColumnWidth(column, letter * letters)
        self.table.horizontalHeader().setStretchLastSection(True)

    def _first_row(self, found: Inspection) -> int:
        asked = next((question.header for question in found.questions if question.header), "")
        return max(self._row_of(asked), 0)

    def _row_of(self, header: str) -> int:
        return next((at for at, row in enumerate(self.model.values) if header and row.plan.header == header), -1)

    def _free_row(self) -> int:
        """Return the first column that means nothing yet: the likeliest one to be what is missing."""
        return next((at for at, row in enumerate(self.model.values) if row.plan.field is None), 0)

    def _question(self) -> Question | None:
        """Return the question to show: one about the chosen column, else the first one."""
        found, row = self.file.inspection, self.model.at(self.table.currentIndex().row())
        if found is None:
            return None
        asked = [question for question in found.questions if question.kind is not QuestionKind.ENCODING]
        about = [question for question in asked if row is not None and question.header == row.plan.header]
        general = [question for question in asked if not question.header]
        return next(iter((*about, *general, *asked)), None)

    def _show_panel(self) -> None:
        question, row = self._question(), self.model.at(self.table.currentIndex().row())
        if question is not None:
            self.panel.show_asked(self._open_question(question))
        elif row is not None:
            self.panel.show_asked(_reading(row) if row.plan.value is not None else _left_out(row))

    def _open_question(self, question: Question) -> Asked:
        options = tuple(
            AnswerChoice(str(number), option.title, option.examples, asks=option.asks_number)
            for number, option in enumerate(question.options)
        )
        heading = question.sentence
        if question.header:
            heading = _("Column “{column}”: {question}").format(column=question.header, question=question.sentence)
        return Asked(f"{question.kind} {question.header}", heading, question.what_to_do, options, is_open=True)

    # --- what the owner says ---

    def _ask_field(self, row: int) -> None:
        column, plan = self.model.at(row), self.file.plan
        if column is not None and plan is not None:
            self.popup.show_at(self.table.cell_on_screen(row), choices(column, plan.kind), chosen_key(column))

    def _on_left(self, _row: int) -> None:
        self.panel.focus_answer()

    def _on_field(self, key: str) -> None:
        row = self.model.at(self.table.currentIndex().row())
        self.table.setFocus()
        if row is not None and key == SPECIAL:
            self._decide(row)
            return
        if row is None or key == chosen_key(row):
            return
        if key.startswith(KEEP) or (key == LEAVE_OUT and row.plan.keep_as is not None):
            keep_column(self.file, row.plan.header, key.startswith(KEEP), key.removeprefix(KEEP).removeprefix(":"))
        else:
            self.file.set_field(row.plan.index, key or None)
        self.changed.emit()

    def _decide(self, row: ColumnRow) -> None:
        """Ask for what special data are kept, and where the consent stands."""
        plan, header = self.file.plan, row.plan.header
        assert plan is not None
        others = [column.header for column in plan.columns if column.header and column.index != row.plan.index]
        before = None
        if row.special is not None:
            before = taken_up(row.special, {column.index: column.header for column in plan.columns})

        def decided(use: SpecialUse) -> None:
            keep_special(self.file, header, use)
            self.changed.emit()

        SpecialDialog(header, others, before, decided, self).open()

    def _on_answer(self, key: str) -> None:
        question = self._question()
        if question is not None:
            self._answer(question, int(key))
        else:
            self._set_style(self.model.values[self.table.currentIndex().row()], key)
        self.changed.emit()

    def _answer(self, question: Question, number: int) -> None:
        option = question.options[number]
        match question.kind:
            case QuestionKind.KIND:
                self.file.set_kind(FileKind(option.answer))
            case QuestionKind.WITHOUT_CUSTOMERS:
                self.file.set_without_customers(True)
            case QuestionKind.SUMS:
                say_sums(self.file, option.answer)
            case QuestionKind.CURRENCY:
                say_currency(self.file, question.need, option.answer)
            case QuestionKind.COLUMN:
                row = self.model.values[self._row_of(option.header)]
                self.file.set_field(row.plan.index, option.answer or None)
            case _:
                row = self.model.values[self._row_of(question.header)]
                self.table.go_to(self._row_of(question.header), CHECK)
                self.file.set_style(row.plan.index, row.view.check.choices[number].style)

    def _on_typed(self, key: str, text: str) -> None:
        """Take a rate; one that is none is told, and the question stays."""
        question = self._question()
        if question is None or question.kind is not QuestionKind.CURRENCY or question.options[int(key)].answer != RATE:
            return
        try:
            say_currency(self.file, question.need, text)
        except UserError as error:
            self.panel.say(f"{error.what} {error.what_to_do}")
        else:
            self.changed.emit()

    def _set_style(self, row: ColumnRow, key: str) -> None:
        style = None if key == _AS_FOUND else row.view.check.choices[int(key)].style
        self.file.set_style(row.plan.index, style)


def _left_out(row: ColumnRow) -> Asked:
    """Return that a column is not imported, and what it could be."""
    title = _("The column “{column}” is not imported").format(column=row.plan.header)
    text = _("If it tells something you need, choose under “Means” what it is.")
    if row.view.held_back:
        why = _(
            "Lists by such a thing can harm people. If each of them said an explicit yes, you can keep it as special"
            " data under “Means”."
        )
        text = f"{row.view.held_back} {why}"
    elif row.view.guess.suggested:
        text = _("It could be “{field}”: choose that under “Means” if it is.").format(
            field=meaning(row.view.guess.suggested)
        )
    return Asked(title, title, text)


def _reading(row: ColumnRow) -> Asked:
    """Return how a column is read, with the other ways there are."""
    check = row.view.check
    title = _("How the column “{column}” is read").format(column=row.plan.header)
    told = " ".join(_told(finding) for finding in check.findings)
    if row.special is not None and row.special.value == row.plan.index:
        told = " ".join(filter(None, (_("Kept for: {purpose}").format(purpose=row.special.purpose), told)))
    if not row.is_checked:
        return Asked(title, title, "…")
    if not check.choices:
        return Asked(title, title, told or check.sentence)
    ways = [AnswerChoice(str(number), each.title, each.examples) for number, each in enumerate(check.choices)]
    chosen = next((number for number, each in enumerate(check.choices) if each.style == check.style), None)
    if len(check.choices) < 2 or chosen is None:
        found = check.sentence if chosen is None and not told else _("As the cells show it")
        ways.insert(0, AnswerChoice(_AS_FOUND, found))
    return Asked(title, title, told, tuple(ways), _AS_FOUND if chosen is None else str(chosen))


def _told(finding: Finding) -> str:
    pairs = [
        _("{text} becomes {meaning}").format(text=example.text, meaning=example.meaning)
        if example.meaning
        else f"“{example.text}”"
        for example in finding.examples
    ]
    return (
        _("{sentence} {examples}.").format(sentence=finding.sentence, examples="; ".join(pairs))
        if pairs
        else finding.sentence
    )


def _needs_words(kind: FileKind, fields: frozenset[str]) -> str:
    """Return what the columns make possible and what a further one would."""
    known = possibilities(kind)
    works = [_(each.title) for each in known if is_open(each, fields)]
    lacks = [
        _("“{what}”: {column}").format(what=_(each.title), column=_(each.lacks))
        for each in known
        if not is_open(each, fields)
    ]
    parts = []
    if works:
        parts.append(_("Good for: {what}.").format(what=format_list(works)))
    if lacks:
        parts.append(_("Still needed for {what}.").format(what=format_list(lacks)))
    return " ".join(parts)
