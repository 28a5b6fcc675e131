"""A large shop that has every kind of data: the sample shop, so many times over that it has 100,000 customers.

Used by: every_kind. The shop of `big_shop` has no postcodes, surveys, visits or complaints.
"""

from pathlib import Path

from desktop_seg.base.progress import Quiet
from desktop_seg.importing import sample_shop
from desktop_seg.metrics.refresh import refresh
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop

TIMES = 61
# What names a row of another table, by column; tables in the order in which their rows rest on each other.
_TABLES = ("customer", "sale", "sale_line", "event", "survey_answer", "complaint", "invoice", "consent")
_NAMES = {"customer_id": "customer", "given_customer_id": "customer", "sale_id": "sale", "return_of_sale": "sale"}
_OWN_TEXTS = frozenset({"match_key", "receipt_key", "receipt_no", "customer_no", "email"})


def write_sample_many_times(path: Path) -> None:
    """Write the shop; the same every time."""
    sample_shop.build(path, Quiet())
    db = open_shop(path)
    with db.transaction():
        steps = {table: db.number(f"SELECT max(id) FROM {table}") for table in _TABLES if "id" in _columns(db, table)}
        for table in _TABLES:
            _repeat(db, table, steps)
        refresh(db)
    db.close()


def _repeat(db: Database, table: str, steps: dict[str, int]) -> None:
    """Add copies of the rows of a table, whose numbers and names go on where the ones before ended."""

    def moved(column: str) -> str:
        if column == "id":
            return f"id + :n * {steps[table]}"
        if column in _NAMES:
            return f"{column} + :n * {steps[_NAMES[column]]}"
        return f"{column} || ' ' || :n" if column in _OWN_TEXTS else column

    columns = _columns(db, table)
    number, of = ("id", table) if "id" in columns else ("customer_id", "customer")
    for n in range(1, TIMES):
        db.run(
            f"""INSERT INTO {table} ({", ".join(columns)}) SELECT {", ".join(map(moved, columns))} FROM {table}
                WHERE {number} <= {steps[of]}""",
            {"n": n},
        )


def _columns(db: Database, table: str) -> list[str]:
    return [str(name) for (name,) in db.rows("SELECT name FROM pragma_table_info(?)", (table,))]
