"""How sure a mean is, and the difference or the ratio of two: Welch's interval, which lets the groups spread unequally.

Source: Welch 1947, degrees of freedom after Satterthwaite. Used by: bought, campaign. 95 of 100 such intervals hold
the truth.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, sqrt

from desktop_seg.analysis.interval import Range

_ROUNDING = 1e-24


@dataclass(frozen=True, slots=True)
class Sample:
    """Some values. variance: with n - 1; 0 for fewer than two values."""

    count: int = 0
    mean: float = 0.0
    variance: float = 0.0

    @property
    def of_mean(self) -> float:
        """The variance of the mean."""
        return self.variance / self.count


def sample(values: Iterable[float], zeros: int = 0) -> Sample:
    """Return what is to be known of values. zeros: so many further ones that are 0."""
    known = list(values)
    count = len(known) + zeros
    if not count:
        return Sample()
    mean = sum(known) / count
    squares = sum((value - mean) ** 2 for value in known) + zeros * mean**2
    if squares <= _ROUNDING * count * mean**2:  # equal values: what is left is the rounding of their mean
        squares = 0.0
    return Sample(count, mean, squares / (count - 1) if count > 1 else 0.0)


def reach(freedom: float) -> float:
    """Return how many standard errors to both sides hold the middle 95 of 100 of Student's t. freedom: above 0."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, 0.975))


def mean_range(values: Sample) -> Range | None:
    """Return the interval of a mean; None where fewer than two values say nothing of how they spread."""
    if values.count < 2:
        return None
    spread = reach(values.count - 1) * sqrt(values.of_mean)
    return Range(values.mean - spread, values.mean + spread)


def difference_of_means(one: Sample, other: Sample) -> Range | None:
    """Return Welch's interval of the first mean less the other; None where too few or all equal values say nothing."""
    if min(one.count, other.count) < 2 or not one.variance + other.variance:
        return None
    whole = one.of_mean + other.of_mean
    freedom = whole**2 / (one.of_mean**2 / (one.count - 1) + other.of_mean**2 / (other.count - 1))
    spread = reach(freedom) * sqrt(whole)
    difference = one.mean - other.mean
    return Range(difference - spread, difference + spread)


def ratio_of_logs(one: Sample, other: Sample) -> Range | None:
    """Return the interval of the ratio of what two samples of logarithms are the logarithms of."""
    logs = difference_of_means(one, other)
    return None if logs is None else Range(exp(logs.low), exp(logs.high))
