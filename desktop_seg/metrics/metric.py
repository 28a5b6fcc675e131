"""What a metric and a family of metrics are.

A metric is declared as one value in the tuple of its family; the metric table's columns, the list of fields and the
tests that walk the list follow by themselves.
"""

from dataclasses import dataclass
from enum import Enum

from desktop_seg.model.field import Field


class Over(Enum):
    """What the expressions of a family are written over.

    SALES: an aggregate over the valid sales of one customer up to `:as_of`, alias s; a customer without any is one
    row of NULLs, so an aggregate says itself what that means (`coalesce(sum(..), 0)`).
    METRICS: plain columns, one row per customer: `visit_days` (see metrics/visit_days.py) and every metric of the
    families before.
    Both may use the bound names and functions of metrics/shop_values.py.
    """

    SALES = "sales"
    METRICS = "metrics"


@dataclass(frozen=True, slots=True)
class Metric:
    """One number or word per customer. value: SQL expression, NULL where unknown; see Over for what it may name."""

    field: Field
    value: str

    @property
    def key(self) -> str:
        """Name of the column in the metric table."""
        return self.field.key


@dataclass(frozen=True, slots=True)
class Family:
    """Metrics that belong together. key: the `source` of their fields. title: marked with N_."""

    key: str
    title: str
    over: Over
    metrics: tuple[Metric, ...]
