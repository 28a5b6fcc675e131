"""What is bought where, and by which way: shares of spending of the last 365 days by category, region and channel.

In: sale lines, sales, the region of people (metrics/place_field.py). Out: Mix. Used by: charts/region_mix.py,
charts/channel_mix.py. An index of 100 is the average of the shop.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_seg.analysis import people
from desktop_seg.metrics.catalogue import field
from desktop_seg.store.database import Database
from desktop_seg.store.figures import EVERYONE

LEAST_BUYERS = 10  # fewer say more about these people than about the region


@dataclass(frozen=True, slots=True)
class Part:
    """The spending of a group (region, "" unknown) on a kind of goods. index: 100 is the share in the whole shop."""

    group: str
    kind: str
    spent_cents: int
    share: float
    index: float
    buyers: int


@dataclass(frozen=True, slots=True)
class Mix:
    """parts: what stands out most first; only groups with LEAST_BUYERS buyers."""

    parts: tuple[Part, ...]
    groups: int


@dataclass(frozen=True, slots=True)
class ChannelShare:
    """share, share_before: of the sales of the last 365 days, and of the 365 before. buyers: those with a name."""

    channel: str
    spent_cents: int
    share: float
    share_before: float | None
    buyers: int


def region_mix(db: Database, as_of: int | None, ids: Sequence[int] | None = None) -> Mix:
    """Return what each region buys more or less of than the shop does."""
    told = people.rows(db, ("c.id", field("home_region").column), as_of, ids)
    regions = {int(key or 0): str(region) for key, region in told if region is not None}
    spent: dict[str, Counter[str]] = defaultdict(Counter)
    buyers: dict[str, set[int]] = defaultdict(set)
    for customer_id, category, cents in db.each(
        f"""SELECT s.customer_id, p.category, sum(l.net_cents) FROM sale_line l JOIN sale s ON s.id = l.sale_id
            JOIN product p ON p.id = l.product_id JOIN customer c ON c.id = s.customer_id
            WHERE s.is_valid AND s.sold_day BETWEEN :as_of - 364 AND :as_of AND p.kind = 'product'
                AND p.category IS NOT NULL AND {EVERYONE}
            GROUP BY s.customer_id, p.category""",
        {"as_of": as_of},
    ):
        region = regions.get(int(customer_id or 0))
        if region is not None:
            spent[region][str(category)] += int(cents or 0)
            buyers[region].add(int(customer_id or 0))
    return _mix(spent, {region: len(found) for region, found in buyers.items()})


def channel_mix(db: Database, as_of: int | None, ids: Sequence[int] | None = None) -> tuple[ChannelShare, ...]:
    """Return the shares of the channels, the largest first; sales without a name count as well."""
    now, before = (_channels(db, as_of, ids, first) for first in (364, 729))
    total, total_before = (sum(cents for cents, _buyers in found.values()) for found in (now, before))
    shares = [
        ChannelShare(
            channel=channel,
            spent_cents=cents,
            share=cents / total if total > 0 else 0.0,
            share_before=before.get(channel, (0, 0))[0] / total_before if total_before > 0 else None,
            buyers=buyers,
        )
        for channel, (cents, buyers) in now.items()
    ]
    return tuple(sorted(shares, key=lambda each: (-each.spent_cents, each.channel)))


def _channels(db: Database, as_of: int | None, ids: Sequence[int] | None, first: int) -> dict[str, tuple[int, int]]:
    rows = db.rows(
        f"""SELECT coalesce(channel, ''), sum(net_cents), count(DISTINCT customer_id) FROM sale
            WHERE is_valid AND sold_day BETWEEN :as_of - {first} AND :as_of - {first - 364}
                AND (:ids IS NULL OR customer_id IN (SELECT value FROM json_each(:ids)))
            GROUP BY 1""",
        {"as_of": as_of, "ids": None if ids is None else json.dumps(list(ids))},
    )
    return {str(channel): (int(cents or 0), int(buyers or 0)) for channel, cents, buyers in rows}


def _mix(spent: dict[str, Counter[str]], buyers: dict[str, int]) -> Mix:
    whole: Counter[str] = Counter()
    for kinds in spent.values():
        whole.update(kinds)
    total = sum(whole.values())
    parts = []
    for group, kinds in spent.items():
        of_group = sum(kinds.values())
        if buyers[group] < LEAST_BUYERS or of_group <= 0 or total <= 0:
            continue
        for kind, cents in kinds.items():
            usual = whole[kind] / total
            if usual > 0:
                share = cents / of_group
                parts.append(Part(group, kind, cents, share, 100 * share / usual, buyers[group]))
    parts.sort(key=lambda part: (-abs(part.share - part.share * 100 / part.index if part.index else 1), part.group))
    return Mix(tuple(parts), len({part.group for part in parts}))
