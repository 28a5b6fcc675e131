"""The models of purchases: the published figures, known parameters found again, and integrals done the long way."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.analysis.purchase_model import Histories, PurchaseModel, fit
from tests.analysis import cdnow

WEEK = 7
POINTS, WEIGHTS = np.polynomial.legendre.leggauss(200)


def one(repeats: int, last: int, age: int) -> Histories:
    return Histories(*(np.array([number]) for number in (repeats, last, age)))


def simulated(model: PurchaseModel, people: int, seed: int, days: int = 900) -> tuple[Histories, "np.ndarray"]:
    """Customers who live by the model, seen for so long; and their visits in as many days again."""
    chance = np.random.default_rng(seed)
    rows, later = [], []
    for _person in range(people):
        rate, leaves = chance.gamma(model.r, 1 / model.alpha), chance.beta(model.a, model.b)
        age = int(chance.integers(days // 3, days))
        at, visits, after = 0.0, [0.0], 0
        gone = model.may_leave_at_once and chance.random() < leaves
        while not gone:
            at += chance.exponential(1 / rate) if rate > 0 else np.inf
            if at > 2 * age:
                break
            if at <= age:
                visits.append(at)
            else:
                after += 1
            gone = chance.random() < leaves
        rows.append((len(visits) - 1, int(visits[-1]), age))
        later.append(after)
    return Histories(*np.array(rows).T), np.array(later)


def test_bg_nbd_of_cdnow_is_the_published_one():
    of = cdnow.histories()
    assert (len(of), of.came_again) == (2357, 946)
    found = fit(of, may_leave_at_once=False)
    assert (found.r, found.alpha / WEEK) == pytest.approx((0.243, 4.414), abs=0.0005)
    assert (found.a, found.b) == pytest.approx((0.793, 2.426), abs=0.0005)
    # A density of times in weeks is seven times that in days, for every visit after the first.
    in_weeks = found.log_likelihood + of.repeats.sum() * np.log(WEEK)
    assert in_weeks == pytest.approx(-9582.4, abs=0.05)


def test_worked_example_of_the_paper():
    """x = 2, t_x = 30.43, T = 38.86 weeks, 39 weeks ahead."""
    model = PurchaseModel(0.243, 4.414 * WEEK, 0.793, 2.426, may_leave_at_once=False)
    assert model.visits(one(2, 213, 272), 273)[0] == pytest.approx(1.2260, abs=0.0005)


def test_second_half_of_cdnow_is_forecast_better_than_by_the_first():
    of, came = cdnow.histories(), cdnow.later_visits()
    off = [abs(fit(of, way).visits(of, 273).sum() / came - 1) for way in (True, False)]
    assert max(off) < 0.2
    assert of.repeats.sum() / came - 1 > 0.3


def test_who_bought_once_may_be_gone_in_one_model_and_never_in_the_other():
    of = cdnow.histories()
    once = of.repeats == 0
    assert (fit(of, may_leave_at_once=False).stays(of)[once] == 1).all()
    stays = fit(of).stays(of)[once]
    assert (stays < 0.8).all()
    assert np.corrcoef(stays, of.age[once])[0, 1] < -0.9  # the longer ago, the less likely


@pytest.mark.parametrize("may_leave_at_once", [True, False])
def test_known_parameters_are_found_again(may_leave_at_once: bool):
    truth = PurchaseModel(0.8, 60.0, 0.9, 3.0, may_leave_at_once)
    of, later = simulated(truth, 6000, seed=4)
    found = fit(of, may_leave_at_once)
    assert found.r == pytest.approx(truth.r, rel=0.1)
    assert found.alpha == pytest.approx(truth.alpha, rel=0.12)
    assert found.a / (found.a + found.b) == pytest.approx(truth.a / (truth.a + truth.b), rel=0.12)
    assert found.stays(of).mean() == pytest.approx(truth.stays(of).mean(), rel=0.05)
    ahead = sum(found.visits(Histories(of.repeats[n], of.last[n], of.age[n]), float(days)).sum()
                for days in np.unique(of.age) for n in (of.age == days,))  # fmt: skip
    assert ahead == pytest.approx(later.sum(), rel=0.06)


@pytest.mark.parametrize("may_leave_at_once", [True, False])
@pytest.mark.parametrize(("repeats", "last", "age"), [(0, 0, 10), (0, 0, 800), (2, 100, 300), (40, 390, 400)])
@pytest.mark.parametrize("a", [0.3, 1.0, 1.0 + 1e-9, 2.5])
def test_expectation_is_the_integral_over_all_rates_and_chances(
    repeats: int, last: int, age: int, a: float, may_leave_at_once: bool
):
    """Of somebody who buys at a rate and leaves with a chance, (1 - exp(-rate chance days)) / chance visits come."""
    model = PurchaseModel(0.7, 30.0, a, 1.8, may_leave_at_once)
    of, days = one(repeats, last, age), 91.0
    chance, by_chance = (POINTS + 1) / 2, WEIGHTS / 2
    # A beta density rises without end at its edges; a cube on both sides takes the edge off.
    edge = chance**3 * (10 - 15 * chance + 6 * chance**2)
    slope = 30 * chance**2 * (1 - chance) ** 2
    b = model.b + may_leave_at_once + repeats
    density = edge ** (a - 1) * (1 - edge) ** (b - 1) * slope * by_chance
    most = 60 * (model.r + repeats) / (model.alpha + age)
    rate, by_rate = most * edge, most * slope * by_chance
    rate_density = rate ** (model.r + repeats - 1) * np.exp(-rate * (model.alpha + age)) * by_rate
    visits = -np.expm1(-np.outer(edge, rate) * days) / edge[:, None]
    integral = density @ visits @ rate_density / density.sum() / rate_density.sum()
    assert model.visits(of, days)[0] == pytest.approx(integral * model.stays(of)[0], rel=2e-3)


@given(
    repeats=st.integers(0, 3000),
    last=st.integers(0, 4000),
    quiet=st.integers(0, 4000),
    logs=st.tuples(*(st.floats(-7, 7) for _parameter in range(4))),
)
def test_no_history_overflows(repeats: int, last: int, quiet: int, logs: tuple[float, float, float, float]):
    r, alpha, a, b = np.exp(logs)
    model = PurchaseModel(float(r), float(alpha), float(a), float(b))
    of = one(repeats, last if repeats else 0, last + quiet)
    stays, returns, visits = model.stays(of)[0], model.returns(of, 91)[0], model.visits(of, 91)[0]
    assert 0 <= stays <= 1
    assert 0 <= returns <= stays
    assert np.isfinite(visits)
    assert visits >= returns - 1e-6 * max(1, visits)  # who comes at all comes at least once


def test_returning_at_all_is_less_than_the_visits_and_grows_with_time():
    model, of = PurchaseModel(0.7, 30.0, 0.8, 1.8), one(3, 100, 120)
    chances = [model.returns(of, days)[0] for days in (0, 7, 91, 10_000_000)]
    assert chances[0] == 0
    assert chances == sorted(chances)
    assert chances[-1] == pytest.approx(model.stays(of)[0], rel=1e-3)


def test_few_histories_are_drawn_to_an_ordinary_shop():
    """Twenty people who all come every ten days leave every spread open; the prior closes it."""
    of = Histories(np.full(20, 9), np.full(20, 90), np.full(20, 95))
    free, held = fit(of, with_prior=False), fit(of)
    assert max(free.r, free.alpha) > 1000
    assert held.r < 20
    assert held.visits(of, 95).sum() == pytest.approx(180, rel=0.3)


def test_equal_histories_count_as_often_as_they_occur():
    few = Histories(np.array([0, 2, 5]), np.array([0, 50, 300]), np.array([200, 80, 310]))
    many = Histories(*(np.repeat(column, [400, 300, 200]) for column in (few.repeats, few.last, few.age)))
    shuffled = np.random.default_rng(1).permutation(len(many))
    other = Histories(many.repeats[shuffled], many.last[shuffled], many.age[shuffled])
    assert fit(many) == fit(other)


def some(people: int, again: int) -> Histories:
    """People of whom so many came again, each a little differently."""
    chance = np.random.default_rng(7)
    age = chance.integers(300, 900, people)
    repeats = np.where(np.arange(people) < again, chance.integers(1, 12, people), 0)
    return Histories(repeats, np.where(repeats > 0, chance.integers(1, age), 0), age)


@pytest.mark.parametrize(("again", "with_prior"), [(249, True), (250, False)])
def test_the_prior_ends_where_250_people_came_again(again: int, with_prior: bool):
    of = some(600, again)
    assert of.came_again == again
    assert fit(of) == fit(of, with_prior=with_prior)
    assert fit(of) != fit(of, with_prior=not with_prior)


def test_the_prior_knows_no_unit_of_time():
    """A shop of which weeks are days is the same shop: the oldest customer has always seen ten units."""
    of = some(80, 40)
    slow = Histories(of.repeats, of.last * WEEK, of.age * WEEK)
    quick, other = fit(of), fit(slow)
    assert (other.r, other.alpha / WEEK, other.a, other.b) == pytest.approx(
        (quick.r, quick.alpha, quick.a, quick.b), rel=0.01
    )
