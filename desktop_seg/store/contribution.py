"""Rows that several imports bring: who gave what, so that any import can be undone at any later time.

A customer, product or sale that one import brings carries that import's id and nothing more is kept. When a second
import brings the same row, both get an entry in `contribution` with the columns they gave; the visible row is the fold
of the entries in import order, newest known value first (yet "A. de Vries" does not replace "Anna de Vries"). A sale
line is never changed by a later import (its identity is its content), so a second import merely puts a claim on it.
Used by: importing/writing (claims), store/withdrawal.py (taking an import back).
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from desktop_seg.store.database import Database, SqlValue
from desktop_seg.store.person_name import fuller_columns


@dataclass(frozen=True, slots=True)
class Shared:
    """A table whose rows several imports may bring.

    columns: what an import can give. defaults: value of a column that no import gave, where that is not NULL.
    tied: column -> the column it is a part of; whoever gives that one anew gives both, so that no "van" of an older
    name stands before a newer one. stays: tells the columns in which what is known (first argument) says more than what
    is given (second), so that it stays.
    """

    table: str
    columns: tuple[str, ...]
    defaults: Mapping[str, SqlValue] = field(default_factory=dict)
    tied: Mapping[str, str] = field(default_factory=dict)
    stays: Callable[[Mapping[str, SqlValue], Mapping[str, SqlValue]], tuple[str, ...]] | None = None

    @property
    def snapshot(self) -> str:
        """SQL for the known columns of a row as JSON; a column at its default counts as not given."""
        parts = ", ".join(f"'{name}', {self._given(name)}" for name in self.columns)
        # json_patch drops what is null in the patch.
        return f"json_patch('{{}}', json_object({parts}))" if parts else "'{}'"

    def told(self, given: Mapping[str, SqlValue]) -> dict[str, SqlValue]:
        """Return what values given say of the row: these, and that what is tied to one of them is otherwise unknown."""
        return {column: None for column, whole in self.tied.items() if whole in given} | dict(given)

    def over(self, known: Mapping[str, SqlValue], given: Mapping[str, SqlValue]) -> dict[str, SqlValue]:
        """Return what values given newly say of a row of which these are known: all but what would say less."""
        told = self.told(given)
        for column in self.staying(known, given):
            told.pop(column, None)
        return told

    def staying(self, known: Mapping[str, SqlValue], given: Mapping[str, SqlValue]) -> tuple[str, ...]:
        """Return the columns in which what is known says more than what is given."""
        return self.stays(known, given) if self.stays else ()

    def _given(self, name: str) -> str:
        default = self.defaults.get(name)
        if default is None:
            return name
        return f"nullif({name}, '{default!s}')" if isinstance(default, str) else f"nullif({name}, {default!s})"


CUSTOMER = Shared(
    "customer",
    (
        "customer_no", "kind", "salutation", "first_name", "name_infix", "last_name", "company", "email", "phone",
        "mobile", "street", "house_number", "address_line2", "postcode", "city", "region", "country", "work_postcode",
        "language", "created_day", "source", "customer_group", "tags", "gender", "birth_day", "birth_year", "age_band",
        "education", "occupation", "job_title", "work_status", "income_cents", "income_band", "marital_status",
        "children", "housing", "credit_flag", "preferred_channel", "device", "loyalty_no", "loyalty_points", "is_staff",
        "note",
    ),
    {"kind": "person", "is_staff": 0},
    {"name_infix": "last_name"},
    fuller_columns,
)  # fmt: skip
PRODUCT = Shared(
    "product",
    (
        "sku", "ean", "name", "kind", "category", "subcategory", "brand", "cost_cents", "list_price_cents",
        "price_class", "season",
    ),
    {"kind": "product"},
)  # fmt: skip
SALE = Shared(
    "sale",
    (
        "receipt_no", "till", "sold_minute", "customer_id", "channel", "status", "given_net_cents",
        "given_discount_cents", "order_discount_cents", "refund_cents", "shipping_cents", "vat_cents",
        "payment_method", "coupon_code", "promotion_id", "due_day", "paid_day",
    ),
    {"status": "done"},
)  # fmt: skip
SALE_LINE = Shared("sale_line", ())
PROMOTION = Shared("promotion", ("name", "start_day", "end_day", "scope", "early_access_day", "discount_share"))
COMPLAINT = Shared(
    "complaint",
    (
        "complaint_no", "given_customer_id", "receipt_no", "day", "kind", "severity", "status", "resolved_day",
        "rating", "subject",
    ),
    {"kind": "other"},
)  # fmt: skip
INVOICE = Shared(
    "invoice", ("invoice_no", "given_customer_id", "receipt_no", "day", "due_day", "paid_day", "amount_cents")
)
# Like a sale line, these are their content: a later import that brings the same row merely puts a claim on it.
EVENT = Shared("event", ())
RETURN = Shared("return_notice", ())
FURTHER = (EVENT, COMPLAINT, INVOICE, RETURN, PROMOTION)


@dataclass(frozen=True, slots=True)
class Claim:
    """That an import brings a row which is already there, and the columns it gives (only known values)."""

    row_id: int
    source_row: int
    data: Mapping[str, SqlValue]


def claim(db: Database, shared: Shared, import_id: int, claims: Sequence[Claim]) -> None:
    """Note that an import brings these rows too.

    Call it before the rows are changed: what the first owner gave is read off them now.
    """
    ids = json.dumps([each.row_id for each in claims])
    db.run(
        f"""INSERT OR IGNORE INTO contribution(kind, row_id, import_id, source_row, data)
            SELECT '{shared.table}', id, import_id, source_row, {shared.snapshot} FROM {shared.table}
            WHERE id IN (SELECT value FROM json_each(?))""",
        (ids,),
    )
    db.many(
        "INSERT INTO contribution(kind, row_id, import_id, source_row, data) VALUES (?, ?, ?, ?, ?)",
        (
            (shared.table, each.row_id, import_id, each.source_row, json.dumps(each.data) if each.data else "{}")
            for each in claims
        ),
    )


def next_id(db: Database, table: str) -> int:
    """Return the first free id of a table; ids are given out by the writer, who holds the only transaction."""
    return db.number(f"SELECT max(id) FROM {table}") + 1


def known_keys(db: Database, shared: Shared) -> dict[str, int]:
    """Return the id of each row of a table by its match_key."""
    return {str(key): int(row_id or 0) for key, row_id in db.each(f"SELECT match_key, id FROM {shared.table}")}


def insert(db: Database, shared: Shared, columns: tuple[str, ...], rows: Iterable[Sequence[SqlValue]]) -> None:
    """Write new rows: id, import_id, source_row, then these columns in order; the others are at their default."""
    names = ("id", "import_id", "source_row", *columns)
    db.many(
        f"INSERT INTO {shared.table}({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        rows,
    )


def overlay(db: Database, shared: Shared, row_id: int, values: Mapping[str, SqlValue]) -> None:
    """Write some columns of one row."""
    if values:
        sets = ", ".join(f"{name} = ?" for name in values)
        db.run(f"UPDATE {shared.table} SET {sets} WHERE id = ?", (*values.values(), row_id))


def visible(db: Database, shared: Shared, ids: Iterable[int]) -> Iterator[tuple[int, dict[str, SqlValue]]]:
    """Yield id and all shared columns of rows as they now stand."""
    if not shared.columns:
        return
    names = ", ".join(shared.columns)
    for row in db.each(
        f"SELECT id, {names} FROM {shared.table} WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    ):
        yield int(row[0] or 0), dict(zip(shared.columns, row[1:], strict=True))


def withdraw(db: Database, shared: Shared, import_id: int) -> list[int]:
    """Take one import's part away from every row that another import brings as well; return the ids of those rows.

    The rows get the oldest remaining import as owner, and the fold of what the remaining imports gave. Rows that only
    this import brings stay as they are: the caller deletes them.
    """
    touched = [
        int(row[0] or 0)
        for row in db.rows(
            "SELECT row_id FROM contribution WHERE import_id = ? AND kind = ?", (import_id, shared.table)
        )
    ]
    db.run("DELETE FROM contribution WHERE import_id = ? AND kind = ?", (import_id, shared.table))
    _refold(db, shared, touched)
    # A row that is down to one import needs no entry: the row itself says what it gave.
    db.run(
        """DELETE FROM contribution WHERE kind = :kind AND row_id IN (
            SELECT row_id FROM contribution WHERE kind = :kind
            AND row_id IN (SELECT value FROM json_each(:ids)) GROUP BY row_id HAVING count(*) = 1)""",
        {"kind": shared.table, "ids": json.dumps(touched)},
    )
    return touched


def _refold(db: Database, shared: Shared, ids: list[int]) -> None:
    parts = db.each(
        """SELECT row_id, import_id, source_row, data FROM contribution
           WHERE kind = ? AND row_id IN (SELECT value FROM json_each(?)) ORDER BY row_id, import_id""",
        (shared.table, json.dumps(ids)),
    )
    sets = ", ".join(f"{name} = ?" for name in ("import_id", "source_row", *shared.columns))
    db.many(
        f"UPDATE {shared.table} SET {sets} WHERE id = ?",
        [_folded(shared, list(group)) for _, group in groupby(parts, key=itemgetter(0))],
    )


def _folded(shared: Shared, parts: list[tuple[SqlValue, ...]]) -> list[SqlValue]:
    row_id, owner, source_row, _data = parts[0]
    values = dict(shared.defaults)
    for part in parts:
        values.update(shared.over(values, json.loads(str(part[3]))))
    return [owner, source_row, *(values.get(name) for name in shared.columns), row_id]
