"""What one plot says of one track, under every explanation of its errors.

A plot that a sensor measured has one explanation: it is as said. A cooperative
position has several, because its time or its place may be wrong, because the track may
be the one that is wrong, and because the velocity beside it may be another's. Each
explanation is a Kalman update of its own with the density of what it explains as its
weight; the track takes the moment-matched mixture, so that a doubt stays a wide
covariance until a later plot settles it.
"""

import numpy as np

from vedette.kernel import kernel
from vedette.plots.plot import Floats, Plots
from vedette.tracks.gaussian import (
    TWO_PI,
    Measured,
    State,
    add_about,
    gaussian,
    measured,
    numbers_of,
    observed,
)

# Explanations of a position with an address, and how often each holds. About one in
# fifty carries a wrong time or place; it still belongs to its aircraft, and says less.
# More rarely it is the track that stands in a wrong place, on a right way or on any:
# so rarely that one false position moves little, and that two which agree bring the
# track to where they are.
AS_SAID, WRONG_PLOT, WRONG_PLACE, WRONG_WAY = range(4)
SHARES = (0.976, 0.02, 0.002, 0.002)
DOUBT_SHARE = 1.0 - SHARES[AS_SAID]
# One in twenty velocities differs by over 50 m/s from the way between the positions.
VELOCITY_FALSE_SHARE = 0.05
SPEED_SIGMA_MPS = 150.0  # of an aircraft that did not say its speed: 0 to 300 m/s
FALSE_VELOCITIES_M2PS2 = TWO_PI * SPEED_SIGMA_MPS * SPEED_SIGMA_MPS


@kernel
def observe(
    state: Floats,
    spread: Floats,
    first: int,
    age_s: float,
    z_0: float,
    z_1: float,
    r_00: float,
    r_01: float,
    r_11: float,
    after: Floats,
    spread_after: Floats,
) -> None:
    """Write the Kalman update by a measurement of two components of a state.

    Parameters
    ----------
    state : (4,) m, m/s
        State [e, n, ve, vn].
    spread : (4, 4)
        Its covariance.
    first : int
        First of the two components: 0 for a position, 2 for a velocity.
    age_s : float
        How long before the time of the state a position was measured; 0 for a velocity.
    z_0, z_1 : float
        The measurement.
    r_00, r_01, r_11 : float
        Its covariance.
    after : (4,), spread_after : (4, 4)
        Written; not the arrays that are read.
    """
    second = first + 1
    rate_0, rate_1 = (first + 2) % 4, (second + 2) % 4
    # H = [I, -age I]: P H' is asked for anew where it is used, since room for it would
    # cost more than it does. With s = H P H' + R the rest is Kalman's.
    s_00 = _seen(spread, first, first, age_s) - age_s * _seen(
        spread, rate_0, first, age_s
    )
    s_01 = _seen(spread, second, first, age_s) - age_s * _seen(
        spread, rate_1, first, age_s
    )
    s_11 = _seen(spread, second, second, age_s) - age_s * _seen(
        spread, rate_1, second, age_s
    )
    s_00, s_01, s_11 = s_00 + r_00, s_01 + r_01, s_11 + r_11
    det = s_00 * s_11 - s_01 * s_01
    d_0 = z_0 - (state[first] - age_s * state[rate_0])
    d_1 = z_1 - (state[second] - age_s * state[rate_1])
    for a in range(4):
        c_0, c_1 = _seen(spread, a, first, age_s), _seen(spread, a, second, age_s)
        gain_0 = (c_0 * s_11 - c_1 * s_01) / det
        gain_1 = (c_1 * s_00 - c_0 * s_01) / det
        after[a] = state[a] + gain_0 * d_0 + gain_1 * d_1
        for b in range(a, 4):
            less = gain_0 * _seen(spread, b, first, age_s)
            less += gain_1 * _seen(spread, b, second, age_s)
            spread_after[a, b] = spread[a, b] - less
            spread_after[b, a] = spread_after[a, b]


@kernel
def _seen(spread: Floats, a: int, component: int, age_s: float) -> float:
    """Return the covariance of a component of a state with one measured before."""
    return float(spread[a, component] - age_s * spread[a, (component + 2) % 4])


@kernel
def observe_plot(
    state: Floats,
    spread: Floats,
    plot: Measured,
    extra_m2: float,
    after: Floats,
    spread_after: Floats,
) -> None:
    """Write the update by the position of a plot.

    Parameters
    ----------
    state : (4,), spread : (4, 4)
        The track, predicted to the end of the look.
    plot : Measured
        From `measured`.
    extra_m2 : float
        Added to the variance of both axes.
    after : (4,), spread_after : (4, 4)
        Written; not the arrays that are read.
    """
    e_m, n_m, r_ee_m2, r_en_m2, r_nn_m2, age_s = plot
    observe(
        state,
        spread,
        0,
        age_s,
        e_m,
        n_m,
        r_ee_m2 + extra_m2,
        r_en_m2,
        r_nn_m2 + extra_m2,
        after,
        spread_after,
    )


@kernel
def velocity_density(state: State, plots: Plots, j: int) -> float:
    """Return the density of the velocity that a plot says under a state, s²/m²."""
    s_00 = state[11] + plots.r_v_m2ps2[j]
    s_11 = state[13] + plots.r_v_m2ps2[j]
    d_0 = plots.ve_mps[j] - state[2]
    d_1 = plots.vn_mps[j] - state[3]
    _, density = gaussian(d_0, d_1, s_00, state[12], s_11)
    return density


@kernel
def add_plot(
    state: Floats,
    spread: Floats,
    plots: Plots,
    j: int,
    part: float,
    doubt: float,
    mean: Floats,
    cov: Floats,
) -> None:
    """Add what a plot says of a track to raw moments about the track's prediction.

    Parameters
    ----------
    state : (4,), spread : (4, 4)
        The track, predicted to the time of the plot.
    plots : Plots
        The plots.
    j : int
        The plot.
    part : float
        Weight of the pair in the mixture.
    doubt : float
        Share of the pair's density that a wrong position or a wrong track has
        (`vedette.tracks.gate.Edges`).
    mean : (4,), cov : (4, 4)
        Raw moments, changed in place.
    """
    said = not (np.isnan(plots.ve_mps[j]) or np.isnan(plots.vn_mps[j]))
    plot, wide_m2 = measured(plots, j), plots.r_wide_m2[j]
    if doubt <= 0.0 and not said:
        before = numbers_of(state, spread)
        add_about(mean, cov, part, before, observed(before, plot))
        return
    kinds = WRONG_WAY + 1 if doubt > 0.0 else 1
    states = np.empty((2 * kinds, 4))
    spreads = np.empty((2 * kinds, 4, 4))
    weight = np.zeros(2 * kinds)
    for kind in range(kinds):
        plain, quick = 2 * kind, 2 * kind + 1
        share = 1.0 - doubt if kind == AS_SAID else doubt * SHARES[kind] / DOUBT_SHARE
        _explain(kind, state, spread, plot, wide_m2, states[plain], spreads[plain])
        weight[plain] = share
        if said:
            weight[plain] *= VELOCITY_FALSE_SHARE / FALSE_VELOCITIES_M2PS2
            weight[quick] = share * (1.0 - VELOCITY_FALSE_SHARE)
            there = numbers_of(states[plain], spreads[plain])
            weight[quick] *= velocity_density(there, plots, j)
            observe(
                states[plain],
                spreads[plain],
                2,
                0.0,
                plots.ve_mps[j],
                plots.vn_mps[j],
                plots.r_v_m2ps2[j],
                0.0,
                plots.r_v_m2ps2[j],
                states[quick],
                spreads[quick],
            )
    total = 0.0
    for c in range(weight.size):
        total += weight[c]
    for c in range(weight.size):
        if weight[c] > 0.0:
            _add_about(
                mean, cov, part * weight[c] / total, state, states[c], spreads[c]
            )


@kernel
def _add_about(
    mean: Floats,
    cov: Floats,
    part: float,
    origin: Floats,
    state: Floats,
    spread: Floats,
) -> None:
    """Add one weighted Gaussian to raw moments about a state; ``state`` is spoilt."""
    for a in range(4):
        state[a] -= origin[a]
    for a in range(4):
        mean[a] += part * state[a]
        for b in range(4):
            cov[a, b] += part * (spread[a, b] + state[a] * state[b])


@kernel
def _explain(
    kind: int,
    state: Floats,
    spread: Floats,
    plot: Measured,
    wide_m2: float,
    after: Floats,
    spread_after: Floats,
) -> None:
    """Write the track as one explanation of a position has it."""
    if kind in (AS_SAID, WRONG_PLOT):
        extra_m2 = wide_m2 if kind == WRONG_PLOT else 0.0
        observe_plot(state, spread, plot, extra_m2, after, spread_after)
        return
    forgotten = spread.copy()
    _forget(forgotten, wide_m2, kind)
    observe_plot(state, forgotten, plot, 0.0, after, spread_after)


@kernel
def _forget(spread: Floats, wide_m2: float, kind: int) -> None:
    """Make a track's place uncertain, and its way too where that is wrong, in place."""
    for a in range(2):
        spread[a, a] += wide_m2
        for b in range(2, 4):
            spread[a, b] = 0.0
            spread[b, a] = 0.0
    if kind == WRONG_WAY:
        spread[2, 3] = 0.0
        spread[3, 2] = 0.0
        spread[2, 2] = SPEED_SIGMA_MPS * SPEED_SIGMA_MPS
        spread[3, 3] = SPEED_SIGMA_MPS * SPEED_SIGMA_MPS


@kernel
def velocity_factor(state: State, plots: Plots, j: int) -> float:
    """Return how much likelier a plot's velocity is of a track than of any aircraft.

    Parameters
    ----------
    state : State
        The track, predicted to the time of the plot.
    plots : Plots
        The plots.
    j : int
        The plot.

    Returns
    -------
    float
        1 where it says no velocity.
    """
    if np.isnan(plots.ve_mps[j]) or np.isnan(plots.vn_mps[j]):
        return 1.0
    own = velocity_density(observed(state, measured(plots, j)), plots, j)
    own = (1.0 - VELOCITY_FALSE_SHARE) * own * FALSE_VELOCITIES_M2PS2
    return VELOCITY_FALSE_SHARE + own
