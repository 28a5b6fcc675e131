"""Rows that are worked out with the metrics: categories, brands and articles bought, seasons, looks, trouble.

In: the companions of the metric table as of the day (metrics/side.py), which {figures} stands for. Many questions of
the ready-made segments are about them, because the shop's whole past is read once for all and not for each question.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.model.field import Choice, Field, Kind
from desktop_seg.model.product import ProductKind
from desktop_seg.rules.context import RowSource
from desktop_seg.segments.source.calendar_field import by_key

_BUYS = (
    Field("category", N_("category"), Kind.TEXT, "n.name", "category_buys"),
    Field("visits", N_("visits with it"), Kind.NUMBER, "g.visits", "category_buys", unit="visits"),
    Field(
        "visits_365", N_("visits with it in the last year"), Kind.NUMBER, "g.visits_365", "category_buys", unit="visits"
    ),
    Field("last_day", N_("last bought on"), Kind.DATE, "g.last_day", "category_buys"),
    Field(
        "days_since", N_("days since it was bought"), Kind.NUMBER, ":as_of - g.last_day", "category_buys", unit="days"
    ),
    # The own gap counts as a habit from four visits on; till then it is that of everyone who buys it again.
    Field(
        "due_ratio",
        N_("days since it was bought, in usual gaps"),
        Kind.NUMBER,
        "(:as_of - g.last_day) * 1.0 / CASE WHEN g.visits >= 4 THEN g.gap_days ELSE n.gap_days END",
        "category_buys",
        unit="times",
    ),
    Field(
        "repeat_buyers", N_("people who buy it again"), Kind.NUMBER, "n.repeat_buyers", "category_buys", unit="people"
    ),
)

_BRANDS = (
    Field("brand", N_("brand"), Kind.TEXT, "b.brand", "brand_buys"),
    Field("visits_365", N_("visits with it in the last year"), Kind.NUMBER, "b.visits", "brand_buys", unit="visits"),
    Field("amount_365", N_("spent on it in the last year"), Kind.MONEY, "b.net_cents", "brand_buys"),
    Field("last_day", N_("last bought on"), Kind.DATE, "b.last_day", "brand_buys"),
)

_ARTICLES = (
    Field("product", N_("product"), Kind.TEXT, "p.name", "article_buys"),
    Field("sku", N_("article number"), Kind.TEXT, "p.sku", "article_buys"),
    Field("quantity", N_("quantity"), Kind.NUMBER, "l.quantity", "article_buys"),
    Field("day", N_("day"), Kind.DATE, "s.sold_day", "article_buys"),
)

_SEASON_VISITS = (
    Field("season", N_("season or occasion"), Kind.TEXT, "o.key", "season_visits"),
    Field("day", N_("day"), Kind.DATE, "s.sold_day", "season_visits"),
    Field(
        "days_since_season",
        N_("days since its end"),
        Kind.NUMBER,
        ":as_of - d.last_day",
        "season_visits",
        unit="days",
    ),
)

_OCCASIONS = (
    Field("season", N_("season or occasion"), Kind.TEXT, "o.key", "occasion_buys"),
    Field("visits", N_("visits for it"), Kind.NUMBER, "g.visits", "occasion_buys", unit="visits"),
    Field("years", N_("years with a visit for it"), Kind.NUMBER, "g.years", "occasion_buys", unit="years"),
    Field("visit_share", N_("share of all visits"), Kind.NUMBER, "g.share", "occasion_buys", unit="share"),
    Field("last_day", N_("last visit for it"), Kind.DATE, "g.last_day", "occasion_buys"),
)

_LOOKS = (
    Field("look_category", N_("category"), Kind.TEXT, "k.category", "looks"),
    Field("place", N_("place, counted back from the latest"), Kind.NUMBER, "k.place", "looks", unit="times"),
    Field("day", N_("day"), Kind.DATE, "k.day", "looks"),
)

_TROUBLE_KINDS = (
    Choice("complaint", N_("complaint")),
    Choice("fault", N_("faulty article brought back")),
    Choice("rating", N_("mark given in a survey")),
)

_TROUBLES = (
    Field("kind", N_("what it was"), Kind.CHOICE, "t.kind", "troubles", choices=_TROUBLE_KINDS),
    Field("rating", N_("mark"), Kind.NUMBER, "t.rating", "troubles"),
    Field("day", N_("day"), Kind.DATE, "t.day", "troubles"),
    Field("days_ago", N_("days ago"), Kind.NUMBER, "t.now_days", "troubles", unit="days"),
    Field("gaps_ago", N_("usual gaps ago"), Kind.NUMBER, "t.now_gaps", "troubles", unit="times"),
    Field(
        "returns_sooner", N_("share of returns that take less"), Kind.NUMBER, "t.now_share", "troubles", unit="share"
    ),
    # From the trouble to the last visit; below 0 where there was none since.
    Field("seen_days", N_("days until the last visit"), Kind.NUMBER, "t.seen_days", "troubles", unit="days"),
    Field("seen_gaps", N_("usual gaps until the last visit"), Kind.NUMBER, "t.seen_gaps", "troubles", unit="times"),
    Field(
        "seen_sooner",
        N_("share of returns that take less than until the last visit"),
        Kind.NUMBER,
        "t.seen_share",
        "troubles",
        unit="share",
    ),
)

SOURCES = (
    RowSource(
        key="category_buys",
        title=N_("categories bought"),
        # From the few categories to their buyers.
        from_sql="{figures}_group n CROSS JOIN {figures}_goods g ON g.group_id = n.id",
        customer_column="g.customer_id",
        day_column="g.last_day",
        where_sql="1",
        fields=by_key(*_BUYS),
        order=("n.name",),
        told=("category", "visits", "last_day"),
    ),
    RowSource(
        key="brand_buys",
        title=N_("brands bought in the last year"),
        from_sql="{figures}_brand b",
        customer_column="b.customer_id",
        day_column="b.last_day",
        where_sql="b.visits > 0",
        fields=by_key(*_BRANDS),
        order=("b.brand",),
        tables={"b": "(SELECT DISTINCT brand FROM product)"},
        told=("brand", "visits_365", "amount_365"),
    ),
    RowSource(
        key="article_buys",
        title=N_("articles bought"),
        # From the article to its lines: one article is found among a million lines in no time.
        from_sql="product p CROSS JOIN sale_line l ON l.product_id = p.id CROSS JOIN sale s ON s.id = l.sale_id",
        customer_column="s.customer_id",
        day_column="s.sold_day",
        where_sql=f"s.is_valid AND l.quantity > 0 AND p.kind = '{ProductKind.PRODUCT}'",
        fields=by_key(*_ARTICLES),
        order=("s.sold_minute", "l.id"),
        tables={"p": "product"},
        id_column="l.id",
        sale_column="s.id",
        told=("product", "quantity", "day"),
    ),
    RowSource(
        key="season_visits",
        title=N_("visits in the days of an occasion"),
        from_sql=(
            "season o CROSS JOIN season_day d ON d.season_id = o.id "
            "CROSS JOIN sale s INDEXED BY sale_day ON s.sold_day = d.day"
        ),
        customer_column="s.customer_id",
        day_column="s.sold_day",
        where_sql="NOT o.is_off AND s.is_valid AND s.is_purchase",
        fields=by_key(*_SEASON_VISITS),
        order=("o.id", "s.id"),
        id_column="s.id",
        sale_column="s.id",
        told=("season", "day"),
    ),
    RowSource(
        key="occasion_buys",
        title=N_("occasions bought for in several years"),
        from_sql="season o CROSS JOIN {figures}_occasion g ON g.season_id = o.id",
        customer_column="g.customer_id",
        day_column="g.last_day",
        where_sql="NOT o.is_off",
        fields=by_key(*_OCCASIONS),
        order=("o.id",),
        told=("season", "visits", "years"),
    ),
    RowSource(
        key="looks",
        title=N_("looks at what was not bought since"),
        from_sql="{figures}_look k",
        customer_column="k.customer_id",
        day_column="k.day",
        where_sql="1",
        fields=by_key(*_LOOKS),
        order=("k.place",),
        told=("look_category", "day"),
    ),
    RowSource(
        key="troubles",
        title=N_("complaints, faulty articles and bad marks"),
        from_sql="{figures}_trouble t",
        customer_column="t.customer_id",
        day_column="t.day",
        where_sql="1",
        fields=by_key(*_TROUBLES),
        order=("t.kind",),
        told=("kind", "day", "seen_days"),
    ),
)
