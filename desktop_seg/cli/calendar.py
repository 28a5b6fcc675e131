"""The commands that keep the calendar of a shop: occasions and promotions, listed, added and removed.

What is changed here is what the settings window changes, through the same functions (store/season.py, promotion.py).
"""

from collections.abc import Callable
from typing import Any

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_date, format_share
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.output import Json, Output
from desktop_seg.metrics.refresh import refresh
from desktop_seg.model.occasion import (
    TITLES,
    DayRule,
    FixedDay,
    FromEaster,
    ListedDays,
    Occasion,
    rule_from,
    rule_told,
)
from desktop_seg.model.period import YEAR_DAYS, to_date
from desktop_seg.store import promotion, season
from desktop_seg.store.database import Database
from desktop_seg.store.promotion import Promotion
from desktop_seg.store.season import Season

Show = Callable[[Database, Asked, Output], None]


def occasions(asked: Asked, output: Output) -> int:
    """List the occasions of the shop, add one, take one off or put one back."""
    act = asked.values["act"]
    changes: dict[str, Callable[[Database], None]] = {
        "add": lambda db: season.add(db, _occasion(asked.values)),
        "remove": lambda db: season.remove(db, _named(asked)),
        "restore": lambda db: season.restore(db, _named(asked)),
    }
    return _change_and_list(asked, output, changes.get(act), _list_occasions)


def promotions(asked: Asked, output: Output) -> int:
    """List the promotions of the shop, add one or take one off."""
    changes: dict[str, Callable[[Database], None]] = {
        "add": lambda db: _add_promotion(db, asked),
        "remove": lambda db: promotion.remove(db, _number(_named(asked))),
    }
    return _change_and_list(asked, output, changes.get(asked.values["act"]), _list_promotions)


def _change_and_list(asked: Asked, output: Output, change: Callable[[Database], None] | None, show: Show) -> int:
    with asked.open(must_exist=change is None) as db:
        with db.transaction():
            season.renew(db)
            if change is not None:
                change(db)
                refresh(db)
        show(db, asked, output)
    return 0


def _list_occasions(db: Database, asked: Asked, output: Output) -> None:
    kept, after = season.seasons(db), asked.as_of(db)
    rows = [
        [
            each.occasion.key,
            _(each.occasion.name) if each.occasion.key in TITLES else each.occasion.name,
            _next(each.occasion, after),
            str(each.occasion.first),
            str(each.occasion.last),
            _state(each),
        ]
        for each in kept
    ]
    heads = [_("Key"), _("Occasion"), _("Next"), _("Days from"), _("Days to"), ""]
    output.table(heads, rows, numbers=(3, 4))
    output.data([_occasion_data(each) for each in kept])


def _occasion_data(each: Season) -> Json:
    rule: dict[str, Any] = rule_told(each.occasion.rule)
    return {
        "key": each.occasion.key,
        "name": each.occasion.name,
        "rule": rule,
        "first": each.occasion.first,
        "last": each.occasion.last,
        "is_own": each.is_own,
        "is_off": each.is_off,
    }


def _state(each: Season) -> str:
    if each.is_off:
        return _("taken off")
    return _("your own") if each.is_own else ""


def _next(occasion: Occasion, after: int) -> str:
    """Return the first day of an occasion on or after a day, "" where the calendar does not reach so far."""
    start = to_date(after)
    found = (occasion.on(start.year + more) for more in range(3))
    return next((format_date(day) for day in found if day is not None and day >= start), "")


def _occasion(values: dict[str, Any]) -> Occasion:
    name = str(values["name"] or "").strip()
    rules: list[DayRule] = [
        *([FixedDay(values["on"].month, values["on"].day)] if values["on"] else []),
        *([_weekday(values["weekday"])] if values["weekday"] else []),
        *([FromEaster(values["easter"])] if values["easter"] is not None else []),
        *([ListedDays(tuple(sorted(values["days"])))] if values["days"] else []),
    ]
    if not name or len(rules) != 1 or abs(values["easter"] or 0) > YEAR_DAYS:
        raise UserError(
            _("An occasion needs a name and one rule for its day."),
            _("For example: desktop-seg occasions add “Street fair” --on 2026-09-12 --from -7 --to 0"),
        )
    return Occasion("", name, rules[0], values["first"], values["last"])


def _weekday(told: list[str]) -> DayRule:
    number, weekday, month = told
    try:
        return rule_from({"kind": "weekday", "month": int(month), "weekday": weekday.lower(), "nth": int(number)})
    except ValueError:
        raise UserError(
            _("“{text}” is no weekday of a month.").format(text=" ".join(told)),
            _("Write it like this: 2 sunday 5 for the second Sunday of May, -1 for the last one."),
        ) from None


def _list_promotions(db: Database, _asked: Asked, output: Output) -> None:
    kept = promotion.promotions(db)
    rows = [
        [
            str(each.id),
            each.name,
            format_date(to_date(each.first_day)),
            format_date(to_date(each.last_day)),
            each.scope,
            "" if each.discount_share is None else format_share(each.discount_share),
            "" if each.is_typed else _("imported"),
        ]
        for each in kept
    ]
    heads = [_("No."), _("Promotion"), _("First day"), _("Last day"), _("For"), _("Discount"), ""]
    output.table(heads, rows, numbers=(0, 5))
    output.data(
        [
            {
                "id": each.id,
                "name": each.name,
                "first_day": to_date(each.first_day).isoformat(),
                "last_day": to_date(each.last_day).isoformat(),
                "scope": each.scope,
                "discount_share": each.discount_share,
                "is_typed": each.is_typed,
            }
            for each in kept
        ]
    )


def _add_promotion(db: Database, asked: Asked) -> None:
    values = asked.values
    if values["first_day"] is None:
        raise UserError(
            _("The first day of the promotion is missing."),
            _("For example: desktop-seg promotions add “Summer sale” --from 2026-07-06 --to 2026-07-18"),
        )
    last = values["first_day"] if values["last_day"] is None else values["last_day"]
    promotion.add(
        db,
        Promotion(
            name=str(values["name"] or ""),
            first_day=values["first_day"],
            last_day=last,
            scope=values["scope"],
            early_access_day=values["early"],
            discount_share=None if values["discount"] is None else values["discount"] / 100,
        ),
    )


def _named(asked: Asked) -> str:
    if not asked.values["name"]:
        raise UserError(_("Which one is not said."), _("Name it by what stands in the first column of the list."))
    return str(asked.values["name"])


def _number(text: str) -> int:
    if not text.isdecimal():
        raise UserError(
            _("“{text}” is no number of a promotion.").format(text=text),
            _("“desktop-seg promotions” lists them with their numbers."),
        )
    return int(text)
