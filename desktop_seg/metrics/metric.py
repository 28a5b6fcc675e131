"""What a metric and a family of metrics are.

A metric is declared as one value in the tuple of its family; the metric table's columns, the list of fields and the
tests that walk the list follow by themselves.
"""

from dataclasses import dataclass

from desktop_seg.model.field import Field


@dataclass(frozen=True, slots=True)
class Metric:
    """One number or word per customer.

    value: SQL expression, NULL where unknown; STEPS in metrics/catalogue.py says what it may name.
    """

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
    metrics: tuple[Metric, ...]
