"""What all benches share: run a tracker over a scene, time it, save, print.

Times are CPU seconds of this process (`time.process_time`), of the tracker's own work
alone: drawing the scene and scoring are outside. Every saved result carries the
machine, the versions and the time of the reference kernel in the same run.
"""

import json
import os
import platform
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import reference_kernel
from scenes import Scene, Tracker

from vedette.score.gospa import Gospa, gospa

RESULTS = Path(__file__).with_name("results")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A tracker's run over a scene, scan by scan.

    Parameters
    ----------
    scans : list of Gospa
    cpu_s : list of float
        CPU seconds of the tracker for each scan.
    expected_count : list of float
        Targets that the tracker believes in, nan where it does not say.
    """

    scans: list[Gospa]
    cpu_s: list[float]
    expected_count: list[float]


def score(scene: Scene, tracker: Tracker) -> Scored:
    """Run a tracker over a scene; GOSPA on position and CPU time of every scan."""
    scans, cpu_s, expected = [], [], []
    estimates = tracker(scene)
    for truth in scene.truth:
        before = time.process_time()
        found = next(estimates)
        cpu_s.append(time.process_time() - before)
        scans.append(gospa(truth[:, :2], found.states[:, :2], cutoff_m=scene.cutoff_m))
        expected.append(found.expected_count)
    return Scored(scans=scans, cpu_s=cpu_s, expected_count=expected)


def trackers() -> dict[str, Tracker]:
    """List the oracle and, once it exists, our own tracker in its variants.

    `vedette_tracker.TRACKERS` maps a name to a generator function over a scene.
    """
    listed: dict[str, Tracker] = {"oracle": import_module("oracle").run}
    if Path(__file__).with_name("vedette_tracker.py").exists():
        listed.update(import_module("vedette_tracker").TRACKERS)
    else:
        print("Our tracker is skipped: there is no bench/vedette_tracker.py yet.")
    return listed


class Progress:
    """Iterate over a list and show on standard error how far it is."""

    def __init__(self, items: Sequence[Any], name: str) -> None:
        self.items, self.name = items, name

    def __iter__(self) -> Iterator[Any]:
        shown = sys.stderr.isatty()
        for done, item in enumerate(self.items):
            if shown:
                sys.stderr.write(f"\r{self.name}: {done}/{len(self.items)} ")
                sys.stderr.flush()
            yield item
        if shown:
            sys.stderr.write(f"\r{self.name}: {len(self.items)}/{len(self.items)}\n")


def machine() -> dict[str, Any]:
    """Say what the numbers were measured on, and how busy it was."""
    names = ("numpy", "numba", "scipy", "stonesoup")
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load_1_min": round(os.getloadavg()[0], 2),
        "system": platform.platform(),
        "python": platform.python_version(),
        **{name: version(name) for name in names},
    }


def save(name: str, numbers: dict[str, Any]) -> Path:
    """Write numbers, machine and the reference kernel's time to results/NAME.json."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.json"
    content = {
        "bench": name,
        "machine": machine(),
        "reference_kernel_s": reference_kernel.seconds(),
        "numbers": numbers,
    }
    path.write_text(
        json.dumps(content, indent=1, allow_nan=False) + "\n", encoding="utf-8"
    )
    print(f"{path.name}: reference kernel {content['reference_kernel_s']:.4f} s CPU")
    return path


def table(head: list[str], rows: list[list[str]]) -> None:
    """Print a table with aligned columns."""
    lines = [head, *rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    for line in lines:
        print("  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)))


def _processor() -> str:
    """Name of the processor, as Linux knows it."""
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor()
    names = [line for line in text.splitlines() if line.startswith("model name")]
    return names[0].split(":", 1)[1].strip() if names else platform.processor()
