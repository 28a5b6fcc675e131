"""What every decision about people ends with: pointers and metrics worked out anew, an entry in the journal.

Call it in the transaction of the decision. Used by: edit, merge.
"""

from desktop_seg.base.progress import Progress, Quiet
from desktop_seg.metrics.refresh import refresh
from desktop_seg.store import journal, link, setting
from desktop_seg.store.database import Database


def conclude(db: Database, act: str, id_: int, progress: Progress | None) -> None:
    """Enter the act (id_: of the customer, edit or merge it was about) and bring up to date what follows from it."""
    link.renew(db)
    journal.enter(db, act, {"id": id_})
    setting.count_change(db)
    refresh(db, progress or Quiet())
