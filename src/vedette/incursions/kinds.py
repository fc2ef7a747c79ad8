"""Kinds: which of the things that the site expects a track is, by what it did.

Where and when it was first seen says from which ``[[birth]]`` it may have come
(`vedette.tracks.origin`); its mean speed says which of these it flies like. Birds have
births too, and are no objects. Never from a name: kinematics alone.
"""

from collections.abc import Sequence

import numpy as np

from vedette.columns import Floats
from vedette.fixed_math import normal_cdf
from vedette.kernel import kernel
from vedette.site.model import Birth
from vedette.tracks.trajectory import Trajectory

UNCLASSED = "unknown"
NOT_OBJECTS = frozenset({"bird", "clutter"})
# Wind, climbs and the corners of a way make the mean speed of an object less sure than
# the tracker knows it.
SPEED_SIGMA_MPS = 3.0
OTHER_SHARE = 0.05  # of new objects fly at a speed that the site does not expect
OTHER_MPS = 300.0


def labels_of(birth: Birth) -> tuple[str, ...]:
    """Return the classes of a birth, `UNCLASSED` where it states none."""
    return birth.classes or (UNCLASSED,)


def is_counted(birth: Birth) -> bool:
    """Say whether the objects of a birth are counted and warned of: birds are not."""
    return not NOT_OBJECTS.issuperset(labels_of(birth))


def kinds_of(track: Trajectory, births: Sequence[Birth]) -> Floats:
    """Weigh every birth as the origin of a track.

    Parameters
    ----------
    track : Trajectory
        With the shares of births in its first plot.
    births : sequence of Birth
        (a,) Of the site.

    Returns
    -------
    (a,)
        Not made to sum to 1; all 0 for a track that no birth explains, such as that
        of an aircraft which said itself where it was.
    """
    kinds = np.zeros(len(births))
    if track.age_area.size == 0:
        return kinds
    for area, share in zip(
        track.age_area.tolist(), track.age_share.tolist(), strict=True
    ):
        kinds[area] += share
    speed_mps, sigma_mps = mean_speed(track)
    for a, birth in enumerate(births):
        kinds[a] *= speed_density(birth, speed_mps, sigma_mps)
    return kinds


def classes_of(kinds: Floats, births: Sequence[Birth]) -> tuple[tuple[str, float], ...]:
    """Share a track among the classes of the births that it may come from.

    Parameters
    ----------
    kinds : (a,)
        From `kinds_of`.
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


def mean_speed(track: Trajectory) -> tuple[float, float]:
    """Return the mean speed of a track and its standard deviation.

    Parameters
    ----------
    track : Trajectory
        At least one row.

    Returns
    -------
    speed_mps, sigma_mps : float
        Over the ground.
    """
    total, variance = 0.0, 0.0
    rows = track.smoothed.mean.tolist()
    for row, cov in zip(rows, track.smoothed.cov, strict=True):
        total += float(np.sqrt(row[2] * row[2] + row[3] * row[3]))
        variance += 0.5 * float(cov[2, 2] + cov[3, 3])
    # Errors of one track's speeds hang together: their mean is no better than they.
    own = variance / len(rows)
    return total / len(rows), float(np.sqrt(own + SPEED_SIGMA_MPS * SPEED_SIGMA_MPS))


def speed_density(birth: Birth, speed_mps: float, sigma_mps: float) -> float:
    """Return the density of a mean speed among the objects of one birth.

    Parameters
    ----------
    birth : Birth
        States the slowest and fastest, or any speed.
    speed_mps, sigma_mps : float
        The speed and its standard deviation.

    Returns
    -------
    float
        s/m.
    """
    return density_of_speed(*speed_range(birth), speed_mps, sigma_mps)


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
    above = normal_cdf((speed_mps - slow_mps) / sigma_mps)
    beyond = normal_cdf((speed_mps - fast_mps) / sigma_mps)
    usual = (above - beyond) / max(fast_mps - slow_mps, SPEED_SIGMA_MPS)
    return (1.0 - OTHER_SHARE) * usual + OTHER_SHARE / OTHER_MPS
