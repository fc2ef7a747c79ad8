"""What `check` and `replay` refuse alike of a site file (vedette.cli.site_file).

Also vedette.airspace.watched and vedette.site.whole.
"""

import json
from pathlib import Path

import pyproj
import pytest

from vedette.cli.main import run
from vedette.errors import UsageError

POSITION = {
    "timestamp": 1_533_124_800_000,
    "icao24": "aaaa01",
    "latitude": 47.0,
    "longitude": 8.0,
}
SITE = """[site]
name = "A site"
centre = [47.0, 8.0]
radius_km = 100
"""
ZONE = """
[[volume]]
id = "Z"
kind = "zone"
source = "zone.geojson"
"""


def write(
    folder: Path, site: str, ring: list[tuple[float, float]] | None = None
) -> Path:
    """Write a site file, and a zone whose corners are (longitude, latitude)."""
    if ring is not None:
        said = {"source": "tests", "valid_from": "2018-01-01", "accuracy_m": 50}
        shape = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
        feature = {"type": "Feature", "properties": said, "geometry": shape}
        (folder / "zone.geojson").write_text(json.dumps(feature))
    (folder / "site.toml").write_text(site)
    (folder / "rows.jsonl").write_text(json.dumps(POSITION) + "\n")
    return folder / "site.toml"


def refused(site: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Hold `check` and `replay` to the same refusal, and replay to writing nothing."""
    out = site.parent / "out"
    rows = site.parent / "rows.jsonl"
    said = []
    for words in (
        ["check", str(site)],
        ["replay", str(rows), "--site", str(site), "--out", str(out)],
    ):
        assert run(words) == UsageError.exit_code
        printed = capsys.readouterr()
        assert printed.out == ""
        said.append(printed.err)
    assert said[0] == said[1]
    assert not list(site.parent.glob("out*"))
    (line,) = said[0].splitlines()
    return line


def square(lon: float, lat: float, half: float) -> list[tuple[float, float]]:
    return [
        (lon - half, lat - half),
        (lon + half, lat - half),
        (lon + half, lat + half),
        (lon - half, lat + half),
    ]


def test_a_radius_beyond_the_plane_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = write(tmp_path, SITE.replace("100", "1500"))
    assert "`radius_km`: expected at most 1,000 km" in refused(site, capsys)


def test_a_format_that_is_not_read_is_refused_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feed = '[[feed]]\nid = "f"\nformat = "trafic-jsonl"\nsource = "rows.jsonl"\n'
    said = refused(write(tmp_path, SITE + feed), capsys)
    assert "[[feed]] `f`: key `format`" in said
    assert "Did you mean traffic-jsonl?" in said


def test_a_volume_wholly_outside_of_the_site_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = write(tmp_path, SITE + ZONE, square(12.0, 50.0, 0.5))
    said = refused(site, capsys)
    assert "[[volume]] `Z`" in said
    _, _, corner_m = pyproj.Geod(ellps="WGS84").inv(8.0, 47.0, 11.5, 49.5)
    assert f"border begins {corner_m / 1000:,.0f} km away" in said
    assert "swapped" not in said


@pytest.mark.parametrize(
    "ring",
    [
        square(8.0, 47.0, 0.2),
        square(9.5, 47.0, 0.5),
        square(8.0, 47.0, 20.0),
        [(7.9, 30.0), (8.1, 30.0), (8.1, 60.0), (7.9, 60.0)],
    ],
    ids=["within", "partly outside", "all around", "a strip with far corners"],
)
def test_a_volume_that_the_site_touches_holds(
    tmp_path: Path, ring: list[tuple[float, float]]
) -> None:
    assert run(["check", str(write(tmp_path, SITE + ZONE, ring))]) == 0


def test_a_border_with_latitude_and_longitude_swapped_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ring = [(lat, lon) for lon, lat in square(8.0, 47.0, 0.2)]
    said = refused(write(tmp_path, SITE + ZONE, ring), capsys)
    assert "With latitude and longitude swapped it would lie inside" in said
    assert "longitude first" in said


def test_a_centre_with_latitude_and_longitude_swapped_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (SITE + ZONE).replace("[47.0, 8.0]", "[8.0, 47.0]")
    said = refused(write(tmp_path, text, square(8.0, 47.0, 0.2)), capsys)
    assert "`centre` latitude first" in said


def test_a_volume_at_the_other_end_of_the_world_is_refused_with_its_distance(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = write(tmp_path, SITE + ZONE, square(-172.0, -47.0, 0.5))
    assert "km away" in refused(site, capsys)
