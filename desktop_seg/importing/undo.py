"""Undoing an import, at any later time and in any order: what would go with it, and doing it.

In: the id of an import (store/import_file.py lists them). Used by: the Imports page and the command line. No child
process is needed: no spreadsheet is read.
"""

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.base.progress import Progress, Quiet
from desktop_seg.importing.undo_effect import UndoEffect
from desktop_seg.metrics import changed
from desktop_seg.metrics.refresh import refresh
from desktop_seg.store import backup, by_hand, import_file, journal, link, setting, shared_import, withdrawal
from desktop_seg.store.database import Database
from desktop_seg.store.import_file import ImportFile


def preview(db: Database, import_id: int) -> UndoEffect:
    """Return what undoing this import would take along. Reads only.

    Raises UserError when there is no such import (any more).
    """
    found = _found(db, import_id)
    extent, shared = withdrawal.extent(db, import_id), shared_import.shared_with(db, import_id)
    return UndoEffect(found.id, found.name, found.outcome.rows_read, extent, shared)


def undo(db: Database, import_id: int, progress: Progress | None = None) -> UndoEffect:
    """Take an import out of the shop file, in one transaction, and return what went.

    Raises UserError when there is no such import (any more) and Cancelled; the shop file is then as it was.
    """
    found = _found(db, import_id)
    backup.back_up_first(db, "before-undo")
    progress = progress or Quiet()
    with db.transaction(), changed.noted(db, found.outcome.rows_read):
        effect = preview(db, import_id)
        progress.step(0, 0, _("Undoing the import of {file}").format(file=effect.name))
        with by_hand.lifted_off(db):
            withdrawal.take_back(db, import_id)
        link.renew(db)
        detail = {"import_id": import_id, "rows": effect.rows, "sales": effect.extent.sales_gone}
        journal.enter(db, "undo", {**detail, "customers": effect.extent.customers_gone})
        setting.count_change(db)
        refresh(db, progress)
    return effect


def _found(db: Database, import_id: int) -> ImportFile:
    found = import_file.find(db, import_id)
    if found is None:
        raise UserError(
            _("There is no import with number {number}; it may have been undone already.").format(number=import_id),
            _("Look at the list of imports for those that are there."),
        )
    return found
