"""Steadiness: what an object may be says how hard it manoeuvres.

A bird on its way holds its course where a drone turns at every corner. A model that
gives a bird the freedom of a drone loses it between two plots that are a minute apart:
its place has become a guess, so the next plot seems clutter, and after it a new object.
So every birth has an *agility*, the share of the motion's power of acceleration that
its objects have. A mixture of kinds of one mean moves as its mean power does, since the
covariance of a prediction is linear in the power; hence a track has

    agility = Σ o l t g / Σ o l t

over the kinds: o the share of the kind in its first plot, l the likelihood of what
looks said since, t P(there | that kind) (`vedette.tracks.echoes`), g the agility of the
kind. An aircraft that says who it is, and what no birth explains, has all of the power.
Where a motion has modes, a steady kind is a mode of its own (`vedette.tracks.modes`).
"""

from collections.abc import Iterable

from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints
from vedette.tracks.bernoulli import Tracks

# A bird on its way turns by some 10 degrees in a minute at 15 m/s: a power of 0.1 m²/s³
# (15² 0.17² / 60). A sixty-fourth of 9 m²/s³ (`vedette.picture.MOTION`) is that, with
# some to spare.
STEADY_SHARE = 1.0 / 64.0
AGILITIES = {"bird": STEADY_SHARE}


def agility_of(classes: Iterable[str]) -> float:
    """Return how hard objects of a birth manoeuvre.

    Parameters
    ----------
    classes : iterable of str
        What they may be, as the site file says.

    Returns
    -------
    float
        Share of the motion's power of acceleration, of the most agile of them; 1 for
        what is not known to be steady.
    """
    return max((AGILITIES.get(one, 1.0) for one in classes), default=1.0)


@kernel
def note_agility(tracks: Tracks, chosen: Ints, agilities: Floats) -> None:
    """Say by what power tracks move on, in place.

    Parameters
    ----------
    tracks : Tracks
        (n,) Changed in place.
    chosen : (k,)
        Those of which a look said something.
    agilities : (a,)
        Of each birth.
    """
    if tracks.origin.shape[1] != agilities.size:
        return
    for i in chosen:
        tracks.agility[i] = _agility(tracks, i, agilities)


@kernel
def _agility(tracks: Tracks, i: int, agilities: Floats) -> float:
    """Return the mean over the kinds that one track may be."""
    if tracks.address[i] >= 0:
        return 1.0
    total, power = 0.0, 0.0
    for k in range(agilities.size):
        weight = tracks.origin[i, k] * tracks.answers[i, k] * tracks.there[i, k]
        total += weight
        power += weight * agilities[k]
    return float(power / total) if total > 0.0 else 1.0
