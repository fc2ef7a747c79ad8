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
    part = np.zeros(expected.size)
    for b in range(first.size):
        plot = measured(plots, first[b])
        density, squares, height, height2, echo = 0.0, 0.0, 0.0, 0.0, 0.0
        sums = np.zeros((2, STATE_SIZE))
        dense = np.zeros(2)
        for c in range(expected.size):
            if expected[c] <= 0.0:
                continue
            state = state_in(view, c)
            part[c] = part_of(state, expected[c], plot)
            if part[c] <= 0.0:
                continue
            density += part[c]
            squares += part[c] * part[c]
            k = view.row[c]
            if unseen.area[k] < kinds:
                found.origin[b, unseen.area[k]] += part[c]
            height += part[c] * unseen.height[k]
            height2 += part[c] * unseen.height[k] * unseen.height[k]
            echo += part[c] * unseen.echo[k]
            # Moments about the plot, so that large coordinates do not cancel.
            group = 0 if unseen.agility[k] < 1.0 else 1
            dense[group] += part[c]
            add_moments(sums[group], part[c], _about(observed(state, plot), plot))
        found.echo[b] = 1.0
        if density > 0.0:
            found.height[b, 0] = height / density
            found.height[b, 1] = _height_m2(height, height2, density, squares)
            found.echo[b] = echo / density
            for a in range(kinds):
                found.origin[b, a] /= density
            _close(sums[0] + sums[1], density, plot, found.mean[b], found.cov[b])
            for g in range(2):
                if dense[g] > 0.0:
                    own = found.mode_mean[b, g], found.mode_cov[b, g]
                    _close(sums[g], dense[g], plot, own[0], own[1])
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
