"""The proof beyond the bundled families: on scenario files that chance has written.

Forty families of `drawn_scenario`, none of which was looked at while the counts were
made, twenty-five nights each; all nights together are held to the bar of docs/study.md.
"""

import os
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from drawn_scenario import write_scenario
from vedette.incursions.counts import MEASURES
from vedette.score.calibration import PIT_NIGHTS, ks_distance, pit_limit
from vedette.study.kept import about
from vedette.study.night import open_setting
from vedette.study.row import Counted
from vedette.study.run import run_nights
from vedette.study.told import RIGHT

ROOT = Path(__file__).parents[2]
FAMILIES = range(1000, 1040)  # lower ones may be looked at
NIGHTS = int(os.environ.get("VEDETTE_STUDY_NIGHTS", str(PIT_NIGHTS)))
EACH = max(NIGHTS // len(FAMILIES), 1)
FIRST_SEED = 10_001
ORACLE_EVERY = 10

pytestmark = pytest.mark.prove


@cache
def counted() -> dict[str, list[Counted]]:
    """Make all nights of all drawn families."""
    found: dict[str, list[Counted]] = {measure: [] for measure in MEASURES}
    for number in FAMILIES:
        place = ROOT / "out" / "studies" / "drawn" / str(number)
        place.mkdir(parents=True, exist_ok=True)
        scenario = write_scenario(place, number)
        volumes = open_setting(scenario).volumes
        this = about(scenario, f"drawn-{number}", volumes, RIGHT, ORACLE_EVERY, "")
        folder = place / this.program_sha256[:12]
        _, rows = run_nights(
            scenario, folder, EACH, first_seed=FIRST_SEED, oracle_every=ORACLE_EVERY
        )
        for one in (one for night in rows for one in night.counted):
            found[one.measure].append(one)
    return found


@pytest.mark.parametrize("measure", MEASURES)
def test_counts_come_true_where_nobody_has_looked(measure: str) -> None:
    rows = counted()[measure]
    assert len(rows) == EACH * len(FAMILIES)
    ks = ks_distance(np.array([one.pit for one in rows]))
    assert ks <= pit_limit(len(rows)), ks
    held = [one.told.low <= one.truth <= one.told.high for one in rows]
    if len(rows) >= PIT_NIGHTS:
        assert np.mean(held) >= 0.87
    beside = [(one.told.crps, one.oracle.crps) for one in rows if one.oracle]
    if beside:
        told, oracle = np.mean(beside, axis=0)
        assert told <= oracle + 0.25, (told, oracle)
