"""What a backup is, in the owner's words. Used by: the window and the command line, where one is chosen."""

from desktop_seg.base.i18n import N_, _, format_date
from desktop_seg.store.backup import Backup

_WHY = {
    "before-import": N_("{day}, {time}: before an import"),
    "before-undo": N_("{day}, {time}: before an import was undone"),
    "at-exit": N_("{day}, {time}: when the program was closed"),
    "before-restore": N_("{day}, {time}: before a backup was brought back"),
    "before-schema": N_("{day}, {time}: before a new version of the program"),
}


def told(each: Backup) -> str:
    """Return when it was made, by the clock of this computer, and why."""
    at = each.taken_at.astimezone()
    text = _(_WHY[each.why]) if each.why in _WHY else _("{day}, {time}")
    return text.format(day=format_date(at.date(), "long"), time=f"{at:%H:%M}")
