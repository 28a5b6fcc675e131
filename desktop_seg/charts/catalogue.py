"""The list of charts, in the order they are shown: the overview, the page of a segment and the command line walk it.

A new chart is one module and one value here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop_seg.analysis import (
    cluster,
    concentration,
    coupon_ladder,
    distribution,
    first_day,
    forecast,
    gap,
    goal_conversion,
    mix,
    month,
    named_share,
    origin,
    overlap,
    pairing,
    retention,
    turnover,
)
from desktop_seg.analysis import rfm_grid as grid
from desktop_seg.base.i18n import _
from desktop_seg.charts import channel_mix as channel_chart
from desktop_seg.charts import cluster as cluster_chart
from desktop_seg.charts import coupon_ladder as coupon_chart
from desktop_seg.charts import distribution as distribution_chart
from desktop_seg.charts import first_day as first_day_chart
from desktop_seg.charts import forecast as forecast_chart
from desktop_seg.charts import gap as gap_chart
from desktop_seg.charts import goal_conversion as goal_chart
from desktop_seg.charts import months as months_chart
from desktop_seg.charts import named_share as named_chart
from desktop_seg.charts import origin as origin_chart
from desktop_seg.charts import overlap as overlap_chart
from desktop_seg.charts import pairing as pairing_chart
from desktop_seg.charts import pareto, rfm_grid
from desktop_seg.charts import region_mix as region_chart
from desktop_seg.charts import retention as retention_chart
from desktop_seg.charts import turnover as turnover_chart
from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme
from desktop_seg.metrics.catalogue import field
from desktop_seg.segments.capability import ShopFacts, lacking
from desktop_seg.segments.need import Need
from desktop_seg.store.database import Database

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class Place(StrEnum):
    """Where a chart is shown."""

    OVERVIEW = "overview"  # of everyone
    SEGMENT = "segment"  # of the people in a segment
    QUESTIONS = "questions"  # asked one by one


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart.

    question(): its title. needs: what must be in the shop file (see `missing`). load(db, as_of, ids): its data, a
    dataclass of analysis; ids None means everyone; may take a second, so not on the thread of the window.
    draw(figure, data, theme, with_title): draws and returns what stands around it. takeaway(data): the answer in a
    sentence. table(data): the same as rows.
    """

    key: str
    question: Callable[[], str]
    needs: tuple[Need, ...]
    places: tuple[Place, ...]
    load: Callable[[Database, int | None, Sequence[int] | None], Any]
    draw: Callable[["Figure", Any, ChartTheme, bool], ChartText]
    takeaway: Callable[[Any], str]
    table: Callable[[Any], ChartTable]


def _spread(key: str, needs: tuple[Need, ...], places: tuple[Place, ...]) -> Chart:
    """Return the chart of how a field is spread."""
    return Chart(
        key=f"spread_{key}",
        question=lambda: distribution_chart.question(field(key)),
        needs=needs,
        places=places,
        load=partial(_load_spread, key),
        draw=distribution_chart.draw,
        takeaway=distribution_chart.takeaway,
        table=distribution_chart.table,
    )


def _asked(key: str, chart: Any, load: Callable[..., Any], *needs: Need) -> Chart:
    """Return a question that is asked by itself. chart: its module in charts."""
    return Chart(
        key=key,
        question=lambda: _(chart.QUESTION),
        needs=needs,
        places=(Place.QUESTIONS,),
        load=load,
        draw=chart.draw,
        takeaway=chart.takeaway,
        table=chart.table,
    )


def _load_spread(key: str, db: Database, as_of: int | None, ids: Sequence[int] | None) -> distribution.Distribution:
    return distribution.distribution_of(db, key, as_of, ids)


_BOTH = (Place.OVERVIEW, Place.SEGMENT)
_MONEY = (Need.PURCHASES, Need.AMOUNTS)

CHARTS: tuple[Chart, ...] = (
    Chart(
        key="pareto",
        question=lambda: _(pareto.QUESTION),
        needs=_MONEY,
        places=_BOTH,
        load=concentration.concentration,
        draw=pareto.draw,
        takeaway=pareto.takeaway,
        table=pareto.table,
    ),
    Chart(
        key="rfm_grid",
        question=lambda: _(rfm_grid.QUESTION),
        needs=(Need.PURCHASES, Need.BUYERS_30),
        places=_BOTH,
        load=grid.rfm_grid,
        draw=rfm_grid.draw,
        takeaway=rfm_grid.takeaway,
        table=rfm_grid.table,
    ),
    Chart(
        key="months",
        question=lambda: _(months_chart.QUESTION),
        needs=(),
        places=_BOTH,
        load=month.months,
        draw=months_chart.draw,
        takeaway=months_chart.takeaway,
        table=months_chart.table,
    ),
    _spread("monetary_365", _MONEY, _BOTH),
    _spread("recency_days", (Need.PURCHASES,), (Place.SEGMENT,)),
    _asked("turnover", turnover_chart, turnover.turnover, Need.PURCHASES, Need.HISTORY_OVER_YEAR),
    _asked("retention", retention_chart, retention.retention, Need.PURCHASES),
    _asked("gap", gap_chart, gap.gaps, Need.PURCHASES),
    _asked("forecast", forecast_chart, forecast.forecast, Need.PURCHASES),
    _asked("origin", origin_chart, origin.origin, Need.PURCHASES, Need.AMOUNTS),
    _asked("coupon_ladder", coupon_chart, coupon_ladder.coupon_ladder, Need.DISCOUNTS),
    _asked("first_day", first_day_chart, first_day.first_days, Need.PROMOTIONS),
    _asked("goal_conversion", goal_chart, goal_conversion.goal_conversion, Need.TRACES),
    _asked("pairing", pairing_chart, pairing.pairing, Need.CATEGORIES),
    _asked("region_mix", region_chart, mix.region_mix, Need.CATEGORIES, Need.POSTCODES),
    _asked("channel_mix", channel_chart, mix.channel_mix, Need.CHANNELS),
    _asked("overlap", overlap_chart, overlap.overlap, Need.PURCHASES),
    _asked("clusters", cluster_chart, cluster.clusters, Need.PURCHASES, Need.BUYERS_30),
    _asked("named_share", named_chart, named_share.named_share),
)


def charts_of(place: Place) -> tuple[Chart, ...]:
    """Return the charts of a page, in the order they are shown."""
    return tuple(chart for chart in CHARTS if place in chart.places)


def missing(chart: Chart, facts: ShopFacts) -> str | None:
    """Return in a sentence what must be imported before the chart says anything, None when nothing is."""
    return lacking(chart.needs, facts)
