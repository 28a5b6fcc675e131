"""Sentences about what people spend."""

from desktop_seg.base.i18n import N_
from desktop_seg.rules.tree import Happened, Is, Measure, Top
from desktop_seg.segments.form import Form, Option, Slot, SlotKind
from desktop_seg.segments.forms.slot import AMOUNT, COMPARE, SHARE, WINDOW, hole

FORMS: tuple[Form, ...] = (
    Form(
        "large_receipts",
        N_("Large receipts"),
        N_("Had {compare} {times} receipts of {amount} or more, {window}."),
        Happened(
            "purchases",
            Measure.COUNT,
            hole("compare"),
            hole("times"),
            None,
            Is("amount", "at_least", hole("amount")),
            hole("window"),
        ),
        (COMPARE, Slot("times", SlotKind.COUNT, N_("How many receipts"), 1, least=1), AMOUNT, WINDOW),
        ("value",),
        ("purchases",),
    ),
    Form(
        "discount_share",
        N_("How often with a discount"),
        N_("At least {share} of their receipts had a discount, {window}."),
        Happened(
            "purchases",
            Measure.SHARE,
            "at_least",
            hole("share"),
            None,
            None,
            hole("window"),
            Is("discount", "over", 0),
        ),
        (SHARE, WINDOW),
        ("value", "values"),
        ("purchases",),
    ),
    Form(
        "top",
        N_("The top of everyone"),
        N_("Belong to the top {share} by {field}."),
        Top(hole("field"), hole("share")),
        (
            Slot("share", SlotKind.SHARE, N_("Share"), 0.1),
            Slot(
                "field",
                SlotKind.OPTION,
                N_("By what"),
                "monetary_365",
                (
                    Option("monetary_365", N_("money in the last year")),
                    Option("monetary", N_("money in all")),
                    Option("frequency_365", N_("visits in the last year")),
                    Option("frequency", N_("visits in all")),
                    Option("average_order_365", N_("average receipt in the last year")),
                ),
            ),
        ),
        ("value",),
        ("purchases",),
    ),
)
