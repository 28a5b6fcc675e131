"""The result of a campaign in the owner's words: what was seen, within which range, and how sure that is.

In: analysis/campaign.py. Used by: the chart, the page of campaigns, the command line. Nothing is called "significant":
the range and one of three strengths say more. Without people kept apart no effect is claimed.
"""

from dataclasses import dataclass

from desktop_seg.analysis.campaign import (
    LEAST_BUYERS,
    LEAST_FOR_MONEY,
    CampaignResult,
    Effect,
    Group,
    State,
    Verdict,
)
from desktop_seg.analysis.interval import Range
from desktop_seg.base.i18n import N_, _, format_date, format_money, format_number, format_share, ngettext
from desktop_seg.model.campaign import Campaign, Measure
from desktop_seg.model.customer import Channel
from desktop_seg.model.period import to_date

MEASURE_TITLES = {
    Measure.BUYERS: N_("how many buy"),
    Measure.MONEY: N_("what a person spends"),
    Measure.ORDER_VALUE: N_("what a purchase comes to"),
}
_VERDICTS = {
    Verdict.MORE: N_("Clearly more."),
    Verdict.LESS: N_("Clearly less."),
    Verdict.CHANCE: N_("This could be chance."),
    Verdict.TOO_FEW: N_("Too few people to be sure."),
    Verdict.NONE: N_("There is nothing to compare."),
}
_MAIL = (Channel.EMAIL, Channel.POST)


@dataclass(frozen=True, slots=True)
class Detail:
    """One line below the result; both in the owner's language."""

    title: str
    text: str


def headline(result: CampaignResult, currency: str) -> str:
    """Return the result of what the campaign was made for, or how long there is none yet."""
    if result.mailed is None:
        return _waiting(result)
    return told(result, result.main, currency) if result.main else _alone(result, result.mailed)


def state_line(campaign: Campaign, state: State) -> str:
    """Return in a few words how a campaign stands: by the sales that are here, which may end long before today."""
    words = {
        State.PLANNED: _("from {first} to {last}; its sales are still to come"),
        State.RUNNING: _("until {last}; a part of its sales is here"),
        State.FINISHED: _("finished on {last}"),
    }
    return words[state].format(first=_day(campaign.first_day), last=_day(campaign.last_day))


def told(result: CampaignResult, effect: Effect, currency: str) -> str:
    """Return one effect: what both groups did, the difference with its range, and how sure it is."""
    assert result.mailed is not None
    assert result.control is not None
    seen = _seen(result.campaign.channel in _MAIL, effect.measure)
    match effect.measure:
        case Measure.BUYERS:
            words = _buyers_seen(seen, result.mailed, result.control)
        case Measure.MONEY:
            words = _money_seen(seen, result.mailed, result.control, currency)
        case Measure.ORDER_VALUE:
            words = _order_seen(seen, result.mailed, result.control, currency)
    if effect.range is None:
        return _("{seen} {why}").format(seen=words, why=_why_not(effect))
    return _("{seen} {difference} {verdict}").format(
        seen=words, difference=_difference(effect, effect.range, currency), verdict=_(_VERDICTS[effect.verdict])
    )


# --- what was seen ----------------------------------------------------------------------------------------------------


def _seen(is_mail: bool, measure: Measure) -> str:
    if measure is Measure.BUYERS:
        if is_mail:
            return _("{bought} of {people} who got the mail bought, {other} of {others} who did not.")
        return _("{bought} of {people} who were approached bought, {other} of {others} who were not.")
    if measure is Measure.MONEY:
        if is_mail:
            return _(
                "Who got the mail spent {one} on average, who did not {other}; people who bought nothing count too."
            )
        return _("Who was approached spent {one} on average, who was not {other}; people who bought nothing count too.")
    if is_mail:
        return _("A purchase came to {one} on average for those who got the mail, to {other} for those who did not.")
    return _("A purchase came to {one} on average for those who were approached, to {other} for those who were not.")


def _buyers_seen(template: str, mailed: Group, control: Group) -> str:
    return template.format(
        bought=format_number(mailed.during.buyers),
        people=format_number(mailed.during.people),
        other=format_number(control.during.buyers),
        others=format_number(control.during.people),
    )


def _money_seen(template: str, mailed: Group, control: Group, currency: str) -> str:
    one, other = mailed.during.spent.mean, control.during.spent.mean
    return template.format(one=format_money(one, currency), other=format_money(other, currency))


def _order_seen(template: str, mailed: Group, control: Group, currency: str) -> str:
    one, other = mailed.during.orders, control.during.orders
    if not (one.count and other.count):
        return _("In one of the groups nobody bought anything.")
    return template.format(one=format_money(one.mean, currency), other=format_money(other.mean, currency))


def _alone(result: CampaignResult, mailed: Group) -> str:
    if result.campaign.channel in _MAIL:
        seen = _("{bought} of {people} who got the mail bought.")
    else:
        seen = _("{bought} of {people} who were approached bought.")
    why = _(
        "Nobody was kept apart to compare with, and those written to were different customers beforehand: what it "
        "brought cannot be told."
    )
    counts = seen.format(bought=format_number(mailed.during.buyers), people=format_number(mailed.during.people))
    return _("{seen} {why}").format(seen=counts, why=why)


def _waiting(result: CampaignResult) -> str:
    text = ngettext(
        "The sales of {n} day are still missing: import them up to {last}, then the result stands here. Until then no "
        "figure is shown, so that a lucky day does not decide.",
        "The sales of {n} days are still missing: import them up to {last}, then the result stands here. Until then no "
        "figure is shown, so that a lucky day does not decide.",
        result.days_left,
    )
    return text.format(n=format_number(result.days_left), last=_day(result.campaign.last_day))


def _why_not(effect: Effect) -> str:
    if effect.measure is Measure.MONEY:
        return _("Amounts are compared from {n} people in each group on.").format(n=format_number(LEAST_FOR_MONEY))
    if effect.verdict is Verdict.NONE:
        return _(_VERDICTS[Verdict.NONE])
    return _("Purchases are compared from {n} buyers in each group on.").format(n=format_number(LEAST_BUYERS))


# --- the difference ---------------------------------------------------------------------------------------------------


def _difference(effect: Effect, range_: Range, currency: str) -> str:
    match effect.measure:
        case Measure.BUYERS:
            return _buyers_more(effect.more, range_)
        case Measure.MONEY:
            return _money_more(effect.more, range_, currency)
        case Measure.ORDER_VALUE:
            return _order_more(effect.more, range_)


def _buyers_more(more: float, range_: Range) -> str:
    low, high = abs(range_.low), abs(range_.high)
    decimals = 1 if min(low, high) < 0.01 or max(low, high) < 0.03 else 0
    sides = [format_number(100 * each, decimals) for each in (abs(more), low, high)]
    plural = 1 if sides[0] == format_number(1) else 2
    if sides[0] == format_number(0, decimals):
        text = _("That makes about as many buyers per 100 ({range}).")
    elif more >= 0:
        text = ngettext(
            "That makes about {n} more buyer per 100 ({range}).",
            "That makes about {n} more buyers per 100 ({range}).",
            plural,
        )
    else:
        text = ngettext(
            "That makes about {n} fewer buyer per 100 ({range}).",
            "That makes about {n} fewer buyers per 100 ({range}).",
            plural,
        )
    if range_.low >= 0:
        spread = _("between {low} and {high} more")
    elif range_.high <= 0:
        spread = _("between {high} and {low} fewer")
    else:
        spread = _("could be anything from {low} fewer to {high} more")
    return text.format(n=sides[0], range=spread.format(low=sides[1], high=sides[2]))


def _money_more(more: float, range_: Range, currency: str) -> str:
    if more >= 0:
        text = _("That makes about {amount} more per person ({range}).")
    else:
        text = _("That makes about {amount} less per person ({range}).")
    amount, low, high = (format_money(abs(each), currency) for each in (more, range_.low, range_.high))
    return text.format(amount=amount, range=_spread(range_).format(low=low, high=high))


def _order_more(more: float, range_: Range) -> str:
    if more >= 0:
        text = _("A typical purchase was about {share} larger ({range}).")
    else:
        text = _("A typical purchase was about {share} smaller ({range}).")
    share, low, high = (format_share(abs(each)) for each in (more, range_.low, range_.high))
    return text.format(share=share, range=_spread(range_).format(low=low, high=high))


def _spread(range_: Range) -> str:
    if range_.low >= 0:
        return _("between {low} and {high} more")
    if range_.high <= 0:
        return _("between {high} and {low} less")
    return _("could be anything from {low} less to {high} more")


def _day(day: int) -> str:
    return format_date(to_date(day))
