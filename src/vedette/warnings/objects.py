"""How probable it is that a track is an object of a kind that counts, as known then.

The same question as that of the counts (`vedette.incursions.kinds`), asked while the
track flies: where it was first seen and how it answered the looks since says from
which ``[[birth]]`` it may have come, the speed it has now which of these it flies like.
A bird that flies like a bird warns nobody. Metres and seconds.
"""

from collections.abc import Sequence

import numpy as np

from vedette.columns import Floats
from vedette.incursions.kinds import (
    MOMENT_SIGMA_MPS,
    density_of_speed,
    speed_range,
)
from vedette.kernel import kernel
from vedette.site.model import Birth


def objects_among(
    kinds: Floats, mean: Floats, cov: Floats, births: Sequence[Birth]
) -> Floats:
    """Give the probability that each sighting is of an object that counts.

    Parameters
    ----------
    kinds : (n, a)
        Weight of each birth of the site, by origin and answers; or (n, 1) where a
        site states none.
    mean : (n, 4) m, m/s
        States.
    cov : (n, 4, 4) m², m²/s, m²/s²
        Covariances.
    births : sequence of Birth
        (a,) Of the site.

    Returns
    -------
    (n,)
        1 for a track that no birth explains, such as that of an aircraft which said
        itself where it was: the policy judges those.
    """
    ranges = np.array([speed_range(birth) for birth in births]).reshape(-1, 2)
    counted = np.array([float(birth.is_counted) for birth in births])
    if counted.all():
        return np.ones(len(kinds))
    return _shares(kinds, mean, cov, ranges, counted)


@kernel
def _shares(
    kinds: Floats, mean: Floats, cov: Floats, ranges: Floats, counted: Floats
) -> Floats:
    """Weigh the births for each sighting."""
    found = np.ones(kinds.shape[0])
    for i in range(found.size):
        ve, vn = mean[i, 2], mean[i, 3]
        speed = np.sqrt(ve * ve + vn * vn)
        variance = 0.5 * (cov[i, 2, 2] + cov[i, 3, 3])
        sigma = np.sqrt(variance + MOMENT_SIGMA_MPS * MOMENT_SIGMA_MPS)
        counting = total = 0.0
        for a in range(counted.size):
            flies_so = density_of_speed(ranges[a, 0], ranges[a, 1], speed, sigma)
            total += kinds[i, a] * flies_so
            counting += counted[a] * kinds[i, a] * flies_so
        if total > 0.0:
            found[i] = counting / total
    return found
