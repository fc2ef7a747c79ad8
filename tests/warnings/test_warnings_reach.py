"""The reach of a track against flown objects, and what symmetry and sense demand."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from naive.reach import reach_by_flying
from track_scenes import random_covariance
from vedette.warnings.reach import CERTAIN, LOOKAHEAD_S, fast_enough, reach, reaches
from warning_scenes import COV, SQUARE, border_of, disc, half_plane

BORDER = border_of(half_plane(0.0))
SQUARE_BORDER = border_of(SQUARE)
DISC = disc(0.0, 0.0, 9_260.0)
DISC_BORDER = border_of(DISC)
L_SHAPE = [
    (0.0, 0.0),
    (60e3, 0.0),
    (60e3, 15e3),
    (15e3, 15e3),
    (15e3, 60e3),
    (0.0, 60e3),
]


def state(e_m: float, n_m: float, ve: float, vn: float) -> np.ndarray:
    return np.array([e_m, n_m, ve, vn])


def near(index: object, mean: np.ndarray, cov: np.ndarray = COV) -> float:
    return reach(index, mean, cov, LOOKAHEAD_S)[0]


@pytest.mark.parametrize(
    "outline",
    [SQUARE, DISC, L_SHAPE, half_plane(0.0)],
    ids=["square", "disc", "L", "half"],
)
def test_the_reach_agrees_with_flying_many_objects(
    outline: list[tuple[float, float]],
) -> None:
    rng = np.random.default_rng(5)
    border = border_of(outline)
    worst = 0.0
    kept = 0
    while kept < 40:
        speed, course = rng.uniform(0.0, 120.0), rng.uniform(0.0, 2.0 * math.pi)
        mean = state(
            *rng.uniform(-70e3, 70e3, 2),
            speed * math.cos(course),
            speed * math.sin(course),
        )
        cov = random_covariance(rng, rng.uniform(30.0, 400.0), rng.uniform(0.5, 6.0))
        off_m = shapely.Polygon(outline).exterior.distance(shapely.Point(mean[:2]))
        if off_m < 3.0 * math.sqrt(cov[0, 0] + cov[1, 1]):
            continue
        flown = reach_by_flying(outline, mean, cov, LOOKAHEAD_S, rng)
        if 0.001 < flown < 0.999:  # the rest would agree by itself
            kept += 1
            worst = max(worst, abs(near(border, mean, cov) - flown))
    assert worst < 0.05


@settings(max_examples=60, deadline=None)
@given(st.floats(-120e3, 40e3), st.floats(100.0, 20e3), st.floats(1.0, 200.0))
def test_nearer_never_lowers_the_probability(
    start_m: float, step_m: float, speed_mps: float
) -> None:
    far = near(BORDER, state(start_m, 0.0, speed_mps, 0.0))
    assert near(BORDER, state(start_m + step_m, 0.0, speed_mps, 0.0)) >= far - (
        1.0 - CERTAIN
    )


@settings(max_examples=60, deadline=None)
@given(st.floats(-120e3, -2e3), st.floats(1.0, 150.0), st.floats(0.1, 50.0))
def test_faster_towards_an_area_never_lowers_the_probability(
    start_m: float, speed_mps: float, more_mps: float
) -> None:
    # Below one half, wandering is what reaches it; it grows with the speed as well.
    slow = near(BORDER, state(start_m, 0.0, speed_mps, 0.0))
    fast = near(BORDER, state(start_m, 0.0, speed_mps + more_mps, 0.0))
    assert fast >= slow - 0.002


@settings(max_examples=50, deadline=None)
@given(
    st.floats(-60e3, 60e3),
    st.floats(-60e3, 60e3),
    st.floats(0.0, 150.0),
    st.floats(0.0, 360.0),
)
def test_a_turned_scene_has_the_same_probability(
    e_m: float, n_m: float, speed_mps: float, course_deg: float
) -> None:
    ve = speed_mps * math.sin(math.radians(course_deg))
    vn = speed_mps * math.cos(math.radians(course_deg))
    straight = near(SQUARE_BORDER, state(e_m, n_m, ve, vn))
    turned = near(SQUARE_BORDER, state(-n_m, e_m, -vn, ve))
    # The square went through latitude and longitude: it is one to a millimetre.
    assert turned == pytest.approx(straight, abs=2e-3)


@pytest.mark.parametrize(
    ("off_m", "speed_mps"), [(30_000.0, 100.0), (12_000.0, 50.0), (400.0, 30.0)]
)
def test_the_lead_of_a_straight_flight_is_distance_by_speed(
    off_m: float, speed_mps: float
) -> None:
    _, after_s = reach(BORDER, state(-off_m, 0.0, speed_mps, 0.0), COV, LOOKAHEAD_S)
    assert after_s == pytest.approx(off_m / speed_mps, abs=0.5)


def test_what_hardly_moves_reaches_little() -> None:
    assert near(BORDER, state(-10_000.0, 0.0, 0.0, 0.0)) < 0.05
    assert near(BORDER, state(-30_000.0, 0.0, 8.0, 0.0)) < 0.001


def test_what_flies_away_reaches_nothing() -> None:
    assert near(BORDER, state(-5_000.0, 0.0, -60.0, 0.0)) < 0.001


def test_what_is_inside_has_arrived() -> None:
    p, after_s = reach(SQUARE_BORDER, state(0.0, 0.0, 40.0, 0.0), COV, LOOKAHEAD_S)
    assert p > 0.99
    assert after_s == 0.0


def test_what_crosses_a_small_area_within_the_minutes_reaches_it() -> None:
    # 40 km in front of a circle of 9 km, at 200 m/s: long past it after ten minutes.
    assert near(DISC_BORDER, state(-40e3, 0.0, 200.0, 0.0)) > 0.8
    assert near(DISC_BORDER, state(-9_200.0, 0.0, 200.0, 0.0)) > 0.4


def test_many_tracks_are_judged_as_one_by_one() -> None:
    rng = np.random.default_rng(2)
    mean = np.column_stack(
        [rng.uniform(-90e3, 90e3, (200, 2)), rng.normal(0.0, 60.0, (200, 2))]
    )
    cov = np.broadcast_to(COV, (200, 4, 4)).copy()
    box = (-20e3, -20e3, 20e3, 20e3)
    probability, after_s = reaches(SQUARE_BORDER, box, mean, cov, LOOKAHEAD_S)
    for i in range(200):
        p, after = reach(SQUARE_BORDER, mean[i], cov[i], LOOKAHEAD_S)
        if probability[i] == 0.0:
            assert p < 1e-3
        else:
            assert (probability[i], after_s[i]) == (p, after)
    assert (probability > 0.5).sum() > 10


@pytest.mark.parametrize("e_m", [math.nan, math.inf, 5e6])
def test_nonsense_reaches_nothing(e_m: float) -> None:
    p, _ = reaches(
        SQUARE_BORDER,
        (-20e3, -20e3, 20e3, 20e3),
        state(e_m, 0.0, 50.0, 0.0)[None],
        COV[None].copy(),
        LOOKAHEAD_S,
    )
    assert not p[0] > 0.0


def test_speed_is_asked_along_the_course() -> None:
    mean = np.array([[0.0, 0.0, 30.0, 40.0], [0.0, 0.0, 6.0, 8.0], [0.0] * 4])
    cov = np.broadcast_to(COV, (3, 4, 4)).copy()
    assert fast_enough(mean, cov, 0.0).tolist() == [1.0, 1.0, 1.0]
    quick, bird, still = fast_enough(mean, cov, 25.0)
    assert quick > 0.999
    assert bird < 1e-6
    assert still < 1e-6
    assert fast_enough(mean, cov, 50.0)[0] == pytest.approx(0.5)
