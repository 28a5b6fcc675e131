"""Holes and conditions that several sentences share."""

from typing import Any

from desktop_seg.base.i18n import N_
from desktop_seg.rules.tree import Is, Param, Rows, Span, Window
from desktop_seg.segments.form import Option, Slot, SlotKind


def hole(name: str) -> Any:
    """Return the place of an answer in a rule; what stands there fits only once it is filled."""
    return Param(name)


YEAR = Window(length=Span(12, "months"))

COMPARE = Slot(
    "compare",
    SlotKind.OPTION,
    N_("How often"),
    "at_least",
    (Option("at_least", N_("at least")), Option("at_most", N_("at most")), Option("equals", N_("exactly"))),
)
WINDOW = Slot("window", SlotKind.WINDOW, N_("When"), YEAR)
EVER = Slot("window", SlotKind.WINDOW, N_("When"), Window())
TIMES = Slot("times", SlotKind.COUNT, N_("How many times"), 2, least=1)
AMOUNT = Slot("amount", SlotKind.MONEY, N_("Amount"), 5000)
SHARE = Slot("share", SlotKind.SHARE, N_("Share"), 0.5)
SPAN = Slot("span", SlotKind.SPAN, N_("How long"), Span(60))

_GOODS = (
    Option("category", N_("the category")),
    Option("subcategory", N_("the subcategory")),
    Option("brand", N_("the brand")),
    Option("product", N_("the article")),
)


def what_slot(name: str = "what", title: str = N_("What kind of goods")) -> Slot:
    return Slot(name, SlotKind.OPTION, title, "category", _GOODS)


def goods_slot(name: str = "goods", of_field: str = "{what}", title: str = N_("Which goods")) -> Slot:
    return Slot(name, SlotKind.WORDS, title, (), rows="lines", of_field=of_field)


DID = Slot(
    "did",
    SlotKind.OPTION,
    N_("Did or did not"),
    False,
    (Option(True, N_("did buy")), Option(False, N_("did not buy"))),
)

ARE_GOODS = Is(hole("what"), "one_of", hole("goods"))
ARE_OTHER_GOODS = Is(hole("other_what"), "one_of", hole("other_goods"))
WAS_BOUGHT = Is("quantity", "over", 0)
KINDS = Slot("kinds", SlotKind.WORDS, N_("What they did"), (), rows="events", of_field="kind")
IS_KIND = Is("kind", "one_of", hole("kinds"))
VISITS = Rows("purchases")
