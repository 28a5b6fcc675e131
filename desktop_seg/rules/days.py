"""Spans and windows of time, counted back or forth from as_of, as day numbers.

Source: resources/help/definitions.md#periods ("last N days" is day > as_of - N and day <= as_of).
"""

from typing import cast

from desktop_seg.model.period import months_before
from desktop_seg.rules.tree import Span, Window


def back(as_of: int, span: Span) -> int:
    """Return the day that lies a span before as_of."""
    n = int(cast(int, span.n))
    match span.unit:
        case "months":
            return months_before(as_of, n)
        case "years":
            return months_before(as_of, 12 * n)
        case "weeks":
            return as_of - 7 * n
    return as_of - n


def forth(as_of: int, span: Span) -> int:
    """Return the day that lies a span after as_of."""
    n = int(cast(int, span.n))
    if span.unit in ("months", "years"):
        return months_before(as_of, -n * (12 if span.unit == "years" else 1))
    return as_of + n * (7 if span.unit == "weeks" else 1)


def span_days(operator: str, as_of: int, span: Span) -> tuple[int, int]:
    """Return the first and last day an operator with a span speaks of.

    in_last: day > as_of - span and <= as_of. longer_ago: before the first day returned. in_next and anniversaries:
    from as_of on, today included.
    """
    if operator == "in_last":
        return back(as_of, span) + 1, as_of
    if operator == "longer_ago":
        return back(as_of, span), as_of
    return as_of, forth(as_of, span)


def window_days(window: Window, as_of: int) -> tuple[int | None, int]:
    """Return first (None: from the beginning) and last day of a window; never after as_of."""
    last = as_of if window.last is None else min(window.last, as_of)
    if window.skip is not None:
        last = min(last, back(as_of, window.skip))
    first = window.first
    if window.length is not None:
        first = back(last, window.length) + 1
    return first, last
