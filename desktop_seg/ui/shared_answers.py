"""Handing the answers of an import on as a file, and taking in those that somebody else gave.

Answers are kept in the shop file by the headings they are for. Used by: answers_dialog, wizards/import_answers.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_seg.base.i18n import _
from desktop_seg.base.progress import Progress
from desktop_seg.store.database import Database
from desktop_seg.store.mapping_profile import MappingProfile
from desktop_seg.ui import dialogs
from desktop_seg.ui.shell import Shell

_ENDING = ".toml"


def ask_and_save(shell: Shell, parent: QWidget, profile: MappingProfile) -> None:
    """Ask where to, and write answers into a file."""

    def chosen(path: Path, _filter: str) -> None:
        target = path if path.suffix else path.with_suffix(_ENDING)
        shell.shop.read(lambda _db: _save(profile, target), told, owner=parent, failed=shell.tell_error)

    def told(path: Path) -> None:
        text = _("Saved as “{file}”. It says what the columns mean, and holds nothing of your customers.")
        shell.tell(text.format(file=path.name))

    name = Path(profile.name).stem + _ENDING
    dialogs.choose_target(parent, _("Save these answers as a file"), [_filter_words()], chosen, name)


def ask_and_take(shell: Shell, parent: QWidget, done: Callable[[], None]) -> None:
    """Ask for a file with answers and keep them; then `done`."""
    title = _("Take answers from a file")
    dialogs.choose_file(parent, title, [_filter_words()], lambda path: take_file(shell, path, done))


def take_file(shell: Shell, path: Path, done: Callable[[], None]) -> None:
    """Keep the answers of a file; a file that holds none is told of."""

    def keep(db: Database, _progress: Progress) -> str:
        from desktop_seg.importing.saved_mapping import take_in  # cleaning and all: not before somebody wants it

        return take_in(db, path, datetime.now(UTC).isoformat("T", "seconds")).name

    def told(name: str) -> None:
        shell.tell(_("Files with the headings of “{name}” are now read as these answers say.").format(name=name))
        done()

    shell.shop.jobs.write(keep, told, failed=shell.tell_error)


def _filter_words() -> str:
    return _("Answers of an import") + " (*.toml)"


def _save(profile: MappingProfile, path: Path) -> Path:
    from desktop_seg.importing.saved_mapping import save_as_file

    save_as_file(profile, path)
    return path
