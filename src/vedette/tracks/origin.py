"""Origins: how long an object may have been unseen before its first plot.

The unseen that explain a first plot were born at different times. Their shares say how
old the object may be: where every look would have seen it, only the youngest are left;
where nothing looked, the old ones are. `vedette.incursions.back_cast` walks a track
back by these ages.
"""

from typing import NamedTuple

import numpy as np

from vedette.columns import Floats, Ints
from vedette.kernel import kernel
from vedette.tracks.unseen import Unseen

SHARE_MIN = (
    0.01  # of the best birth: one that explains a plot so much worse is left out
)
ORIGIN_MIN = 1e-4  # plots less likely to be first ones begin no track


class Origins(NamedTuple):
    """Ages of objects at their first plot, first axis = one possible birth.

    Attributes
    ----------
    key : (n,) of the track
    area : (n,) index of the area of birth
    age_s : (n,) s from birth to first plot
    share : (n,) of the density of that first plot
    """

    key: Ints
    area: Ints
    age_s: Floats
    share: Floats


def no_origins() -> Origins:
    """Return an empty table."""
    none = np.zeros(0, np.int64)
    return Origins(none, none, np.zeros(0), np.zeros(0))


@kernel
def room_for_origins(p_new: Floats, count: int) -> Origins:
    """Return room for the origins of tracks that begin.

    Parameters
    ----------
    p_new : (b,)
        Probability that the first plot of each is a first one.
    count : int
        Trajectories in view.

    Returns
    -------
    Origins
        To be written by `note_origins`.
    """
    likely = 0
    for p in p_new:
        likely += 1 if p >= ORIGIN_MIN else 0
    room = likely * count
    return Origins(
        np.empty(room, np.int64),
        np.empty(room, np.int64),
        np.empty(room),
        np.empty(room),
    )


@kernel
def note_origins(
    origins: Origins,
    used: int,
    unseen: Unseen,
    row: Ints,
    part: Floats,
    total: float,
    key: int,
    p_new: float,
    time_s: float,
) -> int:
    """Say how old the object of a track that begins may be, and where it comes from.

    Parameters
    ----------
    origins : Origins
        Written from `used` on.
    used : int
        How many are written.
    unseen : Unseen
        (m,) What may be there.
    row : (c,)
        Which of them are in view.
    part : (c,) 1/m²
        What each adds to the density of first plots at the plot.
    total : float
        Their sum.
    key : int
        Of the track.
    p_new : float
        Probability that the plot is a first one.
    time_s : float
        Of the scan, seconds since epoch.

    Returns
    -------
    int
        How many are written now.
    """
    if p_new < ORIGIN_MIN:
        return used
    most = 0.0
    for c in range(part.size):
        most = max(most, part[c])
    for c in range(part.size):
        if part[c] > SHARE_MIN * most:
            origins.key[used] = key
            origins.area[used] = unseen.area[row[c]]
            origins.age_s[used] = max(time_s - unseen.born_s[row[c]], 0.0)
            origins.share[used] = part[c] / total
            used += 1
    return used


@kernel
def written(origins: Origins, used: int) -> Origins:
    """Return the origins that were written."""
    return Origins(
        origins.key[:used].copy(),
        origins.area[:used].copy(),
        origins.age_s[:used].copy(),
        origins.share[:used].copy(),
    )
