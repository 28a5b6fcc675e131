"""Commands about who is who: duplicates, merge, unmerge."""

from desktop_seg.base import counted
from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_date, format_list, format_money, format_number, ngettext
from desktop_seg.cli.asked import Asked
from desktop_seg.cli.output import Json, Output
from desktop_seg.model.period import to_date
from desktop_seg.people.duplicate import Found, find_duplicates
from desktop_seg.people.merge import HOW_TITLES, Merge, Whole, merge, merges, preview, unmerge
from desktop_seg.people.portrait import Portrait, consent_words
from desktop_seg.people.reason import in_words
from desktop_seg.store import customer_key, setting
from desktop_seg.store.customer_link import How
from desktop_seg.store.customer_name import names_beneath
from desktop_seg.store.database import Database

_SHOWN = 50


def duplicates(asked: Asked, output: Output) -> int:
    """List who may be one person with the reason, who lives together, and who is treated as one already."""
    with asked.open() as db:
        found = find_duplicates(db)
        ids = [id_ for pair in found.pairs for id_ in (pair.kept_id, pair.merged_id)]
        ids += [id_ for household in found.households for id_ in household.ids]
        keys = dict(zip(ids, customer_key.keys(db, ids), strict=True))
        names = names_beneath(db, ids)
        listed = merges(db)
    _say_pairs(found, keys, names, output)
    if asked.values["households"]:
        for household in found.households:
            output.say(_("One household: {names}").format(names=format_list([names[each] for each in household.ids])))
    output.data(
        {
            "pairs": [
                {
                    "kept": keys[pair.kept_id],
                    "merged": keys[pair.merged_id],
                    "points": pair.points,
                    "reasons": [str(each) for each in pair.reasons],
                    "why": in_words(pair.reasons),
                }
                for pair in found.pairs
            ],
            "households": [[keys[each] for each in household.ids] for household in found.households],
            "merges": [_merge(each) for each in listed],
        }
    )
    return 0


def merge_two(asked: Asked, output: Output) -> int:
    """Treat two customers as one, or only show what would come together."""
    is_dry = asked.values["dry_run"]
    with asked.open() as db:
        kept_id, merged_id = (_customer(db, asked.values[name]) for name in ("kept", "merged"))
        seen = preview(db, kept_id, merged_id)
        number = None if is_dry else merge(db, kept_id, merged_id, _how(asked))
        currency = setting.load(db).currency
    if number is None:
        output.say(_("Nothing was changed."))
    else:
        output.say(_("These two are one customer now; “desktop-seg unmerge {n}” undoes it.").format(n=number))
    for title, shown in ((_("Stays"), seen.kept), (_("Joins"), seen.merged), (_("Together"), seen.together)):
        output.say(f"  {title}: {_described(shown, currency)}")
    output.data({"merge": number, "dry_run": is_dry, **_whole(seen)})
    return 0


def unmerge_two(asked: Asked, output: Output) -> int:
    """Show two customers apart again; without a number, list who is treated as one."""
    number = asked.values["number"]
    with asked.open() as db:
        if number is not None:
            unmerge(db, number)
        listed = merges(db)
    if number is not None:
        output.say(_("These two are two customers again."))
    elif not listed:
        output.say(_("No two customers are treated as one."))
    else:
        heads = [_("No."), _("Stays"), _("Joins"), _("Decided by"), _("Since (UTC)")]
        rows = [[str(each.id), each.kept, each.merged, _(HOW_TITLES[each.how]), each.at[:10]] for each in listed]
        output.table(heads, rows, numbers=(0,))
    output.data({"unmerged": number, "merges": [_merge(each) for each in listed]})
    return 0


def _how(asked: Asked) -> How:
    return How.HOUSEHOLD if asked.values["household"] else How.OWNER


def _customer(db: Database, told: str) -> int:
    """Return the customer with this number, e-mail or phone. Raises UserError when none or several have it."""
    found = customer_key.find(db, told)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UserError(
            _("No customer is known by “{told}”.").format(told=told),
            _("Give the number, e-mail or phone as “desktop-seg duplicates” shows it."),
        )
    text = ngettext("{n} customer is known by “{told}”.", "{n} customers are known by “{told}”.", len(found))
    raise UserError(text.format(n=format_number(len(found)), told=told), _("Give the customer number."))


def _say_pairs(found: Found, keys: dict[int, str], names: dict[int, str], output: Output) -> None:
    n = len(found.pairs)
    text = ngettext("{n} pair may be one person.", "{n} pairs may be one person each.", n)
    output.say(text.format(n=format_number(n)) if n else _("Nobody seems to be there twice."))
    rows = [
        [keys[pair.kept_id], names[pair.kept_id], keys[pair.merged_id], names[pair.merged_id], in_words(pair.reasons)]
        for pair in found.pairs[:_SHOWN]
    ]
    if rows:
        output.table([_("Stays"), _("Name"), _("Joins"), _("Name"), _("Why")], rows)
    if n > _SHOWN:
        output.say(ngettext("and {n} more", "and {n} more", n - _SHOWN).format(n=format_number(n - _SHOWN)))


def _described(shown: Portrait, currency: str) -> str:
    parts = [shown.customer_no, shown.name or shown.company, shown.email, *shown.phones, shown.address]
    sales = counted.sales(shown.sales)
    parts += [sales, format_money(shown.net_cents, currency)]
    if shown.last_day is not None:
        parts.append(_("last on {day}").format(day=format_date(to_date(shown.last_day))))
    parts.append(consent_words(shown))
    return " · ".join(filter(None, parts))


def _whole(seen: Whole) -> dict[str, Json]:
    sides = {"kept": seen.kept, "joined": seen.merged, "together": seen.together}
    return {
        name: {
            "number": shown.customer_no,
            "name": shown.name or shown.company,
            "email": shown.email,
            "phones": list(shown.phones),
            "address": shown.address,
            "sales": shown.sales,
            "net_cents": shown.net_cents,
            "consents": {str(channel): str(status) for channel, status in shown.consents.items()},
        }
        for name, shown in sides.items()
    }


def _merge(each: Merge) -> Json:
    return {
        "merge": each.id,
        "kept": each.kept,
        "merged": each.merged,
        "how": str(each.how),
        "at": each.at,
        "resting": each.is_resting,
    }
