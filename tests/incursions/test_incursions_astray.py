"""A track that false plots led away is the one that its object began beside it."""

import numpy as np
import pytest

from track_scenes import ends_of, trajectory_along
from vedette.incursions.astray import (
    AGAIN_S,
    ASTRAY_SHARE,
    BESIDE_SHARE,
    LED_AWAY_S,
    LOOKS_MAX,
    OVERLAP_S_MAX,
    Heard,
    astray_pairs,
)
from vedette.incursions.unseen_flights import Look
from vedette.sensors.coverage import RADAR, Coverage
from vedette.tracks.motion import Motion
from vedette.tracks.trajectory import Trajectory

MOTION = Motion(q_m2ps3=4.0, q_vertical_m2ps3=1.0, death_rate_ps=1.0 / 1800.0)
CELLS = np.array([[200.0, 0.02]])
TURN_S = 10.0
RADAR_0 = Coverage(
    kind=RADAR, p_detect=0.9, range_max_m=2e5, beam=0, period_s=TURN_S, h_m=500.0
)
# A balloon drifts north; at 500 s its track turns away to the east, and lives on what
# is not the balloon for 100 s, while the balloon begins another track at 520 s.
LED = trajectory_along([(0, 60e3, 0), (500, 60e3, 5000), (620, 64e3, 6000)], number=1)
FOUND = trajectory_along([(520, 60e3, 5200), (1500, 60e3, 15e3)], number=2)


def seen(track: Trajectory, *times_s: float) -> Heard:
    """Make plots of one track by the one radar."""
    count = len(times_s)
    return Heard(
        np.full(count, track.key), np.array(times_s, float), np.zeros(count, np.int64)
    )


def every_turn(from_s: float, to_s: float) -> list[float]:
    return np.arange(from_s, to_s, TURN_S).tolist()


def odds(
    led: Trajectory, found: Trajectory, *heard: Heard, cells: np.ndarray = CELLS
) -> float:
    tracks = sorted([led, found], key=lambda t: float(t.time_s[0]))
    together = Heard(*(np.concatenate(column) for column in zip(*heard, strict=True)))
    looks = [Look(float(t), RADAR_0) for t in np.arange(0.0, 1500.0, TURN_S)]
    pairs = astray_pairs(tracks, ends_of(tracks), together, looks, cells, MOTION)
    return float(pairs.odds.sum())


BEFORE, AFTER = every_turn(0.0, 520.0), every_turn(625.0, 900.0)
NEVER_TOGETHER = (
    seen(LED, *BEFORE, 530.0, 550.0, 570.0, 590.0, 610.0),
    seen(FOUND, 540.0, 560.0, 580.0, 600.0, *AFTER),
)
TOGETHER = (
    seen(LED, *BEFORE, *every_turn(530.0, 620.0)),
    seen(FOUND, *every_turn(530.0, 620.0), *AFTER),
)


def test_two_that_are_never_seen_in_one_look_are_one_object() -> None:
    assert odds(LED, FOUND, *NEVER_TOGETHER) > 1e6


def test_two_that_are_seen_in_one_look_turn_after_turn_are_two() -> None:
    assert odds(LED, FOUND, *TOGETHER) < 1e-4 * odds(LED, FOUND, *NEVER_TOGETHER)


QUIET = (seen(LED, *BEFORE), seen(FOUND, *AFTER))
P_SEEN = 21.0 / 22.0  # twenty turns of twenty, by Laplace's rule


def test_without_a_look_the_odds_are_those_of_a_density_and_of_a_rare_turn() -> None:
    """As matrices have them, from five moments before the new track began."""
    density = 0.0
    for led_s in LED_AWAY_S:
        row = int(np.searchsorted(LED.time_s, 520.0 - led_s, side="right")) - 1
        flown_s = 520.0 - LED.time_s[row]
        f = np.eye(4)
        f[0, 2] = f[1, 3] = flown_s
        noise = np.zeros((4, 4))
        for a in range(2):
            noise[a, a] = MOTION.q_m2ps3 * flown_s**3 / 3
            noise[a, a + 2] = noise[a + 2, a] = MOTION.q_m2ps3 * flown_s**2 / 2
            noise[a + 2, a + 2] = MOTION.q_m2ps3 * flown_s
        cov = f @ LED.smoothed.cov[row] @ f.T + noise + FOUND.smoothed.cov[0]
        gap = FOUND.smoothed.mean[0] - f @ LED.smoothed.mean[row]
        log_area = 0.5 * np.linalg.slogdet(2.0 * np.pi * cov)[1]
        density += np.exp(-0.5 * gap @ np.linalg.solve(cov, gap) - log_area)
    expected = ASTRAY_SHARE * TURN_S / AGAIN_S * density / len(LED_AWAY_S) / 1e-12
    assert odds(LED, FOUND, *QUIET) == pytest.approx(expected, rel=1e-6)


def test_each_look_with_both_costs_the_share_that_a_track_astray_takes_of_others() -> (
    None
):
    one = odds(LED, FOUND, seen(LED, *BEFORE, 540.0), seen(FOUND, 540.0, *AFTER))
    two = P_SEEN / (2.0 - P_SEEN)
    assert one / odds(LED, FOUND, *QUIET) == pytest.approx(BESIDE_SHARE / two, rel=0.1)


@pytest.mark.parametrize("shift_s", [0.0, 0.3, 4.0, -4.0])
def test_plots_of_one_turn_are_of_one_look_also_at_both_ends(shift_s: float) -> None:
    """A beam meets two objects at two moments of its turn."""
    times_s = [530.0, 615.0]
    led = seen(LED, *BEFORE, *(t + shift_s for t in times_s))
    here = odds(LED, FOUND, led, seen(FOUND, *times_s, *AFTER))
    there = odds(
        LED, FOUND, seen(LED, *BEFORE, *times_s), seen(FOUND, *times_s, *AFTER)
    )
    assert here <= 1.6 * there


def test_looks_before_anybody_knew_whose_plots_are_the_new_tracks_say_nothing() -> None:
    found = seen(FOUND, 545.0, *AFTER)
    early = odds(LED, FOUND, seen(LED, *BEFORE, 522.0, 530.0), found)
    # As looks with one alone, the two would make it a hundred times likelier.
    assert early < 2.0 * odds(LED, FOUND, seen(LED, *BEFORE), found)


def test_what_another_antenna_saw_is_of_another_look() -> None:
    other = seen(LED, 540.0)._replace(beam=np.array([1]))
    told = odds(LED, FOUND, seen(LED, *BEFORE), other, seen(FOUND, 540.0, *AFTER))
    alone = odds(LED, FOUND, seen(LED, *BEFORE), seen(FOUND, 540.0, *AFTER))
    assert told == pytest.approx(alone, rel=1e-9)


def test_two_kinds_are_two_objects() -> None:
    """The old one is surely of the second kind, of which the new one is not."""
    tracks = [LED, FOUND]
    looks = [Look(float(t), RADAR_0) for t in np.arange(0.0, 1500.0, TURN_S)]
    together = Heard(*(np.concatenate(c) for c in zip(*NEVER_TOGETHER, strict=True)))
    kinds = ends_of(tracks)._replace(
        kind=np.array([[0.0, 1.0], [1.0, 0.0]]),
        answers=np.array([[1.0, 1.0], [1.0, 1e-3]]),
    )
    told = astray_pairs(tracks, kinds, together, looks, CELLS, MOTION).odds.sum()
    assert told == pytest.approx(1e-3 * odds(LED, FOUND, *NEVER_TOGETHER), rel=1e-6)


def test_looks_never_say_more_than_some_looks_can() -> None:
    never = odds(LED, FOUND, *NEVER_TOGETHER)
    assert never == pytest.approx(LOOKS_MAX * odds(LED, FOUND, *QUIET), rel=1e-9)


def test_a_radar_that_would_make_one_plot_of_both_says_nothing() -> None:
    beside = trajectory_along([(0, 60e3, 0), (620, 60050.0, 6200)], number=1)
    wide = np.array([[5000.0, 0.2]])
    heard = (
        seen(beside, *BEFORE, 530.0, 550.0, 570.0),
        seen(FOUND, 540.0, 560.0, 580.0, *AFTER),
    )
    quiet = (seen(beside, *BEFORE), seen(FOUND, *AFTER))
    told = odds(beside, FOUND, *heard, cells=wide)
    assert told == pytest.approx(odds(beside, FOUND, *quiet, cells=wide), rel=0.35)


def test_what_the_radar_never_saw_before_is_not_expected_beside_the_other() -> None:
    """A track of another sensor: that this radar sees one alone says nothing."""
    alone = (seen(LED), seen(FOUND, *every_turn(530.0, 620.0), *AFTER))
    quiet = (seen(LED), seen(FOUND, *AFTER))
    assert odds(LED, FOUND, *alone) == pytest.approx(odds(LED, FOUND, *quiet), rel=0.5)


def test_a_track_far_away_is_another_object_whatever_the_looks_say() -> None:
    far = trajectory_along([(520, 90e3, 45e3), (1500, 90e3, 55e3)], number=2)
    assert odds(LED, far, *NEVER_TOGETHER) == 0.0


def test_what_goes_on_for_long_or_outlives_the_other_did_not_go_astray() -> None:
    assert odds(LED, FOUND, *NEVER_TOGETHER) > 0.0
    brief = trajectory_along([(520, 60e3, 5200), (600, 60e3, 6000)], number=2)
    assert odds(LED, brief, *NEVER_TOGETHER) == 0.0
    end_s = 520.0 + OVERLAP_S_MAX
    stays = trajectory_along([(0, 60e3, 0), (end_s + 20.0, 64e3, 6000)], number=1)
    later = trajectory_along([(520, 60e3, 5200), (end_s + 900.0, 60e3, 9e3)], number=2)
    assert odds(stays, later, *NEVER_TOGETHER) == 0.0


def test_two_addresses_never_went_astray_together() -> None:
    led, found = LED._replace(address=7), FOUND._replace(address=7)
    assert odds(led, found, *NEVER_TOGETHER) == 0.0
