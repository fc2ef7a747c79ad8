"""Visits: what every sampled path of one track did at one volume.

A crossing says what happened with which probability; a count needs what happened
*together*. So each of the track's sampled paths keeps its own account, under the
number of its sample, which all tracks and the border's errors share: the k-th path
of one track and the k-th of another lie over the same line.
"""

from typing import NamedTuple

import numpy as np

from vedette.airspace.index import VolumeIndex
from vedette.columns import Floats, Ints
from vedette.fixed_math import normal
from vedette.incursions.back_cast import FirstSeen
from vedette.incursions.line import Limits3d, depth, margins, margins_in
from vedette.incursions.onward import Onward
from vedette.incursions.paths import Passages, Stretch
from vedette.kernel import kernel

APPROACH_DOMAIN = 0x417070726F616368


class Visits(NamedTuple):
    """One track at one volume, first axis = the sample.

    Attributes
    ----------
    entries : (s,) inward passages between its first plot and its last
    begins_inside, ends_inside : (s,) 1 where its first or last position is inside
    entered_before_s : (s,) s from an entry that nobody saw to its first plot, nan where
        it was never outside before or its first plot lies outside
    near : (s,) 1 where it came as near as an approach while it was outside
    enters_after_s : (s,) s from its last plot to an entry that nobody saw, nan where
        there was none
    near_after : (s,) 1 where it came so near after its last plot
    """

    entries: Ints
    begins_inside: Ints
    ends_inside: Ints
    entered_before_s: Floats
    near: Ints
    enters_after_s: Floats
    near_after: Ints


def begin_visits(
    life: Stretch, distance_m: Floats, limits: Limits3d, samples: int
) -> Visits:
    """Open the account of a track whose ends are not near the border.

    Parameters
    ----------
    life : Stretch
        (n,) All rows of the track.
    distance_m : (n,) m
        Signed distance of each row, positive inside.
    limits : Limits3d
        Floor and ceiling.
    samples : int
        Number of paths.

    Returns
    -------
    Visits
        Without passages; ends as the mean path has them.
    """
    ends = []
    for row in (0, -1):
        vertical = min(margins(limits, float(life.height_m[row])))
        ends.append(int(min(float(distance_m[row]), vertical) > 0.0))
    return Visits(
        entries=np.zeros(samples, np.int64),
        begins_inside=np.full(samples, ends[0]),
        ends_inside=np.full(samples, ends[1]),
        entered_before_s=np.full(samples, np.nan),
        near=np.zeros(samples, np.int64),
        enters_after_s=np.full(samples, np.nan),
        near_after=np.zeros(samples, np.int64),
    )


@kernel
def note_passages(visits: Visits, passages: Passages) -> None:
    """Add the passages of one stretch, in place."""
    for k in range(passages.sample.size):
        visits.entries[passages.sample[k]] += passages.inward[k]


@kernel
def _next_marked(marked: Ints, sample: int) -> int:
    """Return the first marked sample at or after one, in a circle; one is marked."""
    while marked[sample] == 0:
        sample = (sample + 1) % marked.size
    return sample


@kernel
def note_back_cast(visits: Visits, seen: FirstSeen) -> None:
    """Add the entries before the first plot, in place.

    Where a path begins is the path's to say; where it came from is taken from the next
    sample that was walked back from inside.
    """
    if seen.inside.sum() == 0:
        return
    for s in range(visits.entries.size):
        if visits.begins_inside[s] == 0:
            continue
        k = _next_marked(seen.inside, s)
        if seen.entered[k] == 1:
            visits.entered_before_s[s] = seen.before_s[k]


@kernel
def note_onward(visits: Visits, onward: Onward) -> None:
    """Add what may have come after the last plot, in place; inside it cannot enter.

    Where a path ends is the path's to say; what it did then is taken from the next
    sample that was flown on from outside.
    """
    if onward.outside.sum() == 0:
        return
    for s in range(visits.entries.size):
        if visits.ends_inside[s] == 1:
            continue
        k = _next_marked(onward.outside, s)
        visits.enters_after_s[s] = onward.enters_s[k]
        visits.near_after[s] = onward.near[k]


@kernel
def note_approach(
    visits: Visits,
    distance_m: Floats,
    cov: Floats,
    approach_m: float,
    key: int,
    stream: int,
) -> None:
    """Say which paths came as near as an approach from outside, in place.

    Parameters
    ----------
    visits : Visits
        (s,) The account.
    distance_m : (n,) m
        Signed distance of each row, exact up to the approach and beyond it no nearer.
    cov : (n, 4, 4)
        Of the states.
    approach_m : float
        Nearer than this is an approach.
    key, stream : int
        Key of the run, stream of the track.
    """
    nearest, sigma_m = -np.inf, 0.0
    for i in range(distance_m.size):
        # Above a ceiling or below a floor it is over the volume, and not inside.
        if nearest < min(distance_m[i], 0.0):
            nearest = min(distance_m[i], 0.0)
            sigma_m = np.sqrt(0.5 * (cov[i, 0, 0] + cov[i, 1, 1]))
    for s in range(visits.near.size):
        z = normal(key ^ APPROACH_DOMAIN, stream, s)
        visits.near[s] = 1 if nearest + z * sigma_m > -approach_m else 0


@kernel
def ends_inside(
    index: VolumeIndex,
    limits: Limits3d,
    stretch: Stretch,
    paths: Floats,
    row: int,
    key: int,
    stream: int,
) -> Ints:
    """Say of every path whether its first or last position is inside.

    Parameters
    ----------
    index : VolumeIndex
        The border.
    limits : Limits3d
        Floor and ceiling.
    stretch : Stretch
        (n,) Rows of the paths.
    paths : (s, n, 4)
        Sampled states.
    row : int
        0 for the first, -1 for the last.
    key, stream : int
        Key of the run, stream of the track.

    Returns
    -------
    (s,)
        1 inside.
    """
    inside = np.zeros(paths.shape[0], np.int64)
    height = (stretch.height_m[row], stretch.height_sigma_m[row])
    for s in range(paths.shape[0]):
        low, high = margins_in(limits, height, key, stream, s)
        d, _ = depth(index, paths[s, row, 0], paths[s, row, 1], low, high, key, s)
        inside[s] = 1 if d > 0.0 else 0
    return inside
