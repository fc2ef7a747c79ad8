"""Kinds: which of the things that the site expects a track is, by what it did.

Three things say it, never a name (k is a ``[[birth]]`` of the site, f a track):

- *origin* o_f(k): where and when it was first seen, and what was not seen there
  before, says from which birth it may come (`vedette.tracks.first`): the prior.
- *answers* l_f(k): hits and misses since, against the echo (`vedette.tracks.echoes`).
- *moves* v_f(k): speed and course (`vedette.incursions.movement`).

One track is of kind k with weight o l v. An object that has several tracks f1, f2 ...
one after the other has one origin, answered anew in each of them and flew one way,
known best from the longest of them, g:

    w(k) = o_f1(k) · Π l_f(k) · v_g(k)

Birds have births too, and are no objects; what says an address is no bird.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from vedette.columns import Floats
from vedette.fixed_math import normal_cdf
from vedette.incursions.movement import (
    OTHER_MPS,
    OTHER_SHARE,
    movement_density,
    way,
)
from vedette.kernel import kernel
from vedette.site.model import Birth
from vedette.tracks.trajectory import Trajectory

UNCLASSED = "unknown"
# One object in a thousand is not seen as its kind is: it shares its plots with a
# neighbour in the same cell, or flies as nobody expects. No track is surer than that.
LEAST = 1e-3
# The velocity of one moment is less sure than the tracker knows it.
MOMENT_SIGMA_MPS = 3.0


class Evidence(NamedTuple):
    """What says of which birth one track is, last axis = the birth.

    Attributes
    ----------
    origin : (a,) shares in its first plot; all 0 for a track that no birth explains,
        such as that of an aircraft which said itself where it was
    answers : (a,) likelihood of its hits and misses, the greatest 1
    moves : (a,) likelihood of its movement, the greatest 1
    """

    origin: Floats
    answers: Floats
    moves: Floats

    @property
    def kinds(self) -> Floats:
        """Weigh every birth: not made to sum to 1, all 0 where none explains it."""
        return self.origin * self.answers * self.moves


def labels_of(birth: Birth) -> tuple[str, ...]:
    """Return the classes of a birth, `UNCLASSED` where it states none."""
    return birth.classes or (UNCLASSED,)


def evidence_of(track: Trajectory, births: Sequence[Birth]) -> Evidence:
    """Gather what says of which birth a track is.

    Parameters
    ----------
    track : Trajectory
        With the shares of births in its first plot.
    births : sequence of Birth
        (a,) Of the site.

    Returns
    -------
    Evidence
        Its three parts.
    """
    count = len(births)
    if track.age_area.size == 0:
        return Evidence(np.zeros(count), np.ones(count), np.ones(count))
    velocity, cov, over_s = way(track)
    ages_s = _ages_s(track, count)
    moves = [
        movement_density(birth, velocity, cov, age_s + over_s / 3.0)
        for birth, age_s in zip(births, ages_s, strict=True)
    ]
    origin = track.origin
    if track.address >= 0:
        origin = origin * np.array([birth.is_counted for birth in births])
    return Evidence(origin, likelihood(track.answers), likelihood(moves))


def likelihood(values: Sequence[float] | Floats) -> Floats:
    """Scale likelihoods so that the greatest is 1 and none less than `LEAST`."""
    scaled: Floats = np.array(values, np.float64)
    scaled /= scaled.max()
    scaled[scaled < LEAST] = LEAST
    return scaled


def _ages_s(track: Trajectory, count: int) -> list[float]:
    """Return how long ago each birth sent the object; the mean age where it says not.

    A random walk of the heading from its birth to the end of its way has, over that
    way, a third of the way's own variance.
    """
    weight, total_s = np.zeros(count), np.zeros(count)
    mean_s = 0.0
    for area, share, age_s in zip(
        track.age_area.tolist(),
        track.age_share.tolist(),
        track.age_s.tolist(),
        strict=True,
    ):
        weight[area] += share
        total_s[area] += share * age_s
        mean_s += share * age_s
    mean_s /= float(weight.sum())
    return [
        float(t / w) if w > 0.0 else mean_s
        for t, w in zip(total_s, weight, strict=True)
    ]


def classes_of(kinds: Floats, births: Sequence[Birth]) -> tuple[tuple[str, float], ...]:
    """Share a track among the classes of the births that it may come from.

    Parameters
    ----------
    kinds : (a,)
        From `Evidence.kinds`.
    births : sequence of Birth
        (a,) Of the site; classes of one birth are alike.

    Returns
    -------
    tuple of (str, float)
        By falling share, then by name; they sum to 1, or there are none.
    """
    total = 0.0
    for weight in kinds.tolist():
        total += weight
    if total <= 0.0:
        return ()
    shares: dict[str, float] = {}
    for weight, birth in zip(kinds.tolist(), births, strict=True):
        labels = labels_of(birth)
        for label in labels:
            share = weight / total / len(labels)
            shares[label] = shares.get(label, 0.0) + share
    return tuple(sorted(shares.items(), key=lambda pair: (-pair[1], pair[0])))


def speed_range(birth: Birth) -> tuple[float, float]:
    """Return the slowest and fastest of a birth, m/s, nan where it states none."""
    return birth.speed_mps or (np.nan, np.nan)


@kernel
def density_of_speed(
    slow_mps: float, fast_mps: float, speed_mps: float, sigma_mps: float
) -> float:
    """Return the density of a mean speed among objects of a range of speeds.

    Parameters
    ----------
    slow_mps, fast_mps : float
        The range, nan for any speed.
    speed_mps, sigma_mps : float
        The speed and its standard deviation.

    Returns
    -------
    float
        s/m.
    """
    if np.isnan(slow_mps):
        return 1.0 / OTHER_MPS
    # A range narrower than what is known of a speed is as wide as that.
    more = 0.5 * max(MOMENT_SIGMA_MPS - (fast_mps - slow_mps), 0.0)
    slow_mps, fast_mps = slow_mps - more, fast_mps + more
    above = normal_cdf((speed_mps - slow_mps) / sigma_mps)
    beyond = normal_cdf((speed_mps - fast_mps) / sigma_mps)
    usual = (above - beyond) / (fast_mps - slow_mps)
    return (1.0 - OTHER_SHARE) * usual + OTHER_SHARE / OTHER_MPS
