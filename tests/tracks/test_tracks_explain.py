"""One plot and one track: every explanation against its naive twin, and what comes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naive import tracking as naive
from track_scenes import cooperative_at, random_covariance
from vedette.sensors.coverage import NOWHERE, Coverage
from vedette.tracks.explain import (
    DOUBT_SHARE,
    SHARES,
    SPEED_SIGMA_MPS,
    VELOCITY_FALSE_SHARE,
    add_plot,
)
from vedette.tracks.motion import Motion
from vedette.tracks.tracker import Picture, Scan, Settings, step
from vedette.tracks.unseen import no_unseen

SILENCE = Coverage(kind=NOWHERE, p_detect=0.0)
ADDRESS = 0x48AF03
STEP_S = 10.0
MOTION = Motion(q_m2ps3=9.0, q_vertical_m2ps3=1.0, death_rate_ps=1.0 / 1800.0)


def measured(
    mean: np.ndarray, cov: np.ndarray, first: int, z: np.ndarray, noise: np.ndarray
) -> tuple[np.ndarray, np.ndarray, float]:
    """Kalman update by two components, and the density of what was measured."""
    H = np.eye(4)[first : first + 2]
    S = H @ cov @ H.T + noise
    gain = cov @ H.T @ np.linalg.inv(S)
    step_ = z - H @ mean
    after = (np.eye(4) - gain @ H) @ cov
    return mean + gain @ step_, after, naive.density(step_, S)


def explained(
    mean: np.ndarray, cov: np.ndarray, place: np.ndarray, velocity: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Write out all eight explanations of `cooperative_at` and mix them."""
    noise, wide, slow = 225.0 * np.eye(2), 2000.0**2 * np.eye(2), 100.0 * np.eye(2)
    place_lost, way_lost = np.zeros((2, 4, 4))
    place_lost[:2, :2] = way_lost[:2, :2] = cov[:2, :2] + wide
    place_lost[2:, 2:] = cov[2:, 2:]
    way_lost[2:, 2:] = SPEED_SIGMA_MPS**2 * np.eye(2)
    weights, means, covs = [], [], []
    priors = (cov, cov, place_lost, way_lost)
    for share, prior, extra in zip(SHARES, priors, (0.0, 1.0, 0.0, 0.0), strict=True):
        state, spread, fits = measured(mean, prior, 0, place, noise + extra * wide)
        false = VELOCITY_FALSE_SHARE / (2.0 * np.pi * SPEED_SIGMA_MPS**2)
        weights.append(share * fits * false)
        means.append(state)
        covs.append(spread)
        state, spread, fits_too = measured(state, spread, 2, velocity, slow)
        weights.append(share * fits * (1.0 - VELOCITY_FALSE_SHARE) * fits_too)
        means.append(state)
        covs.append(spread)
    return naive.mixture(np.array(weights) / sum(weights), means, covs)


@given(st.integers(0, 2**32 - 1), st.floats(0.0, 5e3), st.floats(0.0, 300.0))
@settings(max_examples=100, deadline=None)
def test_a_cooperative_plot_is_the_mixture_of_six_explanations(
    seed: int, off_m: float, off_mps: float
) -> None:
    rng = np.random.default_rng(seed)
    mean = rng.uniform(-1e5, 1e5, 4)
    cov = random_covariance(rng, 60.0, 20.0)
    cov = 0.5 * (cov + cov.T)
    place = mean[:2] + rng.normal(0.0, 1.0, 2) * off_m
    velocity = mean[2:] + rng.normal(0.0, 1.0, 2) * off_mps
    plots = cooperative_at([place], ADDRESS, 0.0)
    plots.ve_mps[:], plots.vn_mps[:] = velocity
    near = naive.density(place - mean[:2], cov[:2, :2] + 225.0 * np.eye(2))
    far = naive.density(place - mean[:2], cov[:2, :2] + (225.0 + 2000.0**2) * np.eye(2))
    doubt = DOUBT_SHARE * far / (DOUBT_SHARE * far + SHARES[0] * near)
    moment, spread = np.zeros(4), np.zeros((4, 4))
    add_plot(mean, cov, plots, 0, 1.0, doubt, moment, spread)
    expected_mean, expected_cov = explained(mean, cov, place, velocity)
    assert mean + moment == pytest.approx(expected_mean, rel=1e-9, abs=1e-6)
    spread -= np.outer(moment, moment)
    assert spread == pytest.approx(expected_cov, rel=1e-5, abs=1e-3)


def follow(
    places: list[tuple[float, float]], velocity: tuple[float, float]
) -> list[np.ndarray]:
    """Track one aircraft through positions 10 s apart; its state after each."""
    picture = Picture(time_s=0.0)
    states = []
    for k, place in enumerate(places):
        plots = cooperative_at([place], ADDRESS, k * STEP_S)
        plots.ve_mps[:], plots.vn_mps[:] = velocity
        scan = Scan(k * STEP_S, plots, SILENCE)
        step(picture, scan, Settings(motion=MOTION), no_unseen())
        assert len(picture.tracks.key) == 1
        states.append(picture.tracks.mean[0].copy())
    return states


@pytest.mark.parametrize("velocity", [(230.0, 0.0), (np.nan, np.nan)])
def test_a_first_position_that_was_held_is_forgotten_by_the_sixth(
    velocity: tuple[float, float],
) -> None:
    way = [(230.0 * STEP_S * k, 0.0) for k in range(8)]
    held = [(2050.0, 0.0), *way[1:]]  # sent 9 s before it was heard
    states = follow(held, velocity)
    for k in (5, 6, 7):
        assert states[k][:2] == pytest.approx(np.array(way[k]), abs=5.0)
        assert states[k][2:] == pytest.approx(np.array([230.0, 0.0]), abs=20.0)


@pytest.mark.parametrize("velocity", [(230.0, 0.0), (np.nan, np.nan)])
def test_one_false_position_is_believed_by_a_fifth_and_for_one_step(
    velocity: tuple[float, float],
) -> None:
    way = [(230.0 * STEP_S * k, 0.0) for k in range(8)]
    false = [*way[:5], (way[5][0] - 1100.0, 900.0), *way[6:]]
    right, wrong = follow(way, velocity), follow(false, velocity)
    assert np.hypot(*(wrong[5][:2] - right[5][:2])) < 0.2 * np.hypot(1100.0, 900.0)
    assert np.hypot(*(wrong[6][:2] - right[6][:2])) < 15.0
    assert np.hypot(*(wrong[7][2:] - right[7][2:])) < 2.0


@pytest.mark.parametrize("velocity", [(230.0, 0.0), (np.nan, np.nan)])
def test_a_track_gone_astray_comes_back_to_two_positions_that_agree(
    velocity: tuple[float, float],
) -> None:
    way = [(230.0 * STEP_S * k, 0.0) for k in range(6)]
    aside = [(way[5][0] + 230.0 * STEP_S * k, 1500.0) for k in range(1, 4)]
    states = follow([*way, *aside], velocity)
    assert states[7][:2] == pytest.approx(np.array(aside[1]), abs=50.0)
    assert states[8][:2] == pytest.approx(np.array(aside[2]), abs=5.0)
    assert states[8][2:] == pytest.approx(np.array([230.0, 0.0]), abs=5.0)


def test_a_velocity_that_contradicts_the_way_flown_is_not_believed() -> None:
    way = [(230.0 * STEP_S * k, 0.0) for k in range(8)]
    states = follow(way, (-100.0, 50.0))
    assert states[-1][2:] == pytest.approx(np.array([230.0, 0.0]), abs=5.0)
