"""A table as all of ours look: whole rows, no row numbers, roomy lines, Ctrl+C takes the headings along."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

Index = QModelIndex | QPersistentModelIndex

_PADDING = 6
_WIDEST = 0.4  # of the table, where it is too narrow for all that stands in it
_ROWS_MEASURED = 50  # for the width of columns; looking at a thousand rows holds up the window


class RoomyDelegate(QStyledItemDelegate):
    """Keeps text away from the edges of its cell; the colour of a chosen row still fills it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            is_active = bool(option.state & QStyle.StateFlag.State_Active)
            group = QPalette.ColorGroup.Active if is_active else QPalette.ColorGroup.Inactive
            painter.fillRect(option.rect, option.palette.brush(group, QPalette.ColorRole.Highlight))
        option.rect = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        option.state &= ~QStyle.StateFlag.State_HasFocus  # the whole row is chosen, a frame around one cell misleads
        super().paint(painter, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + 2 * _PADDING, hint.height())


class Table(QTableView):
    """Numbers and names stand as the model says; cells that are too narrow end in an ellipsis."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least_rows = 0
        self._stretched: int | None = None  # the column that takes what is left over
        self.setAccessibleName(name)
        self.setItemDelegate(RoomyDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table; arrows move within it
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setResizeContentsPrecision(_ROWS_MEASURED)
        self._set_heights()

    def keep_rows(self, least: int) -> None:
        """Stay high enough for the headings and some rows, however little room there is."""
        self.setMinimumHeight(self.verticalHeader().defaultSectionSize() * (least + 1) + 4)

    def show_all_rows(self) -> None:
        """Be as high as the rows there are now, on a page that scrolls: one thing to scroll instead of two."""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(self.verticalHeader().length() + self.horizontalHeader().height() + 4)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        place, around = self.visualRect(current), self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        inside = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and inside is not None and self.hasFocus():
            # A row may be out of sight though the table shows it.
            middle = self.viewport().mapTo(inside, place.center())
            around.ensureVisible(middle.x(), middle.y(), 0, place.height())

    def rows_chosen(self) -> list[int]:
        """Return the numbers of the rows that are selected, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def show_at_least(self, rows: int) -> None:
        """Never become lower than so many rows, whatever the text size."""
        self._least_rows = rows
        self._set_heights()

    def fit_columns(self, stretched: int) -> None:
        """Make each column as wide as what stands in view, and give what is left over to one of them.

        It is done again when the table gets another width: one that is not on show yet has none of its own.
        """
        self._stretched = stretched
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        for column in range(header.count()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        most = self.viewport().width() * _WIDEST  # one long name does not push the others out of sight
        widths = [header.sectionSize(column) for column in range(header.count())]
        if sum(widths) > self.viewport().width():
            widths = [max(min(width, int(most)), header.sectionSizeHint(at)) for at, width in enumerate(widths)]
        for column, width in enumerate(widths):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
        spare = self.viewport().width() - sum(widths) - _bar_to_come(self)
        if spare > 0 and widths:
            header.resizeSection(stretched, widths[stretched] + spare)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard; what that means is up to the table."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._stretched is not None and event.oldSize().width() != event.size().width():
            self.fit_columns(self._stretched)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._set_heights()
        super().changeEvent(event)

    def _set_heights(self) -> None:
        height = round(self.fontMetrics().height() * 1.9)
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(height)
        if self._least_rows:
            self.setMinimumHeight((self._least_rows + 1) * height)


def fill_with(table: QTableView, *columns: int) -> None:
    """Let these columns share what the others leave, so that the table never moves sideways; their text may be cut."""
    header = table.horizontalHeader()
    header.setStretchLastSection(False)
    for each in range(header.count()):
        wide = QHeaderView.ResizeMode.Stretch if each in columns else QHeaderView.ResizeMode.ResizeToContents
        header.setSectionResizeMode(each, wide)


def _bar_to_come(table: QTableView) -> int:
    """Return the width of the scroll bar that the rows need and that is not there yet."""
    bar = table.verticalScrollBar()
    needs_bar = table.verticalHeader().length() > table.viewport().height()
    return bar.sizeHint().width() if needs_bar and not bar.isVisible() else 0
