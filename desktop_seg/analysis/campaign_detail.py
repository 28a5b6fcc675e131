"""What else is to be known of a campaign: whom it went to, the further effects, what it cost and when that pays.

In: analysis/campaign.py. Used by: the page of campaigns, the command line.
"""

from collections.abc import Iterator

from desktop_seg.analysis.break_even import BreakEven
from desktop_seg.analysis.campaign import CampaignResult
from desktop_seg.analysis.campaign_words import MEASURE_TITLES, Detail, told
from desktop_seg.base.i18n import N_, _, format_date, format_money, format_number, format_share, ngettext
from desktop_seg.model.campaign import Campaign, Measure
from desktop_seg.model.period import to_date

_EFFECT_TITLES = {
    Measure.BUYERS: N_("How many bought"),
    Measure.MONEY: N_("What a person spent"),
    Measure.ORDER_VALUE: N_("What a purchase came to"),
}


def details(result: CampaignResult, currency: str) -> tuple[Detail, ...]:
    """Return everything below the result, in the order it is read."""
    return (*_outcome(result, currency), *_money(result, currency), *_list(result))


def pays_from(found: BreakEven, currency: str) -> str:
    """Return when a campaign pays."""
    cost, gain = format_money(found.cost_cents, currency), format_money(found.gain_cents, currency)
    if not found.one_in:
        return _(
            "It costs {cost}; with {gain} left of a purchase not even one purchase of everyone would pay for it."
        ).format(cost=cost, gain=gain)
    text = ngettext(
        "It costs {cost}; with {gain} left of a purchase it needs {n} extra purchase, 1 in {people}.",
        "It costs {cost}; with {gain} left of a purchase it needs {n} extra purchases, 1 in {people}.",
        found.purchases,
    )
    return text.format(cost=cost, gain=gain, n=format_number(found.purchases), people=format_number(found.one_in))


def kept_apart_words(control: int, people: int) -> str:
    """Return how many are kept apart and how many get the list."""
    if not control:
        text = ngettext("nobody; {people} person gets it", "nobody; {people} people get it", people)
        return text.format(people=format_number(people))
    if people == 1:
        text = ngettext(
            "{n} person, chosen by chance; {people} gets it", "{n} people, chosen by chance; {people} gets it", control
        )
    else:
        text = ngettext(
            "{n} person, chosen by chance; {people} get it", "{n} people, chosen by chance; {people} get it", control
        )
    return text.format(n=format_number(control), people=format_number(people))


def _outcome(result: CampaignResult, currency: str) -> Iterator[Detail]:
    for effect in result.effects[1:]:
        yield Detail(_(_EFFECT_TITLES[effect.measure]), told(result, effect, currency))
    if result.by_luck is not None:
        text = _("Had it done nothing, chance alone would part the buyers like this in {n} of 100 cases (Fisher).")
        yield Detail(_("By luck alone"), text.format(n=format_number(100 * result.by_luck)))
    gone = (result.mailed.gone if result.mailed else 0) + (result.control.gone if result.control else 0)
    if gone:
        text = ngettext(
            "{n} person is no longer in the shop file and is left out here.",
            "{n} people are no longer in the shop file and are left out here.",
            gone,
        )
        yield Detail(_("Not known any more"), text.format(n=format_number(gone)))


def _money(result: CampaignResult, currency: str) -> Iterator[Detail]:
    if result.break_even is not None:
        yield Detail(_("When it pays"), pays_from(result.break_even, currency))
    if result.earned is not None:
        low, high = (format_money(each, currency) for each in (result.earned.low, result.earned.high))
        text = _("Between {low} and {high}, if {margin} of the takings are left after the goods.")
        margin = format_share(result.campaign.costs.margin_share)
        yield Detail(_("Left after goods and cost"), text.format(low=low, high=high, margin=margin))


def _list(result: CampaignResult) -> Iterator[Detail]:
    campaign = result.campaign
    yield Detail(_("Segment"), _segment(campaign))
    yield Detail(_("Sales that count"), _days(campaign))
    yield Detail(_("Kept apart"), kept_apart_words(result.control_people, result.people))
    if result.control_listed:
        text = ngettext(
            "{n} of those kept apart was on another list in these days: the result says less of this one.",
            "{n} of those kept apart were on another list in these days: the result says less of this one.",
            result.control_listed,
        )
        yield Detail(_("Written to all the same"), text.format(n=format_number(result.control_listed)))
    yield Detail(_("What was to rise"), _(MEASURE_TITLES[campaign.measure]))
    if campaign.purpose:
        yield Detail(_("Purpose"), campaign.purpose)


def _segment(campaign: Campaign) -> str:
    day = format_date(to_date(campaign.as_of))
    return _("{segment}, as of {day}: {sentence}").format(
        segment=campaign.segment_title, day=day, sentence=campaign.sentence
    )


def _days(campaign: Campaign) -> str:
    first, last = format_date(to_date(campaign.first_day)), format_date(to_date(campaign.last_day))
    text = ngettext("{first} to {last}: {n} day", "{first} to {last}: {n} days", campaign.days)
    return text.format(first=first, last=last, n=format_number(campaign.days))
