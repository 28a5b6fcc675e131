"""The level of income: low, middle or high, compared with everyone whose income the shop knows.

In: table customer. Out: the cuts of the whole shop (metrics/shop_values.py) and one metric.
Source: resources/help/definitions.md#income.
"""

import math
from dataclasses import dataclass

from desktop_seg.base.i18n import N_
from desktop_seg.metrics.metric import Family, Metric
from desktop_seg.model.field import Choice, Field, Kind
from desktop_seg.store.database import Database

LEVELS = (
    Choice("low", N_("Low income")),
    Choice("middle", N_("Middle income")),
    Choice("high", N_("High income")),
)


@dataclass(frozen=True, slots=True)
class IncomeCuts:
    """The highest income that is low, and the highest that is middle, in minor units; None without any income."""

    low: int | None = None
    middle: int | None = None


def income_cuts(db: Database, stage: str) -> IncomeCuts:
    """Return the cuts at a third and two thirds (nearest rank) of the known incomes of the people in a table."""
    known = f"SELECT c.income_cents FROM {stage} s JOIN customer c ON c.id = s.customer_id"
    incomes = [int(row[0] or 0) for row in db.rows(f"{known} WHERE c.income_cents IS NOT NULL ORDER BY 1")]
    if not incomes:
        return IncomeCuts()
    return IncomeCuts(*(incomes[math.ceil(len(incomes) * part / 3) - 1] for part in (1, 2)))


INCOME = Family(
    "person",
    N_("Person"),
    (
        Metric(
            Field(
                "income_level",
                N_("Level of income"),
                Kind.CHOICE,
                "m.income_level",
                "person",
                help=N_(
                    "A third of the known incomes of this shop is low, a third middle, a third high; where only a band "
                    "in words was imported, the words decide."
                ),
                group="person",
                choices=LEVELS,
            ),
            """(SELECT CASE WHEN p.income_cents <= :income_low THEN 'low'
                WHEN p.income_cents <= :income_middle THEN 'middle'
                WHEN p.income_cents IS NOT NULL THEN 'high'
                WHEN p.income_band IS NOT NULL THEN word_class('income', p.income_band) END
                FROM customer p WHERE p.id = customer_id)""",
        ),
    ),
)
