"""Paths over a border: where and when sampled paths of one track cross it.

Near a border a track's paths are sampled (`vedette.tracks.smooth`), and each path is
tested against a border that is itself uncertain: at every place the line lies off by
z sigma along its normal, with one standard normal z for each block of the line and
each sample, shared by all tracks. A path is inside where signed distance + z sigma is
positive and its height is between floor and ceiling.
"""

from typing import NamedTuple

import numpy as np

from vedette.airspace.index import VolumeIndex
from vedette.airspace.inside import signed_distance
from vedette.fixed_math import normal
from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints

NEAR_SIGMAS = 6.0  # beyond it a path on the other side is one in a thousand million
SUBSTEP_M = 250.0  # a corner of a border cut by less than this is not a passage
BISECTIONS = 14  # a 4 s step ends at a quarter of a millisecond
BORDER_DOMAIN = 0x426F72646572  # keeps border draws apart from path draws
HEIGHT_DOMAIN = 0x486569676874


class Limits3d(NamedTuple):
    """Vertical limits of a volume, metres above the ellipsoid."""

    floor_m: float
    ceiling_m: float


class Passages(NamedTuple):
    """Every passage of every sampled path, first axis = the passage.

    Attributes
    ----------
    sample : (n,) number of the path
    time_s : (n,) s since epoch
    e_m, n_m : (n,) m, site plane
    inward : (n,) 1 for into the volume, 0 for out of it
    neighbour : (n,) index into the volume's neighbours, -1 through floor or ceiling
    """

    sample: Ints
    time_s: Floats
    e_m: Floats
    n_m: Floats
    inward: Ints
    neighbour: Ints


@kernel
def near_steps(
    index: VolumeIndex, time_s: Floats, mean: Floats, cov: Floats
) -> tuple[Ints, Floats]:
    """Say which steps of a track could cross a border at all.

    Parameters
    ----------
    index : VolumeIndex
        The border.
    time_s : (n,) s
        Times of the rows.
    mean : (n, 4), cov : (n, 4, 4)
        Smoothed states.

    Returns
    -------
    near : (n,)
        1 where the step from row i to row i + 1 may cross; the last is 0.
    distance_m : (n,)
        Signed distance of each row, positive inside.
    """
    n = time_s.size
    near = np.zeros(n, np.int64)
    distance = np.empty(n)
    reach = np.empty(n)
    sigma_max_m = 0.0
    for k in range(index.sigma_m.size):
        sigma_max_m = max(sigma_max_m, index.sigma_m[k])
    for i in range(n):
        distance[i], _ = signed_distance(index, mean[i, 0], mean[i, 1])
        spread = cov[i, 0, 0] + cov[i, 1, 1] + sigma_max_m * sigma_max_m
        reach[i] = NEAR_SIGMAS * np.sqrt(spread)
    for i in range(n - 1):
        de = mean[i + 1, 0] - mean[i, 0]
        dn = mean[i + 1, 1] - mean[i, 1]
        length = np.sqrt(de * de + dn * dn)
        closest = min(abs(distance[i]), abs(distance[i + 1]))
        changes = (distance[i] > 0.0) != (distance[i + 1] > 0.0)
        if changes or closest <= length + max(reach[i], reach[i + 1]):
            near[i] = 1
    return near, distance


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
    if segment >= 0 and abs(d) < NEAR_SIGMAS * index.sigma_m[segment]:
        d += border_offset(index, segment, key, sample)
    vertical = min(above_floor_m, below_ceiling_m)
    if vertical < d:
        return vertical, -1
    return d, segment


@kernel
def find_passages(
    index: VolumeIndex,
    limits: Limits3d,
    time_s: Floats,
    paths: Floats,
    height_m: Floats,
    height_sigma_m: Floats,
    key: int,
    stream: int,
) -> tuple[Passages, Ints]:
    """Find every passage of the sampled paths of one stretch.

    Parameters
    ----------
    index : VolumeIndex
        The border.
    limits : Limits3d
        Floor and ceiling.
    time_s : (n,) s
        Rows of the stretch.
    paths : (s, n, 4)
        Sampled states.
    height_m, height_sigma_m : (n,) m
        Height of the rows; nan counts as between floor and ceiling.
    key, stream : int
        Key of the run, stream of the track.

    Returns
    -------
    passages : Passages
        By sample, then by time.
    began_inside : (s,)
        1 where the path's first row is inside.
    """
    samples, n = paths.shape[0], paths.shape[1]
    capacity = 4 * samples
    found = np.empty((capacity, 4))
    what = np.empty((capacity, 2), np.int64)
    began_inside = np.zeros(samples, np.int64)
    count = 0
    for s in range(samples):
        z_height = normal(key ^ HEIGHT_DOMAIN, stream, s)
        low, high = _margins(limits, height_m[0] + z_height * height_sigma_m[0])
        d0, _ = depth(index, paths[s, 0, 0], paths[s, 0, 1], low, high, key, s)
        began_inside[s] = 1 if d0 > 0.0 else 0
        for i in range(n - 1):
            h0 = height_m[i] + z_height * height_sigma_m[i]
            h1 = height_m[i + 1] + z_height * height_sigma_m[i + 1]
            steps = _substeps(paths[s, i], paths[s, i + 1], d0)
            for k in range(steps):
                at = (k + 1.0) / steps
                d1, _ = _depth_at(index, limits, paths[s], i, at, h0, h1, key, s)
                if (d1 > 0.0) != (d0 > 0.0):
                    if count == capacity:
                        capacity *= 2
                        found = _grown(found, capacity)
                        what = _grown_ints(what, capacity)
                    before = k / steps
                    at, segment = _bisect(
                        index, limits, paths[s], i, before, at, d1, h0, h1, key, s
                    )
                    found[count, 0] = time_s[i] + at * (time_s[i + 1] - time_s[i])
                    found[count, 1] = _between(paths[s, i, 0], paths[s, i + 1, 0], at)
                    found[count, 2] = _between(paths[s, i, 1], paths[s, i + 1, 1], at)
                    found[count, 3] = s
                    what[count, 0] = 1 if d1 > 0.0 else 0
                    what[count, 1] = -1 if segment < 0 else index.neighbour[segment]
                    count += 1
                d0 = d1
    return (
        Passages(
            found[:count, 3].astype(np.int64),
            found[:count, 0].copy(),
            found[:count, 1].copy(),
            found[:count, 2].copy(),
            what[:count, 0].copy(),
            what[:count, 1].copy(),
        ),
        began_inside,
    )


@kernel
def _margins(limits: Limits3d, height_m: float) -> tuple[float, float]:
    """Return the distances above the floor and below the ceiling."""
    if np.isnan(height_m):
        return np.inf, np.inf
    return height_m - limits.floor_m, limits.ceiling_m - height_m


@kernel
def _between(first: float, second: float, at: float) -> float:
    """Return the point a share of the way from one value to another."""
    return first + at * (second - first)


@kernel
def _substeps(first: Floats, second: Floats, depth_m: float) -> int:
    """Return in how many parts a step must be tested."""
    de = second[0] - first[0]
    dn = second[1] - first[1]
    length = np.sqrt(de * de + dn * dn)
    if abs(depth_m) > length + SUBSTEP_M:
        return 1
    return int(length / SUBSTEP_M) + 1


@kernel
def _depth_at(
    index: VolumeIndex,
    limits: Limits3d,
    path: Floats,
    i: int,
    at: float,
    h0: float,
    h1: float,
    key: int,
    sample: int,
) -> tuple[float, int]:
    """Return the depth a share of the way along one step."""
    e_m = _between(path[i, 0], path[i + 1, 0], at)
    n_m = _between(path[i, 1], path[i + 1, 1], at)
    low, high = _margins(limits, _between(h0, h1, at))
    return depth(index, e_m, n_m, low, high, key, sample)


@kernel
def _bisect(
    index: VolumeIndex,
    limits: Limits3d,
    path: Floats,
    i: int,
    before: float,
    after: float,
    depth_after: float,
    h0: float,
    h1: float,
    key: int,
    sample: int,
) -> tuple[float, int]:
    """Close in on a passage; return its share of the step and its segment."""
    segment = -1
    for _ in range(BISECTIONS):
        middle = 0.5 * (before + after)
        d, segment = _depth_at(index, limits, path, i, middle, h0, h1, key, sample)
        if (d > 0.0) == (depth_after > 0.0):
            after = middle
        else:
            before = middle
    return 0.5 * (before + after), segment


@kernel
def _grown(values: Floats, capacity: int) -> Floats:
    """Return a longer copy."""
    longer = np.empty((capacity, values.shape[1]))
    longer[: values.shape[0]] = values
    return longer


@kernel
def _grown_ints(values: Ints, capacity: int) -> Ints:
    """Return a longer copy."""
    longer = np.empty((capacity, values.shape[1]), np.int64)
    longer[: values.shape[0]] = values
    return longer
