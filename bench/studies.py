"""Studies: whether counts come true, on nights and families nobody has looked at.

Synthetic. Every bundled family, and forty that chance has written
(`tests/drawn_scenario.py`), seeds from 30,001 on: none of them was looked at while the
counts were made. Rows lie under ``out/studies`` by family and by the program that made
them, and a study goes on where it was stopped, on another machine too: `night_rows.py`
packs its nights into the tree. Beside each family, a tenth as many
nights with its first radar killed; sites told wrong are in `mismatch.py`. The bar is
that of docs/study.md; ``make prove`` holds 1,000 nights to it.

Run: ``python bench/studies.py [--nights N] [FAMILY ...]``.
"""

import argparse
import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import numpy as np
from harness import save
from night_rows import take_up

from drawn_scenario import write_scenario
from vedette.cli.progress import progress
from vedette.incursions.counts import MEASURES
from vedette.score.calibration import ks_distance, pit_limit, reliability
from vedette.study.kept import about
from vedette.study.night import open_setting
from vedette.study.observed import LOOKS
from vedette.study.publish import publish
from vedette.study.row import Counted, Night
from vedette.study.run import run_nights
from vedette.study.summary import beliefs_at, by_chance
from vedette.study.told import RIGHT, Told

ROOT = Path(__file__).parents[1]
STUDIES = ROOT / "out" / "studies"
FAMILIES = sorted(path.stem for path in (ROOT / "scenarios").glob("*.toml"))
DRAWN = range(2000, 2040)  # of the forty from 1000 on some were looked at, one mended
FIRST_SEED = 30_001  # sums of the nights from 20,001 on led to what was mended
ORACLE_EVERY = 10  # a hundred nights beside the oracle tell a difference of 0.25
ONE_IN = 10  # nights with a sensor killed


def family(name: str, nights: int) -> dict[str, Any]:
    """Sum up the nights of a bundled family."""
    return study_of(scenario_of(name), name, nights)[0]


def existence_of_all(nights: int) -> dict[str, dict[str, float]]:
    """Judge existence over all bundled families together, at each number of looks.

    A family has some thousand tracks in doubt in sixty nights, all have the five
    thousand that the bar asks for. What each family shows by itself stands beside it.
    """
    every = [
        row for name in FAMILIES for row in study_of(scenario_of(name), name, nights)[1]
    ]
    found = {}
    for looks in LOOKS:
        stated, real = beliefs_at(every, looks)
        table = reliability(stated, real > 0.0)
        found[str(looks)] = {
            "tracks": int(stated.size),
            "ece": table.ece,
            "ece_by_chance": by_chance(table),
            "stated": table.stated.tolist(),
            "came_true": table.observed.tolist(),
        }
    return found


def killed(name: str, nights: int) -> dict[str, Any]:
    """Sum up pairs of nights with and without the first radar of a family."""
    scenario = scenario_of(name)
    sensors = open_setting(scenario).scenario.sensors
    radar = next(sensor.id for sensor in sensors if sensor.kind == "radar")
    some = max(nights // ONE_IN, 1)
    found = study_of(scenario, f"{name}-killed", some, kill=radar, oracle_every=0)[0]
    return dict(found["sensor_killed"])


def drawn(nights: int) -> dict[str, list[list[Counted]]]:
    """Count the nights of all drawn families: for each measure, rows by family."""
    found: dict[str, list[list[Counted]]] = {measure: [] for measure in MEASURES}
    for number in DRAWN:
        place = STUDIES / "drawn" / str(number)
        place.mkdir(parents=True, exist_ok=True)
        with _alone(place):
            scenario = write_scenario(place, number)
        rows = study_of(scenario, f"drawn/{number}", max(nights // len(DRAWN), 1))[1]
        for measure in MEASURES:
            counted = [one for night in rows for one in night.counted]
            found[measure].append([one for one in counted if one.measure == measure])
    return found


def drawn_summary(rows: list[list[Counted]]) -> dict[str, Any]:
    """Sum up one measure over all drawn families."""
    every = [one for family_rows in rows for one in family_rows]
    beside = [(one.told.crps, one.oracle.crps) for one in every if one.oracle]
    crps, oracle = np.mean(beside, axis=0) if beside else (None, None)
    ks = ks_distance(np.array([one.pit for one in every]))
    return {
        "nights": len(every),
        "pit_ks": ks,
        "pit_limit": pit_limit(len(every)),
        "coverage_90": float(
            np.mean([one.told.low <= one.truth <= one.told.high for one in every])
        ),
        "truth_mean": float(np.mean([one.truth for one in every])),
        "mean": float(np.mean([one.told.mean for one in every])),
        "crps": crps,
        "crps_oracle": oracle,
        # Too high here and too low there cancels in the sum; squared it does not. The
        # mean PIT of n nights is normal, 1/2 +- 1/sqrt(12 n), if their laws are true.
        "families_chi2": sum(
            12.0 * len(own) * (float(np.mean([one.pit for one in own])) - 0.5) ** 2
            for own in rows
        ),
        "families": len(rows),
    }


def scenario_of(name: str) -> Path:
    """Return the scenario file of a bundled family."""
    return ROOT / "scenarios" / f"{name}.toml"


def study_of(
    scenario: Path,
    name: str,
    nights: int,
    *,
    told: Told = RIGHT,
    kill: str = "",
    oracle_every: int = ORACLE_EVERY,
) -> tuple[dict[str, Any], list[Night]]:
    """Go on with a study until it has so many nights."""
    setting = open_setting(scenario)
    own = setting.scenario.night.family
    this = about(scenario, own, setting.volumes, told, oracle_every, kill)
    folder = STUDIES / name / this.program_sha256[:12]
    with _alone(folder), progress(name, nights) as advance:
        take_up(name, folder, this)
        described, rows = run_nights(
            scenario,
            folder,
            nights,
            first_seed=FIRST_SEED,
            told=told,
            kill=kill,
            oracle_every=oracle_every,
            advance=advance,
        )
        summary = dict(publish(folder, described, rows))
    summary["core_s"] = sum(night.core_s for night in rows) / len(rows)
    return summary, rows


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other process makes the same study: tests run side by side."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def show(name: str, found: dict[str, Any]) -> None:
    """Print one family."""
    print(f"{name}: {found['nights']} nights, {found['core_s']:.1f} core-seconds each")
    for one in found["counts"]:
        print(
            f"  {one['volume']} {one['measure']}: true {one['truth_mean']:.2f}, stated "
            f"{one['mean']:.2f}, held {100 * one['coverage_90']:.0f} %, PIT "
            f"{one['pit_ks']:.3f} (limit {found['pit_limit']:.3f}), CRPS "
            f"{one['crps']:.2f}, beside the oracle {one['crps_beside_oracle']} "
            f"({one['crps_oracle']})"
        )
    side, entries, false = (
        found[key] for key in ("side", "crossings", "false_incursions")
    )
    ece = {
        looks: f"{at['ece']:.3f} of {at['tracks']}"
        for looks, at in found["ece"].items()
        if at["ece"] is not None
    }
    print(
        f"  border right {side['right']} of {side['said']} said, said for "
        f"{side['covered_said']} of {side['covered']} covered; entries found "
        f"{entries['found']} of {entries['true']}; false incursions {false['count']} "
        f"in {false['track_hours']:.0f} h {false['interval_95']} {false['of']}; "
        f"authorised {found['authorised']}; ECE {ece}"
    )


def main() -> None:
    """Run what was asked for, print and save it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("families", nargs="*", default=[*FAMILIES, "drawn"])
    parser.add_argument("--nights", type=int, default=1000, help="of each family")
    asked = parser.parse_args()
    result: dict[str, Any] = {"nights": asked.nights, "families": {}}
    for name in asked.families:
        if name == "drawn":
            rows = drawn(asked.nights)
            result["drawn"] = {
                measure: drawn_summary(each) for measure, each in rows.items()
            }
            print("drawn families", result["drawn"])
            continue
        found = family(name, asked.nights)
        show(name, found)
        found["sensor_killed"] = killed(name, asked.nights)
        print("  a radar killed:", found["sensor_killed"])
        result["families"][name] = found
    if set(FAMILIES) <= set(result["families"]):
        result["existence_of_all"] = existence_of_all(asked.nights)
        print("existence, all families:", result["existence_of_all"])
    save("studies", result)


if __name__ == "__main__":
    main()
