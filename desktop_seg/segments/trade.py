"""Trades: what is often, new or late differs between a florist and a jeweller, so each trade has numbers of its own.

One file each in resources/trades; it names only what differs from the numbers the segments come with, which suit a
florist. Chosen in the settings of the shop (store/setting.py `trade`). Used by: segments/tailor.py.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from desktop_seg.base import paths
from desktop_seg.base.i18n import N_

FLORIST = "florist"

TITLES = {
    FLORIST: N_("Florist or gift shop"),
    "garden": N_("Garden centre"),
    "pet": N_("Pet shop"),
    "deli": N_("Delicatessen or food"),
    "fashion": N_("Fashion and shoes"),
    "bicycle": N_("Bicycles"),
    "jewellery": N_("Jewellery and watches"),
}
"""Trades by key, in the order they are offered, with the title the program translates."""


@dataclass(frozen=True, slots=True)
class Trade:
    """thresholds: "segment.parameter" -> the number that suits the trade."""

    key: str
    thresholds: Mapping[str, int | float]


@cache
def trade_of(key: str) -> Trade:
    """Return a trade; the florist for a key nobody knows (a shop file from a newer program)."""
    if key not in TITLES:
        key = FLORIST
    told = tomllib.loads(paths.resource("trades", f"{key}.toml").read_text(encoding="utf-8"))
    return Trade(
        key, {f"{segment}.{name}": number for segment, numbers in told.items() for name, number in numbers.items()}
    )
