"""The commands about whether a mailing helps: comeback (what a segment does by itself), campaigns, campaign."""

from desktop_seg.analysis.campaign import CampaignResult, Effect, Group, result, state_of
from desktop_seg.analysis.campaign_detail import details
from desktop_seg.analysis.campaign_outlook_words import by_themselves
from desktop_seg.analysis.campaign_words import headline, state_line
from desktop_seg.analysis.comeback import comeback as comeback_of
from desktop_seg.analysis.interval import Range
from desktop_seg.base.i18n import _, format_date, format_number
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.looking import chosen
from desktop_seg.cli.output import Json, Output
from desktop_seg.model.campaign import Campaign
from desktop_seg.model.period import to_date
from desktop_seg.store import campaign as kept
from desktop_seg.store import setting


def campaigns(asked: Asked, output: Output) -> int:
    """List the campaigns, the latest first."""
    with asked.open() as db:
        as_of = asked.as_of(db)
        every = kept.campaigns(db)
        groups = [kept.groups(db, each.id) for each in every]
        states = [state_of(db, each, as_of) for each in every]
    if not every:
        output.say(
            _("There is no campaign yet. Begin one with: desktop-seg export SEGMENT --out FILE --campaign NAME.")
        )
    else:
        heads = [_("No."), _("Campaign"), _("Segment"), _("Got it"), _("Kept apart"), _("State")]
        rows = [
            [
                *(str(each.id), each.name, each.segment_title, format_number(len(group.mailed))),
                *(format_number(len(group.control)), state_line(each, state)),
            ]
            for each, group, state in zip(every, groups, states, strict=True)
        ]
        output.table(heads, rows, numbers=(0, 3, 4))
    listed = [
        {**_campaign(each), "people": len(group.mailed), "kept_apart": len(group.control)} | {"state": str(state)}
        for each, group, state in zip(every, groups, states, strict=True)
    ]
    output.data({"as_of": to_date(as_of).isoformat(), "campaigns": listed})
    return 0


def campaign(asked: Asked, output: Output) -> int:
    """Tell whether a campaign helped, or forget it (--delete)."""
    with asked.open() as db:
        found = kept.find(db, asked.values["campaign"])
        if asked.values["delete"]:
            kept.delete(db, found.id)
            output.say(_("The campaign “{name}” is deleted.").format(name=found.name))
            output.data({"deleted": found.id})
            return 0
        as_of, currency = asked.as_of(db), setting.load(db).currency
        told = result(db, found, as_of)
    output.say(_("{name}: {state}").format(name=found.name, state=state_line(found, told.state)))
    output.say(headline(told, currency))
    for each in details(told, currency):
        output.say(_("  {title}: {text}").format(title=each.title, text=each.text))
    output.data({**_campaign(found), **_result(told), "words": headline(told, currency)})
    return 0


def comeback(asked: Asked, output: Output) -> int:
    """Tell how many of a segment come back by themselves."""
    with asked.open() as db:
        found = comeback_of(db, chosen(asked, db), {}, asked.as_of(db), asked.values["days"])
    output.say(by_themselves(found))
    if found is None:
        output.data({"people": None, "bought": None, "share": None})
        return 0
    output.data(
        {
            "then": to_date(found.then).isoformat(),
            "days": found.days,
            "people": found.bought.people,
            "bought": found.bought.buyers,
            "share": found.bought.share if found.bought.people else None,
            "range": _range(found.range),
            "written_to": found.written,
        }
    )
    return 0


def begun_words(begun: Campaign) -> str:
    """Return what a campaign that has just begun waits for."""
    text = _(
        "Campaign “{name}”: import the sales up to {last}, then “desktop-seg campaign {number}” tells what came of it."
    )
    return text.format(name=begun.name, last=format_date(to_date(begun.last_day)), number=begun.id)


def _campaign(campaign: Campaign) -> dict[str, Json]:
    return {
        "id": campaign.id,
        "name": campaign.name,
        "segment": campaign.segment_key,
        "sentence": campaign.sentence,
        "purpose": campaign.purpose,
        "channel": str(campaign.channel),
        "as_of": to_date(campaign.as_of).isoformat(),
        "first_day": to_date(campaign.first_day).isoformat(),
        "last_day": to_date(campaign.last_day).isoformat(),
        "measure": str(campaign.measure),
        "control_share": campaign.control_share,
        "seed": campaign.seed,
    }


def _result(told: CampaignResult) -> dict[str, Json]:
    return {
        "state": str(told.state),
        "days_left": told.days_left,
        "people": told.people,
        "kept_apart": told.control_people,
        "kept_apart_but_listed": told.control_listed,
        "got_it": _group(told.mailed),
        "control": _group(told.control),
        "effects": [_effect(each) for each in told.effects],
        "by_luck": told.by_luck,
        "cost_cents": told.break_even.cost_cents if told.break_even else None,
        "extra_purchases_needed": told.break_even.purchases if told.break_even else None,
        "earned_cents": _range(told.earned),
    }


def _group(group: Group | None) -> Json:
    if group is None:
        return None
    during = group.during
    return {
        "people": during.people,
        "bought": during.buyers,
        "purchases": during.purchases,
        "spent_cents": during.spent.mean,
        "purchase_cents": during.orders.mean if during.orders.count else None,
        "bought_before": group.before.buyers,
        "gone": group.gone,
    }


def _effect(effect: Effect) -> Json:
    return {
        "measure": str(effect.measure),
        "more": effect.more,
        "range": _range(effect.range),
        "verdict": str(effect.verdict),
    }


def _range(range_: Range | None) -> Json:
    return None if range_ is None else [range_.low, range_.high]
