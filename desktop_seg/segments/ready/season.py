"""Ready-made segments of the calendar: who first came for an occasion and never again, and who comes for one every year
(T19, T20). There is one of the former for each occasion; the shop's own ones are added by `for_season`.

Source: resources/help/definitions.md#occasions.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.model.field import Choice
from desktop_seg.model.occasion import TITLES
from desktop_seg.rules.tree import All, Happened, Is, Measure, Param
from desktop_seg.segments.need import Need
from desktop_seg.segments.segment import Advice, Goal, Parameter, Segment, SortKey, Unit

PREFIX = "first_season_"


def for_season(key: str, title: str) -> Segment:
    """Return the segment of those who first came for an occasion. title: its name, marked with N_ or the owner's."""
    return Segment(
        key=f"{PREFIX}{key}",
        title=N_("Once for {season}"),
        question=N_("Who came for this occasion for the first time, and never again?"),
        sentence=N_(
            "People whose only visit lies in the days before {season}, at least {days} days after the end of those "
            "days."
        ),
        rule=All(
            Is("frequency", "equals", 1),
            Happened(
                "season_visits",
                Measure.COUNT,
                "at_least",
                1,
                where=All(Is("season", "is", Param("season")), Is("days_since_season", "at_least", Param("days"))),
            ),
        ),
        parameters=(
            Parameter("season", N_("Occasion"), key, Unit.CHOICE, choices=(Choice(key, title),)),
            Parameter("days", N_("Over for at least days"), 60, Unit.DAYS, 1, 3650),
        ),
        needs=(Need.PURCHASES, Need.SEASON_PAST),
        advice=Advice(
            N_("Remind them of what they bought, and show what goes with it."),
            N_("Three weeks before the same occasion, and once in between."),
            N_("No letters all through the year: they came for one reason."),
        ),
        measure=N_("How many come back for the next occasion of the kind, compared with those not written to?"),
        goal=Goal.SECOND_SALE,
        family="season",
        order=(SortKey("last_day"), SortKey("monetary")),
    )


SEGMENTS = (
    Segment(
        key="occasion_buyers",
        title=N_("Comes for an occasion"),
        question=N_("Who comes for one and the same occasion, year after year?"),
        sentence=N_(
            "People with at least {visits} visits, of which at least {share} before one and the same occasion, in "
            "at least "
            "{years} different years."
        ),
        rule=All(
            Is("frequency", "at_least", Param("visits")),
            Happened(
                "occasion_buys",
                Measure.COUNT,
                "at_least",
                1,
                where=All(Is("visit_share", "at_least", Param("share")), Is("years", "at_least", Param("years"))),
            ),
        ),
        parameters=(
            Parameter("visits", N_("Visits, at least"), 3, Unit.VISITS, 2, 1000),
            Parameter("share", N_("Share of visits before the occasion, at least"), 0.50, Unit.SHARE, 0.01, 1),
            Parameter("years", N_("In at least years"), 2, Unit.YEARS, 2, 100),
        ),
        needs=(Need.PURCHASES, Need.HISTORY_OVER_YEAR),
        advice=Advice(
            N_("Remind them of the last day to order, and keep for them what they bought last time."),
            N_("Three weeks before the occasion."),
            N_("Nothing outside of it: they do not come for that."),
        ),
        measure=N_("How many come for the next occasion?"),
        goal=Goal.KEEP,
        family="season",
        order=(SortKey("last_day"), SortKey("monetary")),
    ),
    *(for_season(key, title) for key, title in TITLES.items()),
)
