"""Owners: of which target is each track, where a target vouches for one track alone.

Law: docs/adr/0003-existence-calibration.md, the reading *own*. Given all true
positions, targets stand where plots stand in a scan, every one of them has a track if
it can, and a pair is worth the odds of the track's existence times the density of its
position; `vedette.tracks.association` makes probabilities of that. So two tracks that
share one target at 0.6 and 0.4 come true at 0.6 and 0.4, and a second track of an
object that has one already does not come true twice.

Positions m in the site plane, covariances m².
"""

import numpy as np

from vedette.columns import Floats
from vedette.tracks.association import pair_marginals
from vedette.tracks.exchange import NAMED
from vedette.tracks.gate import Edges

REACH = 20.0  # squared Mahalanobis distance: the tracker's own gate
NOBODY_PM2 = 1e-8  # of targets without a track: so few that one in reach has one
EXACT_SIDE = 12  # larger clusters of tracks and targets are not enumerated


def pair_worth(
    existence: Floats, positions_m: Floats, cov_m2: Floats, targets_m: Floats
) -> tuple[Floats, Floats]:
    """Say what it is worth to call a track that of a target.

    Parameters
    ----------
    existence : (k,)
        Stated probability that the object of each track is there.
    positions_m : (k, 2) m
        Of the tracks.
    cov_m2 : (k, 2, 2) m²
        Of these positions.
    targets_m : (t, 2) m
        Where the targets are.

    Returns
    -------
    worth : (k, t)
        Log odds of the existence plus log density of the position (1/m²).
    distance : (k, t)
        Squared Mahalanobis distance.
    """
    if len(existence) == 0 or len(targets_m) == 0:
        nothing = np.zeros((2, len(existence), len(targets_m)))
        return nothing[0], nothing[1]
    gaps = targets_m[None, :, :] - positions_m[:, None, :]
    distance = np.einsum("rti,rij,rtj->rt", gaps, np.linalg.inv(cov_m2), gaps)
    stated = np.clip(existence, 1e-9, 1.0 - 1e-9)
    log_area = 0.5 * np.log(np.linalg.det(cov_m2)) + np.log(2.0 * np.pi)
    odds = np.log(stated / (1.0 - stated)) - log_area
    return odds[:, None] - 0.5 * distance, distance


def owners(
    existence: Floats, positions_m: Floats, cov_m2: Floats, targets_m: Floats
) -> Floats:
    """Return the probability that each track is that of each target.

    Parameters
    ----------
    existence, positions_m, cov_m2, targets_m
        As in `pair_worth`.

    Returns
    -------
    (k, t)
        Rows and columns sum to at most 1.
    """
    worth, distance = pair_worth(existence, positions_m, cov_m2, targets_m)
    allowed = distance <= REACH
    tracks, places = np.nonzero(allowed)
    weight = np.exp(worth[allowed]) / NOBODY_PM2
    start = np.concatenate([[0], np.cumsum(allowed.sum(axis=1))])
    edges = Edges(start, places, weight, np.zeros(len(weight)))
    named = np.full(len(existence), NAMED)  # whose a track is, not what is there
    pairs = pair_marginals(edges, weight, len(targets_m), EXACT_SIDE, named)
    shares = np.zeros(worth.shape)
    shares[tracks, places] = pairs
    return shares
