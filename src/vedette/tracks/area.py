"""Areas of birth: the whole disc of a site, a volume, or a polygon written in place.

Whatever the area, only what lies within the site's radius belongs to it. A volume is
judged by its border (`vedette.airspace.inside`), a polygon by the even-odd rule with
edges straight in the site plane, metres.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vedette.airspace.index import VolumeIndex, build_index
from vedette.airspace.inside import signed_distance
from vedette.airspace.volume import Volume
from vedette.earth.plane import SitePlane, to_plane
from vedette.errors import UsageError
from vedette.kernel import kernel
from vedette.plots.plot import Floats
from vedette.site.model import EVERYWHERE


class Area(NamedTuple):
    """Where objects come from.

    Attributes
    ----------
    box_m : tuple of float
        West, east, south, north in the site plane.
    radius_m : float
        Of the site.
    border : VolumeIndex or None
        Of a volume.
    ring_m : (n, 2) or None
        Corners of a polygon.
    """

    box_m: tuple[float, float, float, float]
    radius_m: float
    border: VolumeIndex | None = None
    ring_m: Floats | None = None


def area_of(
    said: str | Sequence[tuple[float, float]],
    volumes: Mapping[str, Volume],
    plane: SitePlane,
    where: str,
) -> Area:
    """Prepare an area of birth.

    Parameters
    ----------
    said : str or sequence of (lat, lon)
        As the site file says it; degrees.
    volumes : mapping of str to Volume
        Those of the site.
    plane : SitePlane
        Of the site.
    where : str
        Table of the site file, for messages.

    Returns
    -------
    Area
        Ready to be drawn from.

    Raises
    ------
    UsageError
        Where the site has no such volume, or the area lies beyond its radius.
    """
    radius_m = plane.radius_km * 1000.0
    border, ring_m = None, None
    corners = np.array([[-radius_m, -radius_m], [radius_m, radius_m]])
    if not isinstance(said, str):
        ring_m = np.array([to_plane(plane, lat, lon) for lat, lon in said])
        corners = ring_m
    elif said != EVERYWHERE:
        if said not in volumes:
            known = ", ".join([EVERYWHERE, *volumes])
            raise UsageError(
                expected=f"an area of birth that the site knows ({known})",
                got=repr(said),
                where=where,
                advice="Name a volume of this site file.",
            )
        border = build_index(volumes[said], plane)
        corners = np.column_stack([border.e0_m, border.n0_m])
    west, south = (float(v) for v in np.maximum(corners.min(axis=0), -radius_m))
    east, north = (float(v) for v in np.minimum(corners.max(axis=0), radius_m))
    if west >= east or south >= north:
        raise UsageError(
            expected=f"an area of birth within the radius of {plane.radius_km:g} km",
            got="one beyond it",
            where=where,
        )
    return Area((west, east, south, north), radius_m, border, ring_m)


def within(area: Area, e_m: Floats, n_m: Floats) -> npt.NDArray[np.bool_]:
    """Say which places belong to an area.

    Parameters
    ----------
    area : Area
        From `area_of`.
    e_m, n_m : (n,) m
        Site plane.

    Returns
    -------
    (n,)
        True inside.
    """
    inside = e_m * e_m + n_m * n_m <= area.radius_m * area.radius_m
    if area.border is not None:
        inside &= _in_border(area.border, e_m, n_m)
    if area.ring_m is not None:
        inside &= _in_ring(area.ring_m, e_m, n_m)
    return inside


@kernel
def _in_border(border: VolumeIndex, e_m: Floats, n_m: Floats) -> npt.NDArray[np.bool_]:
    """Say which places lie inside a border."""
    inside = np.empty(e_m.size, np.bool_)
    for k in range(e_m.size):
        inside[k] = signed_distance(border, e_m[k], n_m[k])[0] > 0.0
    return inside


@kernel
def _in_ring(ring_m: Floats, e_m: Floats, n_m: Floats) -> npt.NDArray[np.bool_]:
    """Say which places lie inside a polygon, by the even-odd rule."""
    inside = np.zeros(e_m.size, np.bool_)
    corners = ring_m.shape[0]
    for k in range(e_m.size):
        for a in range(corners):
            b = (a + 1) % corners
            e0, n0, e1, n1 = ring_m[a, 0], ring_m[a, 1], ring_m[b, 0], ring_m[b, 1]
            if (n0 > n_m[k]) == (n1 > n_m[k]):
                continue
            if e_m[k] < e0 + (n_m[k] - n0) / (n1 - n0) * (e1 - e0):
                inside[k] = not inside[k]
    return inside
