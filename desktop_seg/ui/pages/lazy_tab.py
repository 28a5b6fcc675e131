"""A tab that asks the shop file only while it is looked at: at once when it is on show, else when it comes to be."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class LazyTab(QWidget):
    """Subclasses note what they are to show, call `ask_when_seen`, and do their asking in `ask`."""

    def __init__(self) -> None:
        super().__init__()
        self._is_stale = False

    def ask(self) -> None:
        """Ask for what is to be shown, and show it."""
        raise NotImplementedError

    def ask_when_seen(self) -> None:
        """What is to be shown is something else now."""
        self._is_stale = True
        if self.isVisible():
            self._ask_anew()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._ask_anew()

    def _ask_anew(self) -> None:
        self._is_stale = False
        self.ask()
