"""The export wizard: what for, who may get it, which columns, done. State and rules live in exports/flow.py."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QWidget,
    QWizard,
)

from desktop_seg.analysis.campaign_outlook_words import what_comes
from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.exports.catalogue import Target
from desktop_seg.exports.export import export
from desktop_seg.exports.flow import STEP_TITLES, USES, ExportFlow, Start, Step, start
from desktop_seg.exports.request import ExportResult, Format
from desktop_seg.model.changes import Changes
from desktop_seg.model.customer import Channel
from desktop_seg.ui import dialogs
from desktop_seg.ui.jobs import Job
from desktop_seg.ui.shell import SegmentChoice, Shell
from desktop_seg.ui.widgets.text import button, label
from desktop_seg.ui.wizards.export_measure_page import MeasurePage
from desktop_seg.ui.wizards.export_people_page import PeoplePage
from desktop_seg.ui.wizards.frame import StepPage, StepRow, WizardFrame
from desktop_seg.ui.wizards.kind_of_list import KindOfList

_LIST_LINES = 7  # of the columns; with less room the page scrolls
_FORMAT_TITLES = {Format.XLSX: "Excel (.xlsx)", Format.CSV: "CSV (.csv)"}


class ExportWizard(WizardFrame):
    """Opens with what the shop file knows of the segment; the list is written when Next is pressed on the columns."""

    def __init__(self, shell: Shell, choice: SegmentChoice, parent: QWidget) -> None:
        super().__init__(_("Export a list"), parent)
        self.shell = shell
        self.flow: ExportFlow | None = None
        self._job: Job | None = None
        self._asked_for = Path()
        self.use_page, self.people_page = UsePage(self), PeoplePage(shell.theme)
        self.measure_page = MeasurePage(shell, choice.numbers)
        self.columns_page, self.done_page = ColumnsPage(self), DonePage(self)
        for page in (self.use_page, self.people_page, self.measure_page, self.columns_page, self.done_page):
            self.addPage(page)
        self.currentIdChanged.connect(self._on_step)
        self._show_steps(0)
        as_of = shell.shop.as_of or 0
        shell.shop.read(
            lambda db: start(db, choice.key, choice.numbers, as_of), self._on_start, owner=self, failed=self._on_failed
        )

    def write(self) -> None:
        """Write the list in the background; the last page shows the outcome."""
        assert self.flow is not None
        request, as_of = self.flow.request(), self.shell.shop.as_of or 0
        self._asked_for = request.path
        self.columns_page.set_busy(True)
        self._job = self.shell.shop.jobs.write(
            lambda db, progress: export(db, request, as_of, progress),
            self._on_written,
            _("Writing {file}").format(file=request.path.name),
            failed=self._on_write_failed,
        )

    def done(self, result: int) -> None:
        """Close; a list that is still being written is stopped, and an older file at its place stays."""
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _on_start(self, found: Start) -> None:
        self.flow = ExportFlow(found)
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self.flow.suggest_path(documents if documents.is_dir() else Path.home())
        for page in (self.use_page, self.people_page, self.measure_page, self.columns_page):
            page.show_flow(self.flow)

    def _on_failed(self, error: Exception) -> None:
        self.shell.tell_error(error)
        self.reject()

    def _on_written(self, result: ExportResult) -> None:
        self._job = None
        self.columns_page.set_busy(False)
        self.done_page.show_result(result, self._asked_for)
        self.shell.shop.reload(Changes(campaigns=result.campaign is not None))
        self.columns_page.is_written = True
        self.next()

    def _on_write_failed(self, error: Exception) -> None:
        self._job = None
        self.columns_page.set_busy(False)
        if isinstance(error, UserError):
            self.columns_page.show_error(error)
        else:
            self.shell.tell_error(error)

    def _on_step(self, number: int) -> None:
        self._show_steps(number)
        if number == len(STEP_TITLES) - 1:
            self.setOption(QWizard.WizardOption.NoCancelButtonOnLastPage)
            self.button(QWizard.WizardButton.FinishButton).setFocus()

    def _show_steps(self, current: int) -> None:
        rows = [StepRow(_(title), at < current, at == current) for at, title in enumerate(STEP_TITLES.values())]
        self.steps.show_steps(rows)


class UsePage(StepPage):
    """What is the list for?"""

    def __init__(self, wizard: ExportWizard) -> None:
        super().__init__(_("What is the list for?"), _("This decides who may be on it."))
        self._wizard = wizard
        self._group = QButtonGroup(self)
        self.choices: dict[Channel, QRadioButton] = {}
        for use in USES:
            choice = QRadioButton(_(use.title))
            choice.setAccessibleDescription(_(use.hint))
            self._group.addButton(choice)
            self.choices[use.channel] = choice
            self.body.addWidget(choice)
            hint = label(_(use.hint), "muted", wraps=True)
            hint.setIndent(28)
            self.body.addWidget(hint)
        self.choices[Channel.EMAIL].setChecked(True)
        self._group.buttonToggled.connect(self._on_toggled)
        form = QFormLayout()
        self.purpose = QLineEdit()
        self.purpose.setPlaceholderText(_("for example: spring invitation"))
        self.purpose.textChanged.connect(self._on_purpose)
        form.addRow(_("&Purpose (kept in the journal)"), self.purpose)
        self.body.addLayout(form)
        self.body.addStretch(1)
        self.add_note()
        self.say(_("Reading the segment …"))

    def show_flow(self, _flow: ExportFlow) -> None:
        """The segment is there; one may go on."""
        self.say("")

    def isComplete(self) -> bool:
        return self._wizard.flow is not None

    def _on_toggled(self) -> None:
        flow = self._wizard.flow
        if flow is not None:
            flow.channel = next(channel for channel, choice in self.choices.items() if choice.isChecked())

    def _on_purpose(self, text: str) -> None:
        if self._wizard.flow is not None:
            self._wizard.flow.purpose = text.strip()


class ColumnsPage(StepPage):
    """Which kind of list, which columns, which format, where to."""

    def __init__(self, wizard: ExportWizard) -> None:
        super().__init__(_("What goes into the list, and where to?"))
        self._wizard = wizard
        self._is_busy = False
        self.is_written = False
        self.kind = KindOfList()
        self.kind.chosen.connect(self._on_kind)
        self.body.addWidget(self.kind)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Columns of the list"))
        self.list.setMinimumHeight(self.fontMetrics().height() * _LIST_LINES)
        self.list.itemChanged.connect(self._on_columns)
        self._says_columns = label(_("C&olumns (space bar ticks a column)"))
        self._says_columns.setBuddy(self.list)
        self.body.addWidget(self._says_columns)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(label(_("What someone agreed to, and when, is always added."), "muted", wraps=True))
        form = QFormLayout()
        self.format = QComboBox()
        self._offer_formats(_FORMAT_TITLES)
        self.format.currentIndexChanged.connect(self._on_format)
        form.addRow(_("&Format"), self.format)
        self.path = QLineEdit()
        self.path.editingFinished.connect(self._on_path_typed)
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(button(_("C&hoose…"), self._choose_path))
        says = label(_("F&ile"))
        says.setBuddy(self.path)  # a form does so for a field, not for a row of them
        form.addRow(says, row)
        self.body.addLayout(form)
        self.add_note()

    def show_flow(self, flow: ExportFlow) -> None:
        """Show the choices of a flow."""
        self.list.blockSignals(True)
        self.list.clear()
        chosen = [field for key in flow.columns for field in flow.start.columns if field.key == key]
        others = [field for field in flow.start.columns if field.key not in flow.columns]
        for field in (*chosen, *others):
            item = QListWidgetItem(_(field.title))
            item.setData(Qt.ItemDataRole.UserRole, field.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if field in chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._show_path()

    def show_error(self, error: UserError) -> None:
        """Say on this page why the file could not be written; all answers stay, the file is the one to change."""
        self.say(_("{what} {what_to_do}").format(what=error.what, what_to_do=error.what_to_do))
        self.path.setFocus()
        self.path.selectAll()

    def set_busy(self, is_busy: bool) -> None:
        """While the list is written nothing can be pressed but Cancel."""
        self._is_busy = is_busy
        self.setEnabled(not is_busy)
        self.say(_("Writing the list …") if is_busy else "")

    def initializePage(self) -> None:
        self.is_written = False
        count = self._flow.list_count
        text = ngettext("&Write the list of {n} person", "&Write the list of {n} people", count)
        self.setButtonText(QWizard.WizardButton.NextButton, text.format(n=format_number(count)))
        self._say_state()

    def validatePage(self) -> bool:
        if not self.is_written and not self._is_busy:
            self._on_path_typed()
            self._wizard.write()
        return self.is_written

    def isComplete(self) -> bool:
        return self._wizard.flow is not None and not self._is_busy and not self._flow.fault(Step.COLUMNS)

    @property
    def _flow(self) -> ExportFlow:
        assert self._wizard.flow is not None
        return self._wizard.flow

    def _on_columns(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        self._flow.columns = [str(item.data(Qt.ItemDataRole.UserRole)) for item in ticked]
        self._say_state()

    def _on_kind(self, chosen: Target) -> None:
        self._flow.choose_target(chosen)
        for widget in (self.list, self._says_columns):
            widget.setVisible(not chosen.fields)
        self._offer_formats(chosen.writers)
        self._show_path()
        self._say_state()

    def _offer_formats(self, forms: Iterable[Format]) -> None:
        self.format.blockSignals(True)
        self.format.clear()
        for form in forms:
            self.format.addItem(_FORMAT_TITLES[form], form)
        self.format.blockSignals(False)

    def _on_format(self) -> None:
        if self._wizard.flow is not None:
            self._flow.choose_format(Format(self.format.currentData()))
            self._show_path()
            self._say_state()

    def _on_path_typed(self) -> None:
        if self.path.text().strip():
            self._take_path(Path(self.path.text().strip()))

    def _choose_path(self) -> None:
        filters = [f"{_FORMAT_TITLES[form]} (*.{form})" for form in self._flow.target.writers]
        dialogs.choose_target(
            self, _("Where should the list go?"), filters, lambda path, _filter: self._take_path(path)
        )

    def _take_path(self, path: Path) -> None:
        self._flow.choose_path(path)
        self._show_path()
        self._say_state()

    def _say_state(self) -> None:
        self.say(self._flow.fault(Step.COLUMNS) or self._flow.notice())

    def _show_path(self) -> None:
        self.path.setText(str(self._flow.path or ""))
        self.format.blockSignals(True)
        self.format.setCurrentIndex(self.format.findData(self._flow.format))
        self.format.blockSignals(False)


class DonePage(StepPage):
    """Where the list is, and how many people are on it."""

    def __init__(self, _wizard: ExportWizard) -> None:
        super().__init__(_("The list is ready"))
        self.said = label("", "heading", wraps=True)
        self.where = label("", wraps=True)
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.more = label("", "muted", wraps=True)
        self._folder: Path | None = None
        for widget in (self.said, self.where, self.more):
            self.body.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(button(_("Show in &folder"), self._show_folder))
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def show_result(self, result: ExportResult, asked_for: Path) -> None:
        """Say what was written. asked_for: where it should have gone; elsewhere when that file was held open."""
        text = ngettext("{n} person is on the list.", "{n} people are on the list.", result.count)
        self.said.setText(text.format(n=format_number(result.count)))
        self.where.setText(str(result.path))
        self._folder = result.path.parent
        notes = []
        if result.path != asked_for:
            text = _("“{file}” is open in another program and was left as it is, so the list has another name.")
            notes.append(text.format(file=asked_for.name))
        if result.left_out:
            text = ngettext(
                "{n} person of the segment was left out.", "{n} people of the segment were left out.", result.left_out
            )
            notes.append(text.format(n=format_number(result.left_out)))
            notes.append(_reasons(result.notes_path))
        if result.campaign is not None:
            notes.append(what_comes(result.campaign.last_day, result.control))
        if result.guarded_cells:
            text = ngettext(
                "{n} cell got an apostrophe, so that no program runs it as a formula.",
                "{n} cells got an apostrophe, so that no program runs them as a formula.",
                result.guarded_cells,
            )
            notes.append(text.format(n=format_number(result.guarded_cells)))
        self.more.setText(" ".join(notes))

    def _show_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _reasons(notes: Path | None) -> str:
    """Return where it stands who was left out. notes: beside a list that has no sheets of its own for it."""
    if notes is None:
        return _("Who and why stands in the file, on a sheet of its own.")
    return _("Who and why stands in {file} beside it.").format(file=notes.name)
