"""Traits: what the tracker knows of the objects of every birth that a site states."""

from typing import NamedTuple

import numpy as np

from vedette.columns import Floats
from vedette.kernel import kernel
from vedette.tracks.bernoulli import Tracks
from vedette.tracks.identity import WOULD_SAY_ONE


class Traits(NamedTuple):
    """Traits of objects, first axis = the birth.

    Attributes
    ----------
    echo : (a,) share of a look's p_detect at which they are seen
    agility : (a,) share of the motion's power of acceleration that they have
    says : (a,) probability that one says an address sooner or later
    """

    echo: Floats
    agility: Floats
    says: Floats


def no_traits() -> Traits:
    """Return the traits of whatever may come where a site states no birth."""
    return Traits(np.ones(1), np.ones(1), np.full(1, WOULD_SAY_ONE))


@kernel
def says_of(tracks: Tracks, traits: Traits) -> Floats:
    """Return the probability that each track says an address, by its likely births.

    Parameters
    ----------
    tracks : Tracks
        (n,)
    traits : Traits
        (a,)

    Returns
    -------
    (n,)
        `WOULD_SAY_ONE` where no birth explains a track.
    """
    says = np.full(tracks.key.size, WOULD_SAY_ONE)
    if tracks.origin.shape[1] != traits.says.size:
        return says
    for i in range(says.size):
        total, saying = 0.0, 0.0
        for k in range(traits.says.size):
            weight = tracks.origin[i, k] * tracks.answers[i, k]
            total += weight
            saying += weight * traits.says[k]
        if total > 0.0:
            says[i] = saying / total
    return says
