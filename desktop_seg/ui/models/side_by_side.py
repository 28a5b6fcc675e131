"""Two customers side by side and what they would be together, a row for each thing that is known of one of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop_seg.base.i18n import N_, _, format_date, format_list, format_money, format_number
from desktop_seg.model.period import to_date
from desktop_seg.people.merge import Whole
from desktop_seg.people.portrait import Portrait, consent_words
from desktop_seg.ui.models.value_table import Shown, ValueTableModel


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: its name, what is known of each of the two, and of both together."""

    title: str
    kept: str
    merged: str
    together: str


class SideBySideModel(ValueTableModel[Line]):
    """What nobody of the two has is left out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Shown(N_("What is known"), lambda line: line.title),
                Shown(N_("Stays"), lambda line: line.kept),
                Shown(N_("Joins"), lambda line: line.merged),
                Shown(N_("Together"), lambda line: line.together),
            ),
            parent,
        )

    def show_whole(self, whole: Whole, currency: str) -> None:
        """Show two customers; amounts in the currency of the shop."""
        self.show([line for line in _lines(whole, currency) if line.kept or line.merged])


def _lines(whole: Whole, currency: str) -> Iterator[Line]:
    told: tuple[tuple[str, Callable[[Portrait], str]], ...] = (
        (_("Number"), lambda each: each.customer_no),
        (_("Name"), lambda each: each.name),
        (_("Company"), lambda each: each.company),
        (_("E-mail"), lambda each: each.email),
        (_("Phone"), lambda each: format_list(each.phones)),
        (_("Address"), lambda each: each.address),
        (_("Birthday"), lambda each: _day(each.birth_day)),
        (_("Note"), lambda each: " ".join(each.note.split())),
        (_("Sales"), lambda each: format_number(each.sales)),
        (_("Amount"), lambda each: format_money(each.net_cents, currency)),
        (_("First sale"), lambda each: _day(each.first_day)),
        (_("Last sale"), lambda each: _day(each.last_day)),
        (_("May be written to"), consent_words),
    )
    for title, text in told:
        yield Line(title, text(whole.kept), text(whole.merged), text(whole.together))


def _day(day: int | None) -> str:
    return "" if day is None else format_date(to_date(day))
