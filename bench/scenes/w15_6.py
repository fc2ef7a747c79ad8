"""W15-6: six targets meet in one place, at seeing rates from good to poor.

Law: Williams 2015 (arXiv 1203.2995 and the demonstration code shipped with it):
200 x 200 m, 201 scans of 1 s; at the middle scan each target lies at the origin with
variance 1e-6 in every component (case 1) or 0.25 (case 2), and is drawn forwards and
backwards as in W15-4. In case 1 all are there from the start, in case 2 target i
appears after 10 i scans. q = 0.01, R = I, p_survival 0.999; ten targets expected at
the first scan, 0.05 more at every scan. Reported above 0.8; mean OSPA with c = 20 m
and p = 1.

Truth t of a case comes from ``default_rng([156, case, t])``, its scans from
``default_rng([156, case, t, 1000 p_detect, clutter])``.
"""

import numpy as np

from scenes.scene import (
    Floats,
    Gaussian,
    Scene,
    area_m2,
    noise,
    transition,
    white_acceleration,
)

REPORTED_ABOVE = 0.8
CUTOFF_M = 20.0
SCANS = 201
MIDDLE = 100
TARGETS = 6
Q_M2PS3 = 0.01
BOX_M = np.array([[-100.0, 100.0], [-100.0, 100.0]])
MIDDLE_VARIANCE = {1: 1e-6, 2: 0.25}
LATER = 10  # scans from one target's first to the next one's, in case 2
PRIOR_MEAN = np.zeros(4)
PRIOR_COVARIANCE = np.diag([100.0**2, 100.0**2, 1.0, 1.0])


def draw_truth(case: int, truth: int) -> Floats:
    """Draw truth t of a case: (targets, scans, 4) m, m/s, nan where none is yet.

    Order of draws as in `scenes.w15_4.draw_truth`.
    """
    rng = np.random.default_rng([156, case, truth])
    states = np.empty((TARGETS, SCANS, 4))
    spread = np.sqrt(MIDDLE_VARIANCE[case])
    states[:, MIDDLE] = spread * rng.standard_normal((TARGETS, 4))
    for scan in range(MIDDLE + 1, SCANS):
        state = states[:, scan - 1].copy()
        state[:, :2] += state[:, 2:]
        states[:, scan] = state + noise(Q_M2PS3, 1.0, rng.standard_normal((TARGETS, 4)))
    for scan in range(MIDDLE - 1, -1, -1):
        drawn = noise(Q_M2PS3, 1.0, rng.standard_normal((TARGETS, 4)))
        state = states[:, scan + 1] + drawn
        state[:, :2] -= state[:, 2:]
        states[:, scan] = state
    if case == 2:
        for target in range(TARGETS):
            states[target, : LATER * target] = np.nan
    return states


def w15_6(case: int, truth: int, *, p_detect: float, clutter: float) -> Scene:
    """Draw truth t of a case and its scans.

    Parameters
    ----------
    case : int
        1 or 2.
    truth : int
        From 0.
    p_detect : float
    clutter : float
        Expected false plots a scan.

    Returns
    -------
    Scene
    """
    states = draw_truth(case, truth)
    rng = np.random.default_rng([156, case, truth, round(1e3 * p_detect), int(clutter)])
    scans, sources, alive = [], [], []
    for scan in range(SCANS):
        ids = np.flatnonzero(np.isfinite(states[:, scan, 0]))
        seen = rng.random(len(ids)) < p_detect
        errors = rng.standard_normal((len(ids), 2))
        measured = (states[ids, scan, :2] + errors)[seen]
        false = rng.uniform(BOX_M[:, 0], BOX_M[:, 1], size=(rng.poisson(clutter), 2))
        order = rng.permutation(len(measured) + len(false))
        source = np.concatenate([ids[seen], np.full(len(false), -1)])
        scans.append(np.concatenate([measured, false])[order])
        sources.append(source[order])
        alive.append(ids)
    return Scene(
        name=f"W15-6 case {case}, p_detect {p_detect:g}, clutter {clutter:g}",
        step_s=1.0,
        transition=transition(1.0),
        process_noise=white_acceleration(Q_M2PS3, 1.0),
        measurement_noise=np.eye(2),
        p_detect=p_detect,
        p_survival=0.999,
        box_m=BOX_M,
        clutter_density_pm2=clutter / area_m2(BOX_M),
        birth=(Gaussian(weight=0.05, mean=PRIOR_MEAN, covariance=PRIOR_COVARIANCE),),
        initial=(Gaussian(weight=10.0, mean=PRIOR_MEAN, covariance=PRIOR_COVARIANCE),),
        scans=tuple(scans),
        sources=tuple(sources),
        truth=tuple(states[ids, scan] for scan, ids in enumerate(alive)),
        truth_ids=tuple(alive),
        cutoff_m=10.0,
    )
