"""Ready-made segments by price: coupons, discounts, the full price, sale days (T22-T25).

Source: resources/help/definitions.md#discounted, #sale-days.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.rules.tree import All, Is, Param, Rule
from desktop_seg.segments.need import Need
from desktop_seg.segments.segment import Advice, Goal, Parameter, Segment, SortKey, Unit

_BY_PRICE = (Need.PURCHASES, Need.DISCOUNTS)
_LATEST_FIRST = (SortKey("last_day"), SortKey("monetary"))
_STARTED_CHEAP = Is("first_visit_discounted", "yes")
_VISITS = Parameter("visits", N_("Visits, at least"), 3, Unit.VISITS, 1, 1000)


def _starters(key: str, texts: tuple[str, str, str, str], rule: Rule, advice: Advice) -> Segment:
    """Return one view of those who began with a coupon; texts: title, question, sentence and measure."""
    title, question, sentence, measure = texts
    return Segment(
        key=key,
        title=title,
        question=question,
        sentence=sentence,
        rule=All(_STARTED_CHEAP, rule),
        needs=_BY_PRICE,
        advice=advice,
        measure=measure,
        goal=Goal.SECOND_SALE,
        family="price",
        order=_LATEST_FIRST,
    )


SEGMENTS = (
    _starters(
        "coupon_never_back",
        (
            N_("Came for a coupon, never back"),
            N_("Whom did a coupon or discount bring once only?"),
            N_("People whose only visit was one with a coupon or a discount."),
            N_("How many come a second time within 60 days, and pay the full price?"),
        ),
        Is("frequency", "equals", 1),
        Advice(
            N_("Show what goes with the thing they bought; a second coupon is the last resort."),
            N_("Two to four weeks after the visit."),
            N_("No coupon at once: it teaches them to wait for the next."),
        ),
    ),
    _starters(
        "coupon_converted",
        (
            N_("Came for a coupon, stayed"),
            N_("Whom did a coupon turn into a customer?"),
            N_("People whose first visit was one with a coupon or a discount, and who later paid the full price."),
            N_("Do they go on at the full price in the next 90 days?"),
        ),
        Is("full_price_visits", "at_least", 1),
        Advice(
            N_("Treat them like everyone else, and look which coupon brought them."),
            N_("With your usual letters."),
            N_("No more coupons: they no longer need them."),
        ),
    ),
    _starters(
        "coupon_always",
        (
            N_("Only with a coupon"),
            N_("Who never once paid the full price?"),
            N_("People with several visits, all of them with a coupon or a discount."),
            N_("How many buy at the full price within 90 days?"),
        ),
        All(Is("frequency", "at_least", 2), Is("full_price_visits", "equals", 0)),
        Advice(
            N_("Offer something extra instead of a lower price: advice, a small gift, a first look."),
            N_("Between two promotions."),
            N_("Not yet another coupon."),
        ),
    ),
    Segment(
        key="discount_dependent",
        title=N_("Depends on discounts"),
        question=N_("Who comes for the discount?"),
        sentence=N_("People with at least {visits} visits, of which at least {share} with a coupon or a discount."),
        rule=All(Is("frequency", "at_least", Param("visits")), Is("discounted_share", "at_least", Param("share"))),
        parameters=(
            _VISITS,
            Parameter("share", N_("Share of visits with a discount, at least"), 0.70, Unit.SHARE, 0.01, 1),
        ),
        needs=_BY_PRICE,
        advice=Advice(
            N_("Lower the discount step by step, and measure who still comes."),
            N_("With the next two or three promotions."),
            N_("Do not take it away all at once."),
        ),
        measure=N_("What do they spend with the smaller discount, compared with those who still get the old one?"),
        goal=Goal.KNOW,
        family="price",
        order=(SortKey("discounted_share"), SortKey("monetary_365")),
    ),
    Segment(
        key="full_price",
        title=N_("Always the full price"),
        question=N_("Who never needs a discount?"),
        sentence=N_("People with at least {visits} visits, none of them with a coupon or a discount."),
        rule=All(Is("frequency", "at_least", Param("visits")), Is("discounted_visits", "equals", 0)),
        parameters=(_VISITS,),
        needs=_BY_PRICE,
        advice=Advice(
            N_("Write about what is new, what is good and how to use it."),
            N_("With the seasons."),
            N_("Never a general discount: it would give away money for nothing."),
        ),
        measure=N_("Do they keep coming at the full price?"),
        goal=Goal.KEEP,
        family="price",
        order=(SortKey("monetary_365"), SortKey("last_day")),
    ),
    Segment(
        key="sale_day_shoppers",
        title=N_("First in line at sales"),
        question=N_("Who is there on the first day of a promotion?"),
        sentence=N_(
            "People who came on the first open day of at least {promotions} promotions and of at least {share} of "
            "those "
            "since their first visit, {times} times as often as on any other day or more."
        ),
        rule=All(
            Is("sale_first_days", "at_least", Param("promotions")),
            Is("sale_first_day_share", "at_least", Param("share")),
            Is("sale_first_day_times", "at_least", Param("times")),
        ),
        parameters=(
            Parameter("promotions", N_("First days of promotions, at least"), 2, Unit.COUNT, 1, 1000),
            Parameter("share", N_("Share of promotions, at least"), 0.40, Unit.SHARE, 0.01, 1),
            Parameter("times", N_("As often as on other days, at least"), 3.0, Unit.TIMES, 0, 1000),
        ),
        needs=(Need.PURCHASES, Need.PROMOTIONS),
        advice=Advice(
            N_("Let them in a day early."),
            N_("A few days before the promotion begins."),
            N_("No extra discount: being first is what they come for."),
        ),
        measure=N_("Is their average receipt larger than that of those who are not let in early?"),
        goal=Goal.KEEP,
        family="price",
        order=(SortKey("sale_first_days"), SortKey("monetary_365")),
    ),
)
