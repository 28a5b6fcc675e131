"""Sentences about what people said and what went wrong: answers, complaints, returns, invoices; and other segments."""

from desktop_seg.base.i18n import N_
from desktop_seg.rules.tree import All, Happened, InSegment, Is, Measure
from desktop_seg.segments.form import Form, Slot, SlotKind
from desktop_seg.segments.forms.slot import COMPARE, WINDOW, hole

_ONCE = Slot("times", SlotKind.COUNT, N_("How many times"), 1)

FORMS: tuple[Form, ...] = (
    Form(
        "answered",
        N_("Gave a certain answer"),
        N_("Answered {questions} with {answers}."),
        Happened(
            "answers",
            Measure.COUNT,
            "at_least",
            1,
            None,
            All(Is("question", "one_of", hole("questions")), Is("answer", "one_of", hole("answers"))),
        ),
        (
            Slot("questions", SlotKind.WORDS, N_("Which questions"), (), rows="answers", of_field="question"),
            Slot("answers", SlotKind.WORDS, N_("Which answers"), (), rows="answers", of_field="answer"),
        ),
        ("values", "relation", "goals", "person"),
        ("answers",),
    ),
    Form(
        "complained",
        N_("Complained"),
        N_("Complained {compare} {times} times, {window}."),
        Happened("complaints", Measure.COUNT, hole("compare"), hole("times"), None, None, hole("window")),
        (COMPARE, _ONCE, WINDOW),
        ("relation",),
        ("complaints",),
    ),
    Form(
        "complained_about",
        N_("Complained about something certain"),
        N_("Complained {compare} {times} times, {window}, about {kinds}."),
        Happened(
            "complaints",
            Measure.COUNT,
            hole("compare"),
            hole("times"),
            None,
            Is("kind", "one_of", hole("kinds")),
            hole("window"),
        ),
        (
            COMPARE,
            _ONCE,
            WINDOW,
            Slot("kinds", SlotKind.WORDS, N_("About what"), (), rows="complaints", of_field="kind"),
        ),
        ("relation",),
        ("complaints",),
    ),
    Form(
        "brought_back",
        N_("Brought something back"),
        N_("Brought something back on {compare} {times} days, {window}."),
        Happened("returns", Measure.DISTINCT, hole("compare"), hole("times"), "day", None, hole("window")),
        (COMPARE, _ONCE, WINDOW),
        ("relation", "goods", "terms"),
        ("returns",),
    ),
    Form(
        "paid_late",
        N_("Paid late"),
        N_("Paid {compare} {times} invoices late or not yet, {window}."),
        Happened("invoices", Measure.COUNT, hole("compare"), hole("times"), None, Is("is_late", "yes"), hole("window")),
        (COMPARE, _ONCE, WINDOW),
        ("terms",),
        ("invoices",),
    ),
    Form(
        "in_segment",
        N_("In another segment"),
        N_("Belong to the segment {segment}."),
        InSegment(hole("segment")),
        (Slot("segment", SlotKind.SEGMENT, N_("Which segment")),),
        ("relation", "life_cycle"),
    ),
)
