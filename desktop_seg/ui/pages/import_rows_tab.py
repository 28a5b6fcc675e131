"""What did not fit in one import: the first of its rows and cells, and all rows set aside saved to be mended."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.exports import rows_aside
from desktop_seg.exports.rows_aside import AsideFile
from desktop_seg.store.import_file import ImportFile
from desktop_seg.ui import dialogs
from desktop_seg.ui.import_view import ImportView
from desktop_seg.ui.models.imports import IssuesModel
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.table import Table
from desktop_seg.ui.widgets.text import button, label

_REASON = 3


class ImportRowsTab(QWidget):
    """A table of what did not fit, and a button that saves the rows that were set aside."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file: ImportFile | None = None
        self.issues = IssuesModel(self)
        self.said = label("", "muted", wraps=True)
        self.save = button(_("&Save the rows set aside…"), self._ask_target)
        self.table = Table(_("Cells and rows that did not fit"))
        self.table.setModel(self.issues)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.said, 1)
        row.addWidget(self.save)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.addLayout(row)
        box.addWidget(self.table, 1)

    def show_import(self, view: ImportView) -> None:
        """Show what did not fit in an import."""
        self._file = view.file
        self.issues.show(view.issues)
        self.table.fit_columns(_REASON)
        self.said.setText(_said(view))
        self.save.setVisible(view.file.outcome.rows_aside > 0)
        self.table.setVisible(bool(view.issues))

    def save_to(self, target: Path) -> None:
        """Write the rows that were set aside to a workbook, in the background."""
        file = self._file
        if file is None:
            return
        path = target if target.suffix.lower() == ".xlsx" else target.with_name(target.name + ".xlsx")
        self._shell.shop.read(lambda db: rows_aside.save(db, file.id, path), self._on_saved, owner=self)

    def _ask_target(self) -> None:
        if self._file is not None:
            name = rows_aside.suggested_name(self._file.name)
            filters = [_("Excel workbook (*.xlsx)")]
            title = _("Save the rows set aside")
            dialogs.choose_target(self, title, filters, lambda path, _filter: self.save_to(path), name)

    def _on_saved(self, written: AsideFile) -> None:
        text = ngettext(
            "{n} row is in “{file}”. Mend it there and import that file.",
            "{n} rows are in “{file}”. Mend them there and import that file.",
            written.rows,
        )
        self._shell.tell(text.format(n=format_number(written.rows), file=written.path.name))


def _said(view: ImportView) -> str:
    if not view.issues:
        return _("Everything in this import fitted.")
    text = ngettext("{n} row or cell did not fit.", "{n} rows or cells did not fit.", view.issue_count)
    said = text.format(n=format_number(view.issue_count))
    if view.issue_count > len(view.issues):
        said += " " + _("The first {n} are listed.").format(n=format_number(len(view.issues)))
    return said
