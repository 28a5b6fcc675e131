"""Sentences about when, how often and how people buy."""

from desktop_seg.base.i18n import N_
from desktop_seg.rules.tree import End, Happened, Is, Measure, Occurrence, Regularly, Restarted, Span, Stopped, Window
from desktop_seg.segments.form import Form, Option, Slot, SlotKind
from desktop_seg.segments.forms.slot import COMPARE, TIMES, VISITS, WINDOW, hole

FORMS: tuple[Form, ...] = (
    Form(
        "visits",
        N_("Came so many times"),
        N_("Bought something on {compare} {times} days, {window}."),
        Happened("purchases", Measure.DISTINCT, hole("compare"), hole("times"), "day", None, hole("window")),
        (COMPARE, TIMES, WINDOW),
        ("rhythm", "value", "life_cycle"),
        ("purchases",),
    ),
    Form(
        "regularly",
        N_("Came regularly"),
        N_("Bought at least {times} times in each of {in_periods} of the last {of_periods} {period}."),
        Regularly(VISITS, hole("period"), hole("of_periods"), hole("in_periods"), hole("times")),
        (
            Slot("times", SlotKind.COUNT, N_("How many times in each"), 1, least=1),
            Slot("in_periods", SlotKind.COUNT, N_("In how many of them"), 3, least=1, most=100),
            Slot("of_periods", SlotKind.COUNT, N_("How many of them"), 4, least=1, most=100),
            Slot(
                "period",
                SlotKind.OPTION,
                N_("Length of each"),
                Span(3, "months"),
                (
                    Option(Span(1, "weeks"), N_("weeks")),
                    Option(Span(1, "months"), N_("months")),
                    Option(Span(3, "months"), N_("quarters")),
                    Option(Span(1, "years"), N_("years")),
                ),
            ),
        ),
        ("rhythm", "life_cycle", "relation"),
        ("purchases",),
    ),
    Form(
        "stopped",
        N_("Came before, and stopped"),
        N_("Bought at least {times} times before, but nothing in the last {span}."),
        Stopped(VISITS, hole("span"), hole("times")),
        (TIMES, Slot("span", SlotKind.SPAN, N_("How long"), Span(6, "months"))),
        ("rhythm", "life_cycle", "relation"),
        ("purchases",),
    ),
    Form(
        "restarted",
        N_("Came again after a pause"),
        N_("Came again, {window}, after a pause of at least {span}."),
        Restarted(VISITS, hole("span"), hole("window")),
        (
            Slot("window", SlotKind.WINDOW, N_("When"), Window(length=Span(3, "months"))),
            Slot("span", SlotKind.SPAN, N_("How long a pause"), Span(6, "months")),
        ),
        ("rhythm", "life_cycle"),
        ("purchases",),
    ),
    Form(
        "first_or_last",
        N_("What the first or last purchase was like"),
        N_("The {end} purchase was {how}."),
        Occurrence(hole("end"), VISITS, hole("how")),
        (
            Slot(
                "end",
                SlotKind.OPTION,
                N_("Which purchase"),
                End.FIRST,
                (Option(End.FIRST, N_("first")), Option(End.LAST, N_("last"))),
            ),
            Slot(
                "how",
                SlotKind.OPTION,
                N_("What it was like"),
                Is("coupon_code", "known"),
                (
                    Option(Is("coupon_code", "known"), N_("with a coupon")),
                    Option(Is("discount", "over", 0), N_("with a discount")),
                    Option(Is("discount", "equals", 0), N_("at the full price")),
                    Option(Is("channel", "is", "web"), N_("in the web shop")),
                    Option(Is("channel", "is", "shop"), N_("in the shop")),
                    Option(Is("channel", "is", "market"), N_("at the market")),
                ),
            ),
        ),
        ("life_cycle", "rhythm", "relation"),
        ("purchases",),
    ),
    Form(
        "receipt_words",
        N_("When, where and how they pay"),
        N_("Bought with {what} {words} on {compare} {times} days, {window}."),
        Happened(
            "purchases",
            Measure.DISTINCT,
            hole("compare"),
            hole("times"),
            "day",
            Is(hole("what"), "one_of", hole("words")),
            hole("window"),
        ),
        (
            Slot(
                "what",
                SlotKind.OPTION,
                N_("What about the receipt"),
                "channel",
                (
                    Option("channel", N_("the channel")),
                    Option("weekday", N_("the weekday")),
                    Option("payment_method", N_("the payment")),
                    Option("till", N_("the till or shop")),
                    Option("coupon_code", N_("the coupon")),
                ),
            ),
            Slot("words", SlotKind.WORDS, N_("Which of them"), (), rows="purchases", of_field="{what}"),
            COMPARE,
            TIMES,
            WINDOW,
        ),
        ("rhythm", "technology", "terms"),
        ("purchases",),
    ),
)
