"""How much people spend on a visit: the Gamma-Gamma model, and a plainer way for shops where it does not hold.

In: visits and mean amount of each customer. Out: a Spending, which gives everyone an amount to expect. Used by:
expectation, forecast. scipy is loaded when a model is fitted.

Both draw the mean of somebody's few visits towards that of the shop. Gamma-Gamma assumes that those who come often
spend no more on a visit than others; where they do (a correlation over .3) the plain way is taken.
Source: Fader & Hardie 2013; Bühlmann 1967 for the plain way; resources/help/definitions.md#forecast.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

MOST_CORRELATION = 0.3
_CENTRE = (2.0, 3.0, 1.0)  # of p, q and v over the mean amount, where fitting begins
_FARTHEST = 10.0


@dataclass(frozen=True, slots=True)
class Amounts:
    """What people spent, one entry each. visits: at least 1. mean: of a visit, over 0. squares: of the amounts of all
    visits, added up."""

    visits: "Numbers"
    mean: "Numbers"
    squares: "Numbers"

    @property
    def correlation(self) -> float:
        """How far those who come more often spend more on a visit: -1 to 1, on logarithms; 0 where nothing varies."""
        import numpy as np

        visits, mean = np.log(self.visits), np.log(self.mean)
        if len(visits) < 2 or visits.std() == 0 or mean.std() == 0:
            return 0.0
        return float(np.corrcoef(visits, mean)[0, 1])


class Spending(Protocol):
    """What gives everyone an amount to expect."""

    def expected(self, visits: "Numbers", mean: "Numbers") -> "Numbers":
        """Return the amount of a future visit of people with so many visits of so much; 0 visits for the unknown."""


@dataclass(frozen=True, slots=True)
class GammaGamma:
    """p, q: without unit. v: in the unit of the amounts. Only with q over 1 is there a mean."""

    p: float
    q: float
    v: float

    def expected(self, visits: "Numbers", mean: "Numbers") -> "Numbers":
        """Return the mean of what is known of each customer's amounts."""
        found: Numbers = self.p * (self.v + visits * mean) / (self.p * visits + self.q - 1)
        return found


@dataclass(frozen=True, slots=True)
class DrawnToMean:
    """mean: of a visit in this shop. weight: how many visits of one's own count as much as that."""

    mean: float
    weight: float

    def expected(self, visits: "Numbers", mean: "Numbers") -> "Numbers":
        """Return everyone's own mean, drawn to that of the shop the fewer visits there are."""
        found: Numbers = (visits * mean + self.weight * self.mean) / (visits + self.weight)
        return found


def fit(of: Amounts) -> Spending:
    """Return the way that suits these amounts; at least one of them."""
    if of.correlation > MOST_CORRELATION or len(of.visits) < 2:
        return drawn_to_mean(of)
    model = gamma_gamma(of)
    return model if model.q > 1 else drawn_to_mean(of)


def gamma_gamma(of: Amounts) -> GammaGamma:
    """Return the Gamma-Gamma model that makes these amounts most likely."""
    import numpy as np
    from scipy.optimize import minimize

    unit = float(of.mean.mean())
    likelihood = _Likelihood.of(of.visits, of.mean / unit)

    def cost(at: "Numbers") -> "tuple[float, Numbers]":
        value, slope = likelihood.at(np.exp(at))
        return -value / len(of.visits), -slope / len(of.visits)

    found = minimize(
        cost,
        np.log(np.array(_CENTRE)),
        jac=True,
        method="SLSQP",
        bounds=[(-_FARTHEST, _FARTHEST)] * len(_CENTRE),
        options={"ftol": 1e-13, "maxiter": 500},
    )
    p, q, v = (float(each) for each in np.exp(found.x))
    return GammaGamma(p, q, v * unit)


def drawn_to_mean(of: Amounts) -> DrawnToMean:
    """Return how far own amounts say something of the next: their spread within people against that between them."""
    mean = float((of.visits * of.mean).sum() / of.visits.sum())
    again = of.visits > 1
    visits, own = of.visits[again], of.mean[again]
    if len(visits) < 2:
        return DrawnToMean(mean, 1.0)
    within = float((of.squares[again] - visits * own**2).sum() / (visits - 1).sum())
    between = float(own.var(ddof=1)) - within * float((1 / visits).mean())
    return DrawnToMean(mean, max(within, 0.0) / between if between > 0 else float(visits.sum()))


@dataclass(frozen=True, slots=True)
class _Likelihood:
    """visits, spent: of each customer. numbers: of visits there are, and people: how many customers have each.

    log_mean, log_spent: sums over all customers, the second one times their visits.
    """

    visits: "Numbers"
    spent: "Numbers"
    numbers: "Numbers"
    people: "Numbers"
    log_mean: float
    log_spent: float

    @classmethod
    def of(cls, visits: "Numbers", mean: "Numbers") -> "_Likelihood":
        """Work out what no parameter changes."""
        import numpy as np

        numbers, people = np.unique(visits, return_counts=True)
        spent = visits * mean
        log_spent = float((visits * np.log(spent)).sum())
        return cls(visits, spent, numbers, people.astype(float), float(np.log(mean).sum()), log_spent)

    def at(self, parameters: "Numbers") -> "tuple[float, Numbers]":
        """Return the logarithm of the likelihood, and its slope by the logarithm of each parameter."""
        import numpy as np
        from scipy.special import gammaln, psi

        p, q, v = parameters
        x, people, n = self.numbers, self.people, len(self.visits)
        whole = v + self.spent
        log_whole, part = np.log(whole), 1 / whole
        logs, logs_by_visits = log_whole.sum(), (self.visits * log_whole).sum()
        by_number = gammaln(p * x + q) - gammaln(p * x) - gammaln(q)
        value = (people * by_number).sum() + n * q * np.log(v) + p * self.log_spent - self.log_mean
        slopes = (
            (people * x * (psi(p * x + q) - psi(p * x))).sum() + self.log_spent - logs_by_visits,
            (people * (psi(p * x + q) - psi(q))).sum() + n * np.log(v) - logs,
            n * q / v - p * (self.visits * part).sum() - q * part.sum(),
        )
        return float(value - p * logs_by_visits - q * logs), np.array(slopes) * parameters
