"""Ready-made segments by rhythm: regulars, newcomers, the late and the lapsed (T04, T09-T15).

Source: resources/help/definitions.md#lateness, #off-rhythm, #regular.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.model.field import Choice
from desktop_seg.rules.tree import All, AnyOf, AsOf, Is, Param, Top
from desktop_seg.segments.condition import BOUGHT_IN_YEAR
from desktop_seg.segments.need import Need
from desktop_seg.segments.segment import Advice, Goal, Parameter, Segment, SortKey, Unit

_LATEST_FIRST = (SortKey("last_day"), SortKey("monetary"))

# Off their own rhythm from four visits on; with two or three, later than nine in ten returns in this shop.
_OFF_RHYTHM = AnyOf(
    All(
        Is("frequency", "at_least", 4),
        Is("lateness", "over", Param("times")),
        Is("recency_days", "at_least", Param("least_days")),
    ),
    All(Is("frequency", "between", (2, 3)), Is("return_share_sooner", "at_least", Param("return_share"))),
)
_OFF_RHYTHM_PARAMETERS = (
    Parameter("times", N_("Away for more than usual gaps"), 3.0, Unit.TIMES, 1, 100),
    Parameter("least_days", N_("And at least days away"), 21, Unit.DAYS, 1, 3650),
    Parameter(
        "return_share", N_("With two or three visits: later than this share of returns"), 0.9, Unit.SHARE, 0.5, 1
    ),
)

SEGMENTS = (
    Segment(
        key="loyal_regulars",
        title=N_("Loyal regulars"),
        question=N_("Who comes again and again?"),
        sentence=N_(
            "People with at least {visits} visits in the last 12 months, in at least {quarters} of the last four "
            "quarters, whose last visit is less than {lateness} usual gaps ago."
        ),
        rule=All(
            Is("frequency_365", "at_least", Param("visits")),
            Is("active_quarters", "at_least", Param("quarters")),
            Is("lateness", "below", Param("lateness")),
        ),
        parameters=(
            Parameter("visits", N_("Visits in the last 12 months, at least"), 4, Unit.VISITS, 1, 365),
            Parameter("quarters", N_("Of the last four quarters, at least"), 3, Unit.QUARTERS, 1, 4),
            Parameter("lateness", N_("Last visit, less than usual gaps ago"), 1.5, Unit.TIMES, 0.1, 100),
        ),
        needs=(Need.PURCHASES,),
        advice=Advice(
            N_("Reward them with service, points or a small surprise."),
            N_("Now and then, without a pattern they could wait for."),
            N_("No price offers: they pay the full price gladly."),
        ),
        measure=N_("Do they keep their rhythm in the next 90 days?"),
        goal=Goal.KEEP,
        family="rhythm",
        order=(SortKey("frequency_365"), SortKey("monetary_365")),
    ),
    Segment(
        key="new",
        title=N_("New customers"),
        question=N_("Who came for the first time lately?"),
        sentence=N_("People whose first visit was at most {days} days ago."),
        rule=Is("tenure_days", "at_most", Param("days")),
        parameters=(Parameter("days", N_("First visit at most days ago"), 90, Unit.DAYS, 1, 3650),),
        needs=(Need.PURCHASES,),
        advice=Advice(
            N_("Welcome them, show the range, ask what they care about."),
            N_("Within two weeks of the first visit."),
            N_("No discount in the first letter."),
        ),
        measure=N_("How many come a second time within 90 days?"),
        goal=Goal.SECOND_SALE,
        family="rhythm",
        order=(SortKey("first_day"), SortKey("monetary")),
    ),
    Segment(
        key="bought_once",
        title=N_("Bought once"),
        question=N_("Who came exactly once?"),
        sentence=N_("People with exactly one visit {period}."),
        rule=Is(Param("period"), "equals", 1),
        parameters=(
            Parameter(
                "period",
                N_("Counted"),
                "frequency_365",
                Unit.CHOICE,
                choices=(
                    Choice("frequency_365", N_("in the last 12 months")),
                    Choice("frequency", N_("since the first day of the data")),
                ),
            ),
        ),
        needs=(Need.PURCHASES,),
        advice=Advice(
            N_("Suggest what goes with the first thing they bought."),
            N_("Three to six weeks after the visit."),
            N_("No “we miss you”: they hardly know the shop."),
        ),
        measure=N_("How many come a second time within 60 days?"),
        goal=Goal.SECOND_SALE,
        family="rhythm",
        order=_LATEST_FIRST,
    ),
    Segment(
        key="second_visit_overdue",
        title=N_("Second visit overdue"),
        question=N_("Who should have come a second time by now?"),
        sentence=N_(
            "People with one visit, longer ago than the time in which {share} of those who came a second time "
            "had done so."
        ),
        rule=All(
            Is("frequency", "equals", 1),
            Is("second_visit_share_sooner", "at_least", Param("share")),
        ),
        parameters=(Parameter("share", N_("Later than this share of second visits"), 0.75, Unit.SHARE, 0.1, 1),),
        needs=(Need.PURCHASES,),
        advice=Advice(
            N_("Give one good reason to return: something new, advice, a small extra."),
            N_("Soon: with every week fewer of them come."),
            N_("Not more than two letters; then leave them in peace."),
        ),
        measure=N_("How many come within 60 days, compared with those not written to?"),
        goal=Goal.SECOND_SALE,
        family="rhythm",
        order=_LATEST_FIRST,
    ),
    Segment(
        key="becoming_loyal",
        title=N_("Becoming loyal"),
        question=N_("Who is about to become a regular?"),
        sentence=N_(
            "People with {least} to {most} visits, the first at most {days} days ago and the last less than "
            "{lateness} usual gaps ago."
        ),
        rule=All(
            Is("frequency", "between", (Param("least"), Param("most"))),
            Is("tenure_days", "at_most", Param("days")),
            Is("lateness", "below", Param("lateness")),
        ),
        parameters=(
            Parameter("least", N_("Visits, at least"), 2, Unit.VISITS, 1, 100),
            Parameter("most", N_("Visits, at most"), 3, Unit.VISITS, 1, 100),
            Parameter("days", N_("First visit at most days ago"), 365, Unit.DAYS, 1, 3650),
            Parameter("lateness", N_("Last visit, less than usual gaps ago"), 1.5, Unit.TIMES, 0.1, 100),
        ),
        needs=(Need.PURCHASES,),
        advice=Advice(
            N_("Reward the third or fourth visit with something small."),
            N_("At the till, at the visit itself."),
            N_("No large discounts: the habit should be about the shop."),
        ),
        measure=N_("How many reach a fourth visit within 90 days?"),
        goal=Goal.SECOND_SALE,
        family="rhythm",
        order=_LATEST_FIRST,
    ),
    Segment(
        key="lapsed",
        title=N_("Not seen for a year"),
        question=N_("Whom have I lost?"),
        sentence=N_("People who bought before, but not in the last {days} days."),
        rule=All(Is("frequency", "at_least", 1), Is("recency_days", "over", Param("days"))),
        parameters=(Parameter("days", N_("Last visit more than days ago"), 365, Unit.DAYS, 1, 3650),),
        needs=(Need.PURCHASES, Need.HISTORY_OVER_YEAR),
        advice=Advice(
            N_("One friendly letter that asks them back."),
            N_("Once, before the season they used to come in."),
            N_("Do not go on writing: after one letter without an answer stop."),
        ),
        measure=N_("How many come within 60 days, compared with those not written to?"),
        goal=Goal.WIN_BACK,
        family="rhythm",
        order=_LATEST_FIRST,
    ),
    Segment(
        key="off_rhythm",
        title=N_("Off their rhythm"),
        question=N_("Who is later than usual, and not yet lost?"),
        sentence=N_(
            "People who stay away longer than {times} times their usual gap and at least {least_days} days "
            "(with two or three visits: longer than {return_share} of returns in this shop took), but not "
            "more than {days} days."
        ),
        rule=All(_OFF_RHYTHM, Is("recency_days", "at_most", Param("days"))),
        parameters=(
            *_OFF_RHYTHM_PARAMETERS,
            Parameter("days", N_("Last visit at most days ago"), 365, Unit.DAYS, 1, 3650),
        ),
        needs=(Need.PURCHASES,),
        advice=Advice(
            N_("A short reminder that you are there, with something that fits what they buy."),
            N_("This week: now is the moment."),
            N_("No discount yet."),
        ),
        measure=N_("How many come within 30 days, compared with those not written to?"),
        goal=Goal.WIN_BACK,
        family="rhythm",
        order=(SortKey("value_lost_cents_month"), SortKey("last_day")),
    ),
    Segment(
        key="must_not_lose",
        title=N_("Must not lose"),
        question=N_("Which of last year's best customers stay away?"),
        sentence=N_(
            "People who were among the top {share} {days_before} days ago, and who now stay away longer than {times} "
            "times their usual gap and at least {least_days} days (with two or three visits: longer than "
            "{return_share} of returns in this shop took), or have not been here for more than {days} days."
        ),
        rule=All(
            AsOf(Param("days_before"), Top("best_score", Param("share"), BOUGHT_IN_YEAR)),
            AnyOf(_OFF_RHYTHM, Is("recency_days", "over", Param("days"))),
        ),
        parameters=(
            Parameter("share", N_("Share of customers a year ago"), 0.20, Unit.SHARE, 0.001, 1),
            Parameter("days_before", N_("Compared with days ago"), 365, Unit.DAYS, 30, 3650),
            Parameter("days", N_("Or last visit more than days ago"), 180, Unit.DAYS, 1, 3650),
            *_OFF_RHYTHM_PARAMETERS,
        ),
        needs=(Need.PURCHASES, Need.AMOUNTS, Need.HISTORY_OVER_YEAR),
        advice=Advice(
            N_("Call them, or write in person."),
            N_("This week."),
            N_("No mailing: a mass letter tells them they are one of many."),
        ),
        measure=N_("How many come within 30 days?"),
        goal=Goal.WIN_BACK,
        family="rhythm",
        order=(SortKey("value_lost_cents_month"), SortKey("last_day")),
    ),
)
