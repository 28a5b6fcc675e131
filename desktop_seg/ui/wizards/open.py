"""How the window opens its wizards: one function each, loaded when it is first used.

A wizard is a window-modal QWizard shown with `open()`; it changes the shop through `shell.shop`, says what it has done
through `shell.tell`, and deletes itself when it closes.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_seg.ui.shell import SegmentChoice, Shell


def import_files(shell: Shell, parent: QWidget, files: Sequence[Path]) -> None:
    """Bring spreadsheets into the shop file. files: at least one."""
    from desktop_seg.ui.wizards.import_wizard import ImportWizard

    ImportWizard(shell, files, parent).open()


def new_segment(shell: Shell, parent: QWidget, base: SegmentChoice | None) -> None:
    """Make a segment of one's own. base: the one to begin with; an own one is changed."""
    from desktop_seg.ui.wizards.segment_wizard import SegmentWizard

    SegmentWizard(shell, parent, base).open()


def export_segment(shell: Shell, parent: QWidget, choice: SegmentChoice) -> None:
    """Write a mailing list of a segment."""
    from desktop_seg.ui.wizards.export_wizard import ExportWizard

    ExportWizard(shell, choice, parent).open()
