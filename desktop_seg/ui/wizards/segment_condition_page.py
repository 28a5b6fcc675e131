"""Second step of the segment wizard: who belongs to it. A field or a sentence, where to cut, the conditions so far."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.charts import distribution
from desktop_seg.rules.tree import Is
from desktop_seg.segments import draft as drafts
from desktop_seg.segments import form_catalogue
from desktop_seg.segments.flow import Joined, Preview, SegmentFlow, Step
from desktop_seg.ui.widgets.condition_list import ConditionList
from desktop_seg.ui.widgets.count_footer import CountFooter
from desktop_seg.ui.wizards.frame import StepPage
from desktop_seg.ui.wizards.segment_condition_maker import ConditionMaker
from desktop_seg.ui.wizards.segment_field_panel import FORM, FieldPanel
from desktop_seg.ui.wizards.segment_form_maker import FormMaker
from desktop_seg.ui.wizards.segment_steps import SegmentSteps

_LEFT, _RIGHT = 34, 80  # widths in letters


class SegmentConditionPage(StepPage):
    """The condition being made is not part of the segment before it is added; one that is forgotten is asked about.

    maker: what makes the condition now, from a field (`field_maker`) or by filling in a sentence (`form_maker`).
    """

    def __init__(self, wizard: SegmentSteps) -> None:
        super().__init__(_("Who belongs to it?"))
        self._wizard = wizard
        self._replaced: int | None = None  # place of the condition that is being changed
        self.fields = FieldPanel(wizard)
        self.field_maker, self.form_maker = ConditionMaker(wizard), FormMaker(wizard)
        self.maker: ConditionMaker | FormMaker = self.field_maker
        self._makers = QStackedWidget()
        self.conditions = ConditionList()
        self.footer = CountFooter()
        self._lay_out()
        self.fields.field_chosen.connect(self._on_field)
        self.fields.form_chosen.connect(self._on_form)
        self.field_maker.looked.connect(self._on_looked)
        for maker in (self.field_maker, self.form_maker):
            maker.changed.connect(self._show_state)
            maker.add_wanted.connect(self.add)
            maker.rearranged.connect(self._set_tab_order)
        self.conditions.removed.connect(self._on_removed)
        self.conditions.taken_up.connect(self._on_taken_up)
        self.conditions.negated.connect(self._on_negated)
        self.conditions.joined_changed.connect(self._on_joined)

    def add(self) -> None:
        """Put the condition being made to the others, or in the place of the one that is changed."""
        if self._flow.put(self.maker.rule(), self._replaced):
            self.maker.settle()
            self._replaced = None
            self._show_conditions()

    def initializePage(self) -> None:
        self._show_conditions()
        self.fields.show_fields(self._flow, self._current_key())
        self.fields.list.setFocus()

    def cleanupPage(self) -> None:
        """Going back keeps everything."""

    def show_flow(self, flow: SegmentFlow) -> None:
        """Nothing to show before the page is reached."""

    def show_preview(self, preview: Preview) -> None:
        """Show what was counted."""
        self.footer.show_preview(self._flow, preview)
        self.maker.show_count(preview.draft)

    def isComplete(self) -> bool:
        return self._wizard.flow is not None and not self._fault()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus, editor = QApplication.focusWidget(), self.field_maker.editor
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or focus is None:
            super().keyPressEvent(event)
        elif focus is self.fields.list:
            self.maker.fields[0].setFocus()
        elif focus is editor.words.search:
            editor.words.list.setFocus()
        elif self._makers.isAncestorOf(focus):
            self.add()
        else:
            super().keyPressEvent(event)

    @property
    def _flow(self) -> SegmentFlow:
        assert self._wizard.flow is not None
        return self._wizard.flow

    def _current_key(self) -> str:
        """Return the key of what is on show, as the list of fields has it."""
        if self.maker is self.form_maker:
            return FORM + self.form_maker.form.key if self.form_maker.form is not None else ""
        return self.field_maker.look.field.key if self.field_maker.look is not None else ""

    def _lay_out(self) -> None:
        for maker in (self.field_maker, self.form_maker):
            self._makers.addWidget(maker)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.fields)
        split.addWidget(self._makers)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 3)
        letter = self.fontMetrics().horizontalAdvance("0")
        split.setSizes([letter * _LEFT, letter * _RIGHT])
        self.body.setSpacing(6)
        self.body.addWidget(split, 1)
        self.body.addWidget(self.conditions)
        self.body.addWidget(self.footer)
        self.add_note()

    def _set_tab_order(self) -> None:
        """Let Tab go from left to right and down; what is made late would come last by itself."""
        order: list[QWidget] = [self.fields.list, self.fields.more, *self.maker.fields, *self.conditions.fields]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _turn_to(self, maker: ConditionMaker | FormMaker) -> None:
        self.maker = maker
        self._makers.setCurrentWidget(maker)
        self._set_tab_order()

    def _on_field(self, key: str) -> None:
        self._replaced = None
        self._turn_to(self.field_maker)
        self.field_maker.look_at(key)

    def _on_form(self, key: str) -> None:
        self._replaced = None
        form = form_catalogue.find(key)
        self._turn_to(self.form_maker)
        self.form_maker.show_form(form)
        self.setTitle(_(form.title))

    def _on_looked(self) -> None:
        if self.field_maker.look is not None and self.maker is self.field_maker:
            self.setTitle(distribution.question(self.field_maker.look.field))

    def _show_conditions(self) -> None:
        changeable = [self._flow.can_be_changed(place) for place in range(len(self._flow.conditions))]
        self.conditions.show_conditions(self._flow.clauses(), self._flow.joined, changeable)
        self.footer.show_flow(self._flow)
        self._show_state()

    def _on_removed(self, place: int) -> None:
        self._flow.remove(place)
        self._replaced = None
        self._show_conditions()

    def _on_negated(self, place: int) -> None:
        self._flow.negate(place)
        self._replaced = None
        self._show_conditions()

    def _on_taken_up(self, place: int) -> None:
        condition = self._flow.conditions[place]
        self._replaced = place
        if isinstance(condition, Is) and isinstance(condition.field, str):
            asked = self._flow.fields[condition.field]
            self._turn_to(self.field_maker)
            self.field_maker.look_at(asked.key, drafts.draft_from(asked, condition))
        else:
            said = form_catalogue.form_of(condition)
            if said is not None:
                form, answers = said
                self._turn_to(self.form_maker)
                self.form_maker.show_form(form, answers)
                self.setTitle(_(form.title))

    def _on_joined(self, joined: Joined) -> None:
        self._flow.joined = joined
        self._show_conditions()

    def _show_state(self) -> None:
        """Show whether the condition being made can be added and whether it was forgotten, and count again."""
        if self.maker.rule() is not None and not self.maker.is_touched:
            self._replaced = None
        self.maker.show_state(self._replaced is not None, self._is_forgotten())
        self.note.setVisible(bool(self._fault()))
        self.say(self._fault())
        self._wizard.recount()

    def _is_forgotten(self) -> bool:
        rule = self.maker.rule()
        return self.maker.is_touched and rule is not None and rule not in self._flow.conditions

    def _fault(self) -> str:
        if self._is_forgotten():
            return _("The condition you are making is not in the segment yet: add it, or drop it.")
        return self._flow.fault(Step.CONDITIONS)
