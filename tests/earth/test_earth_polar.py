"""Radar measurements in the plane against exact ECEF and Monte Carlo."""

import math

import numpy as np
import pyproj
import pytest

from vedette.earth.ellipsoid import horizon_at
from vedette.earth.plane import plane_at, to_plane
from vedette.earth.polar import place, plot_from_polar, seen_from

RNG = np.random.default_rng(20250909)
TURN = 2.0 * math.pi
PLANE = plane_at(52.0, 21.0, 1000.0)
RADAR = (51.5, 22.5, 250.0)
HORIZON = horizon_at(*RADAR)
TOPOCENTRIC = pyproj.Transformer.from_pipeline(
    "+proj=pipeline +step +proj=cart +ellps=WGS84 +step +proj=topocentric"
    f" +ellps=WGS84 +lat_0={RADAR[0]} +lon_0={RADAR[1]} +h_0={RADAR[2]}"
)


def test_predicted_range_and_azimuth_are_exact_within_the_stated_radius() -> None:
    # asked: within 1 m and 1e-5 rad of exact ECEF; met by going through ECEF itself
    for _ in range(300):
        lat, lon = RNG.uniform(45.0, 59.0), RNG.uniform(12.0, 32.0)
        height = RNG.uniform(0.0, 15000.0)
        e, n = to_plane(PLANE, lat, lon)
        reach, azimuth, elevation = seen_from(PLANE, HORIZON, e, n, height)
        east, north, up = TOPOCENTRIC.transform(lon, lat, height)
        assert reach == pytest.approx(math.hypot(east, north, up), abs=1e-5)
        assert abs(math.remainder(azimuth - math.atan2(east, north), TURN)) < 1e-10
        level = math.hypot(east, north)
        assert elevation == pytest.approx(math.atan2(up, level), abs=1e-9)


def test_a_placed_plot_is_seen_as_it_was_measured() -> None:
    for _ in range(500):
        reach = float(np.exp(RNG.uniform(np.log(500.0), np.log(450e3))))
        azimuth, height = (
            RNG.uniform(0.0, TURN),
            RNG.uniform(0.0, min(15e3, 0.8 * reach)),
        )
        e, n = place(PLANE, HORIZON, reach, azimuth, height)
        back = seen_from(PLANE, HORIZON, e, n, height)
        assert back[0] == pytest.approx(reach, abs=1e-3)
        assert abs(math.remainder(back[1] - azimuth, TURN)) * reach < 1e-3


def test_an_object_lower_than_it_should_be_lies_straight_overhead() -> None:
    own = to_plane(PLANE, RADAR[0], RADAR[1])
    above = place(PLANE, HORIZON, 3000.0, 1.0, 9000.0)
    assert above == pytest.approx(own, abs=1e-6)
    below = place(PLANE, HORIZON, 100.0, 1.0, -400.0)
    assert below == pytest.approx(own, abs=1e-6)


@pytest.mark.parametrize(
    ("reach", "height", "sigmas", "tolerance"),
    [
        (100e3, 3000.0, (50.0, 1.5e-3, 100.0), 0.05),  # height measured
        (250e3, 5000.0, (70.0, 1.2e-3, 2000.0), 0.05),  # height unknown, far
        (20e3, 2000.0, (50.0, 1.5e-3, 700.0), 0.10),  # height unknown, near
    ],
)
def test_position_and_covariance_agree_with_monte_carlo(
    reach: float, height: float, sigmas: tuple[float, float, float], tolerance: float
) -> None:
    azimuth, count = 0.7, 20000
    e, n, ee, en, nn = plot_from_polar(PLANE, HORIZON, reach, azimuth, height, *sigmas)
    drawn = RNG.normal(size=(count, 3)) * sigmas + (reach, azimuth, height)
    points = np.array([place(PLANE, HORIZON, *map(float, row)) for row in drawn])
    got, want = np.array([[ee, en], [en, nn]]), np.cov(points.T)
    scale = np.sqrt(np.trace(want))
    assert np.hypot(*(points.mean(axis=0) - (e, n))) < 0.05 * scale
    assert np.abs(got - want).max() < tolerance * np.trace(want)
    assert np.linalg.eigvalsh(got).min() > 0.0


def test_an_unknown_height_widens_a_near_plot_along_the_beam_only() -> None:
    azimuth = 0.7
    along = np.array([math.sin(azimuth), math.cos(azimuth)])
    for sigma_height, widens in ((0.0, 1.0), (1000.0, 1.5)):
        _, _, ee, en, nn = plot_from_polar(
            PLANE, HORIZON, 12e3, azimuth, 2000.0, 50.0, 1e-3, sigma_height
        )
        cov = np.array([[ee, en], [en, nn]])
        # the radar stands 1.2 degrees of convergence off the centre: nearly along
        assert math.sqrt(along @ cov @ along) >= 50.0 * widens
        across = np.array([along[1], -along[0]])
        assert math.sqrt(across @ cov @ across) == pytest.approx(12.0, rel=0.35)


def test_without_any_doubt_there_is_no_covariance() -> None:
    got = plot_from_polar(PLANE, HORIZON, 50e3, 2.0, 1000.0, 0.0, 0.0, 0.0)
    assert got[2:] == pytest.approx((0.0, 0.0, 0.0), abs=1e-12)
    assert got[:2] == pytest.approx(place(PLANE, HORIZON, 50e3, 2.0, 1000.0))
