"""The foot of a condition in the making: how many people it holds for, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.ui.widgets.text import button, label

_LEAST_LETTERS = 28


class ConditionFoot(QWidget):
    """The words stand beside the buttons, and above them where they would become a column of syllables."""

    def __init__(self, drop: Callable[[], object], add: Callable[[], object]) -> None:
        super().__init__()
        self.alone = label("", "muted", wraps=True)
        self.drop_button = button(_("&Drop it"), drop)
        self.add_button = button(_("&Add this condition"), add, is_primary=True)
        self._acts = QWidget()
        acts = QHBoxLayout(self._acts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.addStretch(1)
        acts.addWidget(self.drop_button)
        acts.addWidget(self.add_button)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(12, 0, 0, 0)
        self._line.addWidget(self.alone, 1)
        self._line.addWidget(self._acts)

    def show_state(self, can_add: bool, is_change: bool, is_forgotten: bool) -> None:
        """Say whether it can be added, or takes the place of another one, and offer to drop it."""
        self.add_button.setEnabled(can_add)
        self.add_button.setText(_("&Keep the change") if is_change else _("&Add this condition"))
        self.drop_button.setVisible(is_forgotten)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.width() - self._acts.sizeHint().width()
        is_beside = room >= self.fontMetrics().horizontalAdvance("0") * _LEAST_LETTERS
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if is_beside else direction.TopToBottom)
