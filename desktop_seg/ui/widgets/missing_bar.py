"""What the data lacks for a segment, and the way to bring it: one line with a button that opens the import."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.ui.widgets.text import button, label


class MissingBar(QFrame):
    """Not there while nothing is missing. act: opens the import."""

    def __init__(self, act: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._said = label("", wraps=True)
        self.button = button(_("&Which column is that?"), act)
        self.button.setAccessibleDescription(_("Opens the import: choose the file with this column."))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self._said, 1)
        row.addWidget(self.button)
        self.hide()

    @property
    def text(self) -> str:
        """What is missing."""
        return self._said.text()

    def show_missing(self, what: str, import_helps: bool = True) -> None:
        """Say what is missing; "" for nothing. import_helps: it is something to import."""
        self._said.setText(what)
        self.button.setVisible(import_helps)
        self.setVisible(bool(what))
