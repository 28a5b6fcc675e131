"""The command that keeps the shop's own table of places: taken in from a file, looked up, forgotten.

What is changed here is what the settings window changes, through the same functions (importing/place_list.py,
store/own_place.py).
"""

from dataclasses import asdict

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.output import Json, Output
from desktop_seg.cli.shop import known_code
from desktop_seg.importing.place_list import PlaceList, read_places, told
from desktop_seg.metrics.refresh import refresh
from desktop_seg.store import own_place, place, setting
from desktop_seg.store.database import Database
from desktop_seg.store.own_place import OwnPlace
from desktop_seg.store.plain_postcode import plain_postcode

_SHOWN = 50
_ALL = "all"


def places(asked: Asked, output: Output) -> int:
    """Take a table of places in, look a postcode up, forget places; without any of these, list what there is."""
    values = asked.values
    with asked.open(must_exist=values["file"] is None) as db:
        country = setting.load(db).country
        if values["country"]:
            country = known_code("country", values["country"].upper())
        if values["file"] is not None:
            _take(db, output, read_places(values["file"], country))
        elif values["forget"]:
            _forget(db, output, country, values["forget"])
        elif values["list"]:
            _look_up(db, output, country, values["list"])
        else:
            _list(db, output)
    return 0


def _take(db: Database, output: Output, found: PlaceList) -> None:
    if not found.places:
        raise UserError(
            _("No row of the file is a place: {why}").format(why=" ".join(told(found, 3))),
            _("Mend the rows and take the file in again."),
        )
    with db.transaction():
        own_place.put(db, found.places)
        refresh(db)
    n = len(found.places)
    output.say(ngettext("{n} place is kept.", "{n} places are kept.", n).format(n=format_number(n)))
    for line in told(found, _SHOWN):
        output.say(line)
    output.data({"kept": n, "bad": [{"row": each.row, "why": each.sentence} for each in found.bad]})


def _forget(db: Database, output: Output, country: str, which: str) -> None:
    one = None if which == _ALL else (country, plain_postcode(country, which) or "")
    with db.transaction():
        n = own_place.forget(db, one)
        refresh(db)
    output.say(ngettext("{n} place is forgotten.", "{n} places are forgotten.", n).format(n=format_number(n)))
    output.data({"forgotten": n})


def _look_up(db: Database, output: Output, country: str, postcode: str) -> None:
    """Say what is known of a postcode: by the shop's own table, and by the one that comes with the program."""
    own = own_place.places_of(db, country, postcode)
    code = place.place_code(country, postcode)
    bundled = OwnPlace(
        country,
        code or "",
        region=place.region(country, code),
        lat=place.latitude(country, code),
        lon=place.longitude(country, code),
        inhabitants=place.inhabitants(country, code),
        climate=place.climate(country, place.region(country, code)),
    )
    is_bundled = bundled.lat is not None
    if not own and not is_bundled:
        output.say(_("“{postcode}” stands in no table; where it lies is not known.").format(postcode=postcode))
    _table(output, [*own, *([bundled] if is_bundled else [])])
    if is_bundled:
        output.say(_("The last line is of the table that comes with the program; your own come before it."))
    output.data({"own": [_told(each) for each in own], "bundled": _told(bundled) if is_bundled else None})


def _list(db: Database, output: Output) -> None:
    n, found = own_place.count(db), own_place.first_places(db, _SHOWN)
    _table(output, found)
    if n > len(found):
        output.say(_("… and {n} more.").format(n=format_number(n - len(found))))
    if not n:
        output.say(_("There are none. “places FILE” takes in a table with postcodes, regions, latitudes and the like."))
    output.data({"count": n, "places": [_told(each) for each in found]})


def _table(output: Output, found: "list[OwnPlace] | tuple[OwnPlace, ...]") -> None:
    heads = [_("Country"), _("Postcode"), _("Town"), _("Region"), _("Latitude"), _("Longitude")]
    heads += [_("Inhabitants"), _("In a town"), _("Climate")]
    rows = [["" if value is None else str(value) for value in _ordered(each)] for each in found]
    if rows:
        output.table(heads, rows, numbers=(4, 5, 6))


def _ordered(each: OwnPlace) -> tuple[str | float | None, ...]:
    urban = None if each.is_urban is None else _("yes") if each.is_urban else _("no")
    return (
        *(each.country, each.postcode, each.town, each.region, each.lat, each.lon, each.inhabitants),
        *(urban, each.climate),
    )


def _told(each: OwnPlace) -> dict[str, Json]:
    return asdict(each)
