"""Ready-made segments by what people care about (T45): as they said in a survey, else by what they buy.

Source: resources/help/definitions.md#values.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.rules.tree import All, AnyOf, Happened, Is, Measure, Param, Rule, Span, Window
from desktop_seg.segments.need import Need
from desktop_seg.segments.segment import Advice, Parameter, Segment, SortKey, Unit

_SHARE = (Parameter("share", N_("Without an answer: spent on such articles, at least"), 0.3, Unit.SHARE, 0.01, 1),)


# A sale that was given back whole brought nothing: its lines are no spending.
_KEPT = Is("came_to_nothing", "no")


def _bought(key: str) -> Rule:
    """Return: so large a share of the last year's spending went to articles with a label that says so."""
    return Happened(
        "charges",
        Measure.SHARE,
        "at_least",
        Param("share"),
        field="line_amount",
        where=_KEPT,
        window=Window(length=Span(365)),
        part=Is(f"stands_for_{key}", "yes"),
    )


def _cares(key: str, title: str, sentence: str, advice: Advice) -> Segment:
    return Segment(
        key=f"cares_{key}",
        title=title,
        question=N_("What do they care about?"),
        sentence=sentence,
        rule=AnyOf(Is(f"value_{key}", "yes"), All(Is(f"value_{key}", "unknown"), _bought(key))),
        parameters=_SHARE,
        needs=(Need.VALUES_OR_TAGS,),
        advice=advice,
        measure=N_("Do more of them buy in the next 60 days than with the usual text?"),
        family="values",
        order=(SortKey("monetary_365"), SortKey("last_day")),
    )


SEGMENTS = (
    _cares(
        "sustainable",
        N_("Cares about sustainability"),
        N_(
            "People who said that sustainability matters to them; and of those who said nothing, who spent at least "
            "{share} of the last 12 months on articles labelled so."
        ),
        Advice(
            N_("Say where things come from and what you do for the environment."),
            N_("When something greener is new."),
            N_("No claims you cannot prove."),
        ),
    ),
    _cares(
        "quality",
        N_("Cares about quality"),
        N_(
            "People who said that quality matters to them; and of those who said nothing, who spent at least {share} "
            "of the last 12 months on articles labelled so."
        ),
        Advice(N_("Tell how it is made and how long it lasts."), N_("With each season."), N_("No price cuts.")),
    ),
    _cares(
        "price",
        N_("Cares about the price"),
        N_(
            "People who said that the price matters to them; and of those who said nothing, who spent at least "
            "{share} of the last 12 months on articles labelled so."
        ),
        Advice(
            N_("Show what they get for their money."), N_("At the beginning of a sale."), N_("No exclusive offers.")
        ),
    ),
    _cares(
        "adventurous",
        N_("Looks for new things"),
        N_(
            "People who said that they like new ideas; and of those who said nothing, who spent at least {share} of "
            "the last 12 months on articles labelled so."
        ),
        Advice(N_("Show new arrivals to them first."), N_("In the week they come in."), N_("No “as always”.")),
    ),
    _cares(
        "health",
        N_("Cares about health and organic goods"),
        N_(
            "People who said that health or organic goods matter to them; and of those who said nothing, who spent at "
            "least {share} of the last 12 months on articles labelled so."
        ),
        Advice(N_("Name what is natural and organic."), N_("Any time."), N_("No promises about health.")),
    ),
    Segment(
        key="cares_other",
        title=N_("Cares about something else"),
        question=N_("What do they care about?"),
        sentence=N_("People who gave another answer when asked what matters to them or why they buy."),
        rule=Is("value_other", "yes"),
        needs=(Need.VALUES,),
        advice=Advice(
            N_("Read their answers, and make a segment of your own for each reason that comes up often."),
            N_("After every survey."),
            N_("No guessing at what they meant."),
        ),
        measure=N_("How many of their reasons does a mailing of yours answer?"),
        family="values",
        order=(SortKey("monetary_365"), SortKey("last_day")),
    ),
)
