"""Ready-made segments by relation: survey left open (T39), channel (T40), strength (T41), complaints (T42).

The three strengths and the rest between them share out everyone. Source: resources/help/definitions.md#marks,
#complaints, #favourite-channel, #lateness.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.metrics.relation_field import CHANNELS
from desktop_seg.rules.tree import (
    All,
    AnyOf,
    Followed,
    Happened,
    Is,
    Measure,
    Not,
    Param,
    Rows,
    Rule,
    Span,
    Which,
)
from desktop_seg.segments.need import Need
from desktop_seg.segments.segment import Advice, Goal, Parameter, Segment, SortKey, Unit

_FAMILY = "relation"
_BEST_FIRST = (SortKey("monetary_365"), SortKey("last_day"))

_ASKED = Rows(
    "events",
    All(
        Is("kind", "one_of", ("survey_sent", "survey_started")),
        Is("event_day", "longer_ago", Span(Param("wait"))),
    ),
)
_WAS_ASKED = Happened("events", Measure.COUNT, "at_least", 1, where=_ASKED.where)
_DONE = Rows("events", Is("kind", "is", "survey_done"))


def _not_answered(answer: Rows) -> Rule:
    """Return: after the last time they were asked, long enough ago, nothing of the kind came."""
    return Not(Followed(_ASKED, answer, Which.LAST, same_day=True))


_NEGATIVE = AnyOf(
    Is("complaints_open", "at_least", Param("open")),
    Is("complaints_365", "at_least", Param("complaints")),
    Is("satisfaction", "at_most", Param("bad_mark")),
    Is("complaint_rating", "at_most", Param("bad_mark")),
)
_HAPPY = AnyOf(
    All(
        Is("frequency_365", "at_least", Param("visits")),
        Is("active_quarters", "at_least", Param("quarters")),
        Is("lateness", "below", Param("lateness")),
    ),
    Is("satisfaction_of_ten", "at_least", Param("good_mark")),
    Is("recommends_of_ten", "at_least", Param("good_mark")),
)
_WEAK = AnyOf(Is("frequency_365", "at_most", Param("few")), Is("lateness", "at_least", Param("late")))

_OF_NEGATIVE = (
    Parameter("open", N_("Open complaints, at least"), 1, Unit.COUNT, 1, 100),
    Parameter("complaints", N_("Or complaints in the last 12 months, at least"), 2, Unit.COUNT, 1, 100),
    Parameter("bad_mark", N_("Or a mark of at most"), 2, Unit.MARK, 0, 10),
)
_OF_HAPPY = (
    Parameter("visits", N_("Visits in the last 12 months, at least"), 4, Unit.VISITS, 1, 365),
    Parameter("quarters", N_("Of the last four quarters, at least"), 3, Unit.QUARTERS, 1, 4),
    Parameter("lateness", N_("Last visit, less than usual gaps ago"), 1.5, Unit.TIMES, 0.1, 100),
    Parameter("good_mark", N_("Or a mark out of ten of at least"), 9, Unit.MARK, 0, 10),
)
_OF_WEAK = (
    Parameter("few", N_("Visits in the last 12 months, at most"), 1, Unit.VISITS, 0, 365),
    Parameter("late", N_("Or last visit at least usual gaps ago"), 2.0, Unit.TIMES, 0.1, 100),
)


def _strength(
    key: str, texts: tuple[str, str], rule: Rule, parameters: tuple[Parameter, ...], advice: Advice
) -> Segment:
    """Return one of the four strengths; texts: its title and who is in it."""
    title, sentence = texts
    return Segment(
        key=f"relation_{key}",
        title=title,
        question=N_("How do they stand with the shop?"),
        sentence=sentence,
        rule=rule,
        parameters=parameters,
        needs=(Need.PURCHASES,),
        advice=advice,
        measure=N_("How many have moved to a better relation after the next import?"),
        goal=Goal.WIN_BACK if key == "negative" else Goal.KEEP,
        family=_FAMILY,
        order=_BEST_FIRST,
    )


_STRENGTHS = (
    _strength(
        "strong",
        (
            N_("Strong relation"),
            N_(
                "People with nothing to be cross about (complaints still open: fewer than {open}; in 12 months: fewer "
                "than {complaints}; no mark of {bad_mark} or less) who come often (visits in 12 months: {visits} or "
                "more, in {quarters} or more of the four quarters, the last one less than {lateness} usual gaps ago) "
                "or who gave a mark of {good_mark} out of ten or more."
            ),
        ),
        All(Not(_NEGATIVE), _HAPPY),
        (*_OF_NEGATIVE, *_OF_HAPPY),
        Advice(N_("Ask them to bring a friend, or for a review."), N_("After a good visit."), N_("No price cuts.")),
    ),
    _strength(
        "weak",
        (
            N_("Weak relation"),
            N_(
                "People who hardly come (visits in the last 12 months: {few} or fewer; or the last one {late} usual "
                "gaps ago or longer), and whose relation is neither negative (complaints still open: {open} or more; "
                "in 12 months: {complaints} or more; or a mark of {bad_mark} or less) nor strong (visits in 12 "
                "months: {visits} or more, in {quarters} or more of the four quarters, the last one less than "
                "{lateness} usual gaps ago; or a mark of {good_mark} out of ten or more)."
            ),
        ),
        All(Not(_NEGATIVE), Not(_HAPPY), _WEAK),
        (*_OF_WEAK, *_OF_NEGATIVE, *_OF_HAPPY),
        Advice(N_("Invite them, with one easy reason to come."), N_("Once a season."), N_("Nothing that costs much.")),
    ),
    _strength(
        "negative",
        (
            N_("Negative relation"),
            N_(
                "People who complained (complaints still open: {open} or more; in the last 12 months: {complaints} or "
                "more), or whose latest mark is {bad_mark} or less."
            ),
        ),
        _NEGATIVE,
        _OF_NEGATIVE,
        Advice(
            N_("Put right what went wrong, and only then write about anything else."),
            N_("This week."),
            N_("No mailing before the complaint is solved."),
        ),
    ),
    _strength(
        "neutral",
        (
            N_("Neither strong nor weak"),
            N_(
                "People who keep coming (visits in the last 12 months: more than {few}, the last one less than {late} "
                "usual gaps ago), and whose relation is neither negative (complaints still open: {open} or more; in "
                "12 months: {complaints} or more; or a mark of {bad_mark} or less) nor strong (visits in 12 months: "
                "{visits} or more, in {quarters} or more of the four quarters, the last one less than {lateness} "
                "usual gaps ago; or a mark of {good_mark} out of ten or more)."
            ),
        ),
        All(Not(_NEGATIVE), Not(_HAPPY), Not(_WEAK)),
        (*_OF_NEGATIVE, *_OF_HAPPY, *_OF_WEAK),
        Advice(N_("Keep doing what you do."), N_("Now and then."), N_("No more mail than they have now.")),
    ),
)

SEGMENTS = (
    *_STRENGTHS,
    Segment(
        key="complains_often",
        title=N_("Complains often"),
        question=N_("Who comes with complaints again and again?"),
        sentence=N_(
            "People with at least {complaints} complaints in the last 12 months; or with at least {visits} visits, and "
            "a complaint for at least {share} of those in the last 12 months."
        ),
        rule=AnyOf(
            Is("complaints_365", "at_least", Param("complaints")),
            All(
                Is("frequency", "at_least", Param("visits")),
                Is("complaints_per_visit_365", "at_least", Param("share")),
            ),
        ),
        parameters=(
            Parameter("complaints", N_("Complaints in the last 12 months, at least"), 2, Unit.COUNT, 1, 100),
            Parameter("visits", N_("Or, with at least so many visits,"), 4, Unit.VISITS, 1, 365),
            Parameter("share", N_("complaints for at least this share of visits"), 0.25, Unit.SHARE, 0.01, 1),
        ),
        needs=(Need.COMPLAINTS,),
        advice=Advice(
            N_("Let one person take care of all of it, and look for the cause."),
            N_("This week."),
            N_("No gift instead of a solution."),
        ),
        measure=N_("How many complaints come from them in the next 12 months?"),
        goal=Goal.WIN_BACK,
        family=_FAMILY,
        order=(SortKey("complaints_365"), SortKey("monetary_365")),
    ),
    Segment(
        key="survey_unfinished",
        title=N_("Survey not answered"),
        question=N_("Who was asked and has not answered?"),
        sentence=N_("People who got or began a survey more than {wait} days ago and have not finished one since."),
        rule=All(_WAS_ASKED, _not_answered(_DONE), _not_answered(Rows("answers"))),
        parameters=(Parameter("wait", N_("Asked more than days ago"), 7, Unit.DAYS, 0, 3650),),
        needs=(Need.SURVEYS_SENT,),
        advice=Advice(
            N_("Remind them once, and say how many minutes it takes."),
            N_("After a week."),
            N_("No second reminder."),
        ),
        measure=N_("How many finish it within two weeks of the reminder?"),
        family=_FAMILY,
        order=_BEST_FIRST,
    ),
    Segment(
        key="prefers_channel",
        title=N_("Prefers a channel"),
        question=N_("Where do they like to be reached?"),
        sentence=N_("People whose favourite channel is {channel}."),
        rule=Is("favourite_channel", "is", Param("channel")),
        parameters=(Parameter("channel", N_("Channel"), "email", Unit.CHOICE, choices=CHANNELS),),
        needs=(Need.FAVOURITE_CHANNELS,),
        advice=Advice(N_("Reach them there."), N_("With the next news."), N_("Not everywhere at once.")),
        measure=N_("Do more of them answer than by another channel?"),
        family=_FAMILY,
        order=_BEST_FIRST,
    ),
)
