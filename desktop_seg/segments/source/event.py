"""Events as rows: visits to the web site, carts, newsletters, workshops, trials, the shop's social channels.

In: table event.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.model.event import EventKind
from desktop_seg.model.field import Choice, Field, Kind
from desktop_seg.rules.context import RowSource
from desktop_seg.segments.source.calendar_field import by_key, day_fields, hour_fields

EVENT_KINDS = tuple(
    Choice(str(kind), title)
    for kind, title in (
        (EventKind.VISIT, N_("visit to the web site")),
        (EventKind.PAGE, N_("page looked at")),
        (EventKind.SEARCH, N_("search")),
        (EventKind.WISHLIST, N_("put on the wish list")),
        (EventKind.CART_ADD, N_("put in the cart")),
        (EventKind.CART_ABANDON, N_("cart left behind")),
        (EventKind.MAIL_SENT, N_("newsletter sent")),
        (EventKind.MAIL_OPEN, N_("newsletter opened")),
        (EventKind.MAIL_CLICK, N_("newsletter clicked")),
        (EventKind.MAIL_BOUNCE, N_("newsletter came back")),
        (EventKind.UNSUBSCRIBE, N_("newsletter cancelled")),
        (EventKind.NEWSLETTER_SIGNUP, N_("newsletter ordered")),
        (EventKind.WEBINAR_REGISTERED, N_("workshop registered for")),
        (EventKind.WEBINAR_ATTENDED, N_("workshop attended")),
        (EventKind.TRIAL_START, N_("sample or trial begun")),
        (EventKind.TRIAL_END, N_("trial ended")),
        (EventKind.SURVEY_SENT, N_("survey sent")),
        (EventKind.SURVEY_STARTED, N_("survey begun")),
        (EventKind.SURVEY_DONE, N_("survey finished")),
        (EventKind.SOCIAL, N_("social channel")),
        (EventKind.ACCOUNT_CREATED, N_("account made")),
        (EventKind.CONTEST, N_("contest entered")),
    )
)

_FIELDS = (
    Field("kind", N_("kind"), Kind.CHOICE, "e.kind", "events", choices=EVENT_KINDS),
    Field("subject", N_("subject"), Kind.TEXT, "e.subject", "events"),
    Field("event_category", N_("category"), Kind.TEXT, "coalesce(e.category, p.category)", "events"),
    Field("event_product", N_("product"), Kind.TEXT, "p.name", "events"),
    Field("event_brand", N_("brand"), Kind.TEXT, "p.brand", "events"),
    Field("value", N_("value"), Kind.NUMBER, "e.value", "events"),
    Field("event_source", N_("source"), Kind.TEXT, "e.source", "events"),
    Field(
        "on_mobile",
        N_("on a telephone or in the app"),
        Kind.YES_NO,
        "CASE WHEN e.source IS NOT NULL THEN coalesce(word_class('device', e.source) = 'mobile', 0) END",
        "events",
    ),
    Field("event_day", N_("day"), Kind.DATE, "e.day", "events"),
    *day_fields("e.day", "events"),
    *hour_fields("e.minute", "events"),
)

SOURCES = (
    RowSource(
        key="events",
        title=N_("events"),
        from_sql="event e LEFT JOIN product p ON p.id = e.product_id",
        customer_column="e.customer_id",
        day_column="e.day",
        where_sql="1",
        fields=by_key(*_FIELDS),
        order=("e.minute", "e.id"),
        tables={"e": "event", "p": "product"},
        id_column="e.id",
        told=("kind", "subject", "event_category"),
    ),
)
