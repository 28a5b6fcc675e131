"""A table of places from a spreadsheet: postcodes (or their beginnings) and what the owner knows of where they lie.

In: a CSV or workbook with headings. Out: places for store/own_place.py, and a sentence for each row that cannot be one.
Nothing is asked and nothing guessed: a row with one wrong cell is left out whole. Used by: the settings, the command
line.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_list, format_number, ngettext
from desktop_seg.importing.fingerprint import norm
from desktop_seg.importing.reading.raw_row import Cell, RawRow
from desktop_seg.importing.reading.source import open_source
from desktop_seg.importing.reading.table import find_table
from desktop_seg.metrics.place_field import CLIMATES
from desktop_seg.store.own_place import OwnPlace
from desktop_seg.store.plain_postcode import LONGEST, plain_postcode

MOST_ROWS = 1_000_000
_FIRST_ROWS = 200
# Reduced headings in the languages of the program; those of the tables that come along among them.
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "country": ("country", "countrycode", "land", "landcode", "landekode", "국가", "국가코드"),
    "postcode": (
        *("postcode", "postalcode", "zip", "zipcode", "plz", "postleitzahl", "postnummer", "postnr", "postcodes"),
        *("prefix", "우편번호"),
    ),
    "town": ("town", "city", "place", "plaats", "woonplaats", "stad", "by", "bynavn", "ort", "stadt", "도시", "시군구"),
    "region": ("region", "province", "provincie", "regio", "state", "bundesland", "시도", "지역"),
    "lat": ("lat", "latitude", "breedtegraad", "breddegrad", "breitengrad", "위도"),
    "lon": ("lon", "lng", "long", "longitude", "lengtegraad", "laengdegrad", "længdegrad", "langengrad", "경도"),
    "inhabitants": (
        *("inhabitants", "population", "size", "people", "inwoners", "indbyggere", "einwohner", "indbyggertal", "인구"),
        *("aantalinwoners",),
    ),
    "is_urban": ("urban", "isurban", "stedelijk", "byomrade", "stadtisch", "도시여부"),
    "climate": ("climate", "klimaat", "klima", "기후"),
}
_FIELDS = {heading: field for field, headings in _HEADINGS.items() for heading in map(norm, headings)}
_TELLING = ("town", "region", "lat", "lon", "inhabitants", "is_urban", "climate")
_YES, _NO = ("yes", "ja", "y", "j", "1", "true", "예"), ("no", "nee", "nej", "nein", "n", "0", "false", "아니요")
# In these countries Excel takes the zero at the front of a postcode away.
_WHOLE = {"DE": 5, "KR": 5}


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is left out. row: as the owner's spreadsheet counts. sentence: why."""

    row: int
    sentence: str


@dataclass(frozen=True, slots=True)
class PlaceList:
    """What a file holds. Of several rows with the same postcode the last one counts; `bad` names the others."""

    places: tuple[OwnPlace, ...]
    bad: tuple[BadRow, ...]


def read_places(path: Path, country: str) -> PlaceList:
    """Read a table of places. country: two letters, of rows that name none.

    Raises UserError when the file cannot be read, lacks the postcode or anything to know of it, or is much too long.
    """
    with closing(open_source(path)) as opened:
        sheet = opened.sheets[0].name
        shape = find_table(opened.first_rows(sheet, n=_FIRST_ROWS), known=lambda header: norm(header) in _FIELDS)
        columns = _columns(shape.headers, path.name)
        found: dict[tuple[str, str], OwnPlace] = {}
        stood: dict[tuple[str, str], int] = {}
        bad: list[BadRow] = []
        rows = (row for row in opened.rows(sheet) if shape.holds(row))
        for row in islice(rows, MOST_ROWS + 1):
            if len(found) + len(bad) > MOST_ROWS:
                raise UserError(
                    _("{file} has more than a million rows; no country has so many places.").format(file=path.name),
                    _("Take only the rows of the places your customers live in."),
                )
            try:
                place = _place(row, columns, country)
            except _Wrong as wrong:
                bad.append(BadRow(row.number, wrong.sentence))
            else:
                key = place.country, place.postcode
                if found.get(key, place) != place:
                    again = _("The postcode “{postcode}” stands once more in row {row}, which counts.")
                    bad.append(BadRow(stood[key], again.format(postcode=place.postcode, row=row.number)))
                found[key], stood[key] = place, row.number
    return PlaceList(tuple(found.values()), tuple(bad))


class _Wrong(Exception):
    """A cell that keeps its row out."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def _columns(headers: Sequence[str], name: str) -> dict[str, int]:
    """Return by field the column that holds it, the first one where several do."""
    found: dict[str, int] = {}
    for index, header in enumerate(headers):
        field = _FIELDS.get(norm(header))
        if field is not None:
            found.setdefault(field, index)
    if "postcode" not in found:
        raise UserError(
            _("{file} has no column with postcodes.").format(file=name),
            _("Give it headings in the first row, such as: postcode, region, latitude, longitude."),
        )
    if not set(_TELLING) & found.keys():
        raise UserError(
            _("{file} tells nothing of its postcodes.").format(file=name),
            _("Add at least one column: town, region, latitude and longitude, inhabitants, urban or climate."),
        )
    return found


def _place(row: RawRow, columns: Mapping[str, int], country: str) -> OwnPlace:
    """Return the place a row speaks of. Raises _Wrong."""
    if row.fault:
        raise _Wrong(row.fault)
    cells = {field: row.cells[index] for field, index in columns.items() if index < len(row.cells)}
    told = {field: _TEXTS.get(field, _text)(cell) for field, cell in cells.items() if field != "postcode"}
    where = str(told.pop("country", None) or country)
    code = _postcode(cells.get("postcode"), where)
    if not any(value is not None for value in told.values()):
        raise _Wrong(_("Nothing is said of the postcode “{postcode}”.").format(postcode=code))
    if (told.get("lat") is None) is not (told.get("lon") is None):
        raise _Wrong(_("Latitude and longitude only say something together."))
    return OwnPlace(where, code, **told)  # type: ignore[arg-type]  # each as _TEXTS reads it


def _postcode(cell: Cell, country: str) -> str:
    text = _written(cell)
    if isinstance(cell, int | float) and len(text) == _WHOLE.get(country, 0) - 1:
        text = f"0{text}"
    code = plain_postcode(country, text)
    if code is None:
        raise _Wrong(_("There is no postcode in this row."))
    if not code.isalnum() or len(re.sub(r"[\s-]", "", text)) > LONGEST or not any(sign.isdigit() for sign in code):
        raise _Wrong(_("“{text}” is no postcode and no beginning of one.").format(text=text[:40]))
    return code


def _written(cell: Cell) -> str:
    """Return a cell as the owner sees it: a workbook holds 1011 as 1011.0."""
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell == int(cell) else str(cell).strip()


def _text(cell: Cell) -> str | None:
    return " ".join(_written(cell).split()) or None


def _country(cell: Cell) -> str | None:
    text = _written(cell).upper()
    if text and not re.fullmatch("[A-Z]{2}", text):
        raise _Wrong(_("“{text}” is no country in two letters, such as NL.").format(text=text[:40]))
    return text or None


def _degrees(most: int, what: Callable[[], str]) -> Callable[[Cell], float | None]:
    def read(cell: Cell) -> float | None:
        text = _written(cell).replace(",", ".").rstrip("°").strip()
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not -most <= value <= most:
            raise _Wrong(what().format(text=text[:40]))
        return value

    return read


def _whole(cell: Cell) -> int | None:
    """Return a number of people: "741 636", "741.636" and "741,636" are the same, for nobody counts parts of them."""
    text = _written(cell)
    if not text:
        return None
    if not re.fullmatch(r"\d+|\d{1,3}(?:[ .,'\u00a0\u202f]\d{3})+", text):
        raise _Wrong(_("“{text}” is no number of inhabitants.").format(text=text[:40]))
    return int(re.sub(r"\D", "", text))


def _yes_no(cell: Cell) -> int | None:
    text = ("1" if cell else "0") if isinstance(cell, bool) else _written(cell).casefold()
    if text and text not in (*_YES, *_NO):
        raise _Wrong(_("“{text}” is neither yes nor no.").format(text=text[:40]))
    return None if not text else int(text in _YES)


def _climate(cell: Cell) -> str | None:
    text = _written(cell).casefold()
    if not text:
        return None
    known = {name.casefold(): each.key for each in CLIMATES for name in (each.key, _(each.title))}
    if text not in known:
        words = format_list([f"“{each.key}”" for each in CLIMATES], "or")
        raise _Wrong(_("“{text}” is no climate the program knows; write {words}.").format(text=text[:40], words=words))
    return known[text]


_TEXTS: Mapping[str, Callable[[Cell], str | float | int | None]] = {
    "country": _country,
    "lat": _degrees(90, lambda: _("“{text}” is no latitude; it lies between -90 and 90.")),
    "lon": _degrees(180, lambda: _("“{text}” is no longitude; it lies between -180 and 180.")),
    "inhabitants": _whole,
    "is_urban": _yes_no,
    "climate": _climate,
}


def told(found: PlaceList, most: int) -> Iterator[str]:
    """Yield a sentence for each of the first rows that were left out, and how many more there are."""
    for each in found.bad[:most]:
        yield _("Row {row}: {why}").format(row=each.row, why=each.sentence)
    rest = len(found.bad) - most
    if rest > 0:
        yield ngettext("… and {n} more row.", "… and {n} more rows.", rest).format(n=format_number(rest))
