"""Plane tests on rings of corners, in degrees: do edges cross, is a point inside.

Segments are straight in longitude and latitude, as everywhere in this package.
"""

import numpy as np

from vedette.airspace.volume import Floats, Ints
from vedette.kernel import kernel


@kernel
def _turn(ax: float, ay: float, bx: float, by: float, cx: float, cy: float) -> float:
    """Twice the area of the triangle a b c: positive where c lies left of a to b."""
    return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)


@kernel
def _within_box(
    ax: float, ay: float, bx: float, by: float, cx: float, cy: float
) -> bool:
    """Say whether c lies in the box of a and b."""
    across = min(ax, bx) <= cx <= max(ax, bx)
    return across and min(ay, by) <= cy <= max(ay, by)


@kernel
def _meet(x0: Floats, y0: Floats, x1: Floats, y1: Floats, i: int, j: int) -> int:
    """Say how two edges meet: 0 not at all, 1 they touch, 2 they cross."""
    d1 = _turn(x0[i], y0[i], x1[i], y1[i], x0[j], y0[j])
    d2 = _turn(x0[i], y0[i], x1[i], y1[i], x1[j], y1[j])
    d3 = _turn(x0[j], y0[j], x1[j], y1[j], x0[i], y0[i])
    d4 = _turn(x0[j], y0[j], x1[j], y1[j], x1[i], y1[i])
    # Signs, not products: two tiny areas multiply to nothing.
    apart = ((d1 > 0.0 and d2 < 0.0) or (d1 < 0.0 and d2 > 0.0)) and (
        (d3 > 0.0 and d4 < 0.0) or (d3 < 0.0 and d4 > 0.0)
    )
    if apart:
        return 2
    touching = (
        (d1 == 0.0 and _within_box(x0[i], y0[i], x1[i], y1[i], x0[j], y0[j]))
        or (d2 == 0.0 and _within_box(x0[i], y0[i], x1[i], y1[i], x1[j], y1[j]))
        or (d3 == 0.0 and _within_box(x0[j], y0[j], x1[j], y1[j], x0[i], y0[i]))
        or (d4 == 0.0 and _within_box(x0[j], y0[j], x1[j], y1[j], x1[i], y1[i]))
    )
    return 1 if touching else 0


@kernel
def _folds_back(x0: Floats, y0: Floats, x1: Floats, y1: Floats, i: int, j: int) -> bool:
    """Say whether edge j, which begins where i ends, runs back along it."""
    straight = _turn(x0[i], y0[i], x1[i], y1[i], x1[j], y1[j]) == 0.0
    ahead = (x1[i] - x0[i]) * (x1[j] - x0[j]) + (y1[i] - y0[i]) * (y1[j] - y0[j])
    return straight and ahead < 0.0


@kernel
def _bad_pair(
    x0: Floats, y0: Floats, x1: Floats, y1: Floats, ring: Ints, i: int, j: int
) -> bool:
    """Say whether two edges meet in a way that no valid polygon has."""
    met = _meet(x0, y0, x1, y1, i, j)
    if met != 1 or ring[i] != ring[j]:
        return met == 2  # noqa: PLR2004 - see _meet
    if x1[i] == x0[j] and y1[i] == y0[j] and (j == i + 1 or j < i):
        return _folds_back(x0, y0, x1, y1, i, j)
    if x1[j] == x0[i] and y1[j] == y0[i] and (i == j + 1 or i < j):
        return _folds_back(x0, y0, x1, y1, j, i)
    return True


@kernel
def crossed_edges(
    lon0_deg: Floats, lat0_deg: Floats, lon1_deg: Floats, lat1_deg: Floats, ring: Ints
) -> tuple[int, int]:
    """Find two edges that meet where they must not.

    Parameters
    ----------
    lon0_deg, lat0_deg, lon1_deg, lat1_deg : (n,) arrays
        degrees, begin and end of every edge, ring after ring in walking order.
    ring : (n,) array
        Number of the ring of each edge.

    Returns
    -------
    first, second : int
        Two edges of one ring that touch or fold back, or of two rings that cross;
        -1, -1 where there are none.
    """
    order = np.argsort(np.minimum(lon0_deg, lon1_deg), kind="mergesort")  # stable
    for p in range(len(order)):
        i = order[p]
        east = max(lon0_deg[i], lon1_deg[i])
        for q in range(p + 1, len(order)):
            j = order[q]
            if min(lon0_deg[j], lon1_deg[j]) > east:
                break
            if _bad_pair(lon0_deg, lat0_deg, lon1_deg, lat1_deg, ring, i, j):
                return i, j
    return -1, -1


@kernel
def encloses(
    lon_deg: Floats, lat_deg: Floats, at_lon_deg: float, at_lat_deg: float
) -> bool:
    """Say by the even-odd rule whether a closed ring holds a point.

    Parameters
    ----------
    lon_deg, lat_deg : (n,) arrays
        degrees, the last corner repeats the first.
    at_lon_deg, at_lat_deg : float
        degrees.

    Returns
    -------
    bool
        A point on the ring may be told either way.
    """
    inside = False
    for i in range(len(lon_deg) - 1):
        if (lat_deg[i] <= at_lat_deg) != (lat_deg[i + 1] <= at_lat_deg):
            side = _turn(
                lon_deg[i],
                lat_deg[i],
                lon_deg[i + 1],
                lat_deg[i + 1],
                at_lon_deg,
                at_lat_deg,
            )
            if (side > 0.0) == (lat_deg[i + 1] > lat_deg[i]):
                inside = not inside
    return inside
