"""The list of everything a rule may ask about one customer: all metrics, and all columns of the customer.

A new metric is one value in the tuple of its family; a new family is one name in STEPS; what comes from other tables
than the sales is one name in SIDES.
"""

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.metrics import (
    absence,
    discount,
    gap,
    goods,
    habit,
    income,
    life_cycle,
    occasion,
    online,
    purchases,
    related,
    rfm,
    rhythm,
    sale_day,
    standing,
    trouble,
    year_line,
)
from desktop_seg.metrics.customer_field import CUSTOMER_FIELDS
from desktop_seg.metrics.metric import Family, Metric
from desktop_seg.metrics.own_field import gate_field, own_field, special_field
from desktop_seg.metrics.person_field import PERSON_FIELDS
from desktop_seg.metrics.place_field import PLACE_FIELDS
from desktop_seg.metrics.relation_field import RELATION_FIELDS
from desktop_seg.metrics.side import Edges, Side
from desktop_seg.metrics.value_field import VALUE_FIELDS
from desktop_seg.model.field import Field
from desktop_seg.store import setting
from desktop_seg.store.database import Database
from desktop_seg.store.own_field import own_fields

# Worked out step by step. The first step is written over the valid sales of one customer up to `:as_of`, alias s: its
# values are aggregates, and a customer without sales is one row of NULLs, so each says what that means (`coalesce`).
# A later step is written over plain columns, one row per customer: `visit_days` (metrics/visit_days.py), the columns of
# the sides and the metrics of the steps before. All may use the bound names and functions of metrics/shop_values.py and
# the flags of the sides, the first step only those of DayValues: so its values rest on the customer's own rows and the
# day alone, and stay while these do (metrics/changed.py); later steps are worked out for everyone each time. Few steps,
# because each one hands every column of every customer on once more.
STEPS: tuple[tuple[Family, ...], ...] = (
    (purchases.SALES, discount.DISCOUNTS, discount.RETURNS, habit.HABIT),
    (
        purchases.AVERAGES,
        rhythm.RECENCY,
        discount.DISCOUNT_SHARES,
        discount.RETURN_SHARES,
        year_line.PROFIT,
        year_line.BRAND,
        goods.GOODS,
        sale_day.SALE_DAYS,
        online.ONLINE,
    ),
    (rhythm.LATENESS, standing.STANDING, rfm.SCORES, absence.ABSENCE),
    (rfm.CLASSES, life_cycle.LIFE, income.INCOME),
)

FIRST_STEP_EDGES = Edges(sale=(365,), quarters=True)

# Made between the first step and the others, in this order: `online` asks `goods` what was bought, `trouble` asks `gap`
# for the rhythm of the shop.
SIDES: tuple[Side, ...] = (
    gap.GAP_SIDE,
    goods.GROUP_SIDE,
    goods.GOODS_SIDE,
    related.RELATED_SIDE,
    year_line.YEAR_SIDE,
    sale_day.SALE_DAY_SIDE,
    occasion.OCCASION_SIDE,
    online.ONLINE_SIDE,
    trouble.TROUBLE_SIDE,
)

FAMILIES: tuple[Family, ...] = tuple(family for step in STEPS for family in step)

METRICS: tuple[Metric, ...] = tuple(metric for family in FAMILIES for metric in family.metrics)

FIELDS: tuple[Field, ...] = (
    *(metric.field for metric in METRICS),
    *CUSTOMER_FIELDS,
    *PERSON_FIELDS,
    *PLACE_FIELDS,
    *RELATION_FIELDS,
    *VALUE_FIELDS,
)

_BY_KEY = {field.key: field for field in FIELDS}


def field(key: str) -> Field:
    """Return the field of a key. Raises UserError for a key nobody knows (a rule file typed by hand)."""
    if key not in _BY_KEY:
        raise UserError(
            _("There is nothing called “{key}” that could be asked about a customer.").format(key=key),
            _("Look up the right name in the list of fields."),
        )
    return _BY_KEY[key]


def all_fields(db: Database) -> tuple[Field, ...]:
    """Return every field of a shop: FIELDS, and the owner's own columns (key "own_...").

    Special categories are never among them: whatever suggests, compares, draws or lists asks here.
    """
    return (*FIELDS, *(own_field(each) for each in own_fields(db) if not each.is_sensitive and not each.is_removed))


def rule_fields(db: Database) -> tuple[Field, ...]:
    """Return every field that a rule may ask about now: all fields, and special categories while they are switched on.

    With each special category comes its gate, the explicit consent to its use.
    """
    special = [each for each in own_fields(db) if each.is_sensitive] if setting.load(db).uses_special else []
    return (*all_fields(db), *(make(each) for each in special for make in (special_field, gate_field)))


def spoken_fields(db: Database) -> tuple[Field, ...]:
    """Return every field that a sentence may speak of: also those that no rule may ask about now."""
    every = own_fields(db)
    special = [each for each in every if each.is_sensitive]
    plain = (own_field(each) for each in every if not each.is_sensitive)
    return (*FIELDS, *plain, *(make(each) for each in special for make in (special_field, gate_field)))
