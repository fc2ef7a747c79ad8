"""The WGS 84 ellipsoid: geodetic and earth-centred coordinates, horizon, geodesic.

Constants: NIMA TR8350.2 (2000). Geodetic: latitude and longitude in degrees, height in
metres above the ellipsoid. ECEF: x to 0 N 0 E, y to 0 N 90 E, z to the north pole,
metres. A `Horizon` is a point with its east, north and up directions. Azimuth is from
true north, clockwise, radians in [0, 2 pi); elevation from the horizontal plane.

No refraction here: radio paths bend, but range and azimuth, which radars measure, are
moved by less than 1e-4 of the range.
"""

import math
from typing import NamedTuple

from vedette.fixed_math import atan2, sin_cos
from vedette.kernel import kernel
from vedette.units import DEGREE_RAD

SEMI_MAJOR_M = 6378137.0
FLATTENING = 1.0 / 298.257223563
SEMI_MINOR_M = SEMI_MAJOR_M * (1.0 - FLATTENING)
ECCENTRICITY_2 = FLATTENING * (2.0 - FLATTENING)
ECCENTRICITY = math.sqrt(ECCENTRICITY_2)
SECOND_ECCENTRICITY_2 = ECCENTRICITY_2 / (1.0 - ECCENTRICITY_2)
TWO_PI = 6.283185307179586
BOWRING_STEPS = 3  # each gains five digits or more near the ground; 1e-9 m after two
VINCENTY_STEPS_MAX = 30  # under 1,000 km some four suffice; near antipodes it stalls
VINCENTY_DONE = 1e-13  # radians of longitude: below a micrometre


class Horizon(NamedTuple):
    """A point and the directions east, north and up there.

    Attributes
    ----------
    x_m, y_m, z_m : m
        ECEF.
    sin_lat, cos_lat, sin_lon, cos_lon : 1
        Of the geodetic position.
    height_m : m above the ellipsoid
    gauss_radius_m : m
        Mean radius of curvature, sqrt(M N).
    """

    x_m: float
    y_m: float
    z_m: float
    sin_lat: float
    cos_lat: float
    sin_lon: float
    cos_lon: float
    height_m: float
    gauss_radius_m: float


@kernel
def geodetic_to_ecef(
    lat_deg: float, lon_deg: float, height_m: float
) -> tuple[float, float, float]:
    """Convert a geodetic position to earth-centred coordinates.

    Parameters
    ----------
    lat_deg, lon_deg : float
        WGS 84, degrees.
    height_m : float
        Above the ellipsoid.

    Returns
    -------
    tuple of float
        x, y, z in metres.
    """
    sin_lat, cos_lat = sin_cos(lat_deg * DEGREE_RAD)
    sin_lon, cos_lon = sin_cos(lon_deg * DEGREE_RAD)
    normal = SEMI_MAJOR_M / math.sqrt(1.0 - ECCENTRICITY_2 * sin_lat * sin_lat)
    across = (normal + height_m) * cos_lat
    z = (normal * (1.0 - ECCENTRICITY_2) + height_m) * sin_lat
    return across * cos_lon, across * sin_lon, z


@kernel
def ecef_to_geodetic(x_m: float, y_m: float, z_m: float) -> tuple[float, float, float]:
    """Convert earth-centred coordinates to a geodetic position (Bowring 1976).

    Parameters
    ----------
    x_m, y_m, z_m : float
        ECEF, more than 1,000 km from the centre of the earth.

    Returns
    -------
    tuple of float
        Latitude and longitude in degrees, height above the ellipsoid in metres.
    """
    across = math.sqrt(x_m * x_m + y_m * y_m)
    up, out = SEMI_MAJOR_M * z_m, SEMI_MINOR_M * across  # reduced latitude
    for _ in range(BOWRING_STEPS):
        size = math.sqrt(up * up + out * out)
        s, c = up / size, out / size
        top = z_m + SECOND_ECCENTRICITY_2 * SEMI_MINOR_M * s * s * s
        bottom = across - ECCENTRICITY_2 * SEMI_MAJOR_M * c * c * c
        up, out = (1.0 - FLATTENING) * top, bottom
    size = math.sqrt(top * top + bottom * bottom)
    sin_lat, cos_lat = top / size, bottom / size
    surface = SEMI_MAJOR_M * math.sqrt(1.0 - ECCENTRICITY_2 * sin_lat * sin_lat)
    height = across * cos_lat + z_m * sin_lat - surface
    lat = atan2(top, bottom) / DEGREE_RAD
    return lat, atan2(y_m, x_m) / DEGREE_RAD, height


@kernel
def horizon_at(lat_deg: float, lon_deg: float, height_m: float) -> Horizon:
    """Set up the horizon of a sensor.

    Parameters
    ----------
    lat_deg, lon_deg : float
        WGS 84, degrees.
    height_m : float
        Of the antenna above the ellipsoid.

    Returns
    -------
    Horizon
        For the functions below.
    """
    sin_lat, cos_lat = sin_cos(lat_deg * DEGREE_RAD)
    sin_lon, cos_lon = sin_cos(lon_deg * DEGREE_RAD)
    x, y, z = geodetic_to_ecef(lat_deg, lon_deg, height_m)
    shape = 1.0 - ECCENTRICITY_2 * sin_lat * sin_lat
    radius = SEMI_MINOR_M / shape
    return Horizon(x, y, z, sin_lat, cos_lat, sin_lon, cos_lon, height_m, radius)


@kernel
def range_azimuth_elevation(
    horizon: Horizon, x_m: float, y_m: float, z_m: float
) -> tuple[float, float, float]:
    """See a point from a sensor.

    Parameters
    ----------
    horizon : Horizon
        Of the sensor.
    x_m, y_m, z_m : float
        The point, ECEF.

    Returns
    -------
    tuple of float
        Slant range in metres, azimuth in [0, 2 pi) and elevation in radians.
    """
    dx, dy, dz = x_m - horizon.x_m, y_m - horizon.y_m, z_m - horizon.z_m
    outward = horizon.cos_lon * dx + horizon.sin_lon * dy
    east = horizon.cos_lon * dy - horizon.sin_lon * dx
    north = horizon.cos_lat * dz - horizon.sin_lat * outward
    up = horizon.cos_lat * outward + horizon.sin_lat * dz
    level = math.sqrt(east * east + north * north)
    azimuth = atan2(east, north)
    if azimuth < 0.0:
        azimuth += TWO_PI
    if azimuth >= TWO_PI:  # a tiny negative angle, rounded up
        azimuth = 0.0
    return math.sqrt(level * level + up * up), azimuth, atan2(up, level)


@kernel
def point_from_horizon(
    horizon: Horizon, east_m: float, north_m: float, up_m: float
) -> tuple[float, float, float]:
    """Return the earth-centred position of a point given in a horizon's directions.

    Parameters
    ----------
    horizon : Horizon
        Of the sensor.
    east_m, north_m, up_m : float
        From the sensor.

    Returns
    -------
    tuple of float
        x, y, z in metres, ECEF.
    """
    outward = horizon.cos_lat * up_m - horizon.sin_lat * north_m
    return (
        horizon.x_m + horizon.cos_lon * outward - horizon.sin_lon * east_m,
        horizon.y_m + horizon.sin_lon * outward + horizon.cos_lon * east_m,
        horizon.z_m + horizon.sin_lat * up_m + horizon.cos_lat * north_m,
    )


@kernel
def _reduced(lat_deg: float) -> tuple[float, float]:
    """Return sine and cosine of the reduced latitude."""
    s, c = sin_cos(lat_deg * DEGREE_RAD)
    s *= 1.0 - FLATTENING
    size = math.sqrt(s * s + c * c)
    return s / size, c / size


@kernel
def geodesic(
    lat1_deg: float, lon1_deg: float, lat2_deg: float, lon2_deg: float
) -> tuple[float, float]:
    """Return the shortest distance over the ellipsoid and its first azimuth.

    Vincenty (1975, Survey Review 23, 88-93), good to less than 1 mm under 10,000 km.

    Parameters
    ----------
    lat1_deg, lon1_deg, lat2_deg, lon2_deg : float
        WGS 84, degrees.

    Returns
    -------
    tuple of float
        Metres; azimuth at the first point in [0, 2 pi), 0 where the points coincide.
        Both are nan for nearly antipodal points, where the iteration has no end.
    """
    s1, c1 = _reduced(lat1_deg)
    s2, c2 = _reduced(lat2_deg)
    apart = (lon2_deg - lon1_deg) * DEGREE_RAD
    angle = apart
    for _ in range(VINCENTY_STEPS_MAX):
        sin_a, cos_a = sin_cos(angle)
        east = c2 * sin_a
        north = c1 * s2 - s1 * c2 * cos_a
        sin_arc = math.sqrt(east * east + north * north)
        cos_arc = s1 * s2 + c1 * c2 * cos_a
        if sin_arc == 0.0:
            return (0.0 if cos_arc > 0.0 else math.nan), 0.0
        arc = atan2(sin_arc, cos_arc)
        sin_alpha = c1 * c2 * sin_a / sin_arc
        cos2_alpha = 1.0 - sin_alpha * sin_alpha
        middle = cos_arc - 2.0 * s1 * s2 / cos2_alpha if cos2_alpha > 0.0 else 0.0
        part = FLATTENING / 16.0 * cos2_alpha
        part *= 4.0 + FLATTENING * (4.0 - 3.0 * cos2_alpha)
        swing = middle + part * cos_arc * (2.0 * middle * middle - 1.0)
        before = angle
        angle = apart + (1.0 - part) * FLATTENING * sin_alpha * (
            arc + part * sin_arc * swing
        )
        if abs(angle - before) < VINCENTY_DONE:
            azimuth = atan2(east, north)
            azimuth = azimuth + TWO_PI if azimuth < 0.0 else azimuth
            return _arc_length(arc, sin_arc, cos_arc, middle, cos2_alpha), azimuth
    return math.nan, math.nan


@kernel
def _arc_length(
    arc: float, sin_arc: float, cos_arc: float, middle: float, cos2_alpha: float
) -> float:
    """Return metres along the geodesic (Vincenty's equations 3, 4, 6 and 19)."""
    u2 = cos2_alpha * SECOND_ECCENTRICITY_2
    a = 1.0 + u2 / 16384.0 * (4096.0 + u2 * (-768.0 + u2 * (320.0 - 175.0 * u2)))
    b = u2 / 1024.0 * (256.0 + u2 * (-128.0 + u2 * (74.0 - 47.0 * u2)))
    m2 = middle * middle
    inner = cos_arc * (2.0 * m2 - 1.0)
    inner -= b / 6.0 * middle * (4.0 * sin_arc * sin_arc - 3.0) * (4.0 * m2 - 3.0)
    return SEMI_MINOR_M * a * (arc - b * sin_arc * (middle + b / 4.0 * inner))
