"""Tracks: Bernoulli trajectories as arrays, and what one scan does to them.

Each track carries two probabilities. ``existence`` r = P(this trajectory was ever a
real object), moved by evidence alone; ``alive`` a = P(it is still there | real),
which also decays with time. Their product is the r of a standard multi-Bernoulli
filter (Williams 2015, IEEE TAES 51:1664, section IV), so association and misses use
r·a, and counts use r. With p the probability of detection, a miss gives

    r' = r (1 - a p) / (1 - r a p)        a' = a (1 - p) / (1 - a p)

and a detection gives r' = a' = 1; the marginal association probabilities mix these,
and the state is the moment-matched mixture (TOMB/P, the same paper, eqs 57-60).
"""

from typing import NamedTuple

import numpy as np

from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints, Plots
from vedette.tracks.explain import add_plot
from vedette.tracks.gate import Edges
from vedette.tracks.motion import Motion, predict_height, predict_state, survival


class Tracks(NamedTuple):
    """Bernoulli tracks, first axis = the track.

    Attributes
    ----------
    key : (n,) ordinal of birth within the run
    number : (n,) 48-bit public number, a hash of the first plot
    address : (n,) 24-bit address, -1 where unknown
    existence, alive : (n,) probabilities, see the module
    mean : (n, 4) m, m/s, state [e, n, ve, vn] given that the object is there
    cov : (n, 4, 4) its covariance
    height : (n, 2) m, m/s, [h, vh] above the ellipsoid; h is nan where unknown
    height_cov : (n, 3) m², m²/s, m²/s²
    shift : (n, 2) m, how far one sigma of an unknown height moves all of the track
    echo : (n,) share of a look's p_detect at which such an object is seen
    agility : (n,) share of the motion's power of acceleration that it has
        (`vedette.tracks.steady`)
    origin : (n, a) shares of the site's births in its first plot; 0 for what said
        itself where it is
    answers : (n, a) likelihood of what looks said since, given that birth; the
        greatest is 1 (`vedette.tracks.echoes`)
    there : (n, a) P(there | real and of that birth)
    started_s, updated_s : (n,) s since epoch, first and last plot
    hit : (n, b) probability that each beam detected it in one pass
    hit_s : (n, b) s since epoch, that pass: when the beam met the track
    judged_s : (n, b) s since epoch, the last pass that was judged
    claimed_s : (n,) s since epoch, when it last said its position itself
    answered : (n,) 1 once a look had a plot of it
    doubt : (n,) how strongly looks that covered it speak against an object there
        (`vedette.tracks.corroboration`)
    moved : (n,) how much likelier its plots are, were it steady, than were it not
    turning : (n,) P(turning | not steady) (`vedette.tracks.modes`)
    mode_mean : (n, w, 4), mode_cov : (n, w, 4, 4) state in each mode of motion, at
        `mode_s`; w is 0 where the motion has but one
    mode_s : (n, 1) s since epoch; (n, 0) where there are no modes
    """

    key: Ints
    number: Ints
    address: Ints
    existence: Floats
    alive: Floats
    mean: Floats
    cov: Floats
    height: Floats
    height_cov: Floats
    shift: Floats
    echo: Floats
    agility: Floats
    origin: Floats
    answers: Floats
    there: Floats
    started_s: Floats
    updated_s: Floats
    hit: Floats
    hit_s: Floats
    judged_s: Floats
    claimed_s: Floats
    answered: Ints
    doubt: Floats
    moved: Floats
    turning: Floats
    mode_mean: Floats
    mode_cov: Floats
    mode_s: Floats


def empty_tracks(
    count: int = 0, beams: int = 0, kinds: int = 1, modes: int = 0
) -> Tracks:
    """Return room for a number of tracks, of turning beams, births and modes."""
    return Tracks(
        key=np.zeros(count, np.int64),
        number=np.zeros(count, np.int64),
        address=np.full(count, -1, np.int64),
        existence=np.zeros(count),
        alive=np.zeros(count),
        mean=np.zeros((count, 4)),
        cov=np.zeros((count, 4, 4)),
        height=np.full((count, 2), np.nan),
        height_cov=np.zeros((count, 3)),
        shift=np.zeros((count, 2)),
        echo=np.ones(count),
        agility=np.ones(count),
        origin=np.zeros((count, kinds)),
        answers=np.ones((count, kinds)),
        there=np.ones((count, kinds)),
        started_s=np.zeros(count),
        updated_s=np.zeros(count),
        hit=np.zeros((count, beams)),
        hit_s=np.full((count, beams), -np.inf),
        judged_s=np.full((count, beams), -np.inf),
        claimed_s=np.full(count, -np.inf),
        answered=np.zeros(count, np.int64),
        doubt=np.zeros(count),
        moved=np.ones(count),
        turning=np.zeros(count),
        mode_mean=np.zeros((count, modes, 4)),
        mode_cov=np.zeros((count, modes, 4, 4)),
        mode_s=np.zeros((count, min(modes, 1))),
    )


@kernel
def predict_tracks(tracks: Tracks, dt_s: float, motion: Motion) -> None:
    """Move every track by dt_s and let ``alive`` decay, in place.

    Parameters
    ----------
    tracks : Tracks
        Changed in place.
    dt_s : float
        Seconds, not negative.
    motion : Motion
        The motion model.
    """
    survives = survival(motion, dt_s)
    for i in range(tracks.key.size):
        q_m2ps3 = tracks.agility[i] * motion.q_m2ps3
        predict_state(tracks.mean[i], tracks.cov[i], dt_s, q_m2ps3)
        tracks.alive[i] *= survives
        for k in range(tracks.there.shape[1]):
            tracks.there[i, k] *= survives
        if not np.isnan(tracks.height[i, 0]):
            q_vertical = motion.q_vertical_m2ps3
            predict_height(tracks.height[i], tracks.height_cov[i], dt_s, q_vertical)


@kernel
def update_tracks(
    tracks: Tracks, plots: Plots, edges: Edges, p_detect: Floats, p_edge: Floats
) -> Floats:
    """Mix the hypotheses of one scan into every track, in place.

    Parameters
    ----------
    tracks : Tracks
        Predicted to the time of the scan; changed in place.
    plots : Plots
        (m,) The plots of the scan.
    edges : Edges
        Gated pairs, grouped by track.
    p_detect : (n,)
        Probability that this scan detects the track if it is there; 0 where its
        absence would be no evidence.
    p_edge : (k,)
        Marginal probability of each pair.

    Returns
    -------
    (n, 2)
        P(missed | there), and 1 / P(there), after the scan.
    """
    mixed = np.zeros((tracks.key.size, 2))
    mean = np.empty(4)
    cov = np.empty((4, 4))
    height = np.empty(2)
    height_cov = np.empty(3)
    for i in range(tracks.key.size):
        first, last = edges.start[i], edges.start[i + 1]
        detected = 0.0
        for k in range(first, last):
            detected += p_edge[k]
        detected = min(detected, 1.0)
        missed = 1.0 - detected
        r, a, p = tracks.existence[i], tracks.alive[i], p_detect[i]
        unseen_odds = 1.0 - r * a * p  # > 0: see Coverage, p < 1
        r_after = detected + missed * r * (1.0 - a * p) / unseen_odds
        there_missed = missed * r * a * (1.0 - p) / unseen_odds
        there = detected + there_missed
        tracks.existence[i] = min(r_after, 1.0)
        tracks.alive[i] = min(there / r_after, 1.0) if r_after > 0.0 else 0.0
        if there > 0.0:
            mixed[i, 0], mixed[i, 1] = there_missed / there, 1.0 / there
        if last == first or detected <= 0.0:
            continue
        _mix_start(tracks, i, there_missed / there, mean, cov, height, height_cov)
        for k in range(first, last):
            j, part, doubt = edges.plot[k], p_edge[k] / there, edges.doubt[k]
            add_plot(tracks.mean[i], tracks.cov[i], plots, j, part, doubt, mean, cov)
            _mix_height(tracks, i, plots, j, part, height, height_cov)
        _mix_end(tracks, i, mean, cov, height, height_cov)
    return mixed


@kernel
def _mix_start(
    tracks: Tracks,
    i: int,
    weight: float,
    mean: Floats,
    cov: Floats,
    height: Floats,
    height_cov: Floats,
) -> None:
    """Begin the mixture with the missed hypothesis: first and second raw moments.

    Moments are taken about the predicted mean, so that large coordinates do not
    cancel.
    """
    for a in range(4):
        mean[a] = 0.0
        for b in range(4):
            cov[a, b] = weight * tracks.cov[i, a, b]
    height[0] = 0.0
    height[1] = 0.0
    for a in range(3):
        height_cov[a] = weight * tracks.height_cov[i, a]


@kernel
def _mix_height(
    tracks: Tracks,
    i: int,
    plots: Plots,
    j: int,
    weight: float,
    height: Floats,
    height_cov: Floats,
) -> None:
    """Add one updated vertical hypothesis to the raw moments."""
    hh = tracks.height_cov[i, 0]
    hv = tracks.height_cov[i, 1]
    vv = tracks.height_cov[i, 2]
    if np.isnan(plots.h_m[j]) or np.isnan(tracks.height[i, 0]):
        height_cov[0] += weight * hh
        height_cov[1] += weight * hv
        height_cov[2] += weight * vv
        return
    age = plots.age_s[j]
    seen_h, seen_v = hh - age * hv, hv - age * vv  # P H' with H = [1, -age]
    s = seen_h - age * seen_v + plots.r_h_m2[j]
    gain_h = seen_h / s
    gain_v = seen_v / s
    step = plots.h_m[j] - (tracks.height[i, 0] - age * tracks.height[i, 1])
    height[0] += weight * gain_h * step
    height[1] += weight * gain_v * step
    height_cov[0] += weight * (hh - gain_h * seen_h + gain_h * gain_h * step * step)
    height_cov[1] += weight * (hv - gain_h * seen_v + gain_h * gain_v * step * step)
    height_cov[2] += weight * (vv - gain_v * seen_v + gain_v * gain_v * step * step)


@kernel
def _mix_end(
    tracks: Tracks,
    i: int,
    mean: Floats,
    cov: Floats,
    height: Floats,
    height_cov: Floats,
) -> None:
    """Turn raw moments about the prediction into mean and covariance."""
    for a in range(4):
        tracks.mean[i, a] += mean[a]
        for b in range(a, 4):
            value = cov[a, b] - mean[a] * mean[b]
            tracks.cov[i, a, b] = value
            tracks.cov[i, b, a] = value
    tracks.height[i, 0] += height[0]
    tracks.height[i, 1] += height[1]
    tracks.height_cov[i, 0] = height_cov[0] - height[0] * height[0]
    tracks.height_cov[i, 1] = height_cov[1] - height[0] * height[1]
    tracks.height_cov[i, 2] = height_cov[2] - height[1] * height[1]
