"""The step of the export wizard that shows who may get the list, and asks whether it is to be measured if it helps."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox

from desktop_seg.base.i18n import N_, _
from desktop_seg.exports.flow import ExportFlow, Step
from desktop_seg.model.campaign import MOST_DAYS
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.widgets.text import label
from desktop_seg.ui.wizards.frame import StepPage
from desktop_seg.ui.wizards.funnel_view import FunnelView

_WHY_MEASURE = N_("Some of them, chosen by chance, do not get it. What both buy later shows whether writing pays.")


class PeoplePage(StepPage):
    """From the segment down to those who may be written to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Who may get it?"), _("People who may not be written to are left out, whatever happens."))
        self._flow: ExportFlow | None = None
        self.view = FunnelView(theme)
        self.body.addWidget(self.view)
        self._why = label(
            _(
                "This cannot be switched off: it protects your customers and you. Who is left out, and why, "
                "is in the file."
            ),
            "muted",
            wraps=True,
        )
        self.body.addWidget(self._why)
        self._doubts = label("", wraps=True)
        self.body.addWidget(self._doubts)
        self._add_quiet()
        self.body.addStretch(1)
        self.measure = QCheckBox(_("&Measure whether it helps"))
        self.measure.setAccessibleDescription(_(_WHY_MEASURE))
        self.measure.toggled.connect(self._on_measure)
        self.body.addWidget(self.measure)
        self._why_measure = label(_(_WHY_MEASURE), "muted", wraps=True)
        self._why_measure.setIndent(28)
        self.body.addWidget(self._why_measure)
        self.add_note()

    def show_flow(self, flow: ExportFlow) -> None:
        """Take the choices of a flow; they are shown when the page is reached."""
        self._flow = flow
        for widget in (self.measure, self._why_measure):
            widget.setVisible(not flow.start.special)  # who was on such a list is not kept

    def initializePage(self) -> None:
        flow = self._flow
        assert flow is not None
        self.view.show_funnel(flow.funnel)
        self._doubts.setText(flow.doubts())
        self._doubts.setVisible(bool(flow.doubts()))
        self.say(flow.fault(Step.PEOPLE))

    def isComplete(self) -> bool:
        return self._flow is not None and not self._flow.fault(Step.PEOPLE)

    def nextId(self) -> int:
        """Pass over the step of measuring while nothing is to be measured."""
        following = super().nextId()
        return following if self.measure.isChecked() else following + 1

    def _add_quiet(self) -> None:
        self.quiet = QSpinBox()
        self.quiet.setRange(0, MOST_DAYS)
        self.quiet.setSpecialValueText(_("any"))
        self.quiet.valueChanged.connect(self._on_quiet)
        says = label(_("&Days without any list before this one"))
        says.setBuddy(self.quiet)
        self.quiet.setAccessibleName(_("Days without any list before this one"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(says)
        row.addWidget(self.quiet)
        row.addStretch(1)
        self.body.addLayout(row)

    def _on_quiet(self, days: int) -> None:
        if self._flow is not None:
            self._flow.quiet_days = days
            self.initializePage()

    def _on_measure(self, is_wanted: bool) -> None:
        if self._flow is not None:
            self._flow.measure.is_wanted = is_wanted
        self.completeChanged.emit()  # the wizard asks again which page follows
