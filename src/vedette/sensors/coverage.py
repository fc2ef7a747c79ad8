"""Coverage: with what probability one look of a sensor detects an object at a place.

A sensor's look says two things: what a plot means where it detects, and what the
absence of a plot means. A cooperative receiver says only the first: an aircraft that
sends nothing is no evidence. Straight-line horizon over a 4/3 earth (Skolnik, Radar
Handbook, 3rd ed., section 26.4): d = sqrt(2 k R h1) + sqrt(2 k R h2).
"""

from typing import NamedTuple

import numpy as np

from vedette.columns import Floats
from vedette.fixed_math import atan2
from vedette.kernel import kernel

NOWHERE = 0  # absence is no evidence: cooperative receivers, a sensor declared dead
EVERYWHERE = 1  # the same probability in all the plane: laboratory scenes
RADAR = 2  # a disc or a sector of it, above the horizon

P_DETECT_MAX = 0.9999  # one look never proves absence: it keeps every odds finite
# A plot shows that its place is covered, whatever the site file says. No miss speaks
# against it there, so that every turn leaves a false track by so much the likelier.
P_HIT_MIN = 0.01
CONE_SLOPE = 0.7  # 35 degrees: surveillance antennas look up to 35 to 45
FOUR_THIRDS_EARTH_M = 4.0 / 3.0 * 6371000.0
TWO_PI = 6.283185307179586


class Coverage(NamedTuple):
    """What one look covers.

    Attributes
    ----------
    kind : int
        NOWHERE, EVERYWHERE or RADAR.
    p_detect : float
        Probability of detection where covered.
    e_m, n_m : float
        The sensor in the site plane.
    h_m : float
        Antenna above the ground around it, for the horizon.
    range_max_m : float
        Slant range.
    azimuth_from_rad, azimuth_to_rad : float
        Sector swept, clockwise from north; a full turn is 0 to 2 pi.
    absence : float
        1 where the absence of a plot is evidence; 0 where plots came and nobody knows
        what was swept.
    beam : int
        Which turning antenna, counted from 0; -1 where none turns.
    period_s : float
        Time of its turn.
    sigma_azimuth_rad : float
        Of its plots.
    since_s : float
        Since when its beam was followed without a gap, seconds since epoch.
    clockwise : float
        1 where its beam turns clockwise, -1 where it turns the other way.
    low_m, high_m : float
        Between which heights an object flies whose height is not known; nan takes
        horizon and cone out for it.
    """

    kind: int
    p_detect: float
    e_m: float = 0.0
    n_m: float = 0.0
    h_m: float = 0.0
    range_max_m: float = 0.0
    azimuth_from_rad: float = 0.0
    azimuth_to_rad: float = TWO_PI
    absence: float = 1.0
    beam: int = -1
    period_s: float = 0.0
    sigma_azimuth_rad: float = 0.0
    since_s: float = 0.0
    clockwise: float = 1.0
    low_m: float = np.nan
    high_m: float = np.nan


NO_EVIDENCE = Coverage(kind=NOWHERE, p_detect=0.0)


@kernel
def p_detect_at(coverage: Coverage, e_m: float, n_m: float, h_m: float) -> float:
    """Return the probability that this look detects an object at one place.

    Parameters
    ----------
    coverage : Coverage
        The look.
    e_m, n_m : float
        Place in the site plane.
    h_m : float
        Height above the ellipsoid; nan where unknown: then the average over the heights
        that it may have.

    Returns
    -------
    float
        0 outside the look, at most `P_DETECT_MAX`.
    """
    p = min(coverage.p_detect, P_DETECT_MAX)
    if coverage.kind == NOWHERE:
        return 0.0
    if coverage.kind == EVERYWHERE:
        return p
    de, dn = e_m - coverage.e_m, n_m - coverage.n_m
    distance = np.sqrt(de * de + dn * dn)
    if distance > coverage.range_max_m:
        return 0.0
    if not in_sector(coverage, de, dn):
        return 0.0
    lowest, highest = _view(coverage, distance)
    if np.isnan(h_m):
        return p * _share(coverage.low_m, coverage.high_m, lowest, highest)
    return p if lowest <= max(h_m, 0.0) <= highest else 0.0


@kernel
def _share(low_m: float, high_m: float, lowest_m: float, highest_m: float) -> float:
    """Return how much of an interval of heights is in view."""
    if np.isnan(low_m):
        return 1.0
    low = max(low_m, 0.0)
    high = max(high_m, low + 1.0)  # a single height is an interval too
    seen = min(high, highest_m) - max(low, lowest_m)
    return float(max(seen, 0.0) / (high - low))


@kernel
def _view(coverage: Coverage, distance_m: float) -> tuple[float, float]:
    """Return the heights of the horizon and of the cone of silence at a distance."""
    over = distance_m - np.sqrt(2.0 * FOUR_THIRDS_EARTH_M * max(coverage.h_m, 0.0))
    lowest = max(over, 0.0) * max(over, 0.0) / (2.0 * FOUR_THIRDS_EARTH_M)
    return lowest, coverage.h_m + CONE_SLOPE * distance_m


@kernel
def in_sector(coverage: Coverage, de_m: float, dn_m: float) -> bool:
    """Return whether a direction lies in the sector that was swept.

    Parameters
    ----------
    coverage : Coverage
        The look.
    de_m, dn_m : float
        From the sensor, east and north.

    Returns
    -------
    bool
        True for a whole turn.
    """
    width = swept_rad(coverage)
    if width >= TWO_PI:
        return True
    return full_turn(atan2(de_m, dn_m) - coverage.azimuth_from_rad) <= width


@kernel
def swept_rad(coverage: Coverage) -> float:
    """Return how wide the sector is; it may be written across north, as 350 to 10."""
    width = coverage.azimuth_to_rad - coverage.azimuth_from_rad
    return float(width + TWO_PI if width < 0.0 else width)


@kernel
def full_turn(angle_rad: float) -> float:
    """Return an angle in [0, 2 pi)."""
    return float(angle_rad - TWO_PI * np.floor(angle_rad / TWO_PI))


@kernel
def all_round(coverage: Coverage) -> Coverage:
    """Return the same look as if the beam had swept a whole turn."""
    return Coverage(
        coverage.kind,
        coverage.p_detect,
        coverage.e_m,
        coverage.n_m,
        coverage.h_m,
        coverage.range_max_m,
        0.0,
        TWO_PI,
        coverage.absence,
        coverage.beam,
        coverage.period_s,
        coverage.sigma_azimuth_rad,
        coverage.since_s,
        coverage.clockwise,
        coverage.low_m,
        coverage.high_m,
    )


@kernel
def p_detect_all(coverage: Coverage, mean: Floats, h_m: Floats) -> Floats:
    """Return the probability of detection for each of many states.

    Parameters
    ----------
    coverage : Coverage
        The look.
    mean : (n, 4) m, m/s
        States in the site plane.
    h_m : (n,) m
        Heights, nan where unknown.

    Returns
    -------
    (n,)
        Probabilities.
    """
    p = np.empty(mean.shape[0])
    for i in range(mean.shape[0]):
        p[i] = p_detect_at(coverage, mean[i, 0], mean[i, 1], h_m[i])
    return p
