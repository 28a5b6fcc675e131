"""Fitting the model of purchases to 100,000 customers, against the package `lifetimes`; and a whole forecast of a shop.

Both fit the BG/NBD to the same customers, in days, and must come to the same likelihood; ours is fitted as the MBG/NBD
too, which is the one the program uses. The shop has 5,000 customers over three years; its forecast is read from the
file, tried on eight periods of the past and fitted once more. Seconds of the processor, everything imported before.
"""

import statistics
import time
import warnings
from collections.abc import Callable

import numpy as np

from desktop_seg.analysis.forecast import forecast
from desktop_seg.analysis.purchase_model import Histories, PurchaseModel, fit
from desktop_seg.store.figures import default_as_of
from tests.analysis.visiting_shop import leavers, shop_of
from tests.bench.result import Result

CUSTOMERS, SHOP, DAYS, RUNS = 100_000, 5_000, 1_095, 5
MOST_FIT, MOST_FORECAST = 0.3, 1.0


def run() -> list[Result]:
    """Time the fits in turn, then the forecast."""
    of = customers()
    ours, mbg, theirs = [], [], []
    for _run in range(RUNS):
        ours.append(_seconds(lambda: fit(of, may_leave_at_once=False)))
        mbg.append(_seconds(lambda: fit(of)))
        theirs.append(_seconds(lambda: by_lifetimes(of)))
    shop = shop_of(leavers(SHOP, 30, DAYS, 0.85))
    forecast(shop, default_as_of(shop))
    shop.memory.clear()
    whole = _seconds(lambda: forecast(shop, default_as_of(shop)))
    peer = statistics.median(theirs)
    better = fit(of, may_leave_at_once=False).log_likelihood - by_lifetimes(of)
    return [
        _against("fit of the BG/NBD", statistics.median(ours), peer, f"; likelihood better by {better:.3f}"),
        _against("fit of the MBG/NBD", statistics.median(mbg), peer, ""),
        Result("forecast of a shop", whole, MOST_FORECAST, f"s of the processor with {SHOP:,} customers"),
    ]


def customers() -> Histories:
    """Return customers who live by a model of their own, each seen for one to three years."""
    chance = np.random.default_rng(1)
    truth = PurchaseModel(0.7, 60.0, 0.8, 2.5)
    rate = chance.gamma(truth.r, 1 / truth.alpha, CUSTOMERS)
    age = chance.integers(DAYS // 3, DAYS, CUSTOMERS)
    most = chance.geometric(np.maximum(chance.beta(truth.a, truth.b, CUSTOMERS), 1e-9)) - 1  # visits after the first
    at, repeats, last = np.zeros(CUSTOMERS), np.zeros(CUSTOMERS, int), np.zeros(CUSTOMERS, int)
    coming = most > 0
    while coming.any():
        at[coming] += chance.exponential(1 / np.maximum(rate[coming], 1e-12))
        coming &= (at < age) & (repeats < most)
        repeats[coming] += 1
        last[coming] = at[coming].astype(int)
    return Histories(repeats, last, age)


def by_lifetimes(of: Histories) -> float:
    """Fit as the package does and return the logarithm of the likelihood."""
    import lifetimes

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it was written for an older numpy
        model = lifetimes.BetaGeoFitter().fit(of.repeats, of.last, of.age)
    r, alpha, a, b = (float(model.params_[name]) for name in ("r", "alpha", "a", "b"))
    return _likelihood(of, PurchaseModel(r, alpha, a, b, may_leave_at_once=False))


def _likelihood(of: Histories, model: PurchaseModel) -> float:
    """Return the logarithm of the likelihood by the formula of the paper, all terms written out."""
    from scipy.special import betaln, gammaln

    r, alpha, a, b, x = model.r, model.alpha, model.a, model.b, of.repeats
    start = gammaln(r + x) - gammaln(r) + r * np.log(alpha) - betaln(a, b)
    stays = betaln(a, b + x) - (r + x) * np.log(alpha + of.age)
    left = betaln(a + 1, b + np.maximum(x, 1) - 1) - (r + x) * np.log(alpha + of.last)
    return float((start + np.where(x > 0, np.logaddexp(stays, left), stays)).sum())


def _against(title: str, ours: float, theirs: float, more: str) -> Result:
    detail = f"{ours:.2f} s of the processor against {theirs:.2f} s, {CUSTOMERS:,} customers{more}"
    return Result(title, ours / theirs, MOST_FIT, detail)


def _seconds(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began
