"""Conditions on rows in the JSON form of a rule, both ways: figures, and how rows follow each other in time.

In: objects of JSON, and how rules inside them are read and written. Used by: rules/json_form.py.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from desktop_seg.base.i18n import _
from desktop_seg.rules.json_value import (
    Json,
    JsonObject,
    fault,
    read_count,
    read_flag,
    read_span,
    read_text,
    read_values,
    read_window,
    refuse_others,
    write_value,
    write_values,
    write_window,
)
from desktop_seg.rules.tree import (
    End,
    Figure,
    Followed,
    Happened,
    Measure,
    Occurrence,
    Regularly,
    Restarted,
    Rows,
    Rule,
    Stopped,
    Which,
    Window,
)

Write = Callable[[Rule], JsonObject]
Read = Callable[[Json], Rule]
Word = TypeVar("Word", bound=StrEnum)

_FIGURE_WORDS = ("rows", "measure", "of", "where", "window", "part")


# -- writing


def write_happened(rule: Happened, write: Write) -> JsonObject:
    """Return the JSON of a figure that is compared with a value."""
    node = write_figure(rule.figure, write) | {"is": rule.operator}
    if rule.value is not None:
        node["value"] = write_values(rule.value)
    if rule.including_unknown:
        node["including_unknown"] = True
    return node


def write_figure(figure: Figure, write: Write) -> JsonObject:
    """Return the JSON of a figure."""
    node: JsonObject = {"rows": figure.rows, "measure": figure.measure.value}
    if figure.field is not None:
        node["of"] = figure.field
    if figure.where is not None:
        node["where"] = write(figure.where)
    if figure.part is not None:
        node["part"] = write(figure.part)
    return node | _window(figure.window)


def write_occurrence(rule: Occurrence, write: Write) -> JsonObject:
    """Return the JSON of what held for a first or last occurrence."""
    return {
        "occurrence": rule.end.value,
        "among": _rows(rule.rows, write),
        "has": write(rule.has),
        **_window(rule.window),
    }


def write_followed(rule: Followed, write: Write) -> JsonObject:
    """Return the JSON of A, and then (not) B."""
    node: JsonObject = {"after": _rows(rule.rows, write), "which": rule.which.value}
    node["then" if rule.is_followed else "then_not"] = _rows(rule.then, write)
    if rule.within is not None:
        node["within"] = write_value(rule.within)
    if rule.same_day:
        node["same_day"] = True
    return node | _window(rule.window)


def write_stopped(rule: Stopped, write: Write) -> JsonObject:
    """Return the JSON of what somebody did before, and no more."""
    return {
        "stopped": _rows(rule.rows, write),
        "quiet": write_value(rule.quiet),
        "least": write_value(rule.least),
    }


def write_restarted(rule: Restarted, write: Write) -> JsonObject:
    """Return the JSON of what somebody took up again."""
    return {"restarted": _rows(rule.rows, write), "gap": write_value(rule.gap), **_window(rule.window)}


def write_regularly(rule: Regularly, write: Write) -> JsonObject:
    """Return the JSON of what somebody does again and again."""
    return {
        "regularly": _rows(rule.rows, write),
        "period": write_value(rule.period),
        "of_periods": write_value(rule.of_periods),
        "in_periods": write_value(rule.in_periods),
        "least": write_value(rule.least),
    }


def _rows(rows: Rows, write: Write) -> JsonObject:
    return {"rows": rows.key} if rows.where is None else {"rows": rows.key, "where": write(rows.where)}


def _window(window: Window) -> JsonObject:
    return {} if window == Window() else {"window": write_window(window)}


# -- reading


def read_happened(node: JsonObject, read: Read) -> Rule:
    """Read a figure that is compared with a value."""
    refuse_others(node, *_FIGURE_WORDS, "is", "value", "including_unknown")
    figure = read_figure({word: node[word] for word in _FIGURE_WORDS if word in node}, read)
    return Happened(
        figure.rows,
        figure.measure,
        read_text(node, "is"),
        read_values(node.get("value")),
        figure.field,
        figure.where,
        figure.window,
        figure.part,
        read_flag(node, "including_unknown"),
    )


def read_figure(node: JsonObject, read: Read) -> Figure:
    """Read a figure."""
    refuse_others(node, *_FIGURE_WORDS)
    return Figure(
        read_text(node, "rows"),
        _word(node, "measure", Measure, Measure.COUNT),
        read_text(node, "of") if "of" in node else None,
        read(node["where"]) if "where" in node else None,
        read_window(node.get("window", {})),
        read(node["part"]) if "part" in node else None,
    )


def read_occurrence(node: JsonObject, read: Read) -> Rule:
    """Read what held for a first or last occurrence."""
    refuse_others(node, "occurrence", "among", "has", "window")
    end = _word(node, "occurrence", End, End.FIRST)
    return Occurrence(end, _read_rows(node, "among", read), read(node.get("has")), read_window(node.get("window", {})))


def read_followed(node: JsonObject, read: Read) -> Rule:
    """Read A, and then (not) B."""
    refuse_others(node, "after", "then", "then_not", "which", "within", "same_day", "window")
    if ("then" in node) == ("then_not" in node):
        raise fault(_("After “after” there must be either “then” or “then_not”."))
    return Followed(
        _read_rows(node, "after", read),
        _read_rows(node, "then" if "then" in node else "then_not", read),
        _word(node, "which", Which, Which.ANY),
        "then" in node,
        read_span(node, "within") if "within" in node else None,
        read_flag(node, "same_day"),
        read_window(node.get("window", {})),
    )


def read_stopped(node: JsonObject, read: Read) -> Rule:
    """Read what somebody did before, and no more."""
    refuse_others(node, "stopped", "quiet", "least")
    return Stopped(_read_rows(node, "stopped", read), read_span(node, "quiet"), read_count(node, "least", 1))


def read_restarted(node: JsonObject, read: Read) -> Rule:
    """Read what somebody took up again."""
    refuse_others(node, "restarted", "gap", "window")
    return Restarted(_read_rows(node, "restarted", read), read_span(node, "gap"), read_window(node.get("window", {})))


def read_regularly(node: JsonObject, read: Read) -> Rule:
    """Read what somebody does again and again."""
    refuse_others(node, "regularly", "period", "of_periods", "in_periods", "least")
    return Regularly(
        _read_rows(node, "regularly", read),
        read_span(node, "period"),
        read_count(node, "of_periods"),
        read_count(node, "in_periods"),
        read_count(node, "least", 1),
    )


def _read_rows(node: JsonObject, key: str, read: Read) -> Rows:
    rows = node.get(key)
    if not isinstance(rows, dict):
        raise fault(_("“{key}” must name rows between {{ and }}.").format(key=key))
    refuse_others(rows, "rows", "where")
    return Rows(read_text(rows, "rows"), read(rows["where"]) if "where" in rows else None)


def _word(node: JsonObject, key: str, words: type[Word], default: Word) -> Word:
    said = read_text(node, key) if key in node else default.value
    if said not in set(words):
        raise fault(
            _("“{word}” means nothing for “{key}”; {words} do.").format(word=said, key=key, words=", ".join(words))
        )
    return words(said)


READERS: Mapping[str, Callable[[JsonObject, Read], Rule]] = {
    "occurrence": read_occurrence,
    "after": read_followed,
    "stopped": read_stopped,
    "restarted": read_restarted,
    "regularly": read_regularly,
    "rows": read_happened,
}

WRITERS: Mapping[type, Callable[..., JsonObject]] = {
    Happened: write_happened,
    Occurrence: write_occurrence,
    Followed: write_followed,
    Stopped: write_stopped,
    Restarted: write_restarted,
    Regularly: write_regularly,
}
