"""Kinds of objects: by origin and speed, never by name."""

from dataclasses import replace

import numpy as np
import pytest

from track_scenes import east_half, trajectory_along
from vedette.incursions.judge import Rules, judge_track
from vedette.incursions.kinds import (
    SPEED_SIGMA_MPS,
    classes_of,
    kinds_of,
    mean_speed,
    speed_density,
)
from vedette.site.model import Birth
from vedette.tracks.trajectory import Trajectory

DRONE = Birth(
    area="everywhere",
    arrivals_per_h_mean=1.0,
    classes=("one-way-attack-or-decoy",),
    speed_mps=(42.0, 53.0),
)
BIRD = Birth(
    area="everywhere",
    arrivals_per_h_mean=1.0,
    classes=("bird",),
    speed_mps=(10.0, 20.0),
)


def flown(speed_mps: float, shares: tuple[float, float]) -> Trajectory:
    track = trajectory_along(
        [(0.0, -5000.0, 0.0), (600.0, -5000.0 + 600.0 * speed_mps, 0.0)]
    )
    return track._replace(
        age_s=np.zeros(2), age_area=np.array([0, 1]), age_share=np.array(shares)
    )


@pytest.mark.parametrize(("speed", "label"), [(47.0, 0), (15.0, 1)])
def test_speed_tells_a_drone_from_a_bird_that_may_come_as_well(
    speed: float, label: int
) -> None:
    classes = classes_of(
        kinds_of(flown(speed, (0.5, 0.5)), [DRONE, BIRD]), [DRONE, BIRD]
    )
    assert classes[0][0] == (DRONE, BIRD)[label].classes[0]
    assert classes[0][1] > 0.8
    assert sum(share for _, share in classes) == pytest.approx(1.0)


def test_an_origin_that_only_one_kind_has_decides_whatever_the_speed() -> None:
    for speed in (5.0, 15.0, 47.0, 200.0):
        track = flown(speed, (0.0, 1.0))
        assert classes_of(kinds_of(track, [DRONE, BIRD]), [DRONE, BIRD])[0] == (
            "bird",
            1.0,
        )


def test_what_nothing_explains_has_no_class_and_counts() -> None:
    track = flown(47.0, (0.5, 0.5))._replace(
        age_s=np.zeros(0), age_area=np.zeros(0, np.int64), age_share=np.zeros(0)
    )
    assert classes_of(kinds_of(track, [DRONE, BIRD]), [DRONE, BIRD]) == ()


def test_a_birth_of_several_classes_shares_them_alike_and_one_of_none_is_unknown() -> (
    None
):
    two = Birth(area="everywhere", arrivals_per_h_mean=1.0, classes=("balloon", "bird"))
    none = Birth(area="everywhere", arrivals_per_h_mean=1.0)
    classes = dict(
        classes_of(kinds_of(flown(15.0, (0.5, 0.5)), [two, none]), [two, none])
    )
    assert classes == pytest.approx({"balloon": 0.25, "bird": 0.25, "unknown": 0.5})


def test_densities_of_speed_sum_to_one() -> None:
    speeds = np.linspace(-100.0, 400.0, 20_001)
    values = [speed_density(DRONE, float(v), SPEED_SIGMA_MPS) for v in speeds]
    usual = np.array(values) - 0.05 / 300.0
    assert np.trapezoid(usual, speeds) == pytest.approx(0.95, abs=1e-3)


def test_the_mean_speed_is_that_of_the_way() -> None:
    speed, sigma = mean_speed(flown(47.0, (1.0, 0.0)))
    assert speed == pytest.approx(47.0, abs=1.5)
    assert sigma >= SPEED_SIGMA_MPS


def test_an_entry_is_as_probable_as_its_object_is_no_bird() -> None:
    along = trajectory_along([(0.0, -5000.0, 0.0), (600.0, 5000.0, 0.0)])
    (entry,) = judge_track(along, east_half(), Rules(7)).crossings
    assert entry.entered == entry.probability
    doubtful = replace(entry, classes=(("drone", 0.75), ("bird", 0.25)))
    assert doubtful.entered == pytest.approx(0.75 * entry.probability)
