"""Ready-made segments by who people are: birthdays (T21), stages of life (T43), generations (T44).

Source: resources/help/definitions.md#anniversary, #age, #generation, #income, #education-and-work.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.metrics.customer_field import GENERATIONS
from desktop_seg.model.field import Choice
from desktop_seg.rules.tree import All, Happened, Is, Measure, Param, Rule, Span, Window
from desktop_seg.segments.need import Need
from desktop_seg.segments.segment import Advice, Parameter, Segment, SortKey, Unit

_FAMILY = "person"
_YEAR = Window(length=Span(365))
_BEST_FIRST = (SortKey("monetary_365"), SortKey("last_day"))
_MEASURE = N_("Do more of them buy in the next 60 days than of those not written to?")


def _share_by(channel: str) -> Happened:
    """Return: at least so large a share of the receipts of the last year came by this channel."""
    part = Is("channel", "is", channel)
    return Happened("purchases", Measure.SHARE, "at_least", Param("share"), window=_YEAR, part=part)


# A sale that was given back whole brought nothing: its lines are no spending.
_KEPT = Is("came_to_nothing", "no")
_PREMIUM = Happened(
    "charges",
    Measure.SHARE,
    "at_least",
    Param("share"),
    field="line_amount",
    where=_KEPT,
    window=_YEAR,
    part=Is("is_premium", "yes"),
)


def _aged(least: int, most: int) -> tuple[Rule, tuple[Parameter, ...]]:
    """Return the condition on age and its parameters."""
    return Is("age", "between", (Param("least_age"), Param("most_age"))), (
        Parameter("least_age", N_("Age, at least"), least, Unit.YEARS, 0, 120),
        Parameter("most_age", N_("Age, at most"), most, Unit.YEARS, 0, 120),
    )


def _from_age(least: int) -> tuple[Rule, tuple[Parameter, ...]]:
    return Is("age", "at_least", Param("least_age")), (
        Parameter("least_age", N_("Age, at least"), least, Unit.YEARS, 0, 120),
    )


def _share(title: str, share: float) -> Parameter:
    return Parameter("share", title, share, Unit.SHARE, 0.01, 1)


def _stage(
    key: str, texts: tuple[str, str, str], rule: Rule, parameters: tuple[Parameter, ...], needs: tuple[Need, ...]
) -> Segment:
    """Return a stage of life; texts: its title, who is in it, what to do with them."""
    title, sentence, do = texts
    return Segment(
        key=f"stage_{key}",
        title=title,
        question=N_("At which stage of life are they?"),
        sentence=sentence,
        rule=rule,
        parameters=parameters,
        needs=needs,
        advice=Advice(do, N_("With the next mailing."), N_("Nothing that tells them what you know about them.")),
        measure=_MEASURE,
        family=_FAMILY,
        order=_BEST_FIRST,
    )


_YOUNG, _YOUNG_AGE = _aged(25, 35)
_MIDDLE, _MIDDLE_AGE = _aged(35, 50)
_SCHOOL, _SCHOOL_AGE = _aged(18, 24)
_OLD, _OLD_AGE = _from_age(65)
_PROFILE = (Need.AGES, Need.INCOMES, Need.EDUCATIONS)

_STAGES = (
    _stage(
        "young_professionals",
        (
            N_("Young professionals"),
            N_("People from {least_age} to {most_age} years with a high income and higher education."),
            N_("Show what saves time and looks good; write by e-mail."),
        ),
        All(_YOUNG, Is("income_level", "is", "high"), Is("education_level", "is", "high")),
        _YOUNG_AGE,
        _PROFILE,
    ),
    _stage(
        "families",
        (
            N_("Families with children"),
            N_(
                "People from {least_age} to {most_age} years with children, a middle income and vocational or "
                "secondary education."
            ),
            N_("Offer what suits a family, and days to come with children."),
        ),
        All(
            _MIDDLE,
            Is("has_children", "yes"),
            Is("income_level", "is", "middle"),
            Is("education_level", "is", "middle"),
        ),
        _MIDDLE_AGE,
        (*_PROFILE, Need.CHILDREN),
    ),
    _stage(
        "older_small_purse",
        (
            N_("Older people with a small purse"),
            N_("People of {least_age} years and older with a low income and basic education."),
            N_("Write plainly, by post where you may, about what lasts and is good value."),
        ),
        All(_OLD, Is("income_level", "is", "low"), Is("education_level", "is", "low")),
        _OLD_AGE,
        _PROFILE,
    ),
    _stage(
        "young_online",
        (
            N_("Young and online"),
            N_(
                "People from {least_age} to {most_age} years with a low income who made at least {share} of their "
                "purchases of the last 12 months in the web shop."
            ),
            N_("Reach them where they are online, with small prices and new things."),
        ),
        All(_SCHOOL, Is("income_level", "is", "low"), _share_by("web")),
        (*_SCHOOL_AGE, _share(N_("Purchases in the web shop, at least"), 0.5)),
        (Need.AGES, Need.INCOMES, Need.PURCHASES, Need.CHANNELS),
    ),
    _stage(
        "retired_in_shop",
        (
            N_("Retired and in the shop"),
            N_(
                "People of {least_age} years and older who made at least {share} of their purchases of the last "
                "12 months in the shop."
            ),
            N_("Invite them into the shop on a quiet day, with coffee and time for advice."),
        ),
        All(_OLD, _share_by("shop")),
        (*_OLD_AGE, _share(N_("Purchases in the shop, at least"), 0.8)),
        (Need.AGES, Need.PURCHASES, Need.CHANNELS),
    ),
    _stage(
        "fond_of_luxury",
        (
            N_("Well off and fond of the best"),
            N_(
                "People with higher education and a high income who spent at least {share} of the last 12 months on "
                "articles of a high price class."
            ),
            N_("Show the best you have first, with the story behind it."),
        ),
        All(Is("education_level", "is", "high"), Is("income_level", "is", "high"), _PREMIUM),
        (_share(N_("Spent on a high price class, at least"), 0.3),),
        (Need.INCOMES, Need.EDUCATIONS, Need.PURCHASES, Need.PRICE_CLASSES),
    ),
)

_BIRTHDAY = Segment(
    key="birthday_soon",
    title=N_("Anniversary soon"),
    question=N_("Whose day comes up?"),
    sentence=N_("People whose {date} comes round today or in the next {days} days."),
    rule=Is(Param("date"), "anniversary_in_next", Span(Param("days"))),
    parameters=(
        Parameter(
            "date",
            N_("Which day"),
            "birth_date",
            Unit.CHOICE,
            choices=(
                Choice("birth_date", N_("birthday")),
                Choice("customer_since", N_("first day as a customer")),
                Choice("first_day", N_("first visit")),
            ),
        ),
        Parameter("days", N_("In the next days"), 30, Unit.DAYS, 0, 366),
    ),
    needs=(Need.BIRTH_DATES,),
    advice=Advice(
        N_("A card, and a small gift that waits in the shop."),
        N_("A week before the day."),
        N_("Never the age or the year on the card."),
    ),
    measure=N_("How many come to fetch the gift?"),
    family=_FAMILY,
    order=(SortKey("monetary_365"), SortKey("last_day")),
)


def _generation(choice: Choice) -> Segment:
    return Segment(
        key=f"generation_{choice.key}",
        title=choice.title,
        question=N_("Which generation are they?"),
        sentence="",
        rule=Is("generation", "is", choice.key),
        needs=(Need.AGES,),
        advice=Advice(
            N_("Choose the channel and the tone they are used to."),
            N_("With the next mailing."),
            N_("Do not take everyone of one age for the same."),
        ),
        measure=_MEASURE,
        family=_FAMILY,
        order=_BEST_FIRST,
    )


SEGMENTS = (_BIRTHDAY, *_STAGES, *map(_generation, GENERATIONS))
