"""The people of a segment in a table, in the order of the segment until another is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_seg.base.i18n import _
from desktop_seg.ui.column_choice import choose_columns
from desktop_seg.ui.models.people import PeopleModel
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.people_table import PeopleTable
from desktop_seg.ui.widgets.search_box import SearchBox
from desktop_seg.ui.widgets.text import button, label


class PeopleTab(QWidget):
    """Search above, table below. `why_wanted` carries the id of the customer that is chosen."""

    why_wanted = Signal(int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._people = PeopleModel(shell.shop, self)
        self._people.loaded.connect(self._on_loaded)
        self.search = SearchBox(_("Search these people"), shell.theme)
        self.search.searched.connect(self._people.search)
        self.columns_button = button(_("C&olumns…"), lambda: choose_columns(shell, self))
        self.why_button = button(_("&Why?"), self._on_why)
        self.why_button.setToolTip(_("Why is the chosen person in this segment?"))
        self._empty = label("", "muted", wraps=True)
        self.table = PeopleTable(_("People in this segment"), self._people)
        self.table.show_order(None)
        self.table.opened.connect(shell.show_customer)
        card = Card()
        card.fill_to_the_edge()
        card.body.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        above = QHBoxLayout()
        above.addWidget(self.search, 1)
        above.addWidget(self.why_button)
        above.addWidget(self.columns_button)
        column.addLayout(above)
        column.addWidget(self._empty)
        column.addWidget(card, 1)

    @property
    def ids(self) -> Sequence[int]:
        """Ids of the people listed, in the order shown."""
        return self._people.ids

    def show_people(self, ids: Sequence[int]) -> None:
        """List these people."""
        self._people.show_only(ids)

    def _on_why(self) -> None:
        row = max(0, self.table.currentIndex().row())
        if row < len(self._people.ids):
            self.why_wanted.emit(self._people.ids[row])

    def _on_loaded(self) -> None:
        is_empty = not self._people.ids
        self.why_button.setEnabled(not is_empty)
        self._empty.setVisible(is_empty)
        if is_empty:
            self._empty.setText(
                _("Nobody here matches “{words}”.").format(words=self._people.search_text)
                if self._people.search_text
                else _("Nobody is in this segment at the moment.")
            )
