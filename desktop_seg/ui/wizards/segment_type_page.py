"""First step of the segment wizard: what the segment is about. What has no data yet is there, but out of the way."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.segments.flow import SegmentFlow, SegmentType, Step
from desktop_seg.ui.widgets.card import Scroller
from desktop_seg.ui.widgets.text import label
from desktop_seg.ui.wizards.frame import StepPage

if TYPE_CHECKING:
    from desktop_seg.ui.wizards.segment_wizard import SegmentWizard

_COLUMNS = 2


class SegmentTypePage(StepPage):
    """One choice for each type, with a hint."""

    def __init__(self, wizard: "SegmentWizard") -> None:
        super().__init__(_("What is your segment about?"), _("This only decides which questions come first."))
        self._wizard = wizard
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._on_toggled)
        self.choices: dict[str, QRadioButton] = {}
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(16)
        self._with_data = QGridLayout()
        self._without_data = QWidget()
        self._without_grid = QGridLayout(self._without_data)
        self._without_grid.setContentsMargins(0, 0, 0, 0)
        for grid in (self._with_data, self._without_grid):
            grid.setHorizontalSpacing(24)
            grid.setVerticalSpacing(16)
        self.more = QPushButton()
        self.more.setCheckable(True)
        self.more.setAutoDefault(False)
        self.more.toggled.connect(self._without_data.setVisible)
        self.more.hide()
        self._without_data.hide()
        column.addLayout(self._with_data)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._without_data)
        column.addStretch(1)
        self.body.addWidget(Scroller(content), 1)
        self.add_note()
        self.say(_("Reading your shop …"))

    def show_flow(self, flow: SegmentFlow) -> None:
        """Show which types there are."""
        for at, each in enumerate(flow.types(with_data=True)):
            _put(self._with_data, at, self._choice(each, is_enabled=True))
        without = flow.types(with_data=False)
        for at, each in enumerate(without):
            _put(self._without_grid, at, self._choice(each, is_enabled=False))
        self.more.setVisible(bool(without))
        text = ngettext("{n} without data in your shop", "{n} without data in your shop", len(without))
        self.more.setText(text.format(n=format_number(len(without))))
        if flow.type_key in self.choices:
            self.choices[flow.type_key].setChecked(True)
        first = next(iter(self.choices.values()), None)
        if first is not None and self.isVisible():
            (self._group.checkedButton() or first).setFocus()
        self.say(flow.fault(Step.TYPE))

    def isComplete(self) -> bool:
        flow = self._wizard.flow
        return flow is not None and not flow.fault(Step.TYPE)

    def _choice(self, each: SegmentType, is_enabled: bool) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        choice = QRadioButton(_(each.title))
        choice.setAccessibleDescription(_(each.hint))
        choice.setEnabled(is_enabled)
        self._group.addButton(choice)
        self.choices[each.key] = choice
        hint = label(_(each.hint), "muted", wraps=True)
        hint.setIndent(self.fontMetrics().horizontalAdvance("0") * 3)
        column.addWidget(choice)
        column.addWidget(hint)
        return box

    def _on_toggled(self) -> None:
        flow = self._wizard.flow
        if flow is not None:
            flow.type_key = next((key for key, choice in self.choices.items() if choice.isChecked()), "")
            self.say(flow.fault(Step.TYPE))


def _put(grid: QGridLayout, at: int, widget: QWidget) -> None:
    grid.addWidget(widget, at // _COLUMNS, at % _COLUMNS)
    grid.setColumnStretch(at % _COLUMNS, 1)
