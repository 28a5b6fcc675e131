"""Where the customers of the sample shop live: places with their postcode ranges and how many come from there.

First in the flow. The shop stands in De Bilt; most people live within 15 km, some far off, a few abroad.
"""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Place:
    """A town. `codes`: first and last number of its postcodes; `weight`: share of customers, any scale."""

    name: str
    country: str
    province: str
    codes: range
    weight: float


PLACES = (
    Place("De Bilt", "NL", "Utrecht", range(3731, 3735), 22),
    Place("Bilthoven", "NL", "Utrecht", range(3721, 3724), 15),
    Place("Utrecht", "NL", "Utrecht", range(3511, 3586), 24),
    Place("Zeist", "NL", "Utrecht", range(3701, 3709), 9),
    Place("Maartensdijk", "NL", "Utrecht", range(3738, 3739), 3),
    Place("Bunnik", "NL", "Utrecht", range(3981, 3982), 3),
    Place("Amersfoort", "NL", "Utrecht", range(3811, 3829), 4),
    Place("Nieuwegein", "NL", "Utrecht", range(3431, 3440), 3),
    Place("Houten", "NL", "Utrecht", range(3991, 3996), 3),
    Place("Soest", "NL", "Utrecht", range(3761, 3769), 2.5),
    Place("Driebergen", "NL", "Utrecht", range(3971, 3973), 2),
    Place("Hilversum", "NL", "Noord-Holland", range(1211, 1224), 2),
    Place("Amsterdam", "NL", "Noord-Holland", range(1011, 1100), 1.5),
    Place("Almere", "NL", "Flevoland", range(1311, 1339), 0.8),
    Place("Gouda", "NL", "Zuid-Holland", range(2801, 2809), 0.8),
    Place("Rotterdam", "NL", "Zuid-Holland", range(3011, 3079), 1),
    Place("Arnhem", "NL", "Gelderland", range(6811, 6847), 0.9),
    Place("Nijmegen", "NL", "Gelderland", range(6511, 6547), 0.7),
    Place("Zwolle", "NL", "Overijssel", range(8011, 8043), 0.6),
    Place("Groningen", "NL", "Groningen", range(9711, 9748), 0.6),
    Place("Leeuwarden", "NL", "Friesland", range(8911, 8942), 0.4),
    Place("Assen", "NL", "Drenthe", range(9401, 9409), 0.3),
    Place("Eindhoven", "NL", "Noord-Brabant", range(5611, 5658), 0.7),
    Place("Maastricht", "NL", "Limburg", range(6211, 6230), 0.4),
    Place("Middelburg", "NL", "Zeeland", range(4331, 4338), 0.3),
    Place("Antwerpen", "BE", "Antwerpen", range(2000, 2070), 0.6),
    Place("Gent", "BE", "Oost-Vlaanderen", range(9000, 9052), 0.4),
    Place("Kleve", "DE", "Nordrhein-Westfalen", range(47533, 47534), 0.4),
    Place("Münster", "DE", "Nordrhein-Westfalen", range(48143, 48168), 0.3),
)
_LETTERS = "ABCDEGHJKLMNPRSTVWXZ"
_NEVER_ISSUED = ("SA", "SD", "SS")


def draw_place(rng: Random) -> Place:
    """One town, near ones more often."""
    return rng.choices(PLACES, [place.weight for place in PLACES])[0]


def draw_postcode(rng: Random, place: Place) -> str:
    """A postcode of `place` as people write it there: "3731 AB", "2000", "48143"."""
    number = rng.choice(place.codes)
    if place.country != "NL":
        return str(number)
    letters = rng.choice(_LETTERS) + rng.choice(_LETTERS)
    return f"{number} {'AB' if letters in _NEVER_ISSUED else letters}"
