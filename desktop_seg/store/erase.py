"""Erased means erased: what was deleted leaves the free room of the shop file too, not only its tables.

SQLite overwrites the rows that it deletes (`secure_delete`), but not the copies that stayed behind on a page when rows
were moved about before: now and then a word of a deleted row can still be read from the bytes of the file. Only a file
that is written anew holds nothing but its rows. Backups made before are not touched.
Used by: people/special_field.
"""

import shutil

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.store.database import Database


def check_room(db: Database) -> None:
    """Refuse to delete for good what could not be wiped out afterwards. Raises UserError."""
    if db.path is None:
        return
    # The file is written anew beside itself, into its -wal, and then over itself.
    needed = 2 * db.path.stat().st_size
    if shutil.disk_usage(db.path.parent).free < needed:
        raise UserError(
            _("There is not enough room on the disk to delete this for good: it needs about {size} MB.").format(
                size=needed // 1_000_000 + 1
            ),
            _("Make room on the disk and do it again; nothing was changed."),
        )


def wipe(db: Database) -> None:
    """Write the shop file anew, without anything that was deleted from it. Not within a transaction."""
    db.run("VACUUM")
    db.rows("PRAGMA wal_checkpoint(TRUNCATE)")
