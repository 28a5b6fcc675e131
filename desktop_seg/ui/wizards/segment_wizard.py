"""The segment wizard: what it is about, who belongs to it, its name. State and rules live in segments/flow.py.

Sentence and count follow every change; the count is asked in the background, and only the newest answer is shown.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget, QWizard

from desktop_seg.base.i18n import _
from desktop_seg.segments.flow import STEP_TITLES, Preview, SegmentFlow, Start, preview, start
from desktop_seg.ui import own_segment
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.shell import SegmentChoice, Shell
from desktop_seg.ui.wizards.frame import StepRow, WizardFrame
from desktop_seg.ui.wizards.segment_condition_page import SegmentConditionPage
from desktop_seg.ui.wizards.segment_name_page import SegmentNamePage
from desktop_seg.ui.wizards.segment_type_page import SegmentTypePage

_WAIT_MS = 80
_WIDE, _HIGH = 150, 46  # of a letter and of a line: the second step shows much at once


class SegmentWizard(WizardFrame):
    """Nothing is written before Save. base: the segment to begin with; an own one is changed.

    `counted` carries each Preview that was shown.
    """

    counted = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget, base: SegmentChoice | None = None) -> None:
        super().__init__(_("New segment"), parent)
        self.shell = shell
        self.as_of = shell.shop.as_of or 0
        self.flow: SegmentFlow | None = None
        self.preview: Preview | None = None
        self.is_saving = False
        self._counting = Latest()
        # Not started anew by each change: the count goes along while a line is being dragged.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._count)
        self.setOption(QWizard.WizardOption.NoBackButtonOnLastPage, False)
        self.setButtonText(QWizard.WizardButton.FinishButton, _("&Save segment"))
        self.type_page, self.condition_page = SegmentTypePage(self), SegmentConditionPage(self)
        self.name_page = SegmentNamePage(self)
        self._pages = (self.type_page, self.condition_page, self.name_page)
        for page in self._pages:
            self.addPage(page)
        self._take_room(parent)
        self.currentIdChanged.connect(self._show_steps)
        self._show_steps(0)
        key, numbers = (base.key, base.numbers) if base is not None else ("", None)
        shell.shop.read(
            lambda db: start(db, self.as_of, key, numbers), self._on_start, owner=self, failed=self._on_failed
        )

    def recount(self) -> None:
        """Count again a moment later."""
        if not self._timer.isActive():
            self._timer.start()

    def accept(self) -> None:
        """Save the segment; the wizard closes when it is saved."""
        if self.flow is None or self.is_saving:
            return
        segment = self.flow.segment()
        self._set_saving(True)
        own_segment.save(self.shell, segment, lambda: super(SegmentWizard, self).accept(), self._on_save_failed)

    def done(self, result: int) -> None:
        """Close; nothing that is still being counted is waited for."""
        self._timer.stop()
        self._counting.drop()
        super().done(result)

    def _on_start(self, found: Start) -> None:
        self.flow = SegmentFlow(found)
        if self.flow.key:
            self.setWindowTitle(_("Change “{segment}”").format(segment=self.flow.name))
        for page in self._pages:
            page.show_flow(self.flow)

    def _on_failed(self, error: Exception) -> None:
        self.shell.tell_error(error)
        self.reject()

    def _count(self) -> None:
        if self.flow is None:
            return
        rule = self.flow.rule() if self.flow.conditions else None
        draft, as_of = self.condition_page.maker.rule(), self.as_of
        self._counting.take(
            self.shell.shop.read(lambda db: preview(db, rule, draft, as_of), self._on_counted, owner=self)
        )

    def _on_counted(self, found: Preview) -> None:
        assert self.flow is not None
        self.preview = found
        self.condition_page.show_preview(found)
        self.name_page.footer.show_preview(self.flow, found)
        self.counted.emit(found)

    def _on_save_failed(self, error: Exception) -> None:
        self._set_saving(False)
        self.shell.tell_error(error)

    def _set_saving(self, is_saving: bool) -> None:
        self.is_saving = is_saving
        self.name_page.setEnabled(not is_saving)
        self.name_page.completeChanged.emit()

    def _show_steps(self, current: int) -> None:
        rows = [StepRow(_(title), at < current, at == current) for at, title in enumerate(STEP_TITLES.values())]
        self.steps.show_steps(rows)

    def _take_room(self, parent: QWidget) -> None:
        metrics, room = self.fontMetrics(), parent.window().size()
        wide, high = metrics.horizontalAdvance("0") * _WIDE, metrics.height() * _HIGH
        self.resize(min(wide, room.width() - 24), min(high, room.height() - 24))
