"""Scores of a kept episode against flights that are known exactly."""

import json
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from flights import FLIGHTS, Kept
from truth_folder import ENTRIES, write_truth
from vedette.earth.plane import plane_at
from vedette.errors import UsageError
from vedette.output.scored import score_folder
from vedette.output.truth import nearest_target, on_grid, read_truth

PLANE = plane_at(47.0, 8.0, 150.0)


@pytest.fixture(scope="module")
def truth(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_truth(tmp_path_factory.mktemp("night") / "truth")


def test_a_good_picture_scores_well(kept: Kept, truth: Path) -> None:
    scores = score_folder(kept.folder, truth, 500.0)
    gospa, siap, entries = scores["gospa"], scores["siap"], scores["crossings"]
    assert scores["data_kind"] == "recorded"
    parts = [gospa[name] ** 2 for name in ("localisation", "missed", "false")]
    assert sum(parts) == pytest.approx(gospa["rms"] ** 2)
    assert siap["completeness"] > 0.9
    assert siap["ambiguity"] == pytest.approx(1.0, abs=0.02)
    assert siap["position_m"] < 150.0
    assert siap["velocity_mps"] < 20.0
    assert scores["id_changes_per_hour"] == 0.0
    assert (entries["true"], entries["matched"]) == (len(ENTRIES), len(ENTRIES))
    assert (entries["missed"], entries["extra"]) == (0, 0)
    assert entries["across_right"] == 1.0
    assert entries["time_error_s"]["1"] < 3.0
    assert entries["position_error_m"]["1"] < 500.0


def test_what_is_not_scored_says_so(kept: Kept, truth: Path) -> None:
    scores = score_folder(kept.folder, truth, 500.0)
    assert scores["oracle"]["status"] == "not_assessed"
    assert scores["counts"]["objects"]["truth"] == 5
    # The made-up truth tells how many objects there were, and no more.
    for measure in ("entries", "approached"):
        assert scores["counts"][measure]["status"] == "not_assessed"
        assert scores["counts"][measure]["reason"]
    json.dumps(scores, allow_nan=False)


def test_a_truth_elsewhere_is_missed_and_the_picture_false(
    kept: Kept, tmp_path: Path
) -> None:
    folder = write_truth(tmp_path / "truth")
    table = pq.read_table(folder / "truth.parquet")
    moved = table.set_column(2, "lat", [np.array(table["lat"]) + 2.0])
    pq.write_table(moved, folder / "truth.parquet")
    document = json.loads((folder / "truth.json").read_text())
    for entry in document["entries"]:
        entry["lat"] += 2.0
    (folder / "truth.json").write_text(json.dumps(document))
    scores = score_folder(kept.folder, folder, 500.0)
    assert scores["siap"]["completeness"] == 0.0
    assert scores["siap"]["spuriousness"] == 1.0
    assert scores["gospa"]["localisation"] == 0.0
    assert scores["crossings"]["matched"] == 0
    assert scores["crossings"]["time_error_s"] is None
    assert scores["crossings"]["missed"] == len(ENTRIES)


def test_the_truth_is_straight_between_its_rows(truth: Path) -> None:
    real = read_truth(truth, PLANE)
    assert real.names == sorted(FLIGHTS)
    step_ns = 4_000_000_000
    grid = on_grid(real, int(real.time_ns[0]), step_ns)
    assert (grid.time_s % 4.0 == 0.0).all()
    mine = grid.state[grid.key == real.names.index("aaaa02")]
    east_m, north_m = np.diff(mine[:, 0]), np.diff(mine[:, 1])
    assert mine[:-1, 3] == pytest.approx(north_m / 4.0, rel=1e-3)
    assert np.abs(mine[:-1, 2] - east_m / 4.0).max() < 0.1
    # 0.001 degrees of latitude a second.
    assert np.median(mine[:, 3]) == pytest.approx(111.2, rel=0.01)


def test_before_and_after_its_flight_nobody_is_near(truth: Path) -> None:
    real = read_truth(truth, PLANE)
    begin = int(real.time_ns.min())
    assert nearest_target(real, begin - 1, 0.0, 0.0) == (-1, float("inf"))
    target, gap_m = nearest_target(real, begin, 0.0, 0.0)
    assert target >= 0
    assert 0.0 < gap_m < 100_000.0


@pytest.mark.parametrize("missing", ["truth.parquet", "truth.json"])
def test_a_missing_file_is_named(kept: Kept, tmp_path: Path, missing: str) -> None:
    folder = write_truth(tmp_path / "truth")
    (folder / missing).unlink()
    with pytest.raises(UsageError, match=missing):
        score_folder(kept.folder, folder, 500.0)


def test_a_folder_without_tables_is_refused(kept: Kept, truth: Path) -> None:
    with pytest.raises(UsageError, match="site"):
        score_folder(kept.folder / "record.vedette", truth, 500.0)
