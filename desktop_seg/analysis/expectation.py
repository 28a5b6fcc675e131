"""What is to be expected of every customer as of a day: the two models, fitted on the visits up to it.

In: VisitTable. Out: Expectation. Used by: back_test (as of past days), forecast (as of the day asked for).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_seg.analysis import purchase_model, spend_model
from desktop_seg.analysis.purchase_model import Histories, PurchaseModel
from desktop_seg.analysis.spend_model import Spending
from desktop_seg.analysis.visit_table import VisitTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Quantity:
    """Visits and what they brought. Both may be fractions: they are expectations, or parts of them."""

    visits: float
    cents: float

    def times(self, factor: float) -> "Quantity":
        """Return so many times as much."""
        return Quantity(self.visits * factor, self.cents * factor)


@dataclass(frozen=True, slots=True)
class Expectation:
    """table: of the customers the models know, those left out gone. huge: ids of those, see VisitTable.huge.

    spending: None where no visit brought money. correlation: of visits and amounts, see Amounts.
    """

    as_of: int
    table: VisitTable
    huge: "Counts"
    histories: Histories
    model: PurchaseModel
    spending: Spending | None
    correlation: float

    def visits(self, days: float) -> "Numbers":
        """Return how often each customer is expected in so many days."""
        return self.model.visits(self.histories, days)

    def cents_a_visit(self) -> "Numbers":
        """Return what a visit of each customer is expected to bring."""
        import numpy as np

        if self.spending is None:
            return np.zeros(len(self.histories))
        return self.spending.expected(self.table.paid_visits().astype(float), self.table.paid_mean())

    def total(self, days: float) -> Quantity:
        """Return what all of them are expected to do in so many days."""
        visits = self.visits(days)
        return Quantity(float(visits.sum()), float(visits @ self.cents_a_visit()))


def expectation(table: VisitTable, as_of: int) -> Expectation:
    """Fit both models on the visits up to a day, of which there must be one before that day."""
    seen = table.until(as_of)
    huge = seen.huge()
    kept = seen.without(huge) if len(huge) else seen
    histories, amounts = kept.histories(as_of), kept.amounts()
    return Expectation(
        as_of=as_of,
        table=kept,
        huge=huge,
        histories=histories,
        model=purchase_model.fit(histories),
        spending=spend_model.fit(amounts) if len(amounts.visits) else None,
        correlation=amounts.correlation,
    )
