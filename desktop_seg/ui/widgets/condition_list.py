"""The conditions so far, each as a clause with a way to take it out, and how they go together."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QListWidget, QSizePolicy, QWidget

from desktop_seg.base.i18n import N_, _
from desktop_seg.segments.flow import Joined
from desktop_seg.ui.widgets.text import button, label

JOINED_TITLES = {
    Joined.ALL: N_("all of these hold"),
    Joined.ANY: N_("any of these holds"),
    Joined.NONE: N_("none of these holds"),
}


class ConditionList(QWidget):
    """Not there while there are none.

    The signals carry the place of a condition: `taken_up` is to be changed, `negated` to be turned round.
    """

    removed = Signal(int)
    negated = Signal(int)
    tree_wanted = Signal()
    taken_up = Signal(int)
    joined_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changeable: tuple[bool, ...] = ()
        self.joined = QComboBox()
        for joined, title in JOINED_TITLES.items():
            self.joined.addItem(_(title), joined)
        # Qt keeps the data of an item as plain text.
        self.joined.currentIndexChanged.connect(lambda _at: self.joined_changed.emit(Joined(self.joined.currentData())))
        says = label(_("&People for whom"))
        says.setBuddy(self.joined)
        self.list = _Clauses()
        self.list.setAccessibleName(_("Conditions"))
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.deleted.connect(self._remove)
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemActivated.connect(lambda _item: self._take_up())
        self.remove_button = button(_("&Remove"), self._remove)
        self.change_button = button(_("Chan&ge"), self._take_up)
        self.not_button = button(_("T&urn round"), self._negate)
        self.not_button.setToolTip(_("From those who meet this condition to those who do not, and back"))
        self.tree_button = button(_("As a &tree…"), self.tree_wanted.emit)
        for made in (self.remove_button, self.change_button, self.not_button, self.tree_button):
            made.setAutoDefault(False)
        says.setWordWrap(False)
        side = QGridLayout()
        side.setVerticalSpacing(4)
        side.addWidget(says, 0, 0)
        side.addWidget(self.joined, 0, 1)
        side.addWidget(self.tree_button, 0, 2)
        side.addWidget(self.change_button, 1, 0)
        side.addWidget(self.not_button, 1, 1)
        side.addWidget(self.remove_button, 1, 2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.list, 1)
        row.addLayout(side)
        self.show_conditions((), Joined.ALL)

    @property
    def fields(self) -> list[QWidget]:
        """What takes the focus, in the order of Tab."""
        return [self.list, self.joined, self.tree_button, self.change_button, self.not_button, self.remove_button]

    def show_conditions(self, clauses: Sequence[str], joined: Joined, changeable: Sequence[bool] = ()) -> None:
        """Show the conditions; nothing is told. changeable: for each, whether it can be taken up again."""
        current = self.list.currentRow()
        self._changeable = tuple(changeable)
        with QSignalBlocker(self.joined):
            self.joined.setCurrentIndex(self.joined.findData(joined))
        self.list.clear()
        self.list.addItems(list(clauses))
        for at, said in enumerate(clauses):
            self.list.item(at).setToolTip(said)
        self.list.setCurrentRow(min(max(current, 0), len(clauses) - 1))
        self.setVisible(bool(clauses))

    def _remove(self) -> None:
        if self.list.currentRow() >= 0:
            self.removed.emit(self.list.currentRow())

    def _negate(self) -> None:
        if self.list.currentRow() >= 0:
            self.negated.emit(self.list.currentRow())

    def _can_be_changed(self, row: int) -> bool:
        return 0 <= row < len(self._changeable) and self._changeable[row]

    def _on_row(self, row: int) -> None:
        self.change_button.setEnabled(self._can_be_changed(row))

    def _take_up(self) -> None:
        if self._can_be_changed(self.list.currentRow()):
            self.taken_up.emit(self.list.currentRow())


class _Clauses(QListWidget):
    deleted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
            return
        super().keyPressEvent(event)
