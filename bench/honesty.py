"""Honesty: a stated existence of 0.3 must come true three times in ten.

Expected calibration error of existence at exactly 2, 4 and 8 looks after a track's
birth, each look count apart, over tracks with existence between 0.05 and 0.95, in 10
bins of equal mass (`vedette.score.calibration`). The bar: at most 0.03 over 5,000
tracks or more, in the scenes whose models the tracker is told. What is judged is
existence x alive, the probability that the object is there now. Three readings of
"true" stand side by side (docs/adr/0003-existence-calibration.md):

*own*, the one held to the bar: each target vouches for one track at most, drawn with
the probability that this track is its track, given all true positions. *best*: the
same, but the likeliest assignment is taken for certain. *near*: a target lies within
the track's 99 % ellipse; a second track of an object that has one already then counts
as true, however rightly it doubts itself.

Run alone: ``python bench/honesty.py --help``.
"""

import argparse
from collections.abc import Iterable
from math import sqrt
from typing import Any, NamedTuple

import numpy as np
from harness import Progress, save, table, trackers
from scenes import Beliefs, Gaussian, Scene, Tracker, grid, recurring_birth
from scenes.scene import Floats, noise, transition, white_acceleration
from scipy.optimize import linear_sum_assignment

from vedette.score.calibration import (
    ECE_TRACKS_MIN,
    EXISTENCE_JUDGED,
    Reliability,
    reliability,
)
from vedette.score.owners import owners, pair_worth

LOOKS = (2, 4, 8)
SURE = 1e3  # outweighs any log odds, so that every target that can has its track
WITHIN = 9.21  # 99 % of a chi-square with two degrees of freedom
GRID_TARGETS = 300
GRID_SCANS = 16  # 8 looks after the last births that matter
ERRORS = ("ece", "ece_best", "ece_near", "ece_by_chance")

SKY_SCANS = 24
SKY_HALF_M = 3500.0  # 3.5 sigma of where targets begin
SKY_SIGMA_M = 1000.0
SKY_SPEED_MPS = 10.0
SKY_BIRTHS = 3.0  # per scan; about 55 targets are there from the tenth scan on
SKY_P_DETECT = 0.6
SKY_P_SURVIVAL = 0.97
SKY_CLUTTER_PM2 = 1e-5
SKY_NOISE_M = 10.0
SKY_Q_M2PS3 = 0.1


class Said(NamedTuple):
    """One statement about one young track, and whether it came true."""

    existence: float
    own: bool
    best: bool
    near: bool


def open_sky(seed: int) -> Scene:
    """Draw a scene from exactly the models that the tracker is told.

    Targets are born and die all the time, are seen six times in ten, and clutter falls
    everywhere: existence stays in doubt for many looks. ``default_rng([20, seed])``.
    """
    rng = np.random.default_rng([20, seed])
    spread = np.repeat([SKY_SIGMA_M, SKY_SPEED_MPS], 2)
    half = SKY_HALF_M
    state, ids, born = np.zeros((0, 4)), np.zeros(0, np.int64), 0
    scans, sources, truth, truth_ids = [], [], [], []
    for scan in range(SKY_SCANS):
        if scan:
            lives = rng.random(len(ids)) < SKY_P_SURVIVAL
            state, ids = state[lives], ids[lives]
            state[:, :2] += state[:, 2:]
            state += noise(SKY_Q_M2PS3, 1.0, rng.standard_normal((len(ids), 4)))
        new = rng.poisson(SKY_BIRTHS)
        state = np.concatenate([state, spread * rng.standard_normal((new, 4))])
        ids = np.concatenate([ids, born + np.arange(new)])
        born += new
        seen = rng.random(len(ids)) < SKY_P_DETECT
        error = SKY_NOISE_M * rng.standard_normal((len(ids), 2))
        count = rng.poisson(SKY_CLUTTER_PM2 * 4.0 * half * half)
        false = rng.uniform(-half, half, (count, 2))
        scans.append(np.concatenate([(state[:, :2] + error)[seen], false]))
        sources.append(np.concatenate([ids[seen], np.full(count, -1)]))
        truth.append(state)
        truth_ids.append(ids)
    return Scene(
        name="open sky",
        step_s=1.0,
        transition=transition(1.0),
        process_noise=white_acceleration(SKY_Q_M2PS3, 1.0),
        measurement_noise=SKY_NOISE_M**2 * np.eye(2),
        p_detect=SKY_P_DETECT,
        p_survival=SKY_P_SURVIVAL,
        box_m=np.array([[-half, half], [-half, half]]),
        clutter_density_pm2=SKY_CLUTTER_PM2,
        birth=(_births(spread),),
        initial=(),
        scans=tuple(scans),
        sources=tuple(sources),
        truth=tuple(truth),
        truth_ids=tuple(truth_ids),
        cutoff_m=50.0,
    )


def _births(spread: Floats) -> Gaussian:
    """Expect births where `open_sky` draws them."""
    return Gaussian(
        weight=SKY_BIRTHS, mean=np.zeros(4), covariance=np.diag(spread * spread)
    )


def scenes(runs: int) -> dict[str, list[Scene]]:
    """Draw scenes: two whose models the tracker is told, one that misleads it."""
    return {
        "open sky": [open_sky(seed) for seed in range(1, runs + 1)],
        "GRID-300": [
            grid(GRID_TARGETS, scans=GRID_SCANS, seed=seed)
            for seed in range(1, 4 * runs + 1)
        ],
        "recurring": [recurring_birth(seed) for seed in range(200, 200 + 4 * runs)],
    }


def statements(scene: Scene, tracker: Tracker) -> dict[int, list[Said]] | None:
    """Collect what a tracker said of its young tracks, and whether it was so.

    Returns
    -------
    dict or None
        By looks after birth. None for a tracker that states no existence.
    """
    rng = np.random.default_rng([3, len(scene.scans[0])])
    born: dict[int, int] = {}
    said: dict[int, list[Said]] = {looks: [] for looks in LOOKS}
    for scan, found in enumerate(tracker(scene)):
        held = found.beliefs
        if held is None:
            return None
        ages = [scan - born.setdefault(int(key), scan) for key in held.ids]
        rows = np.flatnonzero(np.isin(ages, LOOKS))
        if rows.size == 0:
            continue
        came = came_true(held, scene.truth[scan][:, :2], rng)
        for row in rows.tolist():
            said[ages[row]].append(Said(float(held.existence[row]), *came[:, row]))
    return said


def came_true(held: Beliefs, targets: Floats, rng: np.random.Generator) -> np.ndarray:
    """Say of each track whether it is of a target, in each reading.

    Returns
    -------
    (3, k) bool
        own, best, near.
    """
    near, best = _near(held, targets)
    own = rng.random(len(held.ids)) < owned(held, targets)
    return np.stack([own, best, near])


def owned(held: Beliefs, targets: Floats) -> Floats:
    """Return the probability that each track is of a target, given all targets."""
    states, covariances = held.states[:, :2], held.covariances[:, :2, :2]
    return owners(held.existence, states, covariances, targets).sum(axis=1)


def _near(held: Beliefs, targets: Floats) -> tuple[np.ndarray, np.ndarray]:
    """Say of each track whether a target is in its ellipse, and whether it is its best.

    Each target is the object of one track at most, the one that best explains it:
    log odds of existence plus log density, as many pairs as can be.
    """
    states, covariances = held.states[:, :2], held.covariances[:, :2, :2]
    value, distance = pair_worth(held.existence, states, covariances, targets)
    within = distance <= WITHIN
    rows, columns = linear_sum_assignment(
        np.where(within, value + SURE, 0.0), maximize=True
    )
    best = np.zeros(len(held.ids), np.bool_)
    best[rows[within[rows, columns]]] = True
    return within.any(axis=1), best


def calibration(
    drawn: Iterable[Scene], tracker: Tracker
) -> dict[int, dict[str, Any]] | None:
    """Judge a tracker's statements over many scenes, each look count apart."""
    said: dict[int, list[Said]] = {looks: [] for looks in LOOKS}
    for scene in drawn:
        found = statements(scene, tracker)
        if found is None:
            return None
        for looks, pairs in found.items():
            said[looks].extend(pairs)
    return {looks: _judge(pairs) for looks, pairs in said.items()}


def measure(runs: int = 110) -> dict[str, Any]:
    """Judge every tracker of ours that states existence."""
    found: dict[str, Any] = {}
    listed = trackers()
    listed.pop("oracle")  # it states no existence
    for place, drawn in scenes(runs).items():
        for name, tracker in listed.items():
            print(f"honesty of {name} on {place}")
            judged = calibration(Progress(drawn, place), tracker)
            if judged is None:
                print(f"{name} states no existence: skipped.")
                continue
            found.setdefault(name, {})[place] = judged
    return found


def show(found: dict[str, Any]) -> None:
    """Print the table for people."""
    rows = [
        [
            name,
            place,
            str(looks),
            str(result["tracks"]),
            *(f"{result[key]:.4f}" if result["tracks"] else "" for key in ERRORS),
            "" if result["tracks"] >= ECE_TRACKS_MIN else "too few tracks",
        ]
        for name, places in found.items()
        for place, judged in places.items()
        for looks, result in judged.items()
    ]
    readings = ["own", "best", "near", "by chance"]
    table(["tracker", "scene", "looks", "tracks", *readings, ""], rows)


def _by_chance(result: Reliability) -> float:
    """Return the error that perfect statements would show over so many tracks."""
    spread = np.sqrt(result.stated * (1.0 - result.stated) / result.statements)
    share = result.statements / result.statements.sum()
    return float((share * spread).sum() * sqrt(2.0 / np.pi))


def _judge(said: list[Said]) -> dict[str, Any]:
    """Make the reliability table, and the error in every reading."""
    low, high = EXISTENCE_JUDGED
    rows = np.array([s for s in said if low <= s.existence <= high], np.float64)
    if len(rows) == 0:
        return {"tracks": 0, "ece": None, "ece_near": None}
    result = reliability(rows[:, 0], rows[:, 1] > 0.5)
    return {
        "tracks": len(rows),
        "ece": result.ece,
        "ece_best": reliability(rows[:, 0], rows[:, 2] > 0.5).ece,
        "ece_near": reliability(rows[:, 0], rows[:, 3] > 0.5).ece,
        "ece_by_chance": _by_chance(result),
        "stated": result.stated.round(4).tolist(),
        "observed": result.observed.round(4).tolist(),
        "statements": result.statements.tolist(),
    }


def main() -> None:
    """Measure, save and show."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument(
        "--runs", type=int, default=110, help="scenes of open sky; 4x of the others"
    )
    found = measure(parser.parse_args().runs)
    save("honesty", found)
    show(found)


if __name__ == "__main__":
    main()
