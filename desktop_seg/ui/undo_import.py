"""Undoing an import from the window: say what would go with it, ask, do it in the background, tell."""

from PySide6.QtWidgets import QWidget

from desktop_seg.base.i18n import _
from desktop_seg.importing import undo
from desktop_seg.importing.undo_effect import UndoEffect
from desktop_seg.model.changes import Changes
from desktop_seg.store.import_file import ImportFile
from desktop_seg.ui import dialogs
from desktop_seg.ui.shell import Shell


def ask_and_undo(shell: Shell, parent: QWidget, chosen: ImportFile) -> None:
    """Show what undoing this import takes along, and undo it when the owner agrees."""

    def ask(effect: UndoEffect) -> None:
        dialogs.ask_to_undo(
            parent,
            _("Undo the import of “{file}”?").format(file=effect.name),
            "\n".join(effect.sentences(shell.shop.currency)),
            agreed,
        )

    def agreed() -> None:
        shell.shop.write(
            lambda db, progress: undo.undo(db, chosen.id, progress),
            done,
            Changes.all(),
            _("Undoing the import of {file}").format(file=chosen.name),
        )

    def done(effect: UndoEffect) -> None:
        shell.tell(_("The import of “{file}” is undone. Import it again to have it back.").format(file=effect.name))

    shell.shop.read(lambda db: undo.preview(db, chosen.id), ask, owner=parent)
