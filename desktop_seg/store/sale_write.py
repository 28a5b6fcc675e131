"""Writing sales and their lines, and the figures of a sale that follow from its lines and its header.

Derived columns (definitions in resources/help/definitions.md#sales): net, gross, discount, whether the sale counts at
all (is_valid), whether it is a purchase and whether something was bought cheaper. Worked out in one pass for the sales
that an import or an undo touched.
Used by: importing/writing, store/withdrawal.py.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from desktop_seg.model.product import ProductKind
from desktop_seg.model.sale import VALID_STATUSES, SaleStatus
from desktop_seg.store.database import Database, SqlValue

_VALID = ", ".join(f"'{status}'" for status in VALID_STATUSES)

# What a list of returns says of a sale. Without an amount it is what was paid for the articles that came back; without
# an article, too, all of it.
_NOTICED = """SELECT n.sale_id AS sale_id,
        max(n.amount_cents IS NULL AND n.product_key IS NULL) AS is_all_back,
        sum(coalesce(n.amount_cents, (
            SELECT CAST(round(sum(l.net_cents)
                * min(1.0, coalesce(n.quantity, sum(l.quantity)) / sum(l.quantity))) AS INTEGER)
            FROM sale_line l WHERE l.sale_id = n.sale_id AND l.product_id = n.product_id AND l.quantity > 0))) AS back
    FROM return_notice n WHERE n.sale_id IN (SELECT id FROM touched_sale) GROUP BY n.sale_id"""

# A discount of the whole order is taken off once; of what came back, its part has been.
_ORDER_DISCOUNT = """CASE WHEN line.sold > 0
    THEN coalesce(head.order_discount_cents, 0) * max(line.net, 0) / line.sold ELSE 0 END"""

# What the lines of each touched sale come to; NULL where it has none. Kept apart and by number: to look a sale up in
# the sums is then as quick as to look up the sale.
_LINE_SUMS = (
    "sale_id INTEGER PRIMARY KEY, lines, has_amounts, sold, net, discount, gross, is_discounted, returned, gift_cards,"
    " bought"
)
_ADD_LINES = """INSERT INTO temp.line_sum
    SELECT touched_sale.id, nullif(count(l.id), 0),
        max(l.net_cents <> 0 OR l.unit_price_cents IS NOT NULL),
        sum(CASE WHEN l.net_cents > 0 AND card.id IS NULL THEN l.net_cents ELSE 0 END),
        sum(CASE WHEN card.id IS NULL THEN l.net_cents ELSE 0 END),
        sum(l.discount_cents),
        sum(CASE WHEN l.quantity > 0 AND card.id IS NULL THEN l.net_cents ELSE 0 END),
        max(l.quantity > 0 AND l.discount_cents > 0),
        sum(CASE WHEN l.is_return THEN -l.net_cents ELSE 0 END),
        count(card.id),
        max(l.quantity > 0 AND card.id IS NULL)
    FROM temp.touched_sale LEFT JOIN sale_line l ON l.sale_id = touched_sale.id
    LEFT JOIN temp.gift_card AS card ON card.id = l.product_id GROUP BY touched_sale.id"""

# What is paid back beyond the articles is postage or tax, which were no revenue either.
# returned: what the return lines already took off, so that a refund that the till notes twice is counted once.
_DERIVE = f"""
    UPDATE sale SET
        net_cents = found.net - CASE
            WHEN found.is_all_back THEN found.net
            WHEN coalesce(sale.refund_cents, found.back) IS NOT NULL
                THEN min(
                    max(max(coalesce(sale.refund_cents, 0), coalesce(found.back, 0)) - found.returned, 0),
                    max(found.net, 0))
            WHEN sale.status = '{SaleStatus.REFUNDED}' AND found.returned = 0 THEN found.net
            ELSE 0 END,
        gross_cents = found.gross,
        discount_cents = found.discount,
        is_discounted = found.is_discounted OR coalesce(sale.coupon_code, '') <> '',
        is_valid = sale.status IN ({_VALID}) AND NOT found.only_gift_cards,
        is_purchase = sale.status IN ({_VALID}) AND NOT found.only_gift_cards AND found.bought
    FROM (
        SELECT line.sale_id AS id,
            CASE WHEN line.has_amounts IS NOT 1 THEN coalesce(head.given_net_cents, line.net, 0)
                ELSE line.net - {_ORDER_DISCOUNT} END AS net,
            CASE WHEN coalesce(line.discount, 0) = 0
                THEN coalesce(head.order_discount_cents, head.given_discount_cents, 0)
                ELSE line.discount + coalesce(head.order_discount_cents, 0) END AS discount,
            CASE WHEN line.has_amounts IS NOT 1 THEN max(coalesce(head.given_net_cents, line.gross, 0), 0)
                WHEN line.sold > 0 THEN line.gross - coalesce(head.order_discount_cents, 0)
                ELSE line.gross END AS gross,
            coalesce(coalesce(head.order_discount_cents, head.given_discount_cents) > 0, 0)
                OR coalesce(line.is_discounted, 0) AS is_discounted,
            coalesce(line.returned, 0) AS returned,
            coalesce(line.lines = line.gift_cards, 0) AS only_gift_cards,
            coalesce(line.bought, coalesce(head.given_net_cents, 0) >= 0) AS bought,
            noticed.back AS back, coalesce(noticed.is_all_back, 0) AS is_all_back
        FROM temp.line_sum AS line JOIN sale AS head ON head.id = line.sale_id
        LEFT JOIN ({_NOTICED}) AS noticed ON noticed.sale_id = line.sale_id
    ) AS found WHERE found.id = sale.id"""


class KnownSale(NamedTuple):
    """A sale that is already in the shop file. till, receipt_no: "" when it has none. A tuple for speed.

    customer_id, minute, given_net_cents: None unknown. net_cents: as worked out.
    """

    id: int
    receipt_key: str
    receipt_no: str
    till: str
    day: int
    customer_id: int | None = None
    minute: int | None = None
    given_net_cents: int | None = None
    net_cents: int = 0


class KnownLine(NamedTuple):
    """A sale line that is already in the shop file, with what identifies it. A tuple for speed."""

    id: int
    sale_id: int
    content_hash: int
    running_no: int


def insert_lines(db: Database, columns: Mapping[str, Sequence[SqlValue]]) -> None:
    """Write new sale lines, given column by column; a column that is left out is unknown."""
    # Binding None takes sqlite3 ten times as long as a number: without empty columns an import is 3 % shorter.
    filled = {name: values for name, values in columns.items() if _is_filled(values)}
    if filled:
        names, marks = ", ".join(filled), ", ".join("?" * len(filled))
        db.many(f"INSERT INTO sale_line({names}) VALUES ({marks})", zip(*filled.values(), strict=True))


def _is_filled(values: Sequence[SqlValue]) -> bool:
    return len(values) > 0 and (values[0] is not None or values.count(None) < len(values))


def sales_of_days(db: Database, days: Sequence[int]) -> Iterator[KnownSale]:
    """Yield the sales of some days; an import compares its receipts with them."""
    for row in db.each(
        """SELECT id, receipt_key, coalesce(receipt_no, ''), coalesce(till, ''), sold_day, customer_id, sold_minute,
               given_net_cents, net_cents FROM sale
           WHERE sold_day IN (SELECT value FROM json_each(?))""",
        (json.dumps(days),),
    ):
        yield KnownSale(*row)  # type: ignore[arg-type] # the columns are of these types


def void_count(db: Database, first_new: int) -> int:
    """Count the new sales that do not count, from the id `first_new` on; call it after `derive`."""
    return db.number("SELECT count(*) FROM sale WHERE id >= ? AND NOT is_valid", (first_new,))


def lines_of(db: Database, sale_ids: Sequence[int]) -> Iterator[KnownLine]:
    """Yield the lines of some sales."""
    for row in db.each(
        """SELECT id, sale_id, content_hash, running_no FROM sale_line
           WHERE sale_id IN (SELECT value FROM json_each(?))""",
        (json.dumps(sale_ids),),
    ):
        yield KnownLine(*row)  # type: ignore[arg-type] # the columns are NOT NULL and of this type


# Beyond every id: no sale is new.
NONE_NEW = (1 << 63) - 1


def derive(db: Database, sale_ids: Iterable[int], new_from: int = NONE_NEW) -> None:
    """Work out net, discount, is_valid and is_purchase of sales from their lines and headers.

    sale_ids: of older sales. new_from: id of the first new one; ids are given out in order.
    """
    for table, columns in (
        ("touched_sale", "id INTEGER PRIMARY KEY"),
        ("line_sum", _LINE_SUMS),
        ("gift_card", "id INTEGER PRIMARY KEY"),
    ):
        db.run(f"CREATE TEMP TABLE IF NOT EXISTS {table} ({columns})")
        db.run(f"DELETE FROM temp.{table}")
    db.run("INSERT INTO touched_sale(id) SELECT id FROM sale WHERE id >= ?", (new_from,))
    db.run("INSERT OR IGNORE INTO touched_sale(id) SELECT value FROM json_each(?)", (json.dumps(list(sale_ids)),))
    db.run("INSERT INTO temp.gift_card SELECT id FROM product WHERE kind = ?", (ProductKind.GIFT_CARD,))
    db.run(_ADD_LINES)
    db.run(_DERIVE)


class DayTotal(NamedTuple):
    """The valid sales of one day."""

    day: int
    sales: int
    net_cents: int


def totals(db: Database, sale_ids: Iterable[int], new_from: int = NONE_NEW) -> list[DayTotal]:
    """Return the valid ones among sales (as for `derive`), added up by day, in order of days."""
    rows = db.rows(
        """SELECT sold_day, count(*), sum(net_cents) FROM sale
           WHERE (id >= ? OR id IN (SELECT value FROM json_each(?))) AND is_valid
           GROUP BY sold_day ORDER BY sold_day""",
        (new_from, json.dumps(list(sale_ids))),
    )
    return [DayTotal(*row) for row in rows]  # type: ignore[arg-type] # the columns are NOT NULL and whole numbers


def sales_with(db: Database, product_ids: Iterable[int]) -> list[int]:
    """Return the sales that have a line of one of these products."""
    ids = list(product_ids)
    if not ids:
        return []
    rows = db.rows(
        """SELECT DISTINCT sale_id FROM sale_line
           WHERE product_id IN (SELECT value FROM json_each(?))""",
        (json.dumps(ids),),
    )
    return [int(row[0] or 0) for row in rows]
