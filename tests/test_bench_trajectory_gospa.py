"""T-GOSPA (bench) against worked examples, brute force, GOSPA and the axioms."""

from itertools import pairwise, permutations, product
from math import sqrt
from typing import Protocol

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench_scenes import bench_module
from vedette.errors import UsageError
from vedette.score.gospa import gospa


class Scored(Protocol):
    """What tests read of a score."""

    localisation_m2: float
    missed_m2: float
    false_m2: float
    switch_m2: float
    squared_m2: float
    distance_m: float
    switches: float


metric = bench_module("trajectory_gospa")
C, GAMMA = 10.0, 2.0


def score(truth: np.ndarray, estimates: np.ndarray, gamma: float = GAMMA) -> Scored:
    found: Scored = metric.trajectory_gospa(
        truth, estimates, cutoff_m=C, switch_m=gamma
    )
    return found


def line(start: float, scans: int = 6, lane: float = 0.0) -> np.ndarray:
    """Return a trajectory along x."""
    return np.stack([start + np.arange(scans), np.full(scans, lane)], axis=1)


def cut(trajectory: np.ndarray, begin: int, end: int) -> np.ndarray:
    """Keep only the scans from begin to end."""
    kept = np.full_like(trajectory, np.nan)
    kept[begin:end] = trajectory[begin:end]
    return kept


def test_a_set_is_no_distance_from_itself_in_any_order() -> None:
    one, two = line(0.0), line(0.0, lane=5.0)
    assert score(np.stack([one, two]), np.stack([two, one])).squared_m2 == 0.0


def test_a_trajectory_that_another_takes_over_costs_gamma_squared() -> None:
    """The paper's example: one switch, nothing missed, nothing false."""
    truth = line(0.0)
    broken = np.stack([cut(truth, 0, 3), cut(truth, 3, 6)])
    found = score(truth[None], broken)
    assert found.switch_m2 == pytest.approx(GAMMA**2)
    assert found.switches == pytest.approx(1.0)
    assert found.missed_m2 == found.false_m2 == found.localisation_m2 == 0.0


def test_two_that_change_places_cost_twice_gamma_squared() -> None:
    one, two = line(0.0), line(0.0, lane=5.0)
    crossed = np.stack(
        [np.concatenate([one[:3], two[3:]]), np.concatenate([two[:3], one[3:]])]
    )
    found = score(np.stack([one, two]), crossed)
    assert found.squared_m2 == pytest.approx(2.0 * GAMMA**2)
    assert found.switches == pytest.approx(2.0)


def test_where_a_switch_is_dearer_than_being_off_nobody_switches() -> None:
    one, two = line(0.0), line(0.0, lane=1.0)
    crossed = np.stack(
        [np.concatenate([one[:5], two[5:]]), np.concatenate([two[:5], one[5:]])]
    )
    found = score(np.stack([one, two]), crossed, gamma=8.0)
    assert found.switch_m2 == 0.0
    assert found.localisation_m2 == pytest.approx(2.0)


def test_missed_and_false_cost_half_the_squared_cutoff_by_scan() -> None:
    truth, far = line(0.0), line(500.0)
    found = score(truth[None], far[None])
    assert found.missed_m2 == found.false_m2 == pytest.approx(6 * C**2 / 2)
    nothing = np.empty((0, 6, 2))
    assert score(truth[None], nothing).squared_m2 == pytest.approx(6 * C**2 / 2)
    assert score(nothing, truth[None]).squared_m2 == pytest.approx(6 * C**2 / 2)
    assert score(nothing, nothing).squared_m2 == 0.0


def test_a_hole_in_a_trajectory_is_missed_and_no_switch() -> None:
    truth = line(0.0)
    holed = truth.copy()
    holed[2] = np.nan
    found = score(truth[None], holed[None])
    assert found.missed_m2 == pytest.approx(C**2 / 2)
    assert found.switch_m2 == 0.0


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_without_a_price_of_switches_it_is_gospa_scan_by_scan(seed: int) -> None:
    truth, estimates = drawn(seed, 3), drawn(seed + 1, 3)
    whole = score(truth, estimates, gamma=1e-6)
    by_scan = [
        gospa(_there(truth[:, k]), _there(estimates[:, k]), cutoff_m=C)
        for k in range(truth.shape[1])
    ]
    assert whole.squared_m2 == pytest.approx(sum(s.squared_m2 for s in by_scan))
    assert whole.missed_m2 == pytest.approx(sum(s.missed_m2 for s in by_scan))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6))
def test_shared_assignments_are_never_dearer_than_the_best_whole_ones(
    seed: int,
) -> None:
    """Brute force goes through every whole assignment of every scan."""
    truth, estimates = drawn(seed, 2, scans=3), drawn(seed + 7, 2, scans=3)
    found = score(truth, estimates).squared_m2
    best = _brute_force(truth, estimates)
    assert found <= best + 1e-6
    assert found >= best - GAMMA**2 * 4


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6))
def test_it_is_symmetric_and_keeps_the_triangle_inequality(seed: int) -> None:
    a, b, c = drawn(seed, 2), drawn(seed + 1, 3), drawn(seed + 2, 2)
    ab, ba = score(a, b), score(b, a)
    assert ab.squared_m2 == pytest.approx(ba.squared_m2)
    assert ab.missed_m2 == pytest.approx(ba.false_m2)
    bc, ac = score(b, c).distance_m, score(a, c).distance_m
    assert ac <= ab.distance_m + bc + 1e-9


def test_reports_of_scans_become_trajectories() -> None:
    ids = [np.array([7, 3]), np.array([3]), np.empty(0, np.int64)]
    places = [np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0, 6.0]])]
    numbers, found = metric.trajectories_of(ids, [*places, np.empty((0, 2))])
    assert numbers.tolist() == [3, 7]
    assert found[0, :2].tolist() == [[3.0, 4.0], [5.0, 6.0]]
    assert np.isnan(found[0, 2]).all()
    assert np.isnan(found[1, 1:]).all()


@pytest.mark.parametrize(
    ("truth", "estimates", "cutoff_m", "gamma_m"),
    [
        (np.zeros((1, 2)), np.zeros((1, 2, 2)), C, GAMMA),
        (np.zeros((1, 3, 2)), np.zeros((1, 2, 2)), C, GAMMA),
        (np.full((1, 2, 2), np.inf), np.zeros((1, 2, 2)), C, GAMMA),
        (np.array([[[1.0, np.nan]]]), np.zeros((1, 1, 2)), C, GAMMA),
        (np.zeros((1, 2, 2)), np.zeros((1, 2, 2)), 0.0, GAMMA),
        (np.zeros((1, 2, 2)), np.zeros((1, 2, 2)), C, np.nan),
    ],
)
def test_what_is_no_trajectory_or_price_is_refused(
    truth: np.ndarray, estimates: np.ndarray, cutoff_m: float, gamma_m: float
) -> None:
    with pytest.raises(UsageError):
        metric.trajectory_gospa(truth, estimates, cutoff_m=cutoff_m, switch_m=gamma_m)


def drawn(seed: int, count: int, scans: int = 5) -> np.ndarray:
    """Draw trajectories that come and go near each other."""
    draw = np.random.default_rng(seed)
    found = draw.normal(0.0, 6.0, (count, scans, 2))
    found[draw.random((count, scans)) < 0.2] = np.nan
    return found


def _there(points: np.ndarray) -> np.ndarray:
    return points[~np.isnan(points[:, 0])]


def _brute_force(truth: np.ndarray, estimates: np.ndarray) -> float:
    """Try every assignment of two truths to two estimates or to none, scan by scan."""
    options = [
        pair
        for pair in product((-1, 0, 1), repeat=2)
        if pair[0] != pair[1] or -1 in pair
    ]
    assert set(permutations((0, 1))) <= set(options)
    best = np.inf
    for chosen in product(options, repeat=truth.shape[1]):
        cost = sum(_at(truth, estimates, k, one) for k, one in enumerate(chosen))
        for one, other in pairwise(chosen):
            changed = sum(
                (a != b) * ((a >= 0) + (b >= 0))
                for a, b in zip(one, other, strict=True)
            )
            cost += changed * GAMMA**2 / 2.0
        best = min(best, cost)
    return best


def _at(
    truth: np.ndarray, estimates: np.ndarray, k: int, chosen: tuple[int, ...]
) -> float:
    """Price one scan of a whole assignment."""
    cost = 0.0
    for index, partner in enumerate(chosen):
        alive = not np.isnan(truth[index, k, 0])
        if partner < 0:
            cost += alive * C**2 / 2.0
            continue
        shown = not np.isnan(estimates[partner, k, 0])
        if alive and shown:
            apart = sqrt(((truth[index, k] - estimates[partner, k]) ** 2).sum())
            cost += min(apart, C) ** 2
        else:
            cost += (alive + shown) * C**2 / 2.0
    for partner in range(len(estimates)):
        if partner not in chosen and not np.isnan(estimates[partner, k, 0]):
            cost += C**2 / 2.0
    return cost
