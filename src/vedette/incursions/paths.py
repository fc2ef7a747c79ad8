"""Paths over a border: where and when sampled paths of one track cross it.

Near a border a track's paths are sampled (`vedette.tracks.smooth`), and each path is
tested against a border that is itself uncertain: at every place the line lies off by
z sigma along its normal, with one standard normal z for each block of the line and
each sample, shared by all tracks. A path is inside where signed distance + z sigma is
positive and its height is between floor and ceiling.

An excursion that is both short (`TOUCH_S`) and shallow (`TOUCH_SIGMAS` of the border)
is a touch: neither its beginning nor its end is a passage. Otherwise a line that winds
more than is known would give every crossing several times.
"""

from typing import NamedTuple

import numpy as np

from vedette.airspace.index import VolumeIndex
from vedette.airspace.inside import signed_distance
from vedette.fixed_math import normal
from vedette.incursions.line import (
    AS_DRAWN,
    NEAR_SIGMAS,
    Limits3d,
    depth,
    height_error,
    margins,
)
from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints

SUBSTEP_M = 250.0  # a corner of a border cut by less than this is not a passage
TOUCH_S = 10.0
TOUCH_SIGMAS = 3.0
BISECTIONS = 14  # a 4 s step ends at a quarter of a millisecond
SHIFT_DOMAIN = 0x5368696674
MOST_SUBSTEPS = 64  # a step of 16 km in four seconds is no flight
# Columns of a trail of passages.
TIME, EAST, NORTH, INWARD, NEIGHBOUR, LEAST, PEAK, SAMPLE = range(8)
TRAIL = 8


class Stretch(NamedTuple):
    """Rows of one track near a border, first axis = the row.

    Attributes
    ----------
    time_s : (n,) s since epoch
    height_m, height_sigma_m : (n,) m; nan counts as between floor and ceiling
    """

    time_s: Floats
    height_m: Floats
    height_sigma_m: Floats


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
    for i in range(n):
        distance[i], segment = signed_distance(index, mean[i, 0], mean[i, 1])
        sigma_m = index.sigma_m[segment] if segment >= 0 else 0.0
        spread = cov[i, 0, 0] + cov[i, 1, 1] + sigma_m * sigma_m
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
def near_levels(limits: Limits3d, stretch: Stretch, distance_m: Floats) -> Ints:
    """Say which steps of a track could cross a floor or a ceiling.

    Parameters
    ----------
    limits : Limits3d
        Floor and ceiling.
    stretch : Stretch
        (n,) All rows of the track.
    distance_m : (n,)
        Signed distance of each row, positive inside.

    Returns
    -------
    near : (n,)
        1 where the step from row i to row i + 1 may cross; the last is 0.
    """
    n = distance_m.size
    near = np.zeros(n, np.int64)
    for i in range(n - 1):
        if max(distance_m[i], distance_m[i + 1]) <= 0.0:
            continue  # a step that enters from the side is near the side
        slack = NEAR_SIGMAS * max(
            stretch.height_sigma_m[i], stretch.height_sigma_m[i + 1]
        )
        low = min(stretch.height_m[i], stretch.height_m[i + 1]) - slack
        high = max(stretch.height_m[i], stretch.height_m[i + 1]) + slack
        if low < limits.floor_m < high or low < limits.ceiling_m < high:
            near[i] = 1
    return near


@kernel
def shift_paths(paths: Floats, shift: Floats, key: int, stream: int) -> None:
    """Move each path by what an unknown height does to all of it, in place.

    Parameters
    ----------
    paths : (s, n, 4) m, m/s
        Changed in place.
    shift : (n, 2) m
        One sigma of it at each row.
    key, stream : int
        Key of the run, stream of the track.
    """
    for s in range(paths.shape[0]):
        z = normal(key ^ SHIFT_DOMAIN, stream, s)
        for i in range(paths.shape[1]):
            paths[s, i, 0] += z * shift[i, 0]
            paths[s, i, 1] += z * shift[i, 1]


@kernel
def find_passages(
    index: VolumeIndex,
    limits: Limits3d,
    stretch: Stretch,
    paths: Floats,
    key: int,
    stream: int,
) -> Passages:
    """Find every passage of the sampled paths of one stretch.

    Parameters
    ----------
    index : VolumeIndex
        The border.
    limits : Limits3d
        Floor and ceiling.
    stretch : Stretch
        (n,) Its rows.
    paths : (s, n, 4)
        Sampled states.
    key, stream : int
        Key of the run, stream of the track.

    Returns
    -------
    Passages
        By sample, then by time.
    """
    samples = paths.shape[0]
    trail = np.empty((paths.shape[1] * MOST_SUBSTEPS, TRAIL))
    found = np.empty((4 * samples, TRAIL))
    count = 0
    for s in range(samples):
        z_height = height_error(key, stream, s)
        heights = stretch.height_m + z_height * stretch.height_sigma_m
        kept = _walk(index, limits, stretch, paths[s], heights, key, s, trail)
        if count + kept > found.shape[0]:
            found = _grown(found, 2 * found.shape[0] + kept)
        found[count : count + kept] = trail[:kept]
        found[count : count + kept, SAMPLE] = s
        count += kept
    return _passages(found, count)


@kernel
def nominal_passages(
    index: VolumeIndex, limits: Limits3d, stretch: Stretch, mean: Floats
) -> Passages:
    """Find the passages of the mean path over the line as it is drawn.

    Parameters
    ----------
    index : VolumeIndex
        The border.
    limits : Limits3d
        Floor and ceiling.
    stretch : Stretch
        (n,) Its rows.
    mean : (n, 4) m, m/s
        Smoothed states.

    Returns
    -------
    Passages
        By time.
    """
    trail = np.empty((mean.shape[0] * MOST_SUBSTEPS, TRAIL))
    count = _walk(index, limits, stretch, mean, stretch.height_m, 0, AS_DRAWN, trail)
    trail[:count, SAMPLE] = AS_DRAWN
    return _passages(trail, count)


@kernel
def _passages(trail: Floats, count: int) -> Passages:
    """Turn the rows of a trail into columns."""
    return Passages(
        trail[:count, SAMPLE].astype(np.int64),
        trail[:count, TIME].copy(),
        trail[:count, EAST].copy(),
        trail[:count, NORTH].copy(),
        trail[:count, INWARD].astype(np.int64),
        trail[:count, NEIGHBOUR].astype(np.int64),
    )


@kernel
def _walk(
    index: VolumeIndex,
    limits: Limits3d,
    stretch: Stretch,
    path: Floats,
    heights: Floats,
    key: int,
    sample: int,
    trail: Floats,
) -> int:
    """Walk one path, leave its passages in ``trail``, and return their number.

    Touches are taken out.
    """
    low, high = margins(limits, heights[0])
    d0, _ = depth(index, path[0, 0], path[0, 1], low, high, key, sample)
    time_s = stretch.time_s
    count = 0
    for i in range(path.shape[0] - 1):
        h0, h1 = heights[i], heights[i + 1]
        steps = _substeps(path[i], path[i + 1], d0)
        for k in range(steps):
            after = (k + 1.0) / steps
            d1, _ = _depth_at(index, limits, path, i, after, h0, h1, key, sample)
            if (d1 > 0.0) != (d0 > 0.0):
                at, segment = _bisect(
                    index, limits, path, i, k / steps, after, d1, h0, h1, key, sample
                )
                when_s = time_s[i] + at * (time_s[i + 1] - time_s[i])
                if count > 0 and _touched(trail[count - 1], when_s):
                    count -= 1
                    if count > 0:
                        peak = trail[count, PEAK]
                        trail[count - 1, PEAK] = max(trail[count - 1, PEAK], peak)
                else:
                    trail[count, TIME] = when_s
                    trail[count, EAST] = _between(path[i, 0], path[i + 1, 0], at)
                    trail[count, NORTH] = _between(path[i, 1], path[i + 1, 1], at)
                    trail[count, INWARD] = 1.0 if d1 > 0.0 else 0.0
                    trail[count, LEAST] = _least_depth(index, segment)
                    neighbour = -1 if segment < 0 else index.neighbour[segment]
                    trail[count, NEIGHBOUR] = neighbour
                    trail[count, PEAK] = 0.0
                    count += 1
            if count > 0:
                trail[count - 1, PEAK] = max(trail[count - 1, PEAK], abs(d1))
            d0 = d1
    return count


@kernel
def _least_depth(index: VolumeIndex, segment: int) -> float:
    """Return how deep a short excursion must go to be more than a touch, m."""
    if segment < 0:
        return 0.0  # floors and ceilings are exact
    return float(TOUCH_SIGMAS * index.sigma_m[segment])


@kernel
def _touched(passage: Floats, until_s: float) -> bool:
    """Say whether what began with a passage and ends now was but a touch."""
    short = until_s - passage[TIME] < TOUCH_S
    return bool(short and passage[PEAK] < passage[LEAST])


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
    return min(int(length / SUBSTEP_M) + 1, MOST_SUBSTEPS)


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
    low, high = margins(limits, _between(h0, h1, at))
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
