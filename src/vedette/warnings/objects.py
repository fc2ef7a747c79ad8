"""How probable it is that a track is an object of a kind that counts, as known then.

The same question as that of the counts (`vedette.incursions.kinds`), asked while the
track flies: its first plot says from which ``[[birth]]`` it may have come, the speed it
has now says which of these it flies like. A bird that flies like a bird warns nobody.
Metres and seconds.
"""

from collections.abc import Sequence

import numpy as np

from vedette.columns import Floats, Ints
from vedette.incursions.kinds import (
    SPEED_SIGMA_MPS,
    density_of_speed,
    is_counted,
    speed_range,
)
from vedette.kernel import kernel
from vedette.site.model import Birth
from vedette.tracks.origin import Origins


def objects_among(
    key: Ints, mean: Floats, cov: Floats, births: Sequence[Birth], origins: Origins
) -> Floats:
    """Give the probability that each sighting is of an object that counts.

    Parameters
    ----------
    key : (n,)
        Of the track.
    mean : (n, 4) m, m/s
        States.
    cov : (n, 4, 4) m², m²/s, m²/s²
        Covariances.
    births : sequence of Birth
        (a,) Of the site.
    origins : Origins
        Of every track that began at plots, by key.

    Returns
    -------
    (n,)
        1 for a track that no birth explains, such as that of an aircraft which said
        itself where it was: the policy judges those.
    """
    ranges = np.array([speed_range(birth) for birth in births]).reshape(-1, 2)
    counted = np.array([float(is_counted(birth)) for birth in births])
    if counted.all():
        return np.ones(len(key))
    first = np.searchsorted(origins.key, key, side="left")
    last = np.searchsorted(origins.key, key, side="right")
    return _shares(first, last, origins, mean, cov, ranges, counted)


@kernel
def _shares(
    first: Ints,
    last: Ints,
    origins: Origins,
    mean: Floats,
    cov: Floats,
    ranges: Floats,
    counted: Floats,
) -> Floats:
    """Weigh births for each sighting, whose origins are those from first to last."""
    found = np.ones(first.size)
    for i in range(first.size):
        ve, vn = mean[i, 2], mean[i, 3]
        speed = np.sqrt(ve * ve + vn * vn)
        variance = 0.5 * (cov[i, 2, 2] + cov[i, 3, 3])
        sigma = np.sqrt(variance + SPEED_SIGMA_MPS * SPEED_SIGMA_MPS)
        counting = total = 0.0
        for k in range(first[i], last[i]):
            a = origins.area[k]
            flies_so = density_of_speed(ranges[a, 0], ranges[a, 1], speed, sigma)
            total += origins.share[k] * flies_so
            counting += counted[a] * origins.share[k] * flies_so
        if total > 0.0:
            found[i] = counting / total
    return found
