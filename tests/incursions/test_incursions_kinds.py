"""Kinds of objects: by origin, answers and movement, never by name."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from track_scenes import east_half, trajectory_along
from vedette.incursions.judge import Rules, judge_track
from vedette.incursions.kinds import (
    LEAST,
    classes_of,
    density_of_speed,
    evidence_of,
    likelihood,
)
from vedette.incursions.movement import OTHER_MPS
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


BIRD_SOUTH = Birth(
    area="everywhere",
    arrivals_per_h_mean=1.0,
    classes=("bird",),
    speed_mps=(10.0, 20.0),
    course_deg=(150.0, 210.0),
)
BOTH = [DRONE, BIRD]


def flown(
    speed_mps: float,
    shares: tuple[float, float],
    *,
    answers: tuple[float, float] = (1.0, 1.0),
    age_s: float = 0.0,
) -> Trajectory:
    """Fly east."""
    track = trajectory_along(
        [(0.0, -5000.0, 0.0), (600.0, -5000.0 + 600.0 * speed_mps, 0.0)]
    )
    return track._replace(
        age_s=np.full(2, age_s),
        age_area=np.array([0, 1]),
        age_share=np.array(shares),
        origin=np.array(shares),
        answers=np.array(answers),
    )


def classes(track: Trajectory, births: list[Birth]) -> tuple[tuple[str, float], ...]:
    return classes_of(evidence_of(track, births).kinds, births)


@pytest.mark.parametrize(("speed", "label"), [(47.0, 0), (15.0, 1)])
def test_speed_tells_a_drone_from_a_bird_that_may_come_as_well(
    speed: float, label: int
) -> None:
    found = classes(flown(speed, (0.5, 0.5)), BOTH)
    assert found[0][0] == BOTH[label].classes[0]
    assert found[0][1] > 0.8
    assert sum(share for _, share in found) == pytest.approx(1.0)


def test_what_says_an_address_is_no_bird() -> None:
    track = flown(15.0, (0.01, 0.99))
    assert dict(classes(track, BOTH))["bird"] > 0.9
    kinds = evidence_of(track._replace(address=0x48AC01), BOTH).kinds
    assert kinds[0] > 0.0 == kinds[1]
    assert not evidence_of(track._replace(address=0x48AC01), [BIRD, BIRD]).kinds.any()


def test_a_course_that_birds_do_not_fly_speaks_for_what_flies_any() -> None:
    same_speed = Birth(
        area="everywhere",
        arrivals_per_h_mean=1.0,
        classes=("small drone",),
        speed_mps=(10.0, 20.0),
    )
    births = [same_speed, BIRD_SOUTH]
    young = dict(classes(flown(15.0, (0.5, 0.5)), births))
    assert young["small drone"] > 0.9
    # An hour after its birth a bird may fly anywhere.
    old = dict(classes(flown(15.0, (0.5, 0.5), age_s=3600.0), births))
    assert 0.5 < old["small drone"] < 0.7


def test_what_looks_said_weighs_as_likelihoods_do() -> None:
    plain = dict(classes(flown(30.0, (0.5, 0.5)), BOTH))
    faint = dict(classes(flown(30.0, (0.5, 0.5), answers=(0.1, 1.0)), BOTH))
    odds = plain["one-way-attack-or-decoy"] / plain["bird"]
    assert faint["one-way-attack-or-decoy"] / faint["bird"] == pytest.approx(0.1 * odds)


def test_an_origin_that_only_one_kind_has_decides_whatever_the_speed() -> None:
    for speed in (5.0, 15.0, 47.0, 200.0):
        assert classes(flown(speed, (0.0, 1.0)), BOTH)[0] == ("bird", 1.0)


@pytest.mark.parametrize("fast_mps", [12.0, 12.5, 15.0, 22.0])
def test_a_density_of_speed_sums_to_one_however_narrow(fast_mps: float) -> None:
    speeds = np.arange(-40.0, OTHER_MPS, 0.05)
    found = [density_of_speed(12.0, fast_mps, v, 1.0) for v in speeds]
    assert 0.05 * sum(found) == pytest.approx(1.0, abs=0.02)


def test_what_nothing_explains_has_no_class_and_counts() -> None:
    track = flown(47.0, (0.5, 0.5))._replace(
        age_s=np.zeros(0), age_area=np.zeros(0, np.int64), age_share=np.zeros(0)
    )
    assert classes(track, BOTH) == ()


def test_a_birth_of_several_classes_shares_them_alike_and_one_of_none_is_unknown() -> (
    None
):
    two = Birth(area="everywhere", arrivals_per_h_mean=1.0, classes=("balloon", "bird"))
    none = Birth(area="everywhere", arrivals_per_h_mean=1.0)
    found = dict(classes(flown(15.0, (0.5, 0.5)), [two, none]))
    assert found == pytest.approx({"balloon": 0.25, "bird": 0.25, "unknown": 0.5})


@given(st.floats(0.0, 1e300), st.floats(1e-320, 1e300))
def test_no_likelihood_is_nothing_whatever_it_was(one: float, other: float) -> None:
    scaled = likelihood([one, other])
    assert scaled.max() == 1.0
    assert scaled.min() >= LEAST


def test_an_entry_is_as_probable_as_its_object_is_no_bird() -> None:
    along = trajectory_along([(0.0, -5000.0, 0.0), (600.0, 5000.0, 0.0)])
    (entry,) = judge_track(along, east_half(), Rules(7)).crossings
    assert entry.entered == entry.probability
    doubtful = replace(entry, classes=(("drone", 0.75), ("bird", 0.25)))
    assert doubtful.entered == pytest.approx(0.75 * entry.probability)
