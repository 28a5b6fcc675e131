"""A line across the page that stays until its reason is gone: "Sample shop, nothing here is yours"."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop_seg.ui.widgets.text import button, label


class Banner(QFrame):
    """A sentence and one button. is_inside: within a page, with round corners, and not across the window."""

    def __init__(self, act_title: str, act: Callable[[], None], is_inside: bool = False) -> None:
        super().__init__()
        self.setObjectName("notice" if is_inside else "warning")
        self._text = label("", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(self._text, 1)
        self.button = button(act_title, act)
        row.addWidget(self.button)

    def set_text(self, text: str) -> None:
        """Say this."""
        self._text.setText(text)
