"""Where a receiver stands is known to decoders, in a replay and in its record."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from realdata import realdata
from vedette.cli.main import run

LINES = 3000  # of a flight that is heard on the ground first
SITE = """
[site]
name = "An aircraft before take-off"
centre = [48.7, 2.4]
radius_km = 100

[[sensor]]
id = "mast"
kind = "adsb"
{place}

[[feed]]
id = "mast"
format = "modes-jsonl"
source = "ground.jsonl"
sensors = ["mast"]
"""


@pytest.fixture
def ground(tmp_path: Path) -> Path:
    packed = realdata("adsb", "full_flight_short.jsonl.gz").read_bytes()
    lines = gzip.decompress(packed).splitlines(keepends=True)[:LINES]
    path = tmp_path / "ground.jsonl"
    path.write_bytes(b"".join(lines))
    return path


def kept(ground: Path, folder: Path, name: str, place: str) -> dict[str, Any]:
    """Replay by a site; give what was decoded."""
    site = folder / "site.toml"
    site.write_text(SITE.format(place=place))
    words = ["replay", str(ground), "--site", str(site), "--out", str(folder / name)]
    assert run(words) == 0
    told: dict[str, Any] = json.loads((folder / name / "decode.json").read_text())
    return told


def test_aircraft_on_the_ground_are_placed_near_their_receiver(
    ground: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    without = kept(ground, tmp_path, "without", "")
    placed = kept(ground, tmp_path, "placed", "lat = 48.72\nlon = 2.38")
    # Positions begin on the ground, minutes before the first in the air.
    assert placed["first"] < without["first"]
    assert placed["last"] == without["last"]
    assert run(["verify", str(tmp_path / "placed"), "--replay"]) == 0
    assert "decode.json: same" in capsys.readouterr().out
    words = ["replay", str(tmp_path / "placed"), "--out", str(tmp_path / "again")]
    assert run(words) == 0
    again = json.loads((tmp_path / "again" / "decode.json").read_text())
    assert again["first"] == placed["first"]
