"""The ellipsoid against PROJ, GeographicLib (through pyproj) and a surveyed line."""

import math

import numpy as np
import pyproj
import pytest

from vedette.earth.ellipsoid import (
    ecef_to_geodetic,
    geodesic,
    geodetic_to_ecef,
    horizon_at,
    point_from_horizon,
    range_azimuth_elevation,
)

RNG = np.random.default_rng(20250909)
TO_ECEF = pyproj.Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)
GEOD = pyproj.Geod(ellps="WGS84")
TURN = 2.0 * math.pi


def positions(count: int) -> list[tuple[float, float, float]]:
    """Return latitudes, longitudes and heights, poles and date line among them."""
    some = zip(
        RNG.uniform(-90.0, 90.0, count),
        RNG.uniform(-180.0, 180.0, count),
        RNG.uniform(-500.0, 40000.0, count),
        strict=True,
    )
    nasty = [(90.0, 0.0, 0.0), (-90.0, 0.0, 9.0), (0.0, 180.0, 0.0), (0.0, 0.0, 0.0)]
    return [(float(a), float(b), float(c)) for a, b, c in some] + nasty


def test_ecef_agrees_with_proj_and_comes_back() -> None:
    for lat, lon, height in positions(500):
        got = geodetic_to_ecef(lat, lon, height)
        assert got == pytest.approx(TO_ECEF.transform(lon, lat, height), abs=1e-8)
        back = ecef_to_geodetic(*got)
        assert back[0] == pytest.approx(lat, abs=1e-13)
        assert back[2] == pytest.approx(height, abs=1e-8)
        if abs(lat) < 90.0:
            assert (back[1] - lon + 180.0) % 360.0 == pytest.approx(180.0, abs=1e-12)


def test_geodesic_agrees_with_geographiclib_to_a_millimetre() -> None:
    for lat, lon, _ in positions(300):
        if abs(lat) > 89.0:
            continue
        reach = float(np.exp(RNG.uniform(np.log(1.0), np.log(1e6))))
        lon2, lat2, _ = GEOD.fwd(lon, lat, RNG.uniform(0.0, 360.0), reach)
        azimuth, _, want = GEOD.inv(lon, lat, lon2, lat2)
        got, first = geodesic(lat, lon, lat2, lon2)
        assert got == pytest.approx(want, abs=1e-3)
        turned = math.remainder(first - math.radians(azimuth), TURN)
        assert abs(turned) * got < 1e-3


def test_geodesic_of_a_line_that_a_manual_works_out() -> None:
    # Flinders Peak to Buninyong, the line of the GDA technical manual; GRS 80 there,
    # whose flattening differs from WGS 84 by 1e-12: the metres agree to the millimetre
    flinders = (-(37 + 57 / 60 + 3.72030 / 3600), 144 + 25 / 60 + 29.52440 / 3600)
    buninyong = (-(37 + 39 / 60 + 10.15610 / 3600), 143 + 55 / 60 + 35.38390 / 3600)
    metres, azimuth = geodesic(*flinders, *buninyong)
    assert metres == pytest.approx(54972.271, abs=1e-3)
    assert math.degrees(azimuth) == pytest.approx(306.868158, abs=1e-5)


@pytest.mark.parametrize(
    ("pair", "metres"),
    [
        ((52.0, 21.0, 52.0, 21.0), 0.0),
        ((0.0, 0.0, 0.0, 1.0), 111319.4908),
        ((0.0, 179.5, 0.0, -179.5), 111319.4908),
        ((90.0, 0.0, 90.0, 77.0), 0.0),
    ],
)
def test_geodesic_of_degenerate_pairs(pair: tuple[float, ...], metres: float) -> None:
    assert geodesic(*pair)[0] == pytest.approx(metres, abs=1e-3)


def test_geodesic_between_antipodes_says_that_it_does_not_know() -> None:
    assert math.isnan(geodesic(0.0, 0.0, 0.5, 179.7)[0])


def test_a_point_of_the_horizon_is_seen_where_it_was_put() -> None:
    for lat, lon, height in positions(100):
        horizon = horizon_at(lat, lon, height)
        reach = float(np.exp(RNG.uniform(0.0, 13.0)))
        azimuth, elevation = RNG.uniform(0.0, TURN), RNG.uniform(-1.5, 1.5)
        level = reach * math.cos(elevation)
        point = point_from_horizon(
            horizon,
            level * math.sin(azimuth),
            level * math.cos(azimuth),
            reach * math.sin(elevation),
        )
        got = range_azimuth_elevation(horizon, *point)
        assert got[0] == pytest.approx(reach, abs=1e-8)
        assert abs(math.remainder(got[1] - azimuth, TURN)) * level < 1e-6
        assert (got[2] - elevation) * reach == pytest.approx(0.0, abs=1e-6)


def test_sight_agrees_with_proj_topocentric() -> None:
    pipeline = pyproj.Transformer.from_pipeline(
        "+proj=pipeline +step +proj=cart +ellps=WGS84 +step +proj=topocentric"
        " +ellps=WGS84 +lat_0=51.5 +lon_0=22.5 +h_0=250"
    )
    horizon = horizon_at(51.5, 22.5, 250.0)
    for _ in range(200):
        lat, lon = RNG.uniform(48.0, 55.0), RNG.uniform(17.0, 28.0)
        height = RNG.uniform(0.0, 15000.0)
        east, north, up = pipeline.transform(lon, lat, height)
        reach, azimuth, _ = range_azimuth_elevation(
            horizon, *geodetic_to_ecef(lat, lon, height)
        )
        assert reach == pytest.approx(math.sqrt(east**2 + north**2 + up**2), abs=1e-6)
        want = math.atan2(east, north)
        assert abs(math.remainder(azimuth - want, TURN)) < 1e-11
