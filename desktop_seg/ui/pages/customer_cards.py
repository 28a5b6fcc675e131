"""What is known of one customer, in cards: contact, what may be sent, figures, favourites, everything else."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_seg.analysis.fact import Fact
from desktop_seg.base.i18n import N_, _, format_date, format_list, format_money, format_number, format_share, ngettext
from desktop_seg.model.customer import CHANNEL_TITLES, Consent
from desktop_seg.model.period import to_date
from desktop_seg.store.contact import Contact
from desktop_seg.store.favourite import Favourite
from desktop_seg.store.permission import Permission
from desktop_seg.ui.customer_view import CustomerView
from desktop_seg.ui.widgets.card import Card, CardGrid, Scroller
from desktop_seg.ui.widgets.pairs import Pair, Pairs
from desktop_seg.ui.widgets.text import label

_FIGURES = (
    "monetary",
    "monetary_365",
    "frequency",
    "frequency_365",
    "average_order",
    "first_day",
    "last_day",
    "life_cycle",
    "rfm_class",
)

# Shown on their own cards, or too technical for a card.
_ELSEWHERE = frozenset(
    {
        *("customer_no", "kind", "first_name", "last_name", "company", "email", "phone", "mobile", "note"),
        *("street", "postcode", "city", "country"),
    }
)
_CARD_LETTERS = 46
_GROUPS = ("identity", "person", "place", "relation", "own")


_SAID = {
    Consent.YES: N_("said yes"),
    Consent.RELATION: N_("no yes, but a customer"),
    Consent.NO: N_("said no"),
    Consent.UNKNOWN: N_("never said anything"),
}


class CustomerCards(Scroller):
    """Cards in as many columns as fit. They take the focus together, so that the arrow keys scroll them."""

    def __init__(self) -> None:
        content = QWidget()
        super().__init__(content)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("About this customer"))
        self._grid = CardGrid(self.fontMetrics().horizontalAdvance("0") * _CARD_LETTERS, 3)
        self.contact = self._card(_("Contact"))
        self.figures = self._card(_("Figures"))
        self.permissions = self._card(_("May be written to"))
        self.favourites = self._card(_("Buys most"))
        self.note = self._card(_("Note"))
        self.more = self._card(_("Also known"))
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 8, 8, 0)
        column.addWidget(self._grid)
        column.addStretch(1)

    def show_view(self, view: CustomerView, currency: str) -> None:
        """Show a customer."""
        self.contact.show_pairs(contact_pairs(view.contact))
        self.permissions.show_pairs([permission_pair(each) for each in view.permissions])
        facts = {fact.key: fact for fact in view.facts}
        self.figures.show_pairs([_pair(facts[key]) for key in _FIGURES if key in facts])
        self.favourites.show_pairs(favourite_pairs(view.favourites, currency))
        self.note.show_pairs([Pair("", view.contact.note)] if view.contact.note else [])
        more = [fact for group in _GROUPS for fact in view.facts if fact.group == group]
        self.more.show_pairs([_pair(fact) for fact in more if fact.key not in _ELSEWHERE])
        for pairs in (self.contact, self.permissions, self.figures, self.favourites, self.note, self.more):
            card = pairs.parentWidget()
            if card is not None:
                card.setVisible(bool(pairs.pairs))
        self._grid.close_up()
        self.verticalScrollBar().setValue(0)

    def _card(self, title: str) -> Pairs:
        card, pairs = Card(), Pairs()
        pairs.setAccessibleName(title)
        card.body.addWidget(label(title, "heading"))
        card.body.addWidget(pairs)
        card.body.addStretch(1)
        self._grid.add(card)
        return pairs


def reach_words(contact: Contact) -> str:
    """Return in one line how to reach somebody, "" when nothing is known."""
    town = contact.address[-1] if contact.address else ""
    return "  ·  ".join(part for part in (contact.email, contact.mobile or contact.phone, town) if part)


def contact_pairs(contact: Contact) -> list[Pair]:
    """Return what is known of how to reach somebody."""
    found = (
        (_("Number"), contact.customer_no),
        (_("Company"), contact.company if contact.company != contact.name else ""),
        (_("E-mail"), contact.email),
        (_("Phone"), contact.phone),
        (_("Mobile"), contact.mobile),
        (_("Address"), "\n".join(contact.address)),
    )
    return [Pair(title, text) for title, text in found if text]


def permission_pair(permission: Permission) -> Pair:
    """Return in words whether a channel may be used, and what the customer said."""
    said = _(_SAID[permission.status])
    if permission.day is not None:
        day = format_date(to_date(permission.day))
        said = _("{said} on {day}").format(said=said, day=day)
    if permission.source:
        said = _("{said} (from “{source}”)").format(said=said, source=permission.source)
    title = _(CHANNEL_TITLES[permission.channel])
    if not permission.obstacles:
        return Pair(title, _("✓ yes: {said}").format(said=said))
    reasons = format_list([_(reason) for reason in permission.obstacles])
    if permission.status in (Consent.NO, Consent.UNKNOWN):
        return Pair(title, _("✗ no: {said}").format(said=said if permission.status is Consent.NO else reasons))
    return Pair(title, _("✗ no: {reasons}; {said}").format(reasons=reasons, said=said))


def favourite_pairs(favourites: Sequence[Favourite], currency: str) -> list[Pair]:
    """Return what somebody buys most: money, share and on how many days."""
    return [Pair(each.title, _favourite(each, currency)) for each in favourites]


def _favourite(each: Favourite, currency: str) -> str:
    visits = ngettext("{n} visit", "{n} visits", each.visits).format(n=format_number(each.visits))
    return _("{money} ({share}), {visits}").format(
        money=format_money(each.net_cents, currency), share=format_share(each.share), visits=visits
    )


def _pair(fact: Fact) -> Pair:
    return Pair(fact.title, fact.text)
