"""Which other imports bring the same people and sales as one import: what they keep when that one is undone.

Read off `contribution`, where each import has an entry for every row that several bring. Used by: importing/undo.
"""

from dataclasses import dataclass

from desktop_seg.store.contribution import CUSTOMER, SALE
from desktop_seg.store.database import Database


@dataclass(frozen=True, slots=True)
class SharedWith:
    """Another import. imported_at: UTC, ISO. customers, sales: how many both bring."""

    import_id: int
    name: str
    imported_at: str
    customers: int
    sales: int


def shared_with(db: Database, import_id: int) -> tuple[SharedWith, ...]:
    """Return the imports that share customers or sales with one, the newest first. Reads only."""
    rows = db.rows(
        f"""SELECT f.id, f.name, f.imported_at, sum(other.kind = '{CUSTOMER.table}'), sum(other.kind = '{SALE.table}')
            FROM contribution own
            JOIN contribution other ON other.kind = own.kind AND other.row_id = own.row_id
                AND other.import_id <> own.import_id
            JOIN import_file f ON f.id = other.import_id
            WHERE own.import_id = ? AND own.kind IN ('{CUSTOMER.table}', '{SALE.table}')
            GROUP BY f.id ORDER BY f.id DESC""",
        (import_id,),
    )
    return tuple(
        SharedWith(int(number or 0), str(name), str(at), int(customers or 0), int(sales or 0))
        for number, name, at, customers, sales in rows
    )
