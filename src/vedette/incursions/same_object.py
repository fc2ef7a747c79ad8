"""Same object: which tracks, one after the other, are fragments of one flight.

A tracker loses an object that turns sharply or falls silent, and begins it again under
another number. A count of objects must not count both, and must not join two that
merely followed each other. So the count is taken over *partitions*: in each sample
every track follows one earlier track that had ended, or none, drawn by

    P(j is i again) : P(j is new) = a N(x_j; F x_i, P_i' + P_j) : lambda v(x_j)

with a the probability that i's object was still there unseen, x and P the smoothed
states at the ends that face each other, F the way over the gap under the motion model
(one time in ten with a harder manoeuvre), lambda the density of first plots where j
began and v the density of velocities of new objects. Two addresses decide at once.
"""

from typing import NamedTuple

import numpy as np

from vedette.columns import Floats, Ints
from vedette.fixed_math import exp, log, power
from vedette.kernel import kernel
from vedette.tracks.motion import predict_state

GAP_S_MAX = (
    900.0  # after a quarter of an hour any place in reach is as likely as another
)
HARD_SHARE = 0.1  # of gaps there is a reason: most tracks that turn hard do end
HARD_FACTOR = 16.0  # on the power of the acceleration: 4 times as hard
SURE = 1e9  # the odds of two fragments that say the same address
ODDS_MIN = 1e-3  # rarer pairs are left out
LEAST = 1e-12  # keeps a power of nothing defined
LOG_2PI = 1.8378770664093453


class Ends(NamedTuple):
    """The two ends of every track, first axis = the track, by the time it began.

    Attributes
    ----------
    begun_s, ended_s : (n,) s since epoch, first and last plot
    first_mean : (n, 4), first_cov : (n, 4, 4) smoothed state at the first
    last_mean : (n, 4), last_cov : (n, 4, 4) smoothed state at the last
    first_density : (n,) 1/(m² m²/s²), of new objects at the state it began with
    known_s : (n,) s since epoch, the last look that said anything of it
    there : (n,) P(still there, unseen) at that time, 1 at the last plot
    address : (n,) 24-bit address, -1 where none was said
    kind : (n, a) weight of each kind, all 0 where none explains it
    answers : (n, a) likelihood of the track's hits and misses, given that kind
    """

    begun_s: Floats
    ended_s: Floats
    first_mean: Floats
    first_cov: Floats
    last_mean: Floats
    last_cov: Floats
    first_density: Floats
    known_s: Floats
    there: Floats
    address: Ints
    kind: Floats
    answers: Floats


class Pairs(NamedTuple):
    """Which track may be which again, first axis = the pair, by the later track.

    Attributes
    ----------
    earlier, later : (m,) places in `Ends`
    odds : (m,) against ``later`` being a new object
    """

    earlier: Ints
    later: Ints
    odds: Floats


@kernel
def fragment_pairs(ends: Ends, q_m2ps3: float, death_rate_ps: float) -> Pairs:
    """Find the pairs of tracks that may be one object.

    Parameters
    ----------
    ends : Ends
        (n,) By the time they began.
    q_m2ps3, death_rate_ps : float
        Of the motion model.

    Returns
    -------
    Pairs
        Those with odds of at least `ODDS_MIN`.
    """
    n = ends.begun_s.size
    earlier = np.empty(n * n, np.int64)
    later = np.empty(n * n, np.int64)
    odds = np.empty(n * n)
    count = 0
    for j in range(n):
        for i in range(n):
            gap_s = ends.begun_s[j] - ends.ended_s[i]
            if i == j or gap_s < 0.0 or gap_s > GAP_S_MAX:
                continue
            if gap_s == 0.0 and not _handed_over(ends, i, j):
                continue
            value = _odds(ends, i, j, gap_s, q_m2ps3, death_rate_ps)
            if value >= ODDS_MIN:
                earlier[count], later[count], odds[count] = i, j, value
                count += 1
    return Pairs(earlier[:count].copy(), later[:count].copy(), odds[:count].copy())


@kernel
def _handed_over(ends: Ends, i: int, j: int) -> bool:
    """Say whether the report that ended a track began another of its address.

    A track of nothing may take the first report of an aircraft, far from where the
    next ones are.
    """
    same = 0 <= ends.address[i] == ends.address[j]
    return bool(same and ends.begun_s[j] > ends.begun_s[i])


@kernel
def _odds(
    ends: Ends, i: int, j: int, gap_s: float, q_m2ps3: float, death_rate_ps: float
) -> float:
    """Return the odds of one pair."""
    if ends.address[i] >= 0 and ends.address[j] >= 0:
        return SURE if ends.address[i] == ends.address[j] else 0.0
    there = _there_at(ends, i, ends.begun_s[j], death_rate_ps)
    usual = _log_density_after(ends, i, j, gap_s, q_m2ps3)
    hard = _log_density_after(ends, i, j, gap_s, HARD_FACTOR * q_m2ps3)
    density = (1.0 - HARD_SHARE) * exp(max(usual, -700.0))
    density += HARD_SHARE * exp(max(hard, -700.0))
    return float(there * density * same_kind(ends, i, j) / ends.first_density[j])


@kernel
def same_kind(ends: Ends, i: int, j: int) -> float:
    """Return how likely the later track's answers are if it is of the earlier's kind.

    As `first_density` has them for a new object.

    Parameters
    ----------
    ends : Ends
        (n,)
    i, j : int
        The earlier and the later track.

    Returns
    -------
    float
        1 where no kind is known.
    """
    total, same = 0.0, 0.0
    for k in range(ends.kind.shape[1]):
        total += ends.kind[i, k]
        same += ends.kind[i, k] * ends.answers[j, k]
    return same / total if total > 0.0 else 1.0


@kernel
def _there_at(ends: Ends, i: int, time_s: float, death_rate_ps: float) -> float:
    """Return P(the object of a track was still there, unseen) at a later time.

    Between its last plot and the last look at it, by the same factor every second.
    """
    known_s = ends.known_s[i]
    if time_s >= known_s:
        return float(ends.there[i] * exp(-death_rate_ps * (time_s - known_s)))
    share = (time_s - ends.ended_s[i]) / (known_s - ends.ended_s[i])
    return float(power(max(ends.there[i], LEAST), share))


@kernel
def _log_density_after(
    ends: Ends, i: int, j: int, gap_s: float, q_m2ps3: float
) -> float:
    """Return the log density of the later track's first state under the earlier one."""
    mean, cov = ends.last_mean[i].copy(), ends.last_cov[i].copy()
    predict_state(mean, cov, gap_s, q_m2ps3)
    return log_density(mean, cov, ends, j)


@kernel
def log_density(mean: Floats, cov: Floats, ends: Ends, j: int) -> float:
    """Return the log density of a track's first state under another state.

    Parameters
    ----------
    mean : (4,), cov : (4, 4)
        The other, at that time.
    ends : Ends
        (n,)
    j : int
        The track.

    Returns
    -------
    float
        Of 1/(m² m²/s²).
    """
    root = np.zeros((4, 4))
    rest = np.empty(4)
    total = -2.0 * LOG_2PI
    for a in range(4):
        for b in range(a + 1):
            value = cov[a, b] + ends.first_cov[j, a, b]
            for c in range(b):
                value -= root[a, c] * root[b, c]
            root[a, b] = np.sqrt(value) if a == b else value / root[b, b]
        rest[a] = ends.first_mean[j, a] - mean[a]
        for c in range(a):
            rest[a] -= root[a, c] * rest[c]
        rest[a] /= root[a, a]
        total -= log(root[a, a]) + 0.5 * rest[a] * rest[a]
    return float(total)
