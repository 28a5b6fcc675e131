"""What the lists of the page of possible duplicates share: how a decision is handed on, a card around a table."""

from collections.abc import Callable
from typing import Protocol

from desktop_seg.base.progress import Progress
from desktop_seg.people.who_is_who import WhoIsWho
from desktop_seg.store.database import Database
from desktop_seg.ui.widgets.card import Card
from desktop_seg.ui.widgets.table import Table

Act = Callable[[Database, Progress], object]
Change = Callable[[WhoIsWho], WhoIsWho]


class Decide(Protocol):
    """Carries a decision out in the background, then brings the lists up to date."""

    def __call__(self, act: Act, change: Change | None, said: str) -> None:
        """change: what it means for the lists; None: look anew. said: what to tell once it is done."""


def in_card(table: Table) -> Card:
    """Return a card that holds nothing but a table."""
    card = Card()
    card.fill_to_the_edge()
    card.body.addWidget(table)
    return card
