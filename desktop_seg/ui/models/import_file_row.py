"""The files of one import wizard as a table: name, what each is a list of, rows, what was found."""

from PySide6.QtCore import QObject

from desktop_seg.base.i18n import N_, _, format_number
from desktop_seg.importing.file_flow import FileFlow
from desktop_seg.importing.file_kind import KIND_TITLES, FileKind
from desktop_seg.importing.question import QuestionKind
from desktop_seg.ui.models.value_table import Shown, ValueTableModel

NAME, KIND, ROWS, FOUND = range(4)


class FileRowsModel(ValueTableModel[FileFlow]):
    """One row a file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Shown(N_("File"), lambda file: file.path.name),
                Shown(N_("What one row is"), lambda file: kind_title(known_kind(file))),
                Shown(N_("Rows"), _rows, is_number=True),
                Shown(N_("What was found"), found_words),
            ),
            parent,
        )


def known_kind(file: FileFlow) -> FileKind | None:
    """Return what a file is a list of; None before it was read and while that is asked."""
    found = file.inspection
    if found is None or found.question(QuestionKind.KIND) is not None:
        return file.answers.kind
    return found.plan.kind


def kind_title(kind: FileKind | None) -> str:
    """Return how a kind of file is called, "" for an unknown one."""
    return _(KIND_TITLES[kind]) if kind is not None else ""


def found_words(file: FileFlow) -> str:
    """Return in a few words what is known of a file by now."""
    if file.refusal is not None:
        return "⚠ " + file.refusal.what
    if file.lock is not None:
        return "⚠ " + file.lock.sentence
    if file.inspection is None:
        return _("Being read …")
    if file.questions:
        return "? " + file.questions[0].sentence
    return "✓ " + (_("Known from last time") if file.inspection.saved_at else _("Understood"))


def _rows(file: FileFlow) -> str:
    return format_number(file.inspection.rows) if file.inspection is not None else ""
