"""Radar plots: slant range and azimuth placed in the site plane, with their look.

A plot is in the frame of its antenna; `vedette.earth.polar` places it, with the
height that was measured or, without one, averaged over the height that objects may
have. Clutter is uniform in range and azimuth, so its density per area falls with
distance: N / (2 pi r r_max) for N false plots a turn.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from vedette.earth.ellipsoid import Horizon, horizon_at
from vedette.earth.plane import SitePlane, to_plane
from vedette.earth.polar import plot_from_polar
from vedette.feeds.report import RadarReport
from vedette.kernel import kernel
from vedette.plots.plot import Floats, Plots
from vedette.sensors.coverage import RADAR, Coverage
from vedette.site.sensor import Sensor
from vedette.units import DEGREE_RAD, PI

# A primary radar does not tell height: anything from the ground to an airliner's
# cruise. At 100 km the difference moves a plot by 700 m, near the antenna by more.
HEIGHT_PRIOR_M = 5000.0
HEIGHT_PRIOR_SIGMA_M = 3500.0
HEIGHT_SIGMA_M = 500.0  # of a radar that measures height
RANGE_MIN_M = 1000.0  # nearer, clutter per area would grow without bound


class Antenna(NamedTuple):
    """A radar, as the kernels need it.

    Attributes
    ----------
    sensor : int
        Its index in the site file.
    horizon : Horizon
        At the antenna.
    e_m, n_m, height_m : float
        In the site plane.
    range_max_m, sigma_range_m, sigma_azimuth_rad : float
        As declared.
    p_detect, clutter_per_turn : float
        As declared.
    """

    sensor: int
    horizon: Horizon
    e_m: float
    n_m: float
    height_m: float
    range_max_m: float
    sigma_range_m: float
    sigma_azimuth_rad: float
    p_detect: float
    clutter_per_turn: float


def antenna_of(sensor: Sensor, index: int, plane: SitePlane) -> Antenna:
    """Set up a declared radar.

    Parameters
    ----------
    sensor : Sensor
        Of kind radar, complete (the site file was checked).
    index : int
        Its place in the site file.
    plane : SitePlane
        Of the site.

    Returns
    -------
    Antenna
        For `radar_plots` and `coverage_of`.
    """
    lat_deg, lon_deg = sensor.lat or 0.0, sensor.lon or 0.0
    height_m = sensor.height_m or 0.0
    e_m, n_m = to_plane(plane, lat_deg, lon_deg)
    return Antenna(
        sensor=index,
        horizon=horizon_at(lat_deg, lon_deg, height_m),
        e_m=e_m,
        n_m=n_m,
        height_m=height_m,
        range_max_m=sensor.range_max_m or 0.0,
        sigma_range_m=sensor.sigma_range_m or 0.0,
        sigma_azimuth_rad=(sensor.sigma_azimuth_deg or 0.0) * DEGREE_RAD,
        p_detect=sensor.p_detect or 0.0,
        clutter_per_turn=sensor.clutter_per_turn or 0.0,
    )


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
        azimuth_from_rad=from_deg * DEGREE_RAD,
        azimuth_to_rad=to_deg * DEGREE_RAD,
    )


def radar_plots(
    reports: Sequence[tuple[int, RadarReport]],
    time_s: float,
    antenna: Antenna,
    plane: SitePlane,
) -> Plots:
    """Turn the plots of one look into the site plane.

    Parameters
    ----------
    reports : sequence of (seq, RadarReport)
        All of one look of one radar.
    time_s : float
        End of the look, seconds since epoch.
    antenna : Antenna
        Which radar.
    plane : SitePlane
        Of the site.

    Returns
    -------
    Plots
        One for each report, in their order.
    """
    count = len(reports)
    said = np.array([(r.range_m, r.azimuth_deg, r.height_m) for _, r in reports])
    placed = place_polar(said.reshape(count, 3), antenna, plane)
    unknown = np.full(count, np.nan)
    return Plots(
        time_s=np.full(count, time_s),
        e_m=placed[:, 0].copy(),
        n_m=placed[:, 1].copy(),
        r_ee_m2=placed[:, 2].copy(),
        r_en_m2=placed[:, 3].copy(),
        r_nn_m2=placed[:, 4].copy(),
        r_wide_m2=np.zeros(count),
        ve_mps=unknown,
        vn_mps=unknown,
        r_v_m2ps2=unknown,
        h_m=placed[:, 6].copy(),
        r_h_m2=np.full(count, HEIGHT_SIGMA_M * HEIGHT_SIGMA_M),
        address=np.full(count, -1, np.int64),
        sensor=np.full(count, antenna.sensor),
        clutter_density_pm2=placed[:, 5].copy(),
        birth_density_pm2=np.zeros(count),
        seq=np.array([seq for seq, _ in reports], np.int64),
    )


@kernel
def place_polar(said: Floats, antenna: Antenna, plane: SitePlane) -> Floats:
    """Place ranges and azimuths in the site plane.

    Parameters
    ----------
    said : (n, 3)
        Slant range (m), azimuth (degrees), height (m, nan where not measured).
    antenna : Antenna
        Which radar.
    plane : SitePlane
        Of the site.

    Returns
    -------
    (n, 7)
        e, n (m), covariance ee, en, nn (m²), clutter density (1/m²), height (m).
    """
    placed = np.empty((said.shape[0], 7))
    for j in range(said.shape[0]):
        measured = not np.isnan(said[j, 2])
        height_m = said[j, 2] if measured else HEIGHT_PRIOR_M
        sigma_h = HEIGHT_SIGMA_M if measured else HEIGHT_PRIOR_SIGMA_M
        position = plot_from_polar(
            plane,
            antenna.horizon,
            said[j, 0],
            said[j, 1] * DEGREE_RAD,
            height_m,
            antenna.sigma_range_m,
            antenna.sigma_azimuth_rad,
            sigma_h,
        )
        for a in range(5):
            placed[j, a] = position[a]
        per_range = 2.0 * PI * max(said[j, 0], RANGE_MIN_M) * antenna.range_max_m
        placed[j, 5] = antenna.clutter_per_turn / per_range
        placed[j, 6] = said[j, 2]
    return placed
