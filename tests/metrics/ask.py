"""Asks a shop for one field of all its people."""

from datetime import date

from desktop_seg.metrics.catalogue import field
from desktop_seg.model.period import to_day
from desktop_seg.store.database import Database, SqlValue


def ask(shop: Database, key: str, as_of: str = "2025-06-01") -> dict[str, SqlValue]:
    """Return what a field says of each customer, by their number."""
    column = field(key).column
    bound: dict[str, SqlValue] = {}
    if ":as_of" in column:
        bound = {"as_of": to_day(date.fromisoformat(as_of))}
    return {str(name): value for name, value in shop.rows(f"SELECT c.customer_no, {column} FROM customer c", bound)}
