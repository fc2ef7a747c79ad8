"""States as fourteen numbers do what states as tables do, to the last bit."""

import numpy as np
import pytest

from naive import tracking as naive
from track_scenes import random_covariance
from vedette.tracks.explain import observe_plot
from vedette.tracks.gaussian import (
    PAIRS,
    STATE_SIZE,
    Measured,
    add_moments,
    close_moments,
    innovation,
    observed,
    predicted,
    state_of,
)
from vedette.tracks.motion import predict_state

Drawn = tuple[np.ndarray, np.ndarray]
PLOT: Measured = (300.0, -120.0, 9e4, 1e4, 4e4, 0.0)


def drawn(seed: int) -> Drawn:
    """Draw one state, symmetric to the bit, as all of ours are."""
    rng = np.random.default_rng(seed)
    cov = random_covariance(rng, 800.0, 40.0)
    cov = np.triu(cov) + np.triu(cov, 1).T
    return rng.normal(0.0, 1.0, (1, 4)) * [500.0, 500.0, 60.0, 60.0], cov[np.newaxis]


def written_out(mean: np.ndarray, cov: np.ndarray) -> list[float]:
    """Write a state in the order of its numbers."""
    return [*mean.tolist(), *(float(cov[pair]) for pair in PAIRS)]


@pytest.mark.parametrize("dt_s", [0.0, 0.37, 12.0, 600.0])
def test_a_state_moves_on_as_a_table_does(dt_s: float) -> None:
    mean, cov = drawn(1)
    moved = predicted(state_of(mean, cov, 0), dt_s, 9.0)
    predict_state(mean[0], cov[0], dt_s, 9.0)
    assert list(moved) == written_out(mean[0], cov[0])


@pytest.mark.parametrize("age_s", [0.0, 1.3, 11.0])
@pytest.mark.parametrize("seed", range(5))
def test_a_state_takes_a_plot_as_a_table_does(seed: int, age_s: float) -> None:
    mean, cov = drawn(seed)
    plot = (*PLOT[:5], age_s)
    after, spread = np.empty(4), np.empty((4, 4))
    observe_plot(mean[0], cov[0], plot, 0.0, after, spread)
    assert list(observed(state_of(mean, cov, 0), plot)) == written_out(after, spread)


def test_a_step_to_a_plot_has_the_covariance_of_both() -> None:
    mean, cov = drawn(3)
    H = np.hstack([np.eye(2), -7.0 * np.eye(2)])
    S = H @ cov[0] @ H.T + np.array([[9e4, 1e4], [1e4, 4e4]]) + 50.0 * np.eye(2)
    found = innovation(state_of(mean, cov, 0), (*PLOT[:5], 7.0), 50.0)
    assert found[:2] == pytest.approx(np.array(PLOT[:2]) - H @ mean[0])
    assert found[2:] == pytest.approx((S[0, 0], S[0, 1], S[1, 1]))


def test_moments_are_those_of_the_mixture() -> None:
    weights, states = [0.2, 1.7, 0.4], [drawn(seed) for seed in range(3)]
    sums, mean, cov = np.zeros(STATE_SIZE), np.zeros(4), np.zeros((4, 4))
    for weight, state in zip(weights, states, strict=True):
        add_moments(sums, weight, state_of(*state, 0))
    close_moments(sums, sum(weights), mean, cov)
    parts = np.array(weights) / sum(weights)
    expected = naive.mixture(
        parts, [s[0][0] for s in states], [s[1][0] for s in states]
    )
    assert mean == pytest.approx(expected[0])
    assert cov == pytest.approx(expected[1])
