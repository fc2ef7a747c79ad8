"""Radar plots: slant range and azimuth placed in the site plane, with their look.

A plot is in the frame of its antenna; `vedette.earth.polar` places it, with the
height that was measured or, without one, averaged over the height that objects may
have. Clutter is uniform in range and azimuth, so its density per area falls with
distance: N / (2 pi r r_max) for N false plots a turn, whatever one height they are
placed at; where they are placed half way up the sky, it lies on half the area.

A radar may be constantly off by a little (`bias_sigma`): in range and azimuth, and by
its clock, times the speed of what it sees. These are added to the errors of every plot,
as a prior; that they are the same from turn to turn is not used.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from vedette.earth.ellipsoid import Horizon, horizon_at
from vedette.earth.geoid import Geoid, undulation
from vedette.earth.ground import scale_and_convergence
from vedette.earth.plane import SitePlane, to_plane
from vedette.earth.polar import place, plot_from_polar
from vedette.earth.pressure import height_from_pressure_altitude
from vedette.feeds.report import RadarReport
from vedette.kernel import kernel
from vedette.plots.plot import Floats, Ints, Plots
from vedette.plots.scan import NO_PLOTS
from vedette.sensors.coverage import RADAR, Coverage
from vedette.site.sensor import Sensor
from vedette.units import DEGREE_RAD, FOOT_M, PI

# A primary radar does not tell height. Where the site's births do not either, it is
# anything from the ground to an airliner's cruise; at 100 km that is 700 m of place.
HEIGHTS_M = (0.0, 12000.0)
HEIGHT_SIGMA_M = 500.0  # of a radar that measures height
CLUTTER_MIN = 1e-3  # false plots a turn: no radar has none, and odds stay finite
UNIFORM_SIGMAS = 3.4641016151377544  # a uniform width is sqrt(12) sigma
# What a wrong clock moves: the slow objects that are judged; airliners say themselves.
CLOCK_SPEED_MPS = 50.0
SINE_45 = 0.7071067811865476
# Replies are seldom false: reflections, and answers to somebody else's questions.
FALSE_REPLIES = 0.05
RANGE_MIN_M = 50.0  # nearer, clutter per area would grow without bound


class Antenna(NamedTuple):
    """A radar, as the kernels need it.

    Attributes
    ----------
    sensor : int
        Its index in the site file.
    place_deg : (float, float)
        Latitude and longitude.
    horizon : Horizon
        At the antenna.
    e_m, n_m, height_m : float
        In the site plane.
    range_max_m : float
        As declared.
    sigma_range_m, sigma_azimuth_rad : float
        Errors of a plot and of the radar together.
    p_detect, clutter_per_turn : float
        As declared.
    prior_height_m, prior_sigma_m : float
        Height of an object that none was measured of.
    convergence_rad : float
        True azimuth less that of the site plane, at the antenna.
    beam : int
        Which of the site's turning antennas.
    period_s : float
        As declared.
    sigma_late_m : float
        How far objects fly while its clock is wrong.
    """

    sensor: int
    place_deg: tuple[float, float]
    horizon: Horizon
    e_m: float
    n_m: float
    height_m: float
    range_max_m: float
    sigma_range_m: float
    sigma_azimuth_rad: float
    p_detect: float
    clutter_per_turn: float
    prior_height_m: float
    prior_sigma_m: float
    convergence_rad: float
    beam: int
    period_s: float
    sigma_late_m: float = 0.0


def antenna_of(
    sensor: Sensor,
    index: int,
    beam: int,
    plane: SitePlane,
    heights_m: tuple[float, float],
) -> Antenna:
    """Set up a declared radar.

    Parameters
    ----------
    sensor : Sensor
        Of kind radar, complete (the site file was checked).
    index : int
        Its place in the site file.
    beam : int
        Its place among the radars.
    plane : SitePlane
        Of the site.
    heights_m : (low, high)
        Between which objects fly.

    Returns
    -------
    Antenna
        For `radar_plots` and `coverage_of`.
    """
    lat_deg, lon_deg = sensor.lat or 0.0, sensor.lon or 0.0
    height_m = sensor.height_m or 0.0
    e_m, n_m = to_plane(plane, lat_deg, lon_deg)
    off, azimuth_deg = sensor.bias_sigma, sensor.sigma_azimuth_deg or 0.0
    return Antenna(
        sensor=index,
        place_deg=(lat_deg, lon_deg),
        horizon=horizon_at(lat_deg, lon_deg, height_m),
        e_m=e_m,
        n_m=n_m,
        height_m=height_m,
        range_max_m=sensor.range_max_m or 0.0,
        sigma_range_m=_both(sensor.sigma_range_m or 0.0, off.range_m),
        sigma_azimuth_rad=_both(azimuth_deg, off.azimuth_deg) * DEGREE_RAD,
        p_detect=sensor.p_detect or 0.0,
        clutter_per_turn=sensor.clutter_per_turn or 0.0,
        prior_height_m=0.5 * (heights_m[0] + heights_m[1]),
        prior_sigma_m=(heights_m[1] - heights_m[0]) / UNIFORM_SIGMAS,
        convergence_rad=scale_and_convergence(plane, e_m, n_m)[1],
        beam=beam,
        period_s=sensor.period_s or 0.0,
        sigma_late_m=CLOCK_SPEED_MPS * off.time_s,
    )


def _both(sigma: float, bias_sigma: float) -> float:
    """Join two independent errors; one alone stays to the bit."""
    if bias_sigma == 0.0:
        return sigma
    return math.sqrt(sigma * sigma + bias_sigma * bias_sigma)


def coverage_of(antenna: Antenna, from_deg: float, to_deg: float) -> Coverage:
    """Say what a sweep covered.

    Parameters
    ----------
    antenna : Antenna
        Which radar.
    from_deg, to_deg : float
        Sector, clockwise from true north.

    Returns
    -------
    Coverage
        Heights count from the ellipsoid, as those of tracks do.
    """
    return Coverage(
        kind=RADAR,
        p_detect=antenna.p_detect,
        e_m=antenna.e_m,
        n_m=antenna.n_m,
        h_m=antenna.height_m,
        range_max_m=antenna.range_max_m,
        azimuth_from_rad=from_deg * DEGREE_RAD - antenna.convergence_rad,
        azimuth_to_rad=to_deg * DEGREE_RAD - antenna.convergence_rad,
        beam=antenna.beam,
        period_s=antenna.period_s,
        sigma_azimuth_rad=antenna.sigma_azimuth_rad,
    )


def radar_plots(
    reports: Sequence[tuple[int, RadarReport]],
    time_s: float,
    age_s: Floats,
    antenna: Antenna,
    plane: SitePlane,
    geoid: Geoid,
) -> Plots:
    """Turn the plots of one look into the site plane.

    Parameters
    ----------
    reports : sequence of (seq, RadarReport)
        All of one look of one radar.
    time_s : float
        End of the look, seconds since epoch.
    age_s : (n,) s
        From each plot to the end of the look.
    antenna : Antenna
        Which radar.
    plane : SitePlane
        Of the site.
    geoid : Geoid
        For heights from pressure.

    Returns
    -------
    Plots
        One for each report, in their order.
    """
    if not reports:
        return NO_PLOTS
    pressure = any(not math.isnan(r.altitude_baro_ft) for _, r in reports)
    raised_m = undulation(geoid, *antenna.place_deg) if pressure else math.nan
    said = np.array(
        [(r.range_m, r.azimuth_deg, *_height(r, raised_m)) for _, r in reports]
    )
    numbers = np.array([(r.address, r.secondary, seq) for seq, r in reports], np.int64)
    floats, ints = _polar_plots(said, numbers, age_s, time_s, antenna, plane)
    # Rows of two tables: twenty arrays are dear to hand over from a kernel.
    return Plots._make((*floats[:15], *ints[:2], *floats[15:], ints[2]))


def _height(report: RadarReport, raised_m: float) -> tuple[float, float]:
    """Return the height that a plot says and its sigma, m above the ellipsoid."""
    if not math.isnan(report.height_m):
        return report.height_m, HEIGHT_SIGMA_M
    if math.isnan(report.altitude_baro_ft):
        return math.nan, math.nan
    return height_from_pressure_altitude(report.altitude_baro_ft * FOOT_M, raised_m)


@kernel
def _polar_plots(
    said: Floats,
    numbers: Ints,
    age_s: Floats,
    time_s: float,
    antenna: Antenna,
    plane: SitePlane,
) -> tuple[Floats, Ints]:
    """Make the columns of plots, in their order: 17 of floats and three of integers.

    Beside what `radar_plots` takes: as `place_polar` is told, and address, 1 where a
    transponder replied and number of the input.
    """
    count = said.shape[0]
    placed = place_polar(said, antenna, plane)
    floats, ints = np.empty((17, count)), np.empty((3, count), np.int64)
    for j in range(count):
        floats[0, j] = time_s
        floats[1, j] = age_s[j]
        for a in range(5):
            floats[2 + a, j] = placed[j, a]
        floats[7, j] = 0.0  # no wrong places
        floats[8, j], floats[9, j] = placed[j, 7], placed[j, 8]
        floats[10:13, j] = np.nan  # no velocity
        floats[13, j] = placed[j, 6]
        floats[14, j] = said[j, 3] * said[j, 3]
        floats[15, j] = placed[j, 5]
        if numbers[j, 1] == 1:
            floats[15, j] *= FALSE_REPLIES
        floats[16, j] = 0.0  # births are the unseen's to say
        ints[0, j] = numbers[j, 0]
        ints[1, j] = antenna.sensor
        ints[2, j] = numbers[j, 2]
    return floats, ints


@kernel
def place_polar(said: Floats, antenna: Antenna, plane: SitePlane) -> Floats:
    """Place ranges and azimuths in the site plane.

    Parameters
    ----------
    said : (n, 4)
        Slant range (m), azimuth (degrees), height and its sigma (m, nan where not
        measured).
    antenna : Antenna
        Which radar.
    plane : SitePlane
        Of the site.

    Returns
    -------
    (n, 9)
        e, n (m), covariance ee, en, nn (m²), clutter density (1/m²), height (m),
        shift e, n (m) by one sigma of an unknown height.
    """
    placed = np.zeros((said.shape[0], 9))
    for j in range(said.shape[0]):
        range_m, azimuth_rad = said[j, 0], said[j, 1] * DEGREE_RAD
        measured = not np.isnan(said[j, 2])
        # A plot nearer than the height that its object might have cannot be so high:
        # half way up the sky at most, or all near clutter would fall on the antenna.
        height_m = min(antenna.prior_height_m, SINE_45 * range_m)
        sigma_h = min(antenna.prior_sigma_m, 0.5 * SINE_45 * range_m)
        if measured:
            height_m, sigma_h = said[j, 2], said[j, 3]
        position = plot_from_polar(
            plane,
            antenna.horizon,
            range_m,
            azimuth_rad,
            height_m,
            antenna.sigma_range_m,
            antenna.sigma_azimuth_rad,
            sigma_h,
        )
        for a in range(5):
            placed[j, a] = position[a]
        late_m2 = antenna.sigma_late_m * antenna.sigma_late_m
        placed[j, 2] += late_m2
        placed[j, 4] += late_m2
        clutter = max(antenna.clutter_per_turn, CLUTTER_MIN)
        if not measured and height_m < antenna.prior_height_m:
            clutter /= 1.0 - SINE_45 * SINE_45
        density = 2.0 * PI * max(range_m, RANGE_MIN_M) * antenna.range_max_m
        placed[j, 5] = clutter / density
        placed[j, 6] = said[j, 2]
        if not measured:
            low_m = max(height_m - sigma_h, 0.0)
            high_m = height_m + sigma_h
            e1, n1 = place(plane, antenna.horizon, range_m, azimuth_rad, high_m)
            e0, n0 = place(plane, antenna.horizon, range_m, azimuth_rad, low_m)
            placed[j, 7] = 0.5 * (e1 - e0)
            placed[j, 8] = 0.5 * (n1 - n0)
    return placed
