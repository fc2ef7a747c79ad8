"""The site plane: oblique stereographic projection of WGS 84 about the site's centre.

Double projection through the conformal sphere, EPSG guidance note 7-2, method 9809
(PROJ `sterea`) with scale 1 and coordinates 0 at the centre. Frame: e to the east and
n to the north of the centre, metres. Conformal: angles are kept, lengths are
multiplied by a scale of 1 at the centre, 1 + r² / (4 R²) at distance r and so 1.0062 at
1,000 km; `vedette.earth.ground` turns speeds and covariances into true ones.

Back from the conformal to the geodetic latitude by the sixth-order series of Karney
(2011, Journal of Geodesy 85, 475-485), whose error is below a nanometre.
"""

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vedette.earth.ellipsoid import ECCENTRICITY, ECCENTRICITY_2, SEMI_MAJOR_M
from vedette.errors import UsageError
from vedette.fixed_math import atan2, exp, log, sin_cos, wrap_angle
from vedette.kernel import kernel
from vedette.units import DEGREE_RAD

Floats = npt.NDArray[np.float64]

# At 1,000 km a straight path at 250 m/s seems to turn by 1e-3 m/s², a tenth of the
# quietest process noise, and the scale is 0.6 %; both grow with the square beyond.
RADIUS_MAX_KM = 1000.0
LATITUDE_MAX_DEG = 85.0  # the conformal sphere's exponent is undefined at the pole
N = 0.0016792203863837047  # third flattening, f / (2 - f)
N2, N3 = N * N, N * N * N

# geodetic - conformal latitude = sum over k of SERIES[k - 1] sin(2 k chi)
SERIES = (
    N * (2.0 + N * (-2.0 / 3.0 + N * (-2.0 + N * (116.0 / 45.0 + N * 26.0 / 45.0)))),
    N2 * (7.0 / 3.0 + N * (-8.0 / 5.0 + N * (-227.0 / 45.0 + N * 2704.0 / 315.0))),
    N3 * (56.0 / 15.0 + N * (-136.0 / 35.0 + N * -1262.0 / 105.0)),
    N2 * N2 * (4279.0 / 630.0 + N * -332.0 / 35.0),
    N2 * N3 * 4174.0 / 315.0,
    N3 * N3 * 601676.0 / 22275.0,
)


class SitePlane(NamedTuple):
    """The constants of one site's projection.

    Attributes
    ----------
    lat0_deg, lon0_deg : degrees
        The centre.
    radius_km : km
        Positions farther from the centre do not belong to the site.
    sphere_m : m
        Radius of the conformal sphere.
    exponent, factor : 1
        n and c of EPSG 9809.
    sin_chi0, cos_chi0 : 1
        Of the centre's latitude on the sphere.
    """

    lat0_deg: float
    lon0_deg: float
    radius_km: float
    sphere_m: float
    exponent: float
    factor: float
    sin_chi0: float
    cos_chi0: float


def plane_at(
    lat0_deg: float, lon0_deg: float, radius_km: float, *, site: str = ""
) -> SitePlane:
    """Set up the plane of a site.

    Parameters
    ----------
    lat0_deg, lon0_deg : float
        Centre, WGS 84 degrees.
    radius_km : float
        How far from the centre positions are kept.
    site : str
        Name of the site, for the message of an error.

    Returns
    -------
    SitePlane
        For the kernels below.

    Raises
    ------
    UsageError
        The radius is above 1,000 km, or the centre lies within 5 degrees of a pole.
    """
    if not 0.0 < radius_km <= RADIUS_MAX_KM:
        raise UsageError(
            expected=f"a radius of at most {RADIUS_MAX_KM:g} km",
            got=f"{radius_km:g} km",
            where=f"site {site}".strip(),
            advice="Split it into sites of their own centres: a plane is true nearby.",
        )
    if not (abs(lat0_deg) <= LATITUDE_MAX_DEG and abs(lon0_deg) <= 360.0):  # noqa: PLR2004
        raise UsageError(
            expected=f"a centre between {LATITUDE_MAX_DEG:g} S and N, in degrees",
            got=f"latitude {lat0_deg:g}, longitude {lon0_deg:g}",
            where=f"site {site}".strip(),
            advice="Move the centre; sites around a pole are not supported.",
        )
    sin_lat, cos_lat = sin_cos(lat0_deg * DEGREE_RAD)
    shape = 1.0 - ECCENTRICITY_2 * sin_lat * sin_lat
    sphere_m = SEMI_MAJOR_M * math.sqrt(1.0 - ECCENTRICITY_2) / shape
    cos4 = cos_lat * cos_lat * cos_lat * cos_lat
    exponent = math.sqrt(1.0 + ECCENTRICITY_2 * cos4 / (1.0 - ECCENTRICITY_2))
    sin_chi0 = sin_lat / exponent
    power = exp(exponent * _isometric_twice(sin_lat))
    factor = (1.0 + sin_chi0) / (1.0 - sin_chi0) / power
    cos_chi0 = math.sqrt((1.0 - sin_chi0) * (1.0 + sin_chi0))
    return SitePlane(
        float(lat0_deg),
        float(lon0_deg),
        float(radius_km),
        sphere_m,
        exponent,
        factor,
        sin_chi0,
        cos_chi0,
    )


@kernel
def _isometric_twice(sin_lat: float) -> float:
    """Return twice the isometric latitude of the ellipsoid."""
    flat = ECCENTRICITY * sin_lat
    whole = log((1.0 + sin_lat) / (1.0 - sin_lat))
    return whole - ECCENTRICITY * log((1.0 + flat) / (1.0 - flat))


@kernel
def on_sphere(
    plane: SitePlane, lat_deg: float, lon_deg: float
) -> tuple[float, float, float, float]:
    """Place a point on the conformal sphere.

    Parameters
    ----------
    plane : SitePlane
        Of the site.
    lat_deg, lon_deg : float
        WGS 84 degrees, not a pole.

    Returns
    -------
    tuple of float
        Sine and cosine of its latitude there, and of its longitude from the centre.
    """
    sin_lat = sin_cos(lat_deg * DEGREE_RAD)[0]
    w = plane.factor * exp(plane.exponent * _isometric_twice(sin_lat))
    apart = wrap_angle((lon_deg - plane.lon0_deg) * DEGREE_RAD)
    sin_lon, cos_lon = sin_cos(plane.exponent * apart)
    return (w - 1.0) / (w + 1.0), 2.0 * math.sqrt(w) / (w + 1.0), sin_lon, cos_lon


@kernel
def to_plane(plane: SitePlane, lat_deg: float, lon_deg: float) -> tuple[float, float]:
    """Project a position.

    Parameters
    ----------
    plane : SitePlane
        Of the site.
    lat_deg, lon_deg : float
        WGS 84 degrees.

    Returns
    -------
    tuple of float
        e and n, metres.
    """
    s, c, sin_lon, cos_lon = on_sphere(plane, lat_deg, lon_deg)
    near = 1.0 + s * plane.sin_chi0 + c * plane.cos_chi0 * cos_lon
    size = 2.0 * plane.sphere_m / near
    return (
        size * c * sin_lon,
        size * (s * plane.cos_chi0 - c * plane.sin_chi0 * cos_lon),
    )


@kernel
def from_plane(plane: SitePlane, e_m: float, n_m: float) -> tuple[float, float]:
    """Return the geographic position of a point of the plane.

    Parameters
    ----------
    plane : SitePlane
        Of the site.
    e_m, n_m : float
        Metres.

    Returns
    -------
    tuple of float
        Latitude and longitude, WGS 84 degrees, longitude in (-180, 180].
    """
    twice = 2.0 * plane.sphere_m
    x, y = e_m / twice, n_m / twice
    r2 = x * x + y * y  # tan² of half the arc from the centre
    # sines and cosines below are all multiplied by (1 + r2)
    s = (1.0 - r2) * plane.sin_chi0 + 2.0 * y * plane.cos_chi0
    toward = (1.0 - r2) * plane.cos_chi0 - 2.0 * y * plane.sin_chi0
    lon = atan2(2.0 * x, toward) / plane.exponent + plane.lon0_deg * DEGREE_RAD
    w = (1.0 + r2 + s) / (1.0 + r2 - s) / plane.factor
    q = exp(log(w) / plane.exponent)
    sin_chi, cos_chi = (q - 1.0) / (q + 1.0), 2.0 * math.sqrt(q) / (q + 1.0)
    lat = atan2(sin_chi, cos_chi) + _series(sin_chi, cos_chi)
    return lat / DEGREE_RAD, wrap_angle(lon) / DEGREE_RAD


@kernel
def _series(sin_chi: float, cos_chi: float) -> float:
    """Return geodetic less conformal latitude, by Clenshaw's summation."""
    sin2 = 2.0 * sin_chi * cos_chi
    cos2 = 2.0 * (cos_chi - sin_chi) * (cos_chi + sin_chi)  # 2 cos(2 chi)
    later, last = 0.0, 0.0
    for k in range(len(SERIES) - 1, -1, -1):
        later, last = SERIES[k] + cos2 * later - last, later
    return later * sin2


@kernel
def to_plane_array(
    plane: SitePlane, lat_deg: Floats, lon_deg: Floats
) -> tuple[Floats, Floats]:
    """Project many positions.

    Parameters
    ----------
    plane : SitePlane
        Of the site.
    lat_deg, lon_deg : (n,) degrees
        WGS 84.

    Returns
    -------
    tuple of numpy.ndarray
        e and n, each (n,) m.
    """
    e_m, n_m = np.empty(len(lat_deg)), np.empty(len(lat_deg))
    for i in range(len(lat_deg)):
        e_m[i], n_m[i] = to_plane(plane, lat_deg[i], lon_deg[i])
    return e_m, n_m


@kernel
def from_plane_array(
    plane: SitePlane, e_m: Floats, n_m: Floats
) -> tuple[Floats, Floats]:
    """Return the geographic positions of many points of the plane.

    Parameters
    ----------
    plane : SitePlane
        Of the site.
    e_m, n_m : (n,) m
        Points.

    Returns
    -------
    tuple of numpy.ndarray
        Latitude and longitude, each (n,) degrees.
    """
    lat_deg, lon_deg = np.empty(len(e_m)), np.empty(len(e_m))
    for i in range(len(e_m)):
        lat_deg[i], lon_deg[i] = from_plane(plane, e_m[i], n_m[i])
    return lat_deg, lon_deg
