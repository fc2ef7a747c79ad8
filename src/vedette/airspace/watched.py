"""Whether a volume's border has anything to do with the circle that a site watches.

A border wholly outside of the circle is never crossed by anything that is kept: "no
crossings" would then say nothing about it. The usual cause is latitude and longitude
in the wrong order (RFC 7946 writes longitude first, the site file's `centre` latitude
first), which is tried and said. Distances are taken at points along the border, on
the conformal sphere of the site's plane.
"""

import math
from collections.abc import Iterable, Sequence

import numpy as np

from vedette.airspace.rings import encloses
from vedette.airspace.volume import Floats, Ring, Volume
from vedette.earth.plane import SitePlane, to_plane
from vedette.errors import UsageError
from vedette.fixed_math import atan
from vedette.kernel import kernel

LATITUDE_POLE_DEG = 90.0
STEP_DEG = 0.05  # points along a border are no farther apart: 5.6 km
SLACK_M = 6_000.0  # so what passes between two points is taken as inside


def refuse_unwatched(volumes: Iterable[Volume], plane: SitePlane, where: str) -> None:
    """Refuse a volume that lies wholly outside of the site's circle.

    Parameters
    ----------
    volumes : iterable of Volume
        What is to be judged.
    plane : SitePlane
        Of the site.
    where : str
        What to call the site file in messages.

    Raises
    ------
    UsageError
        For the first such volume, with its distance and what may be the cause.
    """
    for volume in volumes:
        if not _reaches(volume.rings, plane):
            raise _unwatched(volume, plane, where)


def _unwatched(volume: Volume, plane: SitePlane, where: str) -> UsageError:
    """Word the refusal."""
    swapped = tuple(
        ring._replace(lat_deg=ring.lon_deg, lon_deg=ring.lat_deg)
        for ring in volume.rings
    )
    advice = "Move the centre, set a larger radius_km, or leave the volume away."
    if _reaches(swapped, plane):
        advice = (
            "With latitude and longitude swapped it would lie inside: GeoJSON writes "
            "longitude first, `centre` latitude first."
        )
    far_km = _nearest_m(volume.rings, plane) / 1000.0
    return UsageError(
        expected=f"a volume that reaches within {plane.radius_km:g} km of the site's "
        f"centre {plane.lat0_deg:g}, {plane.lon0_deg:g}",
        got=f"one whose border begins {far_km:,.0f} km away",
        where=f"{where}: [[volume]] `{volume.id}`",
        advice=advice,
    )


def _reaches(rings: Sequence[Ring], plane: SitePlane) -> bool:
    """Say whether border or inside of a volume lie in the circle."""
    if _nearest_m(rings, plane) <= plane.radius_km * 1000.0 + SLACK_M:
        return True
    around = [
        encloses(
            np.append(ring.lon_deg, ring.lon_deg[0]),
            np.append(ring.lat_deg, ring.lat_deg[0]),
            plane.lon0_deg,
            plane.lat0_deg,
        )
        for ring in rings
    ]
    return sum(around) % 2 == 1


def _nearest_m(rings: Sequence[Ring], plane: SitePlane) -> float:
    """Measure how near a border comes to the centre, along the sphere."""
    flat_m = min(_nearest_flat_m(r.lat_deg, r.lon_deg, plane) for r in rings)
    twice_m = 2.0 * plane.sphere_m
    return float(twice_m * atan(flat_m / twice_m))


@kernel
def _nearest_flat_m(lat_deg: Floats, lon_deg: Floats, plane: SitePlane) -> float:
    """Return the least distance in the plane of points along one ring."""
    nearest_m2 = math.inf
    for i in range(len(lat_deg)):
        j = (i + 1) % len(lat_deg)
        dlat, dlon = lat_deg[j] - lat_deg[i], lon_deg[j] - lon_deg[i]
        pieces = int(max(abs(dlat), abs(dlon)) / STEP_DEG) + 1
        for k in range(pieces):
            lat = lat_deg[i] + dlat * (k / pieces)
            if abs(lat) > LATITUDE_POLE_DEG - STEP_DEG:
                continue  # a pole has no place in the plane
            e_m, n_m = to_plane(plane, lat, lon_deg[i] + dlon * (k / pieces))
            nearest_m2 = min(nearest_m2, e_m * e_m + n_m * n_m)
    return math.sqrt(nearest_m2)
