"""W15-6: mean OSPA of six targets that meet, at ten levels of seeing and clutter.

For each row of the table: the mean over truths and scans of OSPA (c = 20 m, p = 1) of
what is believed above 0.8, the root mean square GOSPA (c = 10 m) of what is believed
above 0.5, and how far the expected count is from the truth on average. `ANCHOR_M` is
what a throw-away prototype of the same filter (belief propagation) had, 20 truths a
row; ours is to be at most 5 per cent above.

Run: ``python bench/williams.py [--truths N] [--save]``.
"""

import argparse
from math import sqrt
from typing import Any

import numpy as np
from harness import Progress, save, table
from ospa import ospa_m
from scenes.w15_6 import CUTOFF_M, REPORTED_ABOVE, w15_6
from vedette_tracker import run

from vedette.score.gospa import gospa

TRUTHS = 200
LIKELY = 0.5
GOSPA_CUTOFF_M = 10.0
# Case, p_detect, clutter: mean OSPA of the prototype, m.
ANCHOR_M = {
    (1, 0.98, 10): 0.97,
    (1, 0.98, 60): 1.12,
    (1, 0.7, 10): 1.52,
    (1, 0.5, 10): 2.55,
    (1, 0.3, 10): 6.14,
    (2, 0.98, 10): 1.26,
    (2, 0.98, 60): 1.78,
    (2, 0.7, 10): 1.90,
    (2, 0.5, 10): 3.34,
    (2, 0.3, 10): 6.92,
}
WORSE_MAX = 0.05


def row(case: int, p_detect: float, clutter: int, truths: int) -> dict[str, Any]:
    """Score one level of seeing and clutter.

    Returns
    -------
    dict
        `ospa_m`, its standard error over truths, `gospa_rms_m`, `count_bias`, and
        `held`: not more than 5 per cent above the anchor.
    """
    by_truth, squares, bias = [], [], []
    for truth in range(truths):
        scene = w15_6(case, truth, p_detect=p_detect, clutter=clutter)
        found = []
        for there, estimates in zip(scene.truth, run(scene), strict=True):
            held = estimates.beliefs
            sure = held.states[held.existence > REPORTED_ABOVE, :2]
            likely = held.states[held.existence > LIKELY, :2]
            found.append(ospa_m(there[:, :2], sure, cutoff_m=CUTOFF_M))
            scored = gospa(there[:, :2], likely, cutoff_m=GOSPA_CUTOFF_M)
            squares.append(scored.squared_m2)
            bias.append(estimates.expected_count - len(there))
        by_truth.append(float(np.mean(found)))
    mean = float(np.mean(by_truth))
    return {
        "ospa_m": mean,
        "standard_error_m": float(np.std(by_truth, ddof=1) / sqrt(truths)),
        "anchor_m": ANCHOR_M[case, p_detect, clutter],
        "held": mean <= (1.0 + WORSE_MAX) * ANCHOR_M[case, p_detect, clutter],
        "gospa_rms_m": sqrt(float(np.mean(squares))),
        "count_bias": float(np.mean(bias)),
    }


def measure(truths: int = TRUTHS) -> dict[str, Any]:
    """Score every row of the table.

    Returns
    -------
    dict
        `truths`, and the rows by case, p_detect and clutter.
    """
    rows = {
        f"{case}, {p_detect:g}, {clutter}": row(case, p_detect, clutter, truths)
        for case, p_detect, clutter in Progress(list(ANCHOR_M), "W15-6 rows")
    }
    return {"truths": truths, "rows": rows}


def show(found: dict[str, Any]) -> None:
    """Print the table for people."""
    head = ["case, p_detect, clutter", "OSPA, m", "anchor", "held", "GOSPA", "count"]
    table(
        head,
        [
            [
                name,
                f"{one['ospa_m']:.3f} +- {one['standard_error_m']:.3f}",
                f"{one['anchor_m']:.2f}",
                "yes" if one["held"] else "no",
                f"{one['gospa_rms_m']:.2f}",
                f"{one['count_bias']:+.3f}",
            ]
            for name, one in found["rows"].items()
        ],
    )


def main() -> None:
    """Measure, show, and save if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--truths", type=int, default=TRUTHS)
    parser.add_argument("--save", action="store_true", help="write results/*.json")
    given = parser.parse_args()
    found = measure(given.truths)
    show(found)
    if given.save:
        save("williams", found)


if __name__ == "__main__":
    main()
