"""A Gaussian state as fourteen numbers: what loops over thousands of them work on.

State [e, n, ve, vn] in the site plane, m and m/s. A compiled function that is handed a
table counts who holds it, at many times the cost of the arithmetic here; so the loops
over all of the unseen, and those over tracks and plots, hand over numbers.
"""

import numpy as np

from vedette.fixed_math import exp
from vedette.kernel import kernel
from vedette.plots.plot import Floats, Plots

# East, north (m), covariance ee, en, nn (m²) and age (s) of one plot.
Measured = tuple[float, float, float, float, float, float]
# Mean e, n, ve, vn; covariance of e and n (ee, en, nn), of place with velocity (e-ve,
# e-vn, n-ve, n-vn) and of ve and vn (ee, en, nn).
State = tuple[
    float,
    float,
    float,
    float,
    float,
    float,
    float,
    float,
    float,
    float,
    float,
    float,
    float,
    float,
]
STATE_SIZE = 14
TWO_PI = 6.283185307179586


@kernel
def state_of(mean: Floats, cov: Floats, i: int) -> State:
    """Return one of many states.

    Parameters
    ----------
    mean : (n, 4), cov : (n, 4, 4)
        States.
    i : int
        Which of them.

    Returns
    -------
    State
        Its numbers.
    """
    return (
        mean[i, 0],
        mean[i, 1],
        mean[i, 2],
        mean[i, 3],
        cov[i, 0, 0],
        cov[i, 0, 1],
        cov[i, 1, 1],
        cov[i, 0, 2],
        cov[i, 0, 3],
        cov[i, 1, 2],
        cov[i, 1, 3],
        cov[i, 2, 2],
        cov[i, 2, 3],
        cov[i, 3, 3],
    )


@kernel
def numbers_of(mean: Floats, cov: Floats) -> State:
    """Return one state.

    Parameters
    ----------
    mean : (4,), cov : (4, 4)
        The state.

    Returns
    -------
    State
        Its numbers.
    """
    return (
        mean[0],
        mean[1],
        mean[2],
        mean[3],
        cov[0, 0],
        cov[0, 1],
        cov[1, 1],
        cov[0, 2],
        cov[0, 3],
        cov[1, 2],
        cov[1, 3],
        cov[2, 2],
        cov[2, 3],
        cov[3, 3],
    )


@kernel
def predicted(state: State, dt_s: float, q_m2ps3: float) -> State:
    """Return a state moved on, as `vedette.tracks.motion.predict_state` does it.

    Parameters
    ----------
    state : State
        Before.
    dt_s : float
        Seconds, not negative.
    q_m2ps3 : float
        Power spectral density of the acceleration.

    Returns
    -------
    State
        Afterwards.
    """
    e, n, ve, vn, ee, en, nn, eve, evn, nve, nvn, vee, ven, vnn = state
    place = q_m2ps3 * dt_s * dt_s * dt_s / 3.0
    both = q_m2ps3 * dt_s * dt_s / 2.0
    return (
        e + dt_s * ve,
        n + dt_s * vn,
        ve,
        vn,
        ee + dt_s * (eve + eve) + dt_s * dt_s * vee + place,
        en + dt_s * (evn + nve) + dt_s * dt_s * ven,
        nn + dt_s * (nvn + nvn) + dt_s * dt_s * vnn + place,
        eve + dt_s * vee + both,
        evn + dt_s * ven,
        nve + dt_s * ven,
        nvn + dt_s * vnn + both,
        vee + q_m2ps3 * dt_s,
        ven,
        vnn + q_m2ps3 * dt_s,
    )


@kernel
def measured(plots: Plots, j: int) -> Measured:
    """Return what one plot measured.

    Parameters
    ----------
    plots : Plots
        The plots.
    j : int
        Which of them.

    Returns
    -------
    e_m, n_m : float
        m, site plane.
    r_ee_m2, r_en_m2, r_nn_m2 : float
        m²
    age_s : float
        s, how long before the time of the scan.
    """
    return (
        plots.e_m[j],
        plots.n_m[j],
        plots.r_ee_m2[j],
        plots.r_en_m2[j],
        plots.r_nn_m2[j],
        plots.age_s[j],
    )


@kernel
def innovation(
    state: State, plot: Measured, extra_m2: float
) -> tuple[float, float, float, float, float]:
    """Return the step from a track to a plot, and its covariance.

    The track is taken back to the plot's own time at its own velocity. What its
    acceleration may have done since is left out: q age³/3, for a quarter of a turn of
    ten seconds less than 50 m².

    Parameters
    ----------
    state : State
        The track, predicted to the end of the look.
    plot : Measured
        From `measured`.
    extra_m2 : float
        Added to the variance of both axes.

    Returns
    -------
    d_0, d_1 : float
        m, east and north.
    s_00, s_01, s_11 : float
        m²
    """
    e, n, ve, vn, ee, en, nn, eve, evn, nve, nvn, vee, ven, vnn = state
    e_m, n_m, r_ee_m2, r_en_m2, r_nn_m2, age = plot
    s_00 = ee + r_ee_m2 + extra_m2
    s_01 = en + r_en_m2
    s_11 = nn + r_nn_m2 + extra_m2
    if age > 0.0:
        s_00 += age * (age * vee - 2.0 * eve)
        s_01 += age * (age * ven - evn - nve)
        s_11 += age * (age * vnn - 2.0 * nvn)
    return e_m - (e - age * ve), n_m - (n - age * vn), s_00, s_01, s_11


@kernel
def observed(state: State, plot: Measured) -> State:
    """Return a state updated by the position of a plot (Kalman, H = [I, -age I]).

    Parameters
    ----------
    state : State
        Predicted to the end of the look.
    plot : Measured
        From `measured`.

    Returns
    -------
    State
        Afterwards.
    """
    e, n, ve, vn, ee, en, nn, eve, evn, nve, nvn, vee, ven, vnn = state
    e_m, n_m, r_ee_m2, r_en_m2, r_nn_m2, age = plot
    # P H', its columns by the components of the state.
    a_e, a_n, a_u, a_v = (
        ee - age * eve,
        en - age * nve,
        eve - age * vee,
        evn - age * ven,
    )
    b_e, b_n, b_u, b_v = (
        en - age * evn,
        nn - age * nvn,
        nve - age * ven,
        nvn - age * vnn,
    )
    s_00 = a_e - age * a_u + r_ee_m2
    s_01 = a_n - age * a_v + r_en_m2
    s_11 = b_n - age * b_v + r_nn_m2
    det = s_00 * s_11 - s_01 * s_01
    d_0, d_1 = e_m - (e - age * ve), n_m - (n - age * vn)
    g_e, h_e = (a_e * s_11 - b_e * s_01) / det, (b_e * s_00 - a_e * s_01) / det
    g_n, h_n = (a_n * s_11 - b_n * s_01) / det, (b_n * s_00 - a_n * s_01) / det
    g_u, h_u = (a_u * s_11 - b_u * s_01) / det, (b_u * s_00 - a_u * s_01) / det
    g_v, h_v = (a_v * s_11 - b_v * s_01) / det, (b_v * s_00 - a_v * s_01) / det
    return (
        e + g_e * d_0 + h_e * d_1,
        n + g_n * d_0 + h_n * d_1,
        ve + g_u * d_0 + h_u * d_1,
        vn + g_v * d_0 + h_v * d_1,
        ee - (g_e * a_e + h_e * b_e),
        en - (g_e * a_n + h_e * b_n),
        nn - (g_n * a_n + h_n * b_n),
        eve - (g_e * a_u + h_e * b_u),
        evn - (g_e * a_v + h_e * b_v),
        nve - (g_n * a_u + h_n * b_u),
        nvn - (g_n * a_v + h_n * b_v),
        vee - (g_u * a_u + h_u * b_u),
        ven - (g_u * a_v + h_u * b_v),
        vnn - (g_v * a_v + h_v * b_v),
    )


@kernel
def squared_distance(
    d_0: float, d_1: float, s_00: float, s_01: float, s_11: float
) -> tuple[float, float]:
    """Return the squared Mahalanobis distance of a step, and its determinant."""
    det = s_00 * s_11 - s_01 * s_01
    return (s_11 * d_0 * d_0 - 2.0 * s_01 * d_0 * d_1 + s_00 * d_1 * d_1) / det, det


@kernel
def bell(d2: float, det: float) -> float:
    """Return the two-dimensional Gaussian density at a squared distance."""
    return float(exp(-0.5 * d2) / (TWO_PI * np.sqrt(det)))


@kernel
def gaussian(
    d_0: float, d_1: float, s_00: float, s_01: float, s_11: float
) -> tuple[float, float]:
    """Return squared Mahalanobis distance and density of a two-dimensional step.

    Parameters
    ----------
    d_0, d_1 : float
        The step from the mean.
    s_00, s_01, s_11 : float
        Its covariance, positive definite.

    Returns
    -------
    d2, density : float
        The density is per area of the step's unit.
    """
    d2, det = squared_distance(d_0, d_1, s_00, s_01, s_11)
    return d2, bell(d2, det)


@kernel
def add_moments(sums: Floats, part: float, state: State) -> None:
    """Add one weighted Gaussian to raw moments, in place.

    Parameters
    ----------
    sums : (14,)
        Sums of the weighted components, then of their products, in a state's order.
    part : float
        Weight.
    state : State
        The Gaussian.
    """
    e, n, ve, vn, ee, en, nn, eve, evn, nve, nvn, vee, ven, vnn = state
    sums[0] += part * e
    sums[1] += part * n
    sums[2] += part * ve
    sums[3] += part * vn
    sums[4] += part * (ee + e * e)
    sums[5] += part * (en + e * n)
    sums[6] += part * (nn + n * n)
    sums[7] += part * (eve + e * ve)
    sums[8] += part * (evn + e * vn)
    sums[9] += part * (nve + n * ve)
    sums[10] += part * (nvn + n * vn)
    sums[11] += part * (vee + ve * ve)
    sums[12] += part * (ven + ve * vn)
    sums[13] += part * (vnn + vn * vn)


@kernel
def add_about(
    mean: Floats, cov: Floats, part: float, origin: State, state: State
) -> None:
    """Add one weighted Gaussian to raw moments about a mean, in place.

    Parameters
    ----------
    mean : (4,), cov : (4, 4)
        Sums of the weighted steps from the mean, then of their products: of these the
        upper triangle.
    part : float
        Weight.
    origin : State
        Whose mean the moments are about.
    state : State
        The Gaussian.
    """
    e, n = state[0] - origin[0], state[1] - origin[1]
    ve, vn = state[2] - origin[2], state[3] - origin[3]
    mean[0] += part * e
    mean[1] += part * n
    mean[2] += part * ve
    mean[3] += part * vn
    cov[0, 0] += part * (state[4] + e * e)
    cov[0, 1] += part * (state[5] + e * n)
    cov[1, 1] += part * (state[6] + n * n)
    cov[0, 2] += part * (state[7] + e * ve)
    cov[0, 3] += part * (state[8] + e * vn)
    cov[1, 2] += part * (state[9] + n * ve)
    cov[1, 3] += part * (state[10] + n * vn)
    cov[2, 2] += part * (state[11] + ve * ve)
    cov[2, 3] += part * (state[12] + ve * vn)
    cov[3, 3] += part * (state[13] + vn * vn)


# Where each sum of products stands in a covariance.
PAIRS = (
    *((0, 0), (0, 1), (1, 1), (0, 2), (0, 3)),
    *((1, 2), (1, 3), (2, 2), (2, 3), (3, 3)),
)


@kernel
def close_moments(sums: Floats, total: float, mean: Floats, cov: Floats) -> None:
    """Turn raw moments of a total weight into mean and covariance.

    Parameters
    ----------
    sums : (14,)
        From `add_moments`.
    total : float
        Sum of the weights.
    mean : (4,), cov : (4, 4)
        Written.
    """
    for a in range(4):
        mean[a] = sums[a] / total
    for k in range(len(PAIRS)):
        a, b = PAIRS[k]
        cov[a, b] = sums[4 + k] / total - mean[a] * mean[b]
        cov[b, a] = cov[a, b]
