"""Step "Sheet": which sheets, where the headings stand, and whether the letters look right."""

from dataclasses import replace
from functools import partial

from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.importing.flow import ImportFlow
from desktop_seg.importing.inspection import Inspection, SheetView
from desktop_seg.importing.question import QuestionKind
from desktop_seg.ui.widgets.text import label
from desktop_seg.ui.wizards.import_page import ImportPage

_MOST_ROWS, _MOST_COLUMNS = 12, 12


class SheetPage(ImportPage):
    """The first rows as they stand in the file; the heading row is marked, what stands above it is pale."""

    def __init__(self, flow: ImportFlow) -> None:
        super().__init__(flow, _("Which part of the file?"), _("The marked row holds the headings."))
        self.sheets: list[QCheckBox] = []
        self._sheet_box = QVBoxLayout()
        self.content.addLayout(self._sheet_box)
        form = QFormLayout()
        self.header_row = QSpinBox()
        self.header_row.setRange(1, 1000)
        self.header_row.setKeyboardTracking(False)
        self.header_row.valueChanged.connect(self._on_header_row)
        form.addRow(_("&Headings stand in row"), self.header_row)
        self.encoding = QComboBox()
        self.encoding.activated.connect(self._on_encoding)
        self._encoding_words = label("", "muted", wraps=True)
        self._encoding_label = label(_("Do the &letters look right?"))
        self._encoding_label.setBuddy(self.encoding)
        row = QHBoxLayout()
        row.addWidget(self.encoding)
        row.addWidget(self._encoding_words, 1)
        form.addRow(self._encoding_label, row)
        self.content.addLayout(form)
        self.table = QTableWidget()
        self.table.setAccessibleName(_("First rows of the sheet"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.content.addWidget(self.table, 1)

    def show_flow(self) -> None:
        super().show_flow()
        found = self.file.inspection
        if found is None:
            return
        self._show_sheets(found)
        shown = next(iter(found.chosen), found.sheets[0])
        self.header_row.blockSignals(True)
        self.header_row.setValue(max(shown.header_row, 1))
        self.header_row.blockSignals(False)
        self._show_encodings(found)
        self._show_rows(shown)

    def focus_first(self) -> None:
        if not self._encoding_label.isHidden():
            self.encoding.setFocus()
        elif len(self.sheets) > 1:
            self.sheets[0].setFocus()
        else:
            self.header_row.setFocus()

    def _show_sheets(self, found: Inspection) -> None:
        for box in self.sheets:
            self._sheet_box.removeWidget(box)
            box.deleteLater()
        self.sheets = []
        if len(found.sheets) < 2:
            return
        for sheet in found.sheets:
            rows = ngettext("{sheet}: {n} row", "{sheet}: {n} rows", sheet.rows)
            box = QCheckBox(rows.format(sheet=sheet.name, n=format_number(sheet.rows)))
            box.setChecked(sheet.is_chosen)
            box.setEnabled(sheet.rows > 0)
            box.toggled.connect(partial(self._on_sheet, sheet.name))
            self.sheets.append(box)
            self._sheet_box.addWidget(box)

    def _show_encodings(self, found: Inspection) -> None:
        question = found.question(QuestionKind.ENCODING)
        has_choice = question is not None or bool(found.encoding_words)
        self._encoding_label.setVisible(has_choice)
        self.encoding.setVisible(has_choice and question is not None)
        self._encoding_words.setVisible(has_choice)
        self._encoding_words.setText("  ".join(found.encoding_words))
        self.encoding.clear()
        for option in question.options if question else ():
            words = ", ".join(example.meaning for example in option.examples[:3])
            self.encoding.addItem(f"{option.title}  {words}", option.answer)

    def _show_rows(self, sheet: SheetView) -> None:
        rows = sheet.top[:_MOST_ROWS]
        columns = min(max((len(row) for row in rows), default=0), _MOST_COLUMNS)
        self.table.setRowCount(len(rows))
        self.table.setColumnCount(columns)
        self.table.horizontalHeader().hide()
        self.table.setVerticalHeaderLabels([str(number) for number in sheet.top_rows[: len(rows)]])
        pale = QColor(self.palette().placeholderText().color())
        for at, row in enumerate(rows):
            number = sheet.top_rows[at]
            for column in range(columns):
                item = QTableWidgetItem(row[column] if column < len(row) else "")
                font = QFont(item.font())
                font.setBold(number == sheet.header_row)
                item.setFont(font)
                if number < sheet.header_row:
                    item.setForeground(pale)
                self.table.setItem(at, column, item)
        self.table.resizeColumnsToContents()

    def _on_sheet(self, name: str, is_on: bool) -> None:
        found = self.file.inspection
        if found is None:
            return
        wanted = {sheet.name for sheet in found.chosen} - {name} | ({name} if is_on else set())
        chosen = tuple(sheet.name for sheet in found.sheets if sheet.name in wanted)
        if not chosen:
            return
        headers = {sheet.headers for sheet in found.sheets if sheet.name in chosen}
        if len(headers) > 1:  # only sheets with the same headings go together: the one just ticked wins
            chosen = (name,)
        self.file.answer(replace(self.file.answers, sheets=chosen))
        self.changed.emit()

    def _on_header_row(self, number: int) -> None:
        self.file.answer(replace(self.file.answers, header_row=number))
        self.changed.emit()

    def _on_encoding(self, _row: int) -> None:
        self.file.answer(replace(self.file.answers, encoding=str(self.encoding.currentData())))
        self.changed.emit()
