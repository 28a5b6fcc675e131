"""The middle 95 of 100 of Student's t distribution, for means of few values.

Used by: welch. By the incomplete beta function (continued fraction; Abramowitz and Stegun 26.5.8), because that is all
that is asked of the distribution; the tests hold it against printed tables.
"""

from math import exp, lgamma, log, log1p

_STEPS, _SMALL = 300, 1e-300
_EXACT = 1e-14


def reach(freedom: float) -> float:
    """Return how many standard errors to both sides hold the middle 95 of 100. freedom: degrees, more than 0."""
    low, high = 0.0, 2.0
    while _within(high, freedom) < 0.95:
        high *= 2
    for _step in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < 0.95 else (low, middle)
    return (low + high) / 2


def _within(t: float, freedom: float) -> float:
    """Return the share of the distribution between -t and t."""
    return 1 - _beta_share(freedom / (freedom + t * t), freedom / 2, 0.5)


def _beta_share(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function; x from 0 to 1."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):  # where the fraction ends soon
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    """Return the continued fraction of the incomplete beta function, from the front (Lentz)."""
    c, d = 1.0, 1 / _no_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _STEPS):
        for part in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _no_zero(1 + part * d)
            c = _no_zero(1 + part / c)
            value *= c * d
        if abs(c * d - 1) < _EXACT:
            break
    return value


def _no_zero(value: float) -> float:
    return value if abs(value) > _SMALL else _SMALL
