"""What all pages have in common: a title with buttons beside it, and looking again only when somebody looks."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_seg.model.changes import Changes
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.card import Scroller
from desktop_seg.ui.widgets.head_layout import HeadLayout
from desktop_seg.ui.widgets.text import ElidedLabel


class Page(QWidget):
    """Subclasses add to `content` and fill themselves in `refresh`, which is called when the page is looked at and
    what it shows may have changed. scrolls: as a whole, where its parts together need more room than there is."""

    def __init__(self, title: str, shell: Shell, parent: QWidget | None = None, *, scrolls: bool = False) -> None:
        super().__init__(parent)
        self.shell = shell
        self.shop = shell.shop
        self._is_stale = True
        self.title = ElidedLabel(title, "title")
        self.head = HeadLayout(self.title)
        self.content = self._content(scrolls)
        self.content.setContentsMargins(24, 16, 24, 16)
        self.content.setSpacing(12)
        self.content.addLayout(self.head)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.shop.shop_changed.connect(self._on_shop_changed)

    def _content(self, scrolls: bool) -> QVBoxLayout:
        if not scrolls:
            return QVBoxLayout(self)
        inside = QWidget()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(Scroller(inside))
        return QVBoxLayout(inside)

    def refresh(self) -> None:
        """Ask the shop file again and show it."""
        raise NotImplementedError

    def concerns(self, changes: Changes) -> bool:
        """Whether these changes alter what the page shows."""
        return bool(changes)

    def focus_first(self) -> None:
        """Put the focus where work on this page begins."""
        self.focusNextChild()

    def focus_back(self) -> None:
        """Put the focus where it was left, when one comes back from a page that this one opened."""
        self.focus_first()

    def find_text(self) -> None:
        """Put the focus into the search field, on pages that have one (Ctrl+F)."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def _on_shop_changed(self, changes: Changes) -> None:
        if not self.concerns(changes):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True
