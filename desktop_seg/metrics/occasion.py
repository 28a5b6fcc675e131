"""Occasions: who comes for one and the same occasion, year after year.

In: the calendar of the shop (store/season.py) and visits. Out: companion "occasion", one row for each customer and
occasion in whose days they came in at least two years. Used by: segment T20.
Source: resources/help/definitions.md#occasions.
"""

from desktop_seg.metrics.side import CHANGED, Companion, Making, RestsOn, Side, sales_of
from desktop_seg.store import season

LEAST_YEARS = 2

# One number for occasion and customer: SQLite sorts it in half the time of two columns.
_SQL = """INSERT INTO {occasion}
    SELECT d.season_id, s.customer_id, count(DISTINCT s.sold_day), count(DISTINCT d.occasion_day) AS years,
        max(s.sold_day), count(DISTINCT s.sold_day) * 1.0 / stage.frequency
    FROM {visits} CROSS JOIN {stage} stage ON stage.customer_id = s.customer_id
    WHERE stage.frequency > 1 AND s.is_valid AND s.is_purchase AND s.sold_day <= :as_of
    GROUP BY d.season_id * 4294967296 + s.customer_id HAVING years >= {least}"""


# From the days of the calendar to the sales of each, one look at each sale in a window; or the sales of a few people.
_VISITS = "season_day d CROSS JOIN sale s INDEXED BY sale_day ON s.sold_day = d.day"
_VISITS_OF_CHANGED = f"{sales_of(CHANGED)} JOIN season_day d ON d.day = s.sold_day"


def _fill(making: Making, _table: str) -> None:
    visits = _VISITS_OF_CHANGED if making.moved else _VISITS
    names = {"occasion": making.companion("occasion"), "stage": making.stage, "visits": visits}
    sql = _SQL.format(**names, least=LEAST_YEARS)
    making.db.run(sql, making.day.bound())


OCCASION_SIDE = Side(
    "occasion",
    (),
    _fill,
    RestsOn.OWN_ROWS,
    (
        Companion(
            "occasion",
            """season_id INTEGER, customer_id INTEGER, visits INTEGER, years INTEGER, last_day INTEGER, share REAL,
                PRIMARY KEY (season_id, customer_id)""",
            is_ordered=True,
        ),
    ),
    basis=lambda making: str(season.stamp(making.db)),
)
