"""Where a condition is made: at the left what to ask about, at the right a field with its spread or a sentence.

Used by: the second step of the segment wizard and the rule editor.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QStackedWidget, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.charts import distribution
from desktop_seg.rules.tree import Is, Rule
from desktop_seg.segments import draft as drafts
from desktop_seg.segments import form_catalogue
from desktop_seg.segments.flow import SegmentFlow
from desktop_seg.ui.wizards.segment_condition_maker import ConditionMaker
from desktop_seg.ui.wizards.segment_field_panel import FORM, FieldPanel
from desktop_seg.ui.wizards.segment_form_maker import FormMaker
from desktop_seg.ui.wizards.segment_steps import SegmentSteps

_LEFT, _RIGHT = 34, 80  # widths in letters
_LEAST_LINES = 15


class ConditionBench(QWidget):
    """`changed` comes with every change of the condition, `turned` when the owner chooses something else to ask about,
    `add_wanted` from button or Enter, `rearranged` when other widgets take the focus, `titled` with the question.

    maker: what makes the condition now, from a field (`field_maker`) or by filling in a sentence (`form_maker`).
    """

    changed = Signal()
    turned = Signal()
    add_wanted = Signal()
    rearranged = Signal()
    titled = Signal(str)

    def __init__(self, wizard: SegmentSteps) -> None:
        super().__init__()
        self._wizard = wizard
        self.fields = FieldPanel(wizard)
        self.field_maker, self.form_maker = ConditionMaker(wizard), FormMaker(wizard)
        self.maker: ConditionMaker | FormMaker = self.field_maker
        self._makers = QStackedWidget()
        for maker in (self.field_maker, self.form_maker):
            self._makers.addWidget(maker)
            maker.changed.connect(self.changed)
            maker.add_wanted.connect(self.add_wanted)
            maker.rearranged.connect(self.rearranged)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.fields)
        split.addWidget(self._makers)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 3)
        letter = self.fontMetrics().horizontalAdvance("0")
        split.setSizes([letter * _LEFT, letter * _RIGHT])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)
        self.setMinimumHeight(self.fontMetrics().height() * _LEAST_LINES)
        self.fields.field_chosen.connect(self._on_field)
        self.fields.form_chosen.connect(self._on_form)
        self.field_maker.looked.connect(self._on_looked)
        self.field_maker.shown.connect(self.fields.judge)

    def sizeHint(self) -> QSize:
        # It takes what the page leaves; where that is less than a chart and its fields need, the page scrolls.
        return QSize(super().sizeHint().width(), self.minimumHeight())

    @property
    def tab_order(self) -> list[QWidget]:
        """What takes the focus, in the order of Tab."""
        return [self.fields.list, self.fields.more, *self.maker.fields]

    @property
    def rule(self) -> Rule | None:
        """The condition as it stands, None while something is missing."""
        return self.maker.rule()

    def show_flow(self, flow: SegmentFlow) -> None:
        """Offer what the chosen type has to ask about; what is on show stays when it is among it."""
        self.fields.show_fields(flow, self._current_key())
        self.fields.list.setFocus()

    def take_up(self, flow: SegmentFlow, condition: Rule) -> bool:
        """Show a condition to be changed; False for one that is made neither from a field nor by a sentence."""
        if isinstance(condition, Is) and isinstance(condition.field, str):
            asked = flow.fields[condition.field]
            self._turn_to(self.field_maker)
            self.field_maker.look_at(asked.key, drafts.draft_from(asked, condition))
            return True
        said = form_catalogue.form_of(condition)
        if said is None:
            return False
        form, answers = said
        self._turn_to(self.form_maker)
        self.form_maker.show_form(form, answers)
        self.titled.emit(_(form.title))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on: from the list to the condition, from the condition into the segment."""
        focus, words = QApplication.focusWidget(), self.field_maker.editor.words
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or focus is None:
            super().keyPressEvent(event)
        elif focus is self.fields.list:
            self.maker.fields[0].setFocus()
        elif focus is words.search:
            words.list.setFocus()
        elif self._makers.isAncestorOf(focus):
            self.add_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _current_key(self) -> str:
        """Return the key of what is on show, as the list of fields has it."""
        if self.maker is self.form_maker:
            return FORM + self.form_maker.form.key if self.form_maker.form is not None else ""
        return self.field_maker.look.field.key if self.field_maker.look is not None else ""

    def _turn_to(self, maker: ConditionMaker | FormMaker) -> None:
        self.maker = maker
        self._makers.setCurrentWidget(maker)
        if maker is self.form_maker:
            self.fields.judge()
        else:  # until the field is shown
            self.fields.hold()
        self.rearranged.emit()

    def _on_field(self, key: str) -> None:
        self.turned.emit()
        self._turn_to(self.field_maker)
        self.field_maker.look_at(key)

    def _on_form(self, key: str) -> None:
        self.turned.emit()
        form = form_catalogue.find(key)
        self._turn_to(self.form_maker)
        self.form_maker.show_form(form)
        self.titled.emit(_(form.title))

    def _on_looked(self) -> None:
        if self.field_maker.look is not None and self.maker is self.field_maker:
            look = self.field_maker.look
            is_drawn = look.distribution is not None
            self.titled.emit(distribution.question(look.field) if is_drawn else _(look.field.title))
