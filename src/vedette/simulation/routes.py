"""Where a batch starts and flies: points of the plane, drawn about those of the file.

A polygon's edges are straight in the site plane, as for ``[[birth]]`` of the site file;
a point is drawn evenly in it by rejection from its box.
"""

import math
from collections.abc import Sequence

import numpy as np

from vedette.columns import Floats
from vedette.earth.plane import SitePlane, to_plane
from vedette.errors import BrokenInvariant
from vedette.fixed_math import atan2, wrap_angle
from vedette.kernel import kernel
from vedette.simulation.streams import Stream
from vedette.units import DEGREE_RAD

TRIES_MAX = 10_000  # a polygon that fills 1 in 200 of its box fails once in e**50


def outline_of(
    points: Sequence[tuple[float, float]], plane: SitePlane
) -> tuple[Floats, Floats]:
    """Lay points of a file out in the plane.

    Parameters
    ----------
    points : sequence of (lat, lon)
        Degrees.
    plane : SitePlane
        Of the site.

    Returns
    -------
    e_m, n_m : (k,) m
    """
    placed = [to_plane(plane, lat, lon) for lat, lon in points]
    return np.array([e for e, _ in placed]), np.array([n for _, n in placed])


@kernel
def in_polygon(e_m: Floats, n_m: Floats, e: float, n: float) -> bool:
    """Say whether a point lies in a polygon, by the even-odd rule.

    Parameters
    ----------
    e_m, n_m : (k,) m
        Corners.
    e, n : float
        The point.

    Returns
    -------
    bool
        True inside.
    """
    inside = False
    for i in range(e_m.size):
        j = (i + 1) % e_m.size
        if (n_m[i] > n) != (n_m[j] > n):
            east = e_m[i] + (n - n_m[i]) / (n_m[j] - n_m[i]) * (e_m[j] - e_m[i])
            if e < east:
                inside = not inside
    return inside


def point_in(e_m: Floats, n_m: Floats, stream: Stream) -> tuple[float, float]:
    """Draw a point evenly in a polygon.

    Parameters
    ----------
    e_m, n_m : (k,) m
        Corners.
    stream : Stream
        Whose numbers; all of it is used.

    Returns
    -------
    e_m, n_m : float
        m.

    Raises
    ------
    BrokenInvariant
        Nothing was hit: the polygon was checked to have an area.
    """
    west, east = float(e_m.min()), float(e_m.max())
    south, north = float(n_m.min()), float(n_m.max())
    for attempt in range(TRIES_MAX):
        e = west + (east - west) * stream.uniform(2 * attempt)
        n = south + (north - south) * stream.uniform(2 * attempt + 1)
        if in_polygon(e_m, n_m, e, n):
            return e, n
    raise BrokenInvariant(
        expected="a point in the polygon", got=f"none in {TRIES_MAX} tries"
    )


def area_share(e_m: Floats, n_m: Floats) -> float:
    """Return how much a polygon fills of the square on its box's longer side.

    Parameters
    ----------
    e_m, n_m : (k,) m
        Corners.

    Returns
    -------
    float
        0 for a line, 1 for a square along the axes.
    """
    twice = 0.0
    for i in range(e_m.size):
        j = (i + 1) % e_m.size
        twice += e_m[i] * n_m[j] - e_m[j] * n_m[i]
    side = max(float(e_m.max() - e_m.min()), float(n_m.max() - n_m.min()))
    return abs(0.5 * float(twice)) / (side * side) if side > 0.0 else 0.0


def spread(e_m: Floats, n_m: Floats, sigma_m: float, stream: Stream) -> None:
    """Move each point of a route by a normal number along each axis, in place.

    Parameters
    ----------
    e_m, n_m : (k,) m
        Points.
    sigma_m : float
        1 sigma.
    stream : Stream
        Whose numbers.
    """
    for i in range(e_m.size):
        e_m[i] += sigma_m * stream.normal(2 * i)
        n_m[i] += sigma_m * stream.normal(2 * i + 1)


def heading_of(e_m: Floats, n_m: Floats) -> float:
    """Return the azimuth of a route's first leg, radians from the plane's north."""
    return float(atan2(float(e_m[1] - e_m[0]), float(n_m[1] - n_m[0])))


def length_of(e_m: Floats, n_m: Floats) -> float:
    """Return the length of a route, metres."""
    total = 0.0
    for i in range(e_m.size - 1):
        de, dn = float(e_m[i + 1] - e_m[i]), float(n_m[i + 1] - n_m[i])
        total += math.sqrt(de * de + dn * dn)
    return total


def between_courses(courses: tuple[float, float], share: float) -> float:
    """Return the course a share of the way clockwise between two.

    Parameters
    ----------
    courses : (from, to)
        Degrees; equal ones are one course, 0 and 360 are all.
    share : float
        0 to 1.

    Returns
    -------
    float
        Radians.
    """
    first, last = courses
    width = last - first if last >= first else last - first + 360.0
    return (first + share * width) * DEGREE_RAD


def courses_of(
    points: Sequence[tuple[float, float]], plane: SitePlane
) -> tuple[float, float]:
    """Return the range of the courses of a route's legs.

    Parameters
    ----------
    points : sequence of (lat, lon)
        Degrees, two or more.
    plane : SitePlane
        Of the site.

    Returns
    -------
    first, last : float
        Degrees clockwise, of the plane's north, the second not below the first: within
        them lies every leg, each taken as less than half a turn from the leg before.
    """
    e_m, n_m = outline_of(points, plane)
    course = heading_of(e_m, n_m)
    first = last = course
    for i in range(1, e_m.size - 1):
        turn = wrap_angle(heading_of(e_m[i:], n_m[i:]) - course)
        course += float(turn)
        first, last = min(first, course), max(last, course)
    return first / DEGREE_RAD, last / DEGREE_RAD
