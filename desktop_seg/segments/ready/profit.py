"""Ready-made segments by what is left of a sale: profit makers, and those who often bring things back (T05, T25r).

Source: resources/help/definitions.md#profit, #returned.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.rules.tree import All, Is, Param, Top
from desktop_seg.segments.condition import BOUGHT_IN_YEAR
from desktop_seg.segments.need import Need
from desktop_seg.segments.segment import Advice, Goal, Parameter, Segment, SortKey, Unit

SEGMENTS = (
    Segment(
        key="profit_makers",
        title=N_("Profit makers"),
        question=N_("Who leaves most in the till?"),
        sentence=N_(
            "The top {share} of everyone who came in the last 12 months, by what was left of their purchases after the "
            "cost of the articles (without cost prices: less discounts and returns once more)."
        ),
        rule=Top("profit_365", Param("share"), BOUGHT_IN_YEAR),
        parameters=(Parameter("share", N_("Share of customers"), 0.20, Unit.SHARE, 0.001, 1),),
        needs=(Need.PURCHASES, Need.AMOUNTS),
        advice=Advice(
            N_("Show them what is new and good, at the full price."),
            N_("When something arrives, before others see it."),
            N_("No offers: they would only cost what these people leave."),
        ),
        measure=N_("Does what they leave stay as high in the next 90 days?"),
        goal=Goal.KEEP,
        family="value",
        order=(SortKey("profit_365"), SortKey("monetary_365")),
        note=N_("With a column for the cost price, in the sales or in the list of articles, this is the real profit."),
    ),
    Segment(
        key="often_returns",
        title=N_("Often brings things back"),
        question=N_("Who needs better advice before buying?"),
        sentence=N_(
            "People with at least {visits} visits who brought something back at least {times} times in the last 12 "
            "months, worth at least {share} of what they bought in them."
        ),
        rule=All(
            Is("frequency", "at_least", Param("visits")),
            Is("return_days_365", "at_least", Param("times")),
            Is("returned_share_365", "at_least", Param("share")),
        ),
        parameters=(
            Parameter("visits", N_("Visits, at least"), 3, Unit.VISITS, 1, 1000),
            Parameter("times", N_("Returns in the last 12 months, at least"), 2, Unit.COUNT, 1, 365),
            Parameter("share", N_("Returned share of what was bought, at least"), 0.30, Unit.SHARE, 0.01, 1),
        ),
        needs=(Need.PURCHASES, Need.AMOUNTS, Need.RETURNS),
        advice=Advice(
            N_("Ask what was wrong, and advise them better: size, quality, how to use it."),
            N_("At the next purchase, before they pay."),
            N_("No reproach, and no refusal: first find out whether the articles are at fault."),
        ),
        measure=N_("Does the share they bring back fall in the next 180 days?"),
        goal=Goal.KNOW,
        family="value",
        order=(SortKey("returned_365"), SortKey("returned_share_365")),
    ),
)
