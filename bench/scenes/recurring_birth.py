"""Recurring birth: targets that keep emerging from two regions nobody told us about.

The scene of FlorianPfaff/DP-RFS-Hybrid (recurring_birth_benchmark.py, commit 0bd0f9d):
the same random draws in the same order, so that its published numbers for the seeds
100-199 can be compared seed by seed. 96 scans of 1 s on 100 x 70 m, 12 targets of 14
scans each. Published there, mean over seeds of each run's RMS GOSPA (c = 10 m):
PMBM with broad birth 4.786 +- 0.045, with the birth regions known 3.296 +- 0.051.
"""

import numpy as np

from scenes.scene import Floats, Gaussian, Scene, area_m2, transition

TUNING_SEEDS = range(100)  # tune here
SEEDS = range(100, 200)  # report these, tune never
PUBLISHED_PMBM_BROAD_M = 4.786
PUBLISHED_PMBM_KNOWN_M = 3.296

SCANS = 96
SPAWN_EVERY = 8
LIFETIME = 14
P_DETECT = 0.9
CLUTTER = 6.0
SIGMA_M = 0.6
ACCELERATION_SIGMA = 0.06
BOX_M = np.array([[-50.0, 50.0], [-35.0, 35.0]])
REGIONS = np.array([[-24.0, -10.0, 1.15, 0.35], [22.0, 12.0, -1.0, -0.3]])
START_SIGMA = (0.55, 0.08)  # m, m/s
BIRTH_PER_SCAN = 0.15
BROAD = Gaussian(
    weight=BIRTH_PER_SCAN,
    mean=np.zeros(4),
    covariance=np.diag([30.0**2, 22.0**2, 2.0**2, 2.0**2]),
)
KNOWN = tuple(
    Gaussian(
        weight=BIRTH_PER_SCAN / 2.0,
        mean=region,
        covariance=np.diag([1.2**2, 1.2**2, 0.35**2, 0.35**2]),
    )
    for region in REGIONS
)


def recurring_birth(seed: int, *, known_regions: bool = False) -> Scene:
    """Draw the scene of one seed.

    Parameters
    ----------
    seed : int
        Seed of the original benchmark.
    known_regions : bool
        Tell the tracker the birth regions ("oracle birth"), else one broad Gaussian.

    Returns
    -------
    Scene
    """
    rng = np.random.default_rng(seed)
    states = _targets(rng)
    scans, sources = _measurements(rng, states)
    alive = [np.flatnonzero(np.isfinite(states[:, scan, 0])) for scan in range(SCANS)]
    gain = np.array([[0.5, 0.0], [0.0, 0.5], [1.0, 0.0], [0.0, 1.0]])
    return Scene(
        name="recurring birth, known regions" if known_regions else "recurring birth",
        step_s=1.0,
        transition=transition(1.0),
        process_noise=ACCELERATION_SIGMA**2 * gain @ gain.T + 1e-6 * np.eye(4),
        measurement_noise=SIGMA_M**2 * np.eye(2),
        p_detect=P_DETECT,
        p_survival=0.98,
        box_m=BOX_M,
        clutter_density_pm2=CLUTTER / area_m2(BOX_M),
        birth=KNOWN if known_regions else (BROAD,),
        initial=(),
        scans=scans,
        sources=sources,
        truth=tuple(states[ids, scan] for scan, ids in enumerate(alive)),
        truth_ids=tuple(alive),
        cutoff_m=10.0,
    )


def _targets(rng: np.random.Generator) -> Floats:
    """Draw every target's life: (targets, scans, 4), nan where it does not live."""
    births = range(0, SCANS, SPAWN_EVERY)
    states = np.full((len(births), SCANS, 4), np.nan)
    step = transition(1.0)
    for target, birth in enumerate(births):
        region = REGIONS[target % len(REGIONS)]
        place = region[:2] + rng.normal(scale=START_SIGMA[0], size=2)
        velocity = region[2:] + rng.normal(scale=START_SIGMA[1], size=2)
        state = np.concatenate([place, velocity])
        for scan in range(birth, min(birth + LIFETIME, SCANS)):
            states[target, scan] = state
            push = rng.normal(scale=ACCELERATION_SIGMA, size=2)
            state = step @ state + np.concatenate([0.5 * push, push])
    return states


def _measurements(
    rng: np.random.Generator, states: Floats
) -> tuple[tuple[Floats, ...], tuple[np.ndarray, ...]]:
    """Draw detections and clutter of every scan, shuffled."""
    scans, sources = [], []
    for scan in range(SCANS):
        drawn: list[tuple[int, Floats]] = []
        for target in np.flatnonzero(np.isfinite(states[:, scan, 0])):
            if rng.random() <= P_DETECT:
                error = rng.normal(scale=SIGMA_M, size=2)
                drawn.append((int(target), states[target, scan, :2] + error))
        drawn.extend(
            (-1, rng.uniform(low=BOX_M[:, 0], high=BOX_M[:, 1]))
            for _ in range(rng.poisson(CLUTTER))
        )
        rng.shuffle(drawn)
        scans.append(np.array([place for _, place in drawn]).reshape(-1, 2))
        sources.append(np.array([source for source, _ in drawn], np.int64))
    return tuple(scans), tuple(sources)
