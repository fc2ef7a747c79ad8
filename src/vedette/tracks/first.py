"""First plots: what the unseen say of a plot that may be the first of an object.

Their density there is Σ w p N(z; Hm, HPH' + R) over the trajectories in view (Williams
2015, IEEE TAES 51:1664, eq. 55). A track that begins at such a plot has the state of
them all given the plot, moment-matched, and the ages and areas of those that explain it
best (`vedette.tracks.origin`).
"""

from typing import NamedTuple

import numpy as np

from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints, Plots
from vedette.tracks.gaussian import (
    STATE_SIZE,
    Measured,
    State,
    add_moments,
    bell,
    close_moments,
    innovation,
    measured,
    observed,
    squared_distance,
)
from vedette.tracks.origin import Origins, note_origins, room_for_origins, written
from vedette.tracks.unseen import Unseen
from vedette.tracks.view import InView, state_in

HEIGHT_SIGMA_M = 100.0  # of a flight about the height that its birth states: it climbs
LEAST_SHARE = 0.5  # of a sample that a single trajectory leaves to the others
BIRTH_GATE = 40.0  # exp(-20): beyond it a trajectory adds nothing to a first plot
# Of the best of its group: what explains a plot so much worse is left out of its state.
# Two in three are, and have three thousandths of the weight together.
MOMENTS_MIN = 1e-3


class Begun(NamedTuple):
    """What the unseen say of tracks that begin, first axis = the track.

    Attributes
    ----------
    mean : (b, 4), cov : (b, 4, 4)
        Moment-matched over the trajectories; zero where they do not explain the plot.
    height : (b, 2) m, m²
        Mean and variance of the heights of those that explain it, nan where unknown.
    origin : (b, a)
        Shares of the births; zero where no trajectory explains the plot.
    echo : (b,)
        Mean share of a look's p_detect at which they are seen, 1 where there are none.
    origins : Origins
        Track by track, then by the order of the unseen.
    mode_mean : (b, 2, 4), mode_cov : (b, 2, 4, 4)
        The same over those that are steady, and over those that are not.
    """

    mean: Floats
    cov: Floats
    height: Floats
    origin: Floats
    echo: Floats
    origins: Origins
    mode_mean: Floats
    mode_cov: Floats


@kernel
def part_of(state: State, expected: float, plot: Measured) -> float:
    """Return what one trajectory adds to the density of first plots at a plot.

    Parameters
    ----------
    state : State
        As it is at the end of the look.
    expected : float
        Objects that the look is expected to detect of it: its weight times p_detect.
    plot : Measured
        The plot.

    Returns
    -------
    float
        1/m², 0 beyond the gate.
    """
    d2, det = squared_distance(*innovation(state, plot, 0.0))
    return expected * bell(d2, det) if d2 <= BIRTH_GATE else 0.0


@kernel
def first_density(view: InView, plots: Plots) -> Floats:
    """Return the density of first plots at every plot.

    Parameters
    ----------
    view : InView
        (c,) At the end of the look, not yet thinned by it.
    plots : Plots
        (n,) The plots.

    Returns
    -------
    (n,) 1/m²
    """
    density = np.zeros(plots.e_m.size)
    expected = view.weight * view.p_first
    for j in range(density.size):
        plot = measured(plots, j)
        total = 0.0
        for c in range(expected.size):
            if expected[c] > 0.0:
                total += part_of(state_in(view, c), expected[c], plot)
        density[j] = total
    return density


@kernel
def first_states(
    view: InView,
    unseen: Unseen,
    plots: Plots,
    first: Ints,
    key: Ints,
    p_new: Floats,
    time_s: float,
    kinds: int,
) -> Begun:
    """Give the states of tracks that begin at some plots, and how old they may be.

    Parameters
    ----------
    view, plots
        As for `first_density`.
    unseen : Unseen
        (m,) What the view is of.
    first, key : (b,)
        First plot and key of each track that begins.
    p_new : (b,)
        Probability that the plot is a first one.
    time_s : float
        Of the scan, seconds since epoch.
    kinds : int
        Number of births.

    Returns
    -------
    Begun
        (b,)
    """
    origins = room_for_origins(p_new, view.row.size)
    found, used = _no_begun(first.size, kinds, origins), 0
    expected = view.weight * view.p_first
    group = _groups(view, unseen)
    part = np.zeros(expected.size)
    for b in range(first.size):
        plot = measured(plots, first[b])
        found.echo[b] = 1.0
        density = _note_parts(view, expected, plot, part)
        if density > 0.0:
            _note_traits(found, b, view, unseen, part, density)
            _note_states(found, b, view, part, group, plot)
        used = note_origins(
            origins, used, unseen, view.row, part, density, key[b], p_new[b], time_s
        )
    return Begun(
        found.mean,
        found.cov,
        found.height,
        found.origin,
        found.echo,
        written(origins, used),
        found.mode_mean,
        found.mode_cov,
    )


@kernel
def _groups(view: InView, unseen: Unseen) -> Ints:
    """Say of every trajectory in view whether it is steady (0) or not (1)."""
    group = np.empty(view.row.size, np.int64)
    for c in range(group.size):
        group[c] = 0 if unseen.agility[view.row[c]] < 1.0 else 1
    return group


@kernel
def _note_parts(view: InView, expected: Floats, plot: Measured, part: Floats) -> float:
    """Write what each trajectory adds to the density at a plot; return the sum."""
    density = 0.0
    for c in range(part.size):
        part[c] = 0.0
        if expected[c] > 0.0:
            part[c] = part_of(state_in(view, c), expected[c], plot)
            density += part[c]
    return density


@kernel
def _note_traits(
    found: Begun, b: int, view: InView, unseen: Unseen, part: Floats, density: float
) -> None:
    """Write births, height and echo of what explains a plot, in place."""
    height, height2, echo, squares = 0.0, 0.0, 0.0, 0.0
    for c in range(part.size):
        if part[c] <= 0.0:
            continue
        k = view.row[c]
        squares += part[c] * part[c]
        if unseen.area[k] < found.origin.shape[1]:
            found.origin[b, unseen.area[k]] += part[c] / density
        height += part[c] * unseen.height[k]
        height2 += part[c] * unseen.height[k] * unseen.height[k]
        echo += part[c] * unseen.echo[k]
    found.height[b, 0] = height / density
    found.height[b, 1] = _height_m2(height, height2, density, squares)
    found.echo[b] = echo / density


@kernel
def _note_states(
    found: Begun, b: int, view: InView, part: Floats, group: Ints, plot: Measured
) -> None:
    """Write the state of what explains a plot, of all and of both groups, in place."""
    most, dense = np.zeros(2), np.zeros(2)
    for c in range(part.size):
        most[group[c]] = max(most[group[c]], part[c])
    sums = np.zeros((2, STATE_SIZE))
    for c in range(part.size):
        g = group[c]
        if part[c] > MOMENTS_MIN * most[g]:
            # Moments about the plot, so that large coordinates do not cancel.
            dense[g] += part[c]
            state = observed(state_in(view, c), plot)
            add_moments(sums[g], part[c], _about(state, plot))
    total = dense[0] + dense[1]
    _close(sums[0] + sums[1], total, plot, found.mean[b], found.cov[b])
    for g in range(2):
        if dense[g] > 0.0:
            own = found.mode_mean[b, g], found.mode_cov[b, g]
            _close(sums[g], dense[g], plot, own[0], own[1])


@kernel
def _close(
    sums: Floats, total: float, plot: Measured, mean: Floats, cov: Floats
) -> None:
    """Write the state of raw moments about a plot."""
    close_moments(sums, total, mean, cov)
    mean[0] += plot[0]
    mean[1] += plot[1]


@kernel
def _height_m2(height: float, height2: float, density: float, squares: float) -> float:
    """Return the variance of heights from their raw moments.

    The variance is that of a sample of Σp² / (Σp)² parts in one, unbiased.
    """
    mean = height / density
    spread = max(height2 / density - mean * mean, 0.0)
    left = max(1.0 - squares / (density * density), LEAST_SHARE)
    return float(spread / left + HEIGHT_SIGMA_M * HEIGHT_SIGMA_M)


@kernel
def _about(state: State, plot: Measured) -> State:
    """Return a state with its place counted from a plot."""
    e, n, ve, vn, ee, en, nn, eve, evn, nve, nvn, vee, ven, vnn = state
    e, n = e - plot[0], n - plot[1]
    return e, n, ve, vn, ee, en, nn, eve, evn, nve, nvn, vee, ven, vnn


@kernel
def _no_begun(count: int, kinds: int, origins: Origins) -> Begun:
    """Return room for tracks that begin."""
    return Begun(
        np.zeros((count, 4)),
        np.zeros((count, 4, 4)),
        np.zeros((count, 2)),
        np.zeros((count, kinds)),
        np.zeros(count),
        origins,
        np.zeros((count, 2, 4)),
        np.zeros((count, 2, 4, 4)),
    )
