"""What could have been seen: a share and words, never a map.

The strip is every judged border within the site's radius, taken by length. A place of
it counts as covered at a height where that height lies above the horizon of a declared
radar, below its cone of silence and within its range (`vedette.sensors.coverage`: 4/3
earth, smooth ground). Hills, clutter and weather are not in it, so a share is the most
that could have been seen. Receivers hear only what transmits: they cover nothing.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vedette.airspace.index import build_index
from vedette.airspace.volume import Volume
from vedette.columns import Floats
from vedette.earth.plane import SitePlane, to_plane
from vedette.kernel import kernel
from vedette.sensors.coverage import RADAR, Coverage, p_detect_at
from vedette.site.model import Site
from vedette.site.sensor import Sensor

Bools = npt.NDArray[np.bool_]

HEIGHTS_M = (300.0, 500.0, 1000.0)  # where small ones fly, and where most others do
LOOKS = frozenset({"radar"})  # the tracker asks no other for what it did not see


class Seen(NamedTuple):
    """How much of the strip some radar covers at a height.

    Attributes
    ----------
    height_m : m above the ellipsoid
    share : of its length, 0 to 1
    """

    height_m: float
    share: float


class Watched(NamedTuple):
    """One declared sensor.

    Attributes
    ----------
    id, kind : as in the site file
    looks : whether its silence is evidence
    outages : tuple of (from_ns, to_ns), UTC
    """

    id: str
    kind: str
    looks: bool
    outages: tuple[tuple[int, int], ...]


class Strip(NamedTuple):
    """What could have been seen.

    Attributes
    ----------
    length_km : of the judged border within the site's radius
    seen : tuple of Seen, by height; empty without a radar or a border
    sensors : tuple of Watched, in the order of the site file
    """

    length_km: float
    seen: tuple[Seen, ...]
    sensors: tuple[Watched, ...]


def strip_of(site: Site, volumes: Sequence[Volume], plane: SitePlane) -> Strip:
    """Say how much of the judged border the site's radars could see.

    Parameters
    ----------
    site : Site
        Declares the sensors.
    volumes : sequence of Volume
        Judged.
    plane : SitePlane
        Of the site.

    Returns
    -------
    Strip
        Of all volumes together.
    """
    nothing = (np.empty(0), np.empty(0), np.empty(0))
    pieces = [nothing, *(_pieces(volume, plane) for volume in volumes)]
    e_m, n_m, length_m = map(np.concatenate, zip(*pieces, strict=True))
    inside = e_m * e_m + n_m * n_m <= (site.watch.radius_km * 1000.0) ** 2
    e_m, n_m, length_m = e_m[inside], n_m[inside], length_m[inside]
    radars = [cover for s in site.sensors if (cover := _cover(s, plane)) is not None]
    total = total_of(length_m)
    seen = tuple(
        Seen(height_m, share_covered(radars, e_m, n_m, length_m, height_m))
        for height_m in HEIGHTS_M
        if radars and total > 0.0
    )
    watched = tuple(
        Watched(s.id, s.kind, s.kind in LOOKS and s.p_detect is not None, s.outages)
        for s in site.sensors
    )
    return Strip(total / 1000.0, seen, watched)


def _pieces(volume: Volume, plane: SitePlane) -> tuple[Floats, Floats, Floats]:
    """Return the middle and the length of each segment of a border."""
    index = build_index(volume, plane)
    de, dn = index.e1_m - index.e0_m, index.n1_m - index.n0_m
    return (
        0.5 * (index.e0_m + index.e1_m),
        0.5 * (index.n0_m + index.n1_m),
        np.sqrt(de * de + dn * dn),
    )


def _cover(sensor: Sensor, plane: SitePlane) -> Coverage | None:
    """Lay out what a fixed radar covers; None for what is none."""
    if sensor.kind != "radar" or sensor.lat is None or sensor.lon is None:
        return None
    e_m, n_m = to_plane(plane, sensor.lat, sensor.lon)
    return Coverage(
        kind=RADAR,
        p_detect=1.0,
        e_m=e_m,
        n_m=n_m,
        h_m=sensor.height_m or 0.0,
        range_max_m=sensor.range_max_m or 0.0,
    )


def share_covered(
    radars: Sequence[Coverage],
    e_m: Floats,
    n_m: Floats,
    length_m: Floats,
    height_m: float,
) -> float:
    """Return which share of a line some radar covers.

    Parameters
    ----------
    radars : sequence of Coverage
        Each as if its beam had swept a whole turn.
    e_m, n_m, length_m : (n,) m
        Places in the site plane and how much of the line each stands for.
    height_m : float
        Above the ellipsoid.

    Returns
    -------
    float
        0 to 1; 0 for an empty line.
    """
    covered = np.zeros(e_m.size, np.bool_)
    for radar in radars:
        covered = covered | within(radar, e_m, n_m, height_m)
    total = total_of(length_m)
    return total_of(length_m[covered]) / total if total > 0.0 else 0.0


@kernel
def within(radar: Coverage, e_m: Floats, n_m: Floats, height_m: float) -> Bools:
    """Return for each place whether a radar covers it at a height."""
    covered = np.zeros(e_m.size, np.bool_)
    for i in range(e_m.size):
        covered[i] = p_detect_at(radar, e_m[i], n_m[i], height_m) > 0.0
    return covered


@kernel
def total_of(values: Floats) -> float:
    """Return a sum, always in the same order."""
    total = 0.0
    for i in range(values.size):
        total += values[i]
    return total
