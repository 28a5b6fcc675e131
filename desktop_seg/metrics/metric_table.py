"""A metric table: every metric of every customer as of a day, worked out in one go.

In: tables customer and sale (store), STEPS and SIDES (metrics/catalogue.py). Out: a table with one row per customer.
One pass over the sales fills a stage with the first step; sides add what lines, events and the calendar say; the
figures of the whole shop are read off it; one statement works out the rest. Used by: metrics/refresh.py.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from desktop_seg.base.i18n import _
from desktop_seg.base.progress import Progress
from desktop_seg.metrics.catalogue import FIRST_STEP_EDGES, METRICS, SIDES, STEPS
from desktop_seg.metrics.gap import GAP_SIDE, shop_rhythm_of
from desktop_seg.metrics.metric import Metric
from desktop_seg.metrics.shop_values import READS, BeforeValues, DayValues, Part, offer_own, parts_named, shop_values
from desktop_seg.metrics.side import CHANGED, TOUCHED, Edges, Making, Moved, RestsOn, Side, stage_of
from desktop_seg.store import setting
from desktop_seg.store.database import Database, SqlValue
from desktop_seg.store.figures import EVERYONE, default_as_of

COLUMNS = ("customer_id", *(metric.key for metric in METRICS))

MOST_SHARE = 0.33
"""Of the customers: when more than that changed it is quicker to work out everyone, in the order of the file."""

_BY_KEY = {metric.key: metric for metric in METRICS}
_NAME = re.compile(r"[a-z]\w*")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which table is to be made. as_of: None for the day before every sale.

    keys: the metrics it is to have; None for all, with their companions. Few take a tenth of the time: enough to look
    back at what a rule asks about.
    """

    name: str
    as_of: int | None
    keys: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What has to be worked out for some metrics.

    first: the metrics of the first step; steps: the later ones, each with its metrics; sides: those they name, or that
    the rhythm of the shop is read off. parts: what the figures of the shop are read off that are named.
    has_days: whether the days of all visits are used.
    """

    first: tuple[Metric, ...]
    steps: tuple[tuple[Metric, ...], ...]
    sides: tuple[Side, ...]
    parts: frozenset[Part]
    has_days: bool

    @classmethod
    def of(cls, keys: frozenset[str] | None) -> "Wanted":
        """Return what the metrics with these keys are worked out from; None for all metrics."""
        first, *steps = (tuple(metric for family in step for metric in family.metrics) for step in STEPS)
        if keys is None:
            return cls(first, tuple(steps), SIDES, frozenset(Part), has_days=True)
        names, new = set(keys), set(keys)
        while new:
            new = {name for key in new & _BY_KEY.keys() for name in _NAME.findall(_BY_KEY[key].value)} - names
            names |= new
        named = [side for side in SIDES if not names.isdisjoint((*side.columns, *side.flags))]
        needed_sides = {key for side in named for key in (side.key, *side.needs)}
        # A side may look at all there is in the stage; the gaps look at no more than the rhythm that is read off them.
        is_whole = bool(needed_sides - {GAP_SIDE.key})
        parts = parts_named(names)
        needed = names.union(*(READS[part] for part in parts))
        if Part.RHYTHM in parts or GAP_SIDE.key in needed_sides:
            needed_sides.add(GAP_SIDE.key)
            needed |= READS[Part.RHYTHM]
        sides = tuple(side for side in SIDES if side.key in needed_sides)
        return cls(
            first if is_whole else tuple(metric for metric in first if metric.key in needed),
            tuple(tuple(metric for metric in step if metric.key in names) for step in steps),
            sides,
            parts,
            has_days=is_whole or "visit_days" in needed,
        )


@dataclass(frozen=True, slots=True)
class Before:
    """What is known of a table that is to be brought up to date.

    bases: of the sides when it was made, by key. moved: the day it is of, and is to be of. gather: fills CHANGED with
    those whose figures with such edges may be others now, and returns which share of all customers they are.
    """

    bases: Mapping[str, str]
    moved: Moved
    gather: Callable[[Edges], float]


def named_in(expression: str) -> frozenset[str]:
    """Return the keys of the metrics that an SQL expression names."""
    return frozenset(_NAME.findall(expression)) & _BY_KEY.keys()


def make(db: Database, asked: Asked, progress: Progress) -> dict[str, str]:
    """Make a table and its companions and fill them; return the bases of the sides by key.

    There must be no such table yet. What later refreshes can take over is left beside a table that is not temporary.
    """
    drop_steps(db, asked.name)
    try:
        return _worked_out(db, asked, progress, before=None)
    finally:
        if asked.name.startswith("temp."):
            drop_steps(db, asked.name)


def renew(db: Database, asked: Asked, progress: Progress, before: Before) -> dict[str, str]:
    """Bring a table of all metrics up to date, whatever day it was of; return the bases of the sides by key.

    Worked out anew are the own figures of those who changed, and what rests on the shop for everyone. It then says the
    same, cell by cell, as one that is made anew.
    """
    return _worked_out(db, asked, progress, before)


def drop(db: Database, table: str) -> None:
    """Drop a metric table with its companions, or what there is of it."""
    db.run(f"DROP TABLE IF EXISTS {table}")
    drop_steps(db, table)
    for side in SIDES:
        side.drop(db, table)


def drop_steps(db: Database, table: str) -> None:
    """Drop the tables that a metric table was worked out from."""
    for name in (stage_of(table), *(side.table_of(table) for side in SIDES)):
        db.run(f"DROP TABLE IF EXISTS {name}")


def _worked_out(db: Database, asked: Asked, progress: Progress, before: Before | None) -> dict[str, str]:
    day, wanted = DayValues.of(asked.as_of), Wanted.of(asked.keys)
    progress.step(0, 3, _("Working out the figures of each customer"))
    _stage(db, asked, wanted, before)
    progress.step(1, 3)
    offer_own(db)
    bound: dict[str, SqlValue] = {}
    bases: dict[str, str] = {}
    making = Making(db, asked.name, day)
    for side in SIDES:
        bases[side.key] = side.basis(making)
        if before is None:
            side.make(making, is_filled=side in wanted.sides)
        else:
            _bring(making, side, bases[side.key], before)
        bound |= side.bound(making)
    # Without the gaps of anybody it is the rhythm of a shop nobody ever came back to.
    known = BeforeValues(day, setting.load(db).lapse_days, shop_rhythm_of(db, asked.name))
    values = shop_values(db, making.stage, known, wanted.parts)
    values.offer(db)
    bound |= values.bound()
    progress.step(2, 3)
    columns = [metric.key for metric in METRICS if asked.keys is None or metric.key in asked.keys]
    db.run(f"DROP TABLE IF EXISTS {asked.name}")
    db.run(f"CREATE TABLE {asked.name} ({', '.join(('customer_id INTEGER PRIMARY KEY', *columns))})")
    db.run(f"INSERT INTO {asked.name} {_metrics_sql(asked.name, wanted, columns)}", bound)
    progress.step(3, 3)
    return bases


def _stage(db: Database, asked: Asked, wanted: Wanted, before: Before | None) -> None:
    """Make the table of the first step, or bring that which is there up to date."""
    stage, day = stage_of(asked.name), DayValues.of(asked.as_of)
    condition = "1" if _is_latest(db, asked.as_of) else _KNOWN
    if before is None:
        names = (*(metric.key for metric in wanted.first), "visit_days")
        db.run(f"CREATE TABLE {stage} (customer_id INTEGER PRIMARY KEY, {', '.join(names)})")
    else:
        before.gather(FIRST_STEP_EDGES)
        db.run(_MOVED_SQL.format(stage=stage), day.bound() | {"oldest": min((day.as_of or 0) - 365, *day.quarters())})
        among = f"IN (SELECT customer_id FROM {TOUCHED})"
        db.run(f"DELETE FROM {stage} WHERE customer_id {among}")
        condition = f"{condition} AND c.id {among}"
    db.run(f"INSERT INTO {stage} {_stage_sql(wanted, condition)}", day.bound())


def _bring(making: Making, side: Side, basis: str, before: Before) -> None:
    """Bring a side that is there up to date."""
    is_own = side.rests_on is RestsOn.OWN_ROWS and before.bases.get(side.key) == basis
    if is_own and before.gather(side.edges) <= MOST_SHARE:
        side.renew(replace(making, moved=before.moved))
    else:
        side.drop(making.db, making.table)
        side.make(making)


def _stage_sql(wanted: Wanted, condition: str) -> str:
    """Return the question for the first step: one row for each customer for whom the condition holds."""
    days = "group_concat(CASE WHEN s.is_purchase THEN s.sold_day END)" if wanted.has_days else "NULL"
    asked = ", ".join(filter(None, ("c.id AS customer_id", _added(wanted.first), f"{days} AS visit_days")))
    return f"""SELECT {asked}
        FROM customer c LEFT JOIN sale s ON s.customer_id = c.id AND s.is_valid AND s.sold_day <= :as_of
        WHERE {EVERYONE} AND {condition} GROUP BY c.id"""


_WINDOWED = tuple(metric for family in STEPS[0] for metric in family.metrics if ":" in metric.value)

# Of whom nothing was written, only what names the day can be another; no window reaches back behind the oldest edge.
_MOVED_SQL = f"""UPDATE {{stage}} SET ({", ".join(metric.key for metric in _WINDOWED)}) = (
        SELECT {", ".join(metric.value for metric in _WINDOWED)} FROM sale s
        WHERE s.customer_id = {{stage}}.customer_id AND s.is_valid AND s.sold_day > :oldest AND s.sold_day <= :as_of)
    WHERE customer_id IN (SELECT customer_id FROM {CHANGED} EXCEPT SELECT customer_id FROM {TOUCHED})"""


def _metrics_sql(table: str, wanted: Wanted, columns: Iterable[str]) -> str:
    """Return the question for all steps over the stage, one inside the other.

    SQLite merges the levels: it works out an expression once for each mention, which costs no more than handing every
    column on would. Only calls of functions do, so no metric that makes one is mentioned by another.
    """
    sides = "".join(f", {column}" for side in wanted.sides for column in side.columns)
    joins = "".join(
        f" LEFT JOIN {side.table_of(table)} {side.key} USING (customer_id)" for side in wanted.sides if side.columns
    )
    sql = f"SELECT stage.*{sides} FROM {stage_of(table)} stage{joins}"
    for step in wanted.steps:
        if step:
            sql = f"SELECT *, {_added(step)} FROM ({sql})"
    return f"SELECT {', '.join(('customer_id', *columns))} FROM ({sql})"


def _added(metrics: Iterable[Metric]) -> str:
    return ", ".join(f"{metric.value} AS {metric.key}" for metric in metrics)


# Whoever has a creation day is known from then on, or from the first trace before it; whoever has none, from the
# first trace; and whoever left no trace at all was always known.
_KNOWN = """(c.created_day <= :as_of
    OR EXISTS (SELECT 1 FROM sale t WHERE t.customer_id = c.id AND t.sold_day <= :as_of)
    OR EXISTS (SELECT 1 FROM event e WHERE e.customer_id = c.id AND e.day <= :as_of)
    OR EXISTS (SELECT 1 FROM complaint k WHERE k.customer_id = c.id AND k.day <= :as_of)
    OR EXISTS (SELECT 1 FROM survey_answer a WHERE a.customer_id = c.id AND a.day <= :as_of)
    OR EXISTS (SELECT 1 FROM invoice i WHERE i.customer_id = c.id AND i.day <= :as_of)
    OR (c.created_day IS NULL
        AND NOT EXISTS (SELECT 1 FROM sale t WHERE t.customer_id = c.id)
        AND NOT EXISTS (SELECT 1 FROM event e WHERE e.customer_id = c.id)
        AND NOT EXISTS (SELECT 1 FROM complaint k WHERE k.customer_id = c.id)
        AND NOT EXISTS (SELECT 1 FROM survey_answer a WHERE a.customer_id = c.id AND a.day IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.customer_id = c.id AND i.day IS NOT NULL)))"""


def _is_latest(db: Database, as_of: int | None) -> bool:
    """Return whether nothing in the file lies after the day: then everyone in it is known, newcomers too."""
    last = default_as_of(db)
    return as_of is None or last is None or as_of >= last
