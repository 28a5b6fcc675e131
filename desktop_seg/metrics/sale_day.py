"""Sale days: who comes on the first day of promotions, and whether that is more often than they come anyway.

In: the calendar of promotions and the sales. The first day of a promotion is the first on which the shop sold anything.
Used by: segment T25. Source: resources/help/definitions.md#sale-days.
"""

from bisect import bisect_left

from desktop_seg.base.i18n import N_
from desktop_seg.metrics.metric import Family, Metric
from desktop_seg.metrics.side import Making, RestsOn, Side
from desktop_seg.model.field import Field, Kind

_FIRST_DAYS = """SELECT p.id, (
        SELECT min(s.sold_day) FROM sale s WHERE s.is_valid AND s.is_purchase
            AND s.sold_day BETWEEN p.start_day AND min(p.end_day, :as_of)) AS day
    FROM promotion p WHERE p.start_day <= :as_of"""


def _fill(making: Making, table: str) -> None:
    """Note how many promotions began since the first visit of each customer, and on how many first days they came."""
    db, values = making.db, making.day.bound()
    found = db.rows(f"SELECT id, day FROM ({_FIRST_DAYS}) WHERE day IS NOT NULL", values)
    days = sorted(int(day or 0) for _promotion, day in found)
    if not days:
        return
    # Customers share a few hundred first days: a list of those is joined, not a function called for each customer.
    first_days = {int(row[0] or 0) for row in db.rows(f"SELECT DISTINCT first_day FROM {making.stage} WHERE frequency")}
    db.run("DROP TABLE IF EXISTS temp.sale_day_met")
    try:
        db.run("CREATE TABLE temp.sale_day_met (first_day INTEGER PRIMARY KEY, met INTEGER)")
        db.many(
            "INSERT INTO temp.sale_day_met VALUES (?, ?)",
            ((day, len(days) - bisect_left(days, day)) for day in first_days),
        )
        db.run(
            f"""INSERT INTO {table} SELECT stage.customer_id, met.met, coalesce(came.times, 0)
                FROM {making.stage} stage JOIN temp.sale_day_met met ON met.first_day = stage.first_day
                LEFT JOIN (
                    SELECT s.customer_id, count(DISTINCT p.id) AS times FROM ({_FIRST_DAYS}) p
                        CROSS JOIN sale s INDEXED BY sale_day ON s.sold_day = p.day AND s.is_valid AND s.is_purchase
                    WHERE s.customer_id IS NOT NULL GROUP BY s.customer_id) came USING (customer_id)""",
            values,
        )
    finally:
        db.run("DROP TABLE IF EXISTS temp.sale_day_met")


SALE_DAY_SIDE = Side("sale_day", ("promotions_begun", "promotions_met"), _fill, RestsOn.SHOP)

_SOURCE = "sale_days"

SALE_DAYS = Family(
    _SOURCE,
    N_("Sale days"),
    (
        Metric(
            Field(
                "sale_first_days",
                N_("First days of promotions"),
                Kind.NUMBER,
                "m.sale_first_days",
                _SOURCE,
                unit="visits",
                help=N_("On the first open day of how many promotions this customer bought something."),
                group="sale_day",
            ),
            "promotions_met",
        ),
        Metric(
            Field(
                "sale_first_day_share",
                N_("Share of promotions met on the first day"),
                Kind.NUMBER,
                "m.sale_first_day_share",
                _SOURCE,
                unit="share",
                help=N_("Of the promotions that began since the first visit, those on whose first day they came."),
                group="sale_day",
            ),
            "CASE WHEN promotions_begun > 0 THEN promotions_met * 1.0 / promotions_begun END",
        ),
        Metric(
            Field(
                "sale_first_day_times",
                N_("First days of promotions, compared with other days"),
                Kind.NUMBER,
                "m.sale_first_day_times",
                _SOURCE,
                unit="times",
                help=N_(
                    "How many times as often this customer comes on the first day of a promotion as on any other day. "
                    "1 is chance."
                ),
                group="sale_day",
            ),
            # Their visits a day, times the promotions, are the first days one would expect.
            """CASE WHEN promotions_begun > 0 AND frequency > 0
                THEN promotions_met * (:as_of - first_day) * 1.0 / (promotions_begun * frequency) END""",
        ),
    ),
)
