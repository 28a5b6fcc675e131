"""Receipts that an earlier import brought with other lines: what this file tells anew replaces what it told then.

Which lines that are follows from all imports together (store/replaced_line.py); here it is found out for the receipts
of one file, and told to the owner: a revenue that goes down without a word would be as wrong as one counted twice.
Used by: sale_line.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop_seg.base.i18n import _
from desktop_seg.importing.writing.entry import Entry
from desktop_seg.importing.writing.issue_list import IssueList, Place
from desktop_seg.importing.writing.product import Product
from desktop_seg.importing.writing.tally import Tally
from desktop_seg.store import replaced_line
from desktop_seg.store.database import Database
from desktop_seg.store.replaced_line import Replaced


class _Key(NamedTuple):
    """An article of a sale, bought or brought back."""

    product_id: int | None
    is_negative: bool


class Corrections:
    """What one import says of lines of older sales."""

    def __init__(self, db: Database, import_id: int) -> None:
        self._db = db
        self._import_id = import_id
        self._added: defaultdict[int, dict[_Key, list[Place]]] = defaultdict(dict)
        self._again: dict[int, Place] = {}
        self._were_replaced: dict[int, int] = {}
        self._alike: set[int] = set()

    def put_back(self, sale_ids: Sequence[int]) -> None:
        """Let the replaced lines of sales be found as well: this file may bring them again."""
        self._were_replaced |= replaced_line.put_back(self._db, sale_ids)

    def brings(self, line_id: int, sale: Entry, place: Place) -> None:
        """Note that the file brings a line that was there already."""
        self._alike.add(sale.id)
        if line_id in self._were_replaced:
            self._again[sale.id] = place

    def adds(self, sale: Entry, product: Product | None, is_negative: bool, place: Place | None) -> None:
        """Note that the file brings a line that an older sale did not have. place: None for one of a packed cell."""
        key = _Key(None if product is None else product.entry.id, is_negative)
        self._added[sale.id].setdefault(key, []).extend([] if place is None else [place])

    def finish(self, issues: IssueList, tally: Tally) -> list[Replaced]:
        """Lay the lines apart that count no longer, tell it, and return them. Everything else must be written."""
        found = replaced_line.settle(self._db, {*self._added, *self._were_replaced.values()})
        told = _("An earlier file said otherwise of this article on this receipt; what this file says counts.")
        retold: set[int] = set()
        for each in found:
            if each.by != self._import_id or each.id in self._were_replaced:
                continue
            retold.add(each.sale_id)
            places = self._places(each)
            for place in places:
                issues.leave_out(place, None, told)
            tally.new -= len(places)
            tally.updated += len(places)
            if not places and each.sale_id in self._again:
                issues.leave_out(self._again.pop(each.sale_id), None, told)
        self._tell_strange(retold, issues)
        return found

    def _places(self, line: Replaced) -> list[Place]:
        """Return where the file tells the article anew, or all it says of the receipt in other words; each once."""
        of_sale = self._added.get(line.sale_id, {})
        key = _Key(line.product_id, line.is_negative)
        keys = [key] if key in of_sale else list(of_sale) if line.is_retold else []
        return [place for each in keys for place in of_sale.pop(each)]

    def _tell_strange(self, retold: Iterable[int], issues: IssueList) -> None:
        """Tell of receipts that have other articles than before and now count with both."""
        bought = {
            sale_id: places[0]
            for sale_id, added in self._added.items()
            if (places := [place for key, all_of_it in added.items() if not key.is_negative for place in all_of_it])
        }
        strange = replaced_line.with_others(self._db, self._import_id, bought.keys() - self._alike - set(retold))
        reason = _(
            "An earlier file has other articles on a receipt with this number and day; all of them count now, as one"
            " sale. If the files are from two tills, undo this import, then import both again and say which till each"
            " is from."
        )
        for sale_id in sorted(strange):
            issues.leave_out(bought[sale_id], None, reason)
