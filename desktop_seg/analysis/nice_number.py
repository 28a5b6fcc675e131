"""Numbers a person would choose for a cut: 1, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 8 times a power of ten; first of a month.

Used by: cut.py. Source: resources/help/definitions.md#suggested-cuts.
"""

from datetime import date
from math import ceil, floor, log10

from desktop_seg.model.period import to_date, to_day

_NICE = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.5, 8.0)


def nearest_nice(value: float, is_whole: bool) -> float:
    """Return the nice number nearest in proportion; 0 stays, and a negative value mirrors the positive one."""
    if value == 0:
        return 0.0
    if value < 0:
        return -nearest_nice(-value, is_whole)
    power = floor(log10(value))
    numbers = [_scaled(nice, exponent) for exponent in (power, power + 1) for nice in _NICE]
    usable = [number for number in numbers if not is_whole or number == int(number)] or [float(ceil(value))]
    return min(usable, key=lambda number: abs(log10(number / value)))


def nearest_half(value: float, is_whole: bool) -> float:
    """Return the nearest number of two figures that ends in 0 or 5: 35, 4500; 0 stays."""
    if value == 0:
        return 0.0
    step = _scaled(5.0, floor(log10(abs(value))) - 1)
    if is_whole:
        step = max(step, 1.0)
    return round(value / step) * step


def rounded(value: float, figures: int, is_whole: bool) -> float:
    """Return a value with so many figures, whole where it must be."""
    if value == 0:
        return 0.0
    digits = figures - 1 - floor(log10(abs(value)))
    return float(round(value, min(digits, 0) if is_whole else digits))


def nicest_between(over: float, up_to: float, is_whole: bool) -> float:
    """Return the number with the fewest figures that is greater than `over` and at most `up_to`."""
    if over < 0 <= up_to:
        return 0.0
    for power in range(ceil(log10(max(abs(over), abs(up_to)))), -10, -1):
        if is_whole and power < 0:
            break
        for step in (1.0, 0.5):
            number = _scaled(floor(up_to / _scaled(step, power)) * step, power)
            if over < number <= up_to and not (is_whole and number != int(number)):
                return number
    return up_to


def nearest_month(day: float) -> float:
    """Return the first of a month nearest to a day."""
    start, after = _months_around(round(day))
    return float(start if day - start <= after - day else after)


def nearest_year(day: float) -> float:
    """Return the first of January nearest to a day."""
    year = to_date(round(day)).year
    start, after = to_day(date(year, 1, 1)), to_day(date(year + 1, 1, 1))
    return float(start if day - start <= after - day else after)


def month_between(over: float, up_to: float) -> float:
    """Return the first of a month after `over` and not after `up_to`; `up_to` itself where there is none."""
    start, _ = _months_around(floor(up_to))
    return float(start) if over < start else up_to


def _months_around(day: int) -> tuple[int, int]:
    at = to_date(day)
    index = at.year * 12 + at.month
    return to_day(date(at.year, at.month, 1)), to_day(date(index // 12, index % 12 + 1, 1))


def _scaled(number: float, power: int) -> float:
    # Multiplying by a negative power of ten leaves 0.30000000000000004; dividing does not.
    return number * 10.0**power if power >= 0 else number / 10.0**-power
