"""Ready-made segments by where people live (T46).

Source: resources/help/definitions.md#place.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.model.field import Choice
from desktop_seg.rules.tree import All, AnyOf, Is, Param, Rule
from desktop_seg.segments.need import Need
from desktop_seg.segments.segment import Advice, Parameter, Segment, SortKey, Unit

_FROM = Parameter(
    "address",
    N_("Measured from"),
    "distance_km",
    Unit.CHOICE,
    choices=(Choice("distance_km", N_("home")), Choice("work_distance_km", N_("work"))),
)


def _where(key: str, texts: tuple[str, str], rule: Rule, needs: tuple[Need, ...], advice: Advice) -> Segment:
    """Return a segment without parameters of its own; texts: its title and who is in it."""
    title, sentence = texts
    return Segment(
        key=f"lives_{key}",
        title=title,
        question=N_("Where do they live?"),
        sentence=sentence,
        rule=rule,
        needs=needs,
        advice=advice,
        measure=N_("How many of them come or order in the next 60 days?"),
        family="place",
        order=(SortKey("monetary_365"), SortKey("last_day")),
    )


def _distance(key: str, texts: tuple[str, str], rule: Rule, kilometres: tuple[Parameter, ...], do: str) -> Segment:
    """Return a segment by distance; texts: its title and who is in it."""
    title, sentence = texts
    return Segment(
        key=f"lives_{key}",
        title=title,
        question=N_("Where do they live?"),
        sentence=sentence,
        rule=rule,
        parameters=(*kilometres, _FROM),
        needs=(Need.POSTCODES, Need.SHOP_POSTCODE),
        advice=Advice(do, N_("Before the next event in the shop."), N_("Nothing they would have to drive far for.")),
        measure=N_("How many of them come or order in the next 60 days?"),
        family="place",
        order=(SortKey("monetary_365"), SortKey("last_day")),
    )


_NEAR = Parameter("near", N_("Near: at most kilometres"), 5, Unit.KILOMETRES, 0.1, 1000)
_FAR = Parameter("far", N_("Far: more than kilometres"), 15, Unit.KILOMETRES, 0.1, 10_000)
_AWAY = Param("address")

SEGMENTS = (
    _distance(
        "near",
        (N_("Lives near"), N_("People who are at most {near} kilometres from the shop, measured from {address}.")),
        Is(_AWAY, "at_most", Param("near")),
        (_NEAR,),
        N_("Invite them: open evenings, workshops, a reason to walk in."),
    ),
    _distance(
        "around",
        (
            N_("Lives around"),
            N_("People who are more than {near} and at most {far} kilometres from the shop, measured from {address}."),
        ),
        All(Is(_AWAY, "over", Param("near")), Is(_AWAY, "at_most", Param("far"))),
        (_NEAR, _FAR),
        N_("Give them a reason for the drive: what they find only here."),
    ),
    _distance(
        "far",
        (N_("Lives far"), N_("People who are more than {far} kilometres from the shop, measured from {address}.")),
        Is(_AWAY, "over", Param("far")),
        (_FAR,),
        N_("Offer to deliver, and show the web shop."),
    ),
    _where(
        "abroad",
        (N_("Lives abroad"), N_("People whose country is not that of the shop.")),
        Is("is_abroad", "yes"),
        (Need.COUNTRIES,),
        Advice(
            N_("Say what postage costs and how long it takes, in their language."),
            N_("In time before their own holidays."),
            N_("No invitations to the shop."),
        ),
    ),
    _where(
        "in_town",
        (N_("Lives in a town"), N_("People who live in a place of 20,000 inhabitants or more.")),
        Is("is_urban", "yes"),
        (Need.POSTCODES,),
        Advice(
            N_("Offer what fits small rooms and short ways."), N_("With each season."), N_("Nothing bulky to carry.")
        ),
    ),
    _where(
        "in_the_country",
        (N_("Lives in the country"), N_("People who live in a place of fewer than 20,000 inhabitants.")),
        Is("is_urban", "no"),
        (Need.POSTCODES,),
        Advice(
            N_("Bring several errands together for them, or deliver on a fixed day."),
            N_("Before weekends."),
            N_("No offers for one afternoon."),
        ),
    ),
    _where(
        "in_warm_climate",
        (N_("Lives where winters are mild"), N_("People who live in a mild or a subtropical climate.")),
        AnyOf(Is("climate", "is", "oceanic"), Is("climate", "is", "subtropical")),
        (Need.POSTCODES,),
        Advice(N_("Begin the season early."), N_("At the first mild days."), N_("No talk of frost.")),
    ),
    _where(
        "in_cold_climate",
        (N_("Lives where winters are cold"), N_("People who live in a climate with cold winters.")),
        Is("climate", "is", "continental"),
        (Need.POSTCODES,),
        Advice(N_("Offer what protects from frost."), N_("In autumn."), N_("No spring sale before the last frost.")),
    ),
)
