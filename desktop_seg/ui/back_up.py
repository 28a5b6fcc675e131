"""A copy of the shop file where the owner wants one: on a stick, in another folder."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_seg.base.i18n import _
from desktop_seg.model.changes import Changes
from desktop_seg.store import backup
from desktop_seg.ui import dialogs
from desktop_seg.ui.shell import Shell


def ask_and_back_up(shell: Shell, parent: QWidget) -> None:
    """Ask where to, write the copy in the background, say where it is."""

    def chosen(path: Path, _filter: str) -> None:
        target = path if path.suffix == ".seg" else path.with_name(f"{path.name}.seg")
        shell.shop.write(
            lambda db, _progress: backup.back_up(db, target),
            lambda _nothing: shell.tell(
                _("The copy is in “{file}”. It was opened and found sound.").format(file=target.name)
            ),
            Changes(),
            _("Writing a copy of the shop file"),
        )

    dialogs.choose_target(parent, _("Back up this shop file"), [_("Shop files") + " (*.seg)"], chosen)
