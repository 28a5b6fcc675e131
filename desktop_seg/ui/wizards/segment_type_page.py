"""First step of the segment wizard: what the segment is about. What has no data yet is there, but out of the way."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.segments.flow import SegmentFlow, Step
from desktop_seg.segments.segment_type import SegmentType
from desktop_seg.ui.widgets.card import Scroller
from desktop_seg.ui.widgets.text import label
from desktop_seg.ui.wizards.frame import StepPage
from desktop_seg.ui.wizards.segment_steps import SegmentSteps


class SegmentTypePage(StepPage):
    """One choice for each type, with a hint."""

    def __init__(self, wizard: SegmentSteps) -> None:
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
            grid.setVerticalSpacing(12)
            grid.setColumnStretch(1, 1)
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
        for each in flow.types(with_data=True):
            self._add(self._with_data, each, is_enabled=True)
        without = flow.types(with_data=False)
        for each in without:
            self._add(self._without_grid, each, is_enabled=False)
        self.more.setVisible(bool(without))
        text = ngettext("{n} without data in your shop", "{n} without data in your shop", len(without))
        self.more.setText(text.format(n=format_number(len(without))))
        if flow.type_key in self.choices:
            self.choices[flow.type_key].setChecked(True)
        first = self._group.checkedButton() or next(iter(self.choices.values()))
        QTimer.singleShot(0, first, first.setFocus)  # it is shown a moment later, and takes no focus before
        self.say(flow.fault(Step.TYPE))

    def isComplete(self) -> bool:
        flow = self._wizard.flow
        return flow is not None and not flow.fault(Step.TYPE)

    def _add(self, grid: QGridLayout, each: SegmentType, is_enabled: bool) -> None:
        choice = QRadioButton(_(each.title))
        choice.setAccessibleDescription(_(each.hint))
        choice.setEnabled(is_enabled)
        self._group.addButton(choice)
        self.choices[each.key] = choice
        grid.addWidget(choice, grid.rowCount(), 0)
        grid.addWidget(label(_(each.hint), "muted", wraps=True), grid.rowCount() - 1, 1)

    def _on_toggled(self) -> None:
        flow = self._wizard.flow
        if flow is not None:
            flow.type_key = next((key for key, choice in self.choices.items() if choice.isChecked()), "")
            self.say(flow.fault(Step.TYPE))
