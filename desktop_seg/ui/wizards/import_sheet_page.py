"""Second step of the import wizard: which sheets, in which row the headings stand, whether the letters look right."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHeaderView, QSpinBox, QWidget

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_list, format_number, ngettext
from desktop_seg.importing.flow import ImportFlow, Obstacle
from desktop_seg.importing.inspection import Inspection, SheetView
from desktop_seg.importing.question import QuestionKind
from desktop_seg.importing.reading import encoding as encodings
from desktop_seg.importing.reading.content import on_disk
from desktop_seg.importing.reading.encoding import Encoding
from desktop_seg.ui.models.sheet_top import SheetTopModel
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.theme import Theme
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.choice_table import CellDelegate
from desktop_seg.ui.widgets.table import Table
from desktop_seg.ui.widgets.text import label
from desktop_seg.ui.wizards.import_page import ImportPage

_LAST_ROW = 1000
_MOST_WORDS = 5
_WIDEST = 26  # letters of one column


class SheetPage(ImportPage):
    """The first rows of one sheet. Pressing Enter on a row, or a click, says that its headings stand there."""

    def __init__(self, flow: ImportFlow, shell: Shell) -> None:
        super().__init__(flow, _("Which part of the file?"))
        self._shell = shell
        self._letters: dict[Path, tuple[Encoding, ...]] = {}
        self.sheet = QComboBox()
        self.sheet.activated.connect(self._on_sheet)
        self.joined = QCheckBox()
        self.joined.clicked.connect(self._on_joined)
        self.header_row = QSpinBox()
        self.header_row.setRange(1, _LAST_ROW)
        self.header_row.setKeyboardTracking(False)
        self.header_row.valueChanged.connect(self._on_header_row)
        self.encoding = QComboBox()
        self.encoding.activated.connect(self._on_encoding)
        self.model = SheetTopModel(shell.theme, self)
        self.table = _top_table(self.model, shell.theme)
        self.table.activated.connect(self._on_row)
        self.table.clicked.connect(self._on_row)
        self._hint = label("", "muted", wraps=True)
        self._lay_out()

    def show_flow(self) -> None:
        found = self.file.inspection
        if found is None:  # being read anew, or refused: the controls stay as they are and can be changed again
            return
        shown = next(iter(found.chosen), found.sheets[0])
        self._show_sheets(found, shown)
        with QSignalBlocker(self.header_row):
            self.header_row.setValue(max(shown.header_row, 1))
        self._show_letters(found)
        self.model.show_sheet(shown)
        self._fit()
        self._hint.setText(_hint(shown))

    def focus_first(self) -> None:
        if self.file.inspection is not None and self.file.inspection.question(QuestionKind.ENCODING):
            self.encoding.setFocus()
        else:
            (self.sheet if self._form.isRowVisible(self.sheet) else self.header_row).setFocus()

    def focus_obstacle(self, obstacle: Obstacle) -> None:
        (self.encoding if obstacle.kind is QuestionKind.ENCODING else self.header_row).setFocus()

    def _lay_out(self) -> None:
        self._controls = QWidget()
        form = self._form = QFormLayout(self._controls)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(_("&Sheet"), self.sheet)
        form.addRow("", self.joined)
        form.addRow(_("&Headings stand in row"), self.header_row)
        form.addRow(_("Do the &letters look right?"), self.encoding)
        self.content.addWidget(self._controls)
        card = Card()
        card.fill_to_the_edge()
        card.body.addWidget(self.table)
        self.content.addWidget(card, 1)
        self.content.addWidget(self._hint)

    # --- showing ---

    def _show_sheets(self, found: Inspection, shown: SheetView) -> None:
        self._form.setRowVisible(self.sheet, len(found.sheets) > 1)
        self.sheet.clear()
        for sheet in found.sheets:
            rows = ngettext("{sheet} – {n} row", "{sheet} – {n} rows", sheet.rows)
            self.sheet.addItem(rows.format(sheet=sheet.name, n=format_number(sheet.rows)), sheet.name)
        self.sheet.setCurrentIndex(self.sheet.findData(shown.name))
        alike = [sheet.name for sheet in _alike(found, shown) if sheet.name != shown.name]
        self._form.setRowVisible(self.joined, bool(alike))
        self.joined.setText(
            _("Also {sheets}, with the same headings").format(sheets=format_list([f"“{name}”" for name in alike]))
        )
        self.joined.setChecked(len(found.chosen) > 1)

    def _show_letters(self, found: Inspection) -> None:
        question, known = found.question(QuestionKind.ENCODING), self._letters.get(self.file.path)
        self._form.setRowVisible(self.encoding, bool(question or found.encoding_words or known))
        self.encoding.clear()
        if question is not None:
            self.encoding.setPlaceholderText(_("Please choose"))
            for option in question.options:
                self.encoding.addItem(option.title, option.answer)
            self.encoding.setCurrentIndex(-1)
        elif known:
            self._list_letters(known, found)
        elif found.encoding_words:
            self.encoding.addItem(_words(found.encoding_words), found.plan.encoding)
            if known is None:
                self._look_at_letters()

    def _look_at_letters(self) -> None:
        path = self.file.path

        def done(found: tuple[Encoding, ...]) -> None:
            self._letters[path] = found
            if self.flow.files and self.file.path == path and self.file.inspection is not None:
                self._show_letters(self.file.inspection)

        self._shell.shop.jobs.work_out(lambda: _readings(path), done, owner=self)

    def _list_letters(self, known: Sequence[Encoding], found: Inspection) -> None:
        """List how the letters can be read, always in the same order, each look once."""
        now = found.plan.encoding
        looks = {each.name: _words(each.words) for each in known}
        looks.setdefault(now, _words(found.encoding_words))
        for name, look in looks.items():
            if name == now or (look and look != looks[now] and self.encoding.findText(look) < 0):
                self.encoding.addItem(look, name)
        self.encoding.setCurrentIndex(self.encoding.findData(now))

    def _fit(self) -> None:
        header = self.table.horizontalHeader()
        self.table.resizeColumnsToContents()
        widest = self.fontMetrics().horizontalAdvance("0") * _WIDEST
        for column in range(self.model.columnCount()):
            header.resizeSection(column, min(header.sectionSize(column) + 12, widest))

    # --- what the owner says ---

    def _on_sheet(self, _at: int) -> None:
        found = self.file.inspection
        name = str(self.sheet.currentData())
        if found is None or name == next(iter(found.chosen), found.sheets[0]).name:
            return
        shown = next(sheet for sheet in found.sheets if sheet.name == name)
        self._take_sheets(found, shown, is_joined=True)

    def _on_joined(self, is_joined: bool) -> None:
        found = self.file.inspection
        if found is not None:
            self._take_sheets(found, next(iter(found.chosen)), is_joined=is_joined)

    def _take_sheets(self, found: Inspection, shown: SheetView, *, is_joined: bool) -> None:
        names = tuple(sheet.name for sheet in _alike(found, shown)) if is_joined else (shown.name,)
        self.file.answer(replace(self.file.answers, sheets=names, header_row=0))
        self.changed.emit()

    def _on_header_row(self, number: int) -> None:
        self.file.answer(replace(self.file.answers, header_row=number))
        self.changed.emit()

    def _on_row(self, index: QModelIndex) -> None:
        number = self.model.number(index.row())
        if 0 < number != self.header_row.value():
            self.header_row.setValue(number)

    def _on_encoding(self, _at: int) -> None:
        chosen = str(self.encoding.currentData())
        if self.file.plan is not None and (chosen != self.file.plan.encoding or self.file.questions):
            self.file.answer(replace(self.file.answers, encoding=chosen))
            self.changed.emit()


def _top_table(model: SheetTopModel, theme: Theme) -> Table:
    table = Table(_("First rows of the sheet"))
    table.setModel(model)
    table.keep_rows(4)
    table.setSelectionMode(Table.SelectionMode.SingleSelection)
    table.setItemDelegate(CellDelegate(theme, table))
    table.setShowGrid(True)
    table.verticalHeader().setVisible(True)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.horizontalHeader().setSectionsMovable(False)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
    return table


def _alike(found: Inspection, shown: SheetView) -> list[SheetView]:
    """Return the sheets with the same headings, in the order of the file."""
    return [sheet for sheet in found.sheets if sheet.headers == shown.headers and (sheet.rows or sheet is shown)]


def _words(words: Sequence[str]) -> str:
    return ", ".join(words[:_MOST_WORDS])


def _readings(path: Path) -> tuple[Encoding, ...]:
    """Return how the letters of a text file can be read; nothing for a file that cannot be opened just now."""
    try:
        return encodings.readings(on_disk(path))
    except UserError:
        return ()


def _hint(sheet: SheetView) -> str:
    if not sheet.header_row:
        return _("No row with headings was found. Press Enter on the row in which the columns have their names.")
    hint = _("The row with the headings is marked; press Enter on another row to take that one.")
    if sheet.totals:
        n = len(sheet.totals)
        more = ngettext("{n} row looks like a total and is left out.", "{n} rows look like totals and are left out.", n)
        hint += " " + more.format(n=format_number(n))
    return hint
