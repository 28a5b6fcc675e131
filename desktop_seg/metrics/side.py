"""Figures of customers that do not come from their receipts alone: what they bought, what they did besides.

A side is one question of its own: it fills a table with one row for each customer it knows something of, whose columns
the metrics of later steps may name. It may also leave companions beside the metric table, with several rows a customer
(one for each category they bought), for conditions on rows (segments/figure_source.py).
Used by: metrics/metric_table.py; listed in metrics/catalogue.py.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from desktop_seg.metrics.shop_rhythm import ShopRhythm
from desktop_seg.metrics.shop_values import DayValues
from desktop_seg.store.database import Database, SqlValue


@dataclass(frozen=True, slots=True)
class Making:
    """What a side is made for: the metric table `table` as of a day, whose first step stands in `stage`.

    stage: customer_id, visit_days and the metrics of the first step, of everyone who counts as of the day.
    rhythm: of the shop as of the day.
    """

    db: Database
    table: str
    stage: str
    day: DayValues
    rhythm: ShopRhythm

    def companion(self, key: str) -> str:
        """Return the name of a companion of the metric table."""
        return companion(self.table, key)


@dataclass(frozen=True, slots=True)
class Companion:
    """A table beside the metric table. columns: what stands between the brackets of CREATE TABLE.

    is_ordered: kept in the order of its PRIMARY KEY, which stands in columns.
    """

    key: str
    columns: str
    is_ordered: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """columns: SQL names of what `fill` puts into the table it is given, which has them beside customer_id;"""

    key: str
    columns: tuple[str, ...]
    fill: Callable[[Making, str], None]
    companions: tuple[Companion, ...] = ()
    flags: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Name of its table while the metric table is being made."""
        return f"temp.side_{self.key}"

    def make(self, making: Making, is_filled: bool) -> None:
        """Make its table and companions, and fill them if wanted."""
        columns = ", ".join(("customer_id INTEGER PRIMARY KEY", *self.columns))
        making.db.run(f"CREATE TABLE {self.name} ({columns})")
        for each in self.companions:
            order = " WITHOUT ROWID" if each.is_ordered else ""
            making.db.run(f"CREATE TABLE {making.companion(each.key)} ({each.columns}){order}")
        if is_filled:
            self.fill(making, self.name)

    def bound(self, making: Making) -> dict[str, SqlValue]:
        """Return the flags of a side that is made, by name."""
        return {name: making.db.number(f"SELECT {sql.format(table=self.name)}") for name, sql in self.flags.items()}


def companion(table: str, key: str) -> str:
    """Return the name of the companion of a metric table."""
    return f"{table}_{key}"
