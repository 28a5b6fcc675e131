"""Files dropped anywhere on the window start an import."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from desktop_seg.ui.widgets.drop_overlay import DropOverlay


class DropTarget(QObject):
    """Watches a window: shows the overlay while files hang over it and hands them on when they fall."""

    def __init__(self, window: QWidget, overlay: DropOverlay, dropped: Callable[[list[Path]], None]) -> None:
        super().__init__(window)
        self._overlay = overlay
        self._dropped = dropped
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragEnter and isinstance(event, QDropEvent) and files_in(event):
            event.acceptProposedAction()
            self._overlay.cover()
            return True
        if kind == QEvent.Type.DragLeave:
            self._overlay.hide()
        if kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._overlay.hide()
            files = files_in(event)
            if files:
                event.acceptProposedAction()
                self._dropped(files)
                return True
        return super().eventFilter(watched, event)


def files_in(event: QDropEvent) -> list[Path]:
    """Return the files on disk that are being dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
