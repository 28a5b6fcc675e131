"""What is to be expected of a list in the owner's words, before it is made.

In: analysis/campaign_outlook.py, comeback.py. Used by: the export wizard, the command line.
"""

from desktop_seg.analysis.campaign import LEAST_FOR_MONEY
from desktop_seg.analysis.campaign_outlook import CampaignOutlook, smallest_effect
from desktop_seg.analysis.comeback import Comeback
from desktop_seg.base.i18n import _, format_date, format_money, format_number, format_share, ngettext
from desktop_seg.model.campaign import Measure
from desktop_seg.model.period import to_date

_HOPEFUL = 0.2  # more buyers of 100 than a letter usually brings


def by_themselves(found: Comeback | None) -> str:
    """Return how many of a segment come by themselves."""
    if found is None:
        return _("The sales do not reach back far enough to tell how many of these come by themselves.")
    count = found.bought
    if not count.people:
        return _("On {day} nobody was in this segment.").format(day=format_date(to_date(found.then)))
    text = ngettext(
        "{share} of these come back by themselves: of {people} who were in it on {then}, {n} bought in the {days} days "
        "after that.",
        "{share} of these come back by themselves: of {people} who were in it on {then}, {n} bought in the {days} days "
        "after that.",
        count.buyers,
    )
    said = text.format(
        share=format_share(count.share),
        people=format_number(count.people),
        then=format_date(to_date(found.then)),
        n=format_number(count.buyers),
        days=format_number(found.days),
    )
    if not found.written:
        return said
    text = ngettext(
        "{said} {n} of them was on a list in that time.",
        "{said} {n} of them were on a list in that time.",
        found.written,
    )
    return text.format(said=said, n=format_number(found.written))


def what_comes(last_day: int, control: int) -> str:
    """Return what is to be done for the result of a campaign, and what that will tell."""
    if control:
        text = _("Import the sales up to {last}; then the page Campaigns says whether it helped.")
    else:
        text = _("Import the sales up to {last}; then the page Campaigns says how many of them bought.")
    return text.format(last=format_date(to_date(last_day)))


def what_would_show(found: CampaignOutlook, measure: Measure, people: int, control: int, currency: str) -> str:
    """Return the smallest effect that the groups are large enough to show."""
    if not control:
        return _("With nobody kept apart nothing can be told of what it brings.")
    if measure is Measure.MONEY and min(people, control) < LEAST_FOR_MONEY:
        return _("Amounts are compared from {n} people in each group on; this list has fewer.").format(
            n=format_number(LEAST_FOR_MONEY)
        )
    least = smallest_effect(found.likely, measure, people, control)
    if least is None or (measure is not Measure.MONEY and least > 1):
        return _("This list is too small to show whether it helps.")
    if measure is Measure.BUYERS:
        text = _("This list can show a rise of {n} more buyers per 100 or larger; a smaller one looks like chance.")
        said = text.format(n=format_number(100 * least))
        if least > _HOPEFUL:
            return _("{said} That is more than a letter usually brings.").format(said=said)
        return said
    if measure is Measure.MONEY:
        text = _("This list can show a rise of {amount} per person or larger; a smaller one looks like chance.")
        return text.format(amount=format_money(least, currency))
    text = _("This list can show purchases that are {share} larger or more; a smaller rise looks like chance.")
    return text.format(share=format_share(least))
