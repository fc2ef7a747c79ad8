"""Beside: objects lost in a resolution cell with another, and found when they part.

A radar makes one plot of two objects in one cell. The plot goes to the track of one;
the other's ends, and what parts from the cell later begins anew. Nothing speaks against
the lost object then, since no look could have told it apart, and it was where its
companion was. So where a track i ended in the cell of a track g that flew on, a later
track j is i again with the odds

    c s h N(x_j; x_g(t_j), P_g + P_j + D) / (lambda v(x_j))

with c the probability that g was there, in one cell with i for every sensor that saw
the place, s that of a flight to last so long, h that of parting in just this turn (any
turn of the time that it was hidden is as likely), D the cell and what it may fly in the
time since it left it, and lambda v the density of new objects where j began
(`vedette.incursions.same_object`).
"""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter, itemgetter
from typing import NamedTuple

import numpy as np

from vedette.columns import Floats
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
from vedette.tracks.motion import Motion, predict_state
from vedette.tracks.trajectory import Trajectory, position_cov

COVERED = 0.1  # of p_detect: a look that sees less would seldom have told them apart
COMPANY_MIN = 0.05  # rarer companions are left out
LEFT_S = 60.0  # what parts is seen for itself so long after, at the latest
# How long before a time a sensor's last look may lie for it to be a watcher then.
RECENT_TURNS, RECENT_S = 3.0, 30.0
HIDDEN_S_MAX = 3600.0  # its companion says where it is, so it may be long


class Watcher(NamedTuple):
    """One sensor whose silence is evidence.

    Attributes
    ----------
    coverage : Coverage
        As if its beam had swept a whole turn.
    range_m, azimuth_rad : float
        Objects nearer than this in both make one plot; 0 where it tells all apart.
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
        Probability that it was there, and in one cell.
    cell_m2 : (float, float, float)
        Covariance ee, en, nn of a place that is even over that cell.
    period_s : float
        Time of a turn of the sensor with that cell.
    """

    other: int
    share: float
    cell_m2: tuple[float, float, float]
    period_s: float


NOBODY = Company(-1, 0.0, (0.0, 0.0, 0.0), 0.0)


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
        Those whose silence is evidence, by time.
    cells : (beams, 2) m, rad
        What each turning radar tells apart.
    motion : Motion
        Of the tracker.

    Returns
    -------
    Pairs
        By the later track, then by the earlier.
    """
    found: list[tuple[int, int, float]] = []
    beams = by_beam(looks) if cells.any() else {}
    for i in range(len(tracks)) if beams else []:
        # Only what could begin again asks for company: most tracks do not.
        after = _candidates(ends, i)
        if not after:
            continue
        seeing = watchers(beams, cells, float(ends.ended_s[i]))
        company = _company(tracks, ends, seeing, i, motion)
        if company.share >= COMPANY_MIN:
            found += _parted(tracks, ends, company, i, after, motion)
    return pairs_of(found)


def by_beam(looks: Sequence[Look]) -> dict[int, list[Look]]:
    """Group looks by their antenna.

    Parameters
    ----------
    looks : sequence of Look
        By time.

    Returns
    -------
    dict of int to list of Look
        By time.
    """
    grouped: dict[int, list[Look]] = {}
    for look in looks:
        grouped.setdefault(look.coverage.beam, []).append(look)
    return grouped


def watchers(
    beams: dict[int, list[Look]], cells: Floats, when_s: float
) -> list[Watcher]:
    """Return the sensors that looked a short while before a time.

    Parameters
    ----------
    beams : dict of int to list of Look
        From `by_beam`.
    cells : (b, 2) m, rad
        What each turning radar tells apart.
    when_s : float
        s since epoch.

    Returns
    -------
    list of Watcher
        In the order of the antennas.
    """
    found = []
    for beam, looks in beams.items():
        row = bisect_right(looks, when_s, key=attrgetter("time_s")) - 1
        if row < 0:
            continue
        coverage = looks[row].coverage
        if when_s - looks[row].time_s > max(RECENT_TURNS * coverage.period_s, RECENT_S):
            continue
        cell = cells[beam] if 0 <= beam < len(cells) else np.zeros(2)
        found.append(Watcher(all_round(coverage), float(cell[0]), float(cell[1])))
    return found


def _candidates(ends: Ends, i: int) -> list[int]:
    """Return the tracks that began when one had ended."""
    gap_s = ends.begun_s - ends.ended_s[i]
    timely = (gap_s > 0.0) & (gap_s <= HIDDEN_S_MAX)
    timely &= (ends.address < 0) | (ends.address[i] < 0)
    return np.flatnonzero(timely).tolist()


def _company(
    tracks: Sequence[Trajectory],
    ends: Ends,
    watchers: Sequence[Watcher],
    i: int,
    motion: Motion,
) -> Company:
    """Return the track that one was most likely lost with."""
    when_s = float(ends.ended_s[i])
    place, cov = ends.last_mean[i, :2], ends.last_cov[i, :2, :2]
    height_m = float(tracks[i].height[-1, 0])
    seeing = [
        watcher
        for watcher in watchers
        if p_detect_at(watcher.coverage, place[0], place[1], height_m) >= COVERED
    ]
    best = NOBODY
    # A sensor without a cell would have told them apart.
    if not seeing or any(watcher.range_m <= 0.0 for watcher in seeing):
        return best
    living = (ends.begun_s < when_s) & (ends.ended_s > when_s)
    for other in np.flatnonzero(living).tolist():
        mean, more = state_at(tracks[other], when_s, when_s, motion)
        step = mean[:2] - place
        together = [
            (*in_cell(step, cov + more[:2, :2], place, watcher), watcher)
            for watcher in seeing
        ]
        share, cell_m2, watcher = min(together, key=itemgetter(0))
        share *= tracks[other].existence
        if share > best.share:
            best = Company(other, share, cell_m2, watcher.coverage.period_s)
    return best


def state_at(
    track: Trajectory, known_s: float, when_s: float, motion: Motion
) -> tuple[Floats, Floats]:
    """Predict a track to a time from the row next before another.

    Parameters
    ----------
    track : Trajectory
        The track, with hindsight.
    known_s, when_s : float
        The row is the last at or before the first; the state is that at the second.
    motion : Motion
        Of the tracker.

    Returns
    -------
    mean : (4,), cov : (4, 4)
        With what an unknown height adds.
    """
    row = max(int(np.searchsorted(track.time_s, known_s, side="right")) - 1, 0)
    mean = track.smoothed.mean[row].copy()
    one = slice(row, row + 1)
    cov = position_cov(track.smoothed.cov[one], track.shift[one])[0]
    predict_state(mean, cov, when_s - float(track.time_s[row]), motion.q_m2ps3)
    return mean, cov


def in_cell(
    step: Floats, cov: Floats, place: Floats, watcher: Watcher
) -> tuple[float, tuple[float, float, float]]:
    """Say how likely a step stays in a cell of a sensor, and what that cell is.

    Parameters
    ----------
    step : (2,) m
        From one object to another.
    cov : (2, 2) m²
        Of that step.
    place : (2,) m
        Where the first is.
    watcher : Watcher
        The sensor.

    Returns
    -------
    share : float
        Probability that they are in one cell.
    cell_m2 : (ee, en, nn)
        As in `Company`.
    """
    coverage = watcher.coverage
    de, dn = place[0] - coverage.e_m, place[1] - coverage.n_m
    distance_m = float(np.sqrt(max(de * de + dn * dn, 1.0)))
    east, north = de / distance_m, dn / distance_m
    range_m, wide_m = watcher.range_m, distance_m * watcher.azimuth_rad
    along = step[0] * east + step[1] * north
    across = step[1] * east - step[0] * north
    ee, en, nn = cov[0, 0], cov[0, 1], cov[1, 1]
    along_m2 = ee * east * east + 2.0 * en * east * north + nn * north * north
    across_m2 = ee * north * north - 2.0 * en * east * north + nn * east * east
    share = _between(along, along_m2, range_m) * _between(across, across_m2, wide_m)
    # Even over the cell on both sides: a third of its square.
    r_m2, w_m2 = range_m * range_m / 3.0, wide_m * wide_m / 3.0
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
    left = _with_flight(company.cell_m2, motion.q_m2ps3)
    for j in after:
        when_s = float(ends.begun_s[j])
        if j == g or not ends.begun_s[g] < when_s <= ends.ended_s[g]:
            continue
        mean, cov = state_at(tracks[g], when_s, when_s, motion)
        hidden_s = when_s - float(ends.ended_s[i])
        share = company.share * exp(-motion.death_rate_ps * hidden_s)
        share *= company.period_s / max(hidden_s, company.period_s)
        density = exp(max(log_density(mean, cov + left, ends, j), -700.0))
        odds = share * density * same_kind(ends, i, j) / float(ends.first_density[j])
        if odds >= ODDS_MIN:
            found.append((j, i, odds))
    return found


def _with_flight(cell_m2: tuple[float, float, float], q_m2ps3: float) -> Floats:
    """Return the covariance of what left a cell up to `LEFT_S` before."""
    cov = np.zeros((4, 4))
    predict_state(np.zeros(4), cov, LEFT_S, q_m2ps3)
    cov[0, 0] += cell_m2[0]
    cov[0, 1] += cell_m2[1]
    cov[1, 0] += cell_m2[1]
    cov[1, 1] += cell_m2[2]
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
    return pairs_of([(j, i, value) for (j, i), value in odds.items()])


def pairs_of(found: list[tuple[int, int, float]]) -> Pairs:
    """Lay out pairs of a later and an earlier track with their odds, each once.

    Parameters
    ----------
    found : list of (later, earlier, odds)
        In any order.

    Returns
    -------
    Pairs
        By the later track, then by the earlier.
    """
    rows = sorted(found)
    return Pairs(
        np.array([i for _, i, _ in rows], np.int64),
        np.array([j for j, _, _ in rows], np.int64),
        np.array([odds for _, _, odds in rows], np.float64),
    )
