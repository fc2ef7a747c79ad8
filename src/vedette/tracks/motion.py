"""Nearly constant velocity: how a state moves when nothing is seen.

State ``[e, n, ve, vn]`` in the site plane (m, m/s); acceleration is white noise of
power spectral density q (m²/s³) on each axis, so for a step of dt seconds

    F = [[1, dt], [0, 1]]      Q = q [[dt³/3, dt²/2], [dt²/2, dt]]

on each axis (Bar-Shalom, Li and Kirubarajan 2001, eq. 6.2.2). The model is
consistent under division: two steps of dt/2 equal one of dt. Height and climb
``[h, vh]`` follow the same model apart.
"""

from typing import NamedTuple

from vedette.fixed_math import exp
from vedette.kernel import kernel
from vedette.plots.plot import Floats


class Motion(NamedTuple):
    """How objects move, live and climb.

    Attributes
    ----------
    q_m2ps3 : float
        Power spectral density of the horizontal acceleration.
    q_vertical_m2ps3 : float
        Power spectral density of the vertical acceleration.
    death_rate_ps : float
        Rate at which an object stops being there; survival is exp(-rate dt).
    straight_s, turning_s : float
        How long objects fly straight on, and turn, on average; 0 for a motion of one
        power alone (`vedette.tracks.modes`).
    straight_m2ps3, turning_m2ps3 : float
        Power spectral densities of the horizontal acceleration in these modes.
    """

    q_m2ps3: float
    q_vertical_m2ps3: float
    death_rate_ps: float
    straight_s: float = 0.0
    turning_s: float = 0.0
    straight_m2ps3: float = 0.0
    turning_m2ps3: float = 0.0


@kernel
def survival(motion: Motion, dt_s: float) -> float:
    """Return the probability that an object is still there after dt_s seconds."""
    return exp(-motion.death_rate_ps * dt_s)


@kernel
def predict_state(mean: Floats, cov: Floats, dt_s: float, q_m2ps3: float) -> None:
    """Move one horizontal state by dt_s, in place.

    Parameters
    ----------
    mean : (4,) m, m/s
        State [e, n, ve, vn].
    cov : (4, 4) m², m²/s, m²/s²
        Its covariance.
    dt_s : float
        Seconds, not negative.
    q_m2ps3 : float
        Power spectral density of the acceleration.
    """
    mean[0] += dt_s * mean[2]
    mean[1] += dt_s * mean[3]
    for axis in range(2):
        for other in range(2):
            # F P F' by hand: position rows gain dt times velocity rows.
            pp = cov[axis, other]
            pv = cov[axis, other + 2]
            vp = cov[axis + 2, other]
            vv = cov[axis + 2, other + 2]
            cov[axis, other] = pp + dt_s * (pv + vp) + dt_s * dt_s * vv
            cov[axis, other + 2] = pv + dt_s * vv
            cov[axis + 2, other] = vp + dt_s * vv
        cov[axis, axis] += q_m2ps3 * dt_s * dt_s * dt_s / 3.0
        cov[axis, axis + 2] += q_m2ps3 * dt_s * dt_s / 2.0
        cov[axis + 2, axis] += q_m2ps3 * dt_s * dt_s / 2.0
        cov[axis + 2, axis + 2] += q_m2ps3 * dt_s


@kernel
def predict_height(height: Floats, cov: Floats, dt_s: float, q_m2ps3: float) -> None:
    """Move one vertical state by dt_s, in place.

    Parameters
    ----------
    height : (2,) m, m/s
        State [h, vh] above the ellipsoid.
    cov : (3,) m², m²/s, m²/s²
        Variance of h, covariance, variance of vh: 0 where h was never measured, and
        is what the site expects, as wide then as now.
    dt_s : float
        Seconds, not negative.
    q_m2ps3 : float
        Power spectral density of the vertical acceleration.
    """
    if cov[2] <= 0.0:
        return
    height[0] += dt_s * height[1]
    cov[0] += dt_s * (2.0 * cov[1] + dt_s * cov[2]) + q_m2ps3 * dt_s**3 / 3.0
    cov[1] += dt_s * cov[2] + q_m2ps3 * dt_s * dt_s / 2.0
    cov[2] += q_m2ps3 * dt_s
