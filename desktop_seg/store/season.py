"""The seasons and occasions of a shop, and on which days people buy for them.

Table `season` holds the bundled occasions of the shop's country (resources/calendar/occasions.toml) and what the owner
added or changed; `season_day` the days of every window over the years of the data. `renew` brings both in line.
Used by: metrics/refresh.py, the command line, the segments of seasons.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from zlib import crc32

from desktop_seg.base import paths
from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.model.occasion import TITLES, Occasion, rule_from, rule_told
from desktop_seg.model.period import to_date, to_day
from desktop_seg.store import setting
from desktop_seg.store.database import Database, SqlValue
from desktop_seg.store.sql_function import fold

_YEARS_AHEAD = 2
_STAMP = "season_stamp"


@dataclass(frozen=True, slots=True)
class Season:
    """An occasion as this shop keeps it. is_own: made or changed by the owner. is_off: taken off the calendar."""

    occasion: Occasion
    is_own: bool = False
    is_off: bool = False


@cache
def bundled(country: str) -> tuple[Occasion, ...]:
    """Return the occasions that come with the program for a country (ISO code), in the order of the file."""
    told = tomllib.loads(paths.resource("calendar", "occasions.toml").read_text(encoding="utf-8"))
    found: dict[str, Occasion] = {}
    for each in told["occasion"]:
        if country in each.get("countries", (country,)):
            rule = rule_from(each["rule"])
            found.setdefault(each["key"], Occasion(each["key"], each["name"], rule, each["first"], each["last"]))
    return tuple(found.values())


def renew(db: Database) -> None:
    """Bring the tables in line with the country of the shop, the bundled calendar and the years of the sales."""
    stamp = _stamp(db)
    if db.value("SELECT value FROM shop_setting WHERE key = ?", (_STAMP,)) == stamp:
        return
    with db.transaction():
        _take_bundled(db, bundled(setting.load(db).country))
        db.run("DELETE FROM season_day")
        db.many("INSERT OR IGNORE INTO season_day VALUES (?, ?, ?, ?)", _days(db))
        db.run("INSERT OR REPLACE INTO shop_setting (key, value) VALUES (?, ?)", (_STAMP, stamp))


def seasons(db: Database) -> tuple[Season, ...]:
    """Return the calendar of the shop, the bundled ones first; those taken off included."""
    rows = db.rows(
        "SELECT key, name, rule_json, first_offset, last_offset, is_own, is_off FROM season ORDER BY is_own, id"
    )
    return tuple(
        Season(
            Occasion(str(key), str(name), rule_from(json.loads(str(rule))), int(first or 0), int(last or 0)),
            is_own=bool(is_own),
            is_off=bool(is_off),
        )
        for key, name, rule, first, last, is_own, is_off in rows
    )


def stamp(db: Database) -> int:
    """Return a number that changes whenever the days of an occasion do, as far as one may tell."""
    told = db.rows("SELECT id, key, rule_json, first_offset, last_offset, is_off FROM season ORDER BY id")
    told += db.rows("SELECT value FROM shop_setting WHERE key = ?", (_STAMP,))
    return crc32(repr(told).encode())


def keep(db: Database, occasion: Occasion) -> None:
    """Add an occasion of the owner's, or put it in the place of the one with its key, a bundled one too.

    Raises UserError for a window that ends before it begins. The metrics are to be refreshed afterwards.
    """
    if occasion.last < occasion.first or occasion.last - occasion.first > 200:
        raise UserError(
            _("The days on which people buy for “{occasion}” end before they begin, or last over half a year.").format(
                occasion=occasion.name
            ),
            _("Give the first day earlier than the last one, such as 14 days before until the day itself."),
        )
    with db.transaction():
        _write(db, occasion, is_own=True)
        _forget_stamp(db)
        renew(db)


def add(db: Database, occasion: Occasion) -> None:
    """Add an own occasion under a free key.

    Raises UserError where the calendar has one of that name, whatever its days: segments could not tell them apart.
    """
    named = fold(occasion.name)
    for known in seasons(db):
        key, name = known.occasion.key, known.occasion.name
        if named in (fold(name), fold(_(TITLES[key])) if key in TITLES else None):
            raise UserError(
                _("“{occasion}” is in the calendar already.").format(occasion=occasion.name),
                _("Put it back if it was taken off, remove it first to change its days, or give another name."),
            )
    keep(db, replace(occasion, key=key_for(db, occasion.name)))


def remove(db: Database, key: str) -> None:
    """Take an occasion off the calendar: an own one for good; a bundled one until `restore`.

    Raises UserError when there is none. The metrics are to be refreshed afterwards.
    """
    with db.transaction():
        _must_exist(db, key)
        if _is_bundled(db, key):
            db.run("UPDATE season SET is_off = 1 WHERE key = ?", (key,))
        else:
            db.run("DELETE FROM season WHERE key = ?", (key,))
        _forget_stamp(db)
        renew(db)


def restore(db: Database, key: str) -> None:
    """Put a bundled occasion back as the program knows it. Raises UserError when there is none such."""
    with db.transaction():
        _must_exist(db, key)
        if not _is_bundled(db, key):
            raise UserError(
                _("“{occasion}” is one of your own; the program knows no other form of it.").format(occasion=key),
                _("Change or remove it instead."),
            )
        db.run("UPDATE season SET is_own = 0, is_off = 0 WHERE key = ?", (key,))
        _forget_stamp(db)
        renew(db)


def key_for(db: Database, name: str) -> str:
    """Return a free key for an own occasion of a name: letters, digits and lines under."""
    plain = "".join(sign if sign.isalnum() else "_" for sign in fold(name) or "").strip("_") or "occasion"
    taken = {str(row[0]) for row in db.rows("SELECT key FROM season")}
    return next(key for key in (plain, *(f"{plain}_{n}" for n in range(2, len(taken) + 3))) if key not in taken)


def _take_bundled(db: Database, occasions: tuple[Occasion, ...]) -> None:
    own = {str(row[0]) for row in db.rows("SELECT key FROM season WHERE is_own")}
    keys = json.dumps([each.key for each in occasions])
    db.run("DELETE FROM season WHERE NOT is_own AND key NOT IN (SELECT value FROM json_each(?))", (keys,))
    for each in occasions:
        if each.key not in own:
            _write(db, each, is_own=False)


def _write(db: Database, occasion: Occasion, is_own: bool) -> None:
    db.run(
        """INSERT INTO season (key, name, rule_json, first_offset, last_offset, is_own) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (key) DO UPDATE SET name = excluded.name, rule_json = excluded.rule_json,
                first_offset = excluded.first_offset, last_offset = excluded.last_offset, is_own = excluded.is_own,
                is_off = is_off AND NOT excluded.is_own""",
        (
            occasion.key,
            occasion.name,
            json.dumps(rule_told(occasion.rule)),
            occasion.first,
            occasion.last,
            int(is_own),
        ),
    )


def _days(db: Database) -> Iterator[tuple[SqlValue, ...]]:
    """Yield the rows of season_day for the years of the sales, one before and two after."""
    years = _years(db)
    ids = {str(key): season_id for key, season_id in db.rows("SELECT key, id FROM season WHERE NOT is_off")}
    for season in seasons(db):
        season_id = ids.get(season.occasion.key)
        if season_id is not None:
            for each in _occurrences(season.occasion, years):
                first, last = each + season.occasion.first, each + season.occasion.last
                yield from ((season_id, day, each, last) for day in range(first, last + 1))


def _occurrences(occasion: Occasion, years: Iterable[int]) -> Iterator[int]:
    found = (occasion.on(year) for year in years)
    return (to_day(each) for each in found if each is not None)


def _years(db: Database) -> range:
    first, last = (db.value(f"SELECT {end}(sold_day) FROM sale") for end in ("min", "max"))  # each by itself: looked up
    if first is None or last is None:
        return range(0)
    return range(_year(int(first)) - 1, _year(int(last)) + _YEARS_AHEAD + 1)


def _year(day: int) -> int:
    return max(to_date(day).year, date.min.year + 2)


def _stamp(db: Database) -> str:
    """Return what the tables follow from, beside the owner's own changes."""
    country = setting.load(db).country
    known = [[each.key, each.name, rule_told(each.rule), each.first, each.last] for each in bundled(country)]
    return json.dumps([country, list(_years(db)), known])


def _forget_stamp(db: Database) -> None:
    db.run("DELETE FROM shop_setting WHERE key = ?", (_STAMP,))


def _is_bundled(db: Database, key: str) -> bool:
    return key in {each.key for each in bundled(setting.load(db).country)}


def _must_exist(db: Database, key: str) -> None:
    if not db.number("SELECT EXISTS (SELECT 1 FROM season WHERE key = ?)", (key,)):
        raise UserError(
            _("There is no occasion “{occasion}” in the calendar of this shop.").format(occasion=key),
            _("“desktop-seg occasions” lists them."),
        )
