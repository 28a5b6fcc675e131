"""Collects Python's garbage on the window's thread alone. Made by: app.py, before the first window.

Python collects wherever memory happens to be asked for, which may be the thread that draws a chart. A dead widget found
there is destroyed there: Qt takes a lock of its own and waits for Python, while the window's thread holds Python and
waits for that lock: the window stands still for good. So the automatic collector is off, and a timer does its work.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 250
# A full collection looks at every object there is (some 60 ms). It waits for a moment without work, but not for ever.
_FULL_AT_LEAST_EVERY = 400
_SETTLED_AFTER = 40  # rounds: by then everything is loaded, and what is there stays


class Garbage(QObject):
    """Takes over from Python's automatic collector until `hand_back`.

    is_quiet: whether nobody waits for anything just now.
    """

    def __init__(self, is_quiet: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_quiet = is_quiet
        self._rounds_since_full = 0
        self._is_settled = False
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect_some)
        self._timer.start()

    def collect_some(self) -> None:
        """Collect as much as Python's own collector would by now: the young often, all of them seldom."""
        self._rounds_since_full += 1
        counts, limits = gc.get_count(), gc.get_threshold()
        if not self._is_settled and self._rounds_since_full >= _SETTLED_AFTER and self._is_quiet():
            self._settle()
        elif counts[2] > limits[2] and (self._is_quiet() or self._rounds_since_full >= _FULL_AT_LEAST_EVERY):
            gc.collect(2)
            self._rounds_since_full = 0
        elif counts[1] > limits[1]:
            gc.collect(1)
        elif counts[0] > limits[0]:
            gc.collect(0)

    def _settle(self) -> None:
        """Collect all, once, and never look again at the modules and the window that are left."""
        gc.collect(2)
        gc.freeze()
        self._is_settled, self._rounds_since_full = True, 0

    def hand_back(self) -> None:
        """Let Python collect by itself again; to be called when no other thread is left."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()
