"""Movement: how likely objects of one ``[[birth]]`` are to fly as a track was seen to.

A birth states speeds and courses; at its end objects are where the wind, corners and
their own will brought them. So a velocity v, known with covariance S, has the density

    p(v) = 0.95 Σ_sc P(s) P(c) N(v; s u(c), S + K_sc) + 0.05 / (2 π |v| 300 m/s)

over cells of speed s and course c (u the unit vector, K the cell's own spread): speeds
evenly between the slowest and the fastest, courses evenly between the stated ones and
wandered off since birth by a random walk, `WANDER_DEG` in a minute; one in twenty
turned for a reason of its own and flies any course. The last term is what a site did
not think of.

The velocity of a track is its way over its first two minutes: a way is known to a
metre a second after one, where speeds from plot to plot are noise and all too fast.
"""

import numpy as np

from vedette.columns import Floats
from vedette.fixed_math import exp, normal_cdf, sin_cos
from vedette.kernel import kernel
from vedette.site.model import Birth
from vedette.tracks.trajectory import Trajectory
from vedette.units import DEGREE_RAD

WAY_S = 120.0  # two plots of 60 m (1 sigma) then tell a speed to 0.7 m/s
RANGE_SIGMA_MPS = 2.0  # ranges of speed are rough, and wind is in none of them
WANDER_DEG = 10.0  # in a minute, 1 sigma: what steers by eye, or is carried
OTHER_SHARE = 0.05  # of new objects fly as the site does not expect; as many turn
OTHER_MPS = 300.0
SLOW_MPS = 3.0  # below it a course is noise
SPEEDS, COURSES = 8, 24  # cells: 15° of course are finer than it is known by
TWO_PI = 6.283185307179586
ANY_COURSE_DEG = (0.0, 360.0)


def way(track: Trajectory) -> tuple[Floats, Floats, float]:
    """Return the velocity of a track's first minutes.

    Parameters
    ----------
    track : Trajectory
        At least one row.

    Returns
    -------
    velocity_mps : (2,)
        East and north.
    cov : (2, 2)
        m²/s²
    over_s : float
        Length of that time; 0 for a single row, whose velocity is the tracker's.
    """
    begun_s = float(track.time_s[0])
    last = int(np.searchsorted(track.time_s, begun_s + WAY_S, side="right")) - 1
    states, over_s = track.smoothed, float(track.time_s[last]) - begun_s
    if over_s <= 0.0:
        return states.mean[0, 2:].copy(), states.cov[0, 2:, 2:].copy(), 0.0
    step = (states.mean[last, :2] - states.mean[0, :2]) / over_s
    both = states.cov[0, :2, :2] + states.cov[last, :2, :2]
    return step, both / (over_s * over_s), over_s


def movement_density(
    birth: Birth, velocity_mps: Floats, cov: Floats, age_s: float
) -> float:
    """Return the density of a velocity among the objects of one birth.

    Parameters
    ----------
    birth : Birth
        States speeds and courses, or any.
    velocity_mps : (2,)
        East and north, in the site plane; its north is within 2° of the true one.
    cov : (2, 2)
        m²/s², its covariance.
    age_s : float
        Since birth.

    Returns
    -------
    float
        s²/m².
    """
    ve, vn = float(velocity_mps[0]), float(velocity_mps[1])
    speed_mps = max(float(np.sqrt(ve * ve + vn * vn)), SLOW_MPS)
    other = 1.0 / (TWO_PI * speed_mps * OTHER_MPS)
    if birth.speed_mps is None:
        return other
    begin_deg, end_deg = birth.course_deg or ANY_COURSE_DEG
    width_deg = end_deg - begin_deg
    if width_deg < 0.0:
        width_deg += 360.0
    wander = WANDER_DEG * DEGREE_RAD * float(np.sqrt(max(age_s, 0.0) / 60.0))
    usual = _usual(
        (ve, vn),
        (float(cov[0, 0]), float(cov[0, 1]), float(cov[1, 1])),
        birth.speed_mps,
        _courses(begin_deg * DEGREE_RAD, width_deg * DEGREE_RAD, wander),
    )
    return (1.0 - OTHER_SHARE) * usual + OTHER_SHARE * other


@kernel
def _courses(begin_rad: float, width_rad: float, wander_rad: float) -> Floats:
    """Return the share of each cell of course, clockwise from north."""
    share = np.full(COURSES, 1.0 / COURSES)
    cell = TWO_PI / COURSES
    sigma = np.sqrt(wander_rad * wander_rad + cell * cell / 12.0)
    if width_rad + sigma >= TWO_PI:
        return share
    if width_rad < cell:  # one course is as wide as a cell
        begin_rad -= 0.5 * (cell - width_rad)
        width_rad = cell
    total = 0.0
    for c in range(COURSES):
        share[c] = 0.0
        for turn in range(-2, 3):
            off = (c + 0.5) * cell - begin_rad + turn * TWO_PI
            share[c] += normal_cdf(off / sigma) - normal_cdf((off - width_rad) / sigma)
        total += share[c]
    return (1.0 - OTHER_SHARE) * share / total + OTHER_SHARE / COURSES


@kernel
def _usual(
    velocity: tuple[float, float],
    cov: tuple[float, float, float],
    speed_mps: tuple[float, float],
    courses: Floats,
) -> float:
    """Return the density of a velocity over all cells of speed and course."""
    slow, fast = speed_mps
    step = (fast - slow) / SPEEDS
    along = step * step / 12.0 + RANGE_SIGMA_MPS * RANGE_SIGMA_MPS
    wide = TWO_PI / COURSES
    total = 0.0
    for c in range(courses.size):
        if courses[c] <= 0.0:
            continue
        east, north = sin_cos((c + 0.5) * wide)
        for s in range(SPEEDS):
            speed = slow + (s + 0.5) * step
            across = speed * speed * wide * wide / 12.0 + 1.0
            s_00 = cov[0] + along * east * east + across * north * north
            s_01 = cov[1] + (along - across) * east * north
            s_11 = cov[2] + along * north * north + across * east * east
            det = s_00 * s_11 - s_01 * s_01
            d_0, d_1 = velocity[0] - speed * east, velocity[1] - speed * north
            d2 = (s_11 * d_0 * d_0 - 2.0 * s_01 * d_0 * d_1 + s_00 * d_1 * d_1) / det
            if d2 < 200.0:  # noqa: PLR2004 - exp(-100) is nothing
                total += courses[c] * exp(-0.5 * d2) / np.sqrt(det)
    return float(total / (TWO_PI * SPEEDS))
