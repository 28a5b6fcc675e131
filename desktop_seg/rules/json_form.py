"""The JSON form of a rule, both ways; how rules are kept, mailed and written by hand. See resources/help/rule_files.md.

Every node is an object with one telling key: {"all": [...]}, {"any": [...]}, {"not": {...}}, {"everyone": true},
{"field": ..., "is": ...}, {"top": ...}, {"segment": ...}, {"customers": [...]}, {"days_before": ..., "rule": {...}};
those that speak of rows are in rules/json_rows.py. A word that means nothing is refused, not passed over.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import cast

from desktop_seg.base.i18n import _
from desktop_seg.rules import json_rows
from desktop_seg.rules.json_value import (
    Json,
    JsonObject,
    fault,
    read_count,
    read_flag,
    read_text,
    read_value,
    read_values,
    refuse_others,
    write_value,
    write_values,
)
from desktop_seg.rules.tree import (
    All,
    AnyOf,
    AsOf,
    Everyone,
    Figure,
    InSegment,
    Is,
    Listed,
    Not,
    Param,
    Rule,
    Top,
)

VERSION = 1


def to_json(rule: Rule) -> JsonObject:
    """Return the rule as an object with its version."""
    return {"version": VERSION, "rule": _write(rule)}


def canonical(rule: Rule) -> str:
    """Return a text that is the same for equal rules and no others."""
    return json.dumps(_write(rule), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(written: Json) -> Rule:
    """Read a rule. Raises UserError that names what is wrong; field names are checked later by rules/check.py."""
    if not isinstance(written, dict) or "rule" not in written:
        raise fault(_("It has no “rule”."))
    if "version" not in written:
        raise fault(_('It has no “version”: write "version": {known} beside “rule”.').format(known=VERSION))
    version = written["version"]
    if not isinstance(version, int) or isinstance(version, bool) or not 1 <= version <= VERSION:
        raise fault(
            _("Its version is {version}; this program knows version {known}.").format(version=version, known=VERSION)
        )
    try:
        return _read(written["rule"])
    except RecursionError as error:
        raise fault(_("Its groups stand inside each other too deeply.")) from error


# -- writing


def _write(rule: Rule) -> JsonObject:
    return _WRITERS[type(rule)](rule)


def _write_top(rule: Top) -> JsonObject:
    by = json_rows.write_figure(rule.field, _write) if isinstance(rule.field, Figure) else rule.field
    node: JsonObject = {"top": by, "share": write_value(rule.share)}
    if rule.among is not None:
        node["among"] = _write(rule.among)
    return node


def _write_as_of(rule: AsOf) -> JsonObject:
    return {"days_before": write_value(rule.days_before), "rule": _write(rule.rule)}


def _write_is(rule: Is) -> JsonObject:
    node: JsonObject = {"field": write_value(rule.field), "is": rule.operator}
    if rule.value is not None:
        node["value"] = write_values(rule.value)
    if rule.including_unknown:
        node["including_unknown"] = True
    return node


_WRITERS: Mapping[type, Callable[..., JsonObject]] = {
    Everyone: lambda _rule: {"everyone": True},
    All: lambda rule: {"all": [_write(part) for part in rule.rules]},
    AnyOf: lambda rule: {"any": [_write(part) for part in rule.rules]},
    Not: lambda rule: {"not": _write(rule.rule)},
    InSegment: lambda rule: {"segment": rule.key},
    Listed: lambda rule: {"customers": list(rule.keys)},
    AsOf: _write_as_of,
    Top: _write_top,
    Is: _write_is,
    **{kind: partial(writer, write=_write) for kind, writer in json_rows.WRITERS.items()},
}


# -- reading


def _read(node: Json) -> Rule:
    if not isinstance(node, dict):
        raise fault(_("A condition must stand between { and }."))
    for key, reader in _READERS.items():
        if key in node:
            return reader(node)
    raise fault(_("A condition has none of the words {words}.").format(words=", ".join(_READERS)))


def _read_group(node: JsonObject, key: str) -> list[Rule]:
    refuse_others(node, key)
    inside = node[key]
    if not isinstance(inside, list):
        raise fault(_("A group of conditions must stand between [ and ]."))
    return [_read(part) for part in inside]


def _read_not(node: JsonObject) -> Rule:
    refuse_others(node, "not")
    return Not(_read(node["not"]))


def _read_everyone(node: JsonObject) -> Rule:
    refuse_others(node, "everyone")
    if node["everyone"] is not True:
        raise fault(_("“everyone” must be true."))
    return Everyone()


def _read_is(node: JsonObject) -> Rule:
    refuse_others(node, "field", "is", "value", "including_unknown")
    field = read_value(node["field"])
    if not isinstance(field, str | Param):
        raise fault(_("“{key}” must be a text.").format(key="field"))
    value = read_values(node.get("value"))
    return Is(field, read_text(node, "is"), value, read_flag(node, "including_unknown"))


def _read_top(node: JsonObject) -> Rule:
    refuse_others(node, "top", "share", "among")
    by = node["top"]
    field = json_rows.read_figure(by, _read) if isinstance(by, dict) else read_text(node, "top")
    return Top(field, _read_share(node), _read(node["among"]) if "among" in node else None)


def _read_share(node: JsonObject) -> float | Param:
    share = read_value(node.get("share"))
    if isinstance(share, Param):
        return share
    if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 1:
        raise fault(_("“share” must lie between 0 and 1: write 0.2 for 20 %."))
    return float(share)


def _read_segment(node: JsonObject) -> Rule:
    refuse_others(node, "segment")
    return InSegment(read_text(node, "segment"))


def _read_listed(node: JsonObject) -> Rule:
    refuse_others(node, "customers")
    keys = node["customers"]
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        raise fault(_("“customers” must be a list of customer numbers, each in quotes."))
    return Listed(tuple(cast(Sequence[str], keys)))


def _read_as_of(node: JsonObject) -> Rule:
    refuse_others(node, "days_before", "rule")
    return AsOf(read_count(node, "days_before"), _read(node.get("rule")))


def _with_rows(reader: Callable[[JsonObject, json_rows.Read], Rule]) -> Callable[[JsonObject], Rule]:
    return lambda node: reader(node, _read)


_READERS: Mapping[str, Callable[[JsonObject], Rule]] = {
    "all": lambda node: All(*_read_group(node, "all")),
    "any": lambda node: AnyOf(*_read_group(node, "any")),
    "not": _read_not,
    "top": _read_top,
    "field": _read_is,
    "segment": _read_segment,
    "customers": _read_listed,
    "days_before": _read_as_of,
    "everyone": _read_everyone,
    **{key: _with_rows(reader) for key, reader in json_rows.READERS.items()},
}
