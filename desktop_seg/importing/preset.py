"""Presets: what is known of one till system's spreadsheet. One TOML file each in resources/presets/.

    key = "some_till"                        # also the file name; never changed once released
    name = "Some Till, receipts by article"  # shown to the owner
    kind = "sale_lines"                      # customers, sale_lines or receipts
    signature = [["Receipt No", "Till"], ["Bonnr", "Kassa"]]   # any of these sets of headings, as a whole, tells it
    default_channel = "shop"                 # optional: channel of sales whose rows do not say
    date_order = "dmy"                       # optional, "dmy", "mdy" or "ymd": only where no cell of the column decides
    decimal = ","                            # optional, "," or ".": likewise
    currency = "KRW"                         # optional: of amounts without a mark, for a till of one country
    of_order = ["shipping_amount"]           # optional: amounts of the whole order that stand on each of its lines

    [columns]                                # import field -> headings it has in the versions and languages of the till
    order_id = ["Receipt No", "Bonnr"]
    left_out = ["Internal remark"]           # headings that are known and not imported

Headings are compared as in the synonym table. A heading the preset does not name is looked up there as usual.
Used by: recognise. What is said here wins over saved answers and synonyms.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop_seg.base import paths
from desktop_seg.importing.field import BY_KEY
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.fingerprint import norm

LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Preset:
    """One layout. fields: reduced heading -> import field, or LEFT_OUT. signatures: of reduced headings."""

    key: str
    name: str
    kind: FileKind
    signatures: tuple[frozenset[str], ...]
    fields: dict[str, str]
    default_channel: str = ""
    date_order: str = ""
    decimal: str = ""
    currency: str = ""
    of_order: frozenset[str] = frozenset()

    def fits(self, headers: list[str]) -> bool:
        """Whether these headings hold one of the signatures."""
        present = set(map(norm, headers))
        return any(signature <= present for signature in self.signatures)


@cache
def presets() -> tuple[Preset, ...]:
    """Return the presets of the program, the one with the longest signature first."""
    found = [load(file) for file in sorted(paths.resource("presets").glob("*.toml"))]
    return tuple(sorted(found, key=lambda preset: -max(map(len, preset.signatures))))


def load(file: Path) -> Preset:
    """Read one preset. Raises ValueError or KeyError for a file that is none: presets are part of the program."""
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    unknown = raw["columns"].keys() - BY_KEY.keys() - {LEFT_OUT}
    if unknown or raw["key"] != file.stem:
        raise ValueError(f"{file.name}: {sorted(unknown) or raw['key']}")
    return Preset(
        key=raw["key"],
        name=raw["name"],
        kind=FileKind(raw["kind"]),
        signatures=tuple(frozenset(map(norm, headers)) for headers in raw["signature"]),
        fields={norm(header): field for field, headers in raw["columns"].items() for header in headers},
        default_channel=raw.get("default_channel", ""),
        date_order=raw.get("date_order", ""),
        decimal=raw.get("decimal", ""),
        currency=raw.get("currency", ""),
        of_order=frozenset(raw.get("of_order", ())),
    )


def preset_for(headers: list[str]) -> Preset | None:
    """Return the preset whose signature these headings hold, None when there is none."""
    return next((preset for preset in presets() if preset.fits(headers)), None)
