"""Ready-made segments by what people buy: categories, brands, articles (T26-T28, T30-T32).

Where a category, brand or article is to be chosen, the shop's own top one is (segments/tailor.py).
Source: resources/help/definitions.md#categories, #related, #restock, #top-brand.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.rules.tree import All, Happened, Is, Measure, Not, Param, Rule, Span, Window
from desktop_seg.segments.need import Need
from desktop_seg.segments.segment import Advice, ChoiceOf, Goal, Parameter, Segment, SortKey, Unit

_CATEGORIES = (Need.PURCHASES, Need.CATEGORIES)
_LATEST_FIRST = (SortKey("last_day"), SortKey("monetary_365"))
_RICHEST_FIRST = (SortKey("monetary_365"), SortKey("last_day"))
_YEAR = Window(length=Span(365))


def _chosen(name: str, title: str, of: ChoiceOf) -> Parameter:
    return Parameter(name, title, "", Unit.CHOICE, choice_of=of)


def _category(where: Rule) -> Happened:
    return Happened("category_buys", Measure.COUNT, "at_least", 1, where=where)


def _article(name: str, window: Window, times: "int | Param" = 1) -> Happened:
    """Return the condition: bought the article of a parameter on so many days."""
    article = Is("product", "is", Param(name))
    return Happened("article_buys", Measure.DISTINCT, "at_least", times, "day", article, window)


_TIMES = Parameter("times", N_("Visits with it in the last 12 months, at least"), 1, Unit.COUNT, 1, 365)
_NEWS_ONLY = Advice(
    N_("Write about this group only: what is new, how to use it, what goes with it."),
    N_("When there is something new in it."),
    N_("Not about everything else: that is what makes people sign off."),
)
_NEWS_MEASURE = N_("How many of them buy of it again within 60 days?")
_OFFER_OTHER = Advice(
    N_("Suggest the one with the other as the reason: people who have this often need that."),
    N_("A week or two after they bought the first."),
    N_("Not to those who have it already: check the list first."),
)
_OFFER_MEASURE = N_("How many buy it within 60 days, compared with those not written to?")
_REMIND = Advice(
    N_("Remind them that it may run out, with the article they took last time."),
    N_("A few days before it is due."),
    N_("Not twice for the same purchase."),
)
_REMIND_MEASURE = N_("How many buy it within 30 days?")
_BRAND_ADVICE = Advice(
    N_("Invite them to what the brand does, and tell them first what is new from it."),
    N_("With a new collection, or an evening with the maker."),
    N_("Do not drop the brand without a word to them."),
)
_BRAND_MEASURE = N_("Do they buy the new things of the brand within 60 days?")
_DUE = All(Is("due_ratio", "between", (Param("from"), Param("to"))), Is("repeat_buyers", "at_least", Param("people")))
_DUE_PARAMETERS = (
    Parameter("from", N_("From usual gaps since it was bought"), 0.8, Unit.TIMES, 0, 100),
    Parameter("to", N_("Up to usual gaps"), 1.2, Unit.TIMES, 0.1, 100),
    Parameter("people", N_("Categories that so many people buy again"), 20, Unit.COUNT, 1, 10_000),
)
_LOYAL = All(Is("top_brand_share_365", "at_least", Param("share")), Is("frequency_365", "at_least", Param("visits")))
_LOYAL_PARAMETERS = (
    Parameter("share", N_("Share of spending on the brand, at least"), 0.60, Unit.SHARE, 0.01, 1),
    Parameter("visits", N_("Visits in the last 12 months, at least"), 3, Unit.VISITS, 1, 365),
)

RELATED = Segment(
    key="just_bought_related",
    title=N_("Just bought, needs more"),
    question=N_("Who just bought something that another thing goes with?"),
    sentence=N_(
        "People who were here in the last {days} days and have not yet bought the category that goes best with what "
        "they have (at least {lift} times as often together as by chance, by {people} people or more)."
    ),
    rule=All(
        Is("recency_days", "at_most", Param("days")),
        Is("related_category", "known"),
        Is("related_lift", "at_least", Param("lift")),
        Is("related_people", "at_least", Param("people")),
    ),
    parameters=(
        Parameter("days", N_("Last visit at most days ago"), 14, Unit.DAYS, 0, 3650),
        Parameter("lift", N_("Together as often as by chance, at least"), 1.5, Unit.TIMES, 1, 100),
        Parameter("people", N_("People who have both, at least"), 20, Unit.COUNT, 20, 100_000),
    ),
    needs=_CATEGORIES,
    advice=Advice(
        N_("Suggest the thing that completes it; the list says which category that is."),
        N_("Within two weeks of the visit."),
        N_("No discount on it: they have a reason to buy it."),
    ),
    measure=N_("How many buy of that category within 30 days?"),
    goal=Goal.SECOND_SALE,
    family="goods",
    order=(SortKey("related_lift"), SortKey("last_day")),
)

CROSS = (
    Segment(
        key="category_not_other",
        title=N_("Buys one, not the other"),
        question=N_("Who buys of one category, but never of another?"),
        sentence=N_("People who bought of {bought} on {times} or more days of the last year, and never of {never}."),
        rule=All(
            _category(All(Is("category", "is", Param("bought")), Is("visits_365", "at_least", Param("times")))),
            Not(_category(Is("category", "is", Param("never")))),
        ),
        parameters=(
            _chosen("bought", N_("Bought of"), ChoiceOf.CATEGORY),
            _chosen("never", N_("But never of"), ChoiceOf.OTHER_CATEGORY),
            _TIMES,
        ),
        needs=_CATEGORIES,
        advice=_OFFER_OTHER,
        measure=_OFFER_MEASURE,
        goal=Goal.SECOND_SALE,
        family="goods",
        order=_LATEST_FIRST,
    ),
    Segment(
        key="product_not_other",
        title=N_("Has one article, not the other"),
        question=N_("Who bought one article, but never another?"),
        sentence=N_("People who bought {bought} on {times} or more days of the last year, and never {never}."),
        rule=All(_article("bought", _YEAR, Param("times")), Not(_article("never", Window()))),
        parameters=(
            _chosen("bought", N_("Bought"), ChoiceOf.PRODUCT),
            _chosen("never", N_("But never"), ChoiceOf.OTHER_PRODUCT),
            _TIMES,
        ),
        needs=(Need.PURCHASES, Need.PRODUCTS),
        advice=_OFFER_OTHER,
        measure=_OFFER_MEASURE,
        goal=Goal.SECOND_SALE,
        family="goods",
        order=_LATEST_FIRST,
    ),
)

BUYERS = (
    Segment(
        key="category_buyers",
        title=N_("Buyers of a category"),
        question=N_("Who buys of this category?"),
        sentence=N_("People who bought of {category} on {times} or more days of the last year."),
        rule=_category(All(Is("category", "is", Param("category")), Is("visits_365", "at_least", Param("times")))),
        parameters=(_chosen("category", N_("Category"), ChoiceOf.CATEGORY), _TIMES),
        needs=_CATEGORIES,
        advice=_NEWS_ONLY,
        measure=_NEWS_MEASURE,
        goal=Goal.KNOW,
        family="goods",
        order=_RICHEST_FIRST,
    ),
    Segment(
        key="brand_buyers",
        title=N_("Buyers of a brand"),
        question=N_("Who buys this brand?"),
        sentence=N_("People who bought something of {brand} on {times} or more days of the last year."),
        rule=Happened(
            "brand_buys",
            Measure.COUNT,
            "at_least",
            1,
            where=All(Is("brand", "is", Param("brand")), Is("visits_365", "at_least", Param("times"))),
        ),
        parameters=(_chosen("brand", N_("Brand"), ChoiceOf.BRAND), _TIMES),
        needs=(Need.PURCHASES, Need.BRANDS),
        advice=_NEWS_ONLY,
        measure=_NEWS_MEASURE,
        goal=Goal.KNOW,
        family="goods",
        order=_RICHEST_FIRST,
    ),
    Segment(
        key="product_buyers",
        title=N_("Buyers of an article"),
        question=N_("Who buys this article?"),
        sentence=N_("People who bought {product} on {times} or more days of the last year."),
        rule=_article("product", _YEAR, Param("times")),
        parameters=(_chosen("product", N_("Article"), ChoiceOf.PRODUCT), _TIMES),
        needs=(Need.PURCHASES, Need.PRODUCTS),
        advice=_NEWS_ONLY,
        measure=_NEWS_MEASURE,
        goal=Goal.KNOW,
        family="goods",
        order=_RICHEST_FIRST,
    ),
)

EXPLORERS = Segment(
    key="explorers",
    title=N_("Explorers"),
    question=N_("Who tries a bit of everything?"),
    sentence=N_("People who bought of at least {categories} categories on at least {visits} visits of the last year."),
    rule=All(Is("categories_365", "at_least", Param("categories")), Is("frequency_365", "at_least", Param("visits"))),
    parameters=(
        Parameter("categories", N_("Categories, at least"), 4, Unit.COUNT, 1, 1000),
        Parameter("visits", N_("Visits in the last 12 months, at least"), 3, Unit.VISITS, 1, 365),
    ),
    needs=_CATEGORIES,
    advice=Advice(
        N_("Show them what is new first, and ask what they think of it."),
        N_("The week it arrives."),
        N_("No reminders of what they bought: they look for something else."),
    ),
    measure=N_("How many buy of a category that is new to them within 60 days?"),
    goal=Goal.KEEP,
    family="goods",
    order=(SortKey("categories_365"), SortKey("monetary_365")),
)

RESTOCK = (
    Segment(
        key="due_to_restock",
        title=N_("Due to buy again"),
        question=N_("Whose stock of something is about to run out?"),
        sentence=N_(
            "People who bought of some category between {from} and {to} usual gaps ago. The gap is their own from "
            "four visits "
            "on, else that of everyone who buys it again (at least {people} of them)."
        ),
        rule=_category(_DUE),
        parameters=_DUE_PARAMETERS,
        needs=_CATEGORIES,
        advice=_REMIND,
        measure=_REMIND_MEASURE,
        goal=Goal.SECOND_SALE,
        family="goods",
        order=_LATEST_FIRST,
    ),
    Segment(
        key="due_to_restock_category",
        title=N_("Due to buy this again"),
        question=N_("Whose stock of this is about to run out?"),
        sentence=N_(
            "People who bought of {category} between {from} and {to} usual gaps ago. The gap is their own from "
            "four visits on, "
            "else that of everyone who buys it again (at least {people} of them)."
        ),
        rule=_category(All(Is("category", "is", Param("category")), *_DUE.rules)),
        parameters=(_chosen("category", N_("Category"), ChoiceOf.REPEATED_CATEGORY), *_DUE_PARAMETERS),
        needs=_CATEGORIES,
        advice=_REMIND,
        measure=_REMIND_MEASURE,
        goal=Goal.SECOND_SALE,
        family="goods",
        order=_LATEST_FIRST,
    ),
)

BRAND_LOYAL = (
    Segment(
        key="brand_loyal",
        title=N_("Loyal to a brand"),
        question=N_("Who comes for one brand?"),
        sentence=N_(
            "People with at least {visits} visits in the last 12 months who spent at least {share} of their money "
            "on one brand."
        ),
        rule=_LOYAL,
        parameters=_LOYAL_PARAMETERS,
        needs=(Need.PURCHASES, Need.AMOUNTS, Need.BRANDS),
        advice=_BRAND_ADVICE,
        measure=_BRAND_MEASURE,
        goal=Goal.KEEP,
        family="goods",
        order=(SortKey("top_brand_share_365"), SortKey("monetary_365")),
    ),
    Segment(
        key="brand_loyal_to",
        title=N_("Loyal to this brand"),
        question=N_("Who comes for this very brand?"),
        sentence=N_(
            "People with at least {visits} visits in the last 12 months who spent at least {share} of their money "
            "on {brand}."
        ),
        rule=All(Is("top_brand_365", "is", Param("brand")), *_LOYAL.rules),
        parameters=(_chosen("brand", N_("Brand"), ChoiceOf.LOVED_BRAND), *_LOYAL_PARAMETERS),
        needs=(Need.PURCHASES, Need.AMOUNTS, Need.BRANDS),
        advice=_BRAND_ADVICE,
        measure=_BRAND_MEASURE,
        goal=Goal.KEEP,
        family="goods",
        order=(SortKey("top_brand_share_365"), SortKey("monetary_365")),
    ),
)

SEGMENTS = (RELATED, *CROSS, *BUYERS, EXPLORERS, *RESTOCK, *BRAND_LOYAL)
