"""The import wizard: files, sheet, columns, bad rows, summary. What comes next is decided by importing/flow.py.

The pages show the flow and fill it. All of them stand in one frame, because a step comes once for each file that needs
it, which the history of a QWizard cannot follow; Back and Next are therefore buttons of our own. Reading, checking and
importing happen in the import process, called from the writing thread; closing the wizard ends that process.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QWidget, QWizard

from desktop_seg.base.i18n import _
from desktop_seg.importing.file_flow import Outcome, Work
from desktop_seg.importing.flow import ImportFlow, Obstacle, Place, Step
from desktop_seg.ui import dialogs
from desktop_seg.ui.drop import DropTarget
from desktop_seg.ui.imported import tell_imported
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.busy_strip import BusyStrip
from desktop_seg.ui.widgets.card import Scroller
from desktop_seg.ui.widgets.drop_overlay import DropOverlay
from desktop_seg.ui.widgets.text import label
from desktop_seg.ui.wizards.frame import StepPage, StepRow, WizardFrame
from desktop_seg.ui.wizards.import_columns_page import ColumnsPage
from desktop_seg.ui.wizards.import_files_page import FilesPage
from desktop_seg.ui.wizards.import_page import ImportPage
from desktop_seg.ui.wizards.import_rows_page import RowsPage
from desktop_seg.ui.wizards.import_sheet_page import SheetPage
from desktop_seg.ui.wizards.import_summary_page import SummaryPage
from desktop_seg.ui.wizards.import_work import ImportWork

BACK, NEXT = QWizard.WizardButton.CustomButton1, QWizard.WizardButton.CustomButton2
_CANCEL = QWizard.WizardButton.CancelButton
_LETTERS_WIDE, _LINES_HIGH = 140, 42


class ImportWizard(WizardFrame):
    """Works through files until all are imported or the owner cancels; then the shop file is as it was.

    `settled` fires whenever nothing is under way any more and the owner is asked.
    """

    settled = Signal()

    def __init__(self, shell: Shell, files: Sequence[Path], parent: QWidget) -> None:
        super().__init__(_("Import files"), parent, _LETTERS_WIDE)
        self.shell = shell
        self.flow = ImportFlow(files)
        self._work = ImportWork(shell.shop, self)
        self._focused: Place | None = None  # the place whose first control had the focus
        self.files_page, self.sheet_page = FilesPage(self.flow, shell), SheetPage(self.flow, shell)
        self.columns_page, self.rows_page = ColumnsPage(self.flow, shell.theme), RowsPage(self.flow, shell.theme)
        self.summary_page = SummaryPage(self.flow, shell.shop)
        self._pages: dict[Step, ImportPage] = {
            Step.FILES: self.files_page,
            Step.SHEET: self.sheet_page,
            Step.COLUMNS: self.columns_page,
            Step.BAD_ROWS: self.rows_page,
            Step.SUMMARY: self.summary_page,
        }
        self.frame = _Frame(list(self._pages.values()))
        self.addPage(self.frame)
        for page in self._pages.values():
            page.changed.connect(self.go_on)
            page.go_to_asked.connect(self.go_to)
        self._work.done.connect(self._on_done)
        self._work.progressed.connect(self.frame.busy.show_progress)
        self._work.failed.connect(self._on_failed)
        self._work.stopped.connect(self._give_up)
        self._make_buttons()
        self._take_room(parent)
        DropTarget(self, DropOverlay(_("Drop to add files"), shell.theme, self), self.add_files)
        self.go_on()

    @property
    def is_busy(self) -> bool:
        """Whether something is being read or written."""
        return self._work.is_busy

    @property
    def step_page(self) -> ImportPage:
        """The page on show."""
        return self._pages[self.flow.place.step]

    def go_on(self) -> None:
        """Begin what the flow names as the next work, and show how things stand."""
        work = self.flow.work() if not self._work.is_busy else None
        if work is not None:
            self.frame.busy.begin(self._work.begin(work))
        self._show()
        if not self._work.is_busy:
            self.settled.emit()

    def go_next(self) -> None:
        """Go to the next step that needs the owner, or import; where something is missing, go to what mends it."""
        if self._work.is_busy:
            return
        obstacles = self.flow.obstacles()
        if obstacles:
            self.step_page.focus_obstacle(obstacles[0])
            self.frame.follow_focus()
            return
        if self.flow.place.step is Step.SUMMARY:
            self.flow.start()
        else:
            self.flow.next()
        self.go_on()

    def go_back(self) -> None:
        """Go to the step before that needed the owner."""
        if not self._work.is_importing:
            self.flow.back()
            self.go_on()

    def go_to(self, place: Place) -> None:
        """Look at a step that was passed or needed no decision."""
        if not self._work.is_importing:
            self.flow.go_to(place)
            self.go_on()

    def add_files(self, files: list[Path]) -> None:
        """Take in further files, on the step where they are listed."""
        if not self._work.is_importing:
            self.flow.go_to(Place(Step.FILES))
            self.files_page.add_files(files)

    def reject(self) -> None:
        """Cancel; asks first where something would be lost."""
        if self._work.is_importing:
            dialogs.ask_to_stop(self, self._give_up)
        elif self._has_answers:
            dialogs.ask_to_give_up(self, self._give_up)
        else:
            self._give_up()

    def done(self, result: int) -> None:
        """Close. What is under way is stopped and undone; what was imported is told of."""
        self._work.close()
        super().done(result)
        imported = tuple(file.report for file in self.flow.files if file.report is not None)
        if imported:
            tell_imported(self.shell, imported)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focused = None
        self._show()

    @property
    def _has_answers(self) -> bool:
        return any(file.has_answers for file in self.flow.files if file.report is None)

    def _on_done(self, work: Work, outcome: Outcome) -> None:
        self.flow.take(work, outcome)
        if self.flow.is_done and not any(file.refusal for file in self.flow.files):
            self.accept()
        else:
            self.go_on()

    def _on_failed(self, error: Exception) -> None:
        self.shell.tell_error(error)
        self._give_up()

    def _give_up(self) -> None:
        super().reject()

    def _show(self) -> None:
        page, place, is_busy = self.step_page, self.flow.place, self._work.is_busy
        obstacles = () if is_busy else self.flow.obstacles()
        page.show_flow()
        if not is_busy:
            self.frame.busy.end()
        self.frame.show_busy(is_busy)
        self.frame.show_page(page, is_enabled=not self._work.is_importing)
        self.steps.show_steps([StepRow(mark.title, mark.is_passed, mark.is_current) for mark in self.flow.marks()])
        self.frame.say(page.why(obstacles))
        self._show_buttons(obstacles)
        self._place_focus(place, obstacles)

    def _place_focus(self, place: Place, obstacles: tuple[Obstacle, ...]) -> None:
        """Put the focus where the owner begins, once for each place and not before all is known."""
        if self._work.is_importing:
            self.button(_CANCEL).setFocus()
        elif not self._work.is_busy and self._focused != place:
            self._focused = place
            if obstacles:
                self.step_page.focus_obstacle(obstacles[0])
            else:
                self.step_page.focus_first()
            self.frame.follow_focus()

    def _show_buttons(self, obstacles: tuple[Obstacle, ...]) -> None:
        is_last = self.flow.place.step is Step.SUMMARY
        self.setButtonText(NEXT, _("&Import") if is_last else _("&Next >"))
        self.setButtonText(_CANCEL, _("Stop") if self._work.is_importing else _("Cancel"))
        self.button(NEXT).setEnabled(not self._work.is_busy and not obstacles)
        self.button(BACK).setEnabled(not self._work.is_importing and self.flow.place != Place(Step.FILES))

    def _take_room(self, parent: QWidget) -> None:
        high = self.fontMetrics().height() * _LINES_HIGH
        self.resize(self.width(), min(high, parent.window().height() - 24))

    def _make_buttons(self) -> None:
        # QWizard would move its own default about; ours stays on Next.
        self.setOption(QWizard.WizardOption.NoDefaultButton)
        self.setOption(QWizard.WizardOption.HaveCustomButton1)
        self.setOption(QWizard.WizardOption.HaveCustomButton2)
        self.setButtonLayout([QWizard.WizardButton.Stretch, BACK, NEXT, _CANCEL])
        self.name_buttons({BACK: _("< &Back"), NEXT: _("&Next >")})
        following = self.button(NEXT)
        if isinstance(following, QPushButton):
            following.setDefault(True)
        self.button(BACK).clicked.connect(self.go_back)
        following.clicked.connect(self.go_next)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.go_next)


class _Frame(StepPage):
    """The one page of the QWizard; the steps take turns in it."""

    def __init__(self, pages: Sequence[ImportPage]) -> None:
        super().__init__(pages[0].title, scrolls=False)
        self._about = label("", "muted", wraps=True)
        self._pages = tuple(pages)
        self._stack = QStackedWidget()
        for page in pages:
            self._stack.addWidget(page)
        # With a large text on a small screen the step scrolls, so that its tables keep some rows.
        self.scroller = Scroller(self._stack)
        self.busy = BusyStrip()
        self.body.addWidget(self._about)
        self.body.addWidget(self.scroller, 1)
        # One place for both: while something is under way nothing is missing yet.
        self._foot = QStackedWidget()
        self._foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._foot.addWidget(self.note)
        self._foot.addWidget(self.busy)
        self.body.addWidget(self._foot)

    def show_page(self, page: ImportPage, *, is_enabled: bool) -> None:
        """Show a step."""
        if self.title() != page.title:
            self.setTitle(page.title)
        self._about.setText(page.about)
        for each in self._pages:  # only the step on show says how much room it needs
            policy = QSizePolicy.Policy.Preferred if each is page else QSizePolicy.Policy.Ignored
            each.setSizePolicy(policy, policy)
        self._stack.setCurrentWidget(page)
        self._stack.setEnabled(is_enabled)

    def follow_focus(self) -> None:
        """Bring the control with the focus into view."""
        focus: QWidget | None = self.focusWidget()
        if focus is not None and self._stack.isAncestorOf(focus):
            self.scroller.ensureWidgetVisible(focus)

    def show_busy(self, is_busy: bool) -> None:
        """Show how far the work is, or why one cannot go on."""
        self._foot.setCurrentWidget(self.busy if is_busy else self.note)
