"""Do people who took part in something buy more often?

In: analysis/goal_conversion.py. Out: paired bars, and the same as a table with the range of the difference.
"""

from typing import TYPE_CHECKING

from desktop_seg.analysis.goal_conversion import WITHIN_DAYS, Goal, GoalConversion
from desktop_seg.base.i18n import N_, _, format_number, format_share
from desktop_seg.charts import bars
from desktop_seg.charts.bars import Bar
from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme
from desktop_seg.model.event import EventKind

if TYPE_CHECKING:
    from matplotlib.figure import Figure

QUESTION = N_("Do people who took part in something buy more often?")


def draw(figure: "Figure", data: GoalConversion, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw the share of each that bought within 60 days, beside the others."""
    text = ChartText(_(QUESTION), takeaway(data), takeaway(data))
    return bars.draw(figure, theme, text, _bars(data), with_title)


def takeaway(data: GoalConversion) -> str:
    """Return what the goal with the largest share brings, in one of three strengths."""
    if not data.goals:
        return _(
            "There are no workshops, trials, sign-ups, contests or accounts from at least {days} days ago."
        ).format(days=WITHIN_DAYS)
    goal = data.goals[0]
    said = _(
        "{what}: {bought} of {n} bought within {days} days ({share}); of those who were not there {other} bought in "
        "the last {days} days."
    ).format(
        what=_words(goal.kind),
        bought=format_number(goal.bought),
        n=format_number(goal.people),
        days=WITHIN_DAYS,
        share=format_share(_share(goal)),
        other=format_share(_other(goal)),
    )
    if goal.more.low > 0:
        return _("{said} That is clearly more.").format(said=said)
    if goal.more.high < 0:
        return _("{said} That is clearly less.").format(said=said)
    return _("{said} That could be chance.").format(said=said)


def table(data: GoalConversion) -> ChartTable:
    """Return every goal as a table."""
    rows = tuple(
        (
            _words(goal.kind),
            format_number(goal.people),
            format_number(goal.bought),
            format_share(_share(goal)),
            format_share(_other(goal)),
            _("{low} to {high}").format(low=format_share(goal.more.low), high=format_share(goal.more.high)),
        )
        for goal in data.goals
    )
    headings = (_("What"), _("People"), _("Bought"), _("Share"), _("Share of the others"), _("Difference, 95 of 100"))
    return ChartTable(headings, rows, (False, True, True, True, True, True))


def _bars(data: GoalConversion) -> list[Bar]:
    return [
        Bar(
            _words(goal.kind),
            _share(goal),
            format_share(_share(goal)),
            _other(goal),
            _("the others {share}").format(share=format_share(_other(goal))),
        )
        for goal in data.goals
    ]


def _words(kind: EventKind) -> str:
    words = {
        EventKind.WEBINAR_REGISTERED: _("Registered for a workshop"),
        EventKind.WEBINAR_ATTENDED: _("Was at a workshop"),
        EventKind.TRIAL_START: _("Got a sample or began a trial"),
        EventKind.NEWSLETTER_SIGNUP: _("Ordered the newsletter"),
        EventKind.ACCOUNT_CREATED: _("Made an account"),
        EventKind.CONTEST: _("Entered a contest"),
    }
    return words[kind]


def _share(goal: Goal) -> float:
    return goal.bought / goal.people


def _other(goal: Goal) -> float:
    return goal.others_bought / goal.others if goal.others else 0.0
