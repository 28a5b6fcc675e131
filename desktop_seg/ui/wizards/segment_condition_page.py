"""Second step of the segment wizard: who belongs to it. A condition in the making, and the conditions so far."""

from itertools import pairwise

from PySide6.QtWidgets import QWidget

from desktop_seg.base.i18n import _
from desktop_seg.segments import form_catalogue
from desktop_seg.segments.flow import Joined, Preview, SegmentFlow, Step
from desktop_seg.ui.widgets.condition_list import ConditionList
from desktop_seg.ui.widgets.count_footer import CountFooter
from desktop_seg.ui.wizards.frame import StepPage
from desktop_seg.ui.wizards.rule_editor import RuleEditor
from desktop_seg.ui.wizards.segment_condition_bench import ConditionBench
from desktop_seg.ui.wizards.segment_condition_maker import ConditionMaker
from desktop_seg.ui.wizards.segment_form_maker import FormMaker
from desktop_seg.ui.wizards.segment_steps import SegmentSteps


class SegmentConditionPage(StepPage):
    """The condition being made is not part of the segment before it is added; one that is forgotten is asked about."""

    def __init__(self, wizard: SegmentSteps) -> None:
        super().__init__(_("Who belongs to it?"))
        self._wizard = wizard
        self._replaced: int | None = None  # place of the condition that is being changed
        self.bench = ConditionBench(wizard)
        self.fields = self.bench.fields
        self.field_maker, self.form_maker = self.bench.field_maker, self.bench.form_maker
        self.conditions = ConditionList()
        self.footer = CountFooter()
        self.body.setSpacing(6)
        self.body.addWidget(self.bench, 1)
        self.body.addWidget(self.conditions)
        self.body.addWidget(self.footer)
        self.add_note()
        self.bench.turned.connect(self._on_turned)
        self.bench.changed.connect(self._show_state)
        self.bench.add_wanted.connect(self.add)
        self.bench.rearranged.connect(self._set_tab_order)
        self.bench.titled.connect(self.setTitle)
        self.conditions.removed.connect(self._on_removed)
        self.conditions.taken_up.connect(self._on_taken_up)
        self.conditions.negated.connect(self._on_negated)
        self.conditions.joined_changed.connect(self._on_joined)
        self.conditions.tree_wanted.connect(self.open_tree)

    @property
    def maker(self) -> ConditionMaker | FormMaker:
        """What makes the condition now."""
        return self.bench.maker

    def add(self) -> None:
        """Put the condition being made to the others, or in the place of the one that is changed."""
        if self._flow.put(self.maker.rule(), self._replaced):
            self.maker.settle()
            self._replaced = None
            self._show_conditions()

    def open_tree(self) -> None:
        """Show all conditions as a tree, to group and rearrange them."""
        self.editor = RuleEditor(self._wizard.shell, self._flow, self._wizard.as_of, self._show_conditions, self)
        self.editor.finished.connect(self.editor.deleteLater)
        self.editor.open()

    def initializePage(self) -> None:
        self._show_conditions()
        self.bench.show_flow(self._flow)

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

    @property
    def _flow(self) -> SegmentFlow:
        assert self._wizard.flow is not None
        return self._wizard.flow

    def _set_tab_order(self) -> None:
        """Let Tab go from left to right and down; what is made late would come last by itself."""
        for before, after in pairwise([*self.bench.tab_order, *self.conditions.fields]):
            QWidget.setTabOrder(before, after)

    def _on_turned(self) -> None:
        self._replaced = None

    def _show_conditions(self) -> None:
        changeable = [form_catalogue.can_be_taken_up(each) for each in self._flow.conditions]
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
        self._replaced = place
        self.bench.take_up(self._flow, self._flow.conditions[place])

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
