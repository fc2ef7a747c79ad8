"""Passes: what a turning beam says of a track, once in every turn.

A look of a turning antenna is a narrow sector. A track stands somewhere within its own
uncertainty, so its plot may come from the sector before or after the one where its mean
lies. Hence: a plot may be its own while the beam is within the gate of it, and its
absence counts when the beam has left gate and three sigma of the plots' azimuth behind,
once in a turn, and only as far as no plot of that turn was taken for its own. A pass
that happened before the track began says nothing.

A look of a whole turn, or of a sensor that does not turn, judges everything at once.
"""

from typing import NamedTuple

import numpy as np

from vedette.fixed_math import atan2
from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints
from vedette.sensors.coverage import (
    RADAR,
    TWO_PI,
    Coverage,
    all_round,
    full_turn,
    p_detect_at,
    swept_rad,
)
from vedette.tracks.bernoulli import Tracks
from vedette.tracks.gate import Edges

HALF_TURN = 0.5 * TWO_PI
BEYOND_SIGMAS = 3.0  # how far beyond the gate the beam must be
WHOLE_TURN = 0.95  # looks end at sectors: a turn is over a little before or after
SLACK = 0.001  # of a turn: times of looks are interpolated
WINDOW_MAX_RAD = 0.5 * HALF_TURN  # a track at the antenna may be anywhere around it


class Chances(NamedTuple):
    """What one look could say of every track, first axis = the track.

    Attributes
    ----------
    p_hit : (n,) probability that a plot of this look is the track's
    p_miss : (n,) probability that it would have been seen by now and was not
    passed : (n,) 1 where the beam has left the track behind in this look
    """

    p_hit: Floats
    p_miss: Floats
    passed: Ints


@kernel
def chances(tracks: Tracks, coverage: Coverage, gate: float, time_s: float) -> Chances:
    """Say what a look could say of every track.

    Parameters
    ----------
    tracks : Tracks
        (n,) Predicted to the time of the look.
    coverage : Coverage
        The look.
    gate : float
        Largest squared Mahalanobis distance of a pair.
    time_s : float
        End of the look, seconds since epoch.

    Returns
    -------
    Chances
        Probabilities of 0 where nothing is said.
    """
    n = tracks.key.size
    found = Chances(np.zeros(n), np.zeros(n), np.zeros(n, np.int64))
    around = all_round(coverage)
    turning = coverage.kind == RADAR and coverage.beam >= 0
    whole = not turning or swept_rad(coverage) >= TWO_PI
    for i in range(n):
        e_m, n_m, h_m = tracks.mean[i, 0], tracks.mean[i, 1], tracks.height[i, 0]
        if whole:
            found.p_hit[i] = p_detect_at(coverage, e_m, n_m, h_m)
            found.p_miss[i] = found.p_hit[i] * coverage.absence
            continue
        p = p_detect_at(around, e_m, n_m, h_m)
        if p <= 0.0:
            continue
        left = p * (1.0 - tracks.hit[i, coverage.beam])
        within, behind_rad, reach_rad = _beam(tracks, i, coverage, gate)
        if within:
            found.p_hit[i] = left
        if _judges(tracks, i, coverage, behind_rad, reach_rad, time_s):
            found.p_miss[i] = left
            found.passed[i] = 1
    return found


@kernel
def _judges(
    tracks: Tracks,
    i: int,
    coverage: Coverage,
    behind_rad: float,
    reach_rad: float,
    time_s: float,
) -> bool:
    """Say whether this look is the one that judges a track in this turn.

    The whole window must have been swept, after the track began and while the beam was
    followed. A track that may be all around the antenna is judged after a whole turn.
    """
    if coverage.absence <= 0.0 or behind_rad >= HALF_TURN:
        return False
    turn_s = coverage.period_s
    judged_s = tracks.judged_s[i, coverage.beam]
    if reach_rad >= WINDOW_MAX_RAD:
        begun_s = max(tracks.started_s[i], coverage.since_s, judged_s)
        return bool(time_s - begun_s >= WHOLE_TURN * turn_s)
    passed_s = time_s - behind_rad / TWO_PI * turn_s
    entered_s = passed_s - 2.0 * reach_rad / TWO_PI * turn_s
    followed = entered_s >= coverage.since_s - SLACK * turn_s
    apart = passed_s - judged_s >= 0.5 * turn_s
    return bool(followed and apart and passed_s >= tracks.started_s[i])


@kernel
def _beam(
    tracks: Tracks, i: int, coverage: Coverage, gate: float
) -> tuple[bool, float, float]:
    """Return whether a track's window was swept, how far ago, and half its width."""
    de = tracks.mean[i, 0] - coverage.e_m
    dn = tracks.mean[i, 1] - coverage.n_m
    distance2 = max(de * de + dn * dn, 1.0)
    cov, shift = tracks.cov[i], tracks.shift[i]
    across = (dn * shift[0] - de * shift[1]) ** 2
    across += dn * dn * cov[0, 0] - 2.0 * de * dn * cov[0, 1] + de * de * cov[1, 1]
    own = across / (distance2 * distance2)
    beam = coverage.sigma_azimuth_rad
    reach = np.sqrt(gate * (own + beam * beam)) + BEYOND_SIGMAS * beam
    if reach >= WINDOW_MAX_RAD:
        return True, 0.0, WINDOW_MAX_RAD
    far = atan2(de, dn) + reach
    width = swept_rad(coverage)
    within = full_turn(far - coverage.azimuth_from_rad) <= width + 2.0 * reach
    return within, full_turn(coverage.azimuth_to_rad - far), reach


@kernel
def note_pass(
    tracks: Tracks,
    coverage: Coverage,
    passed: Ints,
    edges: Edges,
    p_edge: Floats,
    time_s: float,
) -> None:
    """Remember what this look said of every track, in place.

    Parameters
    ----------
    tracks : Tracks
        (n,) Changed in place.
    coverage : Coverage
        The look.
    passed : (n,)
        From `chances`.
    edges : Edges
        Gated pairs.
    p_edge : (k,)
        Marginal probability of each pair.
    time_s : float
        End of the look, seconds since epoch.
    """
    beam = coverage.beam
    if beam < 0 or swept_rad(coverage) >= TWO_PI:
        return
    for i in range(tracks.key.size):
        if passed[i] == 1:
            tracks.judged_s[i, beam] = time_s
            tracks.hit[i, beam] = 0.0
            continue
        for k in range(edges.start[i], edges.start[i + 1]):
            tracks.hit[i, beam] = min(tracks.hit[i, beam] + p_edge[k], 1.0)
