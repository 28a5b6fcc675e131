"""The two buttons of the import wizard by which answers come from a file and go into one."""

from PySide6.QtWidgets import QWidget

from desktop_seg.importing.file_flow import FileFlow
from desktop_seg.importing.flow import ImportFlow
from desktop_seg.ui.shared_answers import ask_and_save
from desktop_seg.ui.shell import Shell


def look_again(flow: ImportFlow) -> None:
    """Read all files anew: answers that were taken in count where the headings are the same."""
    for file in flow.files:
        file.use_saved(is_wanted=True)


def give(shell: Shell, parent: QWidget, file: FileFlow | None) -> None:
    """Ask where to, and write what was answered about a file."""
    from desktop_seg.importing.saved_mapping import profile_of  # cleaning and all: not before somebody wants it

    if file is not None and file.plan is not None:
        ask_and_save(shell, parent, profile_of(file.plan, ""))
