"""Honesty: a stated existence of 0.3 must come true three times in ten.

Expected calibration error of existence at exactly 2, 4 and 8 looks after a track's
birth, each look count apart, over tracks with existence between 0.05 and 0.95, in 10
bins of equal mass (`vedette.score.calibration`). The bar: at most 0.03 over 5,000
tracks or more. Two readings of "true" stand side by side. *Near*: a target lies within
the track's 99 % ellipse at that instant; a second track of an object that has one
already then counts as true, however rightly it doubts itself. *Own*: the same, but each
target vouches for one track at most, the one that explains it best; this is what an
existence probability states.

Run alone: ``python bench/honesty.py --help``.
"""

import argparse
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from harness import Progress, save, table, trackers
from scenes import Beliefs, Scene, Tracker, grid, recurring_birth
from scenes.scene import Floats
from scipy.optimize import linear_sum_assignment

from vedette.score.calibration import ECE_TRACKS_MIN, EXISTENCE_JUDGED, reliability

LOOKS = (2, 4, 8)
SURE = 1e3  # outweighs any log odds, so that every target that can has its track
WITHIN = 9.21  # 99 % of a chi-square with two degrees of freedom
GRID_TARGETS = 300


def scenes(runs: int) -> dict[str, Iterator[Scene]]:
    """Draw scenes: open sky with the matched prior, births that the prior misjudges."""
    return {
        "GRID": (grid(GRID_TARGETS, seed=seed) for seed in range(1, runs + 1)),
        "recurring": (recurring_birth(seed) for seed in range(200, 200 + 8 * runs)),
    }


def statements(
    scene: Scene, tracker: Tracker
) -> dict[int, list[tuple[float, bool, bool]]] | None:
    """Collect what a tracker said of its young tracks, and whether it was so.

    Returns
    -------
    dict or None
        By looks after birth: existence, and whether a target was there. None for a
        tracker that states no existence.
    """
    born: dict[int, int] = {}
    said: dict[int, list[tuple[float, bool, bool]]] = {looks: [] for looks in LOOKS}
    for scan, found in enumerate(tracker(scene)):
        held = found.beliefs
        if held is None:
            return None
        ages = [scan - born.setdefault(int(key), scan) for key in held.ids]
        near, own = _near(held, scene.truth[scan][:, :2])
        for row in np.flatnonzero(np.isin(ages, LOOKS)):
            said[ages[row]].append((held.existence[row], near[row], own[row]))
    return said


def calibration(
    drawn: Iterable[Scene], tracker: Tracker
) -> dict[int, dict[str, Any]] | None:
    """Judge a tracker's statements over many scenes, each look count apart."""
    said: dict[int, list[tuple[float, bool, bool]]] = {looks: [] for looks in LOOKS}
    for scene in drawn:
        found = statements(scene, tracker)
        if found is None:
            return None
        for looks, pairs in found.items():
            said[looks].extend(pairs)
    return {looks: _judge(np.array(pairs)) for looks, pairs in said.items()}


def measure(runs: int = 50) -> dict[str, Any]:
    """Judge every tracker of ours that states existence."""
    found: dict[str, Any] = {}
    for name, tracker in trackers().items():
        for place, drawn in scenes(runs).items():
            print(f"honesty of {name} on {place}")
            judged = calibration(Progress(list(drawn), place), tracker)
            if judged is None:
                print(f"{name} states no existence: skipped.")
                break
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
            "" if result["ece"] is None else f"{result['ece']:.4f}",
            "" if result["ece_near"] is None else f"{result['ece_near']:.4f}",
            "" if result["tracks"] >= ECE_TRACKS_MIN else "too few tracks",
        ]
        for name, places in found.items()
        for place, judged in places.items()
        for looks, result in judged.items()
    ]
    table(["tracker", "scene", "looks", "tracks", "ECE, own", "ECE, near", ""], rows)


def _near(held: Beliefs, targets: Floats) -> tuple[np.ndarray, np.ndarray]:
    """Say of each track whether a target is within its ellipse, and whether it is its.

    Each target is the object of one track at most, the one that best explains it:
    log odds of existence plus log density, as many pairs as can be.
    """
    if len(held.ids) == 0 or len(targets) == 0:
        return np.zeros((2, len(held.ids)), np.bool_)
    gaps = targets[None, :, :] - held.states[:, None, :2]
    spread = held.covariances[:, :2, :2]
    distance = np.einsum("rti,rij,rtj->rt", gaps, np.linalg.inv(spread), gaps)
    within = distance <= WITHIN
    stated = np.clip(held.existence, 1e-9, 1.0 - 1e-9)
    worth = np.log(stated / (1.0 - stated)) - 0.5 * np.log(np.linalg.det(spread))
    gain = np.where(within, worth[:, None] - 0.5 * distance + SURE, 0.0)
    rows, columns = linear_sum_assignment(gain, maximize=True)
    own = np.zeros(len(held.ids), np.bool_)
    own[rows[within[rows, columns]]] = True
    return within.any(axis=1), own


def _judge(said: np.ndarray) -> dict[str, Any]:
    """Make the reliability tables of (existence, target near, target its own)."""
    low, high = EXISTENCE_JUDGED
    rows = [row for row in said.reshape(-1, 3) if low <= row[0] <= high]
    if not rows:
        return {"tracks": 0, "ece": None, "ece_near": None}
    stated, near, own = np.array(rows).T
    result = reliability(stated, own > 0.5)
    return {
        "tracks": len(rows),
        "ece": result.ece,
        "ece_near": reliability(stated, near > 0.5).ece,
        "stated": result.stated.round(4).tolist(),
        "observed": result.observed.round(4).tolist(),
        "statements": result.statements.tolist(),
    }


def main() -> None:
    """Measure, save and show."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--runs", type=int, default=50, help="GRID scenes; 8x others")
    found = measure(parser.parse_args().runs)
    save("honesty", found)
    show(found)


if __name__ == "__main__":
    main()
