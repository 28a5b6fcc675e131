"""The customers page: everyone in one table, to search and to sort."""

from PySide6.QtCore import Qt

from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.model.changes import Changes
from desktop_seg.store.customer_list import Column
from desktop_seg.ui.column_choice import choose_columns
from desktop_seg.ui.models.people import PeopleModel
from desktop_seg.ui.pages.page import Page
from desktop_seg.ui.shell import DUPLICATES, Shell
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.people_table import PeopleTable
from desktop_seg.ui.widgets.search_box import SearchBox
from desktop_seg.ui.widgets.text import button, label


class CustomersPage(Page):
    """Staff and counter accounts are not listed: they are nobody's customers."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Customers"), shell)
        self._people = PeopleModel(self.shop, self)
        self._search = SearchBox(_("Search name, e-mail, phone or number"), shell.theme, letters=44)
        self._search.searched.connect(self._people.search)
        self.head.addWidget(self._search)
        self.columns_button = button(_("C&olumns…"), lambda: choose_columns(shell, self))
        self.head.addWidget(self.columns_button)
        self.duplicates_button = button(_("&Possible duplicates…"), lambda: shell.go_to(DUPLICATES))
        self.head.addWidget(self.duplicates_button)
        self._count = label("", "muted", wraps=True)
        self.content.addWidget(self._count)
        self.begin = button(_("&Import…"), shell.import_files, is_primary=True)
        self.content.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        card = Card()
        self.table = PeopleTable(_("Customers"), self._people)
        self.table.show_order(Column.NAME)
        self.table.opened.connect(shell.show_customer)
        card.body.addWidget(self.table)
        card.fill_to_the_edge()
        self.content.addWidget(card, 1)
        self.content.addStretch(0)
        self._of_people = (self._search, self.columns_button, self.duplicates_button, card)
        self._show_whether_any(True)
        self._people.loaded.connect(self._on_loaded)

    @property
    def count_text(self) -> str:
        """What is said about how many there are."""
        return self._count.text()

    def refresh(self) -> None:
        """List everyone again."""
        self._people.show_everyone()

    def concerns(self, changes: Changes) -> bool:
        """Segments do not matter here."""
        return changes.customers or changes.sales or changes.settings

    def find_text(self) -> None:
        """Go to the search field."""
        self._search.setFocus()
        self._search.selectAll()

    def focus_first(self) -> None:
        """Searching is what one comes here for, or the way to begin."""
        (self.begin if self._search.isHidden() else self._search).setFocus()

    def focus_back(self) -> None:
        """The customer one was at."""
        self.table.setFocus()

    def _show_whether_any(self, is_any: bool) -> None:
        for widget in self._of_people:
            widget.setVisible(is_any)
        self.begin.setVisible(not is_any)

    def _on_loaded(self) -> None:
        n = len(self._people.ids)
        self._show_whether_any(bool(n or self._people.search_text))
        if self._people.search_text:
            text = (
                ngettext("{n} customer matches “{words}”", "{n} customers match “{words}”", n)
                if n
                else _("Nobody matches “{words}”. Part of a name or the last digits of a phone number is enough.")
            )
            self._count.setText(text.format(n=format_number(n), words=self._people.search_text))
        elif n:
            self._count.setText(ngettext("{n} customer", "{n} customers", n).format(n=format_number(n)))
        else:
            self._count.setText(_("No customers yet. Import a list of customers, or sales that say who bought."))
