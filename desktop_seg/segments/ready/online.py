"""Ready-made segments by what people do online and with the newsletter (T17, T18, T29, T33-T36).

Source: resources/help/definitions.md#site-visits, #interest, #subscribed.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.model.event import EventKind
from desktop_seg.rules.tree import All, AnyOf, Followed, Happened, Is, Measure, Not, Param, Rows, Rule, Span, Window
from desktop_seg.segments.need import CART_KINDS, Need
from desktop_seg.segments.segment import Advice, ChoiceOf, Goal, Parameter, Segment, SortKey, Unit

# How people come to a shop who only bought there: that alone makes nobody a prospect.
_TILL_WORDS = (
    ""
    "till", "pos", "shop", "store", "counter", "kassa", "winkel", "balie", "butik", "kasse", "laden", "filiale",
    "caisse", "magasin", "매장", "import",
)  # fmt: skip

_WITHIN = Window(length=Span(Param("days")))
_LATEST_TRACE = (SortKey("traces"), SortKey("site_recency_days", largest_first=False))


def _did(kinds: tuple[EventKind, ...], operator: str, times: "int | Param") -> Happened:
    """Return the condition: did one of these things so many times in the last days (parameter "days")."""
    kind = Is("kind", "one_of", tuple(str(kind) for kind in kinds))
    return Happened("events", Measure.COUNT, operator, times, where=kind, window=_WITHIN)


def _interest(more: tuple[Rule, ...] = ()) -> Happened:
    # A look with so many places from the latest one back, within the days: so many looks in them.
    where = All(Is("place", "at_least", Param("times")), *more)
    return Happened("looks", Measure.COUNT, "at_least", 1, where=where, window=_WITHIN)


_INTEREST_PARAMETERS = (
    Parameter("times", N_("Looks, at least"), 3, Unit.COUNT, 1, 1000),
    Parameter("days", N_("In the last days"), 30, Unit.DAYS, 1, 3650),
)
_INTEREST_ADVICE = Advice(
    N_("Write about that category, and offer advice."),
    N_("Within a week: interest cools down."),
    N_("Do not tell them what they clicked on."),
)
_INTEREST_MEASURE = N_("How many buy of that category within 30 days?")
_NOT_NO = Not(Is("consent_email", "no"))

PROSPECTS = (
    Segment(
        key="known_never_bought",
        title=N_("Known, never bought"),
        question=N_("Who knows the shop but never bought?"),
        sentence=N_("People who signed up, visited the site or made an account, but never bought anything."),
        rule=All(
            Is("frequency", "equals", 0),
            AnyOf(Is("traces", "at_least", 1), Is("source", "none_of", _TILL_WORDS)),
        ),
        needs=(Need.TRACES,),
        advice=Advice(
            N_("Offer an easy first step: a small article, a question answered, an evening in the shop."),
            N_("Within a month of the first trace."),
            N_("No large order to begin with."),
        ),
        measure=N_("How many buy for the first time within 60 days?"),
        goal=Goal.SECOND_SALE,
        family="online",
        order=_LATEST_TRACE,
    ),
    Segment(
        key="frequent_browsers",
        title=N_("Often looks, never buys"),
        question=N_("Who visits the site often but never bought?"),
        sentence=N_(
            "People with at least {visits} visits to the web site in the last {days} days who never bought anything."
        ),
        rule=All(Is("frequency", "equals", 0), _did((EventKind.VISIT,), "at_least", Param("visits"))),
        parameters=(
            Parameter("visits", N_("Visits to the site, at least"), 2, Unit.COUNT, 1, 1000),
            Parameter("days", N_("In the last days"), 30, Unit.DAYS, 1, 3650),
        ),
        needs=(Need.SITE_VISITS,),
        advice=Advice(
            N_("Ask in person whether you can help them choose."),
            N_("While they are looking: this week."),
            N_("No discount as the first word."),
        ),
        measure=N_("How many buy for the first time within 30 days?"),
        goal=Goal.SECOND_SALE,
        family="online",
        order=_LATEST_TRACE,
        note=N_("How often is often depends on your trade: it can be set in the settings of the shop."),
    ),
)

AWAY = (
    Segment(
        key="not_seen_online",
        title=N_("Not seen online for a while"),
        question=N_("Who used to visit the site, and stays away?"),
        sentence=N_("People with at least {visits} visits to the web site, the last one more than {days} days ago."),
        rule=All(Is("site_visits", "at_least", Param("visits")), Is("site_recency_days", "over", Param("days"))),
        parameters=(
            Parameter("visits", N_("Visits to the site, at least"), 3, Unit.COUNT, 1, 1000),
            Parameter("days", N_("Last one more than days ago"), 90, Unit.DAYS, 1, 3650),
        ),
        needs=(Need.SITE_VISITS,),
        advice=Advice(
            N_("Show what is new since their last visit."),
            N_("When there is enough that is new: a month or two later."),
            N_("Not every week: they left for a reason."),
        ),
        measure=N_("How many visit the site again within 30 days?"),
        goal=Goal.WIN_BACK,
        family="online",
        order=(SortKey("site_visits"), SortKey("monetary")),
    ),
    Segment(
        key="late_online",
        title=N_("Late on the site"),
        question=N_("Who visits the site less than they used to?"),
        sentence=N_(
            "People with at least {visits} visits to the web site who stay away longer than {times} times their "
            "usual gap "
            "between visits."
        ),
        rule=All(Is("site_visits", "at_least", Param("visits")), Is("site_lateness", "over", Param("times"))),
        parameters=(
            Parameter("visits", N_("Visits to the site, at least"), 3, Unit.COUNT, 1, 1000),
            Parameter("times", N_("Away for more than usual gaps"), 3.0, Unit.TIMES, 1, 100),
        ),
        needs=(Need.SITE_VISITS,),
        advice=Advice(
            N_("Remind them of what they looked at last."),
            N_("Once, when the gap is clear."),
            N_("Do not say that you watch them."),
        ),
        measure=N_("How many visit the site again within 30 days?"),
        goal=Goal.WIN_BACK,
        family="online",
        order=(SortKey("site_lateness", largest_first=False), SortKey("monetary")),
    ),
)

INTEREST = (
    Segment(
        key="interested_not_bought",
        title=N_("Interested, not bought"),
        question=N_("Who looked at something again and again, and did not buy?"),
        sentence=N_(
            "People who looked at one category at least {times} times in the last {days} days and bought nothing "
            "of it since."
        ),
        rule=_interest(),
        parameters=_INTEREST_PARAMETERS,
        needs=(Need.LOOKS,),
        advice=_INTEREST_ADVICE,
        measure=_INTEREST_MEASURE,
        goal=Goal.SECOND_SALE,
        family="online",
        order=_LATEST_TRACE,
    ),
    Segment(
        key="interested_in_category",
        title=N_("Interested in this, not bought"),
        question=N_("Who looked at this category again and again, and did not buy?"),
        sentence=N_(
            "People who looked at {category} at least {times} times in the last {days} days and bought nothing of "
            "it since."
        ),
        rule=_interest((Is("look_category", "is", Param("category")),)),
        parameters=(
            Parameter("category", N_("Category"), "", Unit.CHOICE, choice_of=ChoiceOf.LOOKED_CATEGORY),
            *_INTEREST_PARAMETERS,
        ),
        needs=(Need.LOOKS,),
        advice=_INTEREST_ADVICE,
        measure=_INTEREST_MEASURE,
        goal=Goal.SECOND_SALE,
        family="online",
        order=_LATEST_TRACE,
    ),
    Segment(
        key="abandoned_cart",
        title=N_("Left a cart behind"),
        question=N_("Who filled a cart and did not pay?"),
        sentence=N_("People who filled a cart in the last {days} days and bought nothing on that day or since."),
        rule=Followed(
            Rows("events", Is("kind", "one_of", tuple(str(kind) for kind in CART_KINDS))),
            Rows("purchases"),
            is_followed=False,
            same_day=True,
            window=_WITHIN,
        ),
        parameters=(Parameter("days", N_("In the last days"), 30, Unit.DAYS, 1, 3650),),
        needs=(Need.CARTS,),
        advice=Advice(
            N_("Remind them of the cart, and ask whether something did not work."),
            N_("Within a day or two."),
            N_("No discount at first: some fill carts to get one."),
        ),
        measure=N_("How many pay within 7 days?"),
        goal=Goal.SECOND_SALE,
        family="online",
        order=_LATEST_TRACE,
    ),
)

NEWSLETTER = (
    Segment(
        key="newsletter_fans",
        title=N_("Newsletter fans"),
        question=N_("Who reads what I write?"),
        sentence=N_(
            "People who get the newsletter and opened it or clicked in it at least {times} times in the last "
            "{days} days."
        ),
        rule=All(
            Is("subscribed", "yes"),
            _NOT_NO,
            _did((EventKind.MAIL_OPEN, EventKind.MAIL_CLICK), "at_least", Param("times")),
        ),
        parameters=(
            Parameter("times", N_("Opened or clicked, at least"), 3, Unit.COUNT, 1, 1000),
            Parameter("days", N_("In the last days"), 90, Unit.DAYS, 1, 3650),
        ),
        needs=(Need.MAILS,),
        advice=Advice(
            N_("Ask them for a review, or to bring a friend."),
            N_("With a letter they are sure to read."),
            N_("Not more letters than now: that is how one loses readers."),
        ),
        measure=N_("How many write a review or bring somebody within 30 days?"),
        goal=Goal.KEEP,
        family="newsletter",
        order=(SortKey("mail_clicks_90"), SortKey("mail_opens_90")),
        note=N_("Those who clicked stand first: mail programs report opening without anyone having read."),
    ),
    Segment(
        key="newsletter_silent",
        title=N_("Newsletter unread"),
        question=N_("Who gets my letters and never reads them?"),
        sentence=N_(
            "People who get the newsletter, were sent at least {mails} in the last {days} days, and neither opened "
            "one nor "
            "clicked in one."
        ),
        rule=All(
            Is("subscribed", "yes"),
            _NOT_NO,
            _did((EventKind.MAIL_SENT,), "at_least", Param("mails")),
            _did((EventKind.MAIL_OPEN, EventKind.MAIL_CLICK), "equals", 0),
        ),
        parameters=(
            Parameter("mails", N_("Newsletters sent, at least"), 5, Unit.COUNT, 1, 1000),
            Parameter("days", N_("In the last days"), 180, Unit.DAYS, 1, 3650),
        ),
        needs=(Need.MAILS,),
        advice=Advice(
            N_("Ask once whether they still want it; take those off who do not answer."),
            N_("Once a year."),
            N_("Do not keep writing: unread letters make all your letters look like spam."),
        ),
        measure=N_("How many say yes?"),
        goal=Goal.WIN_BACK,
        family="newsletter",
        order=(SortKey("mails_sent_180"), SortKey("monetary")),
    ),
)

SEGMENTS = (*PROSPECTS, *AWAY, *INTEREST, *NEWSLETTER)
