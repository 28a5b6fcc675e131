"""What customers do online and with the newsletter: visits to the site, mails opened and clicked, what they look at.

In: events. Out: figures, and companion "look" (what was looked at and not bought since). Used by: segments T18, T29,
T33, T35, T36. Source: resources/help/definitions.md#site-visits, #subscribed, #interest.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.metrics import visit_days
from desktop_seg.metrics.goods import groups_of
from desktop_seg.metrics.metric import Family, Metric
from desktop_seg.metrics.side import Companion, Edges, Making, RestsOn, Side
from desktop_seg.model.field import Field, Kind

_KINDS = """SELECT e.customer_id,
        sum(e.kind = 'visit'),
        group_concat(DISTINCT CASE WHEN e.kind = 'visit' THEN e.day END),
        max(CASE WHEN e.kind = 'visit' THEN e.day END),
        max(e.kind IN ('mail_sent', 'mail_open', 'mail_click')),
        max(CASE WHEN e.kind = 'newsletter_signup' THEN e.day END),
        max(CASE WHEN e.kind = 'unsubscribe' THEN e.day END),
        sum(e.kind = 'mail_open' AND e.day > :as_of - 90),
        sum(e.kind = 'mail_click' AND e.day > :as_of - 90),
        sum(e.kind = 'mail_sent' AND e.day > :as_of - 180),
        count(*)
    FROM event e WHERE e.day <= :as_of AND e.customer_id IN (SELECT customer_id FROM {stage} WHERE {those})
    GROUP BY e.customer_id"""

# What was looked at: by the category the event names, else by that of its article. Of each customer and category the
# latest look is number 1. A purchase on the day of the look counts as after it: nobody tells which came first.
_LOOKS = """INSERT INTO {look}
    SELECT customer_id, category, day, row_number() OVER (PARTITION BY customer_id, name ORDER BY day DESC, id DESC)
    FROM (
        SELECT e.id, e.customer_id, coalesce(n.name, e.category, p.category) AS category, e.day,
            fold(coalesce(e.category, p.category)) AS name, g.last_day
        FROM event e LEFT JOIN product p ON p.id = e.product_id
            LEFT JOIN temp.look_group n ON n.folded = fold(coalesce(e.category, p.category))
            LEFT JOIN {goods} g ON g.group_id = n.id AND g.customer_id = e.customer_id
        WHERE e.kind IN ('page', 'wishlist', 'search') AND e.day <= :as_of
            AND e.customer_id IN (SELECT customer_id FROM {stage} WHERE {those}))
    WHERE category IS NOT NULL AND coalesce(last_day < day, 1)"""


def _fill(making: Making, table: str) -> None:
    db, values = making.db, making.day.bound()
    if not db.number("SELECT EXISTS (SELECT 1 FROM event)"):
        return
    those = making.those("customer_id")
    rows = db.rows(_KINDS.format(stage=making.stage, those=those), values)
    marks = ", ".join("?" * 11)
    db.many(
        f"INSERT INTO {table} VALUES ({marks})",
        ((customer, visits, _usual_gap(days), *others) for customer, visits, days, *others in rows),
    )
    db.run("DROP TABLE IF EXISTS temp.look_group")
    try:
        db.run("CREATE TABLE temp.look_group (folded TEXT PRIMARY KEY, id INTEGER, name TEXT)")
        groups = f"SELECT fold(name), id, name FROM {making.companion('group')} ORDER BY id"
        db.run(f"INSERT OR IGNORE INTO temp.look_group {groups}")
        names = {"look": making.companion("look"), "goods": making.companion("goods"), "stage": making.stage}
        db.run(_LOOKS.format(**names, those=those), values)
    finally:
        db.run("DROP TABLE IF EXISTS temp.look_group")


def _usual_gap(days: object) -> float | None:
    """Return the median days between visits to the site, from three of them on, as one asks for three visits (T18)."""
    visited = visit_days.days(str(days) if days is not None else None)
    return max(1, visit_days.median(visit_days.gaps(visited))) if len(visited) >= 3 else None


ONLINE_SIDE = Side(
    "online",
    ("site_count", "site_gap", "site_day", "mailed", "signup_day", "left_day", "opened", "clicked", "sent", "noted"),
    _fill,
    RestsOn.OWN_ROWS,
    (Companion("look", "customer_id INTEGER, category TEXT, day INTEGER, place INTEGER"),),
    {"has_events": "EXISTS (SELECT 1 FROM {table})"},
    edges=Edges(event=(0, 90, 180)),
    basis=groups_of,
)

_SOURCE = "online"


def _metric(text: tuple[str, str, str], unit: str, value: str, kind: Kind = Kind.NUMBER) -> Metric:
    """Return a metric; text: its key, its title and its help."""
    key, title, about = text
    return Metric(Field(key, title, kind, f"m.{key}", _SOURCE, unit=unit, help=about, group="online"), value)


def _counted(column: str) -> str:
    """Return a count that is 0 for who did nothing, and unknown in a shop that knows nothing of the kind."""
    return f"CASE WHEN :has_events THEN coalesce({column}, 0) END"


ONLINE = Family(
    _SOURCE,
    N_("Online and newsletter"),
    (
        _metric(
            ("site_visits", N_("Visits to the site"), N_("How often this customer was seen on the web site.")),
            "visits",
            _counted("site_count"),
        ),
        _metric(
            (
                "site_recency_days",
                N_("Days since the last visit to the site"),
                N_("How long ago they were seen there."),
            ),
            "days",
            ":as_of - site_day",
        ),
        _metric(
            (
                "site_gap_days",
                N_("Usual days between visits to the site"),
                N_("The middle one of the gaps between visits to the site. Known from three visits on."),
            ),
            "days",
            "site_gap",
        ),
        _metric(
            (
                "site_lateness",
                N_("How late on the site, in usual gaps"),
                N_("Days since the last visit to the site divided by the usual gap."),
            ),
            "times",
            "(:as_of - site_day) * 1.0 / site_gap",
        ),
        _metric(
            (
                "subscribed",
                N_("Gets the newsletter"),
                N_(
                    "Signed up for the newsletter or got it, and did not sign off since. Unknown for people of whom "
                    "the newsletter knows nothing."
                ),
            ),
            "",
            # Mails sent and opened after signing off are old ones, or a mistake: they are no yes.
            "CASE WHEN left_day >= coalesce(signup_day, left_day) THEN 0 WHEN signup_day OR mailed THEN 1 END",
            Kind.YES_NO,
        ),
        _metric(
            (
                "mail_clicks_90",
                N_("Clicks in the newsletter, 90 days"),
                N_("How often they clicked in the newsletter."),
            ),
            "times",
            _counted("clicked"),
        ),
        _metric(
            ("mail_opens_90", N_("Newsletters opened, 90 days"), N_("Opening is counted unreliably by mail programs.")),
            "times",
            _counted("opened"),
        ),
        _metric(
            ("mails_sent_180", N_("Newsletters sent, 180 days"), N_("How many newsletters they were sent.")),
            "mails",
            _counted("sent"),
        ),
        _metric(
            (
                "traces",
                N_("Traces beside purchases"),
                N_("Everything noted of them that is no purchase: visits, mails ..."),
            ),
            "times",
            _counted("noted"),
        ),
    ),
)
