"""Passes: what a turning beam says of a track, once in every turn.

A look of a turning antenna is a narrow sector. A track stands somewhere within its own
uncertainty, so its plot may come from the sector before or after the one where its mean
lies. Hence: a plot may be its own while the beam is within the gate of it, and its
absence counts when the beam has left gate and three sigma of the plots' azimuth behind,
once in a turn, and only as far as no plot of that pass was taken for its own.

A pass is known by the moment when the beam meets the track's mean: two moments less
than half a turn apart are one pass. So what was seen in one pass is never held against
another, whatever was not judged in between: an outage, a turn out of view, a plot that
came late. A pass that began before the track did, or before the beam was followed,
judges nothing.

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
    passed : (n,) 1 where this look judges the track
    hit : (n,) probability that a look before this one detected it in the same pass
    met_s : (n,) s since epoch, when the beam meets it in the pass of this look
    """

    p_hit: Floats
    p_miss: Floats
    passed: Ints
    hit: Floats
    met_s: Floats


class Window(NamedTuple):
    """Where a beam stands to the window of directions in which a track may be seen.

    Attributes
    ----------
    swept : whether some of the window was swept in this look
    behind_rad : how far the beam has left the track's mean behind, negative before it
    reach_rad : half the width of the window
    """

    swept: bool
    behind_rad: float
    reach_rad: float


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
    found = Chances(
        np.zeros(n), np.zeros(n), np.zeros(n, np.int64), np.zeros(n), np.empty(n)
    )
    found.met_s[:] = time_s
    turning = coverage.kind == RADAR and coverage.beam >= 0
    whole = not turning or swept_rad(coverage) >= TWO_PI
    around = coverage if whole else all_round(coverage)
    for i in range(n):
        p = tracks.echo[i] * p_detect_at(
            around, tracks.mean[i, 0], tracks.mean[i, 1], tracks.height[i, 0]
        )
        if whole:
            found.p_hit[i] = p
            found.p_miss[i] = p * coverage.absence
            found.passed[i] = 1 if found.p_miss[i] > 0.0 else 0
            continue
        mean, cov, shift = tracks.mean, tracks.cov, tracks.shift
        place = mean[i, 0], mean[i, 1], shift[i, 0], shift[i, 1]
        spread = cov[i, 0, 0], cov[i, 0, 1], cov[i, 1, 1]
        window = _window(place, spread, coverage, gate)
        met_s = time_s - window.behind_rad / TWO_PI * coverage.period_s
        found.met_s[i] = met_s
        judged_s = tracks.judged_s[i, coverage.beam]
        if _same_pass(
            tracks.hit_s[i, coverage.beam], judged_s, coverage, window, met_s
        ):
            found.hit[i] = tracks.hit[i, coverage.beam]
        left = p * (1.0 - found.hit[i])
        if window.swept:
            found.p_hit[i] = left
        started_s = tracks.started_s[i]
        if p > 0.0 and _judges(started_s, judged_s, coverage, window, met_s):
            found.p_miss[i] = left
            found.passed[i] = 1
    return found


@kernel
def _same_pass(
    hit_s: float, judged_s: float, coverage: Coverage, window: Window, met_s: float
) -> bool:
    """Say whether what was detected last was detected in this pass already."""
    if window.reach_rad >= WINDOW_MAX_RAD:
        return hit_s > max(coverage.since_s, judged_s)
    return abs(met_s - hit_s) < 0.5 * coverage.period_s


@kernel
def _judges(
    started_s: float, judged_s: float, coverage: Coverage, window: Window, met_s: float
) -> bool:
    """Say whether this look is the one that judges a track in this pass.

    The whole window must have been swept, after the track began and while the beam was
    followed. A track that may be all around the antenna is judged after a whole turn.
    """
    if coverage.absence <= 0.0:
        return False
    turn_s = coverage.period_s
    begun_s = max(started_s, coverage.since_s)
    if window.reach_rad >= WINDOW_MAX_RAD:
        return bool(met_s - max(begun_s, judged_s) >= WHOLE_TURN * turn_s)
    beyond = window.behind_rad - window.reach_rad
    if not 0.0 <= beyond < max(HALF_TURN, swept_rad(coverage)):
        return False
    entered_s = met_s - window.reach_rad / TWO_PI * turn_s
    followed = entered_s >= begun_s - SLACK * turn_s
    return bool(followed and met_s - judged_s >= 0.5 * turn_s)


@kernel
def _window(
    place: tuple[float, float, float, float],
    spread: tuple[float, float, float],
    coverage: Coverage,
    gate: float,
) -> Window:
    """Say where the beam stands at the end of a look.

    Of the track are handed over its place and shift, and the covariance of its place.
    Directions are counted the way the beam turns.
    """
    de, dn = place[0] - coverage.e_m, place[1] - coverage.n_m
    distance2 = max(de * de + dn * dn, 1.0)
    across = (dn * place[2] - de * place[3]) ** 2
    across += dn * dn * spread[0] - 2.0 * de * dn * spread[1] + de * de * spread[2]
    own = across / (distance2 * distance2)
    beam = coverage.sigma_azimuth_rad
    reach = np.sqrt(gate * (own + beam * beam)) + BEYOND_SIGMAS * beam
    if reach >= WINDOW_MAX_RAD:
        return Window(True, 0.0, WINDOW_MAX_RAD)
    onward = coverage.clockwise > 0.0
    ahead = coverage.azimuth_to_rad if onward else -coverage.azimuth_from_rad
    since_near = full_turn(ahead - coverage.clockwise * atan2(de, dn) + reach)
    swept = since_near <= swept_rad(coverage) + 2.0 * reach
    behind = since_near - reach
    if behind >= HALF_TURN and not swept:
        behind -= TWO_PI  # nearer to the pass that comes
    return Window(swept, behind, reach)


@kernel
def note_pass(
    tracks: Tracks, coverage: Coverage, chance: Chances, edges: Edges, p_edge: Floats
) -> None:
    """Remember what this look said of every track, in place.

    Parameters
    ----------
    tracks : Tracks
        (n,) Changed in place.
    coverage : Coverage
        The look.
    chance : Chances
        From `chances`.
    edges : Edges
        Gated pairs.
    p_edge : (k,)
        Marginal probability of each pair.
    """
    beam = coverage.beam
    if beam < 0 or swept_rad(coverage) >= TWO_PI:
        return
    for i in range(tracks.key.size):
        if chance.passed[i] == 1:
            tracks.judged_s[i, beam] = chance.met_s[i]
            continue
        seen = 0.0
        for k in range(edges.start[i], edges.start[i + 1]):
            seen += p_edge[k]
        if seen > 0.0:
            tracks.hit[i, beam] = min(chance.hit[i] + seen, 1.0)
            tracks.hit_s[i, beam] = chance.met_s[i]


@kernel
def note_begun(begun: Tracks, coverage: Coverage, gate: float, time_s: float) -> None:
    """Remember the pass in which a plot began each track, in place.

    Parameters
    ----------
    begun : Tracks
        (b,) Tracks that begin at plots of this look; changed in place.
    coverage : Coverage
        The look.
    gate : float
        Largest squared Mahalanobis distance of a pair.
    time_s : float
        End of the look, seconds since epoch.
    """
    if coverage.beam < 0:
        return
    first = chances(begun, coverage, gate, time_s)
    for b in range(begun.key.size):
        begun.hit[b, coverage.beam] = 1.0
        begun.hit_s[b, coverage.beam] = first.met_s[b]
