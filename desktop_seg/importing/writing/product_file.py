"""Lists of articles: price, cost, class and labels of what the sales files name. Used by: run. Uses: product."""

from collections import defaultdict

from desktop_seg.base.i18n import _
from desktop_seg.importing.writing.issue_list import WrongCell
from desktop_seg.importing.writing.rows import Chunk
from desktop_seg.importing.writing.writers import Writers
from desktop_seg.store import product_tag, sale_write

# Import field -> column of the product.
_COLUMNS = {
    "cost": "cost_cents",
    "list_price": "list_price_cents",
    "price_class": "price_class",
    "product_season": "season",
}


class ProductFile:
    """Writes the rows of a list of articles."""

    def __init__(self, writers: Writers) -> None:
        self._to = writers
        self._tags: defaultdict[int, dict[str, None]] = defaultdict(dict)
        self.lines_new = 0
        self.customers_changed = 0

    def write(self, chunk: Chunk) -> None:
        """Write the rows of a chunk; rows that name no article are set aside."""
        to, writer = self._to, self._to.products
        further = chunk.tuples(tuple(_COLUMNS))
        rows = zip(chunk.rows, chunk.tuples(writer.fields), further, chunk.column("product_tags"), strict=True)
        for row, values, told, tags in rows:
            known = writer.ledger.count
            product = writer.products([values], [None], [row.number])[0]
            if product is None:
                to.issues.set_aside(chunk.sheet, row, WrongCell(_("This row names no article.")))
                continue
            entry = product.entry
            given = dict(zip(_COLUMNS.values(), told, strict=True))
            changed = writer.ledger.give(entry, given, newest_wins=True) | self._add_tags(entry.id, tags or ())
            if writer.ledger.count == known:
                if changed:
                    to.tally.updated += 1
                else:
                    to.tally.same += 1
            elif entry.is_new:
                to.tally.new += 1
            else:
                to.tally.wait(entry.id)
        to.write_new()

    def finish(self) -> None:
        """Write what is still open, labels included, and settle the outcome of rows about older articles."""
        to = self._to
        other_kind = to.products.finish()
        before = product_tag.known(to.db, self._tags)
        relabelled = {each for each, tags in self._tags.items() if not tags.keys() <= before.get(each, frozenset())}
        product_tag.write(to.db, to.import_id, self._tags)
        to.tally.settle(to.products.ledger.changes.keys() | relabelled)
        sale_write.derive(to.db, sale_write.sales_with(to.db, other_kind))

    def _add_tags(self, product_id: int, tags: tuple[str, ...]) -> bool:
        known = self._tags[product_id]
        new = [tag for tag in tags if tag not in known]
        known.update(dict.fromkeys(new))
        return bool(new)
