"""Presets: what is known of one till system's spreadsheet. One TOML file each in resources/presets/.

    key = "some_till"                        # also the file name; never changed once released
    name = "Some Till, receipts by article"  # shown to the owner
    kind = "sale_lines"                      # customers, sale_lines or receipts
    signature = [["Receipt No", "Till"], ["Bonnr", "Kassa"]]   # any of these sets of headings, as a whole, tells it

    [columns]                                # import field -> headings it has in the versions and languages of the till
    order_id = ["Receipt No", "Bonnr"]
    left_out = ["Internal remark"]           # headings that are known and not imported

    [quirks]                                 # optional, each of them
    default_channel = "shop"                 # channel of sales whose rows do not say
    date_order = "dmy"                       # "dmy", "mdy" or "ymd": only where no cell of the column decides
    decimal = ","                            # "," or ".": likewise
    currency = "KRW"                         # of amounts without a mark, for a till of one country
    of_order = ["shipping_amount"]           # amounts of the whole order that stand on each of its lines
    without_customers = true                 # the till never tells who bought: nothing to ask
    paid_out_aside = true                    # a list of payments that also holds what the shop paid to others

    [words.event_type]                       # words of a column in their several spellings -> a generally known word
    refund = ["Rückerstattung"]
    others = "fee"                           # what all further unknown words mean

Headings are compared as in the synonym table, by name and never by place: columns may be added or missing. A heading
the preset does not name is looked up there as usual. Used by: recognise, inspect. What is said here wins over
synonyms; what the owner said of a column the last time wins over it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from desktop_seg.base import paths
from desktop_seg.importing.cleaning.column import NO_WORDS, KnownWords
from desktop_seg.importing.field import BY_KEY
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.fingerprint import norm

LEFT_OUT = "left_out"
_OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Preset:
    """One layout. fields: reduced heading -> import field, or LEFT_OUT. signatures: of reduced headings.

    words: import field -> what its words mean. The others are the quirks of the TOML file.
    """

    key: str
    name: str
    kind: FileKind
    signatures: tuple[frozenset[str], ...]
    fields: dict[str, str]
    words: Mapping[str, KnownWords] = field(default_factory=dict)
    default_channel: str = ""
    date_order: str = ""
    decimal: str = ""
    currency: str = ""
    of_order: tuple[str, ...] = ()
    without_customers: bool = False
    paid_out_aside: bool = False

    def fits(self, headers: list[str]) -> bool:
        """Whether these headings hold one of the signatures."""
        present = set(map(norm, headers))
        return any(signature <= present for signature in self.signatures)

    def words_of(self, field: str | None) -> KnownWords:
        """Return what is known of the words of a field."""
        return self.words.get(field or "", NO_WORDS)


@cache
def presets() -> tuple[Preset, ...]:
    """Return the presets of the program, the one with the longest signature first."""
    found = [load(file) for file in sorted(paths.resource("presets").glob("*.toml"))]
    return tuple(sorted(found, key=lambda preset: -max(map(len, preset.signatures))))


def load(file: Path) -> Preset:
    """Read one preset. Raises ValueError, TypeError or KeyError for a file that is none: presets are part of the
    program.
    """
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    quirks, words = raw.get("quirks", {}), raw.get("words", {})
    unknown = raw["columns"].keys() - BY_KEY.keys() - {LEFT_OUT}
    unknown |= (words.keys() | set(quirks.get("of_order", ()))) - BY_KEY.keys()
    if unknown or raw["key"] != file.stem:
        raise ValueError(f"{file.name}: {sorted(unknown) or raw['key']}")
    told: dict[str, Any] = {name: tuple(each) if isinstance(each, list) else each for name, each in quirks.items()}
    return Preset(
        key=raw["key"],
        name=raw["name"],
        kind=FileKind(raw["kind"]),
        signatures=tuple(frozenset(map(norm, headers)) for headers in raw["signature"]),
        fields={norm(header): field for field, headers in raw["columns"].items() for header in headers},
        words={field: _known_words(told) for field, told in words.items()},
        **told,
    )


def _known_words(told: dict[str, Any]) -> KnownWords:
    answers = [(word, meaning) for meaning, words in told.items() if meaning != _OTHERS for word in words]
    return KnownWords(tuple(answers), told.get(_OTHERS, ""))


def preset_for(headers: list[str]) -> Preset | None:
    """Return the preset whose signature these headings hold, None when there is none."""
    return next((preset for preset in presets() if preset.fits(headers)), None)
