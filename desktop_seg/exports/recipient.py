"""Who gets a list: from the segment over consent and earlier lists to those kept apart, each loss with its reason.

In: an ExportRequest. Out: a Funnel. Used by: export, before anything is written.
"""

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _, format_date, format_share
from desktop_seg.exports import control_group
from desktop_seg.exports.funnel import Funnel, funnel, rested
from desktop_seg.exports.request import ExportRequest, Measuring
from desktop_seg.model.period import to_date, today
from desktop_seg.rules.tree import All, Is
from desktop_seg.segments import evaluate
from desktop_seg.store import campaign, export_log, shared_address
from desktop_seg.store.database import Database


def recipients(db: Database, request: ExportRequest, as_of: int) -> Funnel:
    """Return who gets the list, and why others do not.

    Raises UserError when nobody does, too few to be shown, or the campaign cannot be.
    """
    sieve = reachable(db, request, as_of)
    if request.measuring is None:
        return sieve
    check_measuring(db, request, request.measuring, as_of)
    measuring, housemates = request.measuring, shared_address.together(db, sieve.may, request.channel)
    return control_group.kept_apart(sieve, measuring.control_share, measuring.seed, housemates)


def reachable(db: Database, request: ExportRequest, as_of: int) -> Funnel:
    """Return who may get the list, before some of them are kept apart. Raises UserError when nobody may, or too few."""
    allowed = funnel(db, _still_agreed(db, request, as_of), request.channel, as_of)
    since = request.quiet_since
    sieve = allowed if since is None else rested(allowed, export_log.last_listed(db), since)
    if request.special and len(sieve.may) < evaluate.LEAST_GROUP:
        raise evaluate.too_few()
    if not sieve.in_segment:
        raise UserError(
            _("Nobody is in “{segment}” just now, so there is no list.").format(segment=request.title),
            _("Choose another segment, or change its numbers until somebody is in it."),
        )
    if not allowed.may:
        raise UserError(
            _("Nobody in “{segment}” may be written to on this channel, so there is no list.").format(
                segment=request.title
            ),
            _("Look at the reasons in the export window, or choose another channel."),
        )
    if not sieve.may:
        raise UserError(
            _("Everybody in “{segment}” was on a list a short while ago.").format(segment=request.title),
            _("Wait a while, or choose fewer days."),
        )
    return sieve


def _still_agreed(db: Database, request: ExportRequest, as_of: int) -> tuple[int, ...]:
    """Return the people of a request; of special data only those who have not taken their consent back since."""
    if not request.special:
        return request.ids
    agreed = set(evaluate.member_ids(db, All(*(Is(gate, "yes") for gate in request.special)), as_of))
    return tuple(id_ for id_ in request.ids if id_ in agreed)


def check_measuring(db: Database, request: ExportRequest, measuring: Measuring, as_of: int) -> None:
    """Raise UserError when a list cannot be measured so."""
    if request.special:
        raise UserError(
            _("Whether a list made from special data helps is not measured: who was on it would be kept."),
            _("Make the list without a campaign."),
        )
    campaign.refuse_name(db, measuring.name)
    if measuring.control_share > control_group.MOST_SHARE:
        raise UserError(
            _("With {share} of these people kept apart, next to nobody would get the list.").format(
                share=format_share(measuring.control_share)
            ),
            _("Keep {most} apart at most; a fifth is usual, half of a small list.").format(
                most=format_share(control_group.MOST_SHARE)
            ),
        )
    if measuring.first_day <= as_of:
        raise UserError(
            _("The list is made as of {day}; it cannot have gone out by then.").format(
                day=format_date(to_date(as_of), "long")
            ),
            _("Choose a later day for the campaign to begin."),
        )
    if measuring.first_day < today():
        # What these people did on days gone by is known: it was no effect of a letter nobody had.
        raise UserError(
            _("The list is made today; it cannot have gone out on {day}.").format(
                day=format_date(to_date(measuring.first_day), "long")
            ),
            _("Choose today or a later day for the campaign to begin."),
        )
