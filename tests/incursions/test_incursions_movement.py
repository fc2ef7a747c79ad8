"""Movement: densities that sum to one, and the way of a track."""

import numpy as np
import pytest

from track_scenes import trajectory_along
from vedette.incursions.movement import OTHER_SHARE, WAY_S, movement_density, way
from vedette.site.model import Birth

SURE = 4.0 * np.eye(2)


def birth(
    speed_mps: tuple[float, float] | None, course_deg: tuple[float, float] | None = None
) -> Birth:
    return Birth(
        area="everywhere",
        arrivals_per_h_mean=1.0,
        speed_mps=speed_mps,
        course_deg=course_deg,
    )


@pytest.mark.parametrize("course_deg", [None, (350.0, 40.0), (190.0, 240.0)])
@pytest.mark.parametrize("age_s", [0.0, 1200.0])
def test_the_density_of_a_velocity_sums_to_one(
    course_deg: tuple[float, float] | None, age_s: float
) -> None:
    one = birth((10.0, 20.0), course_deg)
    axis = np.arange(-40.0, 40.5, 1.0)
    cells = [
        movement_density(one, np.array([ve, vn]), SURE, age_s)
        for ve in axis
        for vn in axis
    ]
    # Within 40 m/s lie all that the site expects and 40 of 300 m/s of the rest.
    within = 1.0 - OTHER_SHARE * (1.0 - 40.0 / 300.0)
    assert sum(cells) == pytest.approx(within, abs=0.01)


def test_density_is_where_the_birth_says_and_wanders_off_with_age() -> None:
    south_west = birth((10.0, 20.0), (200.0, 250.0))

    def at(course_deg: float, age_s: float) -> float:
        angle = np.radians(course_deg)
        velocity = 15.0 * np.array([np.sin(angle), np.cos(angle)])
        return movement_density(south_west, velocity, SURE, age_s)

    assert at(225.0, 0.0) > 50.0 * at(45.0, 0.0) > 0.0
    assert at(210.0, 0.0) == pytest.approx(at(240.0, 0.0), rel=0.05)
    assert at(280.0, 0.0) < 0.2 * at(225.0, 0.0)
    assert at(280.0, 1800.0) > 0.4 * at(225.0, 1800.0)


def test_a_birth_without_a_speed_may_fly_any() -> None:
    values = [
        movement_density(birth(None), np.array([v, 0.0]), SURE, 0.0)
        for v in (50.0, 100.0)
    ]
    assert values[0] == pytest.approx(2.0 * values[1])


def test_a_velocity_hardly_known_says_hardly_anything() -> None:
    slow, fast = birth((4.0, 12.0)), birth((10.0, 20.0))
    velocity, wide = np.array([8.0, 0.0]), 900.0 * np.eye(2)
    ratio = movement_density(slow, velocity, wide, 0.0) / movement_density(
        fast, velocity, wide, 0.0
    )
    assert 0.8 < ratio < 1.3


def test_the_way_is_that_of_the_first_minutes() -> None:
    there_and_back = trajectory_along(
        [(0.0, 0.0, 0.0), (300.0, 4500.0, 0.0), (600.0, 0.0, 0.0)], sigma_m=60.0
    )
    velocity, cov, over_s = way(there_and_back)
    assert velocity == pytest.approx([15.0, 0.0])
    assert over_s == WAY_S
    assert np.sqrt(cov[0, 0]) == pytest.approx(60.0 * np.sqrt(2.0) / WAY_S)


def test_a_single_row_has_the_velocity_that_the_tracker_gives_it() -> None:
    track = trajectory_along([(0.0, 0.0, 0.0), (10.0, 100.0, 0.0)], sigma_m=60.0)
    states = track.smoothed
    lone = track._replace(
        time_s=track.time_s[:1],
        smoothed=states._replace(mean=states.mean[:1], cov=states.cov[:1]),
    )
    velocity, cov, over_s = way(lone)
    assert over_s == 0.0
    assert velocity.tolist() == states.mean[0, 2:].tolist()
    assert cov.tolist() == states.cov[0, 2:, 2:].tolist()


def test_one_stated_course_is_one_and_not_any() -> None:
    along = [
        movement_density(
            birth((12.0, 12.0), (90.0, end)), np.array([12.0, 0.0]), SURE, 0.0
        )
        for end in (90.0, 91.0)
    ]
    assert along[0] == pytest.approx(along[1], rel=0.2)
