"""Positions, heights and covariances have the same bits on every processor."""

import functools

import pytest

from digest_matrix import ENVIRONMENTS, digest_under

SCRIPT = """
import hashlib, struct
from vedette.earth import ellipsoid, geoid, ground, plane, polar, pressure

digest = hashlib.sha256()

def note(*values):
    digest.update(struct.pack(f"<{len(values)}d", *map(float, values)))

site = plane.plane_at(52.0, 21.0, 600.0)
grid = geoid.load_geoid()
horizon = ellipsoid.horizon_at(51.5, 22.5, 250.0)
note(*site, *horizon)
for i in range(1, 401):
    lat = 47.0 + 10.0 * (i * 0.6180339887498949 % 1.0)
    lon = 15.0 + 12.0 * (i * 0.7548776662466927 % 1.0)
    height, _ = pressure.height_from_pressure_altitude(
        25.0 * i, geoid.undulation(grid, lat, lon)
    )
    e, n = plane.to_plane(site, lat, lon)
    reach, azimuth, elevation = polar.seen_from(site, horizon, e, n, height)
    note(e, n, height, reach, azimuth, elevation, *plane.from_plane(site, e, n))
    note(*ground.scale_and_convergence(site, e, n))
    note(*ground.speed_and_course(site, e, n, 50.0 - i, 0.5 * i))
    note(*ground.ground_covariance(site, e, n, 9.0, 2.0, 4.0))
    note(*ellipsoid.geodesic(52.0, 21.0, lat, lon))
    note(*polar.plot_from_polar(site, horizon, reach, azimuth, height, 50.0, 1e-3, 3e2))
    note(*ellipsoid.ecef_to_geodetic(*ellipsoid.geodetic_to_ecef(lat, lon, height)))
print(digest.hexdigest())
"""


@functools.cache
def digest_as_it_is() -> str:
    """Return the digest that every other one must equal."""
    return digest_under({}, SCRIPT)


@pytest.mark.parametrize(
    "name", [name for name, knobs in ENVIRONMENTS.items() if knobs]
)
def test_bits_do_not_follow_the_processor(name: str) -> None:
    assert digest_under(ENVIRONMENTS[name], SCRIPT) == digest_as_it_is()


def test_compiled_kernels_give_the_bits_of_plain_python() -> None:
    assert digest_under({"NUMBA_DISABLE_JIT": "1"}, SCRIPT) == digest_as_it_is()
