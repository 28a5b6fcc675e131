"""The calendar of promotions as the owner types it in, beside what an import brings (importing/writing/promotion_file).

A promotion is known by its name and first day, so that one typed in and the same one imported are one.
Used by: the command line, the page of the calendar. The metrics are to be refreshed after a change.
"""

from dataclasses import dataclass

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.store.database import Database, SqlValue
from desktop_seg.store.sql_function import fold


@dataclass(frozen=True, slots=True)
class Promotion:
    """A promotion. Days are day numbers, both included. id: 0 for one that is new. is_typed: not from an import."""

    name: str
    first_day: int
    last_day: int
    scope: str = ""
    early_access_day: int | None = None
    discount_share: float | None = None
    id: int = 0
    is_typed: bool = True


def promotions(db: Database) -> tuple[Promotion, ...]:
    """Return all promotions, oldest first."""
    rows = db.rows(
        """SELECT name, start_day, end_day, coalesce(scope, ''), early_access_day, discount_share, id, import_id IS NULL
            FROM promotion ORDER BY start_day, end_day, name"""
    )
    return tuple(
        Promotion(str(name), _day(first), _day(last), str(scope), _maybe(early), _share(share), _day(key), bool(typed))
        for name, first, last, scope, early, share, key, typed in rows
    )


def add(db: Database, promotion: Promotion) -> Promotion:
    """Keep a promotion that was typed in; return it with its number.

    Raises UserError without a name, for days in the wrong order, and when it is there already.
    """
    _check(promotion)
    match_key = f"{fold(promotion.name)}|{promotion.first_day}"
    if db.number("SELECT EXISTS (SELECT 1 FROM promotion WHERE match_key = ?)", (match_key,)):
        raise UserError(
            _("“{promotion}” with that first day is in the calendar already.").format(promotion=promotion.name),
            _("Remove it first to change it, or give another name."),
        )
    with db.transaction():
        promotion_id = db.insert(
            """INSERT INTO promotion (match_key, name, start_day, end_day, scope, early_access_day, discount_share)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
            (
                match_key,
                promotion.name.strip(),
                promotion.first_day,
                promotion.last_day,
                promotion.scope or None,
                promotion.early_access_day,
                promotion.discount_share,
            ),
        )
    return next(each for each in promotions(db) if each.id == promotion_id)


def remove(db: Database, promotion_id: int) -> None:
    """Take a typed promotion off the calendar. Raises UserError for one that is not there or came with an import."""
    found = next((each for each in promotions(db) if each.id == promotion_id), None)
    if found is None:
        raise UserError(
            _("There is no promotion number {n}.").format(n=promotion_id),
            _("“desktop-seg promotions” lists them with their numbers."),
        )
    if not found.is_typed:
        raise UserError(
            _("“{promotion}” came with an import and goes with it.").format(promotion=found.name),
            _("Take that import back, or import a corrected list."),
        )
    with db.transaction():
        db.run("UPDATE sale SET promotion_id = NULL WHERE promotion_id = ?", (promotion_id,))
        db.run("DELETE FROM promotion WHERE id = ?", (promotion_id,))


def stamp(db: Database) -> str:
    """Return a short text that changes whenever the calendar does."""
    rows = db.rows("SELECT count(*), coalesce(sum(start_day * 7 + end_day), 0), coalesce(max(id), 0) FROM promotion")
    return " ".join(str(value) for value in rows[0])


def _check(promotion: Promotion) -> None:
    if not promotion.name.strip():
        raise UserError(_("The promotion has no name."), _("Give it a name, such as “Summer sale”."))
    if promotion.last_day < promotion.first_day:
        raise UserError(
            _("The last day of “{promotion}” lies before its first day.").format(promotion=promotion.name),
            _("Check both days."),
        )
    early = promotion.early_access_day
    if early is not None and early > promotion.last_day:
        raise UserError(
            _("The day on which some are let in early lies after the last day of “{promotion}”.").format(
                promotion=promotion.name
            ),
            _("Give a day before the first day of the promotion."),
        )


def _day(value: SqlValue) -> int:
    return int(value or 0)


def _maybe(value: SqlValue) -> int | None:
    return None if value is None else int(value)


def _share(value: SqlValue) -> float | None:
    return None if value is None else float(value)
