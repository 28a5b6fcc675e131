"""Sentences about what people do that is no purchase."""

from desktop_seg.base.i18n import N_
from desktop_seg.rules.tree import All, Followed, Happened, Is, Measure, Rows
from desktop_seg.segments.form import Form, Option, Slot, SlotKind
from desktop_seg.segments.forms.slot import COMPARE, DID, IS_KIND, KINDS, SPAN, TIMES, VISITS, WINDOW, hole

FORMS: tuple[Form, ...] = (
    Form(
        "event",
        N_("Did something that is no purchase"),
        N_("Did one of these {compare} {times} times, {window}: {kinds}."),
        Happened("events", Measure.COUNT, hole("compare"), hole("times"), None, IS_KIND, hole("window")),
        (COMPARE, TIMES, WINDOW, KINDS),
        ("engagement", "goals", "technology", "values"),
        ("events",),
    ),
    Form(
        "event_never",
        N_("Did not do something"),
        N_("Did none of these, {window}: {kinds}."),
        Happened("events", Measure.COUNT, "equals", 0, None, IS_KIND, hole("window")),
        (WINDOW, KINDS),
        ("engagement", "goals"),
        ("events",),
    ),
    Form(
        "event_about",
        N_("Showed interest in something"),
        N_("Did one of these {compare} {times} times, {window}: {kinds}, about {what} {words}."),
        Happened(
            "events",
            Measure.COUNT,
            hole("compare"),
            hole("times"),
            None,
            All(IS_KIND, Is(hole("what"), "one_of", hole("words"))),
            hole("window"),
        ),
        (
            COMPARE,
            TIMES,
            WINDOW,
            KINDS,
            Slot(
                "what",
                SlotKind.OPTION,
                N_("What it was about"),
                "event_category",
                (Option("event_category", N_("the category")), Option("subject", N_("the subject"))),
            ),
            Slot("words", SlotKind.WORDS, N_("Which of them"), (), rows="events", of_field="{what}"),
        ),
        ("engagement", "values", "goods"),
        ("events",),
    ),
    Form(
        "event_then_bought",
        N_("Did something, then (not) a purchase"),
        N_("Within {span} after one of these they {did} something: {kinds}."),
        Followed(
            Rows("events", IS_KIND),
            VISITS,
            is_followed=hole("did"),
            within=hole("span"),
            same_day=True,
        ),
        (SPAN, DID, KINDS),
        ("goals", "engagement"),
        ("events", "purchases"),
    ),
)
