"""``vedette simulate``: a folder of recordings, a site and the truth."""

import hashlib
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from vedette.cli.main import run
from vedette.feeds.decoder import decoder_of
from vedette.feeds.io import open_inputs
from vedette.feeds.report import PositionReport, RadarReport
from vedette.simulation.plots_truth import plots_parquet
from vedette.simulation.sensing import Sensed

SCENARIO = """
[night]
family = "small"
start = 2025-09-09T20:00:00Z
end = 2025-09-09T20:20:00Z

[site]
name = "small"
centre = [51.5, 23.0]
radius_km = 200.0

[[targets]]
id = "raid"
class = "one-way-attack-or-decoy"
count = 3
route = [[51.2, 23.9], [51.4, 23.4], [51.5, 22.0]]
speed_mps = 45.0
height_m = 900.0
guidance = "waypoints"

[[sensor]]
id = "west"
kind = "radar"
sac = 25
sic = 10
lat = 51.3
lon = 22.9
height_m = 250.0
period_s = 6.0
range_max_m = 150000.0
sigma_range_m = 70.0
sigma_azimuth_deg = 0.08
p_detect = 0.9
clutter_per_turn = 3.0

[[sensor]]
id = "aew"
kind = "airborne_radar"
sac = 25
sic = 50
path = "aew-path.jsonl"
period_s = 12.0
range_max_m = 200000.0
sigma_range_m = 100.0
sigma_azimuth_deg = 0.25
p_detect = 0.6
clutter_per_turn = 2.0
orbit = { points = [[51.9, 22.0], [51.2, 22.0], [51.2, 22.3]], speed_mps = 160, height_m = 7000 }
"""  # noqa: E501 - a table of TOML is one line


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    path = tmp_path / "small.toml"
    path.write_text(SCENARIO)
    return path


def test_a_simulated_night_is_a_folder_that_can_be_replaced(
    scenario: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = scenario.parent / "night"
    command = ["simulate", str(scenario), "--seed", "7", "--out", str(out)]
    assert run(command) == 0
    assert "SYNTHETIC night 7 of small" in capsys.readouterr().out
    listed = json.loads((out / "simulated.json").read_text())
    assert listed["data_kind"] == "synthetic"
    for name, sha256 in listed["files"].items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == sha256
    poses = [json.loads(x) for x in (out / "aew-path.jsonl").read_text().splitlines()]
    assert len(poses) == 121
    assert all(7_000 * 0.9 < pose["height_m"] < 7_000 * 1.1 for pose in poses)
    assert run(command) == 2
    assert run([*command, "--replace"]) == 0
    assert json.loads((out / "simulated.json").read_text()) == listed
    (out / "feeds" / "mine.pcap").write_bytes(b"a recording of somebody's own")
    assert run([*command, "--replace"]) == 2
    assert (out / "feeds" / "mine.pcap").exists()


def test_the_truth_names_the_target_of_every_plot(scenario: Path) -> None:
    out = scenario.parent / "night"
    assert run(["simulate", str(scenario), "--seed", "8", "--out", str(out)]) == 0
    table = pq.read_table(out / "truth" / "plots.parquet").to_pylist()
    flying = set(pq.read_table(out / "truth" / "truth.parquet")["target"].to_pylist())
    for feed in ("west", "aew"):
        inputs = open_inputs([out / "feeds" / f"{feed}.pcap"])
        decoder = decoder_of(next(iter(inputs.feeds.values())))
        reports = [
            report
            for leaf in inputs.leaves
            for report in decoder.decode(leaf.raw, leaf.received_ns, leaf.offset)
            if isinstance(report, RadarReport | PositionReport)
        ]
        rows = [row for row in table if row["feed"] == feed]
        assert [row["seq"] for row in rows] == list(range(len(reports)))
        assert {row["target"] for row in rows} - {"-1"} <= flying
        assert any(row["target"] != "-1" for row in rows)


def test_a_night_that_nobody_sensed_has_a_table_of_no_plots() -> None:
    table = pq.read_table(io.BytesIO(plots_parquet(Sensed(targets=(), feeds=()))))
    assert table.num_rows == 0
    assert table.schema.metadata[b"data_kind"] == b"synthetic"


def test_a_scenario_that_leads_out_of_its_folder_is_refused(scenario: Path) -> None:
    scenario.write_text(SCENARIO.replace("aew-path.jsonl", "../aew-path.jsonl"))
    out = scenario.parent / "night"
    assert run(["simulate", str(scenario), "--seed", "1", "--out", str(out)]) == 2
    assert not out.exists()
