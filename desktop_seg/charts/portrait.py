"""What is unusual about these people? Two bars for each trait: their share, and that of everyone.

In: analysis/portrait.py. Out: paired bars, sentences ("twice as often"), and the same as a table.
"""

from typing import TYPE_CHECKING

from desktop_seg.analysis.portrait import Portrait, Side, Trait
from desktop_seg.analysis.value_words import value_words, word_title
from desktop_seg.base.i18n import N_, _, format_number, format_share
from desktop_seg.charts import bars
from desktop_seg.charts.bars import Bar
from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme

if TYPE_CHECKING:
    from matplotlib.figure import Figure

QUESTION = N_("What is unusual about these people?")


def draw(figure: "Figure", data: Portrait, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw as many traits as there is room for, the strongest on top."""
    text = ChartText(_(QUESTION), takeaway(data), _description(data))
    shown = [_bar(trait, data.currency) for trait in data.traits]
    return bars.draw(figure, theme, text, shown, with_title)


def takeaway(data: Portrait) -> str:
    """Return the strongest trait as a sentence."""
    if not data.people:
        return _("There is nobody here yet.")
    if not data.traits:
        return _("Nothing sets these people clearly apart from everyone.")
    return sentence(data.traits[0], data.currency)


def sentence(trait: Trait, currency: str) -> str:
    """Return one trait as a sentence: what, how many of these people, and how that stands against everyone."""
    holes = {
        "trait": trait_words(trait, currency),
        "share": format_share(trait.share),
        "everyone": format_share(trait.share_everyone),
        "times": times_words(trait),
    }
    return _("{trait}: {share} of these people, {everyone} of everyone ({times}).").format(**holes)


def trait_words(trait: Trait, currency: str) -> str:
    """Return what a trait is: "Town: Utrecht", "Age: 57 years or more"."""
    title = _(trait.field.title)
    if trait.side is Side.WORD:
        return _("{field}: {value}").format(field=title, value=word_title(trait.word, trait.field))
    edge = value_words(trait.edge, trait.field, currency)
    if trait.field.kind == "date":
        template = _("{field}: until {value}") if trait.side is Side.LOW else _("{field}: from {value} on")
    else:
        template = _("{field}: {value} or less") if trait.side is Side.LOW else _("{field}: {value} or more")
    return template.format(field=title, value=edge)


def times_words(trait: Trait) -> str:
    """Return how many times as often as everyone: "twice as often", "1.4 times as often", "never"."""
    if not trait.share:
        return _("never among them")
    ratio = trait.share / trait.share_everyone
    if ratio >= 1:
        if round(ratio, 1) == 2:
            return _("twice as often")
        return _("{n} times as often").format(n=format_number(ratio, 0 if ratio >= 10 else 1))
    if round(ratio, 1) == 0.5:
        return _("half as often")
    return _("{share} as often").format(share=format_share(ratio))


def table(data: Portrait) -> ChartTable:
    """Return all traits as a table."""
    rows = tuple(
        (
            trait_words(each, data.currency),
            format_number(each.count),
            format_share(each.share),
            format_share(each.share_everyone),
            times_words(each),
        )
        for each in data.traits
    )
    headings = (_("What"), _("People"), _("Share of these"), _("Share of everyone"), _("In words"))
    return ChartTable(headings, rows, (False, True, True, True, False))


def _description(data: Portrait) -> str:
    if not data.traits:
        return takeaway(data)
    return " ".join(sentence(each, data.currency) for each in data.traits)


def _bar(trait: Trait, currency: str) -> Bar:
    everyone = format_share(trait.share_everyone)
    return Bar(
        trait_words(trait, currency),
        trait.share,
        format_share(trait.share),
        trait.share_everyone,
        _("everyone {share}").format(share=everyone),
    )
