"""Users' own borders: what holds is read, what does not is refused by name."""

import json
import math
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.airspace import Volume, describe, load_volume
from vedette.airspace.rings import crossed_edges
from vedette.errors import UsageError
from vedette.site.model import Volume as VolumeEntry

SAID = {"source": "Map office", "valid_from": "2025-01-01", "accuracy_m": 50}
BOX = [[20.0, 50.0], [21.0, 50.0], [21.0, 51.0], [20.0, 51.0], [20.0, 50.0]]
INNER = [[20.4, 50.4], [20.4, 50.6], [20.6, 50.6], [20.6, 50.4], [20.4, 50.4]]


def _read(tmp_path: Path, geometry: object, **said: object) -> Volume:
    properties = {**SAID, **said}
    document = {"type": "Feature", "properties": properties, "geometry": geometry}
    (tmp_path / "zone.geojson").write_text(json.dumps(document))
    entry = VolumeEntry(
        id="r129", kind="zone", source="zone.geojson", floor_m=0.0, ceiling_m=2900.0
    )
    return load_volume(entry, tmp_path)


def _polygon(*rings: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def test_a_polygon_becomes_a_volume_with_its_stated_accuracy(tmp_path: Path) -> None:
    volume = _read(tmp_path, _polygon(BOX, INNER), neighbour="BY")
    assert volume.source == "Map office"
    assert volume.valid_from == "2025-01-01"
    assert volume.ceiling_m == 2900.0
    assert volume.neighbours == ("BY",)
    assert volume.rings[0].sigma_m == pytest.approx([50.0 / 1.96] * 4, rel=1e-3)
    assert len(volume.rings) == 2
    assert describe(volume).area_km2 == pytest.approx(0.96 * 7_880, rel=0.01)


def test_without_a_named_neighbour_it_is_unknown(tmp_path: Path) -> None:
    assert _read(tmp_path, _polygon(BOX)).neighbours == ("unknown",)


def test_repeated_positions_are_dropped(tmp_path: Path) -> None:
    ring = [BOX[0], BOX[0], *BOX[1:], BOX[-1]]
    assert len(_read(tmp_path, _polygon(ring)).rings[0].lat_deg) == 4


def test_an_island_in_a_hole_is_a_polygon_of_its_own(tmp_path: Path) -> None:
    island = [[20.5, 50.5], [20.55, 50.5], [20.55, 50.55], [20.5, 50.5]]
    geometry = {"type": "MultiPolygon", "coordinates": [[BOX, INNER], [island]]}
    assert len(_read(tmp_path, geometry).rings) == 3


def test_an_open_ring_is_named_with_its_first_and_last_point(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        _read(tmp_path, _polygon(BOX[:-1]))
    message = str(error.value)
    assert "ring 0" in message
    assert "[20, 50]" in message
    assert "[20, 51]" in message


@pytest.mark.parametrize(
    ("ring", "says"),
    [
        ([[20, 50], [21, 51], [21, 50], [20, 51], [20, 50]], "neither touch"),
        ([[20, 50], [21, 50], [22, 50], [21, 50], [20, 50]], "neither touch"),
        ([[20, 50], [22, 50], [22, 52], [21, 50], [20, 52], [20, 50]], "neither touch"),
        ([[20, 50], [21, 95], [21, 51], [20, 50]], "longitude first"),
        ([[200, 50], [21, 50], [21, 51], [200, 50]], "longitude first"),
        ([[179, 50], [-179, 50], [-179, 51], [179, 50]], "antimeridian"),
        ([[20, 50], [21, 50], [20, 50]], "three different corners"),
        ([[20, 50], [20, 50], [20, 50], [20, 50]], "three different corners"),
        ([], "a list of positions"),
        ([[20, 50], [21], [21, 51], [20, 50]], "finite numbers"),
        ([[20, 50], [21, True], [21, 51], [20, 50]], "finite numbers"),
        ([[20, 50], ["21", 50], [21, 51], [20, 50]], "finite numbers"),
        ([[20, 50], [21, math.nan], [21, 51], [20, 50]], "finite numbers"),
        ([[20, 50], [21, math.inf], [21, 51], [20, 50]], "finite numbers"),
    ],
)
def test_a_ring_that_does_not_hold_is_refused(
    tmp_path: Path, ring: list[Any], says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        _read(tmp_path, _polygon(ring))


@pytest.mark.parametrize(
    ("geometry", "says"),
    [
        ({"type": "Polygon", "coordinates": []}, "a list of"),
        ({"type": "Polygon"}, "a list of"),
        ({"type": "LineString", "coordinates": BOX}, "a Polygon or MultiPolygon"),
        (None, "a Polygon or MultiPolygon"),
        (_polygon(BOX, [[p[0] + 5, p[1]] for p in INNER]), "a hole inside"),
        (_polygon(BOX, [[p[0] + 0.5, p[1]] for p in INNER]), "neither touch"),
        (
            {"type": "MultiPolygon", "coordinates": [[BOX], [INNER]]},
            "do not lie on each other",
        ),
    ],
)
def test_a_geometry_that_would_be_judged_wrongly_is_refused(
    tmp_path: Path, geometry: object, says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        _read(tmp_path, geometry)


@pytest.mark.parametrize("accuracy_m", [None, 0, -5, 50_000, "50"])
def test_a_border_without_a_usable_accuracy_is_refused(
    tmp_path: Path, accuracy_m: object
) -> None:
    with pytest.raises(UsageError, match="accuracy"):
        _read(tmp_path, _polygon(BOX), accuracy_m=accuracy_m)


@pytest.mark.parametrize("key", ["source", "valid_from", "accuracy_m"])
def test_source_validity_and_accuracy_are_mandatory(tmp_path: Path, key: str) -> None:
    with pytest.raises(UsageError, match=key):
        _read(tmp_path, _polygon(BOX), **{key: ""})


@settings(max_examples=400, deadline=None, derandomize=True)
@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=3, max_size=8
    ).filter(lambda c: all(p != q for p, q in pairwise([*c, c[0]])))
)
def test_rings_are_refused_exactly_where_shapely_finds_them_not_simple(
    corners: list[tuple[int, int]],
) -> None:
    lon, lat = np.array([*corners, corners[0]], dtype=float).T
    first, _ = crossed_edges(
        lon[:-1].copy(),
        lat[:-1].copy(),
        lon[1:].copy(),
        lat[1:].copy(),
        np.zeros(len(corners), dtype=np.int64),
    )
    assert (first < 0) == shapely.LinearRing(np.column_stack([lon, lat])).is_simple
