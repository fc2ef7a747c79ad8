"""Velocities of a birth: mean and covariance of speeds and courses between bounds."""

from typing import NamedTuple

from vedette.fixed_math import sin_cos
from vedette.kernel import kernel
from vedette.units import DEGREE_RAD


class Velocity(NamedTuple):
    """Mean and covariance of a source's velocities, true east and north.

    Attributes
    ----------
    e, n : float
        Mean, m/s.
    ee, en, nn : float
        Covariance, m²/s².
    """

    e: float
    n: float
    ee: float
    en: float
    nn: float


def velocity_of(
    speed_mps: tuple[float, float], course_deg: tuple[float, float]
) -> Velocity:
    """Return mean and covariance of velocities evenly between bounds.

    Parameters
    ----------
    speed_mps : (low, high)
        Of the speed.
    course_deg : (from, to)
        Clockwise, true.

    Returns
    -------
    Velocity
        Integrals of the even laws of speed and course.
    """
    low, high = speed_mps
    mean, square = 0.5 * (low + high), (low * low + low * high + high * high) / 3.0
    begin, width = course_deg[0] * DEGREE_RAD, width_deg(course_deg) * DEGREE_RAD
    if width > 0.0:
        (s0, c0), (s1, c1) = sin_cos(begin), sin_cos(begin + width)
        sine, cosine = (c0 - c1) / width, (s1 - s0) / width
        uneven = (s1 * c1 - s0 * c0) / (2.0 * width)
        both = (s1 * s1 - s0 * s0) / (2.0 * width)
    else:
        sine, cosine = sin_cos(begin)
        uneven, both = cosine * cosine - 0.5, sine * cosine
    e, n = mean * sine, mean * cosine
    return Velocity(
        e=e,
        n=n,
        ee=square * (0.5 - uneven) - e * e,
        en=square * both - e * n,
        nn=square * (0.5 + uneven) - n * n,
    )


@kernel
def width_deg(course_deg: tuple[float, float]) -> float:
    """Return how far it is from the first course to the second.

    Parameters
    ----------
    course_deg : (from, to)
        Clockwise, true.

    Returns
    -------
    float
        Degrees, clockwise; 0 for a single course.
    """
    width = course_deg[1] - course_deg[0]
    return width + 360.0 if width < 0.0 else width
