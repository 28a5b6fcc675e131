"""Ready-made segments by what people signed up for: workshops and trials, and whether they bought since (T37, T38)."""

from desktop_seg.base.i18n import N_
from desktop_seg.model.event import EventKind
from desktop_seg.rules.tree import All, Followed, Happened, Is, Measure, Not, Param, Rows, Span
from desktop_seg.segments.need import Need
from desktop_seg.segments.segment import Advice, Goal, Parameter, Segment, SortKey, Unit

_LATEST_FIRST = (SortKey("last_day"), SortKey("monetary"))
_DAYS = Parameter("days", N_("Within days"), 60, Unit.DAYS, 0, 3650)
_FOLLOW_UP = Advice(
    N_("Send what was shown, and offer to set it aside for them."),
    N_("Within a week of the evening."),
    N_("No reproach that they came and did not buy."),
)
_THANKS = Advice(
    N_("Invite them to the next one first, and ask whom they would bring."),
    N_("When the next date is fixed."),
    N_("Not to the same thing twice."),
)


def _event(kind: EventKind) -> Is:
    return Is("kind", "is", str(kind))


def _workshop(key: str, texts: tuple[str, str, str], kind: EventKind, bought: bool) -> Segment:
    ""
    """Return those of a kind (registered, attended) who bought soon, or did not; texts: title, question, sentence."""
    title, question, sentence = texts
    soon = Followed(Rows("events", _event(kind)), Rows("purchases"), within=Span(Param("days")), same_day=True)
    came = Happened("events", Measure.COUNT, "at_least", 1, where=_event(kind))
    return Segment(
        key=key,
        title=title,
        question=question,
        sentence=sentence,
        rule=soon if bought else All(came, Not(soon)),
        parameters=(_DAYS,),
        needs=(Need.WORKSHOPS if kind is EventKind.WEBINAR_REGISTERED else Need.WORKSHOP_GUESTS,),
        advice=_THANKS if bought else _FOLLOW_UP,
        measure=N_("How many come to the next one, and how many buy within 60 days of it?"),
        goal=Goal.KEEP if bought else Goal.SECOND_SALE,
        family="goals",
        order=_LATEST_FIRST,
    )


SEGMENTS = (
    _workshop(
        "workshop_registered_bought",
        (
            N_("Registered for a workshop, bought"),
            N_("Which of those who registered bought soon after?"),
            N_("People who registered for a workshop or webinar and bought within {days} days of it."),
        ),
        EventKind.WEBINAR_REGISTERED,
        bought=True,
    ),
    _workshop(
        "workshop_registered_not_bought",
        (
            N_("Registered for a workshop, did not buy"),
            N_("Which of those who registered did not buy?"),
            N_("People who registered for a workshop or webinar and did not buy within {days} days of any."),
        ),
        EventKind.WEBINAR_REGISTERED,
        bought=False,
    ),
    _workshop(
        "workshop_guest_bought",
        (
            N_("Workshop guests who bought"),
            N_("Whom did a workshop bring to buy?"),
            N_("People who attended a workshop or webinar and bought within {days} days of it."),
        ),
        EventKind.WEBINAR_ATTENDED,
        bought=True,
    ),
    _workshop(
        "workshop_guest_not_bought",
        (
            N_("Workshop guests who did not buy"),
            N_("Which guests should I write to again?"),
            N_("People who attended a workshop or webinar and did not buy within {days} days of any."),
        ),
        EventKind.WEBINAR_ATTENDED,
        bought=False,
    ),
    Segment(
        key="trial_not_converted",
        title=N_("Sample or trial, not bought"),
        question=N_("Who tried something and did not buy?"),
        sentence=N_("People who got a sample or began a trial {least} to {most} days ago and bought nothing since."),
        rule=Followed(
            Rows(
                "events",
                All(
                    _event(EventKind.TRIAL_START),
                    Is("event_day", "between_ago", (Span(Param("least")), Span(Param("most")))),
                ),
            ),
            Rows("purchases"),
            is_followed=False,
            same_day=True,
        ),
        parameters=(
            Parameter("least", N_("At least days ago"), 14, Unit.DAYS, 0, 3650),
            Parameter("most", N_("At most days ago"), 90, Unit.DAYS, 0, 3650),
        ),
        needs=(Need.TRIALS,),
        advice=Advice(
            N_("Ask how they liked it, and help with the first order."),
            N_("Two to four weeks after the trial."),
            N_("No second sample before they answered."),
        ),
        measure=N_("How many buy within 30 days?"),
        goal=Goal.SECOND_SALE,
        family="goals",
        order=_LATEST_FIRST,
    ),
)
