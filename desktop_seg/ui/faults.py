"""What becomes of an exception nobody expected: a line in the log and one calm message, never a dead window.

Covers slots (sys.excepthook), threads, and crashes below Python (faulthandler writes to a file beside the log).
"""

import faulthandler
import sys
import threading
from contextlib import suppress
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Signal

from desktop_seg.base import log, paths


class Faults(QObject):
    """Hears every unexpected exception. `noticed` carries the details on the main thread."""

    noticed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._crash_file: TextIO | None = None

    def install(self) -> None:
        """Take over the hooks of Python for the life of the program."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        with suppress(OSError):  # a home that may not be written to
            self._crash_file = (paths.log_folder() / "crash.log").open("a", encoding="utf-8")
            faulthandler.enable(self._crash_file)

    def take(self, error: BaseException) -> None:
        """Log an exception without what stood in cells, and let the window tell of it."""
        details = log.told(error)
        log.logger.error("unexpected\n%s", details)
        self.noticed.emit(details)

    def _on_exception(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, traceback)
            return
        self.take(error.with_traceback(traceback))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_value)
