"""Ready-made segments by value: the best customers, large baskets, small and rare buyers (T01-T03, T06, T07).

Source: resources/help/definitions.md#best-customers, #percentiles.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.rules.tree import All, Is, Param, Top
from desktop_seg.segments.condition import BOUGHT_IN_YEAR
from desktop_seg.segments.need import Need
from desktop_seg.segments.segment import Advice, Goal, Parameter, Segment, SortKey, Unit

_BEST_FIRST = tuple(SortKey(key) for key in ("best_score", "monetary_365", "frequency_365", "last_day"))
_SENTENCE = N_(
    "People whose visits and spending in the last 12 months put them in the top {share} of everyone who "
    "bought in that time."
)


def _best(key: str, share: float, texts: tuple[str, str], advice: Advice) -> Segment:
    """Return the segment of the top share; texts: its title and its question."""
    title, question = texts
    return Segment(
        key=key,
        title=title,
        question=question,
        sentence=_SENTENCE,
        rule=Top("best_score", Param("share"), BOUGHT_IN_YEAR),
        parameters=(Parameter("share", N_("Share of customers"), share, Unit.SHARE, 0.001, 1),),
        needs=(Need.PURCHASES, Need.AMOUNTS),
        advice=advice,
        measure=N_("Do they come at least as often in the 90 days after as in the 90 days before?"),
        goal=Goal.KEEP,
        family="value",
        order=_BEST_FIRST,
        # Below that, the share is fewer than five people: a list of names, no figure to lean on.
        warn_below=round(5 / share),
    )


SEGMENTS = (
    _best(
        "top_20",
        0.20,
        (N_("Top customers"), N_("Who brings in most of the money?")),
        Advice(
            N_("Thank them in person and invite them first when something new arrives."),
            N_("Whenever there is something to show, a few times a year."),
            N_("No discounts: they come without."),
        ),
    ),
    _best(
        "vip_5",
        0.05,
        (N_("VIPs"), N_("Who are the few that carry the shop?")),
        Advice(
            N_("Give them a name to ask for and invite them to a preview evening."),
            N_("Before a season starts."),
            N_("No general mailings: they should feel known."),
        ),
    ),
    _best(
        "elite_1",
        0.01,
        (N_("Elite"), N_("Whom should I know by name?")),
        Advice(
            N_("Write a card by hand."),
            N_("Once or twice a year, and at a birthday if you know it."),
            N_("Nothing that looks like advertising."),
        ),
    ),
    Segment(
        key="big_baskets",
        title=N_("Big baskets"),
        question=N_("Who spends much at a time?"),
        sentence=N_(
            "People with at least {visits} visits in the last 12 months whose average receipt is as large as that of "
            "{percentile} of customers, or larger."
        ),
        rule=All(
            Is("average_order_percentile_365", "at_least", Param("percentile")),
            Is("frequency_365", "at_least", Param("visits")),
        ),
        parameters=(
            Parameter("percentile", N_("Average receipt as large as that of"), 0.80, Unit.SHARE, 0.01, 1),
            Parameter("visits", N_("Visits in the last 12 months, at least"), 2, Unit.VISITS, 1, 100),
        ),
        needs=(Need.PURCHASES, Need.AMOUNTS),
        advice=Advice(
            N_("Show them what goes together, and the better line of what they buy."),
            N_("When they are in the shop, or with the news of a season."),
            N_("No offers on single cheap things."),
        ),
        measure=N_("Does their average receipt stay as large?"),
        goal=Goal.KEEP,
        family="value",
        order=(SortKey("average_order_365"), SortKey("monetary_365")),
    ),
    Segment(
        key="small_and_rare",
        title=N_("Small and rare"),
        question=N_("On whom should I not spend postage?"),
        sentence=N_(
            "People with at most {visits} visits in the last 12 months, among the {percentile} of customers who spent "
            "least, whose last visit is less than {lateness} usual gaps ago."
        ),
        rule=All(
            Is("frequency", "at_least", 1),
            Is("frequency_365", "at_most", Param("visits")),
            # Who bought nothing in the year has no place among those who did, and spent less than all of them.
            Is("monetary_percentile_365", "below", Param("percentile"), including_unknown=True),
            Is("lateness", "below", Param("lateness")),
        ),
        parameters=(
            Parameter("visits", N_("Visits in the last 12 months, at most"), 2, Unit.VISITS, 1, 100),
            Parameter("percentile", N_("Spent less than"), 0.40, Unit.SHARE, 0.01, 1),
            Parameter("lateness", N_("Last visit, less than usual gaps ago"), 3.0, Unit.TIMES, 0.1, 100),
        ),
        needs=(Need.PURCHASES, Need.AMOUNTS),
        advice=Advice(
            N_("Give them one easy reason to come, by e-mail."),
            N_("With a season, at most four times a year."),
            N_("Nothing that costs postage."),
        ),
        measure=N_("How many come within 60 days, compared with those not written to?"),
        goal=Goal.SECOND_SALE,
        family="value",
        order=(SortKey("last_day"), SortKey("monetary_365")),
    ),
)
