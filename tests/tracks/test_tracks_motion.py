"""Nearly constant velocity against matrices, and against itself cut in two."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naive import tracking as naive
from track_scenes import random_covariance
from vedette.tracks.motion import Motion, predict_height, predict_state, survival

steps = st.floats(0.0, 300.0)
densities = st.floats(0.0, 100.0)
seeds = st.integers(0, 2**32 - 1)


def predicted(
    mean: np.ndarray, cov: np.ndarray, dt_s: float, q: float, parts: int = 1
) -> tuple[np.ndarray, np.ndarray]:
    mean, cov = mean.copy(), cov.copy()
    for _ in range(parts):
        predict_state(mean, cov, dt_s / parts, q)
    return mean, cov


@given(steps, densities, seeds)
@settings(deadline=None)  # the first call compiles
def test_state_moves_as_the_matrices_say(dt_s: float, q: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    mean, cov = rng.normal(0.0, 1e4, 4), random_covariance(rng, 100.0, 20.0)
    ours = predicted(mean, cov, dt_s, q)
    theirs = naive.predict(mean, cov, dt_s, q)
    assert ours[0] == pytest.approx(theirs[0], rel=1e-12, abs=1e-9)
    assert ours[1] == pytest.approx(theirs[1], rel=1e-10, abs=1e-8)


@given(steps, densities, seeds, st.integers(2, 7))
@settings(deadline=None)  # the first call compiles
def test_many_short_steps_equal_one_long_step(
    dt_s: float, q: float, seed: int, parts: int
) -> None:
    rng = np.random.default_rng(seed)
    mean, cov = rng.normal(0.0, 1e4, 4), random_covariance(rng, 100.0, 20.0)
    once, often = predicted(mean, cov, dt_s, q), predicted(mean, cov, dt_s, q, parts)
    assert often[0] == pytest.approx(once[0], rel=1e-10, abs=1e-7)
    assert often[1] == pytest.approx(once[1], rel=1e-9, abs=1e-6)


@given(steps, densities, seeds)
@settings(deadline=None)  # the first call compiles
def test_prediction_keeps_a_covariance_exactly_symmetric(
    dt_s: float, q: float, seed: int
) -> None:
    cov = random_covariance(np.random.default_rng(seed), 100.0, 20.0)
    cov = 0.5 * (cov + cov.T)
    _, after = predicted(np.zeros(4), cov, dt_s, q)
    assert np.array_equal(after, after.T)
    assert np.linalg.eigvalsh(after).min() > 0.0


def test_no_time_changes_nothing() -> None:
    cov = random_covariance(np.random.default_rng(1), 100.0, 20.0)
    mean, after = predicted(np.array([1.0, 2.0, 3.0, 4.0]), cov, 0.0, 9.0)
    assert mean.tolist() == [1.0, 2.0, 3.0, 4.0]
    assert np.array_equal(after, cov)


@given(steps, densities)
@settings(deadline=None)  # the first call compiles
def test_height_is_one_axis_of_the_same_model(dt_s: float, q: float) -> None:
    height, cov = np.array([5000.0, -7.0]), np.array([900.0, 30.0, 100.0])
    predict_height(height, cov, dt_s, q)
    F = np.array([[1.0, dt_s], [0.0, 1.0]])
    Q = q * np.array([[dt_s**3 / 3.0, dt_s**2 / 2.0], [dt_s**2 / 2.0, dt_s]])
    after = F @ np.array([[900.0, 30.0], [30.0, 100.0]]) @ F.T + Q
    assert height == pytest.approx([5000.0 - 7.0 * dt_s, -7.0])
    assert cov == pytest.approx([after[0, 0], after[0, 1], after[1, 1]], rel=1e-12)


@given(steps, steps)
@settings(deadline=None)  # the first call compiles
def test_survival_is_exponential(first_s: float, second_s: float) -> None:
    motion = Motion(1.0, 1.0, 1.0 / 1800.0)
    both = survival(motion, first_s) * survival(motion, second_s)
    assert survival(motion, first_s + second_s) == pytest.approx(both, rel=1e-14)
    assert survival(motion, first_s) == pytest.approx(math.exp(-first_s / 1800.0))
    assert survival(motion, 0.0) == 1.0


def test_a_height_that_nobody_measured_stays_as_wide_as_the_prior() -> None:
    height, cov = np.array([400.0, 0.0]), np.array([250.0**2, 0.0, 0.0])
    predict_height(height, cov, 600.0, 1.0)
    assert height.tolist() == [400.0, 0.0]
    assert cov.tolist() == [250.0**2, 0.0, 0.0]
