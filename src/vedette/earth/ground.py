"""Between the site plane and true ground: local scale and convergence.

The plane is conformal, so at each point a small arrow on the ground is turned by the
convergence gamma and stretched by the scale k, whatever its direction. Convention:
true azimuth = azimuth in the plane + gamma. "Ground" vectors are east and north of the
point itself, true; "plane" vectors are along e and n.
"""

import math

from vedette.earth.ellipsoid import ECCENTRICITY_2, SEMI_MAJOR_M, TWO_PI
from vedette.earth.plane import SitePlane, from_plane, on_sphere
from vedette.fixed_math import atan2, hypot, sin_cos
from vedette.kernel import kernel
from vedette.units import DEGREE_RAD


@kernel
def scale_and_convergence(
    plane: SitePlane, e_m: float, n_m: float
) -> tuple[float, float]:
    """Return how the plane stretches and turns the ground at a point.

    Parameters
    ----------
    plane : SitePlane
        Of the site.
    e_m, n_m : float
        Metres.

    Returns
    -------
    tuple of float
        Scale k (plane length / ground length) and convergence in radians.
    """
    lat_deg, lon_deg = from_plane(plane, e_m, n_m)
    s, c, sin_lon, cos_lon = on_sphere(plane, lat_deg, lon_deg)
    gamma = atan2(
        sin_lon * (s + plane.sin_chi0),
        c * plane.cos_chi0 + (1.0 + s * plane.sin_chi0) * cos_lon,
    )
    sin_lat, cos_lat = sin_cos(lat_deg * DEGREE_RAD)
    normal = SEMI_MAJOR_M / math.sqrt(1.0 - ECCENTRICITY_2 * sin_lat * sin_lat)
    to_sphere = plane.exponent * plane.sphere_m * c / (normal * cos_lat)
    flat = 2.0 / (1.0 + s * plane.sin_chi0 + c * plane.cos_chi0 * cos_lon)
    return to_sphere * flat, gamma


@kernel
def ground_from_plane(
    plane: SitePlane, e_m: float, n_m: float, along_e: float, along_n: float
) -> tuple[float, float]:
    """Turn a vector of the plane, such as a velocity, into a true one.

    Parameters
    ----------
    plane : SitePlane
        Of the site.
    e_m, n_m : float
        Where the vector stands, metres.
    along_e, along_n : float
        The vector, m or m/s.

    Returns
    -------
    tuple of float
        True east and north components, same unit.
    """
    k, gamma = scale_and_convergence(plane, e_m, n_m)
    s, c = sin_cos(gamma)
    return (c * along_e + s * along_n) / k, (c * along_n - s * along_e) / k


@kernel
def plane_from_ground(
    plane: SitePlane, e_m: float, n_m: float, east: float, north: float
) -> tuple[float, float]:
    """Turn a true vector, such as a velocity over ground, into one of the plane.

    Parameters
    ----------
    plane : SitePlane
        Of the site.
    e_m, n_m : float
        Where the vector stands, metres.
    east, north : float
        The vector, m or m/s.

    Returns
    -------
    tuple of float
        Components along e and n, same unit.
    """
    k, gamma = scale_and_convergence(plane, e_m, n_m)
    s, c = sin_cos(gamma)
    return (c * east - s * north) * k, (c * north + s * east) * k


@kernel
def speed_and_course(
    plane: SitePlane, e_m: float, n_m: float, ve_mps: float, vn_mps: float
) -> tuple[float, float]:
    """Return speed and course over ground of a velocity of the plane.

    Parameters
    ----------
    plane : SitePlane
        Of the site.
    e_m, n_m : float
        Where the object is, metres.
    ve_mps, vn_mps : float
        Its velocity along e and n.

    Returns
    -------
    tuple of float
        Speed in m/s, course from true north in [0, 2 pi), 0 at rest.
    """
    east, north = ground_from_plane(plane, e_m, n_m, ve_mps, vn_mps)
    course = atan2(east, north)
    if course < 0.0:
        course += TWO_PI
    if course >= TWO_PI or (east == 0.0 and north == 0.0):
        course = 0.0
    return hypot(east, north), course


@kernel
def velocity_from_course(
    plane: SitePlane, e_m: float, n_m: float, speed_mps: float, course_rad: float
) -> tuple[float, float]:
    """Return the velocity in the plane of a speed and course over ground.

    Parameters
    ----------
    plane : SitePlane
        Of the site.
    e_m, n_m : float
        Where the object is, metres.
    speed_mps, course_rad : float
        Over ground, from true north.

    Returns
    -------
    tuple of float
        Along e and n, m/s of the plane.
    """
    s, c = sin_cos(course_rad)
    return plane_from_ground(plane, e_m, n_m, speed_mps * s, speed_mps * c)


@kernel
def _turned(
    s: float, c: float, xx: float, xy: float, yy: float
) -> tuple[float, float, float]:
    """Return the covariance of (c x + s y, c y - s x)."""
    return (
        c * c * xx + 2.0 * s * c * xy + s * s * yy,
        (c * c - s * s) * xy + s * c * (yy - xx),
        s * s * xx - 2.0 * s * c * xy + c * c * yy,
    )


@kernel
def ground_covariance(
    plane: SitePlane, e_m: float, n_m: float, ee: float, en: float, nn: float
) -> tuple[float, float, float]:
    """Turn a covariance of the plane into one of true east and north.

    Parameters
    ----------
    plane : SitePlane
        Of the site.
    e_m, n_m : float
        Where it stands, metres.
    ee, en, nn : float
        Its elements, m² or m²/s².

    Returns
    -------
    tuple of float
        Elements east-east, east-north, north-north, same unit.
    """
    k, gamma = scale_and_convergence(plane, e_m, n_m)
    s, c = sin_cos(gamma)
    a, b, d = _turned(s, c, ee, en, nn)
    return a / (k * k), b / (k * k), d / (k * k)


@kernel
def plane_covariance(
    plane: SitePlane, e_m: float, n_m: float, ee: float, en: float, nn: float
) -> tuple[float, float, float]:
    """Turn a covariance of true east and north into one of the plane.

    Parameters
    ----------
    plane : SitePlane
        Of the site.
    e_m, n_m : float
        Where it stands, metres.
    ee, en, nn : float
        Elements east-east, east-north, north-north, m² or m²/s².

    Returns
    -------
    tuple of float
        Elements along e and n, same unit.
    """
    k, gamma = scale_and_convergence(plane, e_m, n_m)
    s, c = sin_cos(gamma)
    a, b, d = _turned(-s, c, ee, en, nn)
    return a * (k * k), b * (k * k), d * (k * k)
