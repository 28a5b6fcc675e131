"""Ready-made segments by terms and risk (T48): how invoices were paid, work, housing.

Never for prices. Source: resources/help/definitions.md#overdue, #education-and-work.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.rules.tree import All, AnyOf, Is, Param, Rule
from desktop_seg.segments.need import Need
from desktop_seg.segments.segment import Advice, Parameter, Segment, SortKey, Unit

_AVOID = N_(
    "Never for prices or for refusing somebody: it shows habits, not intentions, and no more than you imported."
)


def _terms(
    key: str, texts: tuple[str, str, str], rule: Rule, needs: tuple[Need, ...], numbers: tuple[Parameter, ...] = ()
) -> Segment:
    """Return a segment; texts: its title, who is in it, what to do with them."""
    title, sentence, do = texts
    return Segment(
        key=f"terms_{key}",
        title=title,
        question=N_("Which terms suit them?"),
        sentence=sentence,
        rule=rule,
        parameters=numbers,
        needs=needs,
        advice=Advice(do, N_("With the next order or invoice."), _AVOID),
        measure=N_("How many invoices are paid on time in the next 12 months?"),
        family="terms",
        order=(SortKey("monetary_365"), SortKey("last_day")),
    )


SEGMENTS = (
    _terms(
        "pays_on_time",
        (
            N_("Pays on time"),
            N_("People with an invoice that was due in the last 24 months, and none of those paid late."),
            N_("Offer them to buy on account, with a longer time to pay."),
        ),
        All(Is("invoices_24_months", "at_least", 1), Is("overdue_24_months", "equals", 0)),
        (Need.INVOICES,),
    ),
    _terms(
        "self_employed",
        (
            N_("Self-employed"),
            N_("People who work for themselves."),
            N_("Offer payment in parts and an invoice for the books."),
        ),
        Is("kind_of_work", "is", "self_employed"),
        (Need.WORK,),
    ),
    _terms(
        "rents",
        (
            N_("Rents the home"),
            N_("People who rent the home they live in."),
            N_("Show what can be moved, and what is good value."),
        ),
        Is("rents_or_owns", "is", "rents"),
        (Need.HOUSING,),
    ),
    _terms(
        "pays_late",
        (
            N_("Pays late"),
            N_(
                "People with at least {times} invoices due in the last 12 months that were paid late or not yet, or "
                "with a credit note that says to be careful."
            ),
            N_("Agree on payment in advance, or remind them before the last day; ask whether something is wrong."),
        ),
        AnyOf(Is("overdue_365", "at_least", Param("times")), Is("has_credit_warning", "yes")),
        (Need.INVOICES_OR_CREDIT,),
        (Parameter("times", N_("Paid late in the last 12 months, at least"), 2, Unit.COUNT, 1, 100),),
    ),
)
