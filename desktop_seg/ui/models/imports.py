"""The list of imports and the list of what did not fit in one of them. Both are short enough to hold."""

from PySide6.QtCore import QObject

from desktop_seg.base.i18n import N_, _, format_number
from desktop_seg.importing.file_kind import KIND_TITLES, FileKind
from desktop_seg.store.import_file import ImportFile, Issue
from desktop_seg.ui.models.value_table import Shown, ValueTableModel
from desktop_seg.ui.status import local_day


class ImportsModel(ValueTableModel[ImportFile]):
    """Imports, newest first. Rows read are the sum of the four columns behind them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Shown(N_("File"), lambda each: each.name),
                Shown(N_("What it is"), lambda each: kind_words(each.kind)),
                Shown(N_("Imported"), lambda each: local_day(each.imported_at)),
                Shown(N_("Rows"), lambda each: format_number(each.outcome.rows_read), True),
                Shown(N_("New"), lambda each: format_number(each.outcome.rows_new), True),
                Shown(N_("Updated"), lambda each: format_number(each.outcome.rows_updated), True),
                Shown(N_("Already there"), lambda each: format_number(each.outcome.rows_same), True),
                Shown(N_("Set aside"), lambda each: format_number(each.outcome.rows_aside), True),
            ),
            parent,
        )


class IssuesModel(ValueTableModel[Issue]):
    """Cells and rows that did not fit, in the order of the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Shown(N_("Row"), lambda each: format_number(each.row), True),
                Shown(N_("Column"), lambda each: each.column),
                Shown(N_("In the cell"), lambda each: each.text),
                Shown(N_("Why"), lambda each: each.reason),
                Shown(N_("What became of it"), _fate),
            ),
            parent,
        )


def kind_words(kind: str) -> str:
    """Return how a kind of file is called; one that a newer program wrote stands as it is."""
    return _(KIND_TITLES[FileKind(kind)]) if kind in set(FileKind) else kind


def _fate(issue: Issue) -> str:
    return _("the whole row was set aside") if issue.is_aside else _("only this cell was left out")
