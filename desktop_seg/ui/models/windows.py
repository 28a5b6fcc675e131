"""Rows of a long list that are fetched in windows as they come into view, for table models.

Two hundred thousand rows cost as much as two hundred: only the last windows looked at are held.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

WINDOW = 100
_KEPT = 40

Arrived = Callable[[Sequence[T | None]], None]


class Windows(Generic[T]):
    """`ask(first, number, arrived)` fetches in the background and calls `arrived` with the rows, on the main thread;
    None stands for a row that is gone.

    `shown(first, last)` is called with the rows that came into being, last included.
    """

    def __init__(self, ask: Callable[[int, int, Arrived[T]], None], shown: Callable[[int, int], None]) -> None:
        self._ask = ask
        self._shown = shown
        self._windows: OrderedDict[int, Sequence[T | None] | None] = OrderedDict()  # None: on its way
        self._length = 0
        self._round = 0

    @property
    def length(self) -> int:
        """How many rows there are in all."""
        return self._length

    def start(self, length: int) -> None:
        """Begin with another list; rows of the last one that are still on their way are dropped."""
        self._round += 1
        self._length = length
        self._windows.clear()

    def row(self, at: int) -> T | None:
        """Return the row at a place, None while it is on its way."""
        number = at // WINDOW
        if number not in self._windows:
            self._fetch(number)
        self._windows.move_to_end(number)
        rows = self._windows[number]
        place = at % WINDOW
        return rows[place] if rows is not None and place < len(rows) else None

    def _fetch(self, number: int) -> None:
        self._windows[number] = None
        asked_in = self._round

        def arrived(rows: Sequence[T | None]) -> None:
            if asked_in == self._round:
                self._keep(number, rows)

        first = number * WINDOW
        self._ask(first, min(WINDOW, self._length - first), arrived)

    def _keep(self, number: int, rows: Sequence[T | None]) -> None:
        self._windows[number] = rows
        while len(self._windows) > _KEPT:
            self._windows.popitem(last=False)
        first = number * WINDOW
        self._shown(first, min(self._length, first + WINDOW) - 1)
