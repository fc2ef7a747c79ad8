"""A life filtered anew equals a filter that had the other power from the start."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pytest

from vedette.tracks.agility import SHARES, Settled, settle
from vedette.tracks.motion import predict_state
from vedette.tracks.smooth import smooth, smooth_offset

Q_M2PS3 = 9.0
NOISE = np.array([[900.0, 200.0], [200.0, 2500.0]])
HIT = np.hstack([np.eye(2), np.zeros((2, 2))])


Path = Callable[[np.ndarray], np.ndarray]


class Life(NamedTuple):
    """Filtered states of one track, with what a plain Kalman filter says of them."""

    time_s: np.ndarray
    mean: np.ndarray
    cov: np.ndarray
    log_likelihood: float


def kalman(time_s: np.ndarray, plots: np.ndarray, q_m2ps3: float) -> Life:
    """Filter positions, nan for a miss; the textbook's equations."""
    state = np.array([*plots[0], 0.0, 0.0])
    spread = np.diag([900.0, 2500.0, 400.0, 400.0])
    means, covs, total = [state.copy()], [spread.copy()], 0.0
    for i in range(1, time_s.size):
        predict_state(state, spread, time_s[i] - time_s[i - 1], q_m2ps3)
        if np.isfinite(plots[i, 0]):
            innovation = plots[i] - HIT @ state
            ahead = HIT @ spread @ HIT.T + NOISE
            gain = spread @ HIT.T @ np.linalg.inv(ahead)
            state = state + gain @ innovation
            spread = (np.eye(4) - gain @ HIT) @ spread
            total -= 0.5 * np.log(np.linalg.det(2.0 * np.pi * ahead))
            total -= 0.5 * innovation @ np.linalg.solve(ahead, innovation)
        means.append(state.copy())
        covs.append(spread.copy())
    return Life(time_s, np.array(means), np.array(covs), total)


def plots_of(path: np.ndarray, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    plots = path + rng.multivariate_normal(np.zeros(2), NOISE, len(path))
    plots[1:][rng.random(len(path) - 1) < 0.2] = np.nan
    return plots


def straight(time_s: np.ndarray) -> np.ndarray:
    return np.stack([80_000.0 + 2.0 * time_s, -50_000.0 + 1.0 * time_s], 1)


def circling(time_s: np.ndarray) -> np.ndarray:
    angle = 50.0 * time_s / 600.0
    return 600.0 * np.stack([np.cos(angle), np.sin(angle)], 1)


TIME_S = np.arange(0.0, 900.0, 6.0)
ALL = np.full(TIME_S.size, Q_M2PS3)


def settled(life: Life, shift: np.ndarray | None = None) -> Settled:
    none = np.zeros((life.time_s.size, 2))
    shift = none if shift is None else shift
    return settle(life.time_s, life.mean, life.cov, shift, ALL)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("path", [straight, circling])
def test_the_power_is_that_of_the_greatest_likelihood(path: Path, seed: int) -> None:
    plots = plots_of(path(TIME_S), seed)
    lives = [kalman(TIME_S, plots, share * Q_M2PS3) for share in SHARES]
    best = int(np.argmax([life.log_likelihood for life in lives]))
    found = settled(lives[0])
    assert found.q_m2ps3 == pytest.approx(SHARES[best] * Q_M2PS3)
    assert found.mean == pytest.approx(lives[best].mean, abs=1e-3)
    assert found.cov == pytest.approx(lives[best].cov, rel=1e-5, abs=1e-4)


def test_what_hardly_turns_is_told_from_what_circles() -> None:
    lives = [
        kalman(TIME_S, plots_of(path(TIME_S), 1), Q_M2PS3)
        for path in (straight, circling)
    ]
    powers = [settled(life).q_m2ps3[0] for life in lives]
    assert powers == pytest.approx([Q_M2PS3 / 256.0, Q_M2PS3])


def test_a_drifting_balloon_is_placed_better_with_hindsight() -> None:
    errors = {False: [], True: []}
    for seed in range(8):
        life = kalman(TIME_S, plots_of(straight(TIME_S), seed), Q_M2PS3)
        again = settled(life)
        before = smooth(TIME_S, life.mean, life.cov, ALL)
        after = smooth(TIME_S, again.mean, again.cov, again.q_m2ps3)
        for better, found in ((False, before), (True, after)):
            off = found.mean[:, :2] - straight(TIME_S)
            errors[better].append(np.mean(off**2))
    assert np.mean(errors[True]) < 0.5 * np.mean(errors[False])


@pytest.mark.parametrize("path", [straight, circling])
def test_an_unknown_height_moves_a_state_as_moving_its_plots_does(path: Path) -> None:
    plots = plots_of(path(TIME_S), 3)
    # Two radars in turn, which see an unknown height along other lines of sight.
    shift = np.where((np.arange(TIME_S.size) % 2)[:, None], [150.0, 0.0], [0.0, -90.0])
    life, moved = (
        kalman(TIME_S, plots + off, Q_M2PS3) for off in (np.zeros_like(shift), shift)
    )
    found, elsewhere = settled(life, shift), settled(moved)
    assert found.q_m2ps3.tolist() == elsewhere.q_m2ps3.tolist()
    assert elsewhere.mean - found.mean == pytest.approx(found.lean, abs=1e-3)
    paths = [
        smooth(TIME_S, one.mean, one.cov, one.q_m2ps3) for one in (found, elsewhere)
    ]
    lean = smooth_offset(TIME_S, found.lean, paths[0].gain)
    assert paths[1].mean - paths[0].mean == pytest.approx(lean, abs=1e-3)
