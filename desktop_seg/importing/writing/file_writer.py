"""What the writer of every kind of file offers to `run`: rows in, and at the end what they came to."""

from dataclasses import dataclass
from typing import Protocol

from desktop_seg.importing.writing.rows import Chunk


class FileWriter(Protocol):
    """Writes the rows of one file. customers_changed: older customers of whom something changed; known at the end."""

    customers_changed: int

    @property
    def lines_new(self) -> int:
        """How many sale lines were not there before."""
        ...

    def write(self, chunk: Chunk) -> None:
        """Write the rows of a chunk; rows that cannot count are set aside."""
        ...

    def finish(self) -> None:
        """Write what is still open and settle the outcome of every row."""
        ...


@dataclass(slots=True)
class DaysSeen:
    """First and last day that rows tell which are no sales; None while none does."""

    first: int | None = None
    last: int | None = None

    def see(self, day: int | None) -> None:
        """Take a day in."""
        if day is None:
            return
        self.first = day if self.first is None else min(self.first, day)
        self.last = day if self.last is None else max(self.last, day)
