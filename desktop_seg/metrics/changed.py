"""Whose rows have changed since the metrics were worked out, so that the next refresh works out only those.

    with db.transaction(), changed.noted(db):
        ...  # whatever is written, by whom and in what order
        refresh(db)

The database itself notes who is touched (triggers that live on this connection for as long as the context lasts), so
nothing that writes has to remember it. Nothing is noted, and `refresh` works out everyone, when that would not help:
the first import, a table of an older program, a change that went past us.
Used by: metrics/refresh.py, importing (run, undo), people/act.py.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from desktop_seg.metrics import known
from desktop_seg.metrics.shop_values import DayValues
from desktop_seg.metrics.side import CHANGED, TOUCHED, Edges, Moved
from desktop_seg.store.database import Database

_NOTED = TOUCHED.removeprefix("temp.")
_SHOP, _EVERYONE = 0, -1  # noted in the place of a customer: something of nobody's own, something of everyone's
_ANY_DAY, _NO_DAY = -10_000_000, 10_000_000  # noted in the place of a day: of all they bought, of nothing

# What of a row the metrics look at. A row that is written as it was touches nobody: a till's export of the whole year
# comes in again every month.
_SALE = """customer_id, sold_day, is_valid, is_purchase, net_cents, gross_cents, discount_cents, is_discounted, channel,
    sold_minute"""
_LINE = "sale_id, product_id, quantity, net_cents, cost_cents, is_return, return_reason"
_EVENT = "customer_id, day, kind, category, product_id"
_CUSTOMER = "id, is_staff, kind, income_cents, income_band, created_day"
_PRODUCT = "kind, category, brand, cost_cents"


@dataclass(frozen=True, slots=True)
class Touch:
    """Whom a row of a table touches when one of `columns` is written.

    note: SQL for customer and day as in TOUCHED, over {row}, which is NEW or OLD.
    """

    columns: str
    note: str


_OF_SHOP = f"SELECT {_SHOP}, {_NO_DAY}"

TOUCHES = {
    "sale": Touch(_SALE, f"SELECT coalesce({{row}}.customer_id, {_SHOP}), {{row}}.sold_day"),
    # Of a line that goes with its sale, the sale itself tells.
    "sale_line": Touch(_LINE, f"SELECT coalesce(customer_id, {_SHOP}), sold_day FROM sale WHERE id = {{row}}.sale_id"),
    "event": Touch(_EVENT, f"SELECT {{row}}.customer_id, {_NO_DAY}"),
    "customer": Touch(_CUSTOMER, f"SELECT {{row}}.id, {_ANY_DAY}"),
    "product": Touch(_PRODUCT, f"SELECT {_EVERYONE}, {_ANY_DAY}"),
    "complaint": Touch("customer_id, day, rating", _OF_SHOP),
    "return_notice": Touch("given_customer_id, sale_id, day, reason", _OF_SHOP),
    "survey_question": Touch("topic", _OF_SHOP),
    "survey_answer": Touch("question_id, customer_id, answer, day, import_id", _OF_SHOP),
    "promotion": Touch("start_day, end_day", _OF_SHOP),
}
# A new article is nobody's before a line names it, and that line touches its customer.
_NOBODYS = frozenset({("product", "INSERT"), ("product", "DELETE")})

MOST_SHARE = 0.33
"""Of the lines of the shop: when more are written than that, nobody is noted one by one."""


@contextmanager
def noted(db: Database, rows: int = 0) -> Iterator[None]:
    """Note who is touched by what is written, for as long as the context lasts; `refresh` is to be called within.

    Call it within the transaction. rows: about how many rows are going to be written; 0 few.
    """
    assert db.in_transaction
    if is_noted(db) or rows > MOST_SHARE * db.number("SELECT count(*) FROM sale_line") or known.load(db) is None:
        yield
        return
    db.run(f"CREATE TABLE {TOUCHED} (customer_id INTEGER PRIMARY KEY, since INTEGER)")
    for table in TOUCHES:
        for act in ("INSERT", "DELETE", "UPDATE"):
            db.run(_trigger(table, act))
    try:
        yield
    finally:
        for table in TOUCHES:
            for act in ("INSERT", "DELETE", "UPDATE"):
                db.run(f"DROP TRIGGER IF EXISTS {_trigger_name(table, act)}")
        for name in (f"{TOUCHED}", CHANGED):
            db.run(f"DROP TABLE IF EXISTS {name}")


def is_noted(db: Database) -> bool:
    """Return whether it is noted just now who is touched."""
    return bool(db.columns(_NOTED))


def is_untouched(db: Database) -> bool:
    """Return whether nothing was written that any metric looks at; while it is noted."""
    return not db.number(f"SELECT EXISTS (SELECT 1 FROM {TOUCHED})")


def is_everyone(db: Database) -> bool:
    """Return whether something was written that can change anybody's figures; while it is noted."""
    return bool(db.number(f"SELECT EXISTS (SELECT 1 FROM {TOUCHED} WHERE customer_id = {_EVERYONE})"))


def gather(db: Database, edges: Edges, moved: Moved) -> float:
    """Fill CHANGED with all whose own figures may be others now: who was touched, and who has a row between where an
    edge was and where it is; return which share of all customers they are. While it is noted.
    """
    db.run(f"CREATE TABLE IF NOT EXISTS {CHANGED} (customer_id INTEGER PRIMARY KEY)")
    db.run(f"DELETE FROM {CHANGED}")
    db.run(f"INSERT INTO {CHANGED} SELECT customer_id FROM {TOUCHED} WHERE customer_id <> {_SHOP}")
    for table, column, spans in (("sale", "sold_day", edges.sale), ("event", "day", edges.event)):
        passed = [(moved.before - days, moved.now - days) for days in spans]
        if table == "sale" and edges.quarters:
            passed += zip(DayValues.of(moved.before).quarters(), DayValues.of(moved.now).quarters(), strict=True)
        for one, other in passed:
            db.run(
                f"""INSERT OR IGNORE INTO {CHANGED} SELECT customer_id FROM {table}
                    WHERE {column} > ? AND {column} <= ? AND customer_id IS NOT NULL""",
                sorted((one, other)),
            )
    count, customers = (db.number(f"SELECT count(*) FROM {table}") for table in (CHANGED, "customer"))
    return count / max(1, customers)


def forget(db: Database) -> None:
    """Begin to note anew: the metrics have been worked out."""
    if is_noted(db):
        db.run(f"DELETE FROM {TOUCHED}")


def _trigger_name(table: str, act: str) -> str:
    return f"metric_{table}_{act.lower()}"


def _trigger(table: str, act: str) -> str:
    touch = TOUCHES[table]
    told = _OF_SHOP if (table, act) in _NOBODYS else touch.note
    note = f"""INSERT INTO {_NOTED} SELECT * FROM ({told}) WHERE TRUE
        ON CONFLICT (customer_id) DO UPDATE SET since = excluded.since WHERE excluded.since < since;"""
    rows = {"INSERT": ("NEW",), "DELETE": ("OLD",), "UPDATE": ("OLD", "NEW")}[act]
    is_other = " OR ".join(f"OLD.{name.strip()} IS NOT NEW.{name.strip()}" for name in touch.columns.split(","))
    head = f"UPDATE OF {touch.columns} ON main.{table} WHEN {is_other}" if act == "UPDATE" else f"{act} ON main.{table}"
    body = " ".join(note.format(row=row) for row in rows)
    return f"CREATE TEMP TRIGGER {_trigger_name(table, act)} AFTER {head} BEGIN {body} END"
