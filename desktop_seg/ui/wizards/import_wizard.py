"""The import wizard: files, sheet, columns, bad rows, summary. What comes next is decided by importing/flow.py.

The pages show the flow and fill it. Reading, checking and importing happen in the import process, called from the
writing thread; Cancel ends that process. Pages are reached through the flow alone, so Back and Next are our own
buttons: QWizard's own history knows nothing of steps that repeat for each file or are passed over.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget, QWizard

from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.importing.file_flow import Outcome, Work, WorkKind
from desktop_seg.importing.flow import ImportFlow, Obstacle, Place, Step
from desktop_seg.importing.sample_shop import today
from desktop_seg.importing.session import ImportSession
from desktop_seg.importing.writing.report import ImportReport
from desktop_seg.model.changes import Changes
from desktop_seg.ui.jobs import Job
from desktop_seg.ui.shell import IMPORTS, Shell
from desktop_seg.ui.undo_import import ask_and_undo
from desktop_seg.ui.widgets.toast import Offer
from desktop_seg.ui.wizards.frame import StepRow, WizardFrame
from desktop_seg.ui.wizards.import_columns_page import ColumnsPage
from desktop_seg.ui.wizards.import_files_page import FilesPage
from desktop_seg.ui.wizards.import_page import ImportPage
from desktop_seg.ui.wizards.import_rows_page import RowsPage
from desktop_seg.ui.wizards.import_sheet_page import SheetPage
from desktop_seg.ui.wizards.import_summary_page import SummaryPage

_LETTERS_WIDE = 150  # a table of columns with its checks wants the room
_BACK, _NEXT = QWizard.WizardButton.CustomButton1, QWizard.WizardButton.CustomButton2


class ImportWizard(WizardFrame):
    """Works through files until all are imported or the owner cancels; then the shop file is as it was."""

    def __init__(self, shell: Shell, files: Sequence[Path], parent: QWidget) -> None:
        super().__init__(_("Import files"), parent, _LETTERS_WIDE)
        self.shell = shell
        self._parent = parent
        self.flow = ImportFlow(files)
        settings, path = shell.shop.settings, shell.shop.path
        assert settings is not None
        assert path is not None
        self._session = ImportSession(path, settings.country, settings.currency, today())
        self._job: Job | None = None
        self.pages: dict[Step, ImportPage] = {
            Step.FILES: FilesPage(self.flow),
            Step.SHEET: SheetPage(self.flow),
            Step.COLUMNS: ColumnsPage(self.flow),
            Step.BAD_ROWS: RowsPage(self.flow),
            Step.SUMMARY: SummaryPage(self.flow, settings.currency),
        }
        for number, page in enumerate(self.pages.values()):
            self.setPage(number, page)
            page.changed.connect(self.go_on)
        self._make_buttons()
        self.go_on()

    @property
    def is_busy(self) -> bool:
        """Whether something is being read or written."""
        return self._job is not None

    def go_on(self) -> None:
        """Do what the flow names as the next work; when there is none, show where the owner is."""
        if self._job is not None:
            return
        work = self.flow.work()
        if work is None:
            if self.flow.is_done:
                self._finish()
            else:
                self._show()
            return
        title = _work_title(work)
        self._job = self.shell.shop.jobs.elsewhere(
            lambda progress: work.do(self._session, progress),
            lambda outcome: self._take(work, outcome),
            title if work.kind is WorkKind.RUN else "",
            self._on_failed,
        )
        self._job.on_cancel = self._session.cancel
        self._job.progressed.connect(self._on_progress)
        self._show()
        self._page().show_busy(title)

    def go_next(self) -> None:
        """Go to the next step that needs the owner, or import."""
        if self._job is not None:
            return
        obstacles = self.flow.obstacles()
        if obstacles:
            self._page().focus_obstacle(obstacles[0])
            return
        if self.flow.place.step is Step.SUMMARY:
            self.flow.start()
        else:
            self.flow.next()
        self.go_on()

    def go_back(self) -> None:
        """Go to the step before that needed the owner."""
        if self._job is None:
            self.flow.back()
            self.go_on()

    def done(self, result: int) -> None:
        """Close. What is under way is stopped, and the shop file is as it was."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._session.cancel()
        self.shell.shop.jobs.work_out(self._session.close, lambda _nothing: None)
        super().done(result)

    def _page(self) -> ImportPage:
        return self.pages[self.flow.place.step]

    def _take(self, work: Work, outcome: Outcome) -> None:
        self._job = None
        self.flow.take(work, outcome)
        self.go_on()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.shell.tell_error(error)
        self.reject()

    def _on_progress(self) -> None:
        if self._job is not None:
            self._page().show_progress(self._job.what, self._job.done_steps, self._job.total_steps)

    def _show(self) -> None:
        page = self._page()
        page.show_flow()
        number = list(self.pages).index(self.flow.place.step)
        if self.currentId() != number and self.isVisible():
            self.setCurrentId(number)
            page.focus_first()
        self.steps.show_steps([StepRow(mark.title, mark.is_passed, mark.is_current) for mark in self.flow.marks()])
        obstacles = () if self._job is not None else self.flow.obstacles()
        page.show_obstacles(obstacles)
        self._name_next(obstacles)

    def _name_next(self, obstacles: tuple[Obstacle, ...]) -> None:
        is_free = self._job is None
        is_last = self.flow.place.step is Step.SUMMARY
        self.setButtonText(_NEXT, _("&Import") if is_last else _("&Next >"))
        self.button(_NEXT).setEnabled(is_free and not obstacles)
        self.button(_BACK).setEnabled(is_free and self.flow.place != Place(Step.FILES))

    def _make_buttons(self) -> None:
        stretch, cancel = QWizard.WizardButton.Stretch, QWizard.WizardButton.CancelButton
        self.setOption(QWizard.WizardOption.HaveCustomButton1)
        self.setOption(QWizard.WizardOption.HaveCustomButton2)
        self.setButtonLayout([stretch, _BACK, _NEXT, cancel])
        self.name_buttons({_BACK: _("< &Back"), _NEXT: _("&Next >")})
        self.button(_NEXT).setObjectName("primary")
        self.button(_NEXT).style().polish(self.button(_NEXT))
        self.button(_BACK).clicked.connect(self.go_back)
        self.button(_NEXT).clicked.connect(self.go_next)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.go_next)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.go_on()
        self._show()

    def _finish(self) -> None:
        reports, shell, parent = self.flow.reports, self.shell, self._parent
        shell.shop.reload(Changes.all(), lambda: _tell(shell, parent, reports))
        self.accept()


def _tell(shell: Shell, parent: QWidget, reports: tuple[ImportReport, ...]) -> None:
    """Say what came in; offer to take it back, or to look at what was set aside."""
    aside = sum(report.rows_aside for report in reports)
    last = shell.shop.last_import
    if len(reports) == 1:
        text = reports[0].sentence
    else:
        new = sum(report.rows_new for report in reports)
        text = ngettext("{files} files imported, {n} new row.", "{files} files imported, {n} new rows.", new).format(
            files=format_number(len(reports)), n=format_number(new)
        )
    if aside:
        offer = Offer(_("See the rows set aside"), lambda: shell.go_to(IMPORTS))
    elif last is not None and reports:
        offer = Offer(_("Undo"), lambda: ask_and_undo(shell, parent, last))
    else:
        offer = None
    shell.tell(text, offer)


def _work_title(work: Work) -> str:
    titles = {
        WorkKind.INSPECT: _("Reading {file}"),
        WorkKind.RECHECK: _("Looking at the columns of {file}"),
        WorkKind.DRY_RUN: _("Counting what {file} brings"),
        WorkKind.RUN: _("Importing {file}"),
    }
    return titles[work.kind].format(file=work.path.name)
