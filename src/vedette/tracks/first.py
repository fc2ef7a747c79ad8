"""First plots: what the unseen say of a plot that may be the first of an object.

Their density there is Σ w p N(z; Hm, HPH' + R) over the trajectories in view (Williams
2015, IEEE TAES 51:1664, eq. 55). A track that begins at such a plot has the state of
them all given the plot, moment-matched.
"""

import numpy as np

from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints, Plots
from vedette.tracks.explain import (
    Measured,
    add_moments,
    bell,
    close_moments,
    innovation,
    measured,
    observe_plot,
    squared_distance,
)
from vedette.tracks.unseen import Unseen

HEIGHT_SIGMA_M = 100.0  # of a flight about the height that its birth states: it climbs
LEAST_SHARE = 0.5  # of a sample that a single trajectory leaves to the others
BIRTH_GATE = 40.0  # exp(-20): beyond it a trajectory adds nothing to a first plot


@kernel
def part_of(mean: Floats, cov: Floats, expected: float, plot: Measured) -> float:
    """Return what one trajectory adds to the density of first plots at a plot.

    Parameters
    ----------
    mean : (4,), cov : (4, 4)
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
    if expected <= 0.0:
        return 0.0
    d2, det = squared_distance(*innovation(mean, cov, plot, 0.0))
    return expected * bell(d2, det) if d2 <= BIRTH_GATE else 0.0


@kernel
def first_density(unseen: Unseen, p_detect: Floats, plots: Plots) -> Floats:
    """Return the density of first plots at every plot.

    Parameters
    ----------
    unseen : Unseen
        (m,) In view, as they are at the end of the look, not yet thinned by it.
    p_detect : (m,)
        Probability that this look detects each.
    plots : Plots
        (n,) The plots.

    Returns
    -------
    (n,) 1/m²
    """
    density = np.zeros(plots.e_m.size)
    expected = unseen.weight * p_detect
    for j in range(density.size):
        plot = measured(plots, j)
        for k in range(expected.size):
            density[j] += part_of(unseen.mean[k], unseen.cov[k], expected[k], plot)
    return density


@kernel
def first_states(
    unseen: Unseen, p_detect: Floats, plots: Plots, first: Ints, kinds: int = 1
) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Give the states of tracks that begin at some plots.

    Parameters
    ----------
    unseen, p_detect, plots
        As for `first_density`.
    first : (b,)
        The plots.
    kinds : int
        Number of births.

    Returns
    -------
    mean : (b, 4), cov : (b, 4, 4)
        Moment-matched over the trajectories; zero where they do not explain the plot.
    height : (b, 2) m, m²
        Mean and variance of the heights of those that explain it, nan where unknown.
    origin : (b, a)
        Shares of the births; zero where no trajectory explains the plot.
    echo : (b,)
        Mean share of a look's p_detect at which they are seen, 1 where there are none.
    """
    mean = np.zeros((first.size, 4))
    cov = np.zeros((first.size, 4, 4))
    height = np.zeros((first.size, 2))
    echo = np.zeros(first.size)
    origin = np.zeros((first.size, kinds))
    expected = unseen.weight * p_detect
    state = np.empty(4)
    spread = np.empty((4, 4))
    for b in range(first.size):
        plot = measured(plots, first[b])
        density, squares = 0.0, 0.0
        for k in range(expected.size):
            part = part_of(unseen.mean[k], unseen.cov[k], expected[k], plot)
            if part <= 0.0:
                continue
            density += part
            squares += part * part
            if unseen.area[k] < kinds:
                origin[b, unseen.area[k]] += part
            height[b, 0] += part * unseen.height[k]
            height[b, 1] += part * unseen.height[k] * unseen.height[k]
            echo[b] += part * unseen.echo[k]
            observe_plot(unseen.mean[k], unseen.cov[k], plot, 0.0, state, spread)
            # Moments about the plot, so that large coordinates do not cancel.
            state[0] -= plot[0]
            state[1] -= plot[1]
            add_moments(mean[b], cov[b], part, state, spread)
        if density > 0.0:
            _close_height(height[b], density, squares)
            echo[b] /= density
            for a in range(kinds):
                origin[b, a] /= density
            close_moments(mean[b], cov[b], density)
            mean[b, 0] += plot[0]
            mean[b, 1] += plot[1]
        else:
            echo[b] = 1.0
    return mean, cov, height, origin, echo


@kernel
def _close_height(height: Floats, density: float, squares: float) -> None:
    """Turn raw moments of heights into mean and variance, in place.

    The variance is that of a sample of Σp² / (Σp)² parts in one, unbiased.
    """
    height[0] /= density
    spread = max(height[1] / density - height[0] * height[0], 0.0)
    left = max(1.0 - squares / (density * density), LEAST_SHARE)
    height[1] = spread / left + HEIGHT_SIGMA_M * HEIGHT_SIGMA_M
