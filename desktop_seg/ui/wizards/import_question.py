"""One question of the import wizard with its answers written out, or the ways one column can be read.

Used by: import_columns_page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QRadioButton, QWidget

from desktop_seg.base.i18n import _, format_list
from desktop_seg.importing.cleaning.column import Example
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.text import label

_MOST_EXAMPLES = 3
_LINES = 6
_LETTERS_TYPED = 14


@dataclass(frozen=True, slots=True)
class AnswerChoice:
    """A possible answer. examples: what the cells mean then, written out. asks: the owner types a number to it."""

    key: str
    title: str
    examples: tuple[Example, ...] = ()
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked or told. chosen: key of the answer that holds now, None while nobody has answered.

    about: what it is about; while that stays the same, the focus stays where it is.
    """

    about: str
    heading: str
    text: str = ""
    choices: tuple[AnswerChoice, ...] = ()
    chosen: str | None = None
    is_open: bool = False


class QuestionPanel(Card):
    """`answered` carries the key of the answer that was chosen, `typed` that of one to which a text was typed."""

    answered = Signal(str)
    typed = Signal(str, str)

    def __init__(self, before: QWidget) -> None:
        """before: the control from which Tab leads to the answers."""
        super().__init__()
        self._before = before
        self.setAccessibleName(_("Question"))
        self._asked: Asked | None = None
        self._heading = label("", "heading", wraps=True)
        self._text = label("", "muted", wraps=True)
        self._choices = QWidget()
        self._grid = QGridLayout(self._choices)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(1, 1)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self.answers: list[QRadioButton] = []
        for made in (self._heading, self._text, self._choices):
            self.body.addWidget(made)
        # The table above keeps its height from column to column.
        self.setMinimumHeight(self.fontMetrics().height() * _LINES)
        self.body.addStretch(1)
        self.hide()

    @property
    def asked(self) -> Asked | None:
        """What is on show."""
        return self._asked

    def show_asked(self, asked: Asked | None) -> None:
        """Ask or tell this; None shows nothing."""
        self.setVisible(asked is not None)
        if asked is None or asked == self._asked:
            self._asked = asked
            return
        old, self._asked = self._asked, asked
        had_focus = any(answer.hasFocus() for answer in self.answers)
        self._heading.setText(("? " if asked.is_open else "") + asked.heading)
        self._heading.setVisible(bool(asked.heading))
        self._text.setText(asked.text)
        self._text.setVisible(bool(asked.text))
        if old is None or old.choices != asked.choices or old.about != asked.about:
            self._make_answers(asked.choices)
        self._mark(asked.chosen)
        if had_focus and self.answers:
            self.focus_answer()

    def say(self, text: str) -> None:
        """Say why what was typed is no answer; the question stays."""
        self._text.setText(text)
        self._text.setVisible(True)

    def focus_answer(self) -> bool:
        """Put the focus on the answers; False when there are none."""
        if self.answers:
            checked = (answer for answer in self.answers if answer.isChecked())
            next(checked, self.answers[0]).setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self.answers)

    def _make_answers(self, choices: Sequence[AnswerChoice]) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.answers = []
        before = self._before
        for row, choice in enumerate(choices):
            answer = QRadioButton(choice.title)
            examples = _written_out(choice.examples)
            answer.setAccessibleName(f"{choice.title}: {examples}" if examples else choice.title)
            answer.setProperty("answer", choice.key)
            self._group.addButton(answer)
            self.answers.append(answer)
            self._grid.addWidget(answer, row, 0)
            answer.show()  # a layout would do so a moment later, too late to take the focus
            beside = self._field_of(answer, choice) if choice.asks else label(examples, wraps=True)
            self._grid.addWidget(beside, row, 1, Qt.AlignmentFlag.AlignLeft if choice.asks else Qt.AlignmentFlag(0))
            for control in (answer, beside) if choice.asks else (answer,):
                QWidget.setTabOrder(before, control)
                before = control
        self._choices.setVisible(bool(choices))

    def _field_of(self, answer: QRadioButton, choice: AnswerChoice) -> QLineEdit:
        """Return the field in which the text of an answer is typed; Return or leaving it gives the answer."""
        field = QLineEdit()
        field.setObjectName(_field_name(choice.key))
        field.setAccessibleName(choice.title)
        field.setMaximumWidth(field.fontMetrics().horizontalAdvance("0") * _LETTERS_TYPED)
        field.textEdited.connect(lambda _text: answer.setChecked(True))
        field.editingFinished.connect(lambda: self._on_typed(choice.key, field.text()))
        field.show()
        return field

    def _on_typed(self, key: str, text: str) -> None:
        if text.strip():
            self.typed.emit(key, text.strip())

    def _mark(self, chosen: str | None) -> None:
        # A group that allows only one answer does not let the last one be taken away.
        self._group.setExclusive(False)
        for answer in self.answers:
            with QSignalBlocker(answer):
                answer.setChecked(answer.property("answer") == chosen)
        self._group.setExclusive(True)

    def _on_clicked(self, answer: QRadioButton) -> None:
        key = str(answer.property("answer"))
        asked = next((choice for choice in self._asked.choices if choice.key == key), None) if self._asked else None
        if asked is None or not asked.asks:
            self.answered.emit(key)
            return
        field = self.findChild(QLineEdit, _field_name(key))
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)


def _field_name(key: str) -> str:
    return f"typed {key}"


def _written_out(examples: Sequence[Example]) -> str:
    pairs = [
        _("{text} is {meaning}").format(text=example.text, meaning=example.meaning)
        for example in examples[:_MOST_EXAMPLES]
        if example.meaning
    ]
    return format_list(pairs)
