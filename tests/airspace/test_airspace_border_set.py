"""The packaged borders against what is known of the countries from elsewhere."""

import sys
from pathlib import Path

import numpy as np
import pytest
from pyproj import Geod
from shapely.geometry import Polygon

from border_scenes import state
from vedette.airspace import (
    BorderSet,
    build_index,
    describe,
    load_border_set,
    load_volume,
    signed_distance,
)
from vedette.airspace.border_set import _manifest_path
from vedette.airspace.describe import area_km2
from vedette.earth.plane import plane_at, to_plane
from vedette.errors import EnvironmentProblem, UsageError
from vedette.site.model import Volume as VolumeEntry

# Official areas in km², land and inland waters; states without sea compare directly.
LANDLOCKED_KM2 = {
    "CZ": 78_871,
    "SK": 49_035,
    "BY": 207_600,
    "HU": 93_025,
    "AT": 83_879,
    "CH": 41_291,
    "LI": 160.5,
    "LU": 2_586,
    "MD": 33_843,
}
# Town, latitude, longitude, state.
PLACES = [
    ("Simferopol", 44.95, 34.10, "UA"),
    ("Sevastopol", 44.60, 33.53, "UA"),
    ("Kerch", 45.36, 36.47, "UA"),
    ("Donetsk", 48.00, 37.80, "UA"),
    ("sea off Poland", 54.90, 18.50, "PL"),
    ("Warsaw", 52.23, 21.01, "PL"),
    ("Terespol", 52.08, 23.61, "PL"),
    ("Brest", 52.09, 23.69, "BY"),
    ("Lviv", 49.84, 24.03, "UA"),
    ("Kaliningrad", 54.71, 20.51, "RU"),
    ("Suwałki", 54.10, 22.93, "PL"),
    ("Vilnius", 54.69, 25.28, "LT"),
    ("Narva", 59.37, 28.19, "EE"),
    ("Ivangorod", 59.37, 28.22, "RU"),
    ("Daugavpils", 55.87, 26.53, "LV"),
    ("Basel", 47.56, 7.59, "CH"),
    ("Saint-Louis", 47.59, 7.56, "FR"),
    ("Lörrach", 47.61, 7.66, "DE"),
    ("Vaduz", 47.141, 9.521, "LI"),
    ("Buchs SG", 47.166, 9.478, "CH"),
    ("Feldkirch", 47.238, 9.598, "AT"),
    ("Konstanz", 47.66, 9.17, "DE"),
    ("Kreuzlingen", 47.645, 9.175, "CH"),
    ("Büsingen", 47.697, 8.690, "DE"),
    ("Campione", 45.970, 8.971, "IT"),
    ("Chiasso", 45.835, 9.031, "CH"),
    ("Como", 45.81, 9.085, "IT"),
    ("Geneva", 46.20, 6.15, "CH"),
    ("Mariehamn", 60.10, 19.94, "FI"),
    ("Bornholm", 55.10, 14.90, "DK"),
]


@pytest.mark.parametrize(("code", "official_km2"), LANDLOCKED_KM2.items())
def test_area_of_a_landlocked_state_is_the_official_one(
    code: str, official_km2: float
) -> None:
    rings = load_border_set("borders-osm").rings(code)
    assert area_km2(rings) == pytest.approx(official_km2, rel=0.005)


def test_area_of_poland_includes_its_territorial_sea() -> None:
    assert describe(state("PL")).area_km2 == pytest.approx(322_720, rel=0.005)


def test_area_agrees_with_the_geodesic_one_of_pyproj() -> None:
    geod = Geod(ellps="WGS84")
    total = 0.0
    rings = load_border_set("borders-osm").rings("CH")
    for ring in rings:
        total += geod.polygon_area_perimeter(ring.lon_deg, ring.lat_deg)[0]
    assert area_km2(rings) == pytest.approx(abs(total) / 1e6, rel=1e-5)


@pytest.mark.parametrize(("place", "lat_deg", "lon_deg", "code"), PLACES)
def test_a_known_place_is_in_its_state_and_in_no_other(
    place: str, lat_deg: float, lon_deg: float, code: str
) -> None:
    borders = load_border_set("borders-osm")
    found = []
    for candidate in _whole(borders):
        inside = False
        for ring in borders.rings(candidate):
            inside ^= _even_odd(ring.lat_deg, ring.lon_deg, lat_deg, lon_deg)
        if inside:
            found.append(candidate)
    assert found == [code], place


def _whole(borders: BorderSet) -> list[str]:
    """Codes of whole states: RU holds RU-KGD."""
    return sorted({code.partition("-")[0] for code in borders.states})


def _even_odd(lat: np.ndarray, lon: np.ndarray, at_lat: float, at_lon: float) -> bool:
    lat1, lon1 = np.roll(lat, -1), np.roll(lon, -1)
    crossing = (lat > at_lat) != (lat1 > at_lat)
    share = (at_lat - lat[crossing]) / (lat1[crossing] - lat[crossing])
    at = lon[crossing] + share * (lon1[crossing] - lon[crossing])
    return bool((at > at_lon).sum() % 2)


PAIRS = [("PL", "BY"), ("PL", "UA"), ("CH", "LI"), ("EE", "LV")]


@pytest.mark.parametrize("pair", PAIRS)
def test_both_sides_of_a_shared_border_have_the_same_points(
    pair: tuple[str, str],
) -> None:
    one, other = (_edges_towards(code, pair[1 - k]) for k, code in enumerate(pair))
    assert len(one) > 20
    assert one == other


def _edges_towards(code: str, neighbour: str) -> set[frozenset[tuple[float, float]]]:
    borders = load_border_set("borders-osm")
    wanted = borders.neighbours.index(neighbour)
    edges = set()
    for ring in borders.rings(code):
        points = list(zip(ring.lat_deg, ring.lon_deg, strict=True))
        for i in np.nonzero(ring.neighbour == wanted)[0]:
            edges.add(frozenset((points[i], points[(i + 1) % len(points)])))
    return edges


def test_no_two_states_overlap_and_every_ring_is_valid() -> None:
    borders = load_border_set("borders-osm")
    seen: dict[tuple, str] = {}
    for code in _whole(borders):
        for ring in borders.rings(code):
            assert Polygon(np.column_stack([ring.lon_deg, ring.lat_deg])).is_valid
            points = list(zip(ring.lat_deg, ring.lon_deg, strict=True))
            for edge in zip(points, points[1:] + points[:1], strict=True):
                # Every state lies on the left: an edge walked twice is an overlap.
                assert edge not in seen, (code, seen[edge], edge)
                seen[edge] = code


def test_every_land_border_of_the_covered_states_names_its_neighbour() -> None:
    neighbours = set(describe(state("PL")).neighbours)
    assert neighbours == {"BY", "CZ", "DE", "LT", "RU", "SK", "UA", "sea"}
    for code in ("CZ", "SK", "HU", "AT", "CH", "MD", "RS", "LI", "BY"):
        assert not {"sea", "unknown"} & set(describe(state(code)).neighbours), code


def test_the_edge_of_the_data_is_an_unknown_border() -> None:
    assert "unknown" in describe(state("RU")).neighbours
    assert "unknown" not in describe(state("RU-KGD")).neighbours


def test_a_border_is_less_sure_at_sea_than_on_land() -> None:
    poland = state("PL")
    sea = poland.neighbours.index("sea")
    ring = poland.rings[0]
    assert ring.sigma_m[ring.neighbour == sea].min() >= 300.0
    assert ring.sigma_m.min() >= 30.0
    assert np.median(ring.sigma_m[ring.neighbour != sea]) <= 50.0


def test_the_manifest_names_sources_licence_worldview_and_disputes() -> None:
    manifest = load_border_set("borders-osm").manifest
    assert manifest.licence == "ODbL-1.0"
    assert "Crimea = UA" in manifest.worldview
    assert all(len(source.sha256) == 64 for source in manifest.sources)
    claims = {dispute.claimed_by for dispute in manifest.disputed}
    assert ("HR", "RS") in claims


def test_drawn_outlines_show_the_same_worldview_as_the_judging_border() -> None:
    drawn = load_border_set("borders-core")
    assert drawn.manifest.worldview == load_border_set("borders-osm").manifest.worldview
    inside = [
        code
        for code in ("UA", "RU")
        if sum(
            _even_odd(ring.lat_deg, ring.lon_deg, 44.95, 34.1)
            for ring in drawn.rings(code)
        )
        % 2
    ]
    assert inside == ["UA"]


def test_a_drawing_set_may_not_judge() -> None:
    with pytest.raises(UsageError, match="for drawing"):
        _load("borders-core:PL")


UNKNOWN = ["borders-osm:XX", "borders-osm:pl", "borders-xyz:PL"]


@pytest.mark.parametrize("source", UNKNOWN)
def test_an_unknown_set_or_state_says_what_there_is(source: str) -> None:
    with pytest.raises(UsageError, match=r"expected a (state|border set)"):
        _load(source)


def _load(source: str) -> None:
    load_volume(VolumeEntry(id="x", kind="state", source=source), Path())


def test_a_missing_package_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "vedette_borders_osm", None)
    with pytest.raises(EnvironmentProblem, match="pip install"):
        _manifest_path("borders-osm")


def test_switzerland_is_measured_from_its_border() -> None:
    # The Rhine at Diepoldsau: AT east of the bridge, some hundred metres away.
    index = build_index(state("CH"), plane_at(46.8, 8.2, 200.0))
    e_m, n_m = to_plane(plane_at(46.8, 8.2, 200.0), 47.386, 9.655)
    distance_m, segment = signed_distance(index, e_m, n_m)
    assert abs(distance_m) < 2_000.0
    assert state("CH").neighbours[index.neighbour[segment]] == "AT"
