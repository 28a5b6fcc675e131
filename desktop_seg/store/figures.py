"""What a shop file holds, in a few numbers, and the day everything is computed for unless another is asked for."""

from dataclasses import dataclass

from desktop_seg.store.database import Database, SqlValue

EVERYONE = "c.is_staff = 0 AND c.kind <> 'collective'"
"""Who counts as a customer: SQL over table customer, alias c. Staff and counter accounts are nobody's segment."""

NOBODY = "c.is_staff <> 0 OR c.kind = 'collective'"
"""Who does not: the others of EVERYONE, found by an index of their own."""

_MOST_TILLS = 50


@dataclass(frozen=True, slots=True)
class ShopFigures:
    """Counts of a shop file.

    customers: everyone but staff and counter accounts. prospects: those of them without any purchase.
    sales: valid receipts, also those without a customer. lines: their sale lines.
    first_day, last_day: of the valid sales; None without any.
    last_import_at: UTC, ISO; None before the first import.
    """

    customers: int
    prospects: int
    sales: int
    lines: int
    first_day: int | None
    last_day: int | None
    last_import_at: str | None


def default_as_of(db: Database) -> int | None:
    """Return the last day the sales reach, None while there are none.

    A cancelled receipt or a gift card sold shows as well as any other how far the till's export reaches.
    """
    return _day(db.value("SELECT max(sold_day) FROM sale"))


def shop_figures(db: Database) -> ShopFigures:
    """Count what the shop file holds."""
    last_import = db.value("SELECT max(imported_at) FROM import_file")
    return ShopFigures(
        customers=db.number(f"SELECT count(*) FROM customer c WHERE {EVERYONE}"),
        prospects=db.number(
            f"""SELECT count(*) FROM customer c WHERE {EVERYONE} AND c.id NOT IN
                (SELECT customer_id FROM sale WHERE customer_id IS NOT NULL AND is_valid AND is_purchase)"""
        ),
        sales=db.number("SELECT count(*) FROM sale WHERE is_valid"),
        lines=db.number("SELECT count(*) FROM sale_line WHERE sale_id IN (SELECT id FROM sale WHERE is_valid)"),
        first_day=_day(db.value("SELECT min(sold_day) FROM sale WHERE is_valid")),
        last_day=_day(db.value("SELECT max(sold_day) FROM sale WHERE is_valid")),
        last_import_at=None if last_import is None else str(last_import),
    )


def tills(db: Database) -> tuple[str, ...]:
    """Return the names of tills and shops that the sales tell, those with the most sales first; the first 50."""
    rows = db.rows(
        "SELECT till FROM sale WHERE till IS NOT NULL GROUP BY till ORDER BY count(*) DESC, till LIMIT ?",
        (_MOST_TILLS,),
    )
    return tuple(str(row[0]) for row in rows)


def day_before_last_import(db: Database) -> int | None:
    """Return how far the sales reached before an import last took them further; None when one import brought all.

    What somebody was then is what they are as of that day: every evaluation is repeatable as of any day.
    """
    return _day(
        db.value(
            """SELECT max(reached) FROM (
                SELECT max(max(sold_day)) OVER (ORDER BY import_id) AS reached FROM sale GROUP BY import_id)
               WHERE reached < (SELECT max(sold_day) FROM sale)"""
        )
    )


def _day(value: SqlValue) -> int | None:
    return None if value is None else int(value)
