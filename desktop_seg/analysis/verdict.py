"""What a distribution says, in a sentence or two: of use or not, the middle value, whether spending differs.

In: Distribution. Out: sentences in the owner's language. Used by: the distribution chart, the segment wizard.
"""

from desktop_seg.analysis.distribution import Distribution, Fitness
from desktop_seg.analysis.value_words import value_words, word_title
from desktop_seg.base.i18n import _, format_money, format_share
from desktop_seg.model.field import Kind

_HALF = 0.5  # held by half of those known, a number says more than the middle one


def verdict(of: Distribution) -> str:
    """Return one sentence: why the field does not suit, or what is in its middle."""
    match of.fitness:
        case Fitness.NOBODY:
            return _("There is nobody here yet.")
        case Fitness.EMPTY:
            if of.field.source == "customer":
                return _("Not known for anyone: a column with it would fill this.")
            return _("Not known for anyone: there are too few purchases.")
        case Fitness.MOSTLY_UNKNOWN:
            return _("Not suited: {share} unknown.").format(share=format_share(of.unknown_share))
        case Fitness.ONE_VALUE:
            return _one_value(of)
        case Fitness.ALL_DIFFERENT:
            return _("Not suited: nearly everyone has another value.")
    return _middle(of) if of.bins else _most_frequent(of)


def effect_words(of: Distribution) -> str:
    """Return whether spending in the last year differs with the field; "" where the field suits nothing anyway."""
    if of.effect is None or of.fitness is not Fitness.GOOD:
        return ""
    if not of.effect.is_clear:
        return _("Spending hardly differs with it.")
    template = (
        _("People with “{group}” spent {more} each in the last year, the others {less}.")
        if isinstance(of.effect.group, str)
        else _("People above {group} spent {more} each in the last year, the others {less}.")
    )
    if of.field.kind is Kind.DATE:
        template = _("People after {group} spent {more} each in the last year, the others {less}.")
    return template.format(
        group=_words(of.effect.group, of),
        more=format_money(of.effect.group_cents, of.currency),
        less=format_money(of.effect.others_cents, of.currency),
    )


def _one_value(of: Distribution) -> str:
    if of.largest_share == 1:
        return _("Not suited: everyone known has the same value, {value}.").format(value=_value(of))
    template = (
        _("Not suited: one value, {value}, holds {share} of those known.")
        if of.unknown
        else _("Not suited: one value, {value}, holds {share}.")
    )
    return template.format(value=_value(of), share=format_share(of.largest_share))


def _middle(of: Distribution) -> str:
    if of.median is None:
        return ""
    if of.largest_share >= _HALF:
        return _most_frequent(of)
    known, median = format_share(1 - of.unknown_share), value_words(of.median, of.field, of.currency)
    if of.field.kind is Kind.DATE:
        return (
            _("Half of them: until {median}. Known for {known}.").format(median=median, known=known)
            if of.unknown
            else _("Half of them: until {median}.").format(median=median)
        )
    return (
        _("Half of them: {median} or less. Known for {known}.").format(median=median, known=known)
        if of.unknown
        else _("Half of them: {median} or less.").format(median=median)
    )


def _most_frequent(of: Distribution) -> str:
    known = format_share(1 - of.unknown_share)
    share = format_share(of.largest_share * of.known / of.people)  # of all, as the bars have it
    if of.bins:
        template = _("{share} have {value}. Known for {known}.") if of.unknown else _("{share} have {value}.")
        return template.format(share=share, value=_value(of), known=known)
    if of.unknown:
        return _("Most frequent is {value} with {share}. Known for {known}.").format(
            value=_value(of), share=share, known=known
        )
    return _("Most frequent is {value} with {share}.").format(value=_value(of), share=share)


def _value(of: Distribution) -> str:
    return "" if of.most_frequent is None else _words(of.most_frequent, of)


def _words(value: str | float, of: Distribution) -> str:
    return word_title(value, of.field) if isinstance(value, str) else value_words(value, of.field, of.currency)
