"""What is said of rejected inputs (vedette.cli.episode)."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from vedette.cli.episode import rejected_line
from vedette.cli.main import run
from vedette.picture import Unused
from vedette.record import Kind
from vedette.record.reading import read_leaves


def test_a_feed_given_twice_is_one_line_with_a_count_and_its_first_example(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        {"timestamp": 1_533_124_800_000 + 10_000 * i, "icao24": "aaaa01"}
        | {"latitude": 47.0, "longitude": 8.0 + 0.02 * i}
        for i in range(12)
    ]
    text = "".join(f"{json.dumps(row)}\n" for row in rows)
    files = [str(tmp_path / name) for name in ("one.jsonl", "two.jsonl")]
    for file in files:
        Path(file).write_text(text)
    assert run(["replay", *files, "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out.splitlines()
    at = said.index("Rejected: 12 of 24 inputs.")
    assert said[at + 1].startswith("  12 times: expected one position of an object at ")
    assert said[at + 1].endswith("it is that of input 0 (the first, input 1)")
    assert not said[at + 2].startswith("  ")
    leaves = read_leaves(tmp_path / "out" / "record.vedette")
    assert sum(leaf.kind == Kind.REJECTED for leaf in leaves) == 12


def test_reports_are_never_said_to_be_of_inputs() -> None:
    twice = [Unused(7, "late"), Unused(7, "late"), Unused(9, "late")]
    assert rejected_line(twice[1:], 10) == "Rejected: 2 of 10 inputs."
    assert rejected_line(twice, 10) == "Rejected: 3 reports in 2 of 10 inputs."
    assert rejected_line([], 10) == "Rejected: 0 of 10 inputs."


def test_a_radar_that_is_always_late_is_named_with_how_late_and_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun = datetime(2025, 9, 9, 21, 30, tzinfo=UTC)

    def plot(sensor: str, second: float, delay_s: float) -> dict[str, object]:
        time = begun + timedelta(seconds=second)
        received = time + timedelta(seconds=delay_s)
        said = {"timestamp": time.isoformat(), "received": received.isoformat()}
        return {**said, "sensor": sensor, "range_m": 9000, "azimuth_deg": 10}

    rows = [plot("west", 4.0 * n, 0.5) for n in range(20)]
    rows += [plot("east", 4.0 * n, 209.5) for n in range(20)]
    file = tmp_path / "plots.jsonl"
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    site = tmp_path / "site.toml"
    site.write_text(
        "[site]\nname = 'late'\ncentre = [47.0, 8.0]\nradius_km = 100\n"
        + "".join(
            f"[[sensor]]\nid = '{name}'\nkind = 'radar'\nlat = 47.0\nlon = 8.0\n"
            "height_m = 500\nrange_max_m = 100000\nsigma_range_m = 50\n"
            "sigma_azimuth_deg = 0.1\nperiod_s = 4\np_detect = 0.9\n"
            "clutter_per_turn = 1\n"
            for name in ("west", "east")
        )
    )
    words = ["replay", str(file), "--site", str(site), "--out", str(tmp_path / "out")]
    assert run(words) == 0
    said = capsys.readouterr().out.splitlines()
    (late,) = (line for line in said if line.startswith("Late: "))
    assert late.startswith("Late: ")
    assert " reports of east (feed file-1) came " in late
    advice = said[said.index(late) + 1]
    assert "goes back 120 s" in advice
    assert "set its clock right" in advice
