"""Third step of the segment wizard: its name, what it is for, its colour, and whether it lives on or stands still."""

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit

from desktop_seg.base.i18n import _
from desktop_seg.segments.flow import COLORS, SegmentFlow, Step
from desktop_seg.ui.widgets.count_footer import CountFooter
from desktop_seg.ui.wizards.frame import StepPage
from desktop_seg.ui.wizards.segment_steps import SegmentSteps


class SegmentNamePage(StepPage):
    """Suggests a name from the conditions until the owner types one."""

    def __init__(self, wizard: SegmentSteps) -> None:
        super().__init__(_("What shall it be called?"), _("You find it under this name among your segments."))
        self._wizard = wizard
        self._suggested = ""
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.name = QLineEdit()
        self.name.textChanged.connect(self._on_name)
        self.purpose = QLineEdit()
        self.purpose.setPlaceholderText(_("for example: invite to the spring evening"))
        self.purpose.textChanged.connect(self._on_purpose)
        self.color = QComboBox()
        for color in COLORS:
            self.color.addItem(self._swatch(color.code), _(color.title), color.code)
        self.color.currentIndexChanged.connect(self._on_color)
        form.addRow(_("Na&me"), self.name)
        form.addRow(_("&What is it for?"), self.purpose)
        self.kept = QComboBox()
        self.kept.addItem(_("the conditions: who meets them belongs to it, today and later"), False)
        self.kept.addItem(_("the list: who is in it today stays in it, nobody else comes"), True)
        self.kept.currentIndexChanged.connect(self._on_kept)
        form.addRow(_("&Colour"), self.color)
        form.addRow(_("&Keep"), self.kept)
        self.body.addLayout(form)
        self.body.addStretch(1)
        self.footer = CountFooter()
        self.body.addWidget(self.footer)
        self.add_note()

    def show_flow(self, flow: SegmentFlow) -> None:
        """Show what the flow begins with."""
        self.name.setText(flow.name)
        self.purpose.setText(flow.note)
        self.color.setCurrentIndex(max(self.color.findData(flow.color), 0))
        self.kept.setCurrentIndex(self.kept.findData(flow.is_frozen))

    def initializePage(self) -> None:
        flow = self._flow
        if flow.name in ("", self._suggested):
            self._suggested = flow.suggested_name()
            self.name.setText(self._suggested)
        self.footer.show_flow(flow)
        if self._wizard.preview is not None:
            self.footer.show_preview(flow, self._wizard.preview)
        self.say(flow.fault(Step.NAME))
        self.name.selectAll()
        self.name.setFocus()

    def cleanupPage(self) -> None:
        """Going back keeps everything."""

    def isComplete(self) -> bool:
        flow = self._wizard.flow
        return flow is not None and not flow.fault(Step.NAME) and not self._wizard.is_saving

    @property
    def _flow(self) -> SegmentFlow:
        assert self._wizard.flow is not None
        return self._wizard.flow

    def _on_name(self, text: str) -> None:
        if self._wizard.flow is not None:
            self._flow.name = text
            self.say(self._flow.fault(Step.NAME))

    def _on_purpose(self, text: str) -> None:
        if self._wizard.flow is not None:
            self._flow.note = text

    def _on_color(self) -> None:
        if self._wizard.flow is not None:
            self._flow.color = str(self.color.currentData())

    def _on_kept(self) -> None:
        if self._wizard.flow is not None:
            self._flow.is_frozen = bool(self.kept.currentData())

    def _swatch(self, code: str) -> QIcon:
        side = self.fontMetrics().height()
        square = QPixmap(side, side)
        square.fill(QColor(code))
        return QIcon(square)
