"""Shops from receipts and people of the plain reading, and what the program says of them."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from desktop_seg.metrics.refresh import at, refresh
from desktop_seg.model.period import to_day
from desktop_seg.store.database import Database
from desktop_seg.store.shop_file import open_shop
from tests.metrics.plain_reading import Person, Receipt, Value
from tests.shops import add_customer, add_sale


def shop_of(receipts: Iterable[Receipt], people: Iterable[Person] = ()) -> Database:
    """Return a shop file in memory that holds these receipts and people, with the metrics worked out."""
    db = open_shop(None)
    with db.transaction():
        for person in people:
            columns = {"kind": person.kind, "is_staff": str(int(person.is_staff))}
            if person.income is not None:
                columns["income_cents"] = str(person.income)
            if person.income_band:
                columns["income_band"] = person.income_band
            if person.created:
                columns["created"] = person.created.isoformat()
            add_customer(db, person.name, columns)
        for receipt in receipts:
            sign = "-" if receipt.cents < 0 else ""
            amount = f"{sign}{abs(receipt.cents) // 100}.{abs(receipt.cents) % 100:02}"
            add_sale(db, receipt.name, receipt.day.isoformat(), amount, f"status={receipt.status}")
        refresh(db)
    return db


def told(db: Database, as_of: date | None) -> dict[str, dict[str, Value]]:
    """Return what the program says of everyone as of a day, by name and key; refuses people outside everyone."""
    with at(db, None if as_of is None else to_day(as_of)) as table:
        keys = db.columns(table.removeprefix("temp."))
        rows = db.rows(f"SELECT c.customer_no, m.* FROM customer c JOIN {table} m ON m.customer_id = c.id")
    people: dict[str, dict[str, Value]] = {}
    for name, *cells in rows:
        figures = {key: cell for key, cell in zip(keys, cells, strict=True) if not isinstance(cell, bytes)}
        figures.pop("customer_id")
        people[str(name)] = dict(figures)
    return people


def expected(figures: dict[str, dict[str, Value]]) -> dict[str, dict[str, Value]]:
    """Return exact figures as the floating-point numbers nearest to them."""
    return {
        name: {key: float(value) if isinstance(value, Fraction) else value for key, value in row.items()}
        for name, row in figures.items()
    }
