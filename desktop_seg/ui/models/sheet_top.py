"""The first rows of a sheet as they stand in the file: its headings marked, what is not imported pale."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from desktop_seg.base.i18n import _
from desktop_seg.importing.inspection import SheetView
from desktop_seg.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_LETTERS = 26


class SheetTopModel(QAbstractTableModel):
    """One row a row of the sheet, numbered as the owner's spreadsheet counts."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheet: SheetView | None = None
        self._width = 0

    def show_sheet(self, sheet: SheetView | None) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self._sheet = sheet
        self._width = max((len(row) for row in sheet.top), default=0) if sheet else 0
        self.endResetModel()

    def number(self, row: int) -> int:
        """Return the number a row has in the owner's spreadsheet."""
        return self._sheet.top_rows[row] if self._sheet and 0 <= row < len(self._sheet.top_rows) else 0

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if self._sheet is None or (parent is not None and parent.isValid()) else len(self._sheet.top)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return _letters(section) if orientation == Qt.Orientation.Horizontal else str(self.number(section))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._sheet is None:
            return None
        number, cells = self.number(index.row()), self._sheet.top[index.row()]
        text = " ".join(cells[index.column()].split()) if index.column() < len(cells) else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("{text}, heading").format(text=text) if number == self._sheet.header_row else text
        if role == Qt.ItemDataRole.FontRole and number == self._sheet.header_row:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.BackgroundRole and number == self._sheet.header_row:
            return QColor(self._theme.tokens.selected)
        is_left_out = number < self._sheet.header_row or number in self._sheet.totals
        if role == Qt.ItemDataRole.ForegroundRole and is_left_out:
            return QColor(self._theme.tokens.muted)
        return None


def _letters(column: int) -> str:
    """Return the name of a column as spreadsheets have it: A, B, ... Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name
