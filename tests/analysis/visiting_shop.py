"""Shops whose customers follow a plan: lists of visit days, written into a shop file and kept beside it as numbers."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from desktop_seg.store.database import Database
from tests.shops import shop_with

Plan = Mapping[str, Sequence[int]]

LAST = date(2025, 6, 30)


def shop_of(plan: Plan, cents: Mapping[str, int] | None = None, customers: str = "") -> Database:
    """Return a shop; days count back from LAST. cents: of each visit of somebody, 2,000 where nothing is said."""
    amounts = cents or {}
    return shop_with(
        "\n".join(
            f"{name} {(LAST - timedelta(days=ago)).isoformat()} {amounts.get(name, 2000) / 100:.2f}"
            for name, days in plan.items()
            for ago in sorted(days, reverse=True)
        ),
        customers,
    )


def regulars(people: int, every: int, days: int, seed: int = 1) -> dict[str, list[int]]:
    """Return people who come about every so many days; each began on a day of their own in the first half."""
    chance = Random(seed)
    plan: dict[str, list[int]] = {}
    for number in range(people):
        at, visits = float(chance.randrange(days // 2, days)), []
        while at >= 0:
            visits.append(int(at))
            at -= 1 + chance.expovariate(1 / every)
        plan[f"r{number}"] = sorted(set(visits))
    return plan


def leavers(people: int, every: int, days: int, stays: float, seed: int = 2) -> dict[str, list[int]]:
    """Return people who come about every so many days, and after each visit come no more with chance 1 - stays."""
    chance = Random(seed)
    plan: dict[str, list[int]] = {}
    for number in range(people):
        at = float(chance.randrange(days))
        visits = [int(at)]
        while chance.random() < stays:
            at -= 1 + chance.expovariate(1 / every)
            if at < 0:
                break
            visits.append(int(at))
        plan[f"l{number}"] = sorted(set(visits))
    return plan
