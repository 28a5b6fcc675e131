"""Values, lengths of time and windows in the JSON form of a rule, both ways. Used by: json_form.py, json_rows.py.

Money is written in minor units, days as {"day": "2026-12-24"}, lengths of time as {"n": 3, "unit": "months"}.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import cast

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.model.period import to_date, to_day
from desktop_seg.rules.tree import Day, Param, Span, Value, Values, Window

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
JsonObject = dict[str, Json]


def fault(why: str) -> UserError:
    """Return the error for a rule that cannot be read. why: a whole sentence."""
    return UserError(
        _("This rule cannot be read. {why}").format(why=why), _("Look at the examples in the help under “Rule files”.")
    )


# -- writing


def write_values(value: Values) -> Json:
    """Return the JSON of one value or of several."""
    return [write_value(part) for part in value] if isinstance(value, tuple) else write_value(cast(Value, value))


def write_value(value: Value) -> Json:
    """Return the JSON of one value."""
    match value:
        case Param(name):
            return {"parameter": name}
        case Day(number):
            return {"day": to_date(number).isoformat()}
        case Span(n, unit):
            return {"n": write_value(n), "unit": unit}
        case _:
            return cast(Json, value)


def write_window(window: Window) -> JsonObject:
    """Return the JSON of a window."""
    spans = {"length": window.length, "skip": window.skip}
    days = {"first": window.first, "last": window.last}
    return {name: write_value(span) for name, span in spans.items() if span is not None} | {
        name: to_date(day).isoformat() for name, day in days.items() if day is not None
    }


# -- reading


def refuse_others(node: JsonObject, *words: str) -> None:
    """Raise UserError when an object has a word that means nothing there: a slip of the pen must not go unnoticed."""
    for word in node:
        if word not in words:
            raise fault(_("“{word}” means nothing here; {words} do.").format(word=word, words=", ".join(words)))


def read_text(node: JsonObject, key: str) -> str:
    """Return a text of an object. Raises UserError when it is missing or no text."""
    value = node.get(key)
    if not isinstance(value, str):
        raise fault(_("“{key}” must be a text.").format(key=key))
    return value


def read_values(node: Json) -> Values:
    """Read one value or a list of them."""
    if isinstance(node, list):
        return tuple(cast(Value, read_value(part)) for part in node)
    return read_value(node)


def read_value(node: Json) -> Values:
    """Read one value. Raises UserError for what is none."""
    if not isinstance(node, dict):
        if isinstance(node, list):
            raise fault(_("A list stands where one value is needed."))
        return node
    for key, reader in _VALUE_READERS.items():
        if key in node:
            refuse_others(node, key, *(("unit",) if key == "n" else ()))
            return reader(node)
    raise fault(_("A value has none of the words {words}.").format(words=", ".join(_VALUE_READERS)))


def read_span(node: JsonObject, key: str) -> Span:
    """Read a length of time of an object. Raises UserError when it is missing or something else."""
    span = read_value(node.get(key))
    if not isinstance(span, Span):
        raise fault(_("“{key}” must be a length of time: a number and a unit.").format(key=key))
    return span


def read_count(node: JsonObject, key: str, default: int | None = None) -> int | Param:
    """Read a whole number of an object. Raises UserError when it is something else, or missing without a default."""
    count = read_value(node[key]) if key in node else default
    if not isinstance(count, Param) and not is_whole(count):
        raise fault(_("“{key}” must be a whole number.").format(key=key))
    return cast(int | Param, count)


def read_flag(node: JsonObject, key: str) -> bool:
    """Read a yes or no of an object, no when it is missing. Raises UserError when it is something else."""
    flag = node.get(key, False)
    if not isinstance(flag, bool):
        raise fault(_("“{key}” must be true or false.").format(key=key))
    return flag


def _read_span(node: JsonObject) -> Span:
    n = read_value(node.get("n"))
    if not isinstance(n, Param) and not is_whole(n):
        raise fault(_("A length of time is written as a number and a unit."))
    unit = read_text(node, "unit") if "unit" in node else "days"
    if unit not in ("days", "weeks", "months", "years"):
        raise fault(_("“{unit}” is no unit of time; use days, weeks, months or years.").format(unit=unit))
    return Span(cast(int | Param, n), unit)


def is_whole(value: Values) -> bool:
    """Return whether a value is a whole number."""
    return isinstance(value, int) and not isinstance(value, bool)


def read_window(node: Json) -> Window:
    """Read a window. Raises UserError for what is none."""
    if not isinstance(node, dict):
        raise fault(_("“{key}” must stand between {{ and }}.").format(key="window"))
    refuse_others(node, "length", "skip", "first", "last")
    spans = {name: read_value(node[name]) for name in ("length", "skip") if name in node}
    if not all(isinstance(span, Span) for span in spans.values()):
        raise fault(_("A length of time is written as a number and a unit."))
    days = {name: _read_day(read_text(node, name)) for name in ("first", "last") if name in node}
    return Window(
        cast(Span | None, spans.get("length")),
        cast(Span | None, spans.get("skip")),
        days.get("first"),
        days.get("last"),
    )


def _read_day(text: str) -> int:
    try:
        return to_day(date.fromisoformat(text))
    except ValueError as error:
        raise fault(_("“{text}” is no day; write it as 2026-12-24.").format(text=text)) from error


_VALUE_READERS: Mapping[str, Callable[[JsonObject], Value]] = {
    "parameter": lambda node: Param(read_text(node, "parameter")),
    "day": lambda node: Day(_read_day(read_text(node, "day"))),
    "n": _read_span,
}
