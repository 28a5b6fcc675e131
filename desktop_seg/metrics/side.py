"""Figures of customers that do not come from their receipts alone: what they bought, what they did besides.

A side is one question of its own: it fills a table with one row for each customer it knows something of, whose columns
the metrics of later steps may name. It may also leave companions beside the metric table, with several rows a customer
(one for each category they bought), for conditions on rows (segments/source/figure.py).
Used by: metrics/metric_table.py; listed in metrics/catalogue.py.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from desktop_seg.metrics.shop_values import DayValues
from desktop_seg.store.database import Database, SqlValue

CHANGED = "temp.metric_changed"
"""Whose figures are worked out anew when not everyone's are: column customer_id (metrics/changed.py)."""

TOUCHED = "temp.metric_noted"
"""Those among them of whom something was written, not only the day moved.

Columns customer_id, and since: the first day of what was written; what they bought before is as it was.
"""


class RestsOn(Enum):
    """What the row of a customer is worked out from.

    OWN_ROWS: the customer's own sales, lines and events, the day, and the side's basis: nothing that others buy
    changes it, so it stays while all of these stay. SHOP: others too; worked out for everyone each time.
    """

    OWN_ROWS = "own rows"
    SHOP = "shop"


@dataclass(frozen=True, slots=True)
class Edges:
    """So many days before the day, and earlier, a row counts otherwise than after it (`> :as_of - 365`).

    When the day moves, whoever has a row between where an edge was and where it is now is worked out anew.
    sale, event: days, of sales and of events; events may lie behind the day itself, 0. quarters: those of DayValues.
    """

    sale: tuple[int, ...] = ()
    event: tuple[int, ...] = ()
    quarters: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """The day the stored metrics are of, and the day they are to be of."""

    before: int
    now: int


@dataclass(frozen=True, slots=True)
class Making:
    """What a side is made for: the metric table `table` as of a day, whose first step stands in `stage`.

    stage: customer_id, visit_days and the metrics of the first step, of everyone who counts as of the day.
    moved: when only those in CHANGED are worked out; None for everyone.
    """

    db: Database
    table: str
    day: DayValues
    moved: Moved | None = None

    @property
    def stage(self) -> str:
        """Return the name of the table of the first step."""
        return stage_of(self.table)

    @property
    def sales(self) -> str:
        """Return SQL for the sales (alias s) of those who are worked out, to stand first in a FROM.

        All sales as they lie in the file: their lines lie beside each other. By customer it takes three times as long.
        """
        return _ALL_SALES if self.moved is None else sales_of(CHANGED)

    @property
    def lines(self) -> str:
        """Return SQL for the lines (alias l) of `sales`, with these, to stand first in a FROM."""
        return _ALL_LINES if self.moved is None else lines_of(CHANGED)

    def those(self, column: str) -> str:
        """Return the SQL condition that the customer in a column is one of those who are worked out."""
        return "1" if self.moved is None else f"{column} IN (SELECT customer_id FROM {CHANGED})"

    def companion(self, key: str) -> str:
        """Return the name of a companion of the metric table."""
        return companion(self.table, key)


_ALL_SALES = "sale s NOT INDEXED"
_ALL_LINES = "sale_line l NOT INDEXED CROSS JOIN sale s ON s.id = l.sale_id"


def sales_of(people: str) -> str:
    """Return SQL for the sales (alias s) of the customers in a table."""
    return f"{people} w CROSS JOIN sale s ON s.customer_id = w.customer_id"


def lines_of(people: str) -> str:
    """Return SQL for the sales (alias s) of the customers in a table, with their lines (alias l)."""
    return f"{sales_of(people)} CROSS JOIN sale_line l ON l.sale_id = s.id"


@dataclass(frozen=True, slots=True)
class Companion:
    """A table beside the metric table. columns: what stands between the brackets of CREATE TABLE.

    is_ordered: kept in the order of its PRIMARY KEY, which stands in columns.
    """

    key: str
    columns: str
    is_ordered: bool = False


def no_basis(_making: Making) -> str:
    """Return the basis of a side whose rows rest on nothing of the shop."""
    return ""


@dataclass(frozen=True, slots=True)
class Side:
    """columns: SQL names of what `fill` puts into the table it is given, which has them beside customer_id.

    fill: works out those whom the making names; there are no rows of them yet.
    needs: keys of the sides that its columns are worked out from; they stand before it.
    basis: what of the whole shop the rows of each customer rest on beside their own, as text; another one, and
    everyone is worked out anew. keep_up: brings the rows of those in CHANGED up to date in a quicker way than deleting
    them and filling anew. flags: name -> SQL over {table} and {metrics}_companion.
    """

    key: str
    columns: tuple[str, ...]
    fill: Callable[[Making, str], None]
    rests_on: RestsOn
    companions: tuple[Companion, ...] = ()
    flags: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    edges: Edges = Edges()
    basis: Callable[[Making], str] = no_basis
    keep_up: Callable[[Making, str], None] | None = None

    def table_of(self, metric_table: str) -> str:
        """Return the name of its table while, and of the stored metrics after, a metric table is being made."""
        return companion(metric_table, f"side_{self.key}")

    def make(self, making: Making, is_filled: bool = True) -> None:
        """Make its table and companions, and fill them if wanted."""
        table = self.table_of(making.table)
        columns = ", ".join(("customer_id INTEGER PRIMARY KEY", *self.columns))
        making.db.run(f"CREATE TABLE {table} ({columns})")
        for each in self.companions:
            order = " WITHOUT ROWID" if each.is_ordered else ""
            making.db.run(f"CREATE TABLE {making.companion(each.key)} ({each.columns}){order}")
        if is_filled:
            self.fill(making, table)

    def renew(self, making: Making) -> None:
        """Work out those in CHANGED anew; the rows of all others stay."""
        table = self.table_of(making.table)
        if self.keep_up is not None:
            self.keep_up(making, table)
            return
        for name in (table, *(making.companion(each.key) for each in self.companions)):
            making.db.run(f"DELETE FROM {name} WHERE customer_id IN (SELECT customer_id FROM {CHANGED})")
        self.fill(making, table)

    def drop(self, db: Database, metric_table: str) -> None:
        """Drop its table and companions, or what there is of them."""
        for name in (self.table_of(metric_table), *(companion(metric_table, each.key) for each in self.companions)):
            db.run(f"DROP TABLE IF EXISTS {name}")

    def bound(self, making: Making) -> dict[str, SqlValue]:
        """Return the flags of a side that is made, by name."""
        names = {"table": self.table_of(making.table), "metrics": making.table}
        return {name: making.db.number(f"SELECT {sql.format(**names)}") for name, sql in self.flags.items()}


def companion(table: str, key: str) -> str:
    """Return the name of the companion of a metric table."""
    return f"{table}_{key}"


def stage_of(table: str) -> str:
    """Return the name of the table of the first step of a metric table."""
    return companion(table, "stage")
