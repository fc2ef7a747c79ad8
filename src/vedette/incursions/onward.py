"""Onward: where an object may have gone after its last plot.

A track that leaves the coverage does not end its flight. Its state at the last plot,
with hindsight, is sampled, and each sample flies on in a straight line for as long as
the object may have been there unseen: with A the probability that it still was,

    A(t) = a^(t / K) up to the last look at it, K seconds after the last plot,
    A(t) = a exp(-rate (t - K)) afterwards,

a what the looks left of it (`vedette.tracks`), rate the motion's rate of death. Where
looks covered it and saw nothing, a is next to nothing, and so is what comes of it.
"""

from typing import NamedTuple

import numpy as np

from vedette.airspace.index import VolumeIndex
from vedette.columns import Floats, Ints
from vedette.fixed_math import log, normal_pair, uniform
from vedette.incursions.line import Limits3d, depth, margins_in
from vedette.kernel import kernel

ONWARD_DOMAIN = 0x4F6E77617264
STEP_MIN_M = 100.0  # a sample goes as far as the border is, and at least this
STEPS_MAX = 2000
BISECTIONS = 10
LEAST = 1e-12  # of a probability: keeps its logarithm defined


class Life(NamedTuple):
    """How long an object may have been there after its last plot.

    Attributes
    ----------
    looked_s : float
        From the last plot to the last look at it.
    there : float
        P(still there then).
    death_rate_ps : float
        Afterwards.
    longest_s : float
        To the end of the watch.
    """

    looked_s: float
    there: float
    death_rate_ps: float
    longest_s: float


class Onward(NamedTuple):
    """What became of the samples, first axis = the sample.

    Attributes
    ----------
    enters_s : (s,) s from the last plot to an entry, nan where there was none
    near : (s,) 1 where it came as near as an approach from outside
    outside : (s,) 1 where the sample starts outside, over the ground
    """

    enters_s: Floats
    near: Ints
    outside: Ints


@kernel
def fly_on(
    index: VolumeIndex,
    limits: Limits3d,
    mean: Floats,
    root: Floats,
    height: tuple[float, float],
    life: Life,
    approach_m: float,
    count: int,
    key: int,
    stream: int,
) -> Onward:
    """Fly samples of a track's last state on.

    Parameters
    ----------
    index : VolumeIndex
        The border.
    limits : Limits3d
        Floor and ceiling.
    mean : (4,), root : (4, 4)
        Last smoothed state and the Cholesky factor of its covariance.
    height : (m, m)
        Kept on the way, and its sigma; nan counts as between floor and ceiling.
    life : Life
        How long.
    approach_m : float
        Nearer than this is an approach.
    count : int
        Number of samples.
    key, stream : int
        Name the random numbers.

    Returns
    -------
    Onward
        One row for each sample.
    """
    onward = Onward(
        np.full(count, np.nan), np.zeros(count, np.int64), np.zeros(count, np.int64)
    )
    z = np.empty(4)
    state = np.empty(4)
    for s in range(count):
        z[0], z[1] = normal_pair(key ^ ONWARD_DOMAIN, stream, 3 * s)
        z[2], z[3] = normal_pair(key ^ ONWARD_DOMAIN, stream, 3 * s + 1)
        for a in range(4):
            state[a] = mean[a]
            for b in range(a + 1):
                state[a] += root[a, b] * z[b]
        low, high = margins_in(limits, height, key, stream, s)
        mark = uniform(key ^ ONWARD_DOMAIN, stream, 3 * s + 2)
        lasts_s = min(lasting_s(life, mark), life.longest_s)
        _fly(index, low, high, state, lasts_s, approach_m, key, s, onward)
    return onward


@kernel
def lasting_s(life: Life, mark: float) -> float:
    """Return how long an object lasts whose A falls to a mark.

    Parameters
    ----------
    life : Life
        Gives A.
    mark : float
        Between 0 and 1.

    Returns
    -------
    float
        Seconds from the last plot.
    """
    there = max(life.there, LEAST)
    if mark > there and life.looked_s > 0.0:
        return float(life.looked_s * log(mark) / log(there))
    return float(life.looked_s + log(there / min(mark, there)) / life.death_rate_ps)


@kernel
def _fly(
    index: VolumeIndex,
    low: float,
    high: float,
    state: Floats,
    lasts_s: float,
    approach_m: float,
    key: int,
    sample: int,
    onward: Onward,
) -> None:
    """Fly one sample on until it is over the volume or no more."""
    level = min(low, high) > 0.0  # else it passes above or below
    speed = max(np.sqrt(state[2] * state[2] + state[3] * state[3]), 1e-3)
    d, _ = depth(index, state[0], state[1], np.inf, np.inf, key, sample)
    outside_s, nearest = 0.0, d
    onward.outside[sample] = 1 if d <= 0.0 else 0
    for _ in range(STEPS_MAX):
        if d > 0.0 or outside_s >= lasts_s:
            break
        at_s = min(outside_s + max(-d, STEP_MIN_M) / speed, lasts_s)
        e_m, n_m = state[0] + at_s * state[2], state[1] + at_s * state[3]
        d, _ = depth(index, e_m, n_m, np.inf, np.inf, key, sample)
        nearest = max(nearest, d)
        if d > 0.0 and level:
            onward.enters_s[sample] = _entry_s(
                index, low, high, state, outside_s, at_s, key, sample
            )
        outside_s = at_s
    if -approach_m < nearest:
        onward.near[sample] = 1


@kernel
def _entry_s(
    index: VolumeIndex,
    low: float,
    high: float,
    state: Floats,
    outside_s: float,
    inside_s: float,
    key: int,
    sample: int,
) -> float:
    """Close in on an entry."""
    for _ in range(BISECTIONS):
        middle = 0.5 * (outside_s + inside_s)
        e_m, n_m = state[0] + middle * state[2], state[1] + middle * state[3]
        d, _ = depth(index, e_m, n_m, low, high, key, sample)
        if d > 0.0:
            inside_s = middle
        else:
            outside_s = middle
    return inside_s
