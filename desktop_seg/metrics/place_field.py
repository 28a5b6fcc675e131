"""Where people live and work: region, distance from the shop, size of the town and climate, from the postcode.

In: table customer, the postcode of the shop (setting), table `place` of the shop file, and the tables that come with
the program (store/place.py). Used by: rules, tables, analysis, exports. What stands in no table is unknown.
Source: resources/help/definitions.md#place.
"""

from dataclasses import dataclass

from desktop_seg.base.i18n import N_
from desktop_seg.model.field import Choice, Field, Kind
from desktop_seg.store.plain_postcode import beginnings_sql
from desktop_seg.store.setting import ShopSettings

TOWN_SIZES = (
    Choice("village", N_("Village (fewer than 5,000 people)")),
    Choice("small_town", N_("Small town (5,000 to 20,000)")),
    Choice("town", N_("Town (20,000 to 100,000)")),
    Choice("city", N_("City (100,000 and more)")),
)

CLIMATES = (
    Choice("oceanic", N_("Mild and wet")),
    Choice("continental", N_("Cold winters, warm summers")),
    Choice("subtropical", N_("Mild winters, hot and wet summers")),
)

_URBAN_FROM = 20_000


def _setting(key: str, default: str) -> str:
    stored = f"SELECT json_extract(value, '$') FROM shop_setting WHERE key = '{key}'"
    return f"coalesce(({stored}), '{default}')"


@dataclass(frozen=True, slots=True)
class _Spot:
    """SQL for one postcode: the country it is in, and the postcode as far as places are known by it."""

    country: str
    postcode: str

    @property
    def code(self) -> str:
        return f"place_code({self.country}, {self.postcode})"

    def own(self, column: str) -> str:
        """Return SQL for what the shop's own table says: its row with the longest beginning of the postcode.

        Nearly every shop has none: then one look at the empty table is all.
        """
        code = f"(SELECT plain_postcode({self.country}, {self.postcode}) AS code LIMIT 1) k"
        found = f"""SELECT p.{column} FROM {code} JOIN place p ON p.country = {self.country}
            AND p.postcode IN ({beginnings_sql("k.code")}) WHERE p.{column} IS NOT NULL
            ORDER BY length(p.postcode) DESC LIMIT 1"""
        return f"CASE WHEN EXISTS (SELECT 1 FROM place) THEN ({found}) END"

    def known(self, column: str, function: str) -> str:
        """Return SQL for what is known of the place: the shop's own table before the one that comes along."""
        return f"coalesce({self.own(column)}, {function}({self.country}, {self.code}))"

    @property
    def region(self) -> str:
        return self.known("region", "place_region")

    @property
    def inhabitants(self) -> str:
        return self.known("inhabitants", "place_inhabitants")

    @property
    def point(self) -> str:
        return f"{self.known('lat', 'place_latitude')}, {self.known('lon', 'place_longitude')}"

    def distance_to(self, other: "_Spot") -> str:
        """Return SQL for the kilometres to another postcode.

        Without a table of its own a shop needs one call for each person instead of ten.
        """
        bundled = f"postcode_distance_km({self.country}, {self.postcode}, {other.country}, {other.postcode})"
        own = f"distance_km({self.point}, {other.point})"
        return f"CASE WHEN EXISTS (SELECT 1 FROM place) THEN {own} ELSE {bundled} END"


_SHOP_COUNTRY = _setting("country", ShopSettings().country)
_SHOP = _Spot(_SHOP_COUNTRY, f"nullif({_setting('postcode', '')}, '')")
_COUNTRY = f"coalesce(c.country, {_SHOP_COUNTRY})"
_HOME = _Spot(_COUNTRY, "c.postcode")
_WORK = _Spot(_COUNTRY, "c.work_postcode")
_REGION = f"coalesce({_HOME.region}, c.region)"
_TOWN_SIZE = f"""(SELECT CASE WHEN n < 5000 THEN 'village' WHEN n < 20000 THEN 'small_town'
    WHEN n < 100000 THEN 'town' WHEN n >= 100000 THEN 'city' END FROM (SELECT {_HOME.inhabitants} AS n))"""


def _place(key: str, title: str, kind: Kind, column: str, help_text: str, **more: str | tuple[Choice, ...]) -> Field:
    return Field(key, title, kind, column, "place", help=help_text, group="place", **more)  # type: ignore[arg-type] # unit or choices


PLACE_FIELDS: tuple[Field, ...] = (
    _place(
        "home_region",
        N_("Region by postcode"),
        Kind.TEXT,
        _REGION,
        N_("Province or region of the postcode; where that is not known, the region as imported."),
    ),
    _place(
        "distance_km",
        N_("Distance to the shop"),
        Kind.NUMBER,
        _HOME.distance_to(_SHOP),
        N_("As the crow flies, from the middle of the postcode area. Needs the postcode of the shop."),
        unit="km",
    ),
    _place(
        "work_distance_km",
        N_("Distance from work to the shop"),
        Kind.NUMBER,
        _WORK.distance_to(_SHOP),
        N_("As the crow flies, from the postcode of the work address. Needs the postcode of the shop."),
        unit="km",
    ),
    _place(
        "town_size",
        N_("Size of the town"),
        Kind.CHOICE,
        _TOWN_SIZE,
        N_("By the number of inhabitants of the town the postcode belongs to."),
        choices=TOWN_SIZES,
    ),
    _place(
        "is_urban",
        N_("Lives in a town"),
        Kind.YES_NO,
        f"coalesce({_HOME.own('is_urban')}, {_HOME.inhabitants} >= {_URBAN_FROM})",
        N_("Yes from 20,000 inhabitants on; no in smaller places, which are called rural."),
    ),
    _place(
        "climate",
        N_("Climate"),
        Kind.CHOICE,
        f"coalesce({_HOME.own('climate')}, place_climate({_COUNTRY}, {_HOME.region}))",
        N_("Of the region of the postcode."),
        choices=CLIMATES,
    ),
    _place(
        "is_abroad",
        N_("Lives abroad"),
        Kind.YES_NO,
        f"c.country <> {_SHOP_COUNTRY}",
        N_("Whether the country differs from that of the shop. Unknown where no country was imported."),
    ),
)
