"""Judging: one track against one volume, crossings and visits from the same paths."""

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from vedette.incursions.back_cast import FirstSeen, walk_back
from vedette.incursions.crossing import (
    Crossing,
    Judged,
    back_cast_crossing,
    event_crossings,
)
from vedette.incursions.line import Limits3d
from vedette.incursions.onward import Life, Onward, fly_on
from vedette.incursions.paths import (
    Stretch,
    find_passages,
    near_levels,
    near_steps,
    nominal_passages,
    shift_paths,
)
from vedette.incursions.visits import (
    Visits,
    begin_visits,
    ends_inside,
    note_approach,
    note_back_cast,
    note_onward,
    note_passages,
)
from vedette.limits import LIMITS
from vedette.plots.plot import Ints
from vedette.tracks.smooth import cholesky, sample_paths
from vedette.tracks.trajectory import Trajectory, position_cov


class Judgement(NamedTuple):
    """What one track did at one volume.

    Attributes
    ----------
    crossings : list of Crossing
        By time, those of at least `PROBABILITY_MIN`.
    visits : Visits
        Path by path, for the counts.
    """

    crossings: list[Crossing]
    visits: Visits


class Rules(NamedTuple):
    """What every judgement of a run goes by.

    Attributes
    ----------
    key : int
        Names the random numbers of the run.
    approach_m : float
        Nearer than this without entry counts as approached.
    until_s : float
        End of the watch, s since epoch: what comes later is none of it.
    death_rate_ps : float
        Rate at which what nobody watches ceases to be there.
    """

    key: int
    approach_m: float = 0.0
    until_s: float = 0.0
    death_rate_ps: float = 1.0


def judge_track(trajectory: Trajectory, judged: Judged, rules: Rules) -> Judgement:
    """Find what a track did at one volume: its crossings, and every path's visits.

    Parameters
    ----------
    trajectory : Trajectory
        The track.
    judged : Judged
        The volume.
    rules : Rules
        Of the run.

    Returns
    -------
    Judgement
        Crossings and visits.
    """
    volume, border, key = judged.volume, judged.border, rules.key
    states = trajectory.smoothed
    spread = position_cov(states.cov, trajectory.shift)
    near, distance_m = near_steps(border, trajectory.time_s, states.mean, spread)
    limits = Limits3d(volume.floor_m, volume.ceiling_m)
    life = Stretch(
        trajectory.time_s,
        trajectory.height[:, 0].copy(),
        np.sqrt(trajectory.height_var_m2),
    )
    near |= near_levels(limits, life, distance_m)
    visits = begin_visits(life, distance_m, limits, LIMITS.paths_per_track)
    note_approach(visits, distance_m, spread, rules.approach_m, key, trajectory.number)
    found: list[Crossing] = []
    for first, last in stretches(near):
        paths = sample_paths(
            trajectory.time_s,
            trajectory.mean,
            states,
            first,
            last,
            LIMITS.paths_per_track,
            key,
            trajectory.number,
        )
        shift_paths(paths, trajectory.shift[first : last + 1], key, trajectory.number)
        stretch = Stretch(*(column[first : last + 1] for column in life))
        nominal = nominal_passages(
            border, limits, stretch, states.mean[first : last + 1]
        )
        passages = find_passages(border, limits, stretch, paths, key, trajectory.number)
        found.extend(event_crossings(trajectory, volume, nominal, passages))
        note_passages(visits, passages)
        for row, inside in ((0, visits.begins_inside), (-1, visits.ends_inside)):
            if (first, last)[row] == (0, trajectory.time_s.size - 1)[row]:
                inside[:] = ends_inside(
                    border, limits, stretch, paths, row, key, trajectory.number
                )
    seen = _first_seen(trajectory, judged, limits, key)
    if seen is not None:
        note_back_cast(visits, seen)
        found.extend(back_cast_crossing(trajectory, volume, seen))
    note_onward(visits, _onward(trajectory, judged, limits, rules))
    return Judgement(sorted(found, key=lambda c: (c.time_s, c.inward)), visits)


def _onward(
    trajectory: Trajectory, judged: Judged, limits: Limits3d, rules: Rules
) -> Onward:
    """Fly a track on after its last plot."""
    states, ended_s = trajectory.smoothed, float(trajectory.time_s[-1])
    life = Life(
        looked_s=trajectory.known_until_s - ended_s,
        there=trajectory.alive_then,
        death_rate_ps=rules.death_rate_ps,
        longest_s=rules.until_s - ended_s,
    )
    cov = position_cov(states.cov[-1:], trajectory.shift[-1:])[0]
    return fly_on(
        judged.border,
        limits,
        states.mean[-1],
        cholesky(cov, cov),
        _height(trajectory, -1),
        life,
        rules.approach_m,
        LIMITS.paths_per_track,
        rules.key,
        trajectory.number,
    )


def _first_seen(
    trajectory: Trajectory, judged: Judged, limits: Limits3d, key: int
) -> FirstSeen | None:
    """Walk a track back from its first plot, where somebody can tell how far."""
    if trajectory.age_s.size == 0:
        return None
    states = trajectory.smoothed
    return walk_back(
        judged.border,
        limits,
        states.mean[0],
        cholesky(states.cov[0], states.cov[0]),
        trajectory.shift[0],
        _height(trajectory, 0),
        trajectory.age_s,
        trajectory.age_share,
        LIMITS.paths_per_track,
        key,
        trajectory.number,
    )


def _height(trajectory: Trajectory, row: int) -> tuple[float, float]:
    """Return height and sigma at a row, m; nan where unknown."""
    variance_m2 = float(trajectory.height_var_m2[row])
    return float(trajectory.height[row, 0]), math.sqrt(variance_m2)


def stretches(near: Ints) -> Iterator[tuple[int, int]]:
    """Give the runs of rows whose steps may cross.

    Parameters
    ----------
    near : (n,)
        1 where the step from a row to the next may cross.

    Yields
    ------
    first, last : int
        Rows, both included.
    """
    edges = np.diff(np.concatenate(([0], near, [0])))
    begins, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    yield from zip(begins.tolist(), ends.tolist(), strict=True)
