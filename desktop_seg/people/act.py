"""What every decision about people begins and ends with: one transaction in which it is noted whom it touches; pointers
and metrics worked out anew, an entry in the journal.

Used by: edit, merge.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from desktop_seg.base.progress import Progress, Quiet
from desktop_seg.metrics import changed
from desktop_seg.metrics.refresh import refresh
from desktop_seg.store import journal, link, setting
from desktop_seg.store.database import Database


@contextmanager
def deciding(db: Database) -> Iterator[None]:
    """Hold the transaction of one decision; `conclude` stands at its end."""
    with db.transaction(), changed.noted(db):
        yield


def conclude(db: Database, act: str, id_: int, progress: Progress | None = None) -> None:
    """Enter the act (id_: of the customer, edit or merge it was about) and bring up to date what follows from it."""
    link.renew(db)
    journal.enter(db, act, {"id": id_})
    setting.count_change(db)
    refresh(db, progress or Quiet())
