"""What may I expect in the next three months, of the customers I know?

In: analysis/forecast.py. Out: bars of how surely people are customers still, the totals in words and as a table. Where
nothing is forecast the words say why, and the table holds who is later than usual instead.
"""

from typing import TYPE_CHECKING

from desktop_seg.analysis.back_test import PERIOD_DAYS, BackTest, Trial, Way
from desktop_seg.analysis.forecast import LEAST_AGAIN, Caution, Forecast, Group, Outlook, Refusal, Standing
from desktop_seg.analysis.return_chance import of_hundred
from desktop_seg.base.i18n import (
    N_,
    _,
    format_date,
    format_list,
    format_money_about,
    format_number,
    format_share,
    ngettext,
)
from desktop_seg.charts import bars
from desktop_seg.charts.bars import Bar
from desktop_seg.charts.frame import ChartTable, ChartText
from desktop_seg.charts.style import ChartTheme
from desktop_seg.model.period import to_date

if TYPE_CHECKING:
    from matplotlib.figure import Figure

QUESTION = N_("What may I expect in the next 3 months?")

_TITLES = {
    Standing.LIKELY: N_("Likely still customers"),
    Standing.UNCERTAIN: N_("Perhaps still customers"),
    Standing.UNLIKELY: N_("Hardly still customers"),
}


def draw(figure: "Figure", data: Forecast, theme: ChartTheme, with_title: bool = False) -> ChartText:
    """Draw how many people are customers still, beside them those who will come."""
    text = ChartText(_(QUESTION), headline(data), takeaway(data))
    return bars.draw(figure, theme, text, _bars(data), with_title)


def takeaway(data: Forecast) -> str:
    """Return the totals, how they fared when they were tried on the past, and what to know before relying on them."""
    if data.outlook is None:
        return headline(data)
    said = (headline(data), _tried(data.outlook.tried), *_cautions(data.outlook))
    return " ".join(sentence for sentence in said if sentence)


def headline(data: Forecast) -> str:
    """Return the totals with their range, or why there are none."""
    if data.outlook is None:
        return " ".join(sentence for sentence in (_refusal(data), _late(data)) if sentence)
    total, spread = data.outlook.total, data.outlook.spread
    visits = _(
        "The customers you know will probably come about {visits} times in the next 3 months, somewhere between {low} "
        "and {high}; new customers come on top."
    ).format(visits=_about(total.visits), **_range(total.visits, spread.visits))
    if total.cents <= 0:
        return visits
    low, high = (format_money_about(total.cents * (1 + side), data.currency) for side in _sides(spread.cents))
    money = _("They will spend about {money}, somewhere between {low} and {high}.").format(
        money=format_money_about(total.cents, data.currency), low=low, high=high
    )
    return f"{visits} {money}"


def table(data: Forecast) -> ChartTable:
    """Return what is expected of whom, and every trial on the past; or who is later than usual."""
    if data.outlook is None:
        return _overdue(data)
    outlook = data.outlook
    headings = (
        _("Who or when"),
        _("People"),
        _("Of 100 will come"),
        _("Visits expected"),
        _("Visits made"),
        _("In the 3 months before"),
        _("Spending expected"),
    )
    rows = (
        *(_group_row(group, data) for group in outlook.groups),
        _total_row(outlook, data.currency),
        *(_trial_row(trial, outlook.tried.way, data.currency) for trial in outlook.tried.trials),
    )
    return ChartTable(headings, rows, (False, *(True for _heading in headings[1:])))


def _refusal(data: Forecast) -> str:
    if data.refusal is Refusal.NO_REPEATS:
        return _("Nobody has come a second time yet, so nothing can be said about who will.")
    if data.refusal is Refusal.FEW_REPEATS:
        return ngettext(
            "Only {n} customer came a second time; a forecast needs {least}.",
            "Only {n} customers came a second time; a forecast needs {least}.",
            data.basis.again,
        ).format(n=format_number(data.basis.again), least=LEAST_AGAIN)
    if data.refusal is Refusal.SHORT_HISTORY:
        return _("Your sales reach back {days} days; a forecast that can be tried on the past needs {need}.").format(
            days=format_number(data.basis.days), need=format_number(data.basis.need_days)
        )
    if data.refusal is Refusal.NO_LATE_SALES:
        return _("Nobody bought in the {days} days before this day: import newer sales first.").format(
            days=format_number(data.basis.quiet_days)
        )
    return _("Too few people had come a second time three months ago to try a forecast on the past.")


def _late(data: Forecast) -> str:
    if not data.overdue:
        return ""
    return _("The table lists who is later than usual instead.")


def _tried(tried: BackTest) -> str:
    """Return how the three ways fared in the past, the chosen one first."""
    off = {miss.way: format_share(miss.share) for miss in tried.misses}
    if tried.way is Way.SAME:
        return _(
            "In the past, taking the last 3 months once more came closest ({same} off on average; a forecast by how "
            "often each customer comes {model}), so that is what stands here."
        ).format(same=off[Way.SAME], model=off[Way.MODEL])
    if tried.way is Way.SEASON:
        return _(
            "Seasons as a year ago are in it. Tried on the past it was {season} off on average, without seasons "
            "{model}; taking the last 3 months once more was {same} off."
        ).format(season=off[Way.SEASON], model=off[Way.MODEL], same=off[Way.SAME])
    return _(
        "Tried on the past it was {model} off on average; taking the last 3 months once more was {same} off."
    ).format(model=off[Way.MODEL], same=off[Way.SAME])


def _cautions(outlook: Outlook) -> list[str]:
    return [_caution(caution, outlook) for caution in outlook.cautions]


def _caution(caution: Caution, outlook: Outlook) -> str:
    if caution is Caution.MIDWAY:
        return _(
            "Your file begins in the middle of the shop's history, so that old customers look new: a list of customers "
            "with the day since when they come would help."
        )
    if caution is Caution.NO_SEASONS:
        return _("Seasons are not in this forecast; that takes two years of sales.")
    if caution is Caution.HUGE_LEFT_OUT:
        return _("Left out, because they buy over ten times as much as nearly everybody else: {names}.").format(
            names=format_list([name or _("a customer without a name") for name in outlook.left_out])
        )
    return _(
        "Those who come often also spend more on a visit: amounts are drawn to the average of the shop, and less sure."
    )


def _bars(data: Forecast) -> list[Bar]:
    if data.outlook is None:
        return []
    return [_bar(group, data.has_numbers) for group in data.outlook.groups]


def _bar(group: Group, has_numbers: bool) -> Bar:
    title = _(_TITLES[group.standing])
    people = ngettext("{n} person", "{n} people", group.people).format(n=format_number(group.people))
    if not has_numbers:
        return Bar(title, group.people, people)
    will_come = _("of 100 about {n} will come").format(n=of_hundred(group.return_share)) if group.people else ""
    return Bar(title, group.people, people, group.people * group.return_share, will_come)


def _group_row(group: Group, data: Forecast) -> tuple[str, ...]:
    told = data.has_numbers and group.people > 0
    return (
        _(_TITLES[group.standing]),
        format_number(group.people),
        of_hundred(group.return_share) if told else "",
        _about(group.expected.visits) if told else "",
        "",
        "",
        _money(group.expected.cents, data.currency) if told else "",
    )


def _total_row(outlook: Outlook, currency: str) -> tuple[str, ...]:
    people = sum(group.people for group in outlook.groups)
    came = sum(group.people * group.return_share for group in outlook.groups)
    return (
        _("All, in the next 3 months"),
        format_number(people),
        of_hundred(came / people) if people else "",
        _about(outlook.total.visits),
        "",
        _about(outlook.last.visits),
        _money(outlook.total.cents, currency),
    )


def _trial_row(trial: Trial, way: Way, currency: str) -> tuple[str, ...]:
    said = trial.by(way)
    return (
        _("Tried until {day}").format(day=format_date(to_date(trial.as_of + PERIOD_DAYS))),
        format_number(trial.people),
        "",
        _about(said.visits) if said else "",
        _about(trial.actual.visits),
        _about(trial.same.visits),
        _money(said.cents, currency) if said else "",
    )


def _overdue(data: Forecast) -> ChartTable:
    headings = (_("Later than usual"), _("Days since the last visit"), _("Usually comes every … days"))
    rows = tuple(
        (
            each.name or _("a customer without a name"),
            format_number(each.recency_days),
            "" if each.usual_gap_days is None else format_number(round(each.usual_gap_days)),
        )
        for each in data.overdue
    )
    return ChartTable(headings, rows or ((_("nobody"), "", ""),), (False, True, True))


def _money(cents: float, currency: str) -> str:
    return format_money_about(cents, currency) if cents > 0 else ""


def _about(visits: float) -> str:
    return format_number(round(visits))


def _range(value: float, spread: float) -> dict[str, str]:
    low, high = (_about(value * (1 + side)) for side in _sides(spread))
    return {"low": low, "high": high}


def _sides(spread: float) -> tuple[float, float]:
    return -min(spread, 1.0), spread
