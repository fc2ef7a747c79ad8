"""Unseen deeds: what flights that nobody saw did at a volume, and the law of a batch.

The flights are those of `vedette.incursions.unseen_flights`: each has a probability
that no look saw it. From one batch follows the joint law of its members seen and its
members that did what is counted unseen; `vedette.incursions.compound` makes a night of
it.
"""

from typing import NamedTuple

import numpy as np

from vedette.airspace.index import VolumeIndex
from vedette.airspace.inside import signed_distance
from vedette.columns import Floats, Ints
from vedette.incursions.line import Limits3d, margins
from vedette.incursions.unseen_flights import UNSEEN_MIN, Flights
from vedette.kernel import kernel

STEP_S = 20.0  # an object of 50 m/s moves a kilometre, a few sigma of no border


class Deeds(NamedTuple):
    """What flights did at one volume within the watch; arrays (b, k).

    Attributes
    ----------
    objects : 1 where it was inside at any time
    entries : inward passages
    approached : 1 where it came near from outside and was never inside
    """

    objects: Ints
    entries: Ints
    approached: Ints


@kernel
def deeds_of(
    flights: Flights,
    unseen: Floats,
    index: VolumeIndex,
    limits: Limits3d,
    approach_m: float,
    from_s: float,
    to_s: float,
) -> Deeds:
    """Say what each flight did at one volume within the watch.

    Parameters
    ----------
    flights : Flights
        (b, k)
    unseen : (b, k)
        Flights that are as good as seen are not flown.
    index : VolumeIndex
        Its border, exact up to the approach.
    limits : Limits3d
        Floor and ceiling.
    approach_m : float
        Nearer than this is an approach.
    from_s, to_s : float
        The watch, s since epoch.

    Returns
    -------
    Deeds
        (b, k)
    """
    shape = unseen.shape
    deeds = Deeds(
        np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    )
    for b in range(shape[0]):
        for k in range(shape[1]):
            if unseen[b, k] < UNSEEN_MIN:
                continue
            begin = max(flights.begins_s[b, k], from_s)
            end = min(flights.ends_s[b, k], to_s)
            if begin > end:
                continue
            state = flights.state[b, k]
            vertical = _vertical(limits, flights.height_m[b, k])
            steps = int((end - begin) / STEP_S) + 1
            was_inside, nearest = False, -np.inf
            for step in range(steps + 1):
                age_s = min(begin + step * STEP_S, end) - flights.begins_s[b, k]
                d, _ = signed_distance(
                    index, state[0] + age_s * state[2], state[1] + age_s * state[3]
                )
                inside = min(d, vertical) > 0.0
                if inside and not was_inside and step > 0:
                    deeds.entries[b, k] += 1
                if inside:
                    deeds.objects[b, k] = 1
                else:
                    nearest = max(nearest, min(d, 0.0))
                was_inside = inside
            if deeds.objects[b, k] == 0 and nearest > -approach_m:
                deeds.approached[b, k] = 1
    return deeds


@kernel
def _vertical(limits: Limits3d, height_m: float) -> float:
    """Return the lesser of the distances above the floor and below the ceiling."""
    low, high = margins(limits, height_m)
    return min(low, high)


@kernel
def batch_law(unseen: Floats, deed: Ints, batch_pmf: Floats) -> Floats:
    """Return the law of one batch: so many seen, so many deeds unseen.

    Parameters
    ----------
    unseen : (b, k)
        Probability that no look saw each member.
    deed : (b, k)
        How often each did what is counted.
    batch_pmf : (k,)
        Probability that a batch has 1, 2, ... k members: its first ones.

    Returns
    -------
    (k + 1, u + 1)
        Mean over the drawn batches; sums to 1.
    """
    members = batch_pmf.size
    most = 0
    for b in range(deed.shape[0]):
        total = 0
        for k in range(members):
            total += deed[b, k]
        most = max(most, total)
    law = np.zeros((members + 1, most + 1))
    for b in range(deed.shape[0]):
        one = np.zeros((members + 1, most + 1))
        one[0, 0] = 1.0
        for k in range(members):
            after = np.zeros(one.shape)
            for s in range(k + 1):
                for u in range(most + 1):
                    if one[s, u] > 0.0:
                        hidden = unseen[b, k] * one[s, u]
                        after[s + 1, u] += one[s, u] - hidden
                        after[s, min(u + deed[b, k], most)] += hidden
            one = after
            law += batch_pmf[k] * one
    law /= deed.shape[0]
    return law
