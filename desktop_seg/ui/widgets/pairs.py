"""Titles with their values beside them, as many as there are: what is known of somebody."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_seg.ui.widgets.text import label

_TITLE_LETTERS = 20  # longer titles are wrapped
_AROUND = 4  # pixels that a label keeps beside its text


@dataclass(frozen=True, slots=True)
class Pair:
    """A title and what it is; both in the owner's language."""

    title: str
    text: str


class Pairs(QWidget):
    """Two columns; values are wrapped and can be selected with the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        # Titles take what they need, up to a limit, and leave the rest: an e-mail address cannot be wrapped.
        self._grid.setColumnStretch(1, 1)
        self.pairs: tuple[Pair, ...] = ()

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show these instead of what was there."""
        self.pairs = tuple(pairs)
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        measure = self.fontMetrics()
        widest = max((measure.horizontalAdvance(pair.title) for pair in self.pairs), default=0)
        most = measure.horizontalAdvance("0") * _TITLE_LETTERS
        self._grid.setColumnMinimumWidth(0, min(widest + _AROUND, most))
        for row, pair in enumerate(self.pairs):
            title, text = label(pair.title, "muted", wraps=True), label(pair.text, wraps=True)
            title.setAlignment(Qt.AlignmentFlag.AlignTop)
            text.setAlignment(Qt.AlignmentFlag.AlignTop)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setToolTip(pair.text)  # an address of one long word cannot be wrapped
            text.setAccessibleName(pair.title)
            text.setAccessibleDescription(pair.text)
            self._grid.addWidget(title, row, 0)
            self._grid.addWidget(text, row, 1)
        self.setAccessibleDescription("; ".join(f"{pair.title}: {pair.text}" for pair in self.pairs))
