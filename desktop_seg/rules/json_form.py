"""The JSON form of a rule, both ways; how rules are kept, mailed and written by hand. See resources/help/rule_files.md.

Every node is an object with one telling key: {"all": [...]}, {"any": [...]}, {"not": {...}}, {"everyone": true},
{"field": ..., "is": ...}, {"top": ...}, {"rows": ...}, {"segment": ...}, {"customers": [...]},
{"days_before": ..., "rule": {...}}. Money is written in minor units, days as {"day": "2026-12-24"}.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import cast

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.model.period import to_date, to_day
from desktop_seg.rules.tree import (
    All,
    AnyOf,
    AsOf,
    Day,
    Everyone,
    Happened,
    InSegment,
    Is,
    Listed,
    Measure,
    Not,
    Param,
    Rule,
    Span,
    Top,
    Value,
    Values,
    Window,
)

VERSION = 1

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
JsonObject = dict[str, Json]


def to_json(rule: Rule) -> JsonObject:
    """Return the rule as an object with its version."""
    return {"version": VERSION, "rule": _node(rule)}


def from_json(written: Json) -> Rule:
    """Read a rule. Raises UserError that names what is wrong; field names are checked later by rules/check.py."""
    if not isinstance(written, dict) or "rule" not in written:
        raise _fault(_("It has no “rule”."))
    version = written.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise _fault(
            _("Its version is {version}; this program knows version {known}.").format(version=version, known=VERSION)
        )
    return _rule(written["rule"])


def _fault(why: str) -> UserError:
    return UserError(
        _("This rule cannot be read. {why}").format(why=why), _("Look at the examples in the help under “Rule files”.")
    )


# -- writing


def _node(rule: Rule) -> JsonObject:
    return _WRITERS[type(rule)](rule)


def _top_node(rule: Top) -> JsonObject:
    return {"top": rule.field, "share": _value(rule.share), **_among(rule.among)}


def _as_of_node(rule: AsOf) -> JsonObject:
    return {"days_before": _value(rule.days_before), "rule": _node(rule.rule)}


def _is_node(rule: Is) -> JsonObject:
    node: JsonObject = {"field": _value(rule.field), "is": rule.operator}
    if rule.value is not None:
        node["value"] = _values(rule.value)
    if rule.including_unknown:
        node["including_unknown"] = True
    return node


def _happened_node(rule: Happened) -> JsonObject:
    node: JsonObject = {"rows": rule.rows, "measure": rule.measure.value, "is": rule.operator}
    if rule.value is not None:
        node["value"] = _values(rule.value)
    if rule.field is not None:
        node["of"] = rule.field
    if rule.where is not None:
        node["where"] = _node(rule.where)
    if rule.window != Window():
        node["window"] = _window_node(rule.window)
    return node


def _window_node(window: Window) -> JsonObject:
    spans = {"length": window.length, "skip": window.skip}
    days = {"first": window.first, "last": window.last}
    return {name: _value(span) for name, span in spans.items() if span is not None} | {
        name: to_date(day).isoformat() for name, day in days.items() if day is not None
    }


def _among(among: Rule | None) -> JsonObject:
    return {} if among is None else {"among": _node(among)}


def _values(value: Values) -> Json:
    return [_value(part) for part in value] if isinstance(value, tuple) else _value(cast(Value, value))


def _value(value: Value) -> Json:
    match value:
        case Param(name):
            return {"parameter": name}
        case Day(number):
            return {"day": to_date(number).isoformat()}
        case Span(n, unit):
            return {"n": _value(n), "unit": unit}
        case _:
            return cast(Json, value)


_WRITERS: Mapping[type, Callable[..., JsonObject]] = {
    Everyone: lambda _rule: {"everyone": True},
    All: lambda rule: {"all": [_node(part) for part in rule.rules]},
    AnyOf: lambda rule: {"any": [_node(part) for part in rule.rules]},
    Not: lambda rule: {"not": _node(rule.rule)},
    InSegment: lambda rule: {"segment": rule.key},
    Listed: lambda rule: {"customers": list(rule.keys)},
    AsOf: _as_of_node,
    Top: _top_node,
    Is: _is_node,
    Happened: _happened_node,
}


# -- reading


def _rule(node: Json) -> Rule:
    if not isinstance(node, dict):
        raise _fault(_("A condition must stand between { and }."))
    for key, reader in _READERS.items():
        if key in node:
            return reader(node)
    raise _fault(_("A condition has none of the words {words}.").format(words=", ".join(_READERS)))


def _rules(node: Json) -> list[Rule]:
    if not isinstance(node, list):
        raise _fault(_("A group of conditions must stand between [ and ]."))
    return [_rule(part) for part in node]


def _text(node: JsonObject, key: str) -> str:
    value = node.get(key)
    if not isinstance(value, str):
        raise _fault(_("“{key}” must be a text.").format(key=key))
    return value


def _read_is(node: JsonObject) -> Rule:
    field = _read_value(node["field"])
    if not isinstance(field, str | Param):
        raise _fault(_("“{key}” must be a text.").format(key="field"))
    return Is(field, _text(node, "is"), _read_values(node.get("value")), node.get("including_unknown") is True)


def _read_top(node: JsonObject) -> Rule:
    return Top(_text(node, "top"), _share(node), _read_among(node))


def _read_rows(node: JsonObject) -> Rule:
    measure = _text(node, "measure") if "measure" in node else Measure.COUNT.value
    if measure not in set(Measure):
        raise _fault(_("“{measure}” is no measure.").format(measure=measure))
    field = _text(node, "of") if "of" in node else None
    where = _rule(node["where"]) if "where" in node else None
    window = _read_window(node.get("window", {}))
    value = _read_values(node.get("value"))
    return Happened(_text(node, "rows"), Measure(measure), _text(node, "is"), value, field, where, window)


def _read_window(node: Json) -> Window:
    if not isinstance(node, dict):
        raise _fault(_("“{key}” must stand between {{ and }}.").format(key="window"))
    spans = {name: _read_value(node[name]) for name in ("length", "skip") if name in node}
    if not all(isinstance(span, Span) for span in spans.values()):
        raise _fault(_("A length of time is written as a number and a unit."))
    days = {name: _read_day(_text(node, name)) for name in ("first", "last") if name in node}
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
        raise _fault(_("“{text}” is no day; write it as 2026-12-24.").format(text=text)) from error


def _read_listed(node: JsonObject) -> Rule:
    keys = node["customers"]
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        raise _fault(_("“customers” must be a list of customer numbers, each in quotes."))
    return Listed(tuple(cast(Sequence[str], keys)))


def _read_as_of(node: JsonObject) -> Rule:
    days = _read_value(node["days_before"])
    if not isinstance(days, Param) and not _is_whole(days):
        raise _fault(_("“days_before” must be a whole number."))
    return AsOf(cast(int | Param, days), _rule(node.get("rule")))


def _is_whole(value: Values) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _read_among(node: JsonObject) -> Rule | None:
    return _rule(node["among"]) if "among" in node else None


def _share(node: JsonObject) -> float | Param:
    share = _read_value(node.get("share"))
    if isinstance(share, Param):
        return share
    if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 1:
        raise _fault(_("“share” must lie between 0 and 1: write 0.2 for 20 %."))
    return float(share)


def _read_values(node: Json) -> Values:
    if isinstance(node, list):
        return tuple(cast(Value, _read_value(part)) for part in node)
    return _read_value(node)


def _read_value(node: Json) -> Values:
    if not isinstance(node, dict):
        if isinstance(node, list):
            raise _fault(_("A list stands where one value is needed."))
        return node
    for key, reader in _VALUE_READERS.items():
        if key in node:
            return reader(node)
    raise _fault(_("A value has none of the words {words}.").format(words=", ".join(_VALUE_READERS)))


def _read_span(node: JsonObject) -> Span:
    n = _read_value(node.get("n"))
    if not isinstance(n, Param) and not _is_whole(n):
        raise _fault(_("A length of time is written as a number and a unit."))
    unit = _text(node, "unit") if "unit" in node else "days"
    if unit not in ("days", "weeks", "months", "years"):
        raise _fault(_("“{unit}” is no unit of time; use days, weeks, months or years.").format(unit=unit))
    return Span(cast(int | Param, n), unit)


_READERS: Mapping[str, Callable[[JsonObject], Rule]] = {
    "all": lambda node: All(*_rules(node["all"])),
    "any": lambda node: AnyOf(*_rules(node["any"])),
    "not": lambda node: Not(_rule(node["not"])),
    "rows": _read_rows,
    "top": _read_top,
    "field": _read_is,
    "segment": lambda node: InSegment(_text(node, "segment")),
    "customers": _read_listed,
    "days_before": _read_as_of,
    "everyone": lambda _node: Everyone(),
}

_VALUE_READERS: Mapping[str, Callable[[JsonObject], Value]] = {
    "parameter": lambda node: Param(_text(node, "parameter")),
    "day": lambda node: Day(_read_day(_text(node, "day"))),
    "n": _read_span,
}
