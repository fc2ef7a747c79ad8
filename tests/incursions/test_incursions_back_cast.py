"""First seen inside: how an object came there, against closed forms."""

import math

import numpy as np
import pytest
from scipy import stats

from track_scenes import east_half, trajectory_along
from vedette.incursions.crossing import Crossing
from vedette.incursions.incursion import entered_across, find_incursions
from vedette.incursions.judge import Rules, judge_track
from vedette.limits import LIMITS
from vedette.site.model import Policy
from vedette.tracks.trajectory import Trajectory

KEY = 77
SPEED_MPS = 50.0
START_M = 20_000.0  # 400 s inside the line e = 0


def first_seen(ages_s: list[float], shares: list[float], **how: object) -> Trajectory:
    """Fly east from 20 km inside, unseen before for one of the given times."""
    end = (200.0, START_M + 200.0 * SPEED_MPS, 0.0)
    track = trajectory_along([(0.0, START_M, 0.0), end], **how)
    return track._replace(age_s=np.array(ages_s), age_share=np.array(shares))


def only(track: Trajectory) -> Crossing:
    (crossing,) = judge_track(track, east_half(), Rules(KEY)).crossings
    return crossing


def test_object_older_than_its_way_from_the_border_entered_there() -> None:
    found = only(first_seen([1000.0], [1.0]))
    assert found.first_seen_inside == found.probability == 1.0
    assert found.never_outside == 0.0
    assert found.time_s == pytest.approx(-400.0, abs=1.0)
    assert found.e_m == pytest.approx(0.0, abs=30.0)
    assert entered_across(found)["BY"] == 1.0
    # 30 m of the track and 50 m of the line, at 50 m/s.
    assert found.sigma_s == pytest.approx(math.hypot(30.0, 50.0) / SPEED_MPS, rel=0.25)


def test_object_younger_than_its_way_from_the_border_was_launched_inside() -> None:
    track = first_seen([100.0], [1.0])
    (found,) = judge_track(track, east_half(), Rules(KEY)).crossings
    assert found.first_seen_inside == 1.0
    assert found.probability == 0.0
    assert found.never_outside == 1.0
    assert found.across == ()
    assert (found.time_s, found.sigma_s) == (track.time_s[0], 0.0)
    assert (found.e_m, found.n_m) == tuple(track.smoothed.mean[0, :2])
    assert entered_across(found) == {"sea": 0.0, "inside": 1.0, "unknown": 0.0}


@pytest.mark.parametrize("old", [0.1, 0.5, 0.9])
def test_entered_or_launched_inside_follows_the_ages(old: float) -> None:
    found = only(first_seen([100.0, 1000.0], [1.0 - old, old]))
    count = LIMITS.paths_per_track
    low, high = stats.binom.interval(0.9999, count, old)
    assert low <= found.probability * count <= high
    assert found.never_outside == pytest.approx(1.0 - found.probability)
    assert sum(entered_across(found).values()) == pytest.approx(1.0)


def test_nothing_is_said_where_no_sensor_looked() -> None:
    track = first_seen([], [])
    assert judge_track(track, east_half(), Rules(KEY)).crossings == []


def test_track_first_seen_outside_is_no_back_cast() -> None:
    outside = trajectory_along([(0.0, -20e3, 0.0), (200.0, -10e3, 0.0)])
    aged = outside._replace(age_s=np.array([500.0]), age_share=np.array([1.0]))
    assert judge_track(aged, east_half(), Rules(KEY)).crossings == []


def test_existence_scales_what_was_first_seen_inside() -> None:
    assert only(first_seen([1000.0], [1.0], existence=0.6)).probability == 0.6


@pytest.mark.parametrize(("age_s", "inside"), [(1000.0, 0.0), (100.0, 1.0)])
def test_first_seen_inside_without_authority_is_an_incursion(
    age_s: float, inside: float
) -> None:
    track, volume = first_seen([age_s], [1.0]), east_half()
    crossings = judge_track(track, volume, Rules(KEY)).crossings
    (found,) = find_incursions([track], crossings, [volume], Policy())
    assert entered_across(found.entry)["inside"] == inside


def test_deepest_is_told_beyond_the_reach_of_the_grid() -> None:
    track, volume = first_seen([1000.0], [1.0]), east_half()
    far = track.smoothed.mean.copy()
    far[:, 0] += 40e3  # the eastern side of the square is then 40 km away
    states = track.smoothed._replace(mean=far)
    track = track._replace(smoothed=states, mean=far)
    crossings = judge_track(track, volume, Rules(KEY)).crossings
    (found,) = find_incursions([track], crossings, [volume], Policy())
    assert found.deepest_m == pytest.approx(40e3, abs=200.0)


def test_address_that_came_after_the_entry_excuses_nothing() -> None:
    end = (400.0, 10e3, 0.0)
    track = trajectory_along([(0.0, -10e3, 0.0), end], address=0x48AF03)
    volume = east_half()
    late = track._replace(address_since_s=300.0)
    for known, count in ((track, 0), (late, 1)):
        crossings = judge_track(known, volume, Rules(KEY)).crossings
        found = find_incursions([known], crossings, [volume], Policy())
        assert len(found) == count


def test_what_was_first_seen_inside_may_say_later_who_it_is() -> None:
    track, volume = first_seen([100.0], [1.0]), east_half()
    told = track._replace(address=0x48AF03, address_since_s=track.time_s[0] + 90.0)
    crossings = judge_track(told, volume, Rules(KEY)).crossings
    assert find_incursions([told], crossings, [volume], Policy()) == []
