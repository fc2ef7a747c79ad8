"""GOSPA: answers by hand, a naive twin over all assignments, and Stone Soup's."""

import warnings
from datetime import datetime
from itertools import permutations
from math import inf, nan, sqrt

import numpy as np
import numpy.typing as npt
import pytest
from scipy.optimize import linear_sum_assignment

from vedette.errors import UsageError
from vedette.score.gospa import gospa, summarise

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # stonesoup warns of parts that we do not use
    from stonesoup.metricgenerator.ospametric import GOSPAMetric
    from stonesoup.types.state import State

Floats = npt.NDArray[np.float64]

NOTHING = np.empty((0, 2))


def naive_squared(truth: Floats, estimates: Floats, cutoff_m: float) -> float:
    """Try every assignment of the smaller set into the larger."""
    if len(truth) > len(estimates):
        truth, estimates = estimates, truth
    best = inf
    for chosen in permutations(range(len(estimates)), len(truth)):
        total = sum(
            min(((truth[i] - estimates[j]) ** 2).sum(), cutoff_m**2)
            for i, j in enumerate(chosen)
        )
        best = min(best, total)
    return best + (len(estimates) - len(truth)) * cutoff_m**2 / 2.0


def stone_soup(truth: Floats, estimates: Floats, cutoff_m: float) -> dict[str, float]:
    now = datetime(2025, 9, 9)  # noqa: DTZ001 - Stone Soup knows no zones
    metric = GOSPAMetric(p=2, c=cutoff_m)
    single, _ = metric.compute_gospa_metric(
        [State(point[:, None], timestamp=now) for point in estimates],
        [State(point[:, None], timestamp=now) for point in truth],
    )
    return single.value


def test_a_pair_a_miss_and_a_false_estimate_add_up_by_hand() -> None:
    score = gospa(
        np.array([[0.0, 0.0], [100.0, 0.0]]),
        np.array([[3.0, 4.0], [0.0, 500.0]]),
        cutoff_m=10.0,
    )
    assert score.localisation_m2 == 25.0
    assert (score.missed, score.false) == (1, 1)
    assert (score.missed_m2, score.false_m2) == (50.0, 50.0)
    assert score.distance_m == sqrt(125.0)
    assert score.pairs.tolist() == [[0, 0]]


@pytest.mark.parametrize(
    ("truth", "estimates", "squared"),
    [
        (NOTHING, NOTHING, 0.0),
        (np.zeros((3, 2)), NOTHING, 150.0),
        (NOTHING, np.zeros((2, 2)), 100.0),
        (np.zeros((1, 2)), np.zeros((1, 2)), 0.0),
        (np.zeros((1, 2)), np.array([[10.0, 0.0]]), 100.0),  # at c it is no pair
        (np.zeros((1, 2)), np.array([[9.0, 0.0]]), 81.0),
    ],
)
def test_known_answers(truth: Floats, estimates: Floats, squared: float) -> None:
    assert gospa(truth, estimates, cutoff_m=10.0).squared_m2 == squared


def test_the_greedy_choice_is_not_the_best_one() -> None:
    """The nearest pair (1 m) forces a miss and a false one; crossing over is better."""
    truth = np.array([[0.0, 0.0], [7.0, 0.0]])
    estimates = np.array([[6.0, 0.0], [13.0, 0.0]])
    score = gospa(truth, estimates, cutoff_m=10.0)
    assert score.squared_m2 == pytest.approx(36.0 + 36.0)
    assert score.pairs.tolist() == [[0, 0], [1, 1]]


def test_random_and_nasty_sets_agree_with_the_naive_twin_and_with_stone_soup() -> None:
    rng = np.random.default_rng(7)
    for case in range(300):
        n, m = rng.integers(0, 6, 2)
        spread = (0.0, 5.0, 20.0, 200.0)[case % 4]
        truth = spread * rng.standard_normal((n, 2))
        estimates = spread * rng.standard_normal((m, 2))
        if case % 3 == 0:  # ties and swaps: a lattice, with points on each other
            truth, estimates = truth.round(-1), estimates.round(-1)
        score = gospa(truth, estimates, cutoff_m=10.0)
        assert score.squared_m2 == pytest.approx(naive_squared(truth, estimates, 10.0))
        if n + m:
            peer = stone_soup(truth, estimates, 10.0)
            assert score.distance_m == pytest.approx(float(peer["distance"]))
            assert score.localisation_m2 == pytest.approx(float(peer["localisation"]))
            assert score.missed_m2 == pytest.approx(float(peer["missed"]))
            assert score.false_m2 == pytest.approx(float(peer["false"]))


def test_it_is_symmetric_and_does_not_care_about_order_or_place() -> None:
    rng = np.random.default_rng(8)
    truth, estimates = rng.uniform(0, 60, (30, 2)), rng.uniform(0, 60, (35, 2))
    score = gospa(truth, estimates, cutoff_m=10.0)
    back = gospa(estimates, truth, cutoff_m=10.0)
    moved = gospa(truth[::-1] + 1e3, rng.permutation(estimates) + 1e3, cutoff_m=10.0)
    assert score.squared_m2 == pytest.approx(back.squared_m2)
    assert (score.missed, score.false) == (back.false, back.missed)
    assert moved.squared_m2 == pytest.approx(score.squared_m2)


def test_a_crowd_of_a_thousand_agrees_with_the_dense_assignment() -> None:
    rng = np.random.default_rng(9)
    truth = rng.uniform(0, 3000, (1000, 2))
    estimates = truth + 20.0 * rng.standard_normal((1000, 2))
    score = gospa(truth, estimates, cutoff_m=50.0)
    squares = ((truth[:, None] - estimates[None]) ** 2).sum(axis=2)
    cost = np.minimum(squares, 50.0**2)
    rows, columns = linear_sum_assignment(cost)
    assert score.squared_m2 == pytest.approx(cost[rows, columns].sum())


def test_root_mean_squares_over_scans_keep_the_decomposition() -> None:
    one = gospa(np.zeros((1, 2)), np.array([[3.0, 4.0]]), cutoff_m=10.0)
    two = gospa(np.zeros((2, 2)), NOTHING, cutoff_m=10.0)
    both = summarise([one, two])
    assert both.rms_m == pytest.approx(sqrt((25.0 + 100.0) / 2))
    assert both.localisation_m == pytest.approx(sqrt(12.5))
    assert both.missed_m == pytest.approx(sqrt(50.0))
    assert both.false_m == 0.0
    assert both.scans == 2


def test_nonsense_is_refused_with_what_was_expected() -> None:
    with pytest.raises(UsageError, match="cutoff"):
        gospa(NOTHING, NOTHING, cutoff_m=0.0)
    with pytest.raises(UsageError, match="finite"):
        gospa(np.array([[nan, 0.0]]), NOTHING, cutoff_m=1.0)
    with pytest.raises(UsageError, match="shape"):
        gospa(np.zeros(2), NOTHING, cutoff_m=1.0)
    with pytest.raises(UsageError, match="one cutoff"):
        summarise([])
