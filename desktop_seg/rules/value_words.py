"""Values and comparisons in words: "€120.50", "3 months", "town is “Zeist” or “De Bilt”".

Each operator brings its own clause (rules/operators.py). Used by: rules/words.py, rules/row_words.py, explanations.
"""

from typing import cast

from desktop_seg.base.i18n import _, format_date, format_list, format_money, format_number, format_share, ngettext
from desktop_seg.model.field import Field, Kind
from desktop_seg.model.period import to_date
from desktop_seg.rules.operators import OPERATORS, Takes
from desktop_seg.rules.tree import Day, Span, Value, Values

_MOST_DECIMALS = 3
_LONGEST_LIST = 12


def span_words(span: Span) -> str:
    """Return a length of time in words: "1 day", "3 months"."""
    n = int(cast(int, span.n))
    form = {
        "days": ngettext("{n} day", "{n} days", n),
        "weeks": ngettext("{n} week", "{n} weeks", n),
        "months": ngettext("{n} month", "{n} months", n),
        "years": ngettext("{n} year", "{n} years", n),
    }[span.unit]
    return form.format(n=format_number(n))


def number_words(number: float) -> str:
    """Return a number with as many decimals as it has, three at most."""
    return format_number(number, _decimals(number))


def share_words(share: float) -> str:
    """Return a share (0 to 1) in percent with as many decimals as it has, three at most."""
    return format_share(share, _decimals(share * 100))


def compared(subject: str, asked: Field, operator_key: str, value: Values, currency: str) -> str:
    """Return the clause that compares `subject` with a value; `asked` says of what kind the value is."""
    operator = OPERATORS[operator_key]
    template = _(operator.sentence)
    if operator.takes is Takes.LIST:
        said = [value_words(part, asked, currency) for part in cast(tuple[Value, ...], value)]
        return template.format(field=subject, value=_choice_of(said))
    first, other = value if isinstance(value, tuple) else (value, None)
    return template.format(
        field=subject,
        value="" if first is None else value_words(first, asked, currency),
        other="" if other is None else value_words(other, asked, currency),
    )


def value_words(value: Value, asked: Field, currency: str) -> str:
    """Return a value that a rule compares with in words."""
    match value:
        case Span():
            return span_words(value)
        case Day(number):
            return format_date(to_date(number))
        case str():
            return _("“{text}”").format(text=_choice(value, asked))
    return amount_words(cast(float, value), asked, currency)


def amount_words(value: float, asked: Field, currency: str) -> str:
    """Return a number of a field with its unit."""
    if asked.kind is Kind.MONEY:
        return format_money(value, currency)
    if asked.unit == "share":
        return share_words(value)
    if asked.unit == "days" and value == int(value):
        return span_words(Span(int(value)))
    return number_words(value)


def stored_words(value: int | float | str, asked: Field, currency: str) -> str:
    """Return a value of a field as it lies in the shop file in words."""
    match asked.kind:
        case Kind.DATE:
            return format_date(to_date(int(value)))
        case Kind.YES_NO:
            return _("yes") if value else _("no")
        case Kind.TEXT | Kind.CHOICE | Kind.SEVERAL:
            return _choice(str(value), asked)
    return amount_words(float(value), asked, currency)


def _choice_of(said: list[str]) -> str:
    if not said:
        return _("nothing")
    if len(said) <= _LONGEST_LIST:
        return format_list(said, "or")
    rest = len(said) - _LONGEST_LIST + 1
    more = ngettext("{n} other", "{n} others", rest).format(n=format_number(rest))
    return format_list([*said[: _LONGEST_LIST - 1], more], "or")


def _choice(value: str, asked: Field) -> str:
    return next((_(choice.title) for choice in asked.choices if choice.key == value), value)


def _decimals(number: float) -> int:
    return next((n for n in range(_MOST_DECIMALS) if abs(number - round(number, n)) < 10**-9), _MOST_DECIMALS)
