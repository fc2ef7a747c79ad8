"""Cooperative and radar plots against what their senders' standards say."""

import math

import numpy as np
import pytest

from track_scenes import PLANE
from vedette.earth.geoid import load_geoid, undulation
from vedette.earth.ground import scale_and_convergence, speed_and_course
from vedette.earth.plane import to_plane
from vedette.earth.polar import seen_from
from vedette.feeds.report import PositionReport, RadarReport
from vedette.plots.cooperative import NACP_UNKNOWN, SIGMA_MIN_M, cooperative_plots
from vedette.plots.plot import Plots
from vedette.plots.radar import (
    Antenna,
    antenna_of,
    coverage_of,
    radar_plots,
)
from vedette.sensors.coverage import p_detect_at
from vedette.site.sensor import Sensor

KNOT = 1852.0 / 3600.0
FOOT = 0.3048
# DO-260B, table 2-71: the estimated position uncertainty, 95 %, of NACp 1 to 11.
NAUTICAL_MILES = {1: 10.0, 2: 4.0, 3: 2.0, 4: 1.0, 5: 0.5, 6: 0.3, 7: 0.1, 8: 0.05}
METRES = {9: 30.0, 10: 10.0, 11: 3.0}


def cooperative(**said: object) -> Plots:
    report = PositionReport(
        time_ns=0, received_ns=0, **{"lat_deg": 52.0, "lon_deg": 20.0, **said}
    )
    return cooperative_plots([(7, report)], 12.5, 0, PLANE, load_geoid())


@pytest.mark.parametrize("nac_p", range(1, 12))
def test_position_error_is_that_of_nacp(nac_p: int) -> None:
    """Of a two-dimensional Gaussian 95 % lie within 2.448 sigma."""
    epu_m = METRES.get(nac_p) or NAUTICAL_MILES[nac_p] * 1852.0
    sigma_m = max(epu_m / math.sqrt(-2.0 * math.log(0.05)), SIGMA_MIN_M)
    plots = cooperative(nac_p=nac_p)
    assert math.sqrt(plots.r_ee_m2[0]) == pytest.approx(sigma_m, rel=2e-3)
    assert plots.r_ee_m2[0] == plots.r_nn_m2[0]
    assert plots.r_en_m2[0] == 0.0


@pytest.mark.parametrize("nac_p", [-1, 12, 15])
def test_nacp_that_nobody_said_is_the_usual_one(nac_p: int) -> None:
    assert (
        cooperative(nac_p=nac_p).r_ee_m2[0]
        == cooperative(nac_p=NACP_UNKNOWN).r_ee_m2[0]
    )


def test_nacp_zero_is_no_better_than_one() -> None:
    assert cooperative(nac_p=0).r_ee_m2[0] >= cooperative(nac_p=1).r_ee_m2[0]


@pytest.mark.parametrize(("lat", "lon"), [(52.0, 20.0), (54.5, 24.0), (49.1, 15.2)])
def test_velocity_said_is_velocity_over_ground(lat: float, lon: float) -> None:
    plots = cooperative(lat_deg=lat, lon_deg=lon, groundspeed_kt=250.0, track_deg=77.0)
    e_m, n_m = to_plane(PLANE, lat, lon)
    assert (plots.e_m[0], plots.n_m[0]) == (e_m, n_m)
    speed, course = speed_and_course(PLANE, e_m, n_m, plots.ve_mps[0], plots.vn_mps[0])
    assert speed == pytest.approx(250.0 * KNOT, rel=1e-9)
    assert math.degrees(course) % 360.0 == pytest.approx(77.0, abs=1e-6)
    # A minute on, along the great circle, is where the plane's velocity leads.
    away = math.hypot(plots.ve_mps[0], plots.vn_mps[0]) * 60.0
    assert away == pytest.approx(
        250.0 * KNOT * 60.0 * scale_and_convergence(PLANE, e_m, n_m)[0], rel=1e-6
    )


@pytest.mark.parametrize("said", [{}, {"groundspeed_kt": 5.0}, {"track_deg": 5.0}])
def test_half_a_velocity_is_none(said: dict[str, float]) -> None:
    plots = cooperative(**said)
    assert np.isnan(plots.ve_mps[0])
    assert np.isnan(plots.vn_mps[0])


def test_geometric_height_wins_over_pressure_and_none_is_none() -> None:
    both = cooperative(altitude_geometric_ft=10_000.0, altitude_baro_ft=9_000.0)
    assert both.h_m[0] == pytest.approx(3048.0)
    baro = cooperative(altitude_baro_ft=9_000.0)
    above_geoid = undulation(load_geoid(), 52.0, 20.0) + 9_000.0 * FOOT
    # Weather moves a pressure surface by some hundred metres.
    assert baro.h_m[0] == pytest.approx(above_geoid, abs=150.0)
    assert baro.r_h_m2[0] > both.r_h_m2[0]
    assert np.isnan(cooperative().h_m[0])


def test_no_reports_are_no_plots() -> None:
    assert cooperative_plots([], 0.0, 0, PLANE, load_geoid()).seq.size == 0


def test_cooperative_plots_keep_what_they_are() -> None:
    plots = cooperative(address=0x48AE01)
    assert plots.address.tolist() == [0x48AE01]
    assert plots.seq.tolist() == [7]
    assert plots.time_s.tolist() == [12.5]


def antenna(lat: float = 52.5, lon: float = 20.5) -> Antenna:
    sensor = Sensor(
        id="R",
        kind="radar",
        lat=lat,
        lon=lon,
        height_m=120.0,
        period_s=10.0,
        range_max_m=150e3,
        sigma_range_m=80.0,
        sigma_azimuth_deg=0.1,
        p_detect=0.9,
        clutter_per_turn=20.0,
    )
    return antenna_of(sensor, 3, 0, PLANE, (0.0, 10e3))


def placed(where: Antenna, *said: tuple[float, float, float]) -> Plots:
    reports = [
        (
            k,
            RadarReport(
                time_ns=0,
                received_ns=0,
                sensor="R",
                range_m=r,
                azimuth_deg=a,
                height_m=h,
            ),
        )
        for k, (r, a, h) in enumerate(said)
    ]
    return radar_plots(reports, 5.0, np.zeros(len(reports)), where, PLANE, load_geoid())


@pytest.mark.parametrize("azimuth_deg", [0.0, 33.0, 180.0, 271.5])
@pytest.mark.parametrize("range_m", [8e3, 60e3, 140e3])
def test_plot_with_height_is_where_the_radar_would_see_it(
    range_m: float, azimuth_deg: float
) -> None:
    """Back through the exact computation on the ellipsoid: same range and azimuth."""
    plots = placed(antenna(), (range_m, azimuth_deg, 3000.0))
    seen = seen_from(PLANE, antenna().horizon, plots.e_m[0], plots.n_m[0], 3000.0)
    # The mean over the errors lies off by less than a fifth of a sigma.
    assert seen[0] == pytest.approx(range_m, abs=40.0)
    off = (math.degrees(seen[1]) - azimuth_deg + 180.0) % 360.0 - 180.0
    assert off == pytest.approx(0.0, abs=0.01)


def test_covariance_of_a_plot_is_long_across_far_away() -> None:
    plots = placed(antenna(), (100e3, 90.0, 3000.0))
    assert math.sqrt(plots.r_ee_m2[0]) == pytest.approx(80.0, rel=0.1)
    assert math.sqrt(plots.r_nn_m2[0]) == pytest.approx(
        100e3 * math.radians(0.1), rel=0.05
    )


def test_covariance_is_that_of_many_measurements() -> None:
    """Draw ranges, azimuths and heights, place each exactly, and compare moments."""
    rng = np.random.default_rng(1)
    where = antenna()
    drawn = np.array([40e3, 50.0, 3000.0]) + rng.normal(size=(2000, 3)) * [80, 0.1, 500]
    exact = where._replace(sigma_range_m=1e-6, sigma_azimuth_rad=1e-12)
    sure = placed(exact, *map(tuple, drawn))
    places = np.column_stack([sure.e_m, sure.n_m])
    plots = placed(where, (40e3, 50.0, 3000.0))
    cov = np.cov(places.T)
    ours = [[plots.r_ee_m2[0], plots.r_en_m2[0]], [plots.r_en_m2[0], plots.r_nn_m2[0]]]
    assert np.array(ours) == pytest.approx(cov, rel=0.15, abs=300.0)
    assert places.mean(axis=0) == pytest.approx([plots.e_m[0], plots.n_m[0]], abs=15.0)


def test_height_that_a_radar_does_not_measure_is_a_prior_and_stays_unknown() -> None:
    plots = placed(antenna(), (40e3, 50.0, math.nan))
    known = placed(antenna(), (40e3, 50.0, antenna().prior_height_m))
    assert np.isnan(plots.h_m[0])
    assert known.h_m[0] == antenna().prior_height_m
    assert plots.r_ee_m2[0] + plots.r_nn_m2[0] > known.r_ee_m2[0] + known.r_nn_m2[0]
    distance = math.hypot(plots.e_m[0] - known.e_m[0], plots.n_m[0] - known.n_m[0])
    assert distance < 500.0


def test_clutter_density_integrates_to_the_clutter_of_a_turn() -> None:
    where = antenna()
    edges = np.linspace(0.0, where.range_max_m, 1501)
    middle = 0.5 * (edges[1:] + edges[:-1])
    density = placed(where, *((r, 10.0, 3000.0) for r in middle)).clutter_density_pm2
    area = math.pi * (edges[1:] ** 2 - edges[:-1] ** 2)
    # Nearer than RANGE_MIN_M the density is held: less than a tenth of a per cent.
    assert (density * area).sum() == pytest.approx(20.0, rel=0.001)


def test_clutter_without_height_lies_where_it_is_placed() -> None:
    """Near the antenna that is half way up the sky, so on about half the area.

    The antenna's own height and the mean over heights bend that a little: 10 %.
    """
    where = antenna()._replace(range_max_m=4000.0)
    ranges = np.linspace(0.0, 4000.0, 401)
    edges, middle = ranges[1:], 0.5 * (ranges[1:-1] + ranges[2:])
    assert where.prior_height_m > 4000.0 * 0.7072
    on_edge = placed(where, *((r, 10.0, math.nan) for r in edges))
    within = placed(where, *((r, 10.0, math.nan) for r in middle))
    distance = np.hypot(on_edge.e_m - where.e_m, on_edge.n_m - where.n_m)
    area = math.pi * np.diff(distance**2)
    share = (ranges[-1] - edges[0]) / ranges[-1]
    total = (within.clutter_density_pm2 * area).sum()
    assert total == pytest.approx(20.0 * share, rel=0.1)


@pytest.mark.parametrize("range_m", [0.0, 1.0, 49.0, 51.0, 7000.0])
def test_a_plot_at_the_antenna_is_clutter_as_likely_as_any(range_m: float) -> None:
    """Ranges come in whole steps, the first of which is nothing."""
    density = placed(antenna(), (range_m, 10.0, math.nan)).clutter_density_pm2[0]
    farther = placed(antenna(), (range_m + 1.0, 10.0, math.nan)).clutter_density_pm2[0]
    assert 0.0 < farther <= density


def test_no_radar_plots_are_none() -> None:
    assert placed(antenna()).seq.size == 0


@pytest.mark.parametrize("lon", [20.0, 24.0])
def test_a_plot_lies_in_the_sector_that_gave_it(lon: float) -> None:
    """1/32 turn, true azimuths, an antenna 270 km from the centre of the site."""
    where = antenna(52.0, lon)
    for azimuth_deg in np.arange(1.0, 360.0, 7.0):
        plots = placed(where, (80e3, azimuth_deg, 3000.0))
        first = math.floor(azimuth_deg / 11.25) * 11.25
        look = coverage_of(where, first, first + 11.25)
        assert p_detect_at(look, plots.e_m[0], plots.n_m[0], 3000.0) == 0.9


def test_a_radar_without_clutter_still_leaves_room_for_doubt() -> None:
    quiet = antenna()._replace(clutter_per_turn=0.0)
    assert placed(quiet, (40e3, 50.0, 3000.0)).clutter_density_pm2[0] >= 0.0
