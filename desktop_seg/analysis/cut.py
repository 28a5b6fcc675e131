"""Where to cut a field of numbers: three suggestions side by side, and how large the bands of any cuts are.

In: NumberValues, read once. Out: Suggestion, Band. Used by: the segment wizard, which asks for bands with every move of
a line: that costs two lookups for each cut. A cut c parts "below c" from "c and more".
Source: resources/help/definitions.md#suggested-cuts.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import pairwise
from math import floor
from typing import TYPE_CHECKING

from desktop_seg.analysis.field_values import NumberValues
from desktop_seg.analysis.natural_break import natural_breaks
from desktop_seg.analysis.nice_number import (
    month_between,
    nearest_half,
    nearest_month,
    nearest_nice,
    nearest_year,
    nicest_between,
    rounded,
)
from desktop_seg.model.field import Kind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NATURAL_FROM = 300
SALES_SHARE = 0.8

_SPOILED = 0.75  # of the smallest equal group, must be left when cuts are rounded
_YEARS_FROM_DAYS = 8 * 365
_MONTHS_FROM_DAYS = 180


class Way(StrEnum):
    """How cuts were found."""

    EQUAL_GROUPS = "equal_groups"
    SALES = "sales"  # the fewest people, from one end, who bring 80 % of sales
    NATURAL_BREAKS = "natural_breaks"


@dataclass(frozen=True, slots=True)
class Band:
    """The people with first <= value < before; None is open. share: of those known.

    sales_share: of the sales in the last 365 days of all these people, those without a value too; None without sales.
    """

    first: float | None
    before: float | None
    count: int
    share: float
    sales_share: float | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Cuts, ascending, and the bands they make. is_from_above: for SALES, the top band is the one that counts."""

    way: Way
    cuts: tuple[float, ...]
    bands: tuple[Band, ...]
    is_from_above: bool = True


def bands(values: NumberValues, cuts: Sequence[float]) -> tuple[Band, ...]:
    """Return the bands of ascending cuts, one more than there are cuts."""
    import numpy as np

    places = [0, *np.searchsorted(values.numbers, list(cuts), side="left").tolist(), values.known]
    sums = values.spent_before_cents[places].tolist()
    total = sums[-1] + values.unknown_spent_cents
    edges = [None, *cuts, None]
    return tuple(
        Band(
            first=edges[at],
            before=edges[at + 1],
            count=after - before,
            share=(after - before) / values.known if values.known else 0.0,
            sales_share=(sums[at + 1] - sums[at]) / total if total > 0 else None,
        )
        for at, (before, after) in enumerate(pairwise(places))
    )


def suggestions(values: NumberValues, groups: int = 4) -> tuple[Suggestion, ...]:
    """Return what cuts suggest themselves; fewer than three where one has nothing to say, none below two values."""
    if values.known < 2 or values.numbers[0] == values.numbers[-1]:
        return ()
    found = [_suggestion(values, Way.EQUAL_GROUPS, equal_groups(values, groups))]
    if cut := sales_cut(values):
        found.append(_suggestion(values, Way.SALES, (cut.at,), cut.is_from_above))
    if values.known >= NATURAL_FROM:
        found.append(_suggestion(values, Way.NATURAL_BREAKS, natural_cuts(values, groups)))
    return tuple(suggestion for suggestion in found if suggestion.cuts)


def _suggestion(values: NumberValues, way: Way, cuts: Sequence[float], is_from_above: bool = True) -> Suggestion:
    return Suggestion(way, tuple(cuts), bands(values, cuts), is_from_above)


def equal_groups(values: NumberValues, groups: int) -> tuple[float, ...]:
    """Return cuts for groups of about equal size, at nice numbers where those do not spoil the sizes."""
    import numpy as np

    quantiles = np.quantile(values.numbers, [part / groups for part in range(1, groups)])
    exact = _usable(values, (np.ceil(quantiles) if values.is_whole else quantiles).tolist())
    if not exact:
        # Most people have the smallest value: the one cut there can be is right above it.
        return (
            _between(values, float(values.numbers[0]), float(values.numbers[values.numbers > values.numbers[0]][0])),
        )
    least = min(band.count for band in bands(values, exact))
    for snap in _snaps(values):
        cuts = _usable(values, [snap(cut) for cut in exact])
        if len(cuts) == len(exact) and min(band.count for band in bands(values, cuts)) >= _SPOILED * least:
            return cuts
    return exact


def natural_cuts(values: NumberValues, groups: int) -> tuple[float, ...]:
    """Return Fisher-Jenks breaks on the log scale (days: as they are), each at the nicest number within its gap."""
    numbers = values.numbers
    scaled = numbers if values.field.kind is Kind.DATE else _log_scale(numbers)
    begins = natural_breaks(scaled, groups)
    return tuple(_between(values, float(numbers[begin - 1]), float(numbers[begin])) for begin in begins)


@dataclass(frozen=True, slots=True)
class SalesCut:
    """The cut above (or below) which the fewest people bring 80 % of sales."""

    at: float
    is_from_above: bool


def sales_cut(values: NumberValues) -> SalesCut | None:
    """Return the cut that parts the people who bring 80 % of what those known spent in the last 365 days.

    Counted from the end of the field where fewer people suffice. None without sales, or where it takes everyone.
    """
    import numpy as np

    total = int(values.spent_cents.sum())
    if total <= 0:
        return None
    numbers, wanted = values.numbers, SALES_SHARE * total
    from_above = int(np.argmax(np.cumsum(values.spent_cents[::-1]) >= wanted))  # place of the last one who is needed
    from_below = int(np.argmax(np.cumsum(values.spent_cents) >= wanted))
    top, bottom = numbers[len(numbers) - 1 - from_above], numbers[from_below]
    inside_top, inside_bottom = numbers >= top, numbers <= bottom
    if inside_top.sum() <= inside_bottom.sum():
        rest = numbers[~inside_top]
        return SalesCut(_between(values, float(rest[-1]), float(top)), True) if len(rest) else None
    rest = numbers[~inside_bottom]
    return SalesCut(_between(values, float(bottom), float(rest[0])), False) if len(rest) else None


def _between(values: NumberValues, over: float, up_to: float) -> float:
    """Return the nicest cut that parts two neighbouring values."""
    if values.field.kind is Kind.DATE:
        return month_between(over, up_to)
    return nicest_between(over, up_to, values.is_whole and floor(up_to) > over)


def _snaps(values: NumberValues) -> list[Callable[[float], float]]:
    """Return ways to round a cut, the coarsest first."""
    if values.field.kind is Kind.DATE:
        span = values.numbers[-1] - values.numbers[0]
        snaps: list[Callable[[float], float]] = [nearest_year] if span >= _YEARS_FROM_DAYS else []
        return [*snaps, *([nearest_month] if span >= _MONTHS_FROM_DAYS else []), lambda cut: float(round(cut))]
    whole = values.is_whole
    return [
        partial(nearest_nice, is_whole=whole),
        partial(nearest_half, is_whole=whole),
        *(partial(rounded, figures=figures, is_whole=whole) for figures in (2, 3, 4)),
    ]


def _usable(values: NumberValues, cuts: Sequence[float]) -> tuple[float, ...]:
    """Return cuts in ascending order that leave nobody's band empty: of several in one gap, the first."""
    import numpy as np

    ordered = sorted(float(cut) for cut in cuts)
    places = np.searchsorted(values.numbers, ordered, side="left").tolist()
    found: dict[int, float] = {}
    for place, cut in zip(places, ordered, strict=True):
        found.setdefault(place, cut)
    return tuple(cut for place, cut in found.items() if 0 < place < values.known)


def _log_scale(numbers: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Return logarithms; with 0 or less among the values, those of 1 + the size, with its sign."""
    import numpy as np

    scaled: NDArray[np.float64] = np.log(numbers) if numbers[0] > 0 else np.sign(numbers) * np.log1p(np.abs(numbers))
    return scaled
