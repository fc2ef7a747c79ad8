"""GRID-N: N targets in open sky, for speed and for the cost of scale.

Tiles of 1 km² with 10 targets and 10 false plots each, so N fixes the side,
1000 sqrt(N / 10) m, and the difficulty per target stays the same at every N. Velocity
sd 10 m/s per axis, white acceleration q = 0.1, measurement sd 10 m, p_detect 0.9, no
births, no deaths, targets may leave the square (clutter stays in it), scans of 1 s.
GOSPA with c = 50 m, reported per target: sqrt(mean squared GOSPA / N), scans 10-39.
"""

from math import sqrt

import numpy as np

from scenes.scene import (
    Scene,
    Uniform,
    area_m2,
    noise,
    transition,
    white_acceleration,
)

SCORED = slice(10, 40)  # the picture has settled by scan 10
SCANS = 40
Q_M2PS3 = 0.1
SIGMA_M = 10.0
VELOCITY_SIGMA_MPS = 10.0
P_DETECT = 0.9
TARGETS_PER_TILE = 10.0


def grid(targets: int, *, scans: int = SCANS, seed: int = 0) -> Scene:
    """Draw GRID-N from ``default_rng([10, N, seed])``.

    Parameters
    ----------
    targets : int
        N, also the expected number of false plots per scan.
    scans : int
    seed : int

    Returns
    -------
    Scene
    """
    rng = np.random.default_rng([10, targets, seed])
    side = 1000.0 * sqrt(targets / TARGETS_PER_TILE)
    box = np.array([[0.0, side], [0.0, side]])
    ids = np.arange(targets)
    state = np.concatenate(
        [
            rng.uniform(0.0, side, (targets, 2)),
            VELOCITY_SIGMA_MPS * rng.standard_normal((targets, 2)),
        ],
        axis=1,
    )
    places, sources, truth = [], [], []
    for _ in range(scans):
        truth.append(state)
        seen = rng.random(targets) < P_DETECT
        measured = state[:, :2] + SIGMA_M * rng.standard_normal((targets, 2))
        false = rng.uniform(0.0, side, (rng.poisson(targets), 2))
        order = rng.permutation(int(seen.sum()) + len(false))
        places.append(np.concatenate([measured[seen], false])[order])
        sources.append(np.concatenate([ids[seen], np.full(len(false), -1)])[order])
        state = state.copy()
        state[:, :2] += state[:, 2:]
        state += noise(Q_M2PS3, 1.0, rng.standard_normal((targets, 4)))
    return Scene(
        name=f"GRID-{targets}",
        step_s=1.0,
        transition=transition(1.0),
        process_noise=white_acceleration(Q_M2PS3, 1.0),
        measurement_noise=SIGMA_M**2 * np.eye(2),
        p_detect=P_DETECT,
        p_survival=1.0,
        box_m=box,
        clutter_density_pm2=targets / area_m2(box),
        birth=(),
        initial=(
            Uniform(
                weight=float(targets),
                box_m=box,
                velocity_sigma_mps=VELOCITY_SIGMA_MPS,
            ),
        ),
        scans=tuple(places),
        sources=tuple(sources),
        truth=tuple(truth),
        truth_ids=(ids,) * scans,
        cutoff_m=50.0,
    )
