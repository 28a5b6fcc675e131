"""Where the bars of a histogram begin: about as wide as Freedman and Diaconis would have them, at readable numbers.

In: sorted values. Out: edges; a bar holds first <= value < next edge. Used by: distribution.py.
Source: resources/help/definitions.md#histogram.
"""

from collections.abc import Sequence
from datetime import date
from math import ceil, floor, inf, log10
from typing import TYPE_CHECKING

from desktop_seg.model.period import to_date, to_day

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEWEST = 10
MOST = 40

_STEPS = (1.0, 2.0, 2.5, 5.0)
# Preferred numbers: 5, 10, 20 of them make ten times as much, in equal proportions.
_TWENTIETHS = (1, 1.12, 1.25, 1.4, 1.6, 1.8, 2, 2.24, 2.5, 2.8, 3.15, 3.55, 4, 4.5, 5, 5.6, 6.3, 7.1, 8, 9)


def bin_count(numbers: "NDArray[np.float64]") -> int:
    """Return how many bars Freedman and Diaconis would draw, 10 to 40; half of the values being one gives Sturges."""
    import numpy as np

    low, high = np.quantile(numbers, (0.25, 0.75))
    span = float(numbers[-1] - numbers[0])
    width = 2 * float(high - low) / len(numbers) ** (1 / 3)
    wanted = span / width if width > 0 else log10(len(numbers)) / log10(2) + 1
    return min(MOST, max(FEWEST, ceil(wanted)))


def linear_edges(numbers: "NDArray[np.float64]", is_whole: bool) -> list[float]:
    """Return edges at multiples of a readable width; whole numbers never share a bar needlessly."""
    low, high = float(numbers[0]), float(numbers[-1])
    if low == high:
        return [low, low + 1]
    wanted = bin_count(numbers)
    steps = [
        s * 10.0**power for power in range(floor(log10(high - low)) - 3, ceil(log10(high - low)) + 1) for s in _STEPS
    ]
    usable = [step for step in steps if not is_whole or (step >= 1 and step == int(step))] or [1.0]
    step = min(usable, key=lambda step: _distance(_bars(low, high, step), wanted))
    first = floor(low / step)
    digits = max(10, 2 - floor(log10(step)))  # a narrow bar must not vanish by rounding
    return [round((first + number) * step, digits) for number in range(_bars(low, high, step) + 1)]


def log_edges(positive: "NDArray[np.float64]", is_whole: bool) -> list[float]:
    """Return edges that grow in proportion, for values above 0; of whole numbers only whole ones."""
    import numpy as np

    wanted = bin_count(np.log10(positive))
    grown = _growing if is_whole else _preferred
    series = [grown(float(positive[0]), float(positive[-1]), per_ten) for per_ten in (5, 10, 20)]
    return min(series, key=lambda edges: _distance(len(edges) - 1, wanted))


def day_edges(days: "NDArray[np.float64]") -> list[float]:
    """Return edges at the begin of days, weeks, months, quarters or years."""
    low, high = int(days[0]), int(days[-1])
    if low == high:
        return [low, low + 1]
    wanted = bin_count(days)
    series = [_every_days(low, high, 1), _every_days(low, high, 7), *(_every_months(low, high, n) for n in (1, 3, 12))]
    return [float(edge) for edge in min(series, key=lambda edges: _distance(len(edges) - 1, wanted))]


def _bars(low: float, high: float, step: float) -> int:
    return floor(high / step) - floor(low / step) + 1


def _distance(bars: int, wanted: int) -> float:
    """Return how far a number of bars is from the wanted one; outside of 10 to 40 always further than inside."""
    outside = max(FEWEST - bars, bars - MOST, 0)
    return outside * MOST + abs(log10(bars / wanted)) if bars else inf


def _preferred(low: float, high: float, per_ten: int) -> list[float]:
    """Return preferred numbers around all values, so many of them up to ten times as much."""
    numbers = _TWENTIETHS[:: len(_TWENTIETHS) // per_ten]
    powers = range(floor(log10(low)), floor(log10(high)) + 2)
    edges = [round(number * 10.0**power, 6 - min(power, 0)) for power in powers for number in numbers]
    first = max(edge for edge in edges if edge <= low)
    last = min(edge for edge in edges if edge > high)
    return [edge for edge in edges if first <= edge <= last]


def _growing(low: float, high: float, per_ten: int) -> list[float]:
    """Return whole edges in about the same proportions; no bar holds fewer numbers than the one before."""
    factor, width = 10 ** (1 / per_ten) - 1, 1
    edges = [low]
    while edges[-1] <= high:
        width = max(width, round(edges[-1] * factor))
        edges.append(edges[-1] + width)
    return edges


def _every_days(low: int, high: int, step: int) -> Sequence[int]:
    monday = 4 if step == 7 else 0  # day 0 was a Thursday, day 4 a Monday
    first = low - (low - monday) % step
    return range(first, high + step + 1, step) if (high - first) // step < 4 * MOST else (first,)


def _every_months(low: int, high: int, months: int) -> Sequence[int]:
    start = to_date(low)
    index = (start.year * 12 + start.month - 1) // months * months
    edges = [_month_start(index)]
    while edges[-1] <= high:
        index += months
        edges.append(_month_start(index))
    return edges


def _month_start(index: int) -> int:
    return to_day(date(index // 12, index % 12 + 1, 1))
