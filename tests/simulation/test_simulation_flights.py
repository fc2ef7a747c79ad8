"""Flights keep to the laws that they are drawn from (guidance, flight, routes)."""

from math import inf

import numpy as np
import pytest

from simulated_families import RAID, small
from vedette.columns import Floats
from vedette.earth.plane import plane_at
from vedette.simulation import world_of
from vedette.simulation.flight import GLIDE_RATIO, LANDING_MPS, Span, flown
from vedette.simulation.guidance import Plan, clipped, fly
from vedette.simulation.routes import between_courses, courses_of, in_polygon, point_in
from vedette.simulation.streams import stream
from vedette.simulation.world import ROW_S, Path, World

STRAIGHT = Plan(
    start_s=1000.0,
    heading_rad=0.5 * np.pi,
    speed_mps=50.0,
    turn_rps=np.deg2rad(3.0),
    flight_s=inf,
    glide_s=0.0,
    fix_lost_s=inf,
    adrift=False,
    walk_rad=0.0,
    wind_e_mps=0.0,
    wind_n_mps=0.0,
    slide_e_mps=0.0,
    slide_n_mps=0.0,
    loiter_from_s=inf,
    loiter_until_s=inf,
    loiter_radius_m=inf,
)
ORIGIN = (np.zeros(1), np.zeros(1))
WATCH = Span(0.0, 20_000.0, 200_000.0, 200.0)
OWN = stream(7, "a flight")


def speeds(path: Path) -> Floats:
    return np.hypot(np.diff(path.e_m), np.diff(path.n_m)) / np.diff(path.time_s)


def headings(path: Path) -> Floats:
    return np.unwrap(np.arctan2(np.diff(path.e_m), np.diff(path.n_m)))


def test_a_route_is_flown_at_its_speed_and_never_turned_faster_than_it_may() -> None:
    e_m = np.array([0.0, 10_000.0, 10_000.0, 0.0, 9000.0])
    n_m = np.array([0.0, 0.0, 12_000.0, 12_000.0, 12_500.0])
    t, e, n, until_s = fly(STRAIGHT, e_m, n_m, inf, 1, 2)
    path = Path(t, e, n, np.zeros(t.size))
    assert speeds(path) == pytest.approx(50.0)
    turns = np.abs(np.diff(headings(path))) / np.diff(t)[:-1]
    assert turns.max() <= STRAIGHT.turn_rps * (1.0 + 1e-9)
    assert np.diff(t).max() <= ROW_S
    near_m = 50.0 / STRAIGHT.turn_rps
    for k in range(1, 5):
        assert np.hypot(e - e_m[k], n - n_m[k]).min() <= near_m
    assert until_s == t[-1]


def test_a_thing_adrift_keeps_its_heading_but_for_a_random_walk_and_the_wind() -> None:
    adrift = STRAIGHT._replace(
        fix_lost_s=100.0, adrift=True, wind_e_mps=3.0, wind_n_mps=-4.0
    )
    t, e, n, _ = fly(adrift, *ORIGIN, 2000.0, 1, 2)
    assert e[t <= 1100.0] == pytest.approx(50.0 * (t[t <= 1100.0] - 1000.0))
    later = t > 1105.0
    assert np.diff(e[later]) / np.diff(t[later]) == pytest.approx(53.0)
    assert np.diff(n[later]) / np.diff(t[later]) == pytest.approx(-4.0)
    walk = adrift._replace(walk_rad=0.01, wind_e_mps=0.0, wind_n_mps=0.0)
    ends = []
    for name in range(400):
        t, e, n, _ = fly(walk, *ORIGIN, 1605.0, 1, name)
        path = Path(t, e, n, np.zeros(t.size))
        assert speeds(path) == pytest.approx(50.0)
        ends.append(headings(path)[-1] - 0.5 * np.pi)
    assert np.std(ends) == pytest.approx(0.01 * np.sqrt(505.0), rel=0.1)
    assert abs(np.mean(ends)) < 0.03


def test_a_displaced_frame_slides_away_at_its_own_speed() -> None:
    displaced = STRAIGHT._replace(fix_lost_s=300.0, slide_e_mps=0.0, slide_n_mps=3.0)
    t, _, n, _ = fly(displaced, *ORIGIN, 2000.0, 1, 2)
    assert n == pytest.approx(3.0 * np.maximum(t - 1300.0, 0.0))


def test_loitering_flies_circles_and_then_goes_on() -> None:
    loiter = STRAIGHT._replace(
        loiter_from_s=200.0, loiter_until_s=1700.0, loiter_radius_m=2000.0
    )
    t, e, n, _ = fly(loiter, *ORIGIN, 4000.0, 1, 2)
    circling = (t >= 1205.0) & (t <= 2700.0)
    # A clockwise circle, flown eastwards into, lies south of where it began.
    far_m = np.hypot(e[circling] - 10_000.0, n[circling] + 2000.0)
    assert far_m == pytest.approx(2000.0, abs=130.0)
    assert np.ptp(headings(Path(t, e, n, t))) > 2.0 * np.pi
    assert headings(Path(t, e, n, t))[-50:].std() == pytest.approx(0.0, abs=1e-9)


def test_fuel_ends_in_a_glide_and_a_landing_on_the_ground() -> None:
    plan = STRAIGHT._replace(flight_s=600.0)
    path, ended = flown(plan, ORIGIN, 1000.0, "fuel", WATCH, OWN)
    assert ended == "fuel"
    assert path.h_m[path.time_s <= 1600.0] == pytest.approx(1000.0)
    assert path.h_m[-1] == pytest.approx(200.0)
    assert path.time_s[-1] == pytest.approx(1600.0 + 800.0 * GLIDE_RATIO / 50.0)
    path, ended = flown(plan, ORIGIN, 1000.0, "lands", WATCH, OWN)
    assert (ended, path.time_s[-1]) == ("lands", 1600.0)
    assert path.h_m[-1] == pytest.approx(200.0)
    assert np.diff(path.h_m).min() == pytest.approx(-LANDING_MPS * ROW_S)
    path, ended = flown(plan, ORIGIN, 1000.0, "lost", WATCH, OWN)
    assert (ended, path.time_s[-1], path.h_m[-1]) == ("lost", 1600.0, 1000.0)
    path, ended = flown(plan, ORIGIN, 1000.0, "continues", WATCH, OWN)
    assert ended == "continues"
    assert np.hypot(path.e_m[-1], path.n_m[-1]) == pytest.approx(200_000.0)


def test_what_the_watch_cuts_off_continues_and_does_not_come_down_early() -> None:
    plan = STRAIGHT._replace(flight_s=600.0)
    cut = WATCH._replace(start_s=1100.0, end_s=1500.0)
    for meant in ("fuel", "lands", "lost"):
        path, ended = flown(plan, ORIGIN, 3000.0, meant, cut, OWN)
        assert ended == "continues"
        assert path.time_s[0] == 1100.0
        assert path.time_s[-1] == 1500.0
        sinks_m = LANDING_MPS * 100.0
        lowest_m = 200.0 + sinks_m if meant == "lands" else 3000.0
        assert path.h_m[-1] == pytest.approx(lowest_m)
    path, _ = flown(plan, ORIGIN, 3000.0, "lost", WATCH._replace(end_s=900.0), OWN)
    assert path.time_s.size == 0


def test_a_path_is_cut_where_it_meets_the_disc_and_only_its_first_stretch_stays() -> (
    None
):
    t = np.arange(0.0, 405.0, 5.0)
    there = np.where(t <= 200.0, t, 400.0 - t)  # out and back over the rim, twice
    path = Path(t, 15.0 * there - 1200.0, np.full(t.size, 300.0), np.zeros(t.size))
    kept = clipped(path, -inf, inf, 1000.0)
    edge_m = np.sqrt(1000.0**2 - 300.0**2)
    assert kept.e_m[0] == pytest.approx(-edge_m)
    assert kept.e_m[-1] == pytest.approx(edge_m)
    assert kept.time_s[-1] == pytest.approx((edge_m + 1200.0) / 15.0)
    assert clipped(path, -inf, inf, 200.0).time_s.size == 0


def _flies(world: World) -> None:
    for flying in (*world.targets, *world.birds):
        path = flying.path
        assert path.time_s.size >= 2
        assert (np.diff(path.time_s) > 0.0).all()
        assert np.diff(path.time_s).max() <= ROW_S + 1e-9
        assert path.time_s[0] >= world.start_s
        assert path.time_s[-1] <= world.end_s
        radius_m = 1000.0 * world.plane.radius_km
        assert np.hypot(path.e_m, path.n_m).max() <= radius_m + 1e-3
        assert np.isfinite(path.h_m).all()


def test_drawn_flights_stay_within_what_the_group_allows() -> None:
    scenario = small(RAID.replace("guidance =", "#"))
    for seed in range(10):
        world = world_of(scenario, seed)
        _flies(world)
        for target in world.targets:
            # The plane stretches lengths by less than one in a thousand here.
            assert speeds(target.path).min() >= 42.0 * 0.999
            assert speeds(target.path).max() <= 53.0 * 1.001
            assert target.path.h_m.min() >= 199.9
            assert target.path.h_m.max() <= 3000.0
            course = np.rad2deg(headings(target.path)) % 360.0
            assert course.min() >= 207.0  # of the plane's north, 3 degrees off
            assert course.max() <= 353.0


def test_points_are_drawn_evenly_in_a_polygon_and_none_outside() -> None:
    e_m = np.array([0.0, 4000.0, 4000.0, 1000.0, 0.0])
    n_m = np.array([0.0, 0.0, 1000.0, 1000.0, 4000.0])
    drawn = np.array([point_in(e_m, n_m, stream(1, "p", k)) for k in range(2000)])
    inside = [in_polygon(e_m, n_m, e, n) for e, n in drawn]
    assert all(inside)
    # The strip below 1,000 m has 4 of the 5.5 square kilometres.
    assert np.mean(drawn[:, 1] < 1000.0) == pytest.approx(4.0 / 5.5, abs=0.03)


def test_courses_run_clockwise_over_north_too() -> None:
    assert between_courses((350.0, 20.0), 0.5) == pytest.approx(np.deg2rad(365.0))
    assert between_courses((210.0, 350.0), 1.0) == pytest.approx(np.deg2rad(350.0))
    plane = plane_at(51.0, 23.0, 200.0)
    first, last = courses_of(((51.0, 23.0), (51.5, 23.0), (51.9, 22.0)), plane)
    assert last == pytest.approx(0.0, abs=0.5)
    assert first == pytest.approx(-57.0, abs=1.5)
