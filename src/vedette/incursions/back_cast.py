"""Back-cast: an object first seen inside a volume, and how it may have come there.

A track whose first plot lies inside has no passage to show. Its state at that plot,
with hindsight, is sampled, and each sample is walked back in a straight line for as
long as it may have been unseen (`vedette.tracks.origin`). A sample that comes out of
the volume on the way entered there; one that does not was never outside: launched
inside is always one of the answers. Tracks of cooperative aircraft have no origins:
a receiver's silence is no evidence, and nothing is said of where they were before.
"""

from typing import NamedTuple

import numpy as np

from vedette.airspace.index import VolumeIndex
from vedette.columns import Floats, Ints
from vedette.fixed_math import normal_pair, uniform
from vedette.incursions.line import Limits3d, depth, margins_in
from vedette.kernel import kernel

BACK_DOMAIN = 0x4261636B
STEP_MIN_M = 100.0  # the walk goes as far as the border is, and at least this
STEPS_MAX = 2000
BISECTIONS = 10


class FirstSeen(NamedTuple):
    """What the samples say of a track first seen inside, first axis = the sample.

    Attributes
    ----------
    inside : (s,) 1 where the first position is inside
    entered : (s,) 1 where the walk back came out of the volume
    before_s : (s,) s from the entry to the first plot
    e_m, n_m : (s,) m, place of the entry, or where the walk ended
    neighbour : (s,) index into the volume's neighbours, -1 through floor or ceiling
    """

    inside: Ints
    entered: Ints
    before_s: Floats
    e_m: Floats
    n_m: Floats
    neighbour: Ints


@kernel
def walk_back(
    index: VolumeIndex,
    limits: Limits3d,
    mean: Floats,
    root: Floats,
    shift: Floats,
    height: tuple[float, float],
    age_s: Floats,
    share: Floats,
    count: int,
    key: int,
    stream: int,
) -> FirstSeen:
    """Walk samples of a track's first state back to where they entered.

    Parameters
    ----------
    index : VolumeIndex
        The border.
    limits : Limits3d
        Floor and ceiling.
    mean : (4,), root : (4, 4)
        First smoothed state and the Cholesky factor of its covariance.
    shift : (2,) m
        By one sigma of an unknown height.
    height : (m, m)
        Height, kept on the way back, and its sigma; nan counts as between floor and
        ceiling.
    age_s, share : (k,)
        How long it may have been unseen, and with which weight.
    count : int
        Number of samples.
    key, stream : int
        Name the random numbers.

    Returns
    -------
    FirstSeen
        One row for each sample.
    """
    seen = FirstSeen(
        np.zeros(count, np.int64),
        np.zeros(count, np.int64),
        np.zeros(count),
        np.zeros(count),
        np.zeros(count),
        np.full(count, -1, np.int64),
    )
    z = np.empty(5)
    state = np.empty(4)
    for s in range(count):
        z[0], z[1] = normal_pair(key ^ BACK_DOMAIN, stream, 4 * s)
        z[2], z[3] = normal_pair(key ^ BACK_DOMAIN, stream, 4 * s + 1)
        z[4], _ = normal_pair(key ^ BACK_DOMAIN, stream, 4 * s + 2)
        for a in range(4):
            state[a] = mean[a]
            for b in range(a + 1):
                state[a] += root[a, b] * z[b]
        state[0] += z[4] * shift[0]
        state[1] += z[4] * shift[1]
        low, high = margins_in(limits, height, key, stream, s)
        d, _ = depth(index, state[0], state[1], low, high, key, s)
        if d <= 0.0:
            continue
        seen.inside[s] = 1
        pick = uniform(key ^ BACK_DOMAIN, stream, 4 * s + 3)
        age = _age(age_s, share, pick)
        _walk(index, low, high, state, d, age, key, s, seen)
    return seen


@kernel
def _age(age_s: Floats, share: Floats, pick: float) -> float:
    """Draw an age by its share."""
    total = 0.0
    for k in range(share.size):
        total += share[k]
    reached = 0.0
    for k in range(share.size):
        reached += share[k]
        if pick * total <= reached:
            return float(age_s[k])
    return float(age_s[share.size - 1])


@kernel
def _walk(
    index: VolumeIndex,
    low: float,
    high: float,
    state: Floats,
    depth_m: float,
    age_s: float,
    key: int,
    sample: int,
    seen: FirstSeen,
) -> None:
    """Walk one sample back until it is outside or not yet born."""
    speed = max(np.sqrt(state[2] * state[2] + state[3] * state[3]), 1e-3)
    back_s, d = 0.0, depth_m
    for _ in range(STEPS_MAX):
        before = back_s
        back_s = min(back_s + max(d, STEP_MIN_M) / speed, age_s)
        e_m, n_m = state[0] - back_s * state[2], state[1] - back_s * state[3]
        d, segment = depth(index, e_m, n_m, low, high, key, sample)
        if d <= 0.0:
            inside_s, outside_s = before, back_s
            for _ in range(BISECTIONS):
                middle = 0.5 * (inside_s + outside_s)
                e_m, n_m = state[0] - middle * state[2], state[1] - middle * state[3]
                d, segment = depth(index, e_m, n_m, low, high, key, sample)
                if d > 0.0:
                    inside_s = middle
                else:
                    outside_s = middle
            seen.entered[sample] = 1
            seen.before_s[sample] = outside_s
            seen.neighbour[sample] = -1 if segment < 0 else index.neighbour[segment]
            break
        if back_s >= age_s:
            seen.before_s[sample] = age_s
            break
    seen.e_m[sample] = state[0] - seen.before_s[sample] * state[2]
    seen.n_m[sample] = state[1] - seen.before_s[sample] * state[3]
