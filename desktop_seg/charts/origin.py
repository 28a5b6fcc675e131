"""Where did the best customers come from? How they began, beside how everyone began.

In: analysis/origin.py. Out: paired bars, and the same as a table.
"""

from typing import TYPE_CHECKING

from desktop_seg.analysis.origin import Beginning, Origin
from desktop_seg.analysis.value_words import word_title
from desktop_seg.base.i18n import N_, _, format_number, format_share
from desktop_seg.charts import bars
from desktop_seg.charts.bars import Bar
from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme
from desktop_seg.segments.need import NEEDS, Need
from desktop_seg.segments.row_source import SOURCES

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_CHANNEL = SOURCES["purchases"].fields["channel"]

QUESTION = N_("Where did the best customers come from?")


def draw(figure: "Figure", data: Origin, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw the ways to begin, those first that are commoner among the best."""
    text = ChartText(_(QUESTION), takeaway(data), takeaway(data))
    return bars.draw(figure, theme, text, _bars(data), with_title)


def takeaway(data: Origin) -> str:
    """Return the way to begin that sets the best apart most, and how many of them began with a coupon."""
    if not data.best:
        return _("Nobody has bought in the last year yet.")
    if not data.beginnings:
        return NEEDS[Need.DISCOUNTS].sentence()
    coupon = next((each for each in data.beginnings if each.key == "coupon"), None)
    first = data.beginnings[0]
    said = _("{share} of your best customers began like this, {everyone} of all: {what}.").format(
        share=format_share(first.share), everyone=format_share(first.share_everyone), what=_words(first)
    )
    if coupon is None or coupon is first:
        return said
    return _("{said} With a coupon or a discount began {share} of the best and {everyone} of all.").format(
        said=said, share=format_share(coupon.share), everyone=format_share(coupon.share_everyone)
    )


def table(data: Origin) -> ChartTable:
    """Return every way to begin as a table."""
    rows = tuple(
        (_words(each), format_number(each.people), format_share(each.share), format_share(each.share_everyone))
        for each in data.beginnings
    )
    headings = (_("Began"), _("Best customers"), _("Share of the best"), _("Share of everyone"))
    return ChartTable(headings, rows, (False, True, True, True))


def _bars(data: Origin) -> list[Bar]:
    return [
        Bar(
            _words(each),
            each.share,
            format_share(each.share),
            each.share_everyone,
            _("everyone {share}").format(share=format_share(each.share_everyone)),
        )
        for each in data.beginnings
        if data.best
    ]


def _words(each: Beginning) -> str:
    if each.key == "coupon":
        return _("with a coupon or a discount")
    if each.key == "full_price":
        return _("at the full price")
    if each.key == "channel":
        return _("first visit: {channel}").format(channel=word_title(each.word, _CHANNEL))
    return _("came to the shop by: {source}").format(source=each.word)
