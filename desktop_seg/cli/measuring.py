"""What `export --campaign` adds to a list: people kept apart, and what may be expected, said before it is made."""

from dataclasses import replace
from decimal import Decimal

from desktop_seg.analysis.break_even import break_even
from desktop_seg.analysis.campaign_detail import kept_apart_words, pays_from
from desktop_seg.analysis.campaign_outlook import CampaignOutlook, outlook
from desktop_seg.analysis.campaign_outlook_words import by_themselves, what_would_show
from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_list
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.looking import chosen
from desktop_seg.cli.output import Output
from desktop_seg.exports import control_group
from desktop_seg.exports.recipient import check_measuring, reachable
from desktop_seg.exports.request import ExportRequest, Measuring
from desktop_seg.model.campaign import USUAL_MARGIN, Costs, Measure
from desktop_seg.model.money import to_exact_minor, to_minor
from desktop_seg.model.period import last_days, today
from desktop_seg.store import setting
from desktop_seg.store.database import Database


def measured(asked: Asked, db: Database, request: ExportRequest, output: Output) -> ExportRequest:
    """Return the request with a campaign, and say what the list can show."""
    as_of, days = asked.as_of(db), asked.values["days"]
    may = reachable(db, request, as_of).may
    seen = outlook(db, chosen(asked, db), {}, may, last_days(as_of, days))
    currency = setting.load(db).currency
    share = asked.values["control"]
    measuring = Measuring(
        name=asked.values["campaign"].strip(),
        control_share=control_group.usual_share(len(may)) if share is None else share / 100,
        seed=control_group.new_seed(),
        first_day=max(as_of + 1, today()) if asked.values["start"] is None else asked.values["start"],
        days=days,
        measure=Measure(asked.values["measure"]),
        costs=_costs(asked, seen, currency),
    )
    check_measuring(db, request, measuring, as_of)
    _say(output, seen, measuring, len(may), currency)
    return replace(request, measuring=measuring)


def refuse_without_campaign(asked: Asked) -> None:
    """Raise UserError when something is said of a campaign that is not begun: nobody would be kept apart."""
    values = asked.values  # the tour asks for a list without a word of all this
    told = {
        "--control": values.get("control") is not None,
        "--start": values.get("start") is not None,
        "--margin": values.get("margin") is not None,
        "--cost": values.get("cost", 0) != 0,
        "--fixed-cost": values.get("fixed_cost", 0) != 0,
    }
    words = [option for option, is_told in told.items() if is_told]
    if words:
        raise UserError(
            _("{options} says something of a campaign, but none is begun: nobody would be kept apart.").format(
                options=format_list(words)
            ),
            _("Add “--campaign NAME”, or leave it out."),
        )


def _costs(asked: Asked, seen: CampaignOutlook, currency: str) -> Costs:
    each: Decimal = asked.values["cost"]
    margin = asked.values["margin"]
    known = USUAL_MARGIN if seen.margin_share is None else seen.margin_share
    return Costs(
        each_cents=float(to_exact_minor(each, currency)),
        fixed_cents=to_minor(asked.values["fixed_cost"], currency),
        margin_share=known if margin is None else margin / 100,
        purchase_cents=seen.purchase_cents,
    )


def _say(output: Output, seen: CampaignOutlook, measuring: Measuring, people: int, currency: str) -> None:
    control = control_group.control_count(people, measuring.control_share)
    pays = break_even(measuring.costs, people - control)
    output.say(_("Kept apart: {words}").format(words=kept_apart_words(control, people - control)))
    output.say(what_would_show(seen, measuring.measure, people - control, control, currency))
    output.say(by_themselves(seen.comeback))
    if pays is not None:
        output.say(pays_from(pays, currency))
