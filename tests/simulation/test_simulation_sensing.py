"""What sensors of a drawn night see, against outside truth."""

from dataclasses import replace
from math import degrees, sqrt

import numpy as np
import pytest

from small_nights import (
    START_S,
    adsb,
    box,
    night,
    node,
    people,
    radar,
    sensor,
    straight,
    target,
)
from vedette.earth.ellipsoid import horizon_at
from vedette.earth.plane import from_plane
from vedette.earth.polar import seen_from
from vedette.simulation.sensing import sensed
from vedette.simulation.sensing.acoustic import heard_from
from vedette.simulation.sensing.antenna import antenna_of
from vedette.simulation.sensing.beam import passes_of
from vedette.simulation.sensing.cast import cast_of
from vedette.simulation.sensing.flights import flights_of, state_at
from vedette.simulation.sensing.gnss import EPU, slow_errors
from vedette.simulation.world import Jamming, PoseError, World
from vedette.site.sensor import Resolution, Sensor
from vedette.units import SECOND_NS

NM_M = 1852.0
QUIET = {"clutter_per_turn": 0.0}


def plots_at(world: World) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Give time (s after the start), range (m), azimuth (degrees), target."""
    plots = sensed(world).feeds[0].plots
    time_s = (plots.time_ns - world.epoch_ns) / SECOND_NS - world.start_s
    return time_s, plots.rho * NM_M / 256, plots.theta * 360 / 65536, plots.target


def test_the_share_of_detections_is_p_detect_times_echo() -> None:
    flights = [
        target(
            f"t{k}", straight((20_000.0 + 500 * k, k * 100.0), (3, 2), 3_600), echo=e
        )
        for k, e in enumerate((1.0, 0.5) * 10)
    ]
    declared = radar(p_detect=0.8, **QUIET)
    *_, whose = plots_at(night(*flights, sensors=(sensor(declared),)))
    for echo, first in ((1.0, 0), (0.5, 1)):
        p, turns = 0.8 * echo, 10 * 360
        seen = np.isin(whose, range(first, 20, 2)).sum()
        assert abs(seen - p * turns) < 4.0 * sqrt(turns * p * (1 - p)) + 10


def test_errors_have_the_declared_sigma_and_the_true_bias() -> None:
    flights = [
        target(f"t{k}", straight((30_000.0 + 900 * k, 40_000.0), (0, 0), 3_600))
        for k in range(10)
    ]
    declared = radar(p_detect=1.0, sigma_range_m=70.0, sigma_azimuth_deg=0.08, **QUIET)
    world = night(
        *flights,
        sensors=(sensor(declared, bias_range_m=55.0, bias_azimuth_deg=0.3),),
    )
    _, range_m, azimuth_deg, whose = plots_at(world)
    horizon = antenna_of(world, world.sensors[0]).beam.horizon
    for k, one in enumerate(flights):
        path = one.path
        true_m, true_rad, _ = seen_from(
            world.plane, horizon, path.e_m[0], path.n_m[0], path.h_m[0]
        )
        mine, many = whose == k, (whose == k).sum()
        assert many > 300
        off_m, off_deg = range_m[mine] - true_m, azimuth_deg[mine] - degrees(true_rad)
        assert abs(off_m.mean() - 55.0) < 4.5 * 70.0 / sqrt(many)
        assert abs(off_deg.mean() - 0.3) < 4.5 * 0.08 / sqrt(many)
        assert off_m.std() == pytest.approx(70.0, rel=4.5 / sqrt(2 * many))
        assert off_deg.std() == pytest.approx(0.08, rel=4.5 / sqrt(2 * many))


def test_clutter_is_poisson_and_uniform_in_range_and_azimuth() -> None:
    world = night(sensors=(sensor(radar(clutter_per_turn=7.0)),), seconds=7_200)
    time_s, range_m, azimuth_deg, whose = plots_at(world)
    assert (whose == -1).all()
    counts = np.bincount((time_s // 10.0).astype(int), minlength=720)[1:719]
    assert counts.mean() == pytest.approx(7.0, abs=4.5 * sqrt(7.0 / counts.size))
    assert counts.var() == pytest.approx(7.0, rel=4.5 * sqrt(2.0 / counts.size))
    for values, most in ((range_m, 200_000.0), (azimuth_deg, 360.0)):
        shares = np.sort(values) / most
        steps = (np.arange(shares.size) + 0.5) / shares.size
        assert np.abs(shares - steps).max() < 1.95 / sqrt(shares.size)


@pytest.mark.parametrize(
    ("antenna_m", "target_m", "reach_km"),
    [
        *((15, 50, 45), (15, 100, 57), (15, 300, 87), (15, 1_000, 146)),
        *((15, 3_000, 242), (30, 50, 52), (30, 300, 94), (30, 3_000, 248)),
    ],
)
def test_the_horizon_is_that_of_the_4_3_earth(
    antenna_m: float, target_m: float, reach_km: float
) -> None:
    path = straight((0.0, 260_000.0), (0.0, -100.0), 2_500, h_m=target_m)
    declared = radar(
        height_m=antenna_m, p_detect=1.0, range_max_m=300_000.0, period_s=2.0, **QUIET
    )
    world = night(target("t", path), sensors=(sensor(declared),))
    _, range_m, _, _ = plots_at(world)
    assert range_m.max() / 1000.0 == pytest.approx(reach_km, abs=1.0)


def test_a_plot_is_made_when_the_beam_passes_the_target() -> None:
    path = straight((9_000.0, -30_000.0), (-20.0, 110.0), 600)
    declared = radar(p_detect=1.0, period_s=4.0, **QUIET)
    world = night(target("t", path), sensors=(sensor(declared),), seconds=600)
    antenna, flights = antenna_of(world, world.sensors[0]), flights_of(world.targets)
    beam = antenna.beam
    passes = passes_of(
        beam, antenna.carrier, flights, world.plane, world.start_s, world.end_s
    )
    assert 149 <= passes.time_s.size <= 151
    gaps = np.diff(passes.time_s)
    assert ((gaps > 3.0) & (gaps < 5.0)).all()
    for k in range(passes.time_s.size):
        there = state_at(flights, 0, passes.time_s[k])
        range_m, azimuth, _ = seen_from(
            world.plane, beam.horizon, there.e_m, there.n_m, there.h_m
        )
        assert abs(range_m - passes.range_m[k]) < 0.01
        says = (passes.time_s[k] - beam.zero_s) / beam.period_s % 1.0 * 2 * np.pi
        assert abs((says - azimuth + np.pi) % (2 * np.pi) - np.pi) < 1e-5


def test_a_target_that_circles_the_antenna_is_passed_once_a_turn() -> None:
    """Anticlockwise, faster than turns go by: passes come early, none is lost."""
    angle = 2 * np.pi * np.arange(0, 721) / 144.0  # a circle in 720 s
    path = straight((0, 0), (0, 0), 3_600)._replace(
        e_m=8_000 * np.cos(angle), n_m=8_000 * np.sin(angle)
    )
    declared = radar(p_detect=1.0, period_s=10.0, **QUIET)
    world = night(target("t", path), sensors=(sensor(declared, p_detect=1.0),))
    time_s, *_ = plots_at(world)
    assert abs(time_s.size - (360 + 5)) <= 2
    assert np.diff(time_s).max() < 10.2


def test_two_echoes_within_the_resolution_make_one_plot_at_their_mean() -> None:
    declared = radar(
        p_detect=1.0,
        sigma_range_m=0.1,
        sigma_azimuth_deg=1e-4,
        resolution=Resolution(range_m=300.0, azimuth_deg=2.0),
        **QUIET,
    )
    near = [
        target(n, straight((d, 50_000.0), (0, 0), 600))
        for n, d in (("a", -100.0), ("b", 100.0))
    ]
    far = target("c", straight((0.0, 50_500.0), (0, 0), 600))
    world = night(*near, far, sensors=(sensor(declared),), seconds=600)
    _, _, azimuth_deg, whose = plots_at(world)
    assert set(whose) == {0, 2} or set(whose) == {1, 2}
    joined = whose != 2
    assert abs(joined.sum() - 60) <= 1
    off_deg = (azimuth_deg[joined] + 180.0) % 360.0 - 180.0
    assert np.abs(off_deg).max() < 0.02
    answering = [
        replace(one, transponder=box(0x400001 + k)) for k, one in enumerate(near)
    ]
    _, _, _, whose = plots_at(
        night(*answering, sensors=(sensor(declared),), seconds=600)
    )
    assert (whose == 0).sum() > 55
    assert (whose == 1).sum() > 55


def test_a_dead_radar_says_nothing_at_all() -> None:
    dead = (START_S + 600.0, START_S + 900.0)
    world = night(sensors=(sensor(radar(), outages=(dead,)),), seconds=1_800)
    feed = sensed(world).feeds[0]
    for times_ns in (feed.plots.time_ns, feed.beams.time_ns):
        time_s = (times_ns - world.epoch_ns) / SECOND_NS
        assert not ((time_s > dead[0]) & (time_s < dead[1])).any()
    assert np.diff(feed.beams.time_ns).max() >= 300 * SECOND_NS


def test_gnss_errors_stay_within_the_epu_of_the_nacp_95_percent_of_the_time() -> None:
    streams = np.arange(4_000).reshape(2_000, 2)
    errors = slow_errors(7, streams, 100) * EPU[8] / 2.45
    radial = np.hypot(errors[:, :, 0], errors[:, :, 1])
    for step in (0, 50, 99):
        share = (radial[:, step] <= EPU[8]).mean()
        assert abs(share - 0.95) < 4.5 * sqrt(0.95 * 0.05 / 2_000)
    minute = np.corrcoef(errors[:, 0, 0], errors[:, 6, 0])[0, 1]
    assert minute == pytest.approx(np.exp(-60.0 / 300.0), abs=0.05)


@pytest.mark.parametrize("effect", ["degrade", "deny", "displace"])
def test_jamming_acts_within_its_circle_times_and_heights(effect: str) -> None:
    jam = Jamming(
        centre_e_m=0.0,
        centre_n_m=0.0,
        radius_m=40_000.0,
        from_s=START_S,
        to_s=START_S + 900.0,
        floor_m=0.0,
        ceiling_m=5_000.0,
        effect=effect,
    )
    flights = [
        target("in", straight((5_000, 5_000), (0, 0), 1_800, h_m=3_000), box(0x400001)),
        target("over", straight((5_000, 0), (0, 0), 1_800, h_m=9_000), box(0x400002)),
        target("off", straight((90_000, 0), (0, 0), 1_800, h_m=3_000), box(0x400003)),
    ]
    free = night(*flights, sensors=(sensor(adsb(), p_detect=1.0),), seconds=1_800)
    clear = sensed(free).feeds[0].positions
    said = sensed(replace(free, jamming=(jam,))).feeds[0].positions
    time_s = (said.time_ns - free.epoch_ns) / SECOND_NS - START_S
    touched = (said.target == 0) & (time_s <= 900.0)
    if effect == "deny":
        assert not touched.any()
        assert clear.lat.size - said.lat.size == 181
        return
    assert clear.lat.size == said.lat.size
    moved = (clear.lat != said.lat) | (clear.lon != said.lon)
    assert (moved == touched).all()
    degraded = effect == "degrade"
    assert set(said.nac_p[touched]) == ({4} if degraded else {9})
    km = np.abs(said.lat - clear.lat)[touched] * 180 / 2**30 * 111.0
    assert km.max() < (8.0 if degraded else 20.1)


def test_sound_from_five_kilometres_is_heard_14_6_seconds_late() -> None:
    flights = flights_of([target("t", straight((5_000.0, 0.0), (0, 0), 600, h_m=0.0))])
    emitted_s, distance_m = heard_from(flights, 0, 0.0, 0.0, 0.0, START_S + 100.0)
    assert distance_m == pytest.approx(5_000.0)
    assert START_S + 100.0 - emitted_s == pytest.approx(14.6, abs=0.03)


def test_a_node_notices_what_is_within_earshot_and_says_when_it_listened() -> None:
    path = straight((-30_000.0, 0.0), (45.0, 0.0), 1_300, h_m=500.0)
    quiet = sensor(node(p_detect=1.0), clutter_per_turn=0.0)
    said = sensed(night(target("t", path), sensors=(quiet,), seconds=1_300)).feeds[0]
    noticed = said.sightings.kind == 0
    assert set(said.sightings.target[noticed]) == {0}
    assert (said.sightings.kind[~noticed] == 2).all()
    stay_s = 2.0 * sqrt(5_000.0**2 - 350.0**2) / 45.0
    assert noticed.sum() == pytest.approx(stay_s / 20.0, abs=2)
    deaf = sensor(node(p_detect=0.0), clutter_per_turn=0.05)
    false = sensed(night(sensors=(deaf,), seconds=20_000)).feeds[0].sightings
    assert (false.kind == 0).sum() == pytest.approx(1_000 * 0.0488, abs=4.5 * 7)


def test_people_report_late_vaguely_and_more_than_once() -> None:
    flights = [
        target(f"t{k}", straight((-40_000.0, 200.0 * k), (45.0, 0.0), 1_800, h_m=400))
        for k in range(60)
    ]
    world = night(*flights, sensors=(sensor(people(), p_detect=0.5),), seconds=1_800)
    said = sensed(world).feeds[0].sightings
    events = np.unique(said.target)
    assert abs(events.size - 30) < 4.5 * sqrt(15)
    assert said.target.size / events.size == pytest.approx(2.5, abs=1.0)
    assert (said.time_ns % (60 * SECOND_NS) == 0).all()
    assert (said.received_ns >= said.time_ns).all()
    late_s = (said.received_ns - said.time_ns) / SECOND_NS
    assert 120.0 < late_s.mean() < 600.0


def test_an_airborne_radar_plots_from_where_it_truly_is() -> None:
    declared = Sensor(
        id="air",
        kind="airborne_radar",
        sac=25,
        sic=50,
        path="p.csv",
        period_s=10.0,
        range_max_m=400_000.0,
        p_detect=1.0,
        clutter_per_turn=0.0,
        sigma_range_m=1.0,
        sigma_azimuth_deg=1e-4,
    )
    own = straight((0.0, 0.0), (150.0, 0.0), 700, h_m=9_000.0)
    pose = PoseError(e_m=300.0, n_m=-200.0, h_m=10.0, heading_deg=0.1)
    low = straight((50_000.0, 150_000.0), (0.0, -45.0), 600, h_m=100.0)
    world = night(
        target("low", low),
        sensors=(sensor(declared, path=own, pose_error=pose),),
        seconds=600,
    )
    feed = sensed(world).feeds[0]
    assert feed.plots.rho.size >= 59
    time_s = (feed.plots.time_ns - world.epoch_ns) / SECOND_NS
    for k, after_s in enumerate((time_s - START_S).tolist()):
        horizon = horizon_at(*from_plane(world.plane, 150.0 * after_s, 0.0), 9_000.0)
        true_m, true_rad, _ = seen_from(
            world.plane, horizon, 50_000.0, 150_000.0 - 45.0 * after_s, 100.0
        )
        assert abs(feed.plots.rho[k] * NM_M / 256 - true_m) < 10.0
        said_deg = feed.plots.theta[k] * 360 / 65536
        assert said_deg == pytest.approx(degrees(true_rad) - 0.1, abs=0.005)
    north = feed.beams.kind == 1
    assert np.ptp(feed.beams.lon[north]) > 0


def test_nobody_depends_on_what_else_flies() -> None:
    one = target("one", straight((20_000, 0), (10, 5), 1_200), box())
    two = target("two", straight((-40_000, 0), (10, 5), 1_200))
    sensors = (sensor(radar()), sensor(adsb()))
    alone, both = (
        sensed(night(*w, sensors=sensors, seconds=1_200)) for w in ((one,), (two, one))
    )
    plots, others = alone.feeds[0].plots, both.feeds[0].plots
    for table, whose in ((plots, 0), (others, 1)):
        assert (table.target == whose).sum() > 60
    assert np.array_equal(plots.rho[plots.target == 0], others.rho[others.target == 1])
    assert cast_of(night(one, sensors=sensors)).ids == ("one",)
