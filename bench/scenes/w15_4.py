"""W15-4: four targets meet in one crowd, one of them dies there.

Law: Garcia-Fernandez's version of the scene of Williams 2015 (reference code MTT,
"PMBM filter/ScenarioWilliams15.m"): 300 x 300 m, 81 scans of 1 s, all targets born at
the first scan; at the middle scan (the 41st) each lies at (150, 150) m with variance
0.1 in every component, and is drawn forwards with x' = F x + w and backwards with
x = F^-1 (x' + w). Target 0 dies at the 41st scan. q = 0.02, R = I, p_detect 0.9,
p_survival 0.99, 10 false plots a scan. GOSPA with c = 10 m.

Truth t comes from ``default_rng([15, t])``, its run k from ``default_rng([15, t, k])``;
the 40 truths are kept in `w15_4_truths.npz`, so that a change of numpy's distributions
shows. Reference numbers over 40 x 5: exact marginals 3.30, loopy 3.43, oracle 1.92.
"""

from functools import cache
from pathlib import Path

import numpy as np

from scenes.scene import (
    Floats,
    Gaussian,
    Ints,
    Scene,
    area_m2,
    noise,
    transition,
    white_acceleration,
)

TRUTHS = 40
RUNS = 5
TRUTHS_FILE = Path(__file__).with_name("w15_4_truths.npz")

SCANS = 81
MIDDLE = 40
TARGETS = 4
Q_M2PS3 = 0.02
P_DETECT = 0.9
CLUTTER = 10.0
BOX_M = np.array([[0.0, 300.0], [0.0, 300.0]])
PRIOR_MEAN = np.array([100.0, 100.0, 0.0, 0.0])
PRIOR_COVARIANCE = np.diag([150.0**2, 150.0**2, 1.0, 1.0])


def draw_truth(truth: int) -> Floats:
    """Draw truth t: (targets, scans, 4) m, m/s, nan where a target is dead.

    Order of draws: the middle (4, 4), then per step forwards (4, 4), then per step
    backwards (4, 4); a row is a target, columns are e, n, ve, vn.
    """
    rng = np.random.default_rng([15, truth])
    states = np.empty((TARGETS, SCANS, 4))
    centre = np.array([150.0, 150.0, 0.0, 0.0])
    states[:, MIDDLE] = centre + np.sqrt(0.1) * rng.standard_normal((TARGETS, 4))
    for scan in range(MIDDLE + 1, SCANS):
        state = states[:, scan - 1].copy()
        state[:, :2] += state[:, 2:]
        states[:, scan] = state + noise(Q_M2PS3, 1.0, rng.standard_normal((TARGETS, 4)))
    for scan in range(MIDDLE - 1, -1, -1):
        state = states[:, scan + 1] + noise(
            Q_M2PS3, 1.0, rng.standard_normal((TARGETS, 4))
        )
        state[:, :2] -= state[:, 2:]
        states[:, scan] = state
    states[0, MIDDLE:] = np.nan
    return states


@cache
def kept_truths() -> Floats:
    """Read the kept truths: (truths, targets, scans, 4)."""
    with np.load(TRUTHS_FILE) as file:
        return file["states"]


def w15_4(truth: int, run: int) -> Scene:
    """Draw run k of truth t.

    Parameters
    ----------
    truth : int
        0 to 39.
    run : int
        0 to 4, or more for a longer study.

    Returns
    -------
    Scene
    """
    states = kept_truths()[truth]
    rng = np.random.default_rng([15, truth, run])
    alive = [np.flatnonzero(np.isfinite(states[:, scan, 0])) for scan in range(SCANS)]
    drawn = [_scan(rng, states[ids, scan, :2], ids) for scan, ids in enumerate(alive)]
    return Scene(
        name="W15-4",
        step_s=1.0,
        transition=transition(1.0),
        process_noise=white_acceleration(Q_M2PS3, 1.0),
        measurement_noise=np.eye(2),
        p_detect=P_DETECT,
        p_survival=0.99,
        box_m=BOX_M,
        clutter_density_pm2=CLUTTER / area_m2(BOX_M),
        birth=(Gaussian(weight=0.005, mean=PRIOR_MEAN, covariance=PRIOR_COVARIANCE),),
        initial=(Gaussian(weight=3.0, mean=PRIOR_MEAN, covariance=PRIOR_COVARIANCE),),
        scans=tuple(places for places, _ in drawn),
        sources=tuple(sources for _, sources in drawn),
        truth=tuple(states[ids, scan] for scan, ids in enumerate(alive)),
        truth_ids=tuple(alive),
        cutoff_m=10.0,
    )


def _scan(rng: np.random.Generator, places: Floats, ids: Ints) -> tuple[Floats, Ints]:
    """Draw one scan: detections, errors, clutter, order."""
    seen = rng.random(len(ids)) < P_DETECT
    measured = (places + rng.standard_normal((len(ids), 2)))[seen]
    false = rng.uniform(BOX_M[:, 0], BOX_M[:, 1], size=(rng.poisson(CLUTTER), 2))
    order = rng.permutation(len(measured) + len(false))
    sources = np.concatenate([ids[seen], np.full(len(false), -1)])
    return np.concatenate([measured, false])[order], sources[order]
