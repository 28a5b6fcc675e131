"""Ready-made segments: the classes of recency, frequency and money (T08), one segment a class.

Twelve classes from 100 buyers on, seven from 30 to 99, none below: then the life cycle says more.
Source: resources/help/definitions.md#rfm-classes.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.rules.tree import Is
from desktop_seg.segments.need import Need
from desktop_seg.segments.segment import Advice, Goal, Segment, SortKey

_ORDER = (SortKey("monetary"), SortKey("last_day"))
_FULL, _SMALL, _ANY = Need.BUYERS_100, Need.BUYERS_30_TO_99, Need.BUYERS_30


def _class(key: str, texts: tuple[str, str], size: Need, goal: Goal, advice: Advice) -> Segment:
    """Return the segment of a class; texts: its title and who is in it."""
    title, sentence = texts
    return Segment(
        key=f"rfm_{key}",
        title=title,
        question=N_("When did they last buy, and how often?"),
        sentence=sentence,
        rule=Is("rfm_class", "is", key),
        needs=(Need.PURCHASES, size),
        advice=advice,
        measure=N_("How many have moved to a better class after the next import?"),
        goal=goal,
        family="rfm",
        order=_ORDER,
    )


SEGMENTS = (
    _class(
        "champions",
        (N_("Champions"), N_("People who bought lately, and come and spend as the best do.")),
        _ANY,
        Goal.KEEP,
        Advice(
            N_("Thank them, ask them to bring a friend."),
            N_("Any time; first when something is new."),
            N_("No price cuts."),
        ),
    ),
    _class(
        "loyal",
        (N_("Loyal"), N_("People who come and spend much, and were here not long ago.")),
        _ANY,
        Goal.KEEP,
        Advice(N_("Show them the better line of what they buy."), N_("With each season."), N_("No weekly mailings.")),
    ),
    _class(
        "potential_loyalists",
        (N_("Potential loyalists"), N_("People who were here lately and come and spend as the middle does.")),
        _FULL,
        Goal.SECOND_SALE,
        Advice(
            N_("Offer a loyalty card or a reason for the next visit."),
            N_("Within a month of the last visit."),
            N_("No large discounts."),
        ),
    ),
    _class(
        "new",
        (N_("New and small"), N_("People who were here very lately, but seldom and for little so far.")),
        _ANY,
        Goal.SECOND_SALE,
        Advice(N_("Welcome them and show the range."), N_("Within two weeks."), N_("No selling hard yet.")),
    ),
    _class(
        "promising",
        (N_("Promising"), N_("People who were here not long ago, but seldom and for little so far.")),
        _FULL,
        Goal.SECOND_SALE,
        Advice(N_("Give one easy reason to come again."), N_("Within a month."), N_("Nothing that costs postage.")),
    ),
    _class(
        "need_attention",
        (N_("Need attention"), N_("People of the middle in visits and money who have not been here for a while.")),
        _FULL,
        Goal.WIN_BACK,
        Advice(N_("Remind them with what they like to buy."), N_("This month."), N_("No “we miss you” yet.")),
    ),
    _class(
        "about_to_sleep",
        (N_("About to sleep"), N_("People who came seldom, spent little and have not been here for a while.")),
        _FULL,
        Goal.WIN_BACK,
        Advice(N_("One short reminder by e-mail."), N_("This month."), N_("Nothing that costs postage.")),
    ),
    _class(
        "at_risk",
        (N_("At risk"), N_("People who used to come and spend well, and have stayed away for long.")),
        _ANY,
        Goal.WIN_BACK,
        Advice(N_("Write in person, say what is new since then."), N_("Now."), N_("No standard letter to everyone.")),
    ),
    _class(
        "cannot_lose",
        (N_("Can't lose them"), N_("People who came and spent as the very best, and have stayed away for long.")),
        _FULL,
        Goal.WIN_BACK,
        Advice(N_("Call them, ask whether something was wrong."), N_("This week."), N_("No mailing.")),
    ),
    _class(
        "hibernating",
        (N_("Hibernating"), N_("People who came seldom, spent little and have stayed away for long.")),
        _FULL,
        Goal.WIN_BACK,
        Advice(N_("Write once before the season they came in."), N_("Once a year."), N_("No series of letters.")),
    ),
    _class(
        "lost",
        (N_("Lost"), N_("People who came seldom, spent little and stay away longer than nearly every return takes.")),
        _ANY,
        Goal.WIN_BACK,
        Advice(N_("One last friendly letter."), N_("Once."), N_("Do not go on writing.")),
    ),
    _class(
        "regular",
        (N_("Regular"), N_("People of the middle in visits and money who were here not long ago.")),
        _SMALL,
        Goal.KEEP,
        Advice(N_("Keep them: a greeting, a small extra."), N_("Now and then."), N_("No price cuts.")),
    ),
    _class(
        "drifting",
        (N_("Drifting"), N_("People who came seldom, spent little and have not been here for a while.")),
        _SMALL,
        Goal.WIN_BACK,
        Advice(N_("One short reminder by e-mail."), N_("This month."), N_("Nothing that costs postage.")),
    ),
    _class(
        "prospect",
        (N_("Never bought"), N_("People you know who have not bought yet.")),
        _ANY,
        Goal.SECOND_SALE,
        Advice(N_("Offer an easy first step."), N_("Soon after they made themselves known."), N_("No long series.")),
    ),
)
