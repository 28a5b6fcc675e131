"""What the tabs of occasions, promotions and the like have in common: a list, what can be done with a line, a form.

In: a question for the lines and acts that change the shop file.
"""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.base.progress import Progress
from desktop_seg.model.changes import Changes
from desktop_seg.store.database import Database
from desktop_seg.ui.models.value_table import ValueTableModel
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.card import Card, Scroller
from desktop_seg.ui.widgets.flow import FlowLayout
from desktop_seg.ui.widgets.table import Table, fill_with
from desktop_seg.ui.widgets.text import button, label

T = TypeVar("T")


class _LowTable(Table):
    """Wishes for no more height than it needs; what is left over it takes all the same."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())


class ListTab(QWidget, Generic[T]):
    """A list and a form. Subclasses fill `form` and `acts` and say how lines are read.

    moves_figures: whether figures of people follow from the lines. widest: the column that takes the room left over.
    """

    moves_figures = True
    widest = 0

    def __init__(self, shell: Shell, name: str, hint: str, model: ValueTableModel[T]) -> None:
        super().__init__()
        self._shell = shell
        self.model = model
        self.lines: list[T] = []
        self.table = _LowTable(name)
        self.table.setModel(model)
        fill_with(self.table, self.widest)
        self.table.setMinimumHeight(self.fontMetrics().height() * 8)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.show_acts())
        frame = Card()
        frame.fill_to_the_edge()
        frame.body.addWidget(self.table)
        self._way_back: Callable[[], None] | None = None
        self.undo = button(_("Undo"), self._bring_back)
        self.undo.setAutoDefault(False)
        self.undo.hide()
        self.acts = FlowLayout(spacing=8)
        below = QHBoxLayout()
        below.addLayout(self.acts, 1)
        below.addWidget(self.undo)
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setHorizontalSpacing(16)
        inside = QWidget()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(Scroller(inside))  # with large letters: what is to be read first is never cut
        box = QVBoxLayout(inside)
        box.addWidget(label(hint, "muted", wraps=True))
        box.addWidget(frame, 1)
        box.addLayout(below)
        box.addLayout(self.form)
        shell.shop.shop_changed.connect(lambda _changes: self.look())

    def read(self, db: Database) -> Sequence[T]:
        """Return the lines of the list."""
        raise NotImplementedError

    def show_acts(self) -> None:
        """Enable what can be done with the chosen line."""
        raise NotImplementedError

    @property
    def chosen(self) -> T | None:
        """The line that is chosen."""
        rows = self.table.rows_chosen()
        return self.lines[rows[0]] if rows and rows[0] < len(self.lines) else None

    def look(self) -> None:
        """Read the list again."""
        self._shell.shop.read(self.read, self._show, owner=self)

    def change(self, act: Callable[[Database], object], title: str, done: Callable[[], None] | None = None) -> None:
        """Change the shop file and work out anew what follows from it; what went wrong is told."""
        moves_figures = self.moves_figures

        def work(db: Database, progress: Progress) -> None:
            from desktop_seg.metrics.refresh import refresh  # not needed before somebody opens the settings

            with db.transaction():
                act(db)
                if moves_figures:
                    refresh(db, progress)

        self._shell.shop.write(work, lambda _: done() if done else None, Changes.all(), title)

    def take_away(self, act: Callable[[Database], object], back: Callable[[Database], object], title: str) -> None:
        """Change the shop file as `change` does, and offer to undo it: `back` brings back what is gone."""

        def offer() -> None:
            self._way_back = lambda: self.change(back, title)
            self.undo.show()

        self.change(act, title, offer)

    def add_act(self, made: QPushButton) -> None:
        """Put a button below the list."""
        made.setAutoDefault(False)
        self.acts.addWidget(made)

    def add_below(self, made: QPushButton) -> None:
        """Put a button below the form, as wide as its text."""
        made.setAutoDefault(False)
        line = QHBoxLayout()
        line.addWidget(made)
        line.addStretch(1)
        self.form.addRow("", line)

    def _bring_back(self) -> None:
        self.undo.hide()
        if self._way_back is not None:
            self._way_back()
            self._way_back = None

    def _show(self, lines: Sequence[T]) -> None:
        self.lines = list(lines)
        self.model.show(self.lines)
        self.show_acts()
