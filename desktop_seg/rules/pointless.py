"""Conditions that can be evaluated but can hold for nobody as they are written: a word that a field never has, an
interval from its end to its beginning, the top 0 %.

A rule that was put together in the window cannot say such a thing; one that was typed by hand can, and an empty list
would not tell why. Used by: cli, before a rule file is used.
"""

from collections.abc import Iterator, Mapping

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.model.field import Field
from desktop_seg.rules.context import RowSource
from desktop_seg.rules.operators import OPERATORS, Takes
from desktop_seg.rules.row_check import figure_field
from desktop_seg.rules.tree import Day, Figure, Followed, Happened, Is, Occurrence, Rule, Top, Values, Window
from desktop_seg.rules.walk import parts, rows_of

_MOST_NAMED = 20


def refuse_pointless(rule: Rule, fields: Mapping[str, Field], sources: Mapping[str, RowSource]) -> None:
    """Raise UserError with the first condition of a rule that can hold for nobody; a rule with faults may pass.

    fields, sources: with the words of this shop as choices.
    """
    for part in parts(rule):
        for why in _why(part, fields, sources):
            raise UserError(why, _("Change the condition; “desktop-seg fields” lists what may be asked."))


def _why(part: Rule, fields: Mapping[str, Field], sources: Mapping[str, RowSource]) -> Iterator[str]:
    if isinstance(part, Is):
        yield from _of_comparison(fields.get(str(part.field)), part.operator, part.value)
    if isinstance(part, Top) and part.share == 0:
        yield _("The top 0 % are nobody: write 0.2 for 20 %.")
    for rows in rows_of(part):
        if rows.key in sources and rows.where is not None:
            yield from _of_rows(rows.where, sources[rows.key])
    figure = part.figure if isinstance(part, Happened) else part.field if isinstance(part, Top) else None
    if isinstance(figure, Figure) and figure.rows in sources:
        yield from _of_window(figure.window)
        if figure.part is not None:
            yield from _of_rows(figure.part, sources[figure.rows])
        if isinstance(part, Happened):
            yield from _of_comparison(figure_field(figure, sources[figure.rows]), part.operator, part.value)
    if isinstance(part, Occurrence) and part.rows.key in sources:
        yield from _of_rows(part.has, sources[part.rows.key])
    if isinstance(part, Occurrence | Followed):
        yield from _of_window(part.window)


def _of_rows(rule: Rule, source: RowSource) -> Iterator[str]:
    for part in parts(rule):
        if isinstance(part, Is):
            yield from _of_comparison(source.fields.get(str(part.field)), part.operator, part.value)


def _of_comparison(asked: Field | None, operator_key: str, value: Values) -> Iterator[str]:
    operator = OPERATORS.get(operator_key)
    if asked is None or operator is None:
        return
    if operator.takes is Takes.TWO and isinstance(value, tuple) and len(value) == 2:
        first, last = (each.number if isinstance(each, Day) else each for each in value)
        if isinstance(first, int | float) and isinstance(last, int | float) and first > last:
            yield _("“{field}” cannot lie between a value and a smaller one: write the smaller one first.").format(
                field=_(asked.title)
            )
    elif asked.choices and operator.takes in (Takes.ONE, Takes.LIST):
        yield from _of_words(asked, value if isinstance(value, tuple) else (value,))


def _of_words(asked: Field, words: tuple[object, ...]) -> Iterator[str]:
    known = [choice.key for choice in asked.choices]
    for word in words:
        if isinstance(word, str) and word not in known:
            named = ", ".join(known[:_MOST_NAMED]) + (" …" if len(known) > _MOST_NAMED else "")
            yield _("“{field}” is never “{word}”; it is one of: {words}.").format(
                field=_(asked.title), word=word, words=named
            )


def _of_window(window: Window) -> Iterator[str]:
    if window.length is not None and window.length.n == 0:
        yield _("The last 0 days hold no day: write 1 for the day itself.")
    if window.first is not None and window.last is not None and window.first > window.last:
        yield _("The window ends before it begins: write its first day as “first”.")
