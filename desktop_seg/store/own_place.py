"""The shop's own table of places: what it says of a postcode comes before the tables that come with the program.

A row speaks of a whole postcode or of the beginning of one; the longest that fits holds, for each thing it tells.
Filled by importing/place_list.py. Used by: metrics/place_field.py (through SQL), the settings, the command line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from desktop_seg.store import journal
from desktop_seg.store.database import Database
from desktop_seg.store.plain_postcode import beginnings_sql, plain_postcode


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """One row. country: two letters. postcode: as `plain_postcode` gives it, whole or its beginning.

    All else is None where it is not known. lat, lon: degrees. inhabitants: of its town. is_urban: 1 town, 0 country.
    climate: key of metrics/place_field.CLIMATES.
    """

    country: str
    postcode: str
    town: str | None = None
    region: str | None = None
    lat: float | None = None
    lon: float | None = None
    inhabitants: int | None = None
    is_urban: int | None = None
    climate: str | None = None


_COLUMNS = tuple(each.name for each in fields(OwnPlace))


def put(db: Database, places: Sequence[OwnPlace]) -> None:
    """Keep places; one that is there already is replaced whole."""
    marks = ", ".join("?" * len(_COLUMNS))
    db.many(
        f"INSERT OR REPLACE INTO place({', '.join(_COLUMNS)}) VALUES ({marks})",
        ([getattr(each, name) for name in _COLUMNS] for each in places),
    )
    journal.enter(db, "places-kept", {"count": len(places)})


def forget(db: Database, place: tuple[str, str] | None = None) -> int:
    """Forget one place (country and plain postcode) or all of them; return how many there were."""
    if place is None:
        count = db.run("DELETE FROM place")
    else:
        count = db.run("DELETE FROM place WHERE country = ? AND postcode = ?", place)
    journal.enter(db, "places-forgotten", {"count": count})
    return count


def count(db: Database) -> int:
    """Return how many places the shop's own table has."""
    return db.number("SELECT count(*) FROM place")


def first_places(db: Database, most: int) -> tuple[OwnPlace, ...]:
    """Return the first rows by country and postcode."""
    return _read(db.rows(f"SELECT {', '.join(_COLUMNS)} FROM place ORDER BY country, postcode LIMIT ?", (most,)))


def places_of(db: Database, country: str, postcode: str) -> tuple[OwnPlace, ...]:
    """Return the rows that speak of a postcode, the most exact first."""
    code = plain_postcode(country, postcode) or ""
    return _read(
        db.rows(
            f"""SELECT {", ".join(_COLUMNS)} FROM place
                WHERE country = :country AND postcode IN ({beginnings_sql(":code")}) ORDER BY length(postcode) DESC""",
            {"country": country, "code": code},
        )
    )


def _read(rows: Iterable[Sequence[object]]) -> tuple[OwnPlace, ...]:
    return tuple(OwnPlace(*row) for row in rows)  # type: ignore[arg-type]  # a row holds what `put` wrote
