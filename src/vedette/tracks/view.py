"""In view: which of the unseen one look may have to do with, and what it thins.

A look of a turning beam is a narrow sector. What was swept in it and gave no plot is
thinner afterwards; but the plots that came may be of anything around the antenna,
since a trajectory of the unseen has a wide kernel. So a look with plots has all in view
that a whole turn would see, each with two probabilities.

A look has thousands of trajectories to ask. Most lie far outside its sector or far
inside, which a sine to either edge tells; only near an edge is the direction taken.
"""

from typing import NamedTuple

import numpy as np

from vedette.fixed_math import sin_cos
from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints
from vedette.sensors.coverage import (
    EVERYWHERE,
    NOWHERE,
    RADAR,
    TWO_PI,
    Coverage,
    all_round,
    in_sector,
    p_detect_at,
    swept_rad,
)
from vedette.tracks.gaussian import STATE_SIZE, State, predicted, state_of
from vedette.tracks.motion import Motion
from vedette.tracks.unseen import Unseen, flying

# A sine: what is so far from an edge is on the same side of it for an arc tangent too,
# whose error is a billion times less.
NEAR_EDGE = 1e-6
OUTSIDE, INSIDE, AT_EDGE = range(3)


class InView(NamedTuple):
    """What one look may have to do with, as it is at the end of that look.

    Attributes
    ----------
    row : (c,) which trajectory of the unseen
    p_swept : (c,) probability that the look detects it where the beam was
    p_first : (c,) the same if the beam had swept a whole turn: a plot shows where
    weight : (c,) expected number of objects that are there and were never seen
    state : (c, 14) m, m/s, states and kernels around them (`vedette.tracks.gaussian`)
    """

    row: Ints
    p_swept: Floats
    p_first: Floats
    weight: Floats
    state: Floats


@kernel
def in_view(
    unseen: Unseen, coverage: Coverage, time_s: float, motion: Motion
) -> InView:
    """Find what a look may have seen, and bring it to the end of the look.

    Parameters
    ----------
    unseen : Unseen
        (m,) At any times; not changed.
    coverage : Coverage
        The look.
    time_s : float
        Its end, seconds since epoch.
    motion : Motion
        The motion model.

    Returns
    -------
    InView
        In the order of the unseen; nothing for a receiver of claims.
    """
    around = all_round(coverage)
    edges = _edges(coverage)
    row = np.empty(unseen.weight.size, np.int64)
    first = np.empty(unseen.weight.size)
    swept = np.empty(unseen.weight.size)
    count = 0
    for k in range(unseen.weight.size):
        if coverage.kind == NOWHERE:
            break
        if unseen.weight[k] <= 0.0 or unseen.born_s[k] > time_s:
            continue
        e_m, n_m = _place(unseen, k, time_s)
        if not _in_range(coverage, e_m, n_m):
            continue
        p = unseen.echo[k] * p_detect_at(around, e_m, n_m, unseen.height[k])
        if p <= 0.0:
            continue
        row[count], first[count] = k, p
        swept[count] = p if _is_swept(coverage, edges, e_m, n_m) else 0.0
        count += 1
    view = InView(
        row[:count].copy(),
        swept[:count].copy(),
        first[:count].copy(),
        np.empty(count),
        np.empty((count, STATE_SIZE)),
    )
    for c in range(count):
        k = row[c]
        view.weight[c] = unseen.weight[k] * flying(unseen, k, time_s, motion)
        dt_s = max(time_s - unseen.since_s[k], 0.0)
        q_m2ps3 = unseen.agility[k] * motion.q_m2ps3
        state = predicted(state_of(unseen.mean, unseen.cov, k), dt_s, q_m2ps3)
        for a in range(STATE_SIZE):
            view.state[c, a] = state[a]
    return view


@kernel
def state_in(view: InView, c: int) -> State:
    """Return one of the states in view."""
    s = view.state
    return (
        s[c, 0],
        s[c, 1],
        s[c, 2],
        s[c, 3],
        s[c, 4],
        s[c, 5],
        s[c, 6],
        s[c, 7],
        s[c, 8],
        s[c, 9],
        s[c, 10],
        s[c, 11],
        s[c, 12],
        s[c, 13],
    )


@kernel
def thin_swept(unseen: Unseen, coverage: Coverage, time_s: float, least: float) -> None:
    """Thin the weights of all that a look without plots swept, in place.

    Parameters
    ----------
    unseen : Unseen
        Changed in place.
    coverage : Coverage
        The look.
    time_s : float
        Its end, seconds since epoch.
    least : float
        As for `vedette.tracks.unseen.thin_unseen`.
    """
    if coverage.kind == NOWHERE or coverage.absence <= 0.0:
        return
    around = all_round(coverage)
    edges = _edges(coverage)
    for k in range(unseen.weight.size):
        if unseen.weight[k] <= 0.0 or unseen.born_s[k] > time_s:
            continue
        e_m, n_m = _place(unseen, k, time_s)
        if not _in_range(coverage, e_m, n_m):
            continue
        if not _is_swept(coverage, edges, e_m, n_m):
            continue
        p = unseen.echo[k] * p_detect_at(around, e_m, n_m, unseen.height[k])
        unseen.weight[k] *= 1.0 - p * coverage.absence
        if unseen.weight[k] < least * unseen.drawn[k]:
            unseen.weight[k] = 0.0


@kernel
def _place(unseen: Unseen, k: int, time_s: float) -> tuple[float, float]:
    """Return where a trajectory is at a time, m in the site plane."""
    dt_s = time_s - unseen.since_s[k]
    e_m = unseen.mean[k, 0] + dt_s * unseen.mean[k, 2]
    return e_m, unseen.mean[k, 1] + dt_s * unseen.mean[k, 3]


@kernel
def _edges(coverage: Coverage) -> tuple[float, float, float, float, bool]:
    """Return sine and cosine of both edges of a sector, and whether it is narrow."""
    begin_s, begin_c = sin_cos(coverage.azimuth_from_rad)
    end_s, end_c = sin_cos(coverage.azimuth_to_rad)
    narrow = coverage.kind == RADAR and swept_rad(coverage) < 0.5 * TWO_PI
    return begin_s, begin_c, end_s, end_c, narrow


@kernel
def _is_swept(
    coverage: Coverage,
    edges: tuple[float, float, float, float, bool],
    e_m: float,
    n_m: float,
) -> bool:
    """Say whether a place lies in the sector that was swept."""
    if coverage.kind == EVERYWHERE:
        return True
    de, dn = e_m - coverage.e_m, n_m - coverage.n_m
    side = _side(edges, de, dn) if edges[4] else AT_EDGE
    return side == INSIDE or (side == AT_EDGE and in_sector(coverage, de, dn))


@kernel
def _side(
    edges: tuple[float, float, float, float, bool], de_m: float, dn_m: float
) -> int:
    """Say on which side of the edges of a narrow sector a direction lies."""
    near = NEAR_EDGE * np.sqrt(de_m * de_m + dn_m * dn_m)
    # Clockwise of the first edge, and not of the second.
    after = de_m * edges[1] - dn_m * edges[0]
    before = dn_m * edges[2] - de_m * edges[3]
    if after < -near or before < -near:
        return OUTSIDE
    return INSIDE if after > near and before > near else AT_EDGE


@kernel
def _in_range(coverage: Coverage, e_m: float, n_m: float) -> bool:
    """Say whether a place may be within a radar's reach: never wrongly no."""
    if coverage.kind != RADAR:
        return True
    de, dn = e_m - coverage.e_m, n_m - coverage.n_m
    reach2 = coverage.range_max_m * coverage.range_max_m
    return bool(de * de + dn * dn <= 1.0001 * reach2)
