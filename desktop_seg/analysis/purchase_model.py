"""How often people buy, until one day they stay away for good: the MBG/NBD model of purchases, and the BG/NBD.

In: three whole numbers of each customer. Out: a fitted PurchaseModel, which says how often they will come and whether
they are still customers. Used by: expectation, visit_table. scipy is loaded when a model is fitted.

Everyone buys at a rate of their own (spread as a gamma distribution: r, alpha) and leaves after a purchase with a
chance of their own (a beta distribution: a, b). In the MBG/NBD that may be the first purchase. In the BG/NBD it may
not, so that everybody who bought once is a customer for ever: it is here as the published check of the arithmetic.
Source: Batislam, Denizel & Filiztekin 2007; Fader, Hardie & Lee 2005; resources/help/definitions.md#forecast.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Counts = NDArray[np.int64]

# Fewer people than this who came again leave the likelihood so flat that it needs to be told what shops are like.
PRIOR_BELOW = 250

# Parameters are fitted as logarithms, with time in units of which the oldest customer has seen ten.
_OLDEST = 10.0
_CENTRE = (0.6, 2.5, 0.7, 1.5)  # of r, alpha, a, b; the prior has a standard deviation of 1 on the logarithms
_FARTHEST = 8.0  # a logarithm beyond this says no more than that a distribution has no width
_NEAR_ONE = 1e-5


@dataclass(frozen=True, slots=True)
class Histories:
    """What the model sees of customers, one entry each, in days.

    repeats: visits after the first. last: from the first visit to the last. age: from the first visit to the end.
    """

    repeats: "Counts"
    last: "Counts"
    age: "Counts"

    def __len__(self) -> int:
        return len(self.repeats)

    @property
    def came_again(self) -> int:
        """How many people came a second time."""
        return int((self.repeats > 0).sum())


@dataclass(frozen=True, slots=True)
class PurchaseModel:
    """alpha: in days. may_leave_at_once: MBG/NBD; False is the BG/NBD. log_likelihood: of the data, time in days."""

    r: float
    alpha: float
    a: float
    b: float
    may_leave_at_once: bool = True
    log_likelihood: float = 0.0

    def stays(self, of: Histories) -> "Numbers":
        """Return the chance of each customer to be one still."""
        import numpy as np

        chance: Numbers = np.exp(-np.logaddexp(0.0, self._odds_of_gone(of)))
        return chance

    def returns(self, of: Histories, days: float) -> "Numbers":
        """Return the chance of each customer to come at least once within the next days."""
        import numpy as np

        quiet = np.log1p(days / (self.alpha + of.age))
        chance: Numbers = self.stays(of) * -np.expm1(-(self.r + of.repeats) * quiet)
        return chance

    def visits(self, of: Histories, days: float) -> "Numbers":
        """Return how often each customer is expected within the next days.

        The formula of the papers, its hypergeometric function turned round (Euler) so that no power overflows for
        those who come often.
        """
        if abs(self.a - 1) >= _NEAR_ONE:
            return self._visits(of, days, self.a)
        # It is smooth at a = 1, but written as a difference over a - 1: the mean of both sides is as good as exact.
        return (self._visits(of, days, 1 - _NEAR_ONE) + self._visits(of, days, 1 + _NEAR_ONE)) / 2

    def _visits(self, of: Histories, days: float, a: float) -> "Numbers":
        import numpy as np
        from scipy.special import hyp2f1

        b = self.b + self.may_leave_at_once
        z = days / (self.alpha + of.age + days)
        third = a + b - 1 + of.repeats
        series = np.exp((a - 1) * np.log1p(-z)) * hyp2f1(a + b - 1 - self.r, a - 1, third, z)
        found: Numbers = third / (a - 1) * (1 - series) * self.stays(of)
        return found

    def _odds_of_gone(self, of: Histories) -> "Numbers":
        """Return the logarithm of the odds that a customer has left; minus infinity where that cannot be."""
        import numpy as np

        bought = of.repeats + self.may_leave_at_once
        waited = np.log(self.alpha + of.age) - np.log(self.alpha + of.last)
        with np.errstate(divide="ignore"):
            left = np.where(bought > 0, np.log(self.a) - np.log(self.b + bought - 1), -np.inf)
        odds: Numbers = left + (self.r + of.repeats) * waited
        return odds


def fit(of: Histories, may_leave_at_once: bool = True, with_prior: bool | None = None) -> PurchaseModel:
    """Return the model that makes these histories most likely.

    with_prior: pull the parameters weakly towards those of an ordinary shop; None does it for few histories only.
    of: at least one, somebody older than 0 days.
    """
    import numpy as np
    from scipy.optimize import minimize

    likelihood = _Likelihood.of(of, may_leave_at_once)
    weight = float(of.came_again < PRIOR_BELOW if with_prior is None else with_prior)
    centre = np.log(np.array(_CENTRE))

    def cost(at: "Numbers") -> "tuple[float, Numbers]":
        value, slope = likelihood.at(np.exp(at))
        away = at - centre
        total = weight * float(away @ away) / 2 - value
        return total / len(of), (weight * away - slope) / len(of)

    found = minimize(
        cost,
        centre,
        jac=True,
        method="SLSQP",
        bounds=[(-_FARTHEST, _FARTHEST)] * len(_CENTRE),
        options={"ftol": 1e-13, "maxiter": 500},
    )
    value, _slope = likelihood.at(np.exp(found.x))
    r, alpha, a, b = (float(each) for each in np.exp(found.x))
    days = likelihood.unit_days
    in_days = value - float(of.repeats.sum()) * float(np.log(days))
    return PurchaseModel(r, alpha * days, a, b, may_leave_at_once, in_days)


@dataclass(frozen=True, slots=True)
class _Likelihood:
    """The different histories with how often each occurs. repeats: those there are, and by_repeats how many people have
    each; place: of each history among them.

    last, age: in units of `unit_days`. more: 1 where people may leave after the first purchase.
    """

    repeats: "Numbers"
    by_repeats: "Numbers"
    place: "Counts"
    weight: "Numbers"
    last: "Numbers"
    age: "Numbers"
    more: int
    unit_days: float

    @classmethod
    def of(cls, histories: Histories, may_leave_at_once: bool) -> "_Likelihood":
        """Collapse equal histories: many people bought once, and many on the same day."""
        import numpy as np

        days = int(histories.age.max()) + 1
        unit = max(1, days - 1) / _OLDEST
        codes, counts = np.unique(
            (histories.repeats * days + histories.last) * days + histories.age, return_counts=True
        )
        repeats, rest = np.divmod(codes, days * days)
        last, age = np.divmod(rest, days)
        different, place = np.unique(repeats, return_inverse=True)
        weight = counts.astype(float)
        people = np.bincount(place, weights=weight)
        more = int(may_leave_at_once)
        return cls(different.astype(float), people.astype(float), place, weight, last / unit, age / unit, more, unit)

    def at(self, parameters: "Sequence[float] | Numbers") -> "tuple[float, Numbers]":
        """Return the logarithm of the likelihood, and its slope by the logarithm of each parameter.

        What depends on the number of visits alone is worked out once for each number, and weighed by its people. Sums
        are not written as products of vectors: for long ones those start threads that cost more than they save.
        """
        import numpy as np
        from scipy.special import betaln, gammaln, psi

        r, alpha, a, b = parameters
        x, people, n, times = self.repeats, self.by_repeats, self.weight, self.repeats[self.place]
        b_then = b + self.more + x  # of the chance to stay, after the purchases seen
        may_leave = x + self.more > 0
        left = np.log(a / np.where(may_leave, b_then - 1, np.inf), out=np.full_like(x, -np.inf), where=may_leave)
        since_age, since_last = alpha + self.age, alpha + self.last
        log_age = np.log(since_age)
        waited = log_age - np.log(since_last)
        odds = left[self.place] + (r + times) * waited
        small = np.exp(-np.abs(odds))
        gone = np.where(odds > 0, 1.0, small) / (1 + small) * n
        by_x = gammaln(r + x) - gammaln(r) + r * np.log(alpha) - betaln(a, b) + betaln(a, b_then)
        value = (people * by_x).sum() + (n * (np.maximum(odds, 0) + np.log1p(small) - (r + times) * log_age)).sum()
        gone_by_x = np.bincount(self.place, weights=gone)
        slopes = (
            (people * (psi(r + x) - psi(r) + np.log(alpha))).sum() + (gone * waited - n * log_age).sum(),
            n.sum() * r / alpha - ((r + times) * ((n - gone) / since_age + gone / since_last)).sum(),
            (people * (psi(a + b) - psi(a + b_then)) + gone_by_x / a).sum(),
            (people * (psi(a + b) - psi(b) + psi(b_then) - psi(a + b_then))).sum()
            - np.divide(gone_by_x, b_then - 1, out=np.zeros_like(x), where=may_leave).sum(),
        )
        return float(value), np.array(slopes) * np.array([r, alpha, a, b])
