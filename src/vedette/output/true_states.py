"""States of the site plane as they are published: degrees, true courses, ellipses.

The plane's metres are stretched and its north is turned; `vedette.earth.ground` undoes
both. The ellipse of a covariance [[ee, en], [en, nn]] has the half axes
sqrt((ee + nn) / 2 +- sqrt(((ee - nn) / 2)² + en²)), its long axis at
atan2(2 en, nn - ee) / 2 from true north.
"""

from typing import NamedTuple

import numpy as np

from vedette.airspace.index import VolumeIndex
from vedette.airspace.inside import inside_probability
from vedette.earth.ground import ground_covariance, speed_and_course
from vedette.earth.plane import SitePlane, from_plane
from vedette.fixed_math import atan2, normal_cdf
from vedette.kernel import kernel
from vedette.plots.plot import Floats
from vedette.units import DEGREE_RAD

HALF_TURN_DEG = 180.0


class TrueStates(NamedTuple):
    """Positions and motion over ground, first axis = the row.

    Attributes
    ----------
    lat_deg, lon_deg : (n,) degrees, WGS 84
    speed_mps, course_deg : (n,) over ground, from true north in [0, 360)
    major_m, minor_m : (n,) m, 1 sigma along the axes of the ellipse
    angle_deg : (n,) degrees, long axis from true north, clockwise, in [0, 180)
    """

    lat_deg: Floats
    lon_deg: Floats
    speed_mps: Floats
    course_deg: Floats
    major_m: Floats
    minor_m: Floats
    angle_deg: Floats


@kernel
def ellipse(ee: float, en: float, nn: float) -> tuple[float, float, float]:
    """Return the axes of a covariance.

    Parameters
    ----------
    ee, en, nn : float
        m², its elements, true east and north.

    Returns
    -------
    major_m, minor_m : float
        m, 1 sigma; never negative, also where rounding made the covariance so.
    angle_deg : float
        Long axis from true north, clockwise, in [0, 180); 0 for a circle.
    """
    half_sum, half_gap = (ee + nn) / 2.0, (ee - nn) / 2.0
    root = np.sqrt(half_gap * half_gap + en * en)
    angle_deg = atan2(2.0 * en, nn - ee) / 2.0 / DEGREE_RAD if root > 0.0 else 0.0
    if angle_deg < 0.0:
        angle_deg += HALF_TURN_DEG
    if angle_deg >= HALF_TURN_DEG:
        angle_deg = 0.0
    major_m = np.sqrt(max(half_sum + root, 0.0))
    return major_m, np.sqrt(max(half_sum - root, 0.0)), angle_deg


@kernel
def true_states(plane: SitePlane, mean: Floats, cov: Floats) -> TrueStates:
    """Turn states of the plane into what is published.

    Parameters
    ----------
    plane : SitePlane
        Of the site.
    mean : (n, 4) m, m/s
        State [e, n, ve, vn].
    cov : (n, 4, 4)
        Its covariance.

    Returns
    -------
    TrueStates
        (n,) of each.
    """
    n = mean.shape[0]
    lat, lon, speed, course = np.empty(n), np.empty(n), np.empty(n), np.empty(n)
    major, minor, angle = np.empty(n), np.empty(n), np.empty(n)
    for i in range(n):
        e_m, n_m = mean[i, 0], mean[i, 1]
        lat[i], lon[i] = from_plane(plane, e_m, n_m)
        speed[i], course_rad = speed_and_course(plane, e_m, n_m, mean[i, 2], mean[i, 3])
        course[i] = course_rad / DEGREE_RAD
        ee, en, nn = ground_covariance(
            plane, e_m, n_m, cov[i, 0, 0], cov[i, 0, 1], cov[i, 1, 1]
        )
        major[i], minor[i], angle[i] = ellipse(ee, en, nn)
    return TrueStates(lat, lon, speed, course, major, minor, angle)


@kernel
def insides(
    border: VolumeIndex,
    floor_m: float,
    ceiling_m: float,
    mean: Floats,
    cov: Floats,
    height_m: Floats,
    height_var_m2: Floats,
) -> Floats:
    """Give the probability of being inside a volume, by the closed form.

    Parameters
    ----------
    border : VolumeIndex
        Of the volume.
    floor_m, ceiling_m : float
        m above the ellipsoid, infinite where not limited.
    mean, cov
        As in `true_states`.
    height_m, height_var_m2 : (n,) m, m²
        Above the ellipsoid; nan where unknown.

    Returns
    -------
    (n,)
        Probabilities; nan where a limited volume meets an unknown height.
    """
    n = mean.shape[0]
    inside = np.empty(n)
    for i in range(n):
        inside[i] = inside_probability(
            border, mean[i, 0], mean[i, 1], cov[i, 0, 0], cov[i, 0, 1], cov[i, 1, 1]
        )
        sigma_m = np.sqrt(height_var_m2[i])
        if floor_m > -np.inf:
            inside[i] *= normal_cdf((height_m[i] - floor_m) / sigma_m)
        if ceiling_m < np.inf:
            inside[i] *= normal_cdf((ceiling_m - height_m[i]) / sigma_m)
    return inside
