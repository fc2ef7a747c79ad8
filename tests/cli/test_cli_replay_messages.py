"""Captures and recordings of messages are replayed, and their records say the same."""

import json
from pathlib import Path

import pytest

from realdata import realdata
from vedette.cli.main import run

SITE = """
[site]
name = "Zagreb"
centre = [45.8, 16.0]
radius_km = 600.0

[[sensor]]
id = "west"
kind = "radar"
sac = 25
sic = 201
lat = 45.9
lon = 15.9
height_m = 500.0
period_s = 4.0
range_max_m = 400000.0
sigma_range_m = 50.0
sigma_azimuth_deg = 0.06
p_detect = 0.9
clutter_per_turn = 1.0
"""
FEED = """
[[feed]]
id = "radar"
format = "asterix"
source = "cat048.raw"
edition = "048=1.30"
date = "2016-05-05"
"""


@pytest.mark.parametrize(
    ("name", "site", "feeds"),
    [("cat_034_048.pcap", SITE, 14), ("cat048.raw", SITE + FEED, 1)],
)
def test_a_replay_verifies_against_its_record(
    name: str,
    site: str,
    feeds: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = realdata("asterix", "captures", name)
    (tmp_path / "site.toml").write_text(site)
    out = tmp_path / "out"
    words = ["replay", str(path), "--site", str(tmp_path / "site.toml")]
    assert run([*words, "--out", str(out)]) == 0
    told = json.loads((out / "decode.json").read_text())
    assert len(told["files"]) == feeds
    assert {file["edition"] for file in told["files"]} == {
        "048=1.30" if feeds == 1 else ""
    }
    assert told["first"].startswith("2016-05-05T07:35:5")
    assert run(["verify", str(out), "--replay"]) == 0
    said = capsys.readouterr().out
    assert "decode.json: same" in said


def test_a_recording_without_a_day_is_not_replayed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = realdata("asterix", "captures", "cat048.raw")
    (tmp_path / "site.toml").write_text(SITE)
    words = ["replay", str(path), "--site", str(tmp_path / "site.toml")]
    assert run([*words, "--out", str(tmp_path / "out")]) == 2
    assert "--date YYYY-MM-DD" in capsys.readouterr().err
