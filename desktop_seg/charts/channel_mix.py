"""Where do people buy? Shares of the channels, beside those of the year before.

In: analysis/mix.py. Out: paired bars, and the same as a table.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_seg.analysis.mix import ChannelShare
from desktop_seg.base.i18n import N_, _, format_number, format_share
from desktop_seg.charts import bars
from desktop_seg.charts.bars import Bar
from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme

if TYPE_CHECKING:
    from matplotlib.figure import Figure

QUESTION = N_("Where do people buy?")


def draw(figure: "Figure", data: Sequence[ChannelShare], theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw the share of each channel."""
    text = ChartText(_(QUESTION), takeaway(data), takeaway(data))
    return bars.draw(figure, theme, text, _bars(data), with_title)


def takeaway(data: Sequence[ChannelShare]) -> str:
    """Return the largest channel and how it has changed."""
    if not data:
        return _("There are no sales in the last year.")
    first = data[0]
    if first.share_before is None:
        return _("{channel} brings {share} of the sales of the last year.").format(
            channel=_words(first.channel), share=format_share(first.share)
        )
    return _("{channel} brings {share} of the sales of the last year; the year before it was {before}.").format(
        channel=_words(first.channel), share=format_share(first.share), before=format_share(first.share_before)
    )


def table(data: Sequence[ChannelShare]) -> ChartTable:
    """Return the channels as a table."""
    rows = tuple(
        (
            _words(each.channel),
            format_share(each.share),
            format_share(each.share_before),
            format_number(each.buyers),
        )
        for each in data
    )
    headings = (_("Channel"), _("Share of sales"), _("The year before"), _("Customers"))
    return ChartTable(headings, rows, (False, True, True, True))


def _bars(data: Sequence[ChannelShare]) -> list[Bar]:
    return [
        Bar(
            _words(each.channel),
            max(each.share, 0.0),
            format_share(each.share),
            None if each.share_before is None else max(each.share_before, 0.0),
            _("the year before {share}").format(share=format_share(each.share_before)),
        )
        for each in data
    ]


def _words(channel: str) -> str:
    words = {"shop": _("Shop"), "web": _("Web shop"), "phone": _("Phone"), "market": _("Market")}
    return words.get(channel, channel or _("Not known"))
