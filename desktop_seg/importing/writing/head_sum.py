"""Heads of sales whose lines stand in other rows: do the lines come to what the head says?

The lines count; where the two differ the owner is told, for then rows are missing or are of a sort we do not know.
Used by: sale_file.
"""

from dataclasses import dataclass

from desktop_seg.base.i18n import _, format_money
from desktop_seg.importing.writing.entry import Entry
from desktop_seg.importing.writing.issue_list import IssueList, Place


@dataclass(frozen=True, slots=True)
class SaleHead:
    """A row that is the head of a sale. cents: what it says the sale came to."""

    place: Place
    number: str
    cents: int


class HeadSums:
    """Adds up the lines of sales that have a head."""

    def __init__(self, currency: str) -> None:
        self._currency = currency
        self._heads: dict[int, SaleHead] = {}
        self._lines: dict[int, int] = {}

    @property
    def has_heads(self) -> bool:
        """Whether a head was noted: only then are lines added up."""
        return bool(self._heads)

    def take(self, sale: Entry, head: SaleHead) -> None:
        """Note the head of a sale."""
        self._heads.setdefault(sale.id, head)

    def add(self, sale: Entry, net_cents: int) -> None:
        """Add a line."""
        self._lines[sale.id] = self._lines.get(sale.id, 0) + net_cents

    def tell(self, issues: IssueList) -> None:
        """Note each head that its lines contradict. A head without lines has nothing to be held against."""
        reason = _("The head of receipt {number} says {told}, its lines come to {sum}; the lines count.")
        for sale_id, head in self._heads.items():
            lines = self._lines.get(sale_id)
            if lines is not None and lines != head.cents:
                told, added = format_money(head.cents, self._currency), format_money(lines, self._currency)
                issues.leave_out(head.place, None, reason.format(number=head.number, told=told, sum=added))
