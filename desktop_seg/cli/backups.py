"""Commands about backups: backups, restore."""

from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.output import Output
from desktop_seg.store import backup
from desktop_seg.store.backup_words import told
from desktop_seg.store.restore import restore


def list_backups(asked: Asked, output: Output) -> int:
    """List the backups beside the shop file, the latest first."""
    found = backup.backups(asked.shop)
    rows = [[str(number), told(each), each.path.name] for number, each in enumerate(found, 1)]
    if rows:
        output.table([_("No."), _("Backup"), _("File")], rows, numbers=(0,))
        output.say(_("“desktop-seg restore 1” brings the latest back; what is there now is kept as a backup."))
    else:
        output.say(_("There is no backup yet. One is made before each import, and before an import is undone."))
    output.data([{"path": str(each.path), "taken_at": each.taken_at.isoformat(), "why": each.why} for each in found])
    return 0


def restore_one(asked: Asked, output: Output) -> int:
    """Bring a backup back, by its number on the list or as a file."""
    chosen = _chosen(asked)
    done = restore(asked.shop, chosen)
    output.say(_("The shop file is as it was in “{file}”.").format(file=chosen.name))
    if done.kept is not None:
        output.say(_("What it held before is kept: {file}").format(file=done.kept))
    output.data({"restored": str(chosen), "kept": str(done.kept) if done.kept else None})
    return 0


def _chosen(asked: Asked) -> Path:
    """Return the file that is meant. Raises UserError when there is no backup of that number."""
    word = str(asked.values["backup"])
    found = backup.backups(asked.shop)
    if not word.isdecimal():
        return Path(word)
    if not 1 <= int(word) <= len(found):
        raise UserError(
            _("There is no backup number {number}.").format(number=word),
            _("“desktop-seg backups” lists those there are; the name of a file works too."),
        )
    return found[int(word) - 1].path
