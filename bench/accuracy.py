"""Accuracy: GOSPA of a tracker on each scene, always beside the oracle's.

W15-4: root mean square over 40 truths x 5 runs x 81 scans. Recurring birth: mean over
the seeds 100-199 of each run's root mean square, with the 95 % half-width, as
published. GRID-N: root mean square per target over scans 10-39.

Run alone: ``python bench/accuracy.py --help``.
"""

import argparse
from collections.abc import Iterable
from math import isfinite
from typing import Any

import numpy as np
from harness import Progress, save, score, table, trackers
from pcrb import localisation_bound_m
from scenes import Tracker, grid, recurring_birth, w15_4
from scenes.grid import SCORED
from scenes.recurring_birth import PUBLISHED_PMBM_BROAD_M, PUBLISHED_PMBM_KNOWN_M, SEEDS
from scenes.w15_4 import RUNS, TRUTHS
from trajectory_gospa import trajectories_of, trajectory_gospa

from vedette.score.gospa import Gospa, GospaSummary, summarise

SWITCH_M = 1.0  # gamma of T-GOSPA, as in the reference code
Z_95 = 1.96  # half-width of a 95 % interval in standard errors


def w15_4_accuracy(
    tracker: Tracker, truths: Iterable[int] = range(TRUTHS), runs: int = RUNS
) -> dict[str, Any]:
    """Score a tracker on W15-4.

    Returns
    -------
    dict
        RMS GOSPA and its parts, m; `per_run_m` in order of truth, then run;
        `standard_error_m` of the mean over truths, of which runs are no new draw.
    """
    listed = list(truths)
    scores: list[list[Gospa]] = []
    for truth in Progress(listed, "W15-4 truths"):
        scores.extend(score(w15_4(truth, run), tracker).scans for run in range(runs))
    per_run = np.array([summarise(run).rms_m for run in scores])
    by_truth = per_run.reshape(len(listed), runs).mean(axis=1)
    return {
        **_parts(summarise(each for run in scores for each in run)),
        "per_run_m": [round(float(value), 6) for value in per_run],
        "standard_error_m": _standard_error(by_truth),
    }


def recurring_accuracy(
    tracker: Tracker, seeds: Iterable[int] = SEEDS, *, known_regions: bool = False
) -> dict[str, Any]:
    """Score a tracker on recurring birth as the published numbers are made.

    Returns
    -------
    dict
        Means over seeds of each run's RMS GOSPA and parts, m, and the 95 % half-width.
    """
    runs = [
        summarise(score(recurring_birth(s, known_regions=known_regions), tracker).scans)
        for s in Progress(list(seeds), "recurring birth seeds")
    ]
    totals = np.array([run.rms_m for run in runs])
    return {
        "mean_rms_m": float(totals.mean()),
        "half_width_95_m": Z_95 * _standard_error(totals),
        "localisation_m": float(np.mean([run.localisation_m for run in runs])),
        "missed_m": float(np.mean([run.missed_m for run in runs])),
        "false_m": float(np.mean([run.false_m for run in runs])),
        "per_run_m": [round(float(value), 6) for value in totals],
    }


def w15_4_switches(
    tracker: Tracker, truths: Iterable[int] = range(TRUTHS)
) -> dict[str, float]:
    """Score the trajectories of a tracker, as it showed them scan by scan, on W15-4.

    Returns
    -------
    dict
        T-GOSPA over the root of the scans, m, its four parts as root mean squares, m,
        and switches a run; one run of each truth, c = 10 m and gamma = `SWITCH_M`.
    """
    parts, switches = [], []
    for truth in Progress(list(truths), "W15-4 trajectories"):
        scene = w15_4(truth, 0)
        shown = list(tracker(scene))
        found = trajectory_gospa(
            trajectories_of(scene.truth_ids, [s[:, :2] for s in scene.truth])[1],
            trajectories_of([e.ids for e in shown], [e.states[:, :2] for e in shown])[
                1
            ],
            cutoff_m=scene.cutoff_m,
            switch_m=SWITCH_M,
        )
        squares = (
            found.localisation_m2,
            found.missed_m2,
            found.false_m2,
            found.switch_m2,
        )
        parts.append([square / found.scans for square in squares])
        switches.append(found.switches)
    means = np.mean(parts, axis=0)
    names = ("localisation_m", "missed_m", "false_m", "switch_m")
    return {
        "rms_m": float(np.sqrt(means.sum())),
        **dict(zip(names, map(float, np.sqrt(means)), strict=True)),
        "switches_a_run": float(np.mean(switches)),
    }


def grid_accuracy(
    tracker: Tracker, targets: int, scans: int = SCORED.stop
) -> dict[str, Any]:
    """Score a tracker on GRID-N, per target.

    Returns
    -------
    dict
        Over scans 10 to the last: RMS GOSPA per target, m, and CPU seconds a scan.
    """
    scored = score(grid(targets, scans=scans), tracker)
    tail = slice(min(SCORED.start, scans - 1), SCORED.stop)
    expected = float(np.mean(scored.expected_count[tail]))
    squared = np.mean([each.squared_m2 for each in scored.scans[tail]])
    return {
        "rms_per_target_m": float(np.sqrt(squared / targets)),
        "cpu_s_per_scan": float(np.mean(scored.cpu_s[tail])),
        "cpu_s_worst_scan": float(np.max(scored.cpu_s[tail])),
        "expected_count_mean": expected if isfinite(expected) else None,
    }


def measure() -> dict[str, Any]:
    """Score the oracle and every tracker of ours on the scenes of accuracy.

    Returns
    -------
    dict
        By tracker, then by scene.
    """
    found: dict[str, Any] = {}
    bound_m = localisation_bound_m(w15_4(0, 0))
    for name, tracker in trackers().items():
        print(f"accuracy of {name}")
        found[name] = {
            "w15_4": w15_4_accuracy(tracker),
            "w15_4_trajectories": w15_4_switches(tracker),
            "w15_4_localisation_bound_m": bound_m,
            "recurring_birth": recurring_accuracy(tracker),
            "recurring_birth_known_regions": recurring_accuracy(
                tracker, known_regions=True
            ),
        }
    return found


def paired_percent(found: dict[str, Any], name: str, other: str, scene: str) -> str:
    """Say by how much a tracker differs from another on the same runs.

    Parameters
    ----------
    found : dict
        From `measure`.
    name, other : str
        Trackers; below zero, the first is the more accurate one.
    scene : str
        "w15_4" or "recurring_birth".

    Returns
    -------
    str
        Mean difference in per cent of the other, with its standard error over runs.
    """
    ours = np.array(found[name][scene]["per_run_m"])
    theirs = np.array(found[other][scene]["per_run_m"])
    gap = 100.0 * (ours - theirs) / theirs.mean()
    return f"{gap.mean():+.2f} +- {_standard_error(gap):.2f} %"


def show(found: dict[str, Any]) -> None:
    """Print the table for people, published numbers included."""
    broad_m, known_m = PUBLISHED_PMBM_BROAD_M, PUBLISHED_PMBM_KNOWN_M
    rows = [
        ["published PMBM", "2.97 *", f"{broad_m:.3f}", f"{known_m:.3f}"],
        ["reference exact TOMB/P", "3.30", "4.706 (loopy)", ""],
    ]
    for name, scenes in found.items():
        crowd = scenes["w15_4"]
        broad, known = (
            scenes["recurring_birth"],
            scenes["recurring_birth_known_regions"],
        )
        rows.append(
            [
                name,
                f"{crowd['rms_m']:.3f} +- {crowd['standard_error_m']:.3f}",
                f"{broad['mean_rms_m']:.3f} +- {broad['half_width_95_m']:.3f}",
                f"{known['mean_rms_m']:.3f} +- {known['half_width_95_m']:.3f}",
            ]
        )
    table(["RMS GOSPA, m", "W15-4", "recurring, broad", "recurring, known"], rows)
    print("* on three other truths: not the same files")
    table(
        [
            "T-GOSPA on W15-4, m",
            "whole",
            "located",
            "missed",
            "false",
            "switches a run",
        ],
        [[name, *_trajectory_cells(one)] for name, one in found.items()],
    )
    bound_m = next(iter(found.values()))["w15_4_localisation_bound_m"]
    print(f"posterior Cramer-Rao bound of the located part: {bound_m:.3f} m")
    first, *others = [name for name in found if name != "oracle"] or ["oracle"]
    for name in others:
        crowd = paired_percent(found, name, first, "w15_4")
        broad = paired_percent(found, name, first, "recurring_birth")
        print(f"{name} against {first}, same runs: W15-4 {crowd}, recurring {broad}")


def _trajectory_cells(scenes: dict[str, Any]) -> list[str]:
    """Write the T-GOSPA of a tracker as cells of the table."""
    own = scenes["w15_4_trajectories"]
    keys = ("rms_m", "localisation_m", "missed_m", "false_m", "switches_a_run")
    return [f"{own[key]:.3f}" for key in keys]


def _parts(summary: GospaSummary) -> dict[str, float]:
    """Name the parts of a summary for a result file."""
    return {
        "rms_m": summary.rms_m,
        "localisation_m": summary.localisation_m,
        "missed_m": summary.missed_m,
        "false_m": summary.false_m,
    }


def _standard_error(values: np.ndarray) -> float:
    """Estimate the standard error of a mean; 0 for a single value."""
    spread = values.std(ddof=1) if len(values) > 1 else 0.0
    return float(spread / np.sqrt(len(values)))


def main() -> None:
    """Measure, save and show."""
    argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0]).parse_args()
    found = measure()
    save("accuracy", found)
    show(found)


if __name__ == "__main__":
    main()
