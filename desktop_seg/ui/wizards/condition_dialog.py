"""Making one condition by itself: everything there is to ask about, and how many people it would hold for."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.rules.tree import Rule
from desktop_seg.segments.flow import Preview, SegmentFlow, preview
from desktop_seg.segments.segment_type import MIX
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.letters import keep_apart
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.text import label
from desktop_seg.ui.wizards.segment_condition_bench import ConditionBench

_WAIT_MS = 80
_WIDE, _HIGH = 120, 34  # of a letter and of a line


class ConditionDialog(QDialog):
    """`made` is called with the condition when the owner adds it. wanted: the condition to be changed, None for a new
    one. It is what the makers of a condition take for their wizard (SegmentSteps)."""

    def __init__(
        self, shell: Shell, flow: SegmentFlow, as_of: int, made: Callable[[Rule], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        keep_apart(self)
        self.shell = shell
        self.as_of = as_of
        self.flow: SegmentFlow | None = SegmentFlow(replace(flow.start, template=None), key=flow.key, type_key=MIX)
        self.preview: Preview | None = None
        self.is_saving = False
        self._made = made
        self._is_change = False
        self._counting = Latest()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._count)
        self.setWindowTitle(_("Condition"))
        self.title = label("", "title", wraps=True)
        self.bench = ConditionBench(self)
        column = QVBoxLayout(self)
        column.addWidget(self.title)
        column.addWidget(self.bench, 1)
        self.bench.titled.connect(self.title.setText)
        self.bench.changed.connect(self._show_state)
        self.bench.add_wanted.connect(self._add)
        metrics, room = self.fontMetrics(), parent.window().size()
        self.resize(
            min(metrics.horizontalAdvance("0") * _WIDE, max(room.width() - 24, 640)),
            min(metrics.height() * _HIGH, max(room.height() - 24, 440)),
        )

    def show_condition(self, wanted: Rule | None) -> None:
        """Open with a condition to be changed, or with everything to ask about."""
        assert self.flow is not None
        self.bench.show_flow(self.flow)
        self._is_change = wanted is not None and self.bench.take_up(self.flow, wanted)
        self._show_state()
        self.open()

    def recount(self) -> None:
        """Count again a moment later."""
        if not self._timer.isActive():
            self._timer.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        self._counting.drop()
        super().closeEvent(event)

    def _add(self) -> None:
        rule = self.bench.rule
        if rule is not None:
            self._made(rule)
            self.accept()

    def _show_state(self) -> None:
        self.bench.maker.show_state(self._is_change, is_forgotten=False)
        self.recount()

    def _count(self) -> None:
        rule, as_of = self.bench.rule, self.as_of
        if rule is not None:
            self._counting.take(
                self.shell.shop.read(lambda db: preview(db, None, rule, as_of), self._on_counted, owner=self)
            )

    def _on_counted(self, found: Preview) -> None:
        self.bench.maker.show_count(found.draft)
