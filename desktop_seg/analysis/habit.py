"""How often one customer usually comes, and how that stands now, in words: "usually every 8 days, now 31".

In: the rhythm metrics of one customer. Used by: the customer page.
Source: resources/help/definitions.md#usual-gap, #off-rhythm.
"""

from dataclasses import dataclass

from desktop_seg.analysis import people
from desktop_seg.analysis.value_words import plain_number
from desktop_seg.base.i18n import _, format_number, ngettext
from desktop_seg.metrics.catalogue import field
from desktop_seg.store.database import Database

_KEYS = ("frequency", "recency_days", "usual_gap_days", "off_rhythm")


@dataclass(frozen=True, slots=True)
class Habit:
    """visits: ever. recency_days: since the last one, None without any. usual_gap_days: from four visits on, else None.

    is_off: off their rhythm as the segments have it; None where nothing can be said.
    """

    visits: int
    recency_days: int | None
    usual_gap_days: float | None
    is_off: bool | None


def habit(db: Database, customer_id: int, as_of: int | None) -> Habit:
    """Return the habit of a customer as of a day."""
    found = people.rows(db, [field(key).column for key in _KEYS], as_of, [customer_id])
    visits, recency, gap, is_off = found[0] if found else (0, None, None, None)
    return Habit(
        visits=int(visits or 0),
        recency_days=None if recency is None else int(recency),
        usual_gap_days=None if gap is None else float(gap),
        is_off=None if is_off is None else bool(is_off),
    )


def habit_words(of: Habit) -> str:
    """Return the habit as one or two sentences."""
    if not of.visits or of.recency_days is None:
        return _("Never bought anything so far.")
    if of.visits == 1:
        return _("Bought once, {ago}: nothing can be said about a rhythm yet.").format(ago=_ago(of.recency_days))
    if of.usual_gap_days is None:
        came = ngettext(
            "Came {n} time, the last time {ago}: too few visits for a rhythm of their own.",
            "Came {n} times, the last time {ago}: too few visits for a rhythm of their own.",
            of.visits,
        ).format(n=format_number(of.visits), ago=_ago(of.recency_days))
        if not of.is_off:
            return came
        return _("{habit} That is longer than nine in ten customers of this shop take to come back.").format(habit=came)
    return f"{_usual(of.usual_gap_days, of.recency_days)} {_verdict(of)}"


def _usual(gap_days: float, recency_days: int) -> str:
    gap = round(gap_days)
    return ngettext("Usually comes every day, {now}.", "Usually comes every {n} days, {now}.", gap).format(
        n=format_number(gap), now=_now(recency_days)
    )


def _verdict(of: Habit) -> str:
    times = (of.recency_days or 0) / (of.usual_gap_days or 1)
    if of.is_off:
        return _("Off their rhythm: {times} times as long as usual.").format(times=plain_number(times))
    if times > 1.5:
        return _("Later than usual, which still happens.")
    return _("Just as usual.")


def _now(days: int) -> str:
    if days == 0:
        return _("was here on the last day of the data")
    return ngettext("now {n} day ago", "now {n} days ago", days).format(n=format_number(days))


def _ago(days: int) -> str:
    if days == 0:
        return _("on the last day of the data")
    return ngettext("{n} day ago", "{n} days ago", days).format(n=format_number(days))
