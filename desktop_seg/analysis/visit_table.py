"""The visits of all customers as columns of numbers, which a model counts with.

In: visits. Out: VisitTable. Used by: expectation, back_test. The table as of an earlier day is the same table cut off
there, so that a forecast tried on the past sees no more than it could have seen then.
"""

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from desktop_seg.analysis.purchase_model import Histories
from desktop_seg.analysis.spend_model import Amounts
from desktop_seg.analysis.visit_list import visit_rows
from desktop_seg.store.database import Database

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Counts = NDArray[np.int64]

# Somebody over so many times the 99th percentile is another kind of customer, and would bend the model of all others.
_HUGE = 10


@dataclass(frozen=True, slots=True)
class VisitTable:
    """One entry for each visit, by customer and day. customers: their ids, ascending; starts: of their first visits.

    owner: place among the customers. cents: what the visit brought, returns on that day taken off.
    """

    customers: "Counts"
    starts: "Counts"
    owner: "Counts"
    day: "Counts"
    cents: "Counts"

    @property
    def first_day(self) -> int:
        """Day of the first visit of anybody; there must be one."""
        return int(self.day.min())

    @property
    def last_day(self) -> int:
        """Day of the last visit of anybody; there must be one."""
        return int(self.day.max())

    def until(self, as_of: int) -> "VisitTable":
        """Return the visits up to a day."""
        seen = self.day <= as_of
        return _table(self.customers[self.owner[seen]], self.day[seen], self.cents[seen])

    def without(self, customers: "Counts") -> "VisitTable":
        """Return the visits of all others."""
        import numpy as np

        kept = ~np.isin(self.customers, customers)[self.owner]
        return _table(self.customers[self.owner[kept]], self.day[kept], self.cents[kept])

    def between(self, after: int, until: int, customers: "Counts") -> "VisitTable":
        """Return the visits of some customers after one day and up to another."""
        import numpy as np

        seen = (self.day > after) & (self.day <= until) & np.isin(self.customers, customers)[self.owner]
        return _table(self.customers[self.owner[seen]], self.day[seen], self.cents[seen])

    def histories(self, as_of: int) -> Histories:
        """Return what the model of purchases sees of each customer."""
        first, last = self.day[self.starts], self.day[self._ends()]
        return Histories(self.visits() - 1, last - first, as_of - first)

    def visits(self) -> "Counts":
        """Return how many visits each customer made."""
        import numpy as np

        return np.bincount(self.owner, minlength=len(self.customers))

    def spent(self) -> "Numbers":
        """Return what each customer spent, in cents."""
        import numpy as np

        return np.bincount(self.owner, weights=self.cents, minlength=len(self.customers)).astype(float)

    def paid_visits(self) -> "Counts":
        """Return how many visits of each customer brought money."""
        import numpy as np

        return np.bincount(self.owner[self.cents > 0], minlength=len(self.customers))

    def paid_mean(self) -> "Numbers":
        """Return what such a visit brought on average, in cents; 0 for customers without any."""
        import numpy as np

        paid = self.cents > 0
        sums = np.bincount(self.owner[paid], weights=self.cents[paid], minlength=len(self.customers)).astype(float)
        means: Numbers = np.divide(sums, self.paid_visits(), out=np.zeros_like(sums), where=sums > 0)
        return means

    def amounts(self) -> Amounts:
        """Return what the model of amounts sees: everyone with a visit that brought money."""
        import numpy as np

        visits, paid = self.paid_visits(), self.cents > 0
        squares = np.bincount(self.owner[paid], weights=self.cents[paid] ** 2.0, minlength=len(self.customers))
        known = visits > 0
        return Amounts(visits[known].astype(float), self.paid_mean()[known], squares[known].astype(float))

    def huge(self) -> "Counts":
        """Return the ids of those who came or spent over ten times what the 99th percentile of all did."""
        is_huge = _is_huge(self.visits().astype(float)) | _is_huge(self.spent())
        return self.customers[is_huge]

    def _ends(self) -> "Counts":
        import numpy as np

        return np.append(self.starts[1:], len(self.day)) - 1


def visit_table(db: Database, as_of: int | None) -> VisitTable:
    """Read the visits up to a day; None: none."""
    import numpy as np

    rows = np.array([row[:3] for row in visit_rows(db, as_of)], dtype=np.int64).reshape(-1, 3)
    return _table(rows[:, 0], rows[:, 1], rows[:, 2])


def _table(customer: "Counts", day: "Counts", cents: "Counts") -> VisitTable:
    """Return the table of visits that are in order already."""
    import numpy as np

    is_first = np.append(True, customer[1:] != customer[:-1])[: len(customer)]
    starts = np.flatnonzero(is_first)
    return VisitTable(customer[starts], starts, np.cumsum(is_first) - 1, day, cents)


def _is_huge(values: "Numbers") -> "NDArray[np.bool_]":
    import numpy as np

    if not len(values):
        return values > 0
    percentile = float(np.sort(values)[ceil(0.99 * len(values)) - 1])
    return np.greater(values, _HUGE * percentile if percentile > 0 else np.inf)
