"""Corroboration: whether looks that covered a claimed position saw something there.

A position that an aircraft sends is a claim. Where a radar's look covered it, the radar
answers: each turn without a plot speaks against an object there by -log(1 - p), each
plot of its own speaks for one. Page's cumulative sum (Page 1954, Biometrika 41:100)
keeps the balance: it never falls below zero, so an aircraft that was seen for hours is
doubted as soon as any other once looks miss it, and is believed again after a plot or
two. Looks that covered nothing say nothing. A claim without a height is covered as far
as the heights that it may have are in view: leaving the height out slows its doubt and
does not make a false claim safe.

A radar may see less than its site file says, and its misses come in runs: a banking
aircraft, a fade, a hill. So p is not the stated one. What a radar answers of claims
that were answered before is counted (the mean of a Beta posterior, its prior at what is
stated, at most what is stated), and an honest aircraft is given two thirds of that.
A claim that nothing ever answered teaches nothing, so false claims cannot blind a
radar; one that stops being answered teaches until it is contradicted.

At `CONTRADICTED` a claim stands against the radar: where it answers nine turns in ten,
after eleven turns missed in a row; where every other, after twenty-three. It
authorises nothing then, and makes no incursion either: whatever flies there is found by
the radar or not at all.
"""

import numpy as np

from vedette.columns import Floats
from vedette.fixed_math import log
from vedette.kernel import kernel
from vedette.sensors.coverage import NOWHERE, P_DETECT_MAX, Coverage
from vedette.tracks.bernoulli import Tracks
from vedette.tracks.gate import Edges
from vedette.tracks.passes import Chances
from vedette.tracks.weigh import SURE

CONTRADICTED = 9.210340371976182  # log(10,000): one in ten thousand by chance
# A plot in the gate by chance is at most one in a hundred: log(0.5 / 0.01).
ANSWER = 3.912023005428146
# Of what a radar answers on the average, an honest aircraft in a bad place gets this.
CAREFUL = 2.0 / 3.0
STATED_TURNS = 5.0  # the stated probability weighs as much as so many turns of a claim
# Turns of claims that are remembered: known to 0.04, and a radar that fails for twenty
# aircraft at once is found out in ten turns, before it contradicts any of them.
LEARNT_TURNS = 200.0
# A position carried on for longer without a claim may be wrong by itself.
CLAIMED_TURNS = 2.0


def no_answers(beams: int) -> Floats:
    """Return (beams, 2) turns of claims that each radar answered and did not: none."""
    return np.zeros((beams, 2))


@kernel
def note_answers(
    tracks: Tracks,
    coverage: Coverage,
    chance: Chances,
    edges: Edges,
    p_edge: Floats,
    answers: Floats,
    time_s: float,
) -> None:
    """Add what a look says of every track to its doubt, in place.

    Parameters
    ----------
    tracks : Tracks
        (n,) Changed in place.
    coverage : Coverage
        The look; a receiver of claims answers nothing.
    chance : Chances
        What the look could say of every track.
    edges : Edges
        Gated pairs.
    p_edge : (k,)
        Marginal probability of each pair.
    answers : (b, 2)
        What each radar answered of claims, as in `no_answers`; changed in place.
    time_s : float
        End of the look, seconds since epoch.
    """
    share = honest_share(coverage, answers)
    for i in range(tracks.key.size):
        seen = 0.0
        for k in range(edges.start[i], edges.start[i + 1]):
            seen += p_edge[k]
        seen = min(seen, 1.0)
        if coverage.kind == NOWHERE:
            if seen > SURE:
                tracks.claimed_s[i] = time_s
            continue
        judged = chance.passed[i] == 1 and coverage.beam >= 0
        if judged and _teaches(tracks, i, coverage, time_s):
            _learn(answers[coverage.beam], min(chance.hit[i] + seen, 1.0))
        missed = (1.0 - seen) * -log(1.0 - share * chance.p_miss[i])
        tracks.doubt[i] = max(tracks.doubt[i] + missed - seen * ANSWER, 0.0)
        if seen > SURE:
            tracks.answered[i] = 1


@kernel
def honest_share(coverage: Coverage, answers: Floats) -> float:
    """Return how much of the stated p an honest aircraft is sure to be seen with.

    Parameters
    ----------
    coverage : Coverage
        The look.
    answers : (b, 2)
        As in `no_answers`.

    Returns
    -------
    float
        At most `CAREFUL`.
    """
    if coverage.beam < 0:
        return CAREFUL
    stated = min(coverage.p_detect, P_DETECT_MAX)
    hits, misses = answers[coverage.beam, 0], answers[coverage.beam, 1]
    learnt = (STATED_TURNS * stated + hits) / (STATED_TURNS + hits + misses)
    return float(CAREFUL * min(learnt / stated, 1.0))


@kernel
def _teaches(tracks: Tracks, i: int, coverage: Coverage, time_s: float) -> bool:
    """Say whether a look that judges a claim tells how well the radar sees."""
    fresh = time_s - tracks.claimed_s[i] <= CLAIMED_TURNS * coverage.period_s
    believed = tracks.answered[i] == 1 and tracks.doubt[i] < CONTRADICTED
    return bool(fresh and believed and not np.isnan(tracks.height[i, 0]))


@kernel
def _learn(answers: Floats, seen: float) -> None:
    """Count one turn of a claim, and forget the oldest by as much."""
    answers[0] += seen
    answers[1] += 1.0 - seen
    turns = answers[0] + answers[1]
    if turns > LEARNT_TURNS:
        answers[0] *= LEARNT_TURNS / turns
        answers[1] *= LEARNT_TURNS / turns


def doubt_at(time_s: Floats, doubt: Floats, when_s: float) -> float:
    """Return the doubt of a track as it was at one time.

    Parameters
    ----------
    time_s : (n,) s since epoch
        Times of its rows, not decreasing.
    doubt : (n,)
        Its doubt there.
    when_s : float
        Seconds since epoch.

    Returns
    -------
    float
        That of the last row up to then; 0 before the first.
    """
    row = int(np.searchsorted(time_s, when_s, side="right")) - 1
    return float(doubt[row]) if row >= 0 else 0.0
