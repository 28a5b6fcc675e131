"""Did a campaign help? Those who got it against those who were kept apart, on the days fixed beforehand.

In: a campaign with its people (store/campaign.py), sales. Out: CampaignResult. Used by: campaign_words, the chart, the
page of campaigns, the command line. Everyone on the list counts, whatever they did with it. Before the last day there
is no figure at all: who looks daily stops on a lucky day. Without people kept apart no effect is claimed.
Source: resources/help/definitions.md#campaigns.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import exp

from desktop_seg.analysis import fisher, power
from desktop_seg.analysis.bought import Bought, bought
from desktop_seg.analysis.break_even import BreakEven, break_even
from desktop_seg.analysis.interval import Range, difference_range
from desktop_seg.analysis.welch import difference_of_means, ratio_of_logs
from desktop_seg.model.campaign import Campaign, Measure
from desktop_seg.model.period import Period
from desktop_seg.store import campaign as kept
from desktop_seg.store import export_log
from desktop_seg.store.database import Database
from desktop_seg.store.figures import default_as_of

LEAST_FOR_MONEY = 50
"""So many people each group needs before amounts are compared: a few large purchases decide smaller ones."""
LEAST_BUYERS = 10
"""So many buyers each group needs before their purchases are compared."""
# An effect worth knowing of. Groups that could not show it are too small; larger ones that show none say "chance".
_WORTH = {Measure.BUYERS: 0.05, Measure.MONEY: 0.2, Measure.ORDER_VALUE: 0.1}


class State(StrEnum):
    """PLANNED: its first day is still to come, as far as the sales reach."""

    PLANNED = "planned"
    RUNNING = "running"
    FINISHED = "finished"


class Verdict(StrEnum):
    """In three strengths, and whether there is anything to compare at all."""

    MORE = "more"
    LESS = "less"
    CHANCE = "chance"
    TOO_FEW = "too_few"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Effect:
    """What it brought in one measure. more, range: buyers as a share of people (0.05: 5 more of 100), money in minor
    units a person, the value of a purchase as a part of the others' (0.1: a tenth more). range: None where the groups
    are too small to say it."""

    measure: Measure
    more: float
    range: Range | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Group:
    """One group within the days of the campaign, and in as many days before it. gone: people nobody knows any more."""

    during: Bought
    before: Bought
    gone: int


@dataclass(frozen=True, slots=True)
class CampaignResult:
    """How a campaign stands as of a day; what was bought stands there only once it is finished.

    as_of: the day asked for, or the last whose sales are known where that is earlier.
    people: who got it. control_people: who was kept apart. control_listed: how many of these were on another list on
    the days of the campaign, so that the two groups differ less than was meant. effects: what it was made for first;
    none without a control group. by_luck: probability of such a difference in buyers by chance (Fisher). break_even:
    None where it cost nothing. earned: what it brought after goods and cost, in minor units; None where money cannot be
    compared.
    """

    campaign: Campaign
    as_of: int
    state: State
    people: int
    control_people: int
    control_listed: int
    mailed: Group | None = None
    control: Group | None = None
    effects: tuple[Effect, ...] = ()
    by_luck: float | None = None
    break_even: BreakEven | None = None
    earned: Range | None = None

    @property
    def days_left(self) -> int:
        """For how many days of the campaign sales are still to come in."""
        return max(0, self.campaign.last_day - max(self.as_of, self.campaign.first_day - 1))

    @property
    def main(self) -> Effect | None:
        """The effect it was made for."""
        return self.effects[0] if self.effects else None


def state_of(db: Database, campaign: Campaign, as_of: int) -> State:
    """Return how a campaign stands as of a day, as far as the sales reach: days of which nothing is known do not end
    it."""
    return _state(campaign, _known_until(db, campaign, as_of))


def _known_until(db: Database, campaign: Campaign, as_of: int) -> int:
    """Return the last day whose sales are known; without any sale the day the list was made for."""
    last = default_as_of(db)
    return min(as_of, campaign.as_of if last is None else last)


def _state(campaign: Campaign, known: int) -> State:
    if known >= campaign.last_day:
        return State.FINISHED
    return State.RUNNING if known >= campaign.first_day else State.PLANNED


def result(db: Database, campaign: Campaign, as_of: int) -> CampaignResult:
    """Return how a campaign stands as of a day; sales after its last day, or after `as_of`, change nothing."""
    groups = kept.groups(db, campaign.id)
    known = _known_until(db, campaign, as_of)
    state = _state(campaign, known)
    listed = export_log.listed_within(db, Period(campaign.first_day, campaign.last_day)) & groups.control
    whole = CampaignResult(campaign, known, state, len(groups.mailed), len(groups.control), len(listed))
    if state is not State.FINISHED:
        return whole
    mailed = _group(db, campaign, groups.mailed, groups.mailed_gone)
    control = _group(db, campaign, groups.control, groups.control_gone)
    effects = _effects(campaign.measure, mailed.during, control.during) if groups.control and groups.mailed else ()
    return CampaignResult(
        campaign=campaign,
        as_of=known,
        state=state,
        people=whole.people,
        control_people=whole.control_people,
        control_listed=whole.control_listed,
        mailed=mailed,
        control=control if groups.control else None,
        effects=effects,
        by_luck=_by_luck(mailed.during, control.during) if effects else None,
        break_even=break_even(campaign.costs, whole.people + mailed.gone),
        earned=_earned(campaign, effects, whole.people, mailed.gone),
    )


def _group(db: Database, campaign: Campaign, ids: frozenset[int], gone: int) -> Group:
    during = Period(campaign.first_day, campaign.last_day)
    before = Period(campaign.first_day - campaign.days, campaign.first_day - 1)
    return Group(bought(db, ids, during), bought(db, ids, before), gone)


def _effects(first: Measure, mailed: Bought, control: Bought) -> tuple[Effect, ...]:
    """Return all three effects, the one that was decided beforehand first."""
    found = (_buyers(mailed, control), _money(mailed, control), _order_value(mailed, control))
    return tuple(sorted(found, key=lambda effect: effect.measure is not first))


def _buyers(mailed: Bought, control: Bought) -> Effect:
    visible = power.visible_share(control.share, mailed.people, control.people)
    range_ = difference_range(mailed.buyers, mailed.people, control.buyers, control.people)
    return Effect(
        Measure.BUYERS,
        mailed.share - control.share,
        range_,
        _verdict(range_, visible is not None and visible <= _WORTH[Measure.BUYERS]),
    )


def _money(mailed: Bought, control: Bought) -> Effect:
    one, other = mailed.spent, control.spent
    more = one.mean - other.mean
    range_ = difference_of_means(one, other) if min(one.count, other.count) >= LEAST_FOR_MONEY else None
    spread = max(one.variance, other.variance) ** 0.5
    visible = power.visible_mean(spread, one.count, other.count)
    shows = visible is not None and visible <= _WORTH[Measure.MONEY] * other.mean
    return Effect(Measure.MONEY, more, range_, _verdict(range_, shows))


def _order_value(mailed: Bought, control: Bought) -> Effect:
    one, other = mailed.order_logs, control.order_logs
    if min(one.count, other.count) < 1:
        return Effect(Measure.ORDER_VALUE, 0.0, None, Verdict.NONE)
    ratio = ratio_of_logs(one, other) if min(one.count, other.count) >= LEAST_BUYERS else None
    range_ = None if ratio is None else Range(ratio.low - 1, ratio.high - 1)
    spread = max(one.variance, other.variance) ** 0.5
    visible = power.visible_mean(spread, one.count, other.count)
    shows = visible is not None and exp(visible) - 1 <= _WORTH[Measure.ORDER_VALUE]
    return Effect(Measure.ORDER_VALUE, exp(one.mean - other.mean) - 1, range_, _verdict(range_, shows))


def _verdict(range_: Range | None, shows_what_counts: bool) -> Verdict:
    """Return the verdict of an interval. shows_what_counts: whether the groups could show an effect worth knowing."""
    if range_ is None:
        return Verdict.TOO_FEW
    if range_.low > 0:
        return Verdict.MORE
    if range_.high < 0:
        return Verdict.LESS
    return Verdict.CHANCE if shows_what_counts else Verdict.TOO_FEW


def _by_luck(mailed: Bought, control: Bought) -> float:
    return fisher.by_luck(mailed.buyers, mailed.people, control.buyers, control.people)


def _earned(campaign: Campaign, effects: tuple[Effect, ...], people: int, gone: int) -> Range | None:
    """Return what is left after goods and cost; of people who are gone only the cost is known."""
    money = next((each.range for each in effects if each.measure is Measure.MONEY), None)
    if money is None:
        return None
    cost, margin = campaign.costs.of(people + gone), campaign.costs.margin_share
    return Range(money.low * people * margin - cost, money.high * people * margin - cost)
