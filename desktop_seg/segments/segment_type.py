"""The ways to think of people that the segment wizard begins with, in the owner's words.

A type offers fields (by their groups) and sentences about behaviour (segments/form.py, by their types). A test sees to
it that every group of fields belongs to a type.
"""

from dataclasses import dataclass

from desktop_seg.base.i18n import N_


@dataclass(frozen=True, slots=True)
class SegmentType:
    """One way to think of people.

    title, hint: marked with N_. groups: of the fields it offers; none means all. is_behaviour: what people do comes
    first, what is known of them second.
    """

    key: str
    title: str
    hint: str
    groups: tuple[str, ...]
    is_behaviour: bool = False


TYPES = (
    SegmentType("goods", N_("What they buy"), N_("Categories, brands, articles; this but not that."), ("goods",), True),
    SegmentType(
        "rhythm",
        N_("When and how often they come"),
        N_("Last visit, rhythm, seasons, weekdays, sale days."),
        ("rhythm", "occasion", "season", "sale_day"),
    ),
    SegmentType(
        "value",
        N_("What they are worth"),
        N_("Spending, receipts, discounts, rank."),
        ("purchases", "standing", "discount", "profit"),
    ),
    SegmentType(
        "life_cycle", N_("Where they stand"), N_("New, regular, stopped, back again; class."), ("life_cycle", "rfm")
    ),
    SegmentType(
        "person", N_("Who they are"), N_("Age, gender, household, work, income."), ("person", "identity", "demography")
    ),
    SegmentType("place", N_("Where they live"), N_("Town, postcode, distance, country."), ("place",)),
    SegmentType(
        "values", N_("Interests and values"), N_("What they say in forms, and what their goods tell."), ("values",)
    ),
    SegmentType(
        "engagement",
        N_("How they take part"),
        N_("Newsletter, visits to the web site, forms."),
        ("engagement", "online", "mail", "survey"),
        True,
    ),
    SegmentType(
        "goals",
        N_("What they signed up for"),
        N_("Workshops, trials, contests, subscriptions."),
        ("goals", "goal"),
        True,
    ),
    SegmentType(
        "technology", N_("How they use technology"), N_("Web or shop, device, way to pay."), ("technology", "digital")
    ),
    SegmentType(
        "relation",
        N_("Your relation"),
        N_("Since when, how they came, consent, complaints, returns."),
        ("relation", "consent", "complaint", "trouble"),
    ),
    SegmentType("terms", N_("Terms and payment"), N_("Invoices, overdue payments, credit."), ("terms", "credit")),
    SegmentType("own", N_("Your own columns"), N_("What else you imported."), ("own",)),
    SegmentType(
        "special", N_("Special data"), N_("⚠ Only with the explicit consent of each person; see why."), ("special",)
    ),
    SegmentType("mix", N_("Several of these together"), N_("All fields and sentences in one list."), ()),
)

MIX = TYPES[-1].key

_FAMILIES = {
    "newsletter": "engagement",
    "online": "engagement",
    "own": "own",
    "price": "value",
    "rfm": "life_cycle",
    "season": "rhythm",
}
"""Families of ready-made segments that are called otherwise than their type."""


def type_of_family(family: str) -> SegmentType:
    """Return the type to which a family of segments belongs. Raises StopIteration for one that has none."""
    wanted = _FAMILIES.get(family, family)
    return next(each for each in TYPES if each.key == wanted)
