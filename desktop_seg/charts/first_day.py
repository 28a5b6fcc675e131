"""Who comes on the first day of a promotion?

In: analysis/first_day.py. Out: paired bars of those who came and those their own rate would bring, and a table.
"""

from typing import TYPE_CHECKING

from desktop_seg.analysis.first_day import FirstDay, FirstDays
from desktop_seg.base import counted
from desktop_seg.base.i18n import N_, _, format_date, format_number, ngettext
from desktop_seg.charts import bars
from desktop_seg.charts.bars import Bar
from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme
from desktop_seg.model.period import to_date

if TYPE_CHECKING:
    from matplotlib.figure import Figure

QUESTION = N_("Who comes on the first day of a promotion?")


def draw(figure: "Figure", data: FirstDays, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw how many customers came on each first day, beside how many their own rate would bring."""
    text = ChartText(_(QUESTION), takeaway(data), takeaway(data))
    return bars.draw(figure, theme, text, _bars(data), with_title)


def takeaway(data: FirstDays) -> str:
    """Return how many times as many came as on any day, over all promotions."""
    came = sum(each.came for each in data.promotions)
    expected = sum(each.expected for each in data.promotions)
    if not data.promotions:
        return _("There are no promotions with sales on their days yet: type them in under Settings.")
    if not expected:
        return _("Nobody was a customer before these promotions.")
    text = ngettext(
        "On the first day of your promotion {customers} came; their own rhythm would have brought {expected} ({times} "
        "times as many).",
        "On the first days of your {n} promotions {customers} came; their own rhythm would have brought {expected} "
        "({times} times as many).",
        len(data.promotions),
    )
    return text.format(
        n=format_number(len(data.promotions)),
        customers=counted.customers(came),
        expected=format_number(expected),
        times=format_number(came / expected, 1),
    )


def table(data: FirstDays) -> ChartTable:
    """Return every promotion as a table."""
    rows = tuple(
        (
            each.name,
            format_date(to_date(each.day)),
            format_number(each.came),
            format_number(each.expected, 1),
            format_number(each.customers),
        )
        for each in data.promotions
    )
    headings = (_("Promotion"), _("First day"), _("Came"), _("By their own rhythm"), _("Customers by then"))
    return ChartTable(headings, rows, (False, True, True, True, True))


def _bars(data: FirstDays) -> list[Bar]:
    return [_bar(each) for each in reversed(data.promotions)]


def _bar(each: FirstDay) -> Bar:
    usual = _("{n} by their own rhythm").format(n=format_number(each.expected, 1))
    return Bar(each.name, each.came, format_number(each.came), each.expected, usual)
