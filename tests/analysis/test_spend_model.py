"""What people spend on a visit: the published figures, known parameters found again, and the plain way by hand."""

import numpy as np
import pytest

from desktop_seg.analysis.spend_model import Amounts, DrawnToMean, GammaGamma, drawn_to_mean, fit, gamma_gamma
from tests.analysis import cdnow

TRUTH = GammaGamma(p=4.0, q=5.0, v=40.0)


def amounts_of(visits: list[list[float]]) -> Amounts:
    return Amounts(
        np.array([float(len(each)) for each in visits]),
        np.array([sum(each) / len(each) for each in visits]),
        np.array([sum(amount**2 for amount in each) for each in visits]),
    )


def simulated(truth: GammaGamma, people: int) -> Amounts:
    chance = np.random.default_rng(2)
    scales = chance.gamma(truth.q, 1 / truth.v, people)
    return amounts_of([list(chance.gamma(truth.p, 1 / scale, int(chance.integers(1, 9)))) for scale in scales])


def test_gamma_gamma_of_cdnow_is_the_published_one():
    of = cdnow.repeat_amounts()
    assert len(of.visits) == 946
    found = gamma_gamma(of)
    assert (found.p, found.q, found.v) == pytest.approx((6.25, 3.74, 15.44), abs=0.006)


def test_known_parameters_are_found_again():
    of = simulated(TRUTH, 8000)
    found = gamma_gamma(of)
    assert (found.p, found.q, found.v) == pytest.approx((TRUTH.p, TRUTH.q, TRUTH.v), rel=0.2)
    several = np.array([1.0, 2.0, 5.0, 20.0])
    for mean in (10.0, 40.0, 200.0):
        own = np.full(4, mean)
        assert found.expected(several, own) == pytest.approx(TRUTH.expected(several, own), rel=0.06)


def test_unit_of_money_does_not_matter():
    euros = simulated(TRUTH, 300)
    cents = Amounts(euros.visits, euros.mean * 100, euros.squares * 10_000)
    one, other = gamma_gamma(euros), gamma_gamma(cents)
    assert (other.p, other.q, other.v / 100) == pytest.approx((one.p, one.q, one.v), rel=1e-4)


def test_own_amounts_count_more_the_more_there_are():
    model = GammaGamma(p=4.0, q=5.0, v=40.0)
    mean = 4.0 * 40.0 / (5.0 - 1)
    told = model.expected(np.array([0.0, 1.0, 10.0, 1000.0]), np.array([0.0, 100.0, 100.0, 100.0]))
    assert told[0] == pytest.approx(mean)
    assert list(told) == sorted(told)
    assert told[3] == pytest.approx(100, rel=0.01)


def test_amounts_that_follow_visits_are_drawn_to_the_mean():
    """Those who come more often spend far more on a visit: no Gamma-Gamma."""
    visits = [[10.0 * n] * n for n in range(1, 30)]
    of = amounts_of(visits)
    assert of.correlation > 0.9
    assert isinstance(fit(of), DrawnToMean)
    assert isinstance(fit(simulated(TRUTH, 500)), GammaGamma)


def test_the_plain_way_by_hand():
    """Spread within people 8 (three with 2 visits each, off by 2 both ways), between their means 100 less 8 / 2."""
    of = amounts_of([[8.0, 12.0], [18.0, 22.0], [28.0, 32.0]])
    found = drawn_to_mean(of)
    assert found == DrawnToMean(20.0, pytest.approx(8 / (100 - 4)))
    assert found.expected(np.array([2.0]), np.array([10.0]))[0] == pytest.approx((20 + 20 * 8 / 96) / (2 + 8 / 96))


def test_people_who_do_not_differ_are_all_expected_to_spend_the_mean():
    found = drawn_to_mean(amounts_of([[5.0, 15.0], [15.0, 5.0], [4.0, 16.0]]))
    assert found.expected(np.array([2.0]), np.array([100.0]))[0] < 40
    assert drawn_to_mean(amounts_of([[7.0]])).expected(np.array([0.0]), np.array([0.0]))[0] == 7.0
