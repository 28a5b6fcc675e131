"""What becomes of the rows of a file, counted so that every row has exactly one outcome. Used by: the file writers."""

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Rows by outcome. Whether a row about something older changed it is only known at the end: such rows wait."""

    new: int = 0
    updated: int = 0
    same: int = 0
    _waiting: Counter[int] = field(default_factory=Counter)

    def wait(self, row_id: int) -> None:
        """Count a row about a row of the shop file that an earlier import brought."""
        self._waiting[row_id] += 1

    def settle(self, changed: Set[int]) -> None:
        """Count the waiting rows: updated where the row of the shop file changed, else the same."""
        for row_id, count in self._waiting.items():
            if row_id in changed:
                self.updated += count
            else:
                self.same += count
        self._waiting.clear()
