"""What was worked out from a shop file and holds until its data change, on each connection for itself.

Nothing here lies in the file. Used by: whoever is asked the same again and again (segments/kept.py, capability.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, cast

from desktop_seg.store.database import Database

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Made:
    version: tuple[int, int]
    what: object


def remembered(db: Database, key: str, make: Callable[[], T]) -> T:
    """Return what was made under a key; it is made anew when the data have changed since."""
    version = db.version
    found = db.memory.get(key)
    if not isinstance(found, _Made) or found.version != version:
        found = db.memory[key] = _Made(version, make())
    return cast(T, found.what)
