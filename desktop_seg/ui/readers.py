"""The read-only connections to the shop file that questions in the background take in turn. Used by: jobs."""

import threading
from pathlib import Path
from queue import Empty, LifoQueue

from desktop_seg.store.database import Database


class Readers:
    """Read-only connections to one shop file, lent out one at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._free: LifoQueue[Database] = LifoQueue()
        self._closed = threading.Event()

    def take(self) -> Database:
        """Return a connection nobody else uses."""
        try:
            return self._free.get_nowait()
        except Empty:
            from desktop_seg.store.shop_file import open_reader

            return open_reader(self._path)

    def give_back(self, db: Database) -> None:
        """Lend it to the next one, or close it when the shop was closed meanwhile."""
        if self._closed.is_set():
            db.close()
        else:
            self._free.put(db)

    def close(self) -> None:
        """Close what is free now; what is lent out closes when it comes back."""
        self._closed.set()
        while True:
            try:
                self._free.get_nowait().close()
            except Empty:
                return
