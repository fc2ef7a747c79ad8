"""Astray: tracks that lived on for a while after their object had begun another.

False plots, and plots that a radar made of two objects, may lead a track away; its
object begins a new one beside it, and the old one ends only when nothing feeds it any
more. The two overlap, so neither followed the other, and yet they may be of one object.
Two things tell: where the old track was before it was led away, and in which looks the
two were seen, since one object makes one plot in one look. With e the share of looks in
which a track astray takes a plot of something else beside it, q and p the shares that
saw the old track before and the new one when it was alone, and c the probability that
the two would be one plot of that radar, of the looks that saw either

    P(both | one object) = e          P(both | two) = (1 - c) p q / (p + q - p q)

The odds are those of a fragment (`vedette.incursions.same_object`), with the old track
as it was at any of some times before the new one began, times these ratios for every
look while both were there, times the share of tracks that are ever led astray.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from vedette.columns import Floats, Ints
from vedette.fixed_math import exp
from vedette.incursions.beside import (
    Watcher,
    by_beam,
    in_cell,
    pairs_of,
    state_at,
    watchers,
)
from vedette.incursions.same_object import (
    ODDS_MIN,
    Ends,
    Pairs,
    log_density,
    same_kind,
)
from vedette.incursions.unseen_flights import Look
from vedette.tracks.motion import Motion
from vedette.tracks.trajectory import Trajectory

OVERLAP_S_MAX = 1800.0  # what is seen for longer is of something
LED_AWAY_S = (0.0, 30.0, 60.0, 120.0, 240.0)  # before the later track began
BESIDE_SHARE = 0.05  # e
# Of tracks: some six in a thousand of balloons that fly in batches, fewer elsewhere.
ASTRAY_SHARE = 0.01
LOOKS_MAX = 1e6  # looks are not as independent as their product would have it
ALONE_TURNS = 20.0  # in which the later track shows how often it is seen


class Heard(NamedTuple):
    """Plots that were most likely of a track, first axis = the plot, by time.

    Attributes
    ----------
    key : (k,) of the track
    time_s : (k,) s since epoch
    beam : (k,) which turning antenna made it, -1 for what does not turn
    """

    key: Ints
    time_s: Floats
    beam: Ints


NOTHING_HEARD = Heard(np.zeros(0, np.int64), np.zeros(0), np.zeros(0, np.int64))


def astray_pairs(
    tracks: Sequence[Trajectory],
    ends: Ends,
    heard: Heard,
    looks: Sequence[Look],
    cells: Floats,
    motion: Motion,
) -> Pairs:
    """Find the pairs of a track that went astray and the one that its object began.

    Parameters
    ----------
    tracks : sequence of Trajectory
        (n,) By the time they began.
    ends : Ends
        (n,) Of them.
    heard : Heard
        Plots of all tracks.
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
    beams = by_beam(looks)
    for j in range(len(tracks)):
        seeing: list[Watcher] = []
        for i in _candidates(ends, j):
            odds = ASTRAY_SHARE * _density(tracks[i], ends, i, j, motion)
            odds *= same_kind(ends, i, j) / float(ends.first_density[j])
            if odds * LOOKS_MAX < ODDS_MIN:
                continue
            seeing = seeing or watchers(beams, cells, float(ends.begun_s[j]))
            until_s = float(ends.ended_s[i])
            said = 1.0
            for watcher in seeing:
                said *= _looks_say(
                    tracks[i], tracks[j], heard, watcher, until_s, motion
                )
            odds *= min(said, LOOKS_MAX)
            if odds >= ODDS_MIN:
                found.append((j, i, odds))
    return pairs_of(found)


def _candidates(ends: Ends, j: int) -> list[int]:
    """Return the tracks that were there when one began, and ended before it did."""
    over_s = ends.ended_s - ends.begun_s[j]
    timely = (over_s >= 0.0) & (over_s <= OVERLAP_S_MAX)
    timely &= (ends.begun_s < ends.begun_s[j]) & (ends.ended_s < ends.ended_s[j])
    timely &= (ends.address < 0) & (ends.address[j] < 0)
    return np.flatnonzero(timely).tolist()


def _density(track: Trajectory, ends: Ends, i: int, j: int, motion: Motion) -> float:
    """Return the density of a track's first state if another's object began it."""
    total, count = 0.0, 0
    when_s = float(ends.begun_s[j])
    for led_s in LED_AWAY_S:
        if when_s - led_s < float(ends.begun_s[i]):
            break
        mean, cov = state_at(track, when_s - led_s, when_s, motion)
        total += exp(max(log_density(mean, cov, ends, j), -700.0))
        count += 1
    return total / count


def _looks_say(
    old: Trajectory,
    new: Trajectory,
    heard: Heard,
    watcher: Watcher,
    until_s: float,
    motion: Motion,
) -> float:
    """Return how much likelier one object makes the looks of a radar than two."""
    turn_s, begun_s = watcher.coverage.period_s, float(new.time_s[0])
    mine = _times(heard, old.key, watcher.coverage.beam)
    its = _times(heard, new.key, watcher.coverage.beam)
    span_s = ALONE_TURNS * turn_s
    p_old = _seen(mine, begun_s - span_s, begun_s, turn_s)
    p_new = _seen(its, until_s, until_s + span_s, turn_s)
    two = p_old * p_new / (p_old + p_new - p_old * p_new)
    mine = mine[(mine >= begun_s) & (mine <= until_s)]
    its = its[its <= until_s]
    odds = 1.0
    for when_s in mine.tolist():
        beside = (np.abs(its - when_s) < 0.5 * turn_s).any()
        parted = two * (1.0 - _one_plot(old, new, when_s, watcher, motion))
        odds *= _when_both(parted) if beside else _when_one(parted)
    for when_s in its.tolist():
        if not (np.abs(mine - when_s) < 0.5 * turn_s).any():
            parted = two * (1.0 - _one_plot(old, new, when_s, watcher, motion))
            odds *= _when_one(parted)
    return odds


def _times(heard: Heard, key: int, beam: int) -> Floats:
    """Return the times of a track's plots of one antenna."""
    chosen: Floats = heard.time_s[(heard.key == key) & (heard.beam == beam)]
    return chosen


def _seen(time_s: Floats, low_s: float, high_s: float, turn_s: float) -> float:
    """Return the share of turns in which a track is seen, as some of them show it."""
    hits = int(((time_s >= low_s) & (time_s <= high_s)).sum())
    turns = max(round((high_s - low_s) / turn_s), hits)
    return (hits + 1.0) / (turns + 2.0)


def _one_plot(
    old: Trajectory, new: Trajectory, when_s: float, watcher: Watcher, motion: Motion
) -> float:
    """Return the probability that a radar would make one plot of both tracks."""
    if watcher.range_m <= 0.0:
        return 0.0
    place, cov = state_at(old, when_s, when_s, motion)
    other, more = state_at(new, when_s, when_s, motion)
    spread = cov[:2, :2] + more[:2, :2]
    return in_cell(other[:2] - place[:2], spread, place[:2], watcher)[0]


def _when_both(two: float) -> float:
    """Return how much likelier one object makes it that both were seen than two."""
    return BESIDE_SHARE / max(two, BESIDE_SHARE)


def _when_one(two: float) -> float:
    """Return how much likelier one object makes it that one was seen than two."""
    return (1.0 - BESIDE_SHARE) / (1.0 - min(two, 1.0 - BESIDE_SHARE))
