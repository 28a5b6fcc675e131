"""Ready-made segments of people who left, or nearly: those who came back, and those who left in anger (T16, T24d).

Source: resources/help/definitions.md#won-back, #silent-since.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.rules.tree import All, AnyOf, Happened, Is, Measure, Param, Span, Window
from desktop_seg.segments.need import Need
from desktop_seg.segments.segment import Advice, Goal, Parameter, Segment, SortKey, Unit

# Trouble after which nobody came later than was to be expected, and that time is over.
_SILENT_BY_HABIT = All(
    Is("days_ago", "over", Param("least_days")),
    Is("gaps_ago", "over", Param("times")),
    AnyOf(Is("seen_days", "at_most", Param("least_days")), Is("seen_gaps", "at_most", Param("times"))),
)
_SILENT_BY_SHOP = All(
    Is("returns_sooner", "at_least", Param("return_share")), Is("seen_sooner", "below", Param("return_share"))
)
_TROUBLE = AnyOf(
    Is("kind", "one_of", ("complaint", "fault")),
    All(Is("kind", "is", "rating"), Is("rating", "at_most", Param("mark"))),
)

SEGMENTS = (
    Segment(
        key="won_back",
        title=N_("Won back"),
        question=N_("Who is here again after a long time?"),
        sentence=N_(
            "People with a visit in the last {days} days that ended an absence of at least {away} days, and of at "
            "least "
            "{times} times their usual gap where they have one."
        ),
        rule=All(
            Is("days_since_return", "below", Param("days")),
            Is("long_absence_days", "at_least", Param("away")),
            Is("long_absence_times", "at_least", Param("times"), including_unknown=True),
        ),
        parameters=(
            Parameter("days", N_("Came back in the last days"), 90, Unit.DAYS, 1, 180),
            Parameter("away", N_("Away for at least days"), 365, Unit.DAYS, 180, 3650),
            Parameter("times", N_("And at least usual gaps"), 3.0, Unit.TIMES, 0, 100),
        ),
        needs=(Need.PURCHASES, Need.HISTORY_OVER_YEAR),
        advice=Advice(
            N_("Ask what brought them back, and give a reason for the next visit."),
            N_("Within two weeks of the visit."),
            N_("Do not tell them that they were missed in your figures."),
        ),
        measure=N_("How many come a second time within 60 days?"),
        goal=Goal.SECOND_SALE,
        family="rhythm",
        order=(SortKey("days_since_return", largest_first=False), SortKey("monetary")),
    ),
    Segment(
        key="dissatisfied_and_silent",
        title=N_("Dissatisfied and silent"),
        question=N_("Who left after something went wrong?"),
        sentence=N_(
            "People who complained, brought back something faulty or gave a mark of at most {mark} in the last "
            "{months} "
            "months, and were not seen later than {times} times their usual gap and {least_days} days after it (with "
            "fewer than four visits before: than {return_share} of returns in this shop take)."
        ),
        rule=Happened(
            "troubles",
            Measure.COUNT,
            "at_least",
            1,
            where=All(_TROUBLE, AnyOf(_SILENT_BY_HABIT, _SILENT_BY_SHOP)),
            window=Window(length=Span(Param("months"), "months")),
        ),
        parameters=(
            Parameter("months", N_("In the last months"), 24, Unit.MONTHS, 1, 120),
            Parameter("mark", N_("Mark in a survey, at most"), 2, Unit.COUNT, 1, 10),
            Parameter("times", N_("Not seen for more than usual gaps"), 3.0, Unit.TIMES, 1, 100),
            Parameter("least_days", N_("And more than days"), 21, Unit.DAYS, 1, 3650),
            Parameter(
                "return_share",
                N_("With fewer than four visits: longer than this share of returns"),
                0.9,
                Unit.SHARE,
                0.5,
                1,
            ),
        ),
        needs=(Need.PURCHASES, Need.TROUBLES),
        advice=Advice(
            N_("The owner apologises in person, and asks what would put it right."),
            N_("This week, by phone or by hand, not by mail."),
            N_("No discount unless they ask: it would look like hush money."),
        ),
        measure=N_("How many come again within 60 days?"),
        goal=Goal.WIN_BACK,
        family="relation",
        order=(SortKey("monetary"), SortKey("last_day")),
    ),
)
