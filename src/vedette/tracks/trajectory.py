"""Trajectories: whole lives of tracks, smoothed, on the picture's time grid.

A trajectory has a row for every scan that said something about the track and for
every step of the picture between its first and its last plot; rows that are on the
grid alone are predicted from the row before. So no gap between rows is longer than a
step, and between two rows a path is a straight line.
"""

from typing import NamedTuple

import numpy as np

from vedette.columns import take
from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints
from vedette.tracks.agility import settle
from vedette.tracks.history import Firsts, Rows
from vedette.tracks.motion import Motion, predict_height, predict_state, survival
from vedette.tracks.origin import Origins
from vedette.tracks.smooth import Smoothed, smooth, smooth_offset


class Trajectory(NamedTuple):
    """One track's life, first axis = the row.

    Attributes
    ----------
    key, number, address : int
        As in `Tracks`; the address is the last one known.
    address_since_s : float
        When it was first known, s since epoch.
    existence : float
        P(it was ever a real object), with all evidence.
    time_s : (n,) s since epoch
    on_grid : (n,) 1 where the row is a step of the picture
    alive : (n,) P(there at that time | real), with hindsight
    mean : (n, 4) m, m/s, filtered
    smoothed : Smoothed
        With hindsight.
    height : (n, 2) m, m/s, nan where unknown
    height_var_m2 : (n,) m²
    silent_s : (n,) s since the last plot before this row
    doubt : (n,) how strongly looks that covered it spoke against an object there
    shift : (n, 2) m, how far one sigma of an unknown height moves the whole track
    age_s, age_share : (k,) how long it may have been unseen before its first plot, and
        with which weights; empty where nobody can tell
    age_area : (k,) the area of birth, a number of the site's `[[birth]]` tables
    first_density_pm2 : float
        1/m², expected first plots per area where its first plot was.
    origin : (a,) shares of the site's births in its first plot
    answers : (a,) likelihood of all looks after it, given that birth
    known_until_s : float
        s since epoch, the last look that said anything of it.
    alive_then : float
        P(there at that time | real).
    """

    key: int
    number: int
    address: int
    address_since_s: float
    existence: float
    time_s: Floats
    on_grid: Ints
    alive: Floats
    mean: Floats
    smoothed: Smoothed
    height: Floats
    height_var_m2: Floats
    silent_s: Floats
    doubt: Floats
    shift: Floats
    age_s: Floats
    age_share: Floats
    age_area: Ints
    first_density_pm2: float
    origin: Floats
    answers: Floats
    known_until_s: float
    alive_then: float


def trajectories(
    rows: Rows, origins: Origins, firsts: Firsts, motion: Motion, step_s: float
) -> list[Trajectory]:
    """Build every trajectory of a history.

    Parameters
    ----------
    rows : Rows
        Sorted by key, then by time.
    origins : Origins
        In order of key.
    firsts : Firsts
        In order of key.
    motion : Motion
        The tracker's motion model.
    step_s : float
        Step of the picture; instants are its multiples since epoch.

    Returns
    -------
    list of Trajectory
        In order of key.
    """
    ends = np.flatnonzero(np.append(rows.key[1:] != rows.key[:-1], True))
    result = []
    first = 0
    for last in ends.tolist() if rows.key.size else []:
        part = take(rows, np.arange(first, last + 1))
        begin, end = np.searchsorted(origins.key, [part.key[0], part.key[0] + 1])
        ages = take(origins, np.arange(begin, end))
        at = np.searchsorted(firsts.key, part.key[0])
        begun = float(firsts.density_pm2[at]), firsts.origin[at]
        result.append(_trajectory(part, ages, begun, motion, step_s))
        first = last + 1
    return result


def _trajectory(
    rows: Rows,
    origins: Origins,
    begun: tuple[float, Floats],
    motion: Motion,
    step_s: float,
) -> Trajectory:
    """Build one trajectory from the rows of one track."""
    lean = np.pad(rows.shift, ((0, 0), (0, 2)))
    q_m2ps3 = motion.q_m2ps3 * rows.agility
    # What aircraft say of themselves decides their paths; plots of radars do not.
    coarse = rows.address[-1] < 0 or bool(rows.shift.any())
    if coarse:
        again = settle(rows.time_s, rows.mean, rows.cov, rows.shift, q_m2ps3)
        q_m2ps3, lean = again.q_m2ps3, again.lean
        rows = rows._replace(mean=again.mean, cov=again.cov)
    heard = int(np.flatnonzero(rows.time_s <= rows.updated_s[-1])[-1]) + 1
    source, time_s, on_grid = grid_rows(rows.time_s[:heard], step_s)
    alive, mean, cov, height, height_var, silent_s = refine(
        rows, source, time_s, motion, q_m2ps3
    )
    smoothed = smooth(time_s, mean, cov, q_m2ps3[source])
    lean = lean[source]
    lean[:, :2] += (time_s - rows.time_s[source])[:, None] * lean[:, 2:]
    if coarse:
        lean = smooth_offset(time_s, lean, smoothed.gain)
    return Trajectory(
        key=int(rows.key[0]),
        number=int(rows.number[0]),
        address=int(rows.address[-1]),
        address_since_s=float(rows.time_s[rows.address == rows.address[-1]][0]),
        existence=float(rows.existence[-1]),
        time_s=time_s,
        on_grid=on_grid,
        alive=alive,
        mean=mean,
        smoothed=smoothed,
        height=height,
        height_var_m2=height_var,
        silent_s=silent_s,
        doubt=rows.doubt[source],
        shift=lean[:, :2].copy(),
        age_s=origins.age_s,
        age_share=origins.share,
        age_area=origins.area,
        first_density_pm2=begun[0],
        origin=begun[1],
        answers=rows.answers[-1],
        known_until_s=float(rows.time_s[-1]),
        alive_then=float(rows.alive[-1]),
    )


@kernel
def grid_rows(time_s: Floats, step_s: float) -> tuple[Ints, Floats, Ints]:
    """Merge the times of rows with the instants of the picture between them.

    Parameters
    ----------
    time_s : (n,) s
        Not decreasing.
    step_s : float
        Step of the picture.

    Returns
    -------
    source : (m,)
        Row that each merged row is, or is predicted from.
    time_s : (m,) s
        Merged times.
    on_grid : (m,)
        1 for the instants.
    """
    n = time_s.size
    span = int((time_s[n - 1] - time_s[0]) / step_s) + 2
    source = np.empty(n + span, np.int64)
    merged = np.empty(n + span)
    on_grid = np.zeros(n + span, np.int64)
    tick = np.ceil(time_s[0] / step_s)
    count = 0
    for i in range(n):
        source[count], merged[count] = i, time_s[i]
        last_at_time = i == n - 1 or time_s[i + 1] > time_s[i]
        if tick * step_s == time_s[i] and last_at_time:
            on_grid[count] = 1
            tick += 1.0
        count += 1
        while i < n - 1 and tick * step_s < time_s[i + 1]:
            source[count], merged[count] = i, tick * step_s
            on_grid[count] = 1
            count += 1
            tick += 1.0
    return source[:count].copy(), merged[:count].copy(), on_grid[:count].copy()


@kernel
def refine(
    rows: Rows, source: Ints, time_s: Floats, motion: Motion, q_m2ps3: Floats
) -> tuple[Floats, Floats, Floats, Floats, Floats, Floats]:
    """Fill merged rows: copies where a scan was, predictions where only the grid is.

    Parameters
    ----------
    rows : Rows
        Of one track.
    source, time_s
        From `grid_rows`.
    motion : Motion
        The motion model.
    q_m2ps3 : (n,) m²/s³
        Power of acceleration from each row on.

    Returns
    -------
    alive : (m,)
        With hindsight: P(dead at k | all) = P(dead at k | up to k) P(dead at k + 1 |
        all) / P(dead at k + 1 | up to k), since the dead stay dead.
    mean : (m, 4), cov : (m, 4, 4)
    height : (m, 2), height_var_m2 : (m,), silent_s : (m,)
    """
    m = source.size
    alive = np.empty(m)
    mean = np.empty((m, 4))
    cov = np.empty((m, 4, 4))
    height = np.empty((m, 2))
    height_var = np.empty(m)
    silent_s = np.empty(m)
    vertical = np.empty(3)
    for k in range(m):
        i = source[k]
        dt_s = time_s[k] - rows.time_s[i]
        mean[k] = rows.mean[i]
        cov[k] = rows.cov[i]
        height[k] = rows.height[i]
        vertical[:] = rows.height_cov[i]
        alive[k] = rows.alive[i] * survival(motion, dt_s)
        silent_s[k] = max(time_s[k] - rows.updated_s[i], 0.0)
        if dt_s > 0.0:
            predict_state(mean[k], cov[k], dt_s, q_m2ps3[i])
            predict_height(height[k], vertical, dt_s, motion.q_vertical_m2ps3)
        height_var[k] = vertical[0]
    hindsight = alive.copy()
    for k in range(m - 2, -1, -1):
        ahead = 1.0 - alive[k] * survival(motion, time_s[k + 1] - time_s[k])
        if ahead > 0.0:
            dead = (1.0 - alive[k]) * (1.0 - hindsight[k + 1]) / ahead
            hindsight[k] = 1.0 - min(dead, 1.0)
    return hindsight, mean, cov, height, height_var, silent_s


def position_cov(cov: Floats, shift: Floats) -> Floats:
    """Return covariances with what an unknown height adds to the position.

    Parameters
    ----------
    cov : (n, 4, 4)
        Of states.
    shift : (n, 2) m
        One sigma of the common shift.

    Returns
    -------
    (n, 4, 4)
        Copies.
    """
    total = cov.copy()
    for a in range(2):
        for b in range(2):
            total[:, a, b] += shift[:, a] * shift[:, b]
    return total
