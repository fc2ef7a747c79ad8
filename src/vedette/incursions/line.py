"""An uncertain border: how deep inside a volume a point is, in one sample of the line.

At every place the line lies off by z sigma along its normal. There is one standard
normal z for each block of the line and each sample, shared by all tracks, because an
error of the line is the same for everybody who passes it. A height that is not known
has one more z for each track and sample, the same all along the path and for whoever
asks: where it goes, where it came from, what it did after the last plot.
"""

from typing import NamedTuple

import numpy as np

from vedette.airspace.index import VolumeIndex
from vedette.airspace.inside import signed_distance
from vedette.fixed_math import normal
from vedette.kernel import kernel

NEAR_SIGMAS = 6.0  # beyond it a line on the other side is one in a thousand million
BORDER_DOMAIN = 0x426F72646572  # keeps border draws apart from others
HEIGHT_DOMAIN = 0x486569676874  # and heights
AS_DRAWN = -1  # the sample in which no line is off


class Limits3d(NamedTuple):
    """Vertical limits of a volume, metres above the ellipsoid."""

    floor_m: float
    ceiling_m: float


@kernel
def border_offset(index: VolumeIndex, segment: int, key: int, sample: int) -> float:
    """Return how far the line lies outwards of where it is drawn, in one sample.

    Parameters
    ----------
    index : VolumeIndex
        The border.
    segment : int
        Nearest segment.
    key : int
        Of the run.
    sample : int
        Number of the sample.

    Returns
    -------
    float
        Metres.
    """
    z = normal(key ^ BORDER_DOMAIN, index.block[segment], sample)
    return float(z * index.sigma_m[segment])


@kernel
def depth(
    index: VolumeIndex,
    e_m: float,
    n_m: float,
    above_floor_m: float,
    below_ceiling_m: float,
    key: int,
    sample: int,
) -> tuple[float, int]:
    """Return how deep inside the volume a point of one sampled path is.

    Parameters
    ----------
    index : VolumeIndex
        The border.
    e_m, n_m : float
        The point.
    above_floor_m, below_ceiling_m : float
        Vertical margins; infinite where there is no limit.
    key, sample : int
        Name the border's draw.

    Returns
    -------
    depth_m : float
        Positive inside.
    segment : int
        The segment that decides, -1 where floor or ceiling does or none is near.
    """
    d, segment = signed_distance(index, e_m, n_m)
    near = segment >= 0 and abs(d) < NEAR_SIGMAS * index.sigma_m[segment]
    if near and sample != AS_DRAWN:
        d += border_offset(index, segment, key, sample)
    vertical = min(above_floor_m, below_ceiling_m)
    if vertical < d:
        return vertical, -1
    return d, segment


@kernel
def margins(limits: Limits3d, height_m: float) -> tuple[float, float]:
    """Return the distances above the floor and below the ceiling.

    Parameters
    ----------
    limits : Limits3d
        Of the volume.
    height_m : float
        Above the ellipsoid, nan where unknown.

    Returns
    -------
    above_floor_m, below_ceiling_m : float
        Infinite where the height is unknown.
    """
    if np.isnan(height_m):
        return np.inf, np.inf
    return height_m - limits.floor_m, limits.ceiling_m - height_m


@kernel
def height_error(key: int, stream: int, sample: int) -> float:
    """Return how far off the height of a track is, in one sample of its path.

    Parameters
    ----------
    key, stream, sample : int
        Key of the run, stream of the track, number of the sample.

    Returns
    -------
    float
        Sigmas; the same at every place of the path, and wherever it is asked for.
    """
    return float(normal(key ^ HEIGHT_DOMAIN, stream, sample))


@kernel
def margins_in(
    limits: Limits3d, height: tuple[float, float], key: int, stream: int, sample: int
) -> tuple[float, float]:
    """Return the vertical margins of a point in one sample of its track's path.

    Parameters
    ----------
    limits : Limits3d
        Of the volume.
    height : (m, m)
        Above the ellipsoid, and its sigma; nan where unknown.
    key, stream, sample : int
        As in `height_error`.

    Returns
    -------
    above_floor_m, below_ceiling_m : float
        As `margins`.
    """
    z = height_error(key, stream, sample)
    return margins(limits, height[0] + z * height[1])
