"""The choice "Means": all import fields of a kind of file in groups, searched by typing, in one model for "
"all rows."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.importing.field import BY_KEY, GROUP_TITLES, fields_of
from desktop_seg.importing.file_kind import FileKind

_NOTHING = ""


class FieldChoices(QStandardItemModel):
    """The list of fields: "do not import" first, then the groups with a heading that cannot be chosen."""

    def __init__(self, kind: FileKind, parent: QObject) -> None:
        super().__init__(parent)
        self._add(_("do not import"), _NOTHING)
        for group, title in GROUP_TITLES.items():
            fields = [field for field in fields_of(kind) if field.group is group]
            if not fields:
                continue
            heading = QStandardItem(_(title))
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self.appendRow(heading)
            for field in fields:
                self._add(_(field.title), field.key)

    def title(self, key: str) -> str:
        """Return how a field is called."""
        return _(BY_KEY[key].title)

    def _add(self, title: str, key: str) -> None:
        item = QStandardItem(title)
        item.setData(key, Qt.ItemDataRole.UserRole)
        self.appendRow(item)


class NextColumnCombo(QComboBox):
    """A combo in a table: Up and Down go to the row before and after, Space or F2 opens it, the wheel is the "
    "table's."""

    chosen = Signal(str)  # key of a field, "" for none
    moved = Signal(int)  # -1 up, 1 down

    def __init__(self, choices: FieldChoices, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(choices)
        self.setMaxVisibleItems(14)
        self.activated.connect(lambda _row: self.chosen.emit(str(self.currentData() or _NOTHING)))

    def show_field(self, key: str | None) -> None:
        """Show a field without telling anyone."""
        self.setCurrentIndex(max(self.findData(key or _NOTHING), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        if event.key() == Qt.Key.Key_F2:
            self.showPopup()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
