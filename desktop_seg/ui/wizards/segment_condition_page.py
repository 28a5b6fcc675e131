"""Second step of the segment wizard: who belongs to it. A field, where to cut it, and the conditions so far."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop_seg.analysis.cut import Band
from desktop_seg.base.i18n import _, format_number, format_share, ngettext
from desktop_seg.charts import distribution
from desktop_seg.model.field import Field
from desktop_seg.rules.tree import Is, Rule
from desktop_seg.segments import draft as drafts
from desktop_seg.segments.draft import Draft
from desktop_seg.segments.flow import Joined, Preview, SegmentFlow, Step
from desktop_seg.ui.count_words import size_words
from desktop_seg.ui.field_look import FieldLook, look, remark
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.widgets.card import Scroller
from desktop_seg.ui.widgets.condition_editor import ConditionEditor
from desktop_seg.ui.widgets.condition_list import ConditionList
from desktop_seg.ui.widgets.count_footer import CountFooter
from desktop_seg.ui.widgets.cut_chart import CutChart
from desktop_seg.ui.widgets.field_list import FieldList, FieldRow
from desktop_seg.ui.widgets.suggestion_bar import SuggestionBar
from desktop_seg.ui.widgets.text import button, label
from desktop_seg.ui.widgets.value_box import Scale
from desktop_seg.ui.wizards.frame import StepPage

if TYPE_CHECKING:
    from desktop_seg.ui.wizards.segment_wizard import SegmentWizard


class SegmentConditionPage(StepPage):
    """The condition being made is not part of the segment before it is added; one that is forgotten is asked about."""

    def __init__(self, wizard: "SegmentWizard") -> None:
        super().__init__(_("Who belongs to it?"))
        self._wizard = wizard
        self._look: FieldLook | None = None
        self._draft: Draft | None = None
        self._is_touched = False
        self._replaced: int | None = None  # place of the condition that is being changed
        self._looking, self._judging = Latest(), Latest()
        self._remarks: dict[str, str] = {}
        theme, plotting = wizard.shell.theme, wizard.shell.plotting
        self.fields = FieldList(_("What to ask about"), theme)
        self.more = QPushButton()
        self.answer = label("", "muted", wraps=True)
        self.chart = CutChart(theme, plotting)
        self.suggestions = SuggestionBar()
        self.editor = ConditionEditor(theme)
        self.alone = label("", "muted", wraps=True)
        self.drop_button = button(_("&Drop it"), self._drop)
        self.add_button = button(_("&Add this condition"), self.add, is_primary=True)
        self.conditions = ConditionList()
        self.footer = CountFooter()
        self._lay_out()
        self._connect()

    @property
    def draft(self) -> Draft | None:
        """The condition being made."""
        return self._draft

    @property
    def look(self) -> FieldLook | None:
        """The field on show, once it was looked at."""
        return self._look

    def add(self) -> None:
        """Put the condition being made to the others, or in the place of the one that is changed."""
        if self._draft is not None and self._flow.put(self._draft, self._replaced):
            self._is_touched, self._replaced = False, None
            self._show_conditions()

    def initializePage(self) -> None:
        self._show_fields()
        self._show_conditions()
        shown = self._look.field.key if self._look is not None else ""
        if shown not in self.fields.keys and self.fields.keys:
            self.fields.choose(self.fields.keys[0])
        self.fields.setFocus()

    def cleanupPage(self) -> None:
        """Going back keeps everything."""

    def show_flow(self, flow: SegmentFlow) -> None:
        """Nothing to show before the page is reached."""

    def show_preview(self, preview: Preview) -> None:
        """Show what was counted."""
        self.footer.show_preview(self._flow, preview)
        if preview.draft is not None:
            self.alone.setText(_("This condition alone: {count}").format(count=size_words(preview.draft)))

    def draft_rule(self) -> Rule | None:
        """Return the condition being made, None while it is not complete."""
        return self._draft.condition() if self._draft is not None else None

    def isComplete(self) -> bool:
        return self._wizard.flow is not None and not self._fault()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = QApplication.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or focus is None:
            super().keyPressEvent(event)
        elif focus is self.fields:
            self.editor.operator.setFocus()
        elif focus is self.editor.words.search:
            self.editor.words.list.setFocus()
        elif self.editor.isAncestorOf(focus) or self.chart.isAncestorOf(focus):
            self.add()
        else:
            super().keyPressEvent(event)

    @property
    def _flow(self) -> SegmentFlow:
        assert self._wizard.flow is not None
        return self._wizard.flow

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        self.more.setCheckable(True)
        self.more.setAutoDefault(False)
        column.addWidget(self.fields, 1)
        column.addWidget(self.more)
        right = QWidget()
        field = QVBoxLayout(right)
        field.setContentsMargins(12, 0, 8, 0)
        field.setSpacing(6)
        field.addWidget(self.answer)
        field.addWidget(self.chart, 1)
        field.addWidget(self.suggestions)
        field.addWidget(self.editor)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 0, 0)
        row.addWidget(self.alone, 1)
        row.addWidget(self.drop_button)
        row.addWidget(self.add_button)
        self.body.setSpacing(6)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        whole = QWidget()
        whole_column = QVBoxLayout(whole)
        whole_column.setContentsMargins(0, 0, 0, 0)
        whole_column.setSpacing(6)
        whole_column.addWidget(Scroller(right), 1)
        whole_column.addLayout(row)
        split.addWidget(left)
        split.addWidget(whole)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 3)
        letter = self.fontMetrics().horizontalAdvance("0")
        split.setSizes([letter * 34, letter * 80])
        self.body.addWidget(split, 1)
        self.body.addWidget(self.conditions)
        self.body.addWidget(self.footer)
        self.add_note()

    def _set_tab_order(self) -> None:
        """Let Tab go from left to right and down; what is made late would come last by itself."""
        order: list[QWidget] = [self.fields, self.more]
        if self.chart.canvas is not None:
            order.append(self.chart.canvas)
        order += [*self.suggestions.ways.values(), *self.suggestions.bands, *self.editor.fields]
        order += [self.drop_button, self.add_button, *self.conditions.fields]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.chart.made.connect(self._set_tab_order)
        self.suggestions.bands_changed.connect(self._set_tab_order)
        self.fields.field_chosen.connect(self._look_at)
        self.more.toggled.connect(lambda _is_on: self._show_fields())
        self.chart.moved.connect(self._on_cuts)
        self.suggestions.band_chosen.connect(self._on_band)
        self.editor.edited.connect(self._on_edited)
        self.conditions.removed.connect(self._on_removed)
        self.conditions.taken_up.connect(self._on_taken_up)
        self.conditions.joined_changed.connect(self._on_joined)

    # --- the list of fields ---

    def _show_fields(self) -> None:
        known, unknown = self._flow.fields_of_type(), self._flow.fields_of_type(with_data=False)
        rows = [self._row(each) for each in known]
        if self.more.isChecked():
            rows += [FieldRow(each.key, _(each.title), _("no data"), is_enabled=False) for each in unknown]
        self.more.setVisible(bool(unknown))
        text = ngettext("{n} field without data", "{n} fields without data", len(unknown))
        self.more.setText(text.format(n=format_number(len(unknown))))
        self.fields.show_rows(rows, self._look.field.key if self._look is not None else "")
        self._judge([each.key for each in known if each.key not in self._remarks])

    def _row(self, asked: Field) -> FieldRow:
        share = format_share(self._flow.start.coverage.share(asked.key))
        return FieldRow(asked.key, _(asked.title), share, self._remarks.get(asked.key, ""))

    def _judge(self, keys: list[str]) -> None:
        """Find out one by one which fields are a poor choice; a large shop takes its time over it."""
        if not keys:
            return
        key, rest = keys[0], keys[1:]

        def judged(said: str) -> None:
            self._remarks[key] = said
            self.fields.remark(key, said)
            self._judge(rest)

        as_of = self._wizard.as_of
        self._judging.take(self._wizard.shell.shop.read(lambda db: remark(db, key, as_of), judged, owner=self))

    # --- the field on show and its condition ---

    def _look_at(self, key: str, wanted: Draft | None = None) -> None:
        as_of = self._wizard.as_of
        self._is_touched, self._draft = wanted is not None, None
        if wanted is None:
            self._replaced = None
        self._show_pending()
        self._looking.take(
            self._wizard.shell.shop.read(
                lambda db: look(db, key, as_of), lambda found: self._on_look(found, wanted), owner=self
            )
        )

    def _on_look(self, found: FieldLook, wanted: Draft | None) -> None:
        self._look = found
        data = found.distribution
        self.setTitle(distribution.question(found.field))
        self.answer.setText(distribution.takeaway(data))
        self.chart.show_distribution(data)
        self.suggestions.show_suggestions(found.suggestions, found.field, found.currency, found.is_whole)
        scale = Scale(found.currency, found.is_whole, found.can_be_negative)
        operators = self._flow.operators(found.field)
        self.editor.show_field(operators, found.words, scale, self._wizard.as_of, data.unknown)
        self._show_draft(wanted or drafts.draft_of(found.field, found.first_cut), is_touched=wanted is not None)

    def _show_draft(self, draft: Draft, is_touched: bool = True) -> None:
        self._draft, self._is_touched = draft, is_touched
        self.editor.show_draft(draft)
        self._set_tab_order()
        self._show_cuts()
        self._show_pending()

    def _show_cuts(self) -> None:
        if self._draft is not None and self._look is not None and self._look.distribution.bins:
            self.chart.show_cuts(drafts.cuts(self._draft, self._look.is_whole, self._wizard.as_of))

    def _on_cuts(self, cuts: tuple[float, ...]) -> None:
        if self._draft is not None and self._look is not None:
            self._is_touched = True
            self._draft = drafts.moved(self._draft, cuts, self._look.is_whole, self._wizard.as_of)
            self.editor.show_draft(self._draft)
            self._show_pending()

    def _on_band(self, band: Band) -> None:
        if self._look is not None:
            self._show_draft(drafts.band(self._look.field, band.first, band.before, self._look.is_whole))

    def _on_edited(self) -> None:
        if self.editor.draft is not None:
            self._draft, self._is_touched = self.editor.draft, True
            self._set_tab_order()
            self._show_cuts()
            self._show_pending()

    def _drop(self) -> None:
        if self._look is not None:
            self._replaced = None
            self._show_draft(drafts.draft_of(self._look.field, self._look.first_cut), is_touched=False)
            self.fields.setFocus()

    # --- the conditions so far ---

    def _show_conditions(self) -> None:
        changeable = [isinstance(condition, Is) for condition in self._flow.conditions]
        self.conditions.show_conditions(self._flow.clauses(), self._flow.joined, changeable)
        self.footer.show_flow(self._flow)
        self._show_pending()

    def _on_removed(self, place: int) -> None:
        self._flow.remove(place)
        self._replaced = None
        self._show_conditions()

    def _on_taken_up(self, place: int) -> None:
        condition = self._flow.conditions[place]
        if isinstance(condition, Is) and isinstance(condition.field, str):
            asked = self._flow.fields[condition.field]
            self._replaced = place
            self._look_at(asked.key, drafts.draft_from(asked, condition))

    def _on_joined(self, joined: Joined) -> None:
        self._flow.joined = joined
        self._show_conditions()

    def _show_pending(self) -> None:
        """Show whether the condition being made can be added and whether it was forgotten, and count again."""
        rule = self.draft_rule()
        self.add_button.setEnabled(rule is not None)
        self.add_button.setText(_("&Add this condition") if self._replaced is None else _("&Keep the change"))
        self.drop_button.setVisible(self._is_forgotten())
        if rule is None:
            self.alone.setText(_("Fill in a value, or tick some.") if self._draft is not None else "")
        self.note.setVisible(bool(self._fault()))
        self.say(self._fault())
        self._wizard.recount()

    def _is_forgotten(self) -> bool:
        rule = self.draft_rule()
        return self._is_touched and rule is not None and rule not in self._flow.conditions

    def _fault(self) -> str:
        if self._is_forgotten():
            return _("The condition you are making is not in the segment yet: add it, or drop it.")
        return self._flow.fault(Step.CONDITIONS)
