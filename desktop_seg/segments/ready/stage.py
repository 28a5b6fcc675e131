"""Ready-made segments: the stages of the life cycle, which share out all customers.

Source: resources/help/definitions.md#life-cycle.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.rules.tree import Is
from desktop_seg.segments.need import Need
from desktop_seg.segments.segment import Advice, Goal, Segment, SortKey


def _stage(key: str, texts: tuple[str, str], goal: Goal, advice: Advice) -> Segment:
    """Return the segment of a stage; texts: its title and who is in it."""
    title, sentence = texts
    return Segment(
        key=f"life_{key}",
        title=title,
        question=N_("Where do they stand as a customer?"),
        sentence=sentence,
        rule=Is("life_cycle", "is", key),
        needs=(Need.PURCHASES,),
        advice=advice,
        measure=N_("How many are in a later stage after the next import?"),
        goal=goal,
        family="life_cycle",
        order=(SortKey("last_day"), SortKey("monetary")),
    )


SEGMENTS = (
    _stage(
        "prospect",
        (N_("Stage: prospect"), N_("People you know who have not bought yet.")),
        Goal.SECOND_SALE,
        Advice(N_("Offer an easy first step."), N_("Soon after they made themselves known."), N_("No long series.")),
    ),
    _stage(
        "new",
        (N_("Stage: new"), N_("People whose first visit was at most 90 days ago.")),
        Goal.SECOND_SALE,
        Advice(N_("Welcome them and show the range."), N_("Within two weeks."), N_("No discount yet.")),
    ),
    _stage(
        "one_time",
        (N_("Stage: bought once"), N_("People with one visit, more than 90 days ago.")),
        Goal.SECOND_SALE,
        Advice(N_("Give one reason for a second visit."), N_("Once."), N_("No “we miss you”.")),
    ),
    _stage(
        "becoming_loyal",
        (N_("Stage: becoming loyal"), N_("People with two or three visits who keep their rhythm.")),
        Goal.SECOND_SALE,
        Advice(N_("Reward the next visit."), N_("At the till."), N_("No large discounts.")),
    ),
    _stage(
        "regular",
        (N_("Stage: regular"), N_("People who come all year round and are not late.")),
        Goal.KEEP,
        Advice(N_("Thank them with service."), N_("Now and then."), N_("No price offers.")),
    ),
    _stage(
        "occasional",
        (N_("Stage: occasional"), N_("People who come now and then, and are in no other stage.")),
        Goal.KNOW,
        Advice(N_("Tell them what is new in what they buy."), N_("With each season."), N_("No weekly mailings.")),
    ),
    _stage(
        "off_rhythm",
        (N_("Stage: off their rhythm"), N_("People who stay away much longer than they used to.")),
        Goal.WIN_BACK,
        Advice(N_("A short reminder."), N_("This week."), N_("No discount yet.")),
    ),
    _stage(
        "won_back",
        (N_("Stage: won back"), N_("People who came again lately after a year or more away.")),
        Goal.KEEP,
        Advice(N_("Ask what brought them back."), N_("At the next visit."), N_("No remark on their absence.")),
    ),
    _stage(
        "lapsed",
        (N_("Stage: lapsed"), N_("People who bought before, but not in the last year.")),
        Goal.WIN_BACK,
        Advice(N_("One friendly letter."), N_("Once."), N_("Then stop writing.")),
    ),
)
