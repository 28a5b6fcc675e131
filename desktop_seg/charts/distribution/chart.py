"""The chart of a distribution: title, verdict, picture and table."""

from typing import TYPE_CHECKING

from desktop_seg.analysis.distribution import Distribution
from desktop_seg.analysis.value_words import plain_number, value_words
from desktop_seg.analysis.verdict import effect_words, verdict
from desktop_seg.base.i18n import _, format_number, format_share, ngettext
from desktop_seg.charts import frame
from desktop_seg.charts.distribution.bar_list import bar_list, bar_words
from desktop_seg.charts.distribution.histogram import histogram
from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme
from desktop_seg.model.field import Field, Kind

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def draw(figure: "Figure", data: Distribution, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw the bars. What is not known is in the takeaway, not in the picture."""
    text = ChartText(question(data.field), takeaway(data), _description(data))
    if not data.known:
        return frame.say(figure, theme, text, with_title, verdict(data))
    axes = frame.begin(figure, theme, text, with_title)
    if data.bins:
        histogram(axes, data, theme)
    else:
        bar_list(axes, data, theme)
    return text


def question(field: Field) -> str:
    """Return the title of the chart of a field."""
    return _("How is “{field}” spread?").format(field=_(field.title))


def takeaway(data: Distribution) -> str:
    """Return the verdict, and whether spending differs."""
    effect = effect_words(data)
    return _("{verdict} {effect}").format(verdict=verdict(data), effect=effect) if effect else verdict(data)


def table(data: Distribution) -> ChartTable:
    """Return bars with their people, and how many are not known in the last row."""
    rows = [(_("0 or less"), data.at_most_zero)] if data.at_most_zero else []
    rows += [(_bin_words(bin_.first, bin_.before, data), bin_.count) for bin_ in data.bins]
    rows += [(bar_words(bar, data), bar.count) for bar in data.bars]
    if data.unknown:
        rows.append((_("not known"), data.unknown))
    return ChartTable(
        headings=(_(data.field.title), _("People"), _("Share")),
        rows=tuple((words, format_number(count), format_share(count / data.people, 1)) for words, count in rows),
        numbers=(False, True, True),
    )


def _description(data: Distribution) -> str:
    n = data.people
    people = ngettext("Bars for {n} person.", "Bars for {n} people.", n).format(n=format_number(n))
    return _("{people} {takeaway}").format(people=people, takeaway=takeaway(data))


def _bin_words(first: float, before: float, data: Distribution) -> str:
    counts_up = data.is_whole or data.field.kind is Kind.DATE
    if counts_up and before - first == 1:
        return value_words(first, data.field, data.currency)
    last = value_words(before - 1 if counts_up else before, data.field, data.currency)
    if counts_up:
        # The unit is said once: "10 to 14 years".
        start = plain_number(first) if data.is_whole else value_words(first, data.field, data.currency)
        return _("{first} to {last}").format(first=start, last=last)
    return _("from {first}, below {last}").format(first=value_words(first, data.field, data.currency), last=last)
