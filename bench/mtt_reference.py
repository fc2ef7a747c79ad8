"""The reference code of PMBM and PMB on the very files of W15-4, beside our tracker.

MTT (Garcia-Fernandez, github.com/Agarciafernandez/MTT, BSD) is MATLAB code; it stays
where you have it, and only its numbers come here. It runs in GNU Octave after four
repairs, which are made in a copy: its compiled assignment is built from its own C
source, its own `murty.m` stands for a binary that Octave cannot load, one expression is
written as Octave reads it, and one deletion too. Both filters have the settings of
their own demonstrations: 200 hypotheses, gate 20, what is likeliest above 0.4.

Differences are paired: the same truth and run, ours less theirs, mean and 95 % interval
over truths.

Run: ``python bench/mtt_reference.py MTT_FOLDER [--truths N] [--runs N] [--save]``.
Needs octave-cli and mkoctfile (Debian: octave, octave-dev).
"""

import argparse
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
from accuracy import Z_95
from harness import save, score, table, trackers
from scenes import Scene, w15_4
from scenes.w15_4 import SCANS, TRUTHS
from scipy.io import savemat

from vedette.score.gospa import Gospa, gospa, summarise

FILTERS = {1: "PMBM, reference code", 2: "PMB, reference code"}
FOLDERS = ("PMBM filter", "Assignment")
DRIVER = Path(__file__).with_name("mtt_driver.m")
# What Octave lacks, or reads otherwise: file, what stands there, what should.
REPAIRS = (
    ("Assignment/murty.m", "i++size", "i+size"),
    ("Assignment/assignmentoptimal.c", "#include <matrix.h>", ""),
    (
        "PMBM filter/PoissonMBMtarget_pruning.m",
        "covPois(:,:,index_remove)=[]",
        "covPois=filter_upd_pruned.covPois(:,:,~index_remove)",
    ),
)
OURS = {
    "Assignment/kBest2DAssign.m": (
        "function [a, b, c] = kBest2DAssign(C, k)\n"
        "[x, y] = murty(C, k);\na = x'; b = []; c = y';\nend\n"
    ),
    "PMBM filter/mvnpdf.m": (
        "function p = mvnpdf(x, m, S)\nd = x - m;\n"
        "p = exp(-0.5 * (d' / S) * d) / sqrt(det(2 * pi * S));\nend\n"
    ),
}


def repaired(source: Path, work: Path) -> Path:
    """Copy the reference code and make it run in Octave.

    Parameters
    ----------
    source : pathlib.Path
        A checkout of MTT.
    work : pathlib.Path
        An empty folder.

    Returns
    -------
    pathlib.Path
        The copy.
    """
    for folder in FOLDERS:
        shutil.copytree(source / folder, work / folder)
    for name, wrong, right in REPAIRS:
        text = (work / name).read_text(encoding="latin-1")
        if wrong not in text:
            raise SystemExit(f"{name} is not as it was: {wrong!r} is not in it.")
        (work / name).write_text(text.replace(wrong, right), encoding="latin-1")
    for name, text in OURS.items():
        (work / name).write_text(text, encoding="ascii")
    built = ["mkoctfile", "--mex", "assignmentoptimal.c"]
    subprocess.run(built, cwd=work / "Assignment", check=True)
    return work


def reference(work: Path, truth: int, runs: int) -> dict[int, list[list[Gospa]]]:
    """Run both filters on the first runs of a truth, and score what they report.

    Returns
    -------
    dict
        By filter: for each run, the score of every scan.
    """
    scenes = [w15_4(truth, run) for run in range(runs)]
    given, made = work / f"truth{truth}.mat", work / f"truth{truth}.txt"
    cells = np.empty((runs, SCANS), object)
    for run, scene in enumerate(scenes):
        for scan, places in enumerate(scene.scans):
            cells[run, scan] = places.T
    savemat(given, {"scans": cells})
    paths = "".join(f"addpath('{work / folder}'); " for folder in FOLDERS)
    words = f"warning('off'); {paths} given='{given}'; made='{made}'; run('{DRIVER}')"
    octave = ["octave-cli", "--quiet", "--no-init-file", "--eval", words]
    subprocess.run(octave, check=True)
    rows = np.loadtxt(made, ndmin=2)
    return {
        key: [_scored(rows[rows[:, 0] == key], scene, i) for i, scene in _from(scenes)]
        for key in FILTERS
    }


def _from(scenes: list[Scene]) -> list[tuple[int, Scene]]:
    """Count runs from 1, as Octave does."""
    return list(enumerate(scenes, 1))


def _scored(rows: np.ndarray, scene: Scene, run: int) -> list[Gospa]:
    """Score one run of one filter."""
    own = rows[rows[:, 1] == run]
    return [
        gospa(truth[:, :2], own[own[:, 2] == k][:, 3:5], cutoff_m=scene.cutoff_m)
        for k, truth in enumerate(scene.truth, 1)
    ]


def measure(source: Path, truths: int, runs: int) -> dict[str, Any]:
    """Run the reference code and our trackers on the same files.

    Returns
    -------
    dict
        By tracker: RMS GOSPA, m, and its value for each truth; for ours, the paired
        difference to each filter of the reference, with half of its 95 % interval.
    """
    by_truth: dict[str, np.ndarray] = {}
    with tempfile.TemporaryDirectory() as folder:
        work = repaired(source, Path(folder))
        with ThreadPoolExecutor(max_workers=2) as pool:  # the work is Octave's
            found = list(pool.map(partial(reference, work, runs=runs), range(truths)))
    for key, name in FILTERS.items():
        by_truth[name] = np.array([_mean_square(one[key]) for one in found])
    for name, tracker in trackers().items():
        listed = [
            [score(w15_4(truth, run), tracker).scans for run in range(runs)]
            for truth in range(truths)
        ]
        by_truth[name] = np.array([_mean_square(one) for one in listed])
    return {
        "truths": truths,
        "runs": runs,
        "trackers": {
            name: {
                "rms_m": sqrt(float(squares.mean())),
                "per_truth_m": [round(sqrt(float(one)), 4) for one in squares],
                "less": {
                    other: _paired(np.sqrt(squares), np.sqrt(by_truth[other]))
                    for other in FILTERS.values()
                    if other != name
                },
            }
            for name, squares in by_truth.items()
        },
    }


def _mean_square(runs: list[list[Gospa]]) -> float:
    """Mean of squared GOSPA over scans and runs, m2."""
    return summarise(each for run in runs for each in run).rms_m ** 2


def _paired(ours: np.ndarray, theirs: np.ndarray) -> dict[str, float]:
    """Mean difference over truths, m, and half of its 95 % interval."""
    gap = ours - theirs
    half = Z_95 * float(gap.std(ddof=1)) / sqrt(len(gap)) if len(gap) > 1 else 0.0
    return {"mean_m": float(gap.mean()), "half_width_95_m": half}


def show(found: dict[str, Any]) -> None:
    """Print the table for people."""
    print(f"W15-4, {found['truths']} truths x {found['runs']} runs, the same files")
    head = ["RMS GOSPA, m", "", *(f"less {name}" for name in FILTERS.values())]
    rows = []
    for name, one in found["trackers"].items():
        gaps = [one["less"].get(other) for other in FILTERS.values()]
        told = [
            f"{gap['mean_m']:+.3f} +- {gap['half_width_95_m']:.3f}" if gap else ""
            for gap in gaps
        ]
        rows.append([name, f"{one['rms_m']:.3f}", *told])
    table(head, rows)


def main() -> None:
    """Measure, show, and save if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a checkout of MTT")
    parser.add_argument("--truths", type=int, default=TRUTHS)
    parser.add_argument("--runs", type=int, default=1, help="of each truth, up to 5")
    parser.add_argument("--save", action="store_true", help="write results/*.json")
    given = parser.parse_args()
    found = measure(given.folder, given.truths, given.runs)
    show(found)
    if given.save:
        save("mtt_reference", found)


if __name__ == "__main__":
    main()
