"""Between what a radar measures and the site plane, through exact ECEF geometry.

A radar measures slant range and azimuth at its own horizon; its plot becomes a place
only with a height. A height is a mean and a sigma (measured, or a prior of what may fly
there), and the cubature rule of third degree (Arasaratnam and Haykin 2009, IEEE TAC
54, 1254-1269) carries range, azimuth and height together into the plane: six points at
sqrt(3) sigma. So an unknown height widens a near plot along the beam, as it should.

Range in metres, azimuth in radians from true north at the antenna, heights in metres
above the ellipsoid.
"""

import math

from vedette.earth.ellipsoid import (
    Horizon,
    ecef_to_geodetic,
    geodetic_to_ecef,
    point_from_horizon,
    range_azimuth_elevation,
)
from vedette.earth.plane import SitePlane, from_plane, to_plane
from vedette.fixed_math import sin_cos
from vedette.kernel import kernel

SQRT_3 = 1.7320508075688772
POINTS = 6.0
HEIGHT_STEPS = 2  # spherical start within 1e-3 of the height, each gains three digits
HEIGHT_MIN_M = -500.0  # nothing flies lower: the lowest land is at -430 m
RANGE_MIN_M = 1.0  # a sigma point never passes through the antenna


@kernel
def seen_from(
    plane: SitePlane, horizon: Horizon, e_m: float, n_m: float, height_m: float
) -> tuple[float, float, float]:
    """Predict what a radar would measure of a position.

    Parameters
    ----------
    plane : SitePlane
        Of the site.
    horizon : Horizon
        Of the radar.
    e_m, n_m : float
        The position, metres.
    height_m : float
        Above the ellipsoid.

    Returns
    -------
    tuple of float
        Slant range in metres, azimuth in [0, 2 pi), elevation, radians.
    """
    lat_deg, lon_deg = from_plane(plane, e_m, n_m)
    x, y, z = geodetic_to_ecef(lat_deg, lon_deg, height_m)
    return range_azimuth_elevation(horizon, x, y, z)


@kernel
def _sin_elevation(horizon: Horizon, range_m: float, height_m: float) -> float:
    """Return the sine of the elevation over a sphere, kept within [-1, 1]."""
    own = horizon.gauss_radius_m + horizon.height_m
    rise = height_m - horizon.height_m
    sine = (rise * (2.0 * own + rise) - range_m * range_m) / (2.0 * range_m * own)
    return min(max(sine, -1.0), 1.0)


@kernel
def place(
    plane: SitePlane,
    horizon: Horizon,
    range_m: float,
    azimuth_rad: float,
    height_m: float,
) -> tuple[float, float]:
    """Place a measured range and azimuth, at a given height, in the plane.

    Parameters
    ----------
    plane : SitePlane
        Of the site.
    horizon : Horizon
        Of the radar.
    range_m : float
        Slant range, positive.
    azimuth_rad : float
        From true north at the antenna.
    height_m : float
        Above the ellipsoid. Where the range cannot reach it (an object overhead, lower
        than assumed), the point straight above or below the antenna.

    Returns
    -------
    tuple of float
        e and n, metres.
    """
    s, c = sin_cos(azimuth_rad)
    sine = _sin_elevation(horizon, range_m, height_m)
    lat_deg, lon_deg = 0.0, 0.0
    for step in range(HEIGHT_STEPS + 1):
        level = range_m * math.sqrt((1.0 - sine) * (1.0 + sine))
        x, y, z = point_from_horizon(horizon, level * s, level * c, range_m * sine)
        lat_deg, lon_deg, reached = ecef_to_geodetic(x, y, z)
        if step < HEIGHT_STEPS:
            sine = min(max(sine + (height_m - reached) / range_m, -1.0), 1.0)
    return to_plane(plane, lat_deg, lon_deg)


@kernel
def plot_from_polar(
    plane: SitePlane,
    horizon: Horizon,
    range_m: float,
    azimuth_rad: float,
    height_m: float,
    sigma_range_m: float,
    sigma_azimuth_rad: float,
    sigma_height_m: float,
) -> tuple[float, float, float, float, float]:
    """Turn a measured range and azimuth into a position with its covariance.

    Parameters
    ----------
    plane : SitePlane
        Of the site.
    horizon : Horizon
        Of the radar.
    range_m, azimuth_rad : float
        As measured, biases removed.
    height_m : float
        Measured, or the mean of a prior, above the ellipsoid.
    sigma_range_m, sigma_azimuth_rad, sigma_height_m : float
        Standard deviations; that of the height is the prior's where none was measured.

    Returns
    -------
    tuple of float
        e, n in metres; variances ee, en, nn in m².
    """
    dr, da = SQRT_3 * sigma_range_m, SQRT_3 * sigma_azimuth_rad
    dh = SQRT_3 * sigma_height_m
    near = max(range_m - dr, RANGE_MIN_M)
    low = max(height_m - dh, min(height_m, HEIGHT_MIN_M))
    e1, n1 = place(plane, horizon, range_m + dr, azimuth_rad, height_m)
    e2, n2 = place(plane, horizon, near, azimuth_rad, height_m)
    e3, n3 = place(plane, horizon, range_m, azimuth_rad + da, height_m)
    e4, n4 = place(plane, horizon, range_m, azimuth_rad - da, height_m)
    e5, n5 = place(plane, horizon, range_m, azimuth_rad, height_m + dh)
    e6, n6 = place(plane, horizon, range_m, azimuth_rad, low)
    e = (e1 + e2 + e3 + e4 + e5 + e6) / POINTS
    n = (n1 + n2 + n3 + n4 + n5 + n6) / POINTS
    ee, en, nn = 0.0, 0.0, 0.0
    for pe, pn in ((e1, n1), (e2, n2), (e3, n3), (e4, n4), (e5, n5), (e6, n6)):
        ee += (pe - e) * (pe - e)
        en += (pe - e) * (pn - n)
        nn += (pn - n) * (pn - n)
    return e, n, ee / POINTS, en / POINTS, nn / POINTS
