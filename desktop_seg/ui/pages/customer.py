"""The page of one customer: who they are and how to reach them, their rhythm, what happened, their segments."""

from desktop_seg.analysis.habit import habit_words
from desktop_seg.base.i18n import _
from desktop_seg.model.changes import Changes
from desktop_seg.ui.customer_dialog import CHANGES, CustomerDialog, take_back
from desktop_seg.ui.customer_view import CustomerView, customer_view
from desktop_seg.ui.jobs import Latest
from desktop_seg.ui.pages.customer_cards import CustomerCards, reach_words
from desktop_seg.ui.pages.membership_tab import MembershipTab
from desktop_seg.ui.pages.page import Page
from desktop_seg.ui.pages.return_line import ReturnLine
from desktop_seg.ui.pages.timeline_tab import TimelineTab
from desktop_seg.ui.shell import Shell
from desktop_seg.ui.widgets.tabs import Tabs
from desktop_seg.ui.widgets.text import button, label, name_way_back
from desktop_seg.ui.widgets.toast import Offer


class CustomerPage(Page):
    """One page for all customers; `show_customer` says which."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Customer"), shell, scrolls=True)
        self._customer_id = 0
        self._last_edit: int | None = None
        self._asked = Latest()
        self.back = button(_("‹ Back"), shell.go_back)
        self.head.insertWidget(0, self.back)
        self.take_back_button = button(_("&Take the last change back"), self._take_back)
        self.take_back_button.hide()
        self.change_button = button(_("&Change…"), self.change)
        self.head.addWidget(self.take_back_button)
        self.head.addWidget(self.change_button)
        self._reach = label("", "muted", wraps=True)
        self._habit = label("", wraps=True)
        self.return_line = ReturnLine(self.shop)
        self.cards = CustomerCards()
        self.timeline = TimelineTab(self.shop)
        self.segments = MembershipTab(shell)
        self.tabs = Tabs(_("What to see of this customer"))
        self.tabs.addTab(self.timeline, _("History"))
        self.tabs.addTab(self.cards, _("About"))
        self.tabs.addTab(self.segments, _("Segments"))
        self.content.addWidget(self._reach)
        self.content.addWidget(self._habit)
        self.content.addWidget(self.return_line)
        self.content.addWidget(self.tabs, 1)

    @property
    def habit_text(self) -> str:
        """What is said about the rhythm of this customer."""
        return self._habit.text()

    def show_customer(self, customer_id: int) -> None:
        """Show a customer."""
        if customer_id != self._customer_id:
            self._customer_id = customer_id
            self.tabs.setCurrentIndex(0)
            self.title.setText("")
            self.return_line.forget()
        self.refresh()

    def change(self) -> None:
        """Change the customer by hand."""
        dialog = CustomerDialog(self.shell, self._customer_id, self._on_changed, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_way_back(self, title: str) -> None:
        """Name the place that Back leads to."""
        name_way_back(self.back, _("‹ {place}").format(place=title))

    def forget(self) -> None:
        """Show nobody: another shop file is open."""
        self._asked.drop()
        self.return_line.forget()
        self._customer_id = 0

    def refresh(self) -> None:
        """Look at the customer again."""
        if not self._customer_id:
            return
        customer_id, as_of = self._customer_id, self.shop.as_of
        self._asked.take(self.shop.read(lambda db: customer_view(db, customer_id, as_of), self._on_view, owner=self))
        self.return_line.show_customer(customer_id)
        self.timeline.show_customer(customer_id)
        self.segments.show_customer(customer_id)

    def concerns(self, changes: Changes) -> bool:
        """Everything but the list of imports matters here."""
        return changes.customers or changes.sales or changes.segments or changes.settings or changes.campaigns

    def focus_first(self) -> None:
        """What happened with this customer."""
        self.timeline.table.setFocus()

    def _on_view(self, view: CustomerView | None) -> None:
        if view is None:
            self.shell.go_back()  # an import was undone, or the customer was merged with another one
            return
        title = view.contact.title or _("Customer without a name")
        self.title.setText(title)
        self.setAccessibleName(title)
        self._reach.setText(reach_words(view.contact))
        self._reach.setVisible(bool(self._reach.text()))
        self._habit.setText(habit_words(view.habit))
        self.cards.show_view(view, self.shop.currency)
        self._last_edit = view.last_edit
        self.take_back_button.setVisible(view.last_edit is not None)

    def _on_changed(self, edit_id: int) -> None:
        undo = Offer(_("Undo"), lambda: take_back(self.shell, edit_id))
        text = _("The change of “{name}” is kept.").format(name=self.title.text())
        self.shop.reload(CHANGES, lambda: self.shell.tell(text, undo))

    def _take_back(self) -> None:
        if self._last_edit is not None:
            take_back(self.shell, self._last_edit)
