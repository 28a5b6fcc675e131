"""A white box with rounded corners; and a grid of them that becomes one column in a narrow window."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget


class Card(QFrame):
    """Put things into `body`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 12)
        self.body.setSpacing(4)

    def fill_to_the_edge(self) -> None:
        """Leave only room for the frame: a table brings its own distances."""
        self.body.setContentsMargins(2, 8, 2, 8)


class CardGrid(QWidget):
    """Cards in as many columns as fit, all of one width."""

    def __init__(self, least_width: int, most_columns: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least_width = least_width
        self._most_columns = most_columns
        self._columns = 0
        self._cards: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)

    def add(self, card: QWidget) -> None:
        """Add a card at the end."""
        self._cards.append(card)
        self._columns = 0
        self._arrange(self.width())

    def close_up(self) -> None:
        """Leave no holes where cards are hidden."""
        self._columns = 0
        self._arrange(self.width())

    def minimumSizeHint(self) -> QSize:
        # One column is always possible; the grid's own hint would keep the page as wide as it is now.
        return QSize(self._least_width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        columns = max(1, min(self._most_columns, width // self._least_width))
        if columns == self._columns:
            return
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for at, card in enumerate(card for card in self._cards if not _was_hidden(card)):
            self._grid.addWidget(card, at // columns, at % columns)
            self._grid.setColumnStretch(at % columns, 1)


def _was_hidden(card: QWidget) -> bool:
    # Qt calls a widget hidden that nobody has shown yet; those here wait for the grid to show them.
    return card.isHidden() and card.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


class Scroller(QScrollArea):
    """Scrolls its content up and down, never sideways, and follows the focus."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(self.focusPolicy().NoFocus)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.setMinimumWidth(self._content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width())
        return super().eventFilter(watched, event)
