"""A line across the page that stays until its reason is gone: "Sample shop, nothing here is yours"."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_seg.ui.widgets.text import button, label


class Banner(QFrame):
    """A sentence and one button."""

    def __init__(self, text: str, act_title: str, act: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("warning")
        self._text = label(text, wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(self._text, 1)
        self.button = button(act_title, act)
        row.addWidget(self.button)

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._text.setText(text)
