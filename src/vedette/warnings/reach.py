"""How probable it is that a track reaches an area within the next minutes.

An object keeps its course and speed, but not exactly: its mean velocity over the
minutes ahead is the tracked one plus a normal error of `WANDER` times its speed on
either axis. So its displacement D after the horizon T, from where the track says that
it is, is normal with

    mean T v        covariance P_pp + T (P_pv + P_vp) + T² (P_vv + (WANDER |v|)² 1),

and it flies straight to there. It reaches an area in direction theta, entered at the
distance x(theta), where |D| >= x(theta); so

    P(reach) = sum over theta of the integral of r f(r, theta) dr from x(theta),

f the normal density of D. Along a ray the exponent is a square in r, so the integral is
closed: with A = u' S u, m = u' S mean / A, s = 1 / sqrt(A), S the inverse covariance,

    s² exp(-(x - m)² / 2 s²) + m s sqrt(2 pi) Phi((m - x) / s)

up to a factor that the ray alone decides. Directions stand `SPREAD` sigmas to either
side of the course, and the ways back with them, so all around where an object hardly
moves. A track whose mean is inside already is judged by its probability of being inside
now or at quarters of the horizon. Against flown objects all this holds to 0.05, but for
objects within three sigmas of the border, of which it is too sure or not sure enough by
up to 0.2. Site plane, metres and seconds.
"""

from typing import NamedTuple

import numpy as np

from vedette.airspace.index import VolumeIndex, is_inside
from vedette.airspace.inside import inside_probability
from vedette.columns import Floats
from vedette.fixed_math import exp, normal_cdf, sin_cos
from vedette.kernel import kernel
from vedette.units import PI

# Ten minutes: an attack drone at 50 m/s is 30 km away then, about the time in which
# people can reach shelter and an aerodrome can hold its departures.
LOOKAHEAD_S = 600.0
# Objects on waypoints and in wind: 0.15 of the speed is 8.5 degrees of course, one
# sigma, held over the whole horizon, or 15 % of speed. A choice, not a measurement.
WANDER = 0.15
HALF = 12  # directions to either side of the course; the edge of an area lies between
SPREAD = 3.0  # sigmas: what is left away is 0.3 %
QUARTERS = 4
CERTAIN = 0.999  # asked no further: existence is never better known than this
FAR = 4.0  # sigmas beyond which nothing is reached: 3e-5
ROOT_2PI = 2.5066282746310002
STILL_M = 1e-6  # an object that moves less has no course: directions start at east


class Flight(NamedTuple):
    """Where an object may be after the horizon, about where the track says it is.

    Attributes
    ----------
    e_m, n_m : m, mean now
    d_e_m, d_n_m : m, mean displacement
    v_ee_m2, v_en_m2, v_nn_m2 : m², its covariance
    """

    e_m: float
    n_m: float
    d_e_m: float
    d_n_m: float
    v_ee_m2: float
    v_en_m2: float
    v_nn_m2: float


@kernel
def flight(mean: Floats, cov: Floats, horizon_s: float) -> Flight:
    """Extend a track over the horizon.

    Parameters
    ----------
    mean : (4,) m, m/s
        State [e, n, ve, vn].
    cov : (4, 4) m², m²/s, m²/s²
        Its covariance.
    horizon_s : float
        Seconds.

    Returns
    -------
    Flight
        Mean and covariance of the displacement.
    """
    t = horizon_s
    wander = WANDER * WANDER * (mean[2] * mean[2] + mean[3] * mean[3])
    return Flight(
        mean[0],
        mean[1],
        t * mean[2],
        t * mean[3],
        cov[0, 0] + 2.0 * t * cov[0, 2] + t * t * (cov[2, 2] + wander),
        cov[0, 1] + t * (cov[0, 3] + cov[2, 1]) + t * t * cov[2, 3],
        cov[1, 1] + 2.0 * t * cov[1, 3] + t * t * (cov[3, 3] + wander),
    )


@kernel
def enters_at(
    index: VolumeIndex, e_m: float, n_m: float, ue: float, un: float
) -> float:
    """Return how far along a ray an area begins, inf where it does not.

    Parameters
    ----------
    index : VolumeIndex
        The area's outline.
    e_m, n_m : float
        m, where the ray starts, outside.
    ue, un : float
        Its direction, of length 1.

    Returns
    -------
    float
        m, to the first side that the ray crosses. Every side is asked: an area has a
        few hundred, and a ray in any direction has no grid of its own.
    """
    nearest_m = np.inf
    for k in range(index.e0_m.size):
        e0, n0 = index.e0_m[k] - e_m, index.n0_m[k] - n_m
        e1, n1 = index.e1_m[k] - e_m, index.n1_m[k] - n_m
        left0, left1 = ue * n0 - un * e0, ue * n1 - un * e1
        if (left0 < 0.0) == (left1 < 0.0):
            continue
        share = left0 / (left0 - left1)
        gone_m = ue * (e0 + share * (e1 - e0)) + un * (n0 + share * (n1 - n0))
        if 0.0 <= gone_m < nearest_m:
            nearest_m = gone_m
    return nearest_m


@kernel
def _beyond(m: float, s: float, x: float) -> float:
    """Integrate r exp(-(r - m)² / 2 s²) over r from x to infinity, x not negative."""
    if x == np.inf:
        return 0.0
    z = (x - m) / s
    return s * s * exp(-0.5 * z * z) + m * s * ROOT_2PI * normal_cdf(-z)


@kernel
def _fan(f: Flight) -> tuple[float, float, float]:
    """Return the course, a unit vector, and how far directions stand to its sides.

    The last is an angle, at most a right one: with the ways back, that is all around.
    """
    far2 = f.d_e_m * f.d_e_m + f.d_n_m * f.d_n_m
    far_m = np.sqrt(far2)
    ce, cn = 1.0, 0.0
    if far_m > STILL_M:
        ce, cn = f.d_e_m / far_m, f.d_n_m / far_m
    mixed = 2.0 * ce * cn * f.v_en_m2
    along2 = ce * ce * f.v_ee_m2 + cn * cn * f.v_nn_m2 + mixed
    across2 = cn * cn * f.v_ee_m2 + ce * ce * f.v_nn_m2 - mixed
    return ce, cn, min(0.5 * PI, SPREAD * np.sqrt(across2 / (far2 + along2)))


@kernel
def _ahead(index: VolumeIndex, f: Flight) -> tuple[float, float]:
    """Return P(reach) from outside, and the share of the horizon flown by then."""
    det = f.v_ee_m2 * f.v_nn_m2 - f.v_en_m2 * f.v_en_m2
    s_ee, s_en, s_nn = f.v_nn_m2 / det, -f.v_en_m2 / det, f.v_ee_m2 / det
    ce, cn, half_rad = _fan(f)
    whole = reached = most = 0.0
    share = 1.0
    to_e = s_ee * f.d_e_m + s_en * f.d_n_m
    to_n = s_en * f.d_e_m + s_nn * f.d_n_m
    top = f.d_e_m * to_e + f.d_n_m * to_n
    for k in range(2 * HALF + 1):
        # From the course outwards, so that of equal rays the nearest to it counts.
        turn = (k + 1) // 2 * (1 if k % 2 else -1)
        si, co = sin_cos(turn * (half_rad / HALF))
        ue, un = ce * co - cn * si, cn * co + ce * si
        a = ue * (s_ee * ue + s_en * un) + un * (s_en * ue + s_nn * un)
        b = ue * to_e + un * to_n
        m, s = b / a, 1.0 / np.sqrt(a)
        weight = exp(-0.5 * (top - b * b / a))
        if abs(turn) == HALF:
            weight *= 0.5  # the trapezoid's ends; of right angles, the two are one
        x_m = enters_at(index, f.e_m, f.n_m, ue, un)
        part = weight * _beyond(m, s, x_m)
        whole += weight * _beyond(m, s, 0.0)
        if part > most:
            most = part
            share = min(x_m / m, 1.0) if m > 0.0 else 1.0
        reached += part
        if m < FAR * s:  # it may turn out to fly the other way
            back_m = enters_at(index, f.e_m, f.n_m, -ue, -un)
            reached += weight * _beyond(-m, s, back_m)
            whole += weight * _beyond(-m, s, 0.0)
    return min(reached / whole, 1.0), share


@kernel
def _inside(index: VolumeIndex, mean: Floats, cov: Floats, ahead_s: float) -> float:
    """Return P(inside) a while ahead, on the track's own course and speed."""
    f = flight(mean, cov, ahead_s)
    return inside_probability(
        index, f.e_m + f.d_e_m, f.n_m + f.d_n_m, f.v_ee_m2, f.v_en_m2, f.v_nn_m2
    )


@kernel
def reach(
    index: VolumeIndex, mean: Floats, cov: Floats, horizon_s: float
) -> tuple[float, float]:
    """Give the probability that a track is in an area now or within the horizon.

    Parameters
    ----------
    index : VolumeIndex
        The area's outline.
    mean : (4,) m, m/s
        State [e, n, ve, vn].
    cov : (4, 4) m², m²/s, m²/s²
        Its covariance.
    horizon_s : float
        Seconds, more than 0.

    Returns
    -------
    probability : float
        Given that the object is real and there.
    after_s : float
        Seconds until it arrives on the likeliest course, 0 for one inside.
    """
    p = _inside(index, mean, cov, 0.0)
    if is_inside(index, mean[0], mean[1]):
        quarter = 1
        while p < CERTAIN and quarter <= QUARTERS:
            p = max(p, _inside(index, mean, cov, quarter * (horizon_s / QUARTERS)))
            quarter += 1
        return p, 0.0
    ahead, share = _ahead(index, flight(mean, cov, horizon_s))
    return max(p, ahead), share * horizon_s


@kernel
def reaches(
    index: VolumeIndex,
    box_m: tuple[float, float, float, float],
    mean: Floats,
    cov: Floats,
    horizon_s: float,
) -> tuple[Floats, Floats]:
    """Judge many tracks against one area.

    Parameters
    ----------
    index : VolumeIndex
        The area's outline.
    box_m : tuple of float
        m, west, south, east, north of it: tracks that cannot come near cost nothing.
    mean : (n, 4) m, m/s
        States.
    cov : (n, 4, 4) m², m²/s, m²/s²
        Covariances.
    horizon_s : float
        Seconds.

    Returns
    -------
    probability : (n,)
    after_s : (n,) s
        As `reach` gives them, 0 and the horizon where the area is out of reach.
    """
    west, south, east, north = box_m
    probability = np.zeros(len(mean))
    after_s = np.full(len(mean), horizon_s)
    for i in range(len(mean)):
        f = flight(mean[i], cov[i], horizon_s)
        slack_e, slack_n = FAR * np.sqrt(f.v_ee_m2), FAR * np.sqrt(f.v_nn_m2)
        if max(f.e_m, f.e_m + f.d_e_m) + slack_e < west:
            continue
        if min(f.e_m, f.e_m + f.d_e_m) - slack_e > east:
            continue
        if max(f.n_m, f.n_m + f.d_n_m) + slack_n < south:
            continue
        if min(f.n_m, f.n_m + f.d_n_m) - slack_n > north:
            continue
        p, after = reach(index, mean[i], cov[i], horizon_s)
        if p > 0.0:  # not so for nan: one broken track must not silence the others
            probability[i], after_s[i] = p, after
    return probability, after_s


@kernel
def fast_enough(mean: Floats, cov: Floats, slowest_mps: float) -> Floats:
    """Give the probability that each track is as fast as a speed.

    Parameters
    ----------
    mean : (n, 4) m, m/s
        States.
    cov : (n, 4, 4) m², m²/s, m²/s²
        Covariances.
    slowest_mps : float
        m/s; 0 is no question.

    Returns
    -------
    (n,)
        By the speed along its own course; 1 for a speed of 0.
    """
    found = np.ones(len(mean))
    if slowest_mps <= 0.0:
        return found
    for i in range(len(mean)):
        ve, vn = mean[i, 2], mean[i, 3]
        speed = np.sqrt(ve * ve + vn * vn)
        variance = cov[i, 2, 2]
        if speed > 0.0:
            ce, cn = ve / speed, vn / speed
            variance = ce * ce * cov[i, 2, 2] + cn * cn * cov[i, 3, 3]
            variance += 2.0 * ce * cn * cov[i, 2, 3]
        found[i] = normal_cdf((speed - slowest_mps) / np.sqrt(variance))
    return found
