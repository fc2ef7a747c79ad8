"""Beside: objects lost in a resolution cell with another, and found when they part.

A radar makes one plot of two objects in one cell. The plot goes to the track of one;
the other's ends, and what parts from the cell later begins anew. Nothing speaks against
the lost object then, since no look could have told it apart, and it was where its
companion was. So where a track i ended in the cell of a track g that flew on, a later
track j is i again with the odds

    c s N(x_j; x_g(t_j), P_g + P_j + D) / (lambda v(x_j))

with c the probability that i and g were in one cell of every radar that covers them, s
that of a flight to last so long, D the cell and what it may fly in the time since it
left it, and lambda v the density of new objects where j began
(`vedette.incursions.same_object`).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from vedette.columns import Floats, Ints
from vedette.fixed_math import exp, normal_cdf
from vedette.incursions.same_object import (
    ODDS_MIN,
    Ends,
    Pairs,
    log_density,
    same_kind,
)
from vedette.incursions.unseen_flights import Look
from vedette.kernel import kernel
from vedette.sensors.coverage import Coverage, all_round, p_detect_at
from vedette.tracks.motion import Motion
from vedette.tracks.trajectory import Trajectory

COVERED = 0.1  # of p_detect: a look that sees less would seldom have told them apart
COMPANY_MIN = 0.05  # rarer companions are left out
LEFT_S = 60.0  # what parts is seen for itself so long after, at the latest
# A track may live on a little beside its companion after its object has parted from it.
OVERLAP_S_MAX = 600.0
HIDDEN_S_MAX = 3600.0  # its companion says where it is, so it may be long


class Radar(NamedTuple):
    """One radar and its cell.

    Attributes
    ----------
    coverage : Coverage
        As if its beam had swept a whole turn.
    range_m, azimuth_rad : float
        Objects nearer than this in both make one plot.
    """

    coverage: Coverage
    range_m: float
    azimuth_rad: float


class Company(NamedTuple):
    """Which track another was lost with.

    Attributes
    ----------
    other : int
        Place of the companion, -1 for none.
    share : float
        Probability that they were in one cell.
    cell_m2 : (float, float, float)
        Covariance ee, en, nn of a place that is even over that cell.
    """

    other: int
    share: float
    cell_m2: tuple[float, float, float]


def parted_pairs(
    tracks: Sequence[Trajectory],
    ends: Ends,
    looks: Sequence[Look],
    cells: Floats,
    motion: Motion,
) -> Pairs:
    """Find the pairs of a track that was lost beside another and one that parted.

    Parameters
    ----------
    tracks : sequence of Trajectory
        (n,) By the time they began.
    ends : Ends
        (n,) Of them.
    looks : sequence of Look
        Those whose silence is evidence.
    cells : (beams, 2) m, rad
        What each turning radar tells apart.
    motion : Motion
        Of the tracker.

    Returns
    -------
    Pairs
        By the later track, then by the earlier.
    """
    radars = _radars(looks, cells)
    found: list[tuple[int, int, float]] = []
    for i in range(len(tracks)) if radars else []:
        # Only what could begin again asks for company: most tracks do not.
        after = _candidates(ends, i)
        if not after:
            continue
        company = _company(tracks, ends, radars, i)
        if company.share >= COMPANY_MIN:
            found += _parted(tracks, ends, company, i, after, motion)
    found.sort()
    return Pairs(
        np.array([i for _, i, _ in found], np.int64),
        np.array([j for j, _, _ in found], np.int64),
        np.array([odds for _, _, odds in found], np.float64),
    )


def _radars(looks: Sequence[Look], cells: Floats) -> list[Radar]:
    """Return every radar that looked and has a cell, as it looked last."""
    last = {look.coverage.beam: look.coverage for look in looks}
    return [
        Radar(all_round(last[beam]), float(cells[beam, 0]), float(cells[beam, 1]))
        for beam in sorted(last)
        if 0 <= beam < len(cells) and cells[beam, 0] > 0.0
    ]


def _candidates(ends: Ends, i: int) -> list[int]:
    """Return the tracks that began when one had ended, or shortly before."""
    gap_s = ends.begun_s - ends.ended_s[i]
    timely = (gap_s >= -OVERLAP_S_MAX) & (gap_s <= HIDDEN_S_MAX)
    timely &= ends.begun_s > ends.begun_s[i]
    timely &= (ends.address < 0) | (ends.address[i] < 0)
    return np.flatnonzero(timely).tolist()


def _company(
    tracks: Sequence[Trajectory], ends: Ends, radars: Sequence[Radar], i: int
) -> Company:
    """Return the track that one was most likely lost with."""
    when_s = ends.ended_s[i]
    place, cov = ends.last_mean[i, :2], ends.last_cov[i, :2, :2]
    height_m = float(tracks[i].height[-1, 0])
    seeing = [
        radar
        for radar in radars
        if p_detect_at(radar.coverage, place[0], place[1], height_m) >= COVERED
    ]
    best = Company(-1, 0.0, (0.0, 0.0, 0.0))
    living = (ends.begun_s < when_s) & (ends.ended_s > when_s)
    for other in np.flatnonzero(living).tolist() if seeing else []:
        mean, more = _state_at(tracks[other], when_s)
        step = mean[:2] - place
        share, cell_m2 = 1.0, best.cell_m2
        for radar in seeing:
            together, cell = _in_cell(step, cov + more[:2, :2], place, radar)
            if together <= share:
                share, cell_m2 = together, cell
        if share > best.share:
            best = Company(other, share, cell_m2)
    return best


def _state_at(track: Trajectory, when_s: float) -> tuple[Floats, Floats]:
    """Return mean and covariance of a track at the row next before a time."""
    row = max(int(np.searchsorted(track.time_s, when_s, side="right")) - 1, 0)
    return track.smoothed.mean[row], track.smoothed.cov[row]


def _in_cell(
    step: Floats, cov: Floats, place: Floats, radar: Radar
) -> tuple[float, tuple[float, float, float]]:
    """Say how likely a step stays in a cell of a radar, and what that cell is."""
    coverage = radar.coverage
    de, dn = place[0] - coverage.e_m, place[1] - coverage.n_m
    distance_m = float(np.sqrt(max(de * de + dn * dn, 1.0)))
    east, north = de / distance_m, dn / distance_m
    wide_m = distance_m * radar.azimuth_rad
    along = step[0] * east + step[1] * north
    across = step[1] * east - step[0] * north
    ee, en, nn = cov[0, 0], cov[0, 1], cov[1, 1]
    along_m2 = ee * east * east + 2.0 * en * east * north + nn * north * north
    across_m2 = ee * north * north - 2.0 * en * east * north + nn * east * east
    share = _between(along, along_m2, radar.range_m)
    share *= _between(across, across_m2, wide_m)
    r_m2, w_m2 = radar.range_m**2, wide_m**2
    cell = (
        r_m2 * east * east + w_m2 * north * north,
        (r_m2 - w_m2) * east * north,
        r_m2 * north * north + w_m2 * east * east,
    )
    return share, cell


@kernel
def _between(mean: float, variance: float, half: float) -> float:
    """Return the probability of a Gaussian within a distance of zero."""
    sigma = np.sqrt(max(variance, 1e-6))
    return float(normal_cdf((half - mean) / sigma) - normal_cdf((-half - mean) / sigma))


def _parted(
    tracks: Sequence[Trajectory],
    ends: Ends,
    company: Company,
    i: int,
    after: Sequence[int],
    motion: Motion,
) -> list[tuple[int, int, float]]:
    """Return the tracks that may have parted from a companion, with their odds."""
    found = []
    g = company.other
    cell = _with_flight(company.cell_m2, motion.q_m2ps3)
    for j in after:
        when_s = float(ends.begun_s[j])
        if j == g or not ends.begun_s[g] < when_s <= ends.ended_s[g]:
            continue
        mean, cov = _state_at(tracks[g], when_s)
        lasted = exp(-motion.death_rate_ps * max(when_s - float(ends.ended_s[i]), 0.0))
        density = exp(max(log_density(mean, cov + cell, ends, j), -700.0))
        odds = company.share * lasted * density * same_kind(ends, i, j)
        odds /= float(ends.first_density[j])
        if odds >= ODDS_MIN:
            found.append((j, i, odds))
    return found


def _with_flight(cell_m2: tuple[float, float, float], q_m2ps3: float) -> Floats:
    """Return the covariance of what left a cell up to `LEFT_S` before."""
    cov = np.zeros((4, 4))
    cov[0, 0], cov[0, 1], cov[1, 1] = cell_m2
    cov[1, 0] = cell_m2[1]
    for axis in range(2):
        cov[axis, axis] += q_m2ps3 * LEFT_S**3 / 3.0
        cov[axis, axis + 2] = cov[axis + 2, axis] = q_m2ps3 * LEFT_S**2 / 2.0
        cov[axis + 2, axis + 2] = q_m2ps3 * LEFT_S
    return cov


def joined(pairs: Pairs, more: Pairs) -> Pairs:
    """Add the odds of pairs up.

    Parameters
    ----------
    pairs, more : Pairs
        Of the same tracks.

    Returns
    -------
    Pairs
        By the later track, then by the earlier; each pair once.
    """
    if not more.odds.size:
        return pairs
    odds: dict[tuple[int, int], float] = {}
    for some in (pairs, more):
        for i, j, value in zip(
            some.earlier.tolist(),
            some.later.tolist(),
            some.odds.tolist(),
            strict=True,
        ):
            odds[j, i] = odds.get((j, i), 0.0) + value
    keys = sorted(odds)
    return Pairs(
        _column([i for _, i in keys]),
        _column([j for j, _ in keys]),
        np.array([odds[key] for key in keys]),
    )


def _column(values: list[int]) -> Ints:
    """Return places as a column."""
    return np.array(values, np.int64)
