"""Corroboration: whether looks that covered a claimed position saw something there.

A position that an aircraft sends is a claim. Where a radar's look covered it, the radar
answers: each turn without a plot speaks against an object there by -log(1 - p), each
plot of its own speaks for one. Page's cumulative sum (Page 1954, Biometrika 41:100)
keeps the balance: it never falls below zero, so an aircraft that was seen for hours is
doubted as soon as any other once looks miss it, and is believed again after a plot or
two. Looks that covered nothing say nothing. A claim without a height is judged as if it
were in view: else leaving the height out would make a false claim safe.

At `CONTRADICTED` a claim stands against the radar: with p = 0.85 after five turns
missed in a row, with p = 0.5 after fourteen. It authorises nothing then, and makes no
incursion either: whatever flies there is found by the radar or not at all.
"""

import numpy as np

from vedette.columns import Floats
from vedette.fixed_math import log
from vedette.kernel import kernel
from vedette.sensors.coverage import NOWHERE, Coverage
from vedette.tracks.bernoulli import Tracks
from vedette.tracks.gate import Edges
from vedette.tracks.passes import Chances

CONTRADICTED = 9.210340371976182  # log(10,000): one in ten thousand by chance
# A plot in the gate by chance is at most one in a hundred: log(0.5 / 0.01).
ANSWER = 3.912023005428146


@kernel
def note_answers(
    tracks: Tracks, coverage: Coverage, chance: Chances, edges: Edges, p_edge: Floats
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
    """
    if coverage.kind == NOWHERE:
        return
    for i in range(tracks.key.size):
        seen = 0.0
        for k in range(edges.start[i], edges.start[i + 1]):
            seen += p_edge[k]
        missed = (1.0 - min(seen, 1.0)) * -log(1.0 - chance.p_miss[i])
        tracks.doubt[i] = max(tracks.doubt[i] + missed - seen * ANSWER, 0.0)


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
