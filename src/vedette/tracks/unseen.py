"""The unseen: objects that may be there and have given no plot yet.

A Poisson process over whole trajectories, held as weighted trajectories drawn from
the birth model. Each has a birth time, a state now, and a small Gaussian kernel
around it; its weight is the expected number of objects that it stands for. Every
look thins a weight by 1 - p_detect at its place, so the sum is the expected number
never seen (Williams 2015, section IV-A), and where no look was, nothing thins.

From it come the density of first plots, and the state of a track that begins.
"""

from typing import NamedTuple

import numpy as np

from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints, Plots
from vedette.tracks.explain import add_moments, close_moments, observe
from vedette.tracks.gate import distance_and_density
from vedette.tracks.motion import Motion, predict_state, survival

BIRTH_GATE = 40.0  # exp(-20): beyond it a trajectory adds nothing to a first plot


class Unseen(NamedTuple):
    """Weighted trajectories, first axis = the trajectory.

    Attributes
    ----------
    weight : (m,) expected number of objects
    drawn : (m,) the weight that it was born with
    mean : (m, 4) m, m/s, state now
    cov : (m, 4, 4) kernel around it
    height : (m,) m above the ellipsoid, nan where unknown
    born_s : (m,) s since epoch
    area : (m,) index of the area of birth
    """

    weight: Floats
    drawn: Floats
    mean: Floats
    cov: Floats
    height: Floats
    born_s: Floats
    area: Ints


def no_unseen() -> Unseen:
    """Return an empty set."""
    return Unseen(
        weight=np.zeros(0),
        drawn=np.zeros(0),
        mean=np.zeros((0, 4)),
        cov=np.zeros((0, 4, 4)),
        height=np.zeros(0),
        born_s=np.zeros(0),
        area=np.zeros(0, np.int64),
    )


@kernel
def predict_unseen(unseen: Unseen, dt_s: float, motion: Motion) -> None:
    """Move every trajectory by dt_s and let its weight survive, in place."""
    survives = survival(motion, dt_s)
    for k in range(unseen.weight.size):
        predict_state(unseen.mean[k], unseen.cov[k], dt_s, motion.q_m2ps3)
        unseen.weight[k] *= survives


@kernel
def thin_unseen(unseen: Unseen, p_detect: Floats) -> None:
    """Thin every weight by one look that did not see it, in place."""
    for k in range(unseen.weight.size):
        unseen.weight[k] *= 1.0 - p_detect[k]


@kernel
def expected_unseen(unseen: Unseen) -> float:
    """Return the expected number of objects never seen."""
    total = 0.0
    for k in range(unseen.weight.size):
        total += unseen.weight[k]
    return total


@kernel
def first_plots(
    unseen: Unseen, p_detect: Floats, plots: Plots
) -> tuple[Floats, Floats, Floats, Floats]:
    """Say, for every plot, what a first plot of an unseen object would be.

    Parameters
    ----------
    unseen : Unseen
        Predicted to the time of the scan, not yet thinned.
    p_detect : (m,)
        Probability that this look detects each trajectory.
    plots : Plots
        (n,) The plots.

    Returns
    -------
    density : (n,) 1/m²
        Density of first plots there: Σ w p N(z; Hm, HPH' + R).
    mean : (n, 4), cov : (n, 4, 4)
        The state that a track begun there has, moment-matched over trajectories;
        zero where the density is zero.
    height : (n,)
        Mean height of the trajectories that explain it, nan where unknown.
    """
    count = plots.e_m.size
    density = np.zeros(count)
    mean = np.zeros((count, 4))
    cov = np.zeros((count, 4, 4))
    height = np.zeros(count)
    state = np.empty(4)
    spread = np.empty((4, 4))
    for j in range(count):
        for k in range(unseen.weight.size):
            if unseen.weight[k] * p_detect[k] <= 0.0:
                continue
            d2, likelihood = distance_and_density(
                unseen.mean[k], unseen.cov[k], plots, j, 0.0
            )
            if d2 > BIRTH_GATE:
                continue
            part = unseen.weight[k] * p_detect[k] * likelihood
            density[j] += part
            height[j] += part * unseen.height[k]
            observe(
                unseen.mean[k],
                unseen.cov[k],
                0,
                plots.e_m[j],
                plots.n_m[j],
                plots.r_ee_m2[j],
                plots.r_en_m2[j],
                plots.r_nn_m2[j],
                state,
                spread,
            )
            # Moments about the plot, so that large coordinates do not cancel.
            state[0] -= plots.e_m[j]
            state[1] -= plots.n_m[j]
            add_moments(mean[j], cov[j], part, state, spread)
        if density[j] > 0.0:
            height[j] /= density[j]
            close_moments(mean[j], cov[j], density[j])
            mean[j, 0] += plots.e_m[j]
            mean[j, 1] += plots.n_m[j]
    return density, mean, cov, height
