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
from vedette.plots.plot import Plots
from vedette.tracks.explain import measured
from vedette.tracks.first import part_of
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
def origins_of(
    unseen: Unseen,
    p_detect: Floats,
    plots: Plots,
    first: Ints,
    key: Ints,
    p_new: Floats,
    time_s: float,
) -> Origins:
    """Say how old the objects of tracks that begin may be, and where they come from.

    Parameters
    ----------
    unseen : Unseen
        In view, as they are at the time of the scan, not yet thinned by it.
    p_detect : (m,)
        Probability that this look detects each.
    plots : Plots
        The plots of the scan.
    first, key : (b,)
        First plot and key of each track that begins.
    p_new : (b,)
        Probability that the plot is a first one.
    time_s : float
        Of the scan, seconds since epoch.

    Returns
    -------
    Origins
        Track by track, then by the order of the unseen.
    """
    likely = 0
    for p in p_new:
        likely += 1 if p >= ORIGIN_MIN else 0
    capacity = likely * unseen.weight.size
    owner = np.empty(capacity, np.int64)
    area = np.empty(capacity, np.int64)
    age_s = np.empty(capacity)
    share = np.empty(capacity)
    count = 0
    part = np.empty(unseen.weight.size)
    expected = unseen.weight * p_detect
    for b in range(first.size):
        if p_new[b] < ORIGIN_MIN:
            continue
        total, most, plot = 0.0, 0.0, measured(plots, first[b])
        for k in range(unseen.weight.size):
            part[k] = part_of(unseen.mean[k], unseen.cov[k], expected[k], plot)
            total += part[k]
            most = max(most, part[k])
        for k in range(unseen.weight.size):
            if part[k] > SHARE_MIN * most:
                owner[count] = key[b]
                area[count] = unseen.area[k]
                age_s[count] = max(time_s - unseen.born_s[k], 0.0)
                share[count] = part[k] / total
                count += 1
    return Origins(
        owner[:count].copy(),
        area[:count].copy(),
        age_s[:count].copy(),
        share[:count].copy(),
    )
