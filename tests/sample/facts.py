"""The sample shop as plain values for the tests: who came when, bought what and did what else.

Built from the generator's truth and, for what only the files tell, read back from the files.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from openpyxl import load_workbook

Row = dict[str, Any]


@dataclass(frozen=True)
class Facts:
    """customers by key; valid sales by customer key, oldest first: paid, no staff, not only a gift card."""

    as_of: date
    customers: dict[str, Row]
    sales: dict[str, list[Row]]
    events: dict[str, list[Row]]
    survey: dict[str, Row]
    complaints: list[Row]
    invoices: list[Row]
    promotions: list[Row]

    def ago(self, days: int) -> date:
        return self.as_of - timedelta(days=days)

    def in_year(self, day: date) -> bool:
        """W: the 365 days that end on as_of."""
        return self.ago(365) < day <= self.as_of

    @cached_property
    def visits(self) -> dict[str, list[date]]:
        """Buyers only: the days with at least one line bought."""
        found = {key: sorted({sale["day"] for sale in sales if is_purchase(sale)}) for key, sales in self.sales.items()}
        return {key: days for key, days in found.items() if days}

    def visits_in_year(self, key: str) -> list[date]:
        return [day for day in self.visits[key] if self.in_year(day)]

    def net_in_year(self, key: str) -> int:
        return sum(sale["net_cents"] for sale in self.sales[key] if self.in_year(sale["day"]))

    def days_away(self, key: str) -> int:
        return (self.as_of - self.visits[key][-1]).days

    @cached_property
    def shop_gap(self) -> float:
        """M: the median of the own median gaps of those with three visits or more."""
        return median(median(gaps(days)) for days in self.visits.values() if len(days) >= 3)

    @cached_property
    def return_time_90(self) -> float:
        weighted = sorted((gap, 1 / len(gaps(days))) for days in self.visits.values() for gap in gaps(days))
        wanted, reached = 0.9 * sum(weight for _, weight in weighted), 0.0
        for gap, weight in weighted:
            reached += weight
            if reached >= wanted - 1e-9:
                return gap
        raise AssertionError("there are no return times")

    def lateness(self, key: str) -> float:
        days = self.visits[key]
        return self.days_away(key) / (median(gaps(days)) if len(days) >= 4 else self.shop_gap)

    def off_rhythm(self, key: str) -> bool:
        return self.is_late(self.visits[key], self.days_away(key))

    def is_late(self, days: list[date], away: int) -> bool:
        """Whether `away` days without a visit are too many for somebody with these visits."""
        if len(days) >= 4:
            return away > 3 * max(1, median(gaps(days))) and away >= 21
        return len(days) >= 2 and away > self.return_time_90

    def lines(self, key: str, *, in_year: bool = False) -> list[Row]:
        sales = [sale for sale in self.sales[key] if not in_year or self.in_year(sale["day"])]
        return [{**line, "day": sale["day"]} for sale in sales for line in sale["lines"]]

    def age(self, key: str) -> int | None:
        born = self.customers[key]["birth_date"]
        if born is None:
            return None
        born = date.fromisoformat(born)
        return self.as_of.year - born.year - ((self.as_of.month, self.as_of.day) < (born.month, born.day))

    def did(self, key: str, *kinds: str, since: date = date.min) -> list[Row]:
        return [event for event in self.events.get(key, []) if event["kind"] in kinds and event["day"] >= since]

    def bought_since(self, key: str, day: date) -> bool:
        return any(visit >= day for visit in self.visits.get(key, []))


def gaps(days: list[date]) -> list[int]:
    return [(later - earlier).days for earlier, later in pairwise(days)]


def is_purchase(sale: Row) -> bool:
    return any(line["quantity"] > 0 for line in sale["lines"])


def is_discounted(sale: Row) -> bool:
    return bool(sale["coupon"]) or any(line["discount_cents"] > 0 for line in sale["lines"] if line["quantity"] > 0)


def nearest_rank(values: Iterable[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[-int(-share * len(ordered) // 1) - 1]


def read_facts(truth: Row, folder: Path, statuses: tuple[str, ...] = ("paid",)) -> Facts:
    customers = {one["key"]: one for one in truth["customers"] if not one["staff"]}
    sales: dict[str, list[Row]] = defaultdict(list)
    for sale in truth["receipts"]:
        goods = [line for line in sale["lines"] if line["kind"] != "gift_card"]
        if sale["customer"] in customers and sale["status"] in statuses and goods:
            sales[sale["customer"]].append({**sale, "day": date.fromisoformat(sale["day"])})
    return Facts(
        as_of=date.fromisoformat(truth["as_of"]),
        customers=customers,
        sales=dict(sales),
        events=_read_events(folder / "events.csv"),
        survey={str(row["Klantnummer"]): row for row in read_sheet(folder / "survey_answers.xlsx")},
        complaints=read_sheet(folder / "complaints.xlsx"),
        invoices=read_sheet(folder / "invoices.xlsx"),
        promotions=read_sheet(folder / "promotions.xlsx"),
    )


def _read_events(path: Path) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            event = {"day": date.fromisoformat(row["Event Date"]), "kind": row["Event"]}
            event |= {name.lower(): row[name] for name in ("Subject", "Category", "Source")}
            found[row["Customer Number"] or row["Email"]].append(event)
    return dict(found)


def read_sheet(path: Path) -> list[Row]:
    """The first sheet of a workbook with its headers in the first row; moments become days."""
    workbook = load_workbook(path, read_only=True)
    headers, *rows = workbook.worksheets[0].iter_rows(values_only=True)
    workbook.close()
    return [{str(name): _plain(cell) for name, cell in zip(headers, row, strict=True)} for row in rows]


def _plain(cell: Any) -> Any:
    return cell.date() if isinstance(cell, datetime) else cell
