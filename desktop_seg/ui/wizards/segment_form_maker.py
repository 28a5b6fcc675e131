"""One condition on behaviour in the making: a sentence to fill in, and how many people it alone would hold for."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.rules.tree import Rule
from desktop_seg.segments.evaluate import SegmentCount
from desktop_seg.segments.form import Form, filled
from desktop_seg.segments.row_word import RowWord, row_words
from desktop_seg.ui.count_words import size_words
from desktop_seg.ui.models.word_list import CountedWord
from desktop_seg.ui.widgets.condition_foot import ConditionFoot
from desktop_seg.ui.widgets.form_editor import FormEditor
from desktop_seg.ui.wizards.segment_steps import SegmentSteps


class FormMaker(QWidget):
    """`changed` comes with every change, `add_wanted` from the button, `rearranged` when other widgets take the focus.

    is_touched: the owner has changed the sentence.
    """

    changed = Signal()
    add_wanted = Signal()
    rearranged = Signal()

    def __init__(self, wizard: SegmentSteps) -> None:
        super().__init__()
        self._wizard = wizard
        self.form: Form | None = None
        self.is_touched = False
        self.editor = FormEditor(wizard.shell.theme, self._ask_words)
        self._foot = ConditionFoot(self.drop, self.add_wanted.emit)
        self.alone, self.drop_button, self.add_button = self._foot.alone, self._foot.drop_button, self._foot.add_button
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.editor, 1)
        column.addWidget(self._foot)
        self.editor.edited.connect(self._on_edited)
        self.editor.rearranged.connect(self.rearranged)

    @property
    def fields(self) -> list[QWidget]:
        """What takes the focus, in the order of Tab."""
        return [*self.editor.fields, self.drop_button, self.add_button]

    def rule(self) -> Rule | None:
        """Return the condition as it stands, None while something is missing."""
        return filled(self.form, self.editor.answers) if self.form is not None else None

    def show_form(self, form: Form, wanted: Mapping[str, Any] | None = None) -> None:
        """Show a sentence with what usually stands in it, or with the answers to be changed."""
        flow = self._wizard.flow
        assert flow is not None
        self.form, self.is_touched = form, wanted is not None
        titles = {key: title for key, title in flow.start.segment_titles.items() if key != flow.key}
        self.editor.show_shop(self._wizard.as_of, flow.start.currency, titles)
        self.editor.show_form(form, wanted or form.defaults)
        self.changed.emit()

    def drop(self) -> None:
        """Go back to what usually stands in the sentence."""
        if self.form is not None:
            self.show_form(self.form)

    def settle(self) -> None:
        """Take the sentence as it is: it was added."""
        self.is_touched = False

    def show_state(self, is_change: bool, is_forgotten: bool) -> None:
        """Show whether the condition can be added, and offer to drop it. is_change: it takes the place of another."""
        rule = self.rule()
        self._foot.show_state(rule is not None, is_change, is_forgotten)
        if rule is None:
            self.alone.setText(_("Tick at least one of each list.") if self.form is not None else "")

    def show_count(self, count: SegmentCount | None) -> None:
        """Say how many people the condition alone would hold for."""
        if count is not None:
            self.alone.setText(_("This condition alone: {count}").format(count=size_words(count)))

    def _on_edited(self) -> None:
        self.is_touched = True
        self.changed.emit()

    def _ask_words(self, rows: str, field: str, done: Callable[[tuple[CountedWord, ...]], None]) -> None:
        as_of = self._wizard.as_of

        def came(found: tuple[RowWord, ...]) -> None:
            done(tuple(CountedWord(word.key, word.title, word.people) for word in found))

        self._wizard.shell.shop.read(lambda db: row_words(db, rows, field, as_of), came, owner=self)
