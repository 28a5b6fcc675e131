"""Ready-made segments by use of technology (T47).

Source: resources/help/definitions.md#periods (shares are of the last 365 days).
"""

from desktop_seg.base.i18n import N_
from desktop_seg.rules.tree import All, AnyOf, Happened, Is, Measure, Param, Rule, Span, Window
from desktop_seg.segments.need import Need
from desktop_seg.segments.segment import Advice, Parameter, Segment, SortKey, Unit

_YEAR = Window(length=Span(365))


def _online(operator: str, share: float | Param) -> Rule:
    """Return a condition on the share of the last year's receipts that came from the web shop."""
    return Happened("purchases", Measure.SHARE, operator, share, window=_YEAR, part=Is("channel", "is", "web"))


def _some(rows: str, where: Rule) -> Rule:
    return Happened(rows, Measure.COUNT, "at_least", 1, where=where)


_MOBILE = Happened(
    "events",
    Measure.SHARE,
    "at_least",
    Param("share"),
    where=Is("kind", "is", "visit"),
    window=_YEAR,
    part=Is("on_mobile", "yes"),
)
# A sale that was given back whole brought nothing: its lines are no spending.
_KEPT = Is("came_to_nothing", "no")
_GADGETS = Happened(
    "charges",
    Measure.SHARE,
    "at_least",
    Param("share"),
    field="line_amount",
    where=_KEPT,
    window=_YEAR,
    part=Is("stands_for_technology", "yes"),
)


def _digital(
    key: str, texts: tuple[str, str, str], rule: Rule, needs: tuple[Need, ...], shares: tuple[Parameter, ...] = ()
) -> Segment:
    """Return a segment; texts: its title, who is in it, what to do with them."""
    title, sentence, do = texts
    return Segment(
        key=f"digital_{key}",
        title=title,
        question=N_("How do they use technology?"),
        sentence=sentence,
        rule=rule,
        parameters=shares,
        needs=needs,
        advice=Advice(do, N_("With the next news."), N_("No second copy by another channel.")),
        measure=N_("Do more of them answer than by another channel?"),
        family="technology",
        order=(SortKey("monetary_365"), SortKey("last_day")),
    )


def _share(title: str, share: float) -> tuple[Parameter, ...]:
    return (Parameter("share", title, share, Unit.SHARE, 0.01, 1),)


SEGMENTS = (
    _digital(
        "natives",
        (
            N_("At home online"),
            N_(
                "People who made at least {share} of their purchases of the last 12 months in the web shop, and who "
                "pay with a telephone or follow the shop on a social channel."
            ),
            N_("Write by e-mail and social channels, with a link straight to the article."),
        ),
        All(
            _online("at_least", Param("share")),
            AnyOf(_some("purchases", Is("pays_mobile", "yes")), _some("events", Is("kind", "is", "social"))),
        ),
        (Need.PURCHASES, Need.WEB_SALES),
        _share(N_("Purchases in the web shop, at least"), 0.5),
    ),
    _digital(
        "offline",
        (
            N_("Not online"),
            N_("People without an e-mail address who bought in the last 12 months, but nothing in the web shop."),
            N_("Write by post, or call."),
        ),
        All(_online("equals", 0), Is("email", "unknown")),
        (Need.PURCHASES, Need.CHANNELS),
    ),
    _digital(
        "mobile",
        (
            N_("Always on the telephone"),
            N_("People of whose visits to the web site in the last 12 months at least {share} came from a telephone."),
            N_("Short texts, large buttons, one thing at a time."),
        ),
        _MOBILE,
        (Need.SITE_VISITS,),
        _share(N_("Visits with a telephone or the app, at least"), 0.5),
    ),
    _digital(
        "gamers",
        (
            N_("Fond of technology"),
            N_(
                "People who spent at least {share} of the last 12 months on articles labelled for gaming or fast "
                "internet."
            ),
            N_("Show the newest equipment first, with its figures."),
        ),
        _GADGETS,
        (Need.PURCHASES, Need.TAGS),
        _share(N_("Spent on such articles, at least"), 0.3),
    ),
)
