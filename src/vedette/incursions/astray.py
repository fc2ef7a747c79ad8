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
look while both were there, times the share of tracks that are ever led astray and whose
object is found again in just this turn.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from vedette.columns import Floats, Ints, take
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
AGAIN_S = 240.0  # in which its object begins another track, in any turn alike
REACH_M, REACH_MPS = 3000.0, 300.0  # farther off no drone or balloon was led
LOOKS_MAX = 1e6  # looks are not as independent as their product would have it
ALONE_TURNS = 20.0  # in which the later track shows how often it is seen


class Heard(NamedTuple):
    """Plots that were likely of a track known before, first axis = the plot, by time.

    Attributes
    ----------
    key : (k,) of the likeliest of these tracks
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
    beams = {beam: seen for beam, seen in by_beam(looks).items() if beam >= 0}
    plots = _by_key(heard)
    for j in range(len(tracks)):
        seeing: list[Watcher] = []
        for i in _candidates(ends, j):
            seeing = seeing or watchers(beams, cells, float(ends.begun_s[j]))
            if not seeing:
                break
            turn_s = min(watcher.coverage.period_s for watcher in seeing)
            odds = ASTRAY_SHARE * turn_s / AGAIN_S
            odds *= _density(tracks[i], ends, i, j, motion)
            odds *= same_kind(ends, i, j) / float(ends.first_density[j])
            if odds * LOOKS_MAX < ODDS_MIN:
                continue
            old, new = tracks[i], tracks[j]
            mine, its = (plots.get(t.key, NOTHING_HEARD) for t in (old, new))
            said = 1.0
            for watcher in seeing if its.key.size else []:
                said *= _looks_say((old, new), (mine, its), watcher, motion)
            odds *= min(said, LOOKS_MAX)
            if odds >= ODDS_MIN:
                found.append((j, i, odds))
    return pairs_of(found)


def _by_key(heard: Heard) -> dict[int, Heard]:
    """Part plots by their track, each by time."""
    order = np.argsort(heard.key, kind="stable")
    sorted_by_key = take(heard, order)
    edges = np.flatnonzero(np.append(np.diff(sorted_by_key.key) != 0, True)) + 1
    parted, first = {}, 0
    for last in edges.tolist() if order.size else []:
        one = take(sorted_by_key, np.arange(first, last))
        parted[int(one.key[0])] = one
        first = last
    return parted


def _candidates(ends: Ends, j: int) -> list[int]:
    """Return the tracks that were there when one began, and ended before it did."""
    over_s = ends.ended_s - ends.begun_s[j]
    timely = (over_s >= 0.0) & (over_s <= OVERLAP_S_MAX)
    timely &= (ends.begun_s < ends.begun_s[j]) & (ends.ended_s < ends.ended_s[j])
    timely &= (ends.address < 0) & (ends.address[j] < 0)
    step_m = ends.last_mean[:, :2] - ends.first_mean[j, :2]
    reach_m = REACH_M + REACH_MPS * (over_s + LED_AWAY_S[-1])
    near = (np.abs(step_m) <= reach_m[:, None]).all(axis=1)
    return np.flatnonzero(timely & near).tolist()


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
    pair: tuple[Trajectory, Trajectory],
    plots: tuple[Heard, Heard],
    watcher: Watcher,
    motion: Motion,
) -> float:
    """Return how much likelier one object makes the looks of a radar than two.

    Looks count from the first plot that the new track surely had: before it nobody
    knew whose plots were its own.
    """
    (old, new), turn_s = pair, watcher.coverage.period_s
    begun_s, until_s = float(plots[1].time_s[0]), float(old.time_s[-1])
    mine, its = (one.time_s[one.beam == watcher.coverage.beam] for one in plots)
    span_s = ALONE_TURNS * turn_s
    low_s, high_s = float(old.time_s[0]), float(new.time_s[-1])
    p_old = _seen(mine, max(begun_s - span_s, low_s), begun_s, turn_s)
    p_new = _seen(its, until_s, min(until_s + span_s, high_s), turn_s)
    two = p_old * p_new / (p_old + p_new - p_old * p_new)
    odds = 1.0
    for time_s, others in ((mine, its), (its, mine)):
        for when_s in time_s[(time_s >= begun_s) & (time_s <= until_s)].tolist():
            beside = bool((np.abs(others - when_s) < 0.5 * turn_s).any())
            parted = two * (1.0 - _one_plot(old, new, when_s, watcher, motion))
            if beside and time_s is its:
                odds *= BESIDE_SHARE / max(parted, BESIDE_SHARE)
            elif not beside:
                odds *= (1.0 - BESIDE_SHARE) / (1.0 - min(parted, 1.0 - BESIDE_SHARE))
    return odds


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
