"""Areas to warn: packaged regions, a site's own file, aerodromes, and bad files."""

import json
import math
from pathlib import Path

import msgspec
import numpy as np
import pytest

from border_scenes import poland_plane
from vedette.airspace import signed_distance
from vedette.airspace.index import is_inside
from vedette.earth.plane import to_plane
from vedette.errors import UsageError
from vedette.site.model import Site, Volume, Warnings, Watch
from vedette.warnings.areas import AERODROME_RADIUS_M, areas_of

PLANE = poland_plane()
POLAND = Volume(id="pl", kind="state", source="borders-osm:PL")
SQUARE = [[20.0, 52.0], [21.0, 52.0], [21.0, 53.0], [20.0, 53.0], [20.0, 52.0]]


def site_with(radius_km: float = 500.0, **warnings: object) -> Site:
    return Site(
        watch=Watch(name="x", centre=(52.0, 20.0), radius_km=radius_km),
        volumes=(POLAND,),
        warnings=Warnings(**warnings),
    )


def feature(code: object = "A-1", name: object = "One", ring: object = None) -> dict:
    return {
        "type": "Feature",
        "properties": {"code": code, "name": name},
        "geometry": {"type": "Polygon", "coordinates": [ring or SQUARE]},
    }


def file_of(folder: Path, *features: object) -> str:
    document = {"type": "FeatureCollection", "features": list(features)}
    (folder / "regions.geojson").write_text(json.dumps(document))
    return "regions.geojson"


def test_a_judged_state_is_warned_by_its_packaged_regions() -> None:
    found = areas_of(site_with(), PLANE, Path())
    assert len(found) == 16
    assert {a.country for a in found} == {"PL"}
    lublin = next(a for a in found if a.code == "PL-06")
    assert lublin.name == "lubelskie"
    assert is_inside(lublin.border, *to_plane(PLANE, 51.25, 22.57))
    west, south, east, north = lublin.box_m
    assert west < to_plane(PLANE, 51.25, 22.57)[0] < east
    assert south < to_plane(PLANE, 51.25, 22.57)[1] < north


def test_only_regions_that_reach_into_the_circle_are_warned() -> None:
    near = msgspec.structs.replace(site_with(radius_km=60.0))
    codes = {a.code for a in areas_of(near, PLANE, Path())}
    assert "PL-14" in codes
    assert "PL-32" not in codes


def test_a_site_that_judges_no_state_has_no_regions() -> None:
    site = msgspec.structs.replace(site_with(), volumes=())
    assert areas_of(site, PLANE, Path()) == ()


def test_an_aerodrome_is_a_circle_of_five_miles() -> None:
    site = msgspec.structs.replace(site_with(aerodromes=("EPRZ",)), volumes=())
    (found,) = areas_of(site, PLANE, Path())
    assert (found.kind, found.code, found.country) == ("aerodrome", "EPRZ", "PL")
    assert found.circle is not None
    e_m, n_m = to_plane(PLANE, *found.circle[:2])
    depth_m, _ = signed_distance(found.border, e_m, n_m)
    assert depth_m == pytest.approx(AERODROME_RADIUS_M, abs=15.0)
    off_m = AERODROME_RADIUS_M + 50.0
    for turn in np.linspace(0.0, 2.0 * math.pi, 20):
        out = (e_m + off_m * math.cos(turn), n_m + off_m * math.sin(turn))
        assert not is_inside(found.border, *out)


def test_a_file_of_regions_replaces_the_packaged_ones(tmp_path: Path) -> None:
    east = [[lon + 2.0, lat] for lon, lat in SQUARE]
    name = file_of(tmp_path, feature(), feature("PL-X", "Zwei", east))
    found = areas_of(site_with(regions=name), PLANE, tmp_path)
    assert [(a.code, a.name, a.country) for a in found] == [
        ("A-1", "One", "A"),
        ("PL-X", "Zwei", "PL"),
    ]
    assert is_inside(found[0].border, *to_plane(PLANE, 52.5, 20.5))


@pytest.mark.parametrize(
    "features",
    [
        (),
        ({"type": "Polygon"},),
        (feature(code=None),),
        (feature(code="  "),),
        (feature(name="n" * 300),),
        (feature(name=["x"]),),
        (feature(), feature()),
        (feature(ring=SQUARE[:-1]),),
        (feature(ring=[[0, 0], [1, 1], [0, 0]]),),
        (feature(ring=[[math.nan, 0], [1, 1], [1, 0], [math.nan, 0]]),),
    ],
    ids=str,
)
def test_a_file_that_does_not_hold_is_refused(
    tmp_path: Path, features: tuple[object, ...]
) -> None:
    name = file_of(tmp_path, *features)
    with pytest.raises(UsageError):
        areas_of(site_with(regions=name), PLANE, tmp_path)


def test_a_missing_file_and_an_unknown_aerodrome_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="regions"):
        areas_of(site_with(regions="none.geojson"), PLANE, tmp_path)
    with pytest.raises(UsageError, match="ICAO"):
        areas_of(site_with(aerodromes=("ZZZZ",)), PLANE, tmp_path)
    with pytest.raises(UsageError, match="code of their own"):
        areas_of(site_with(aerodromes=("EPRZ", "EPRZ")), PLANE, tmp_path)
