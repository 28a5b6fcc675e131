"""One import as the Imports page shows it: its report, what did not fit, and what undoing it would take along.

Worked out on a reading connection, off the main thread. Used by: pages/imports.
"""

from dataclasses import dataclass

from desktop_seg.importing import undo
from desktop_seg.importing.undo_effect import UndoEffect
from desktop_seg.store import import_file
from desktop_seg.store.database import Database
from desktop_seg.store.import_file import ImportFile, Issue

# What a person can look through; the workbook holds every row that was set aside.
MOST_ISSUES = 1_000


@dataclass(frozen=True, slots=True)
class ImportView:
    """issues: the first of them, rows before cells. issue_count: of all that are kept. effect: of undoing it now."""

    file: ImportFile
    issues: tuple[Issue, ...]
    issue_count: int
    effect: UndoEffect


def import_view(db: Database, chosen: ImportFile) -> ImportView:
    """Return what is known of an import. Raises UserError when it was undone meanwhile."""
    issues = import_file.first_issues(db, chosen.id, MOST_ISSUES)
    return ImportView(chosen, issues, import_file.issue_count(db, chosen.id), undo.preview(db, chosen.id))
