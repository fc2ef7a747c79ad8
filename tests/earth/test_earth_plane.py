"""The site plane against PROJ's `sterea`, its factors and a geodesic's endpoints."""

import math

import numpy as np
import pyproj
import pytest

from vedette.earth.ellipsoid import geodesic
from vedette.earth.ground import (
    ground_covariance,
    ground_from_plane,
    plane_covariance,
    plane_from_ground,
    scale_and_convergence,
    speed_and_course,
    velocity_from_course,
)
from vedette.earth.plane import (
    RADIUS_MAX_KM,
    from_plane,
    from_plane_array,
    plane_at,
    to_plane,
    to_plane_array,
)
from vedette.errors import UsageError

GEOD = pyproj.Geod(ellps="WGS84")
CENTRES = [
    (52.0, 21.0),
    (46.8, 8.2),
    (0.0, 0.0),
    (-33.0, 179.9),
    (70.0, -20.0),
    (84.0, 10.0),
]


def around(lat0: float, lon0: float, count: int = 400) -> tuple[np.ndarray, np.ndarray]:
    """Return positions up to 1,000 km from a centre, the centre first."""
    rng = np.random.default_rng(20250909)
    reach = 1e6 * np.sqrt(rng.uniform(0.0, 1.0, count))
    reach[0], reach[1] = 0.0, 1e6
    lon, lat, _ = GEOD.fwd(
        np.full(count, lon0),
        np.full(count, lat0),
        rng.uniform(0.0, 360.0, count),
        reach,
    )
    keep = np.abs(lat) < 89.5
    return lat[keep], lon[keep]


@pytest.mark.parametrize(("lat0", "lon0"), CENTRES)
def test_plane_agrees_with_proj_and_comes_back_within_a_micrometre(
    lat0: float, lon0: float
) -> None:
    plane = plane_at(lat0, lon0, RADIUS_MAX_KM)
    projection = pyproj.Proj(proj="sterea", lat_0=lat0, lon_0=lon0, ellps="WGS84")
    lat, lon = around(lat0, lon0)
    e, n = to_plane_array(plane, lat, lon)
    want_e, want_n = projection(lon, lat)
    assert np.hypot(e - want_e, n - want_n).max() < 1e-6
    lat_back, lon_back = from_plane_array(plane, e, n)
    assert GEOD.inv(lon, lat, lon_back, lat_back)[2].max() < 1e-6
    assert (e[0], n[0]) == pytest.approx((0.0, 0.0), abs=1e-8)


@pytest.mark.parametrize(("lat0", "lon0"), CENTRES)
def test_scale_and_convergence_agree_with_proj(lat0: float, lon0: float) -> None:
    plane = plane_at(lat0, lon0, RADIUS_MAX_KM)
    projection = pyproj.Proj(proj="sterea", lat_0=lat0, lon_0=lon0, ellps="WGS84")
    lat, lon = around(lat0, lon0)
    factors = projection.get_factors(lon, lat)
    for i in range(len(lat)):
        k, gamma = scale_and_convergence(plane, *to_plane(plane, lat[i], lon[i]))
        assert k == pytest.approx(factors.meridional_scale[i], abs=1e-8)
        wrong = math.degrees(gamma) - factors.meridian_convergence[i]
        assert math.remainder(wrong, 360.0) == pytest.approx(0.0, abs=1e-7)


def test_scale_at_the_largest_radius_is_what_the_docstring_says() -> None:
    plane = plane_at(52.0, 21.0, RADIUS_MAX_KM)
    lon, lat, _ = GEOD.fwd(21.0, 52.0, 90.0, 1e6)
    k, _ = scale_and_convergence(plane, *to_plane(plane, lat, lon))
    assert k == pytest.approx(1.0062, abs=1e-4)


def test_one_and_many_give_the_same_bits() -> None:
    plane = plane_at(52.0, 21.0, 500.0)
    lat, lon = around(52.0, 21.0, 50)
    e, n = to_plane_array(plane, lat, lon)
    for i in range(len(lat)):
        assert to_plane(plane, lat[i], lon[i]) == (e[i], n[i])
    lat_back, lon_back = from_plane_array(plane, e, n)
    for i in range(len(lat)):
        assert from_plane(plane, e[i], n[i]) == (lat_back[i], lon_back[i])


def test_a_step_over_ground_becomes_the_step_of_the_plane() -> None:
    # truth: a geodesic of 100 m from each place, its ends projected
    plane = plane_at(52.0, 21.0, RADIUS_MAX_KM)
    lat, lon = around(52.0, 21.0, 100)
    for i in range(len(lat)):
        azimuth = math.radians(37.0 * i)
        lon2, lat2, _ = GEOD.fwd(lon[i], lat[i], math.degrees(azimuth), 100.0)
        e1, n1 = to_plane(plane, lat[i], lon[i])
        e2, n2 = to_plane(plane, lat2, lon2)
        east, north = 100.0 * math.sin(azimuth), 100.0 * math.cos(azimuth)
        got = plane_from_ground(plane, e1, n1, east, north)
        assert got == pytest.approx((e2 - e1, n2 - n1), abs=2e-3)
        back = ground_from_plane(plane, e1, n1, *got)
        assert back == pytest.approx((east, north), abs=1e-9)


@pytest.mark.parametrize("course_deg", [0.0, 1e-14, 90.0, 180.0, 233.0, 359.999])
def test_speed_and_course_come_back(course_deg: float) -> None:
    plane = plane_at(52.0, 21.0, RADIUS_MAX_KM)
    e, n = to_plane(plane, 57.0, 33.0)
    velocity = velocity_from_course(plane, e, n, 180.0, math.radians(course_deg))
    speed, course = speed_and_course(plane, e, n, *velocity)
    assert speed == pytest.approx(180.0, rel=1e-13)
    assert 0.0 <= course < 2.0 * math.pi
    turned = math.remainder(course - math.radians(course_deg), 2.0 * math.pi)
    assert turned == pytest.approx(0.0, abs=1e-13)


def test_an_object_at_rest_has_course_zero() -> None:
    plane = plane_at(52.0, 21.0, 100.0)
    assert speed_and_course(plane, 5.0, 6.0, 0.0, 0.0) == (0.0, 0.0)
    assert speed_and_course(plane, 0.0, 0.0, -1e-320, 1.0)[1] == 0.0


def test_covariances_turn_as_the_vectors_do() -> None:
    plane = plane_at(52.0, 21.0, RADIUS_MAX_KM)
    e, n = to_plane(plane, 57.0, 33.0)
    root = np.array([[90.0, 0.0], [35.0, 20.0]])  # columns are one-sigma arrows
    whole = root @ root.T
    arrows = [ground_from_plane(plane, e, n, *column) for column in root.T]
    want = sum(np.outer(arrow, arrow) for arrow in arrows)
    got = ground_covariance(plane, e, n, whole[0, 0], whole[0, 1], whole[1, 1])
    assert got == pytest.approx((want[0, 0], want[0, 1], want[1, 1]), rel=1e-12)
    back = plane_covariance(plane, e, n, *got)
    assert back == pytest.approx((whole[0, 0], whole[0, 1], whole[1, 1]), rel=1e-12)


def test_azimuth_of_a_straight_line_from_the_centre_is_its_true_one() -> None:
    plane = plane_at(52.0, 21.0, 500.0)
    for lat, lon in ((53.0, 24.0), (49.5, 19.0), (52.0, 28.0)):
        e, n = to_plane(plane, lat, lon)
        metres, azimuth = geodesic(52.0, 21.0, lat, lon)
        turned = math.remainder(math.atan2(e, n) - azimuth, 2.0 * math.pi)
        assert abs(turned) * metres < 20.0  # the plane's straight lines bend a little
        assert math.hypot(e, n) == pytest.approx(metres, rel=3e-3)


@pytest.mark.parametrize("radius_km", [1000.1, 5000.0, 0.0, -1.0, math.nan])
def test_a_site_too_wide_is_refused_by_name_with_advice(radius_km: float) -> None:
    with pytest.raises(UsageError, match=r"site eastern-flank.*1000 km.*[Ss]plit"):
        plane_at(52.0, 21.0, radius_km, site="eastern-flank")


@pytest.mark.parametrize(("lat", "lon"), [(85.1, 0.0), (-90.0, 0.0), (math.nan, 0.0)])
def test_a_centre_at_a_pole_is_refused(lat: float, lon: float) -> None:
    with pytest.raises(UsageError, match="pole"):
        plane_at(lat, lon, 100.0, site="polar")


def test_positions_that_are_no_numbers_stay_no_numbers() -> None:
    plane = plane_at(52.0, 21.0, 500.0)
    assert all(math.isnan(x) for x in to_plane(plane, math.nan, 21.0))
    assert all(math.isnan(x) for x in from_plane(plane, math.nan, 0.0))
