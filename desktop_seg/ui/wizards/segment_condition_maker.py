"""One condition in the making: the spread of a field, suggested cuts, lines to drag and boxes to type in.

Lines and boxes show the same draft (segments/draft.py); whichever is moved, the other one follows.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_seg.analysis.cut import Band
from desktop_seg.base.i18n import _
from desktop_seg.charts import distribution
from desktop_seg.rules.operators import operators_for
from desktop_seg.rules.tree import Rule
from desktop_seg.segments import draft as drafts
from desktop_seg.segments.draft import Draft
from desktop_seg.segments.evaluate import SegmentCount
from desktop_seg.ui.count_words import size_words
from desktop_seg.ui.field_look import FieldLook, look
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.widgets.card import Scroller
from desktop_seg.ui.widgets.condition_editor import ConditionEditor
from desktop_seg.ui.widgets.condition_foot import ConditionFoot
from desktop_seg.ui.widgets.cut_chart import CutChart
from desktop_seg.ui.widgets.suggestion_bar import SuggestionBar
from desktop_seg.ui.widgets.text import label
from desktop_seg.ui.widgets.value_box import Scale
from desktop_seg.ui.wizards.segment_steps import SegmentSteps


class ConditionMaker(QWidget):
    """`changed` comes with every change of the draft, `looked` when another field is on show, `shown` when its chart is
    drawn too, `add_wanted` from the button, `rearranged` when other widgets take the focus.

    is_touched: the owner has changed the draft.
    """

    changed = Signal()
    looked = Signal()
    shown = Signal()
    add_wanted = Signal()
    rearranged = Signal()

    def __init__(self, wizard: SegmentSteps) -> None:
        super().__init__()
        self._wizard = wizard
        self._looking = Latest()
        self.look: FieldLook | None = None
        self.draft: Draft | None = None
        self.is_touched = False
        self._awaits_chart = False
        self.answer = label("", "muted", wraps=True)
        self.chart = CutChart(wizard.shell.theme, wizard.shell.plotting)
        self.suggestions = SuggestionBar()
        self.editor = ConditionEditor(wizard.shell.theme)
        self._foot = ConditionFoot(self.drop, self.add_wanted.emit)
        self.alone, self.drop_button, self.add_button = self._foot.alone, self._foot.drop_button, self._foot.add_button
        self._lay_out()
        self.chart.made.connect(self.rearranged)
        self.chart.drawn.connect(self._on_drawn)
        self.suggestions.bands_changed.connect(self.rearranged)
        self.chart.moved.connect(self._on_cuts)
        self.suggestions.band_chosen.connect(self._on_band)
        self.editor.edited.connect(self._on_edited)

    @property
    def fields(self) -> list[QWidget]:
        """What takes the focus, in the order of Tab."""
        canvas = [self.chart.canvas] if self.chart.canvas is not None else []
        found: list[QWidget] = [*canvas]
        found += [*self.suggestions.ways.values(), *self.suggestions.bands, *self.editor.fields]
        return [*found, self.drop_button, self.add_button]

    def rule(self) -> Rule | None:
        """Return the condition as it stands, None while a value is missing."""
        return self.draft.condition() if self.draft is not None else None

    def look_at(self, key: str, wanted: Draft | None = None) -> None:
        """Show a field with its usual condition, or with the one to be changed."""
        as_of = self._wizard.as_of
        self.is_touched, self.draft = wanted is not None, None
        self._awaits_chart = False
        self.changed.emit()
        self._looking.take(
            self._wizard.shell.shop.read(
                lambda db: look(db, key, as_of), lambda found: self._on_look(found, wanted), owner=self
            )
        )

    def drop(self) -> None:
        """Go back to the usual condition of the field."""
        if self.look is not None:
            self._show_draft(drafts.draft_of(self.look.field, self.look.first_cut), is_touched=False)

    def settle(self) -> None:
        """Take the draft as it is: it was added."""
        self.is_touched = False

    def show_state(self, is_change: bool, is_forgotten: bool) -> None:
        """Show whether the draft can be added, and offer to drop it. is_change: it takes the place of another one."""
        rule = self.rule()
        self._foot.show_state(rule is not None, is_change, is_forgotten)
        if rule is None:
            self.alone.setText(_("Fill in a value, or tick some.") if self.draft is not None else "")

    def show_count(self, count: SegmentCount | None) -> None:
        """Say how many people the draft alone would hold for."""
        if count is not None:
            self.alone.setText(_("This condition alone: {count}").format(count=size_words(count)))

    def _lay_out(self) -> None:
        content = QWidget()
        field = QVBoxLayout(content)
        field.setContentsMargins(12, 0, 8, 0)
        field.setSpacing(6)
        field.addWidget(self.answer)
        field.addWidget(self.chart, 1)
        field.addWidget(self.suggestions)
        field.addWidget(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Scroller(content), 1)
        column.addWidget(self._foot)

    def _on_look(self, found: FieldLook, wanted: Draft | None) -> None:
        self.look = found
        data = found.distribution
        self.answer.setText(distribution.takeaway(data) if data is not None else _(found.field.help))
        self.chart.setVisible(data is not None)
        self.chart.show_distribution(data)
        self.suggestions.show_suggestions(found.suggestions, found.field, found.currency, found.is_whole)
        scale = Scale(found.currency, found.is_whole, found.can_be_negative)
        self.editor.show_field(
            operators_for(found.field.kind), found.words, scale, self._wizard.as_of, data.unknown if data else 0
        )
        self.looked.emit()
        self._show_draft(wanted or drafts.draft_of(found.field, found.first_cut), is_touched=wanted is not None)
        self._awaits_chart = data is not None
        if data is None:
            self.shown.emit()

    def _on_drawn(self) -> None:
        if self._awaits_chart:
            self._awaits_chart = False
            self.shown.emit()

    def _show_draft(self, draft: Draft, is_touched: bool = True) -> None:
        self.draft, self.is_touched = draft, is_touched
        self.editor.show_draft(draft)
        self.rearranged.emit()
        self._show_cuts()
        self.changed.emit()

    def _show_cuts(self) -> None:
        data = self.look.distribution if self.look is not None else None
        if self.draft is not None and self.look is not None and data is not None and data.bins:
            self.chart.show_cuts(drafts.cuts(self.draft, self.look.is_whole, self._wizard.as_of))

    def _on_cuts(self, cuts: tuple[float, ...]) -> None:
        if self.draft is not None and self.look is not None:
            self.is_touched = True
            self.draft = drafts.moved(self.draft, cuts, self.look.is_whole, self._wizard.as_of)
            self.editor.show_draft(self.draft)
            self.changed.emit()

    def _on_band(self, band: Band) -> None:
        if self.look is not None:
            self._show_draft(drafts.band(self.look.field, band.first, band.before, self.look.is_whole))

    def _on_edited(self) -> None:
        if self.editor.draft is not None:
            self.draft, self.is_touched = self.editor.draft, True
            self.rearranged.emit()
            self._show_cuts()
            self.changed.emit()
