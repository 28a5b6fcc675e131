"""What follows from numbers that point from one file to another: complaint, invoice and return to their sale, event and
return to their article.

Files come and go in any order, so the pointer is kept as the file gives it (receipt number, key of the article) and the
row it leads to is worked out anew after every import and every undo. Used by: importing/writing/run.py, importing/undo.
"""

import json

from desktop_seg.store import sale_write
from desktop_seg.store.database import Database

_POINTING = ("complaint", "invoice", "return_notice")

# A till may start its numbers anew each year: the same customer's sale, then the last one before the day, is meant.
_SALE_OF = """WITH meant AS (
        SELECT t.id AS row_id, s.id AS sale_id, row_number() OVER (PARTITION BY t.id ORDER BY
            s.customer_id IS t.given_customer_id DESC, s.sold_day <= coalesce(t.day, s.sold_day) DESC,
            abs(s.sold_day - coalesce(t.day, s.sold_day)), s.sold_day DESC, s.receipt_key) AS place
        FROM {table} t JOIN pointed_sale s ON s.receipt_no = t.receipt_no
            AND (t.given_customer_id IS NULL OR s.customer_id IS NULL OR s.customer_id = t.given_customer_id))
    UPDATE {table} SET sale_id = (SELECT sale_id FROM meant WHERE row_id = {table}.id AND place = 1)"""


def renew(db: Database) -> None:
    """Work out all pointers, and the figures of sales of which something was, or no longer is, brought back."""
    tables = [table for table in _POINTING if db.number(f"SELECT EXISTS (SELECT 1 FROM {table})")]
    returned_before = _returned(db)
    if tables:
        _note_sales(db, tables)
    for table in tables:
        db.run(_SALE_OF.format(table=table))
        if table != "return_notice":
            db.run(
                f"""UPDATE {table} SET customer_id = coalesce(given_customer_id,
                    (SELECT s.customer_id FROM sale s WHERE s.id = {table}.sale_id))"""
            )
    for table in ("event", "return_notice"):
        db.run(
            f"""UPDATE {table} SET product_id = (SELECT p.id FROM product p WHERE p.match_key = {table}.product_key)
                WHERE product_key IS NOT NULL"""
        )
    touched = returned_before | _returned(db)
    if touched:
        sale_write.derive(db, touched)


def _returned(db: Database) -> set[int]:
    rows = db.rows("SELECT DISTINCT sale_id FROM return_notice WHERE sale_id IS NOT NULL")
    return {int(row[0] or 0) for row in rows}


def _note_sales(db: Database, tables: list[str]) -> None:
    """Gather the sales with one of the receipt numbers pointed to: one pass over all sales, no index kept for it."""
    numbers = {
        str(row[0])
        for table in tables
        for row in db.rows(f"SELECT DISTINCT receipt_no FROM {table} WHERE receipt_no IS NOT NULL")
    }
    db.run("DROP TABLE IF EXISTS temp.pointed_sale")
    db.run(
        """CREATE TEMP TABLE pointed_sale AS SELECT id, receipt_no, receipt_key, sold_day, customer_id FROM sale
           WHERE receipt_no IN (SELECT value FROM json_each(?))""",
        (json.dumps(sorted(numbers)),),
    )
    db.run("CREATE INDEX temp.pointed_sale_no ON pointed_sale(receipt_no)")
